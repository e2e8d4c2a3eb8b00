"""Reading the ledger's tables; what is read does not depend on the order in which it was written."""

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from kg_schema import (
    Article,
    Extraction,
    Judgement,
    Verdict,
    WorkspaceError,
    content_id,
    counting,
    extraction_from_record,
)

__all__ = [
    "Chosen",
    "DamagedError",
    "LogEntry",
    "StoredArticle",
    "article_ids",
    "chosen",
    "extraction",
    "has_article",
    "has_description",
    "has_extraction",
    "holds",
    "intact",
    "judgements",
    "last_judgement",
    "live_addresses",
    "live_ids",
    "log",
    "numbered_judgements",
    "sequence",
    "state",
    "stored",
]

_USUAL: Final = "rules"
"""Name of the extractor that reads where nobody asks for another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One append: its number, what it was (``load`` or a verdict), from where, when.

    ``article`` is what it was about: the id of an article, or the subject of a judgement.
    """

    sequence: int
    what: str
    article: str
    source: str | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article of the ledger under its fullest description, with its state."""

    article: Article
    extractor: str
    version: str
    statements: int
    refused: int
    judgement: Judgement | None
    """The last one about it, None if there is none."""
    log: tuple[LogEntry, ...]

    @property
    def retracted(self) -> bool:
        """Whether it is kept out of the graph."""
        return self.judgement is not None and self.judgement.verdict is Verdict.RETRACT


_IN_OR_OUT: Final = "verdict IN ('retract', 'restore', 'purge')"
_JUDGEMENT: Final = "verdict, subject, why, who, at, detail, again"


Chosen: TypeAlias = dict[tuple[str, str], int]


class DamagedError(WorkspaceError):
    """A stored row is not what was written."""


@contextmanager
def intact(path: Path) -> Iterator[None]:
    """Turn what a damaged row causes into a WorkspaceError that names the file."""
    try:
        yield
    except DamagedError as error:
        raise WorkspaceError(
            f"The ledger {path} is damaged ({error}): restore the file from a backup, or move it away and load "
            "the articles again."
        ) from error


def sequence(connection: sqlite3.Connection) -> int:
    """Return the number of the last entry of the log, 0 if there is none."""
    (number,) = connection.execute("SELECT coalesce(max(sequence), 0) FROM log").fetchone()
    return int(number)


def state(connection: sqlite3.Connection) -> str:
    """Return the hash of all that was ever appended, "" if nothing was."""
    row = connection.execute("SELECT state FROM log ORDER BY sequence DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def has_article(connection: sqlite3.Connection, article_id: str) -> bool:
    """Tell whether the article was ever loaded."""
    return connection.execute("SELECT 1 FROM article WHERE id = ?", (article_id,)).fetchone() is not None


def has_description(connection: sqlite3.Connection, article_id: str, description_id: str) -> bool:
    """Tell whether the article was ever loaded under this description."""
    key = (article_id, description_id)
    return connection.execute("SELECT 1 FROM description WHERE article = ? AND id = ?", key).fetchone() is not None


def has_extraction(connection: sqlite3.Connection, article_id: str, extraction_id: str) -> bool:
    """Tell whether this very extraction of the article is stored."""
    key = (article_id, extraction_id)
    return connection.execute("SELECT 1 FROM extraction WHERE article = ? AND id = ?", key).fetchone() is not None


def holds(
    connection: sqlite3.Connection, article_id: str, extractor: str, version: str, description: str | None = None
) -> bool:
    """Tell whether there is such an extraction of the article, made under the description if one is given."""
    found = connection.execute(
        "SELECT description FROM extraction WHERE article = ? AND extractor = ? AND version = ?",
        (article_id, extractor, version),
    )
    made_under = {identifier for (identifier,) in found}
    return bool(made_under) if description is None else content_id("d", description) in made_under


def article_ids(connection: sqlite3.Connection) -> list[str]:
    """Return the ids of all articles, sorted."""
    return [identifier for (identifier,) in connection.execute("SELECT id FROM article ORDER BY id")]


def live_ids(connection: sqlite3.Connection) -> list[str]:
    """Return the ids of the articles that are not retracted, sorted."""
    last = connection.execute(
        f"SELECT subject, verdict, max(sequence) FROM judgement WHERE {_IN_OR_OUT} GROUP BY subject"
    )
    out = {subject for subject, verdict, _ in last if verdict == Verdict.RETRACT}
    return [identifier for identifier in article_ids(connection) if identifier not in out]


def live_addresses(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """Return id and address of the articles that have one and are not retracted, sorted by id."""
    live = set(live_ids(connection))
    rows = connection.execute("SELECT id, url FROM article WHERE url IS NOT NULL ORDER BY id")
    return tuple((identifier, url) for identifier, url in rows if identifier in live)


def judgements(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Return all judgements in the order in which they were appended."""
    return tuple(numbered_judgements(connection).values())


def numbered_judgements(connection: sqlite3.Connection) -> dict[int, Judgement]:
    """Return all judgements by their numbers in the log, oldest first."""
    rows = connection.execute(f"SELECT sequence, {_JUDGEMENT} FROM judgement ORDER BY sequence")
    return {sequence: _judgement(row) for sequence, *row in rows}


def last_judgement(connection: sqlite3.Connection, article_id: str) -> Judgement | None:
    """Return the judgement that decides on the article, None if there is none."""
    row = connection.execute(
        f"SELECT {_JUDGEMENT} FROM judgement WHERE subject = ? AND {_IN_OR_OUT} ORDER BY sequence DESC LIMIT 1",
        (article_id,),
    ).fetchone()
    return _judgement(row) if row else None


def _judgement(row: Sequence[Any]) -> Judgement:
    verdict, subject, why, who, at, detail, again = row
    return Judgement(
        verdict=Verdict(verdict), subject=subject, why=why, who=who, at=at, detail=json.loads(detail), again=again
    )


def log(connection: sqlite3.Connection, article_id: str | None = None) -> tuple[LogEntry, ...]:
    """Return the entries of the log, of one article or of all, oldest first."""
    condition, values = ("", ()) if article_id is None else ("WHERE article = ?", (article_id,))
    rows = connection.execute(
        f"SELECT sequence, what, article, source, at FROM log {condition} ORDER BY sequence", values
    )
    return tuple(LogEntry(sequence=n, what=w, article=a, source=s, at=t) for n, w, a, s, t in rows)


def chosen(connection: sqlite3.Connection) -> Chosen:
    """Return the extractions that reloading chose, by article and id, with the number of the judgement."""
    rows = connection.execute(
        f"SELECT sequence, {_JUDGEMENT} FROM judgement WHERE verdict IN ('reload', 'undo') ORDER BY sequence"
    )
    made = {sequence: _judgement(row) for sequence, *row in rows}
    count = counting(made.values())
    found: Chosen = {}
    for number, judgement in made.items():
        if judgement.id in count and judgement.verdict is Verdict.RELOAD:
            found |= dict.fromkeys(judgement.detail["extractions"].items(), number)
    return found


def stored(connection: sqlite3.Connection, article_id: str, reloaded: Chosen) -> StoredArticle:
    """Return the article with its state."""
    newest = _newest(connection, article_id, reloaded)
    return StoredArticle(
        article=_article(connection, article_id),
        extractor=newest.extractor,
        version=newest.version,
        statements=newest.statements,
        refused=newest.refused,
        judgement=last_judgement(connection, article_id),
        log=log(connection, article_id),
    )


def extraction(connection: sqlite3.Connection, article_id: str, reloaded: Chosen) -> Extraction:
    """Return the extraction of the article that counts."""
    newest = _newest(connection, article_id, reloaded)
    (payload,) = connection.execute(
        "SELECT payload FROM extraction WHERE article = ? AND extractor = ? AND version = ? AND description = ? "
        "AND id = ?",
        (article_id, newest.extractor, newest.version, newest.description, newest.id),
    ).fetchone()
    if content_id("x", payload) != newest.id:
        raise DamagedError(f"the extraction {newest.id} is not what was written")
    return extraction_from_record(json.loads(payload), _article(connection, article_id))


def _article(connection: sqlite3.Connection, article_id: str) -> Article:
    text, publisher, url, published = connection.execute(
        "SELECT text, publisher, url, published FROM article WHERE id = ?", (article_id,)
    ).fetchone()
    _, record = _fullest_description(connection, article_id)
    described = json.loads(record)
    described["authors"] = tuple(described["authors"])
    article = Article(text=text, publisher=publisher, url=url, published=published, **described)
    if article.id != article_id:
        raise DamagedError(f"the article {article_id} is not what was written")
    return article


def _fullest_description(connection: sqlite3.Connection, article_id: str) -> tuple[str, str]:
    """Return id and JSON of the description that says most; of equally full ones the smallest JSON."""
    rows = connection.execute("SELECT id, record FROM description WHERE article = ?", (article_id,)).fetchall()
    for identifier, record in rows:
        if content_id("d", record) != identifier:
            raise DamagedError(f"the description {identifier} is not what was written")
    if not rows:
        raise DamagedError(f"the article {article_id} has lost its description")
    identifier, record = min(rows, key=lambda row: (-_fullness(json.loads(row[1])), row[1]))
    return identifier, record


def _fullness(described: dict[str, Any]) -> int:
    return sum(bool(described.get(name)) for name in ("title", "authors", "language", "modified"))


@dataclass(frozen=True, slots=True)
class _Made:
    """A row of the table of extractions, without its payload."""

    extractor: str
    version: str
    description: str
    id: str
    statements: int
    refused: int
    what: str
    """What brought it: ``load`` or ``reload``."""


def _newest(connection: sqlite3.Connection, article_id: str, reloaded: Chosen) -> _Made:
    """Return the extraction of the highest version, made under the fullest description where there is one.

    What an extractor found that somebody asked for stands before what the usual one found. What a reloading
    brought counts while the reloading is not undone; the last one that counts comes before others of its version.
    """
    rows = connection.execute(
        "SELECT extractor, version, description, id, statements, refused, what FROM extraction "
        "JOIN log USING (sequence) WHERE extraction.article = ?",
        (article_id,),
    )
    made = [m for m in (_Made(*row) for row in rows) if m.what == "load" or (article_id, m.id) in reloaded]
    if not made:
        raise DamagedError(f"the article {article_id} has lost its extraction")
    fullest, _ = _fullest_description(connection, article_id)

    def rank(m: _Made) -> tuple[object, ...]:
        chosen_by = reloaded.get((article_id, m.id), 0)
        version = _version_key(m.version)
        return m.extractor != _USUAL, version, m.extractor, chosen_by, m.description == fullest, m.id

    return max(made, key=rank)


def _version_key(version: str) -> tuple[tuple[int, str], ...]:
    """Order versions with their numbers as numbers: 1.10 comes after 1.9."""
    parts = re.findall(r"\d+|[^\W\d_]+", version)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)
