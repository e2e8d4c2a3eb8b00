"""The ledger as a whole: what may be appended to it, and what can be read from it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from kg.ledger import views
from kg.ledger.checking import Finding, findings
from kg.ledger.clock import Clock, utc_now
from kg.ledger.database import PATIENCE, connect, guarded, transaction
from kg.ledger.erasure import erase, forget
from kg.ledger.migrate import migrate
from kg.ledger.writing import Decision, check_encodable, described, json_text, storable
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
    counting,
    extraction_record,
)

__all__ = ["Ledger", "Outcome"]

_OPPOSITE: Final = {Verdict.RETRACT: Verdict.RESTORE, Verdict.RESTORE: Verdict.RETRACT}


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
        payload, description = json_text(extraction_record(sound)), described(sound.article)
        check_encodable(sound.article, payload, description)
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
            return views.holds(self._connection, article.id, extractor, version, described(article))

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

    def decide(
        self,
        verdict: Verdict,
        subject: str,
        detail: dict[str, Any],
        *,
        why: str,
        who: str,
        at: str | None = None,
    ) -> int:
        """Append a judgement about entities or a statement; return its number in the log."""
        with guarded(self._path), transaction(self._connection):
            return self._decide(verdict, subject, detail, why=why, who=who, at=at)

    def decide_all(self, decisions: list[Decision], *, who: str, at: str | None = None) -> None:
        """Append several judgements, all or none of them."""
        with guarded(self._path), transaction(self._connection):
            for d in decisions:
                self._decide(d.verdict, d.subject, d.detail, why=d.why, who=who, at=at)

    def adopt(self, judgements: list[Judgement]) -> None:
        """Append judgements of another ledger as they are; those that are here already are left out."""
        with guarded(self._path), transaction(self._connection):
            known = {made.id for made in views.judgements(self._connection)}
            for judgement in judgements:
                if judgement.id not in known:
                    self._write(judgement)

    def reload(self, extractions: list[Extraction], *, why: str, who: str, at: str | None = None) -> int | None:
        """Store extractions made again of articles that are there, and let them count; all or none of them.

        Return the number of the judgement in the log, None if nothing was given.
        """
        made = []
        for extraction in map(checked, extractions):
            payload, description = json_text(extraction_record(extraction)), described(extraction.article)
            check_encodable(extraction.article, payload, description)
            made.append((extraction, payload, description))
        if not made:
            return None
        detail = {"extractions": {e.article.id: content_id("x", payload) for e, payload, _ in made}}
        subject = f"{len(made)} article{'s'[: len(made) > 1]}"
        with guarded(self._path), transaction(self._connection):
            for extraction, _, _ in made:
                self._check_known(extraction.article.id)
            number = self._decide(Verdict.RELOAD, subject, detail, why=why, who=who, at=at)
            for extraction, payload, description in made:
                if not views.has_extraction(self._connection, extraction.article.id, content_id("x", payload)):
                    self._append(extraction, payload, description, number)
        return number

    def purge(self, article_id: str, *, why: str, who: str, at: str | None = None) -> None:
        """Erase the text of an article and all that was made of it; keep only that this was done, by whom and why.

        NotFoundError if it was never loaded or is erased already. It can neither be undone nor loaded again.
        """
        with guarded(self._path):
            with transaction(self._connection):
                self._check_known(article_id)
                erase(self._connection, article_id)
                self._decide(Verdict.PURGE, article_id, {}, why=why, who=who, at=at)
            forget(self._connection)

    def check(self) -> tuple[Finding, ...]:
        """Return what in the ledger is not as it was written, or says nothing any more; empty if all is sound."""
        with guarded(self._path):
            return tuple(findings(self._connection))

    def undo(self, number: int, *, why: str, who: str, at: str | None = None) -> Judgement:
        """Take back the judgement with this number in the log, and return it.

        NotFoundError where that entry is no judgement, ModelError where it is undone already.
        """
        with guarded(self._path), transaction(self._connection):
            made = views.numbered_judgements(self._connection)
            if number not in made:
                raise NotFoundError(f"Entry {number} of the log is no judgement: 'kg log' lists the judgements.")
            judgement = made[number]
            if judgement.verdict is Verdict.PURGE:
                raise ModelError(f"Entry {number} of the log erased an article: that cannot be undone.")
            if judgement.verdict in _OPPOSITE:
                newest = max(n for n, j in made.items() if j.subject == judgement.subject)
                undone = newest != number
                verdict, subject = _OPPOSITE[judgement.verdict], judgement.subject
            else:
                undone = judgement.id not in counting(made.values())
                verdict, subject = Verdict.UNDO, judgement.id
            if undone:
                raise ModelError(f"Entry {number} of the log is undone already: nothing is changed.")
            self._decide(verdict, subject, {}, why=why, who=who, at=at)
        return judgement

    def articles(self) -> tuple[views.StoredArticle, ...]:
        """Return all articles, retracted ones too, sorted by id."""
        with guarded(self._path), views.intact(self._path):
            reloaded = views.chosen(self._connection)
            return tuple(views.stored(self._connection, i, reloaded) for i in views.article_ids(self._connection))

    def article(self, article_id: str) -> views.StoredArticle:
        """Return one article, retracted or not; NotFoundError if it was never loaded."""
        with guarded(self._path), views.intact(self._path):
            self._check_known(article_id)
            return views.stored(self._connection, article_id, views.chosen(self._connection))

    def addresses(self) -> tuple[tuple[str, str], ...]:
        """Return id and address of the articles that have one and are not retracted, sorted by id."""
        with guarded(self._path):
            return views.live_addresses(self._connection)

    def extractions(self) -> Iterator[Extraction]:
        """Yield the newest extraction of each article that is not retracted, sorted by article id.

        Newest is the highest version, numbers compared as numbers, whatever the order of loading; of one version
        what the last reloading made.
        """
        with guarded(self._path), views.intact(self._path):
            reloaded = views.chosen(self._connection)
            for identifier in views.live_ids(self._connection):
                yield views.extraction(self._connection, identifier, reloaded)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements in the order in which they were appended."""
        with guarded(self._path):
            return views.judgements(self._connection)

    def numbered_judgements(self) -> dict[int, Judgement]:
        """Return all judgements by their numbers in the log, oldest first."""
        with guarded(self._path):
            return views.numbered_judgements(self._connection)

    def log(self, article_id: str | None = None) -> tuple[views.LogEntry, ...]:
        """Return what was appended, from where and when, of one article or of all, oldest first."""
        with guarded(self._path):
            return views.log(self._connection, article_id)

    def _is_retracted(self, article_id: str) -> bool:
        judgement = views.last_judgement(self._connection, article_id)
        return judgement is not None and judgement.verdict is not Verdict.RESTORE

    def _check_known(self, article_id: str) -> None:
        if not views.has_article(self._connection, article_id):
            raise NotFoundError(
                f"The ledger {self._path} has no article '{article_id}': 'kg articles' lists those it has."
            )

    def _log(self, what: str, article_id: str, source: str | None, *details: str) -> int:
        entry = (what, article_id, source and storable(source), self._clock())
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
        with guarded(self._path), transaction(self._connection):
            self._check_known(article_id)
            if self._is_retracted(article_id) is (verdict is Verdict.RETRACT):
                return False
            self._decide(verdict, article_id, {}, why=why, who=who, at=at)
        return True

    def _decide(
        self, verdict: Verdict, subject: str, detail: dict[str, Any], *, why: str, who: str, at: str | None
    ) -> int:
        why, who, at = storable(why), storable(who), at or self._clock()
        judgement = Judgement(verdict=verdict, subject=subject, why=why, who=who, at=at, detail=detail)
        known = {made.id for made in views.judgements(self._connection)}
        while judgement.id in known:
            judgement = judgement.once_more()
        return self._write(judgement)

    def _write(self, j: Judgement) -> int:
        sequence = self._log(j.verdict.value, j.subject, None, j.id)
        row = (sequence, j.id, j.verdict.value, j.subject, json_text(j.detail), j.again, j.why, j.who, j.at)
        self._connection.execute("INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        return sequence


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
