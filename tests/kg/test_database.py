"""The file under the ledger: whatever is wrong with it is said in one sentence, and nothing is overwritten."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factories import extraction, norland
from kg.ledger import Ledger
from kg_schema import Extraction, WorkspaceError, extraction_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


def _open(path: Path, **details: object) -> None:
    with Ledger.open(path, **details) as ledger:
        list(ledger.extractions())


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("content", [b"Once upon a time. " * 100, b"SQLite format 3\x00" * 99, b"{}\n"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, content: bytes, create: bool) -> None:
    path.write_bytes(content)
    with pytest.raises(WorkspaceError, match="no ledger, nor any SQLite database") as caught:
        _open(path, create=create)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_a_missing_file_is_not_made_unless_asked_for(path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"There is no ledger at .*ledger\.sqlite: load an article"):
        _open(path)
    assert not path.exists()


def test_an_empty_file_is_begun_only_when_loading(path: Path) -> None:
    path.touch()
    with pytest.raises(WorkspaceError, match="is empty"):
        _open(path)
    _open(path, create=True)
    _open(path)


def test_a_directory_in_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir()
    for create in (False, True):
        with pytest.raises(WorkspaceError, match=str(path)):
            _open(path, create=create)


def test_a_file_in_place_of_the_directory_is_refused(path: Path) -> None:
    path.write_text("x")
    with pytest.raises(WorkspaceError, match="cannot be made"):
        _open(path / "ledger.sqlite", create=True)
    with pytest.raises(WorkspaceError, match="There is no ledger"):
        _open(path / "ledger.sqlite")


@pytest.fixture
def filled(path: Path) -> Path:
    with Ledger.open(path, create=True) as ledger:
        for number in range(40):
            ledger.add(extraction(f"Text {number} " + "of Norland " * 500, entities=[]))
    return path


def test_a_truncated_file_is_called_damaged(filled: Path) -> None:
    filled.write_bytes(filled.read_bytes()[: filled.stat().st_size // 2])
    with pytest.raises(WorkspaceError, match=r"is damaged .* restore the file from a backup"):
        _open(filled)


def test_overwritten_pages_are_called_damaged(filled: Path) -> None:
    content = bytearray(filled.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    filled.write_bytes(content)
    with pytest.raises(WorkspaceError, match="is damaged"):
        _open(filled)


def test_a_single_changed_letter_is_called_damaged(filled: Path) -> None:
    filled.write_bytes(filled.read_bytes().replace(b"Text 17 of Norland", b"Text 17 of Gorland"))
    with pytest.raises(WorkspaceError, match=r"is damaged \(the article a-\w+ is not what was written\)"):
        _open(filled)


def test_a_changed_extraction_is_called_damaged(filled: Path) -> None:
    (payload,) = {json.dumps(extraction_record(e), separators=(",", ":"), sort_keys=True) for e in _read(filled)}
    altered = payload.replace('"scripted"', '"SCRIPTED"')
    filled.write_bytes(filled.read_bytes().replace(payload.encode(), altered.encode()))
    with pytest.raises(WorkspaceError, match=r"is damaged \(the extraction x-\w+ is not what was written\)"):
        _open(filled)


def _read(path: Path) -> list[Extraction]:
    with Ledger.open(path) as ledger:
        return list(ledger.extractions())


def test_a_locked_file_is_said_to_be_held(filled: Path) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Ledger.open(filled, patience=0.01) as ledger:
            assert len(list(ledger.extractions())) == 40, "reading goes on while another writes"
            with pytest.raises(WorkspaceError, match="is held by another process"):
                ledger.add(norland()[0])


def test_a_file_locked_for_itself_alone_is_said_to_be_held(filled: Path) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(WorkspaceError, match="is held by another process"):
            _open(filled, patience=0.01)


def test_a_closed_ledger_says_so_in_a_sentence(filled: Path) -> None:
    ledger = Ledger.open(filled)
    ledger.close()
    with pytest.raises(WorkspaceError, match="cannot be used"):
        _ = ledger.sequence
