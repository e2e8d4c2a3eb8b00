"""Checking the ledger: is everything as it was written, grounded, and about something that is there?"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.ledger import views
from kg_schema import Judgement, ModelError, Verdict, checked, content_id

__all__ = ["Finding", "findings"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: where, what, what to do; ``damage`` unless it is harmless."""

    where: str
    what: str
    advice: str
    damage: bool = True


_RESTORE: Final = "restore the ledger from a backup, or load the articles into a new workspace"
_ABOUT_STATEMENTS: Final = (Verdict.ACCEPT, Verdict.REJECT, Verdict.EDIT, Verdict.ADD)


def findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield what is wrong: with the file, the chain of the log, hashes, grounding, ends, and judgements."""
    (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if answer != "ok":
        yield Finding("the file", f"SQLite finds it damaged ({answer})", _RESTORE)
        return
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(f"{table} {row}", f"it refers to a row of {parent} that is not there", _RESTORE)
    yield from _articles(connection)
    made = views.numbered_judgements(connection)
    yield from _log(connection, made)
    yield from _judgements(connection, made)


def _articles(connection: sqlite3.Connection) -> Iterator[Finding]:
    reloaded = views.chosen(connection)
    for identifier in views.article_ids(connection):
        try:
            stored = views.extraction(connection, identifier, reloaded)
        except (views.DamagedError, ModelError, ValueError, KeyError, TypeError) as error:
            yield Finding(identifier, str(error) or type(error).__name__, _RESTORE)
            continue
        sound = checked(stored)
        for refusal in sound.refused[len(stored.refused) :] if sound != stored else ():
            yield Finding(
                identifier, f"{refusal.what}: {refusal.reason}", "'kg reload' extracts the article again"
            )
    rows = connection.execute("SELECT article, id, payload FROM extraction ORDER BY article, id")
    for article, identifier, payload in rows:
        if content_id("x", payload) != identifier:
            yield Finding(article, f"the extraction {identifier} is not what was written", _RESTORE)


def _log(connection: sqlite3.Connection, made: dict[int, Judgement]) -> Iterator[Finding]:
    """Follow the chain of states; entries of what was erased on purpose are taken as they stand."""
    erased = {j.subject for j in made.values() if j.verdict is Verdict.PURGE}
    before = ""
    rows = connection.execute("SELECT sequence, what, article, source, at, state FROM log ORDER BY sequence")
    for sequence, what, subject, source, at, state in rows.fetchall():
        judgement = made.get(sequence)
        details = _loaded(connection, sequence) if what == "load" else _judged(connection, sequence, judgement)
        emptied = judgement is not None and judgement.verdict in _ABOUT_STATEMENTS and not judgement.detail
        intact = details is not None and content_id("l", before, what, subject, source, at, *details) == state
        if not (intact or emptied or subject in erased):
            yield Finding(f"entry {sequence} of the log", "it is not what was written", _RESTORE)
        before = state


def _judged(connection: sqlite3.Connection, sequence: int, judgement: Judgement | None) -> tuple[str, ...] | None:
    """Return the id of the judgement of an entry, None where it is not the one that was written."""
    row = connection.execute("SELECT id FROM judgement WHERE sequence = ?", (sequence,)).fetchone()
    return None if judgement is None or row != (judgement.id,) else (judgement.id,)


def _loaded(connection: sqlite3.Connection, sequence: int) -> tuple[str, ...] | None:
    """Return description and payload of what an entry loaded."""
    row = connection.execute(
        "SELECT record, payload FROM extraction JOIN description ON description.article = extraction.article "
        "AND description.id = extraction.description WHERE extraction.sequence = ?",
        (sequence,),
    ).fetchone()
    return None if row is None else tuple(row)


def _judgements(connection: sqlite3.Connection, made: dict[int, Judgement]) -> Iterator[Finding]:
    articles, ids = set(views.article_ids(connection)), {j.id for j in made.values()}
    erased = {j.subject for j in made.values() if j.verdict is Verdict.PURGE}
    for number, j in made.items():
        where = f"entry {number} of the log ({j.verdict})"
        about = j.detail.get("article") or (j.subject if j.subject.startswith("a-") else None)
        if about is not None and about not in articles | erased:
            yield Finding(where, f"it is about the article {about}, which is not there", _RESTORE)
        if j.verdict is Verdict.UNDO and j.subject not in ids:
            yield Finding(where, f"it undoes {j.subject}, which is not there", _RESTORE)
