"""The SQLite file under the ledger: opening, transactions, and its errors in sentences for people."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kg_schema import WorkspaceError

__all__ = ["PATIENCE", "connect", "guarded", "transaction"]

PATIENCE: Final = 10.0
"""Seconds to wait for another process that is writing."""

_PAUSE: Final = 0.02  # seconds
_AGAIN = "restore the file from a backup, or move it away and load the articles again"
_SENTENCES: Final = {
    "BUSY": "The ledger {path} is held by another process: wait until that one ends, then try again.",
    "LOCKED": "The ledger {path} is held by another process: wait until that one ends, then try again.",
    "NOTADB": "{path} is no ledger, nor any SQLite database: " + _AGAIN + ".",
    "CORRUPT": "The ledger {path} is damaged ({error}): " + _AGAIN + ".",
    "READONLY": "The ledger {path} cannot be written: check who may write the file and its directory.",
    "PERM": "The ledger {path} cannot be opened: check who may read and write it.",
    "CANTOPEN": "The ledger {path} cannot be opened: check that it is a file that you may read and write, "
    "in a directory that you may write.",
    "FULL": "The disk of the ledger {path} is full: free some space, then load the rest again.",
}
_OTHERWISE = "The ledger {path} cannot be used ({error}): check the disk, or name another workspace."


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite into WorkspaceErrors that name the file and say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        # The name is like SQLITE_BUSY or SQLITE_IOERR_READ; errors of Python's own wrapper have none.
        name = getattr(error, "sqlite_errorname", "SQLITE_").split("_")[1]
        sentence = _SENTENCES.get(name, _OTHERWISE)
        raise WorkspaceError(sentence.format(path=path, error=error)) from error


def connect(path: Path, *, create: bool, patience: float) -> sqlite3.Connection:
    """Open the file in WAL mode with every commit on disk; create it only if asked to."""
    mode = "rwc" if create else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)
    try:
        _write_ahead(connection, patience)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Switch to WAL; SQLite itself does not wait when several processes do so to a new file at once."""
    deadline = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE)


@contextmanager
def transaction(connection: sqlite3.Connection, *, write: bool = True) -> Iterator[None]:
    """Do all of the block or nothing of it; a writing one waits for its turn at once."""
    connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
