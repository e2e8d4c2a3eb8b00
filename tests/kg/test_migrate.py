"""Migrations: numbered, applied once, remembered with their checksums."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ledger.migrate import Migration, migrate, packaged_migrations
from kg_schema import WorkspaceError

_SECOND = Migration(99, "second", "CREATE TABLE two (x);\nCREATE TABLE three (x);\n")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()


def _remembered(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    return connection.execute("SELECT * FROM migration ORDER BY number").fetchall()


def test_migrations_are_numbered_without_a_gap() -> None:
    steps = packaged_migrations()
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert steps[0].name == "initial"


def test_a_new_file_gets_all_migrations_and_keeps_their_checksums(
    connection: sqlite3.Connection, path: Path
) -> None:
    migrate(connection, path)
    assert _remembered(connection) == [(s.number, s.name, s.checksum) for s in packaged_migrations()]


def test_migrating_again_changes_nothing(connection: sqlite3.Connection, path: Path) -> None:
    migrate(connection, path)
    before = "\n".join(connection.iterdump())
    migrate(connection, path)
    assert "\n".join(connection.iterdump()) == before


def test_only_what_is_missing_is_applied(connection: sqlite3.Connection, path: Path) -> None:
    migrate(connection, path)
    migrate(connection, path, [*packaged_migrations(), _SECOND])
    assert [number for number, _, _ in _remembered(connection)][-1] == 99
    assert connection.execute("SELECT count(*) FROM three").fetchone() == (0,)


def test_a_migration_that_fails_leaves_the_file_as_it_was(connection: sqlite3.Connection, path: Path) -> None:
    migrate(connection, path)
    before = "\n".join(connection.iterdump())
    broken = Migration(99, "broken", "CREATE TABLE two (x);\nCREATE TABLE two (x);\n")
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, path, [*packaged_migrations(), broken])
    assert "\n".join(connection.iterdump()) == before


def test_a_ledger_of_a_newer_version_is_refused(connection: sqlite3.Connection, path: Path) -> None:
    migrate(connection, path, [*packaged_migrations(), _SECOND])
    with pytest.raises(
        WorkspaceError, match=r"ledger\.sqlite was made by a newer version of kg \(migration 0099\)"
    ):
        migrate(connection, path)


def test_a_changed_migration_is_refused(connection: sqlite3.Connection, path: Path) -> None:
    migrate(connection, path)
    changed = [Migration(s.number, s.name, s.sql + "-- changed\n") for s in packaged_migrations()]
    with pytest.raises(WorkspaceError, match="made with another migration 0001"):
        migrate(connection, path, changed)


def test_a_database_of_somebody_else_is_refused_and_left_alone(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("CREATE TABLE log (x)")
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="an SQLite database, but no ledger of kg"):
        migrate(connection, path)
    assert path.read_bytes() == before
