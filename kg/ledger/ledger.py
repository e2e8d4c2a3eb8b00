"""The ledger as a whole: what may be appended to it, and what can be read from it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.ledger import views
from kg.ledger.clock import Clock, utc_now
from kg.ledger.database import PATIENCE, connect, guarded, transaction
from kg.ledger.migrate import migrate
from kg_schema import (
    Article,
    Extraction,
    Judgement,
    ModelError,
    NotFoundError,
    Verdict,
    WorkspaceError,
    checked,
    content_id,
    extraction_record,
)

__all__ = ["Ledger", "Outcome"]


class Outcome(StrEnum):
    """What became of an extraction that was added."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    RETRACTED = "retracted"
    """The article was retracted before; it stays out until it is restored, and nothing was stored."""


class Ledger:
    """The truth: articles, extractions and judgements, appended and never changed.

    Each article is written in a transaction of its own, so that an end at any moment loses at most the article
    being written. All methods raise WorkspaceError, in one sentence, when the file cannot be used.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, clock: Clock = utc_now) -> None:
        self._connection = connection
        self._path = path
        self._clock = clock

    @classmethod
    def open(
        cls, path: Path, create: bool = False, *, clock: Clock = utc_now, patience: float = PATIENCE
    ) -> "Ledger":
        """Open the ledger in this file, bringing its tables to this version; make it if ``create``.

        ``patience`` is how many seconds to wait for another process that writes.
        """
        _check_place(path, create=create)
        with guarded(path):
            connection = connect(path, create=create, patience=patience)
            try:
                migrate(connection, path)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path, clock)

    def close(self) -> None:
        """Close the file; what was added is on disk already."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def sequence(self) -> int:
        """Number of the last append that can have changed the graph; 0 for an empty ledger."""
        with guarded(self._path):
            return views.sequence(self._connection)

    @property
    def state(self) -> str:
        """Hash of all that was ever appended: two ledgers of one state hold the same; "" for an empty one."""
        with guarded(self._path):
            return views.state(self._connection)

    @contextmanager
    def snapshot(self) -> Iterator[int]:
        """Read one and the same state within the block, whatever others write; give its sequence."""
        with guarded(self._path), transaction(self._connection, write=False):
            yield views.sequence(self._connection)

    def add(self, extraction: Extraction, *, source: str | None = None) -> Outcome:
        """Store what of the extraction is grounded, and its article; list the rest as refused.

        ``source`` says where the article came from, for the log. What is stored already stays as it is.
        """
        sound = checked(extraction)
        payload, description = _json(extraction_record(sound)), _description(sound.article)
        _check_encodable(sound.article, payload, description)
        with guarded(self._path), transaction(self._connection):
            if self._is_retracted(sound.article.id):
                return Outcome.RETRACTED
            if views.holds(self._connection, sound.article.id, sound.extractor, sound.version, description):
                return Outcome.UNCHANGED
            sequence = self._log("load", sound.article.id, source, description, payload)
            self._append(sound, payload, description, sequence)
        return Outcome.LOADED

    def knows(self, article_id: str, extractor: str, version: str) -> bool:
        """Tell whether this version of the extractor has read the article."""
        with guarded(self._path):
            return views.holds(self._connection, article_id, extractor, version)

    def holds(self, article: Article, extractor: str, version: str) -> bool:
        """Tell whether this version of the extractor has read the article under this very title and so on."""
        with guarded(self._path):
            return views.holds(self._connection, article.id, extractor, version, _description(article))

    def is_retracted(self, article_id: str) -> bool:
        """Tell whether the article was retracted and not restored since."""
        with guarded(self._path):
            return self._is_retracted(article_id)

    def retract(self, article_id: str, *, why: str, who: str, at: str | None = None) -> bool:
        """Take the article out of the graph; return whether it was in. NotFoundError if it was never loaded."""
        return self._judge(Verdict.RETRACT, article_id, why=why, who=who, at=at)

    def restore(self, article_id: str, *, why: str, who: str, at: str | None = None) -> bool:
        """Bring a retracted article back; return whether it was out. NotFoundError if it was never loaded."""
        return self._judge(Verdict.RESTORE, article_id, why=why, who=who, at=at)

    def articles(self) -> tuple[views.StoredArticle, ...]:
        """Return all articles, retracted ones too, sorted by id."""
        with guarded(self._path), views.intact(self._path):
            return tuple(views.stored(self._connection, i) for i in views.article_ids(self._connection))

    def article(self, article_id: str) -> views.StoredArticle:
        """Return one article, retracted or not; NotFoundError if it was never loaded."""
        with guarded(self._path), views.intact(self._path):
            self._check_known(article_id)
            return views.stored(self._connection, article_id)

    def addresses(self) -> tuple[tuple[str, str], ...]:
        """Return id and address of the articles that have one and are not retracted, sorted by id."""
        with guarded(self._path):
            return views.live_addresses(self._connection)

    def extractions(self) -> Iterator[Extraction]:
        """Yield the newest extraction of each article that is not retracted, sorted by article id.

        Newest is the highest version, numbers compared as numbers, whatever the order of loading.
        """
        with guarded(self._path), views.intact(self._path):
            for identifier in views.live_ids(self._connection):
                yield views.extraction(self._connection, identifier)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements in the order in which they were made."""
        with guarded(self._path):
            return views.judgements(self._connection)

    def log(self, article_id: str | None = None) -> tuple[views.LogEntry, ...]:
        """Return what was appended, from where and when, of one article or of all, oldest first."""
        with guarded(self._path):
            return views.log(self._connection, article_id)

    def _is_retracted(self, article_id: str) -> bool:
        judgement = views.last_judgement(self._connection, article_id)
        return judgement is not None and judgement.verdict is Verdict.RETRACT

    def _check_known(self, article_id: str) -> None:
        if not views.has_article(self._connection, article_id):
            raise NotFoundError(
                f"The ledger {self._path} has no article '{article_id}': 'kg articles' lists those it has."
            )

    def _log(self, what: str, article_id: str, source: str | None, *details: str) -> int:
        entry = (what, article_id, source and _storable(source), self._clock())
        state = content_id("l", views.state(self._connection), *entry, *details)
        cursor = self._connection.execute(
            "INSERT INTO log (what, article, source, at, state) VALUES (?, ?, ?, ?, ?)", (*entry, state)
        )
        return int(cursor.lastrowid or 0)

    def _append(self, extraction: Extraction, payload: str, description: str, sequence: int) -> None:
        article, insert = extraction.article, self._connection.execute
        if not views.has_article(self._connection, article.id):
            origin = (article.publisher, article.url, article.published)
            insert("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)", (article.id, article.text, *origin, sequence))
        described = content_id("d", description)
        if not views.has_description(self._connection, article.id, described):
            insert("INSERT INTO description VALUES (?, ?, ?, ?)", (article.id, described, description, sequence))
        made_by = (article.id, extraction.extractor, extraction.version, described)
        counts = (len(extraction.statements), len(extraction.refused))
        insert(
            "INSERT INTO extraction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*made_by, content_id("x", payload), payload, *counts, sequence),
        )

    def _judge(self, verdict: Verdict, article_id: str, *, why: str, who: str, at: str | None) -> bool:
        why, who = _storable(why), _storable(who)
        judgement = Judgement(verdict=verdict, subject=article_id, why=why, who=who, at=at or self._clock())
        with guarded(self._path), transaction(self._connection):
            self._check_known(article_id)
            if self._is_retracted(article_id) is (verdict is Verdict.RETRACT):
                return False
            sequence = self._log(verdict.value, article_id, None, judgement.id)
            row = (sequence, judgement.id, verdict.value, article_id, why, who, judgement.at)
            self._connection.execute("INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        return True


def _check_place(path: Path, *, create: bool) -> None:
    """Make the directory of the ledger if asked to; raise WorkspaceError where there is nothing to open."""
    if create:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkspaceError(
                f"The workspace {path.parent} cannot be made ({error.strerror}): name another directory."
            ) from error
    elif not path.is_file():
        raise WorkspaceError(
            f"There is no ledger at {path}: load an article to make one, or name the workspace that has it."
        )
    elif path.stat().st_size == 0:
        raise WorkspaceError(
            f"The ledger {path} is empty: load an article to begin it, or restore the file from a backup."
        )


def _json(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _storable(words: str) -> str:
    """Return words as they are, bytes of file names and arguments that are no UTF-8 written as escapes."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def _description(article: Article) -> str:
    """Return what only describes the article, as JSON; what is unknown of ``modified`` is left out of it."""
    described = {
        "title": article.title,
        "authors": article.authors,
        "language": article.language,
        "published_note": article.published_note,
    }
    return _json(described | ({"modified": article.modified} if article.modified else {}))


def _check_encodable(article: Article, *strings: str) -> None:
    """Refuse text that no file could hold."""
    try:
        for string in (article.text, article.publisher or "", article.url or "", *strings):
            string.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ModelError(
            f"The article {article.id} holds half a character (a lone surrogate) at position {error.start}: "
            "decode the text anew from its source."
        ) from error
