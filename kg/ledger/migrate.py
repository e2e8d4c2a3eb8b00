"""Migrations: numbered SQL files, applied once each and remembered with their checksums."""

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

from kg.ledger.database import transaction
from kg_schema import WorkspaceError

__all__ = ["APPLICATION_ID", "Migration", "migrate", "packaged_migrations"]

APPLICATION_ID: Final = 0x6B676C64
"""Marks an SQLite file as a ledger of ours ("kgld" in ASCII)."""

_FILE = re.compile(r"(\d{4})_(\w+)\.sql")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a version of the tables to the next."""

    number: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the SQL, in hexadecimal."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def packaged_migrations() -> tuple[Migration, ...]:
    """Return the migrations of this version of kg, in their order."""
    folder = resources.files("kg.ledger").joinpath("migrations")
    matches = [(_FILE.fullmatch(file.name), file) for file in folder.iterdir()]
    found = [Migration(int(m[1]), m[2], file.read_text(encoding="utf-8")) for m, file in matches if m]
    return tuple(sorted(found, key=lambda migration: migration.number))


def migrate(connection: sqlite3.Connection, path: Path, known: Iterable[Migration] | None = None) -> None:
    """Bring the tables to this version, in one transaction; raise WorkspaceError where that cannot be.

    Refused are files that are no ledger, ledgers of a newer version, and ledgers whose migrations were others
    than those of the same number here.
    """
    steps = packaged_migrations() if known is None else tuple(known)
    if list(_missing(connection, path, steps)):
        with transaction(connection):
            # Asked again inside: another process may have been quicker.
            for step in _missing(connection, path, steps):
                _apply(connection, step)


def _missing(connection: sqlite3.Connection, path: Path, steps: tuple[Migration, ...]) -> Iterator[Migration]:
    done = _applied(connection, path)
    by_number = {step.number: step for step in steps}
    for number, checksum in sorted(done.items()):
        if number not in by_number:
            raise WorkspaceError(
                f"The ledger {path} was made by a newer version of kg (migration {number:04d}): "
                "install that version, or name another workspace."
            )
        if by_number[number].checksum != checksum:
            raise WorkspaceError(
                f"The ledger {path} was made with another migration {number:04d} than this version of kg has: "
                "use the version that made it, or load the articles into a new workspace."
            )
    return (step for step in steps if step.number not in done)


def _applied(connection: sqlite3.Connection, path: Path) -> dict[int, str]:
    """Return number and checksum of the migrations that the file has been through."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return {}
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,) or "migration" not in tables:
        raise WorkspaceError(
            f"{path} is an SQLite database, but no ledger of kg: move it away, or name another workspace."
        )
    return dict(connection.execute("SELECT number, checksum FROM migration"))


def _apply(connection: sqlite3.Connection, step: Migration) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in _statements(step.sql):
        connection.execute(statement)
    connection.execute("INSERT INTO migration VALUES (?, ?, ?)", (step.number, step.name, step.checksum))


def _statements(sql: str) -> Iterator[str]:
    """Yield the statements one by one: executescript would end the transaction that they belong to."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
