"""Reading the ledger's tables; what is read does not depend on the order in which it was written."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg_schema import Article, Extraction, Judgement, Verdict, WorkspaceError, content_id, extraction_from_record

__all__ = [
    "LogEntry",
    "StoredArticle",
    "article_ids",
    "extraction",
    "has_article",
    "has_description",
    "holds",
    "intact",
    "judgements",
    "last_judgement",
    "live_addresses",
    "live_ids",
    "log",
    "sequence",
    "state",
    "stored",
]

_USUAL: Final = "rules"
"""Name of the extractor that reads where nobody asks for another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One append: its number, what it was (``load``, ``retract``, ``restore``), of what, from where, when."""

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


class _DamagedError(Exception):
    """A stored row is not what was written."""


@contextmanager
def intact(path: Path) -> Iterator[None]:
    """Turn what a damaged row causes into a WorkspaceError that names the file."""
    try:
        yield
    except _DamagedError as error:
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
    last = connection.execute("SELECT subject, verdict, max(sequence) FROM judgement GROUP BY subject")
    out = {subject for subject, verdict, _ in last if verdict == Verdict.RETRACT}
    return [identifier for identifier in article_ids(connection) if identifier not in out]


def live_addresses(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """Return id and address of the articles that have one and are not retracted, sorted by id."""
    live = set(live_ids(connection))
    rows = connection.execute("SELECT id, url FROM article WHERE url IS NOT NULL ORDER BY id")
    return tuple((identifier, url) for identifier, url in rows if identifier in live)


def judgements(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Return all judgements in the order in which they were made."""
    rows = connection.execute("SELECT verdict, subject, why, who, at FROM judgement ORDER BY sequence")
    return tuple(_judgement(row) for row in rows)


def last_judgement(connection: sqlite3.Connection, article_id: str) -> Judgement | None:
    """Return the judgement that decides on the article, None if there is none."""
    row = connection.execute(
        "SELECT verdict, subject, why, who, at FROM judgement WHERE subject = ? ORDER BY sequence DESC LIMIT 1",
        (article_id,),
    ).fetchone()
    return _judgement(row) if row else None


def _judgement(row: tuple[str, str, str, str, str]) -> Judgement:
    verdict, subject, why, who, at = row
    return Judgement(verdict=Verdict(verdict), subject=subject, why=why, who=who, at=at)


def log(connection: sqlite3.Connection, article_id: str | None = None) -> tuple[LogEntry, ...]:
    """Return the entries of the log, of one article or of all, oldest first."""
    condition, values = ("", ()) if article_id is None else ("WHERE article = ?", (article_id,))
    rows = connection.execute(
        f"SELECT sequence, what, article, source, at FROM log {condition} ORDER BY sequence", values
    )
    return tuple(LogEntry(sequence=n, what=w, article=a, source=s, at=t) for n, w, a, s, t in rows)


def stored(connection: sqlite3.Connection, article_id: str) -> StoredArticle:
    """Return the article with its state."""
    newest = _newest(connection, article_id)
    return StoredArticle(
        article=_article(connection, article_id),
        extractor=newest.extractor,
        version=newest.version,
        statements=newest.statements,
        refused=newest.refused,
        judgement=last_judgement(connection, article_id),
        log=log(connection, article_id),
    )


def extraction(connection: sqlite3.Connection, article_id: str) -> Extraction:
    """Return the newest extraction of the article."""
    newest = _newest(connection, article_id)
    (payload,) = connection.execute(
        "SELECT payload FROM extraction WHERE article = ? AND extractor = ? AND version = ? AND description = ? "
        "AND id = ?",
        (article_id, newest.extractor, newest.version, newest.description, newest.id),
    ).fetchone()
    if content_id("x", payload) != newest.id:
        raise _DamagedError(f"the extraction {newest.id} is not what was written")
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
        raise _DamagedError(f"the article {article_id} is not what was written")
    return article


def _fullest_description(connection: sqlite3.Connection, article_id: str) -> tuple[str, str]:
    """Return id and JSON of the description that says most; of equally full ones the smallest JSON."""
    rows = connection.execute("SELECT id, record FROM description WHERE article = ?", (article_id,)).fetchall()
    for identifier, record in rows:
        if content_id("d", record) != identifier:
            raise _DamagedError(f"the description {identifier} is not what was written")
    if not rows:
        raise _DamagedError(f"the article {article_id} has lost its description")
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


def _newest(connection: sqlite3.Connection, article_id: str) -> _Made:
    """Return the extraction of the highest version, made under the fullest description where there is one.

    What an extractor found that somebody asked for stands before what the usual one found.
    """
    rows = connection.execute(
        "SELECT extractor, version, description, id, statements, refused FROM extraction WHERE article = ?",
        (article_id,),
    )
    made = [_Made(*row) for row in rows]
    if not made:
        raise _DamagedError(f"the article {article_id} has lost its extraction")
    fullest, _ = _fullest_description(connection, article_id)
    return max(
        made,
        key=lambda m: (
            m.extractor != _USUAL,
            _version_key(m.version),
            m.extractor,
            m.description == fullest,
            m.id,
        ),
    )


def _version_key(version: str) -> tuple[tuple[int, str], ...]:
    """Order versions with their numbers as numbers: 1.10 comes after 1.9."""
    parts = re.findall(r"\d+|[^\W\d_]+", version)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)
