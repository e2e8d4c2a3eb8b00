"""The ledger: append-only, idempotent, safe against a kill, clear about what is wrong with its file."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import claim, corpora, extraction, norland
from kg.ledger import Ledger, Outcome
from kg_schema import Extraction, ModelError, NotFoundError, Verdict, checked

_NOW = "2025-06-01T12:00:00+00:00"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, create=True, clock=lambda: _NOW) as opened:
        yield opened


def _judged(ledger: Ledger, verdict: Verdict, article: str) -> bool:
    judge = {Verdict.RETRACT: ledger.retract, Verdict.RESTORE: ledger.restore}[verdict]
    return judge(article, why="because", who="tester", at=_NOW)


# What is added comes back


def test_what_is_added_comes_back_sorted_by_article(ledger: Ledger) -> None:
    added = norland()
    assert [ledger.add(e, source="x.txt") for e in added] == [Outcome.LOADED] * len(added)
    expected = sorted((checked(e) for e in added), key=lambda e: e.article.id)
    assert list(ledger.extractions()) == expected
    assert [s.article for s in ledger.articles()] == [e.article for e in expected]


def test_adding_again_changes_nothing(ledger: Ledger, path: Path) -> None:
    for e in norland():
        ledger.add(e)
    before = ledger.sequence, list(ledger.extractions()), ledger.log()
    assert {ledger.add(e) for e in norland()} == {Outcome.UNCHANGED}
    assert (ledger.sequence, list(ledger.extractions()), ledger.log()) == before


def test_what_is_ungrounded_is_refused_and_listed_with_the_reason(ledger: Ledger) -> None:
    sound = extraction("Norland rejects Sudmark.", claim("state:Norland", "REJECTS", "state:Sudmark"))
    (statement,) = sound.statements
    invented = replace(statement, quote="Norland attacks Sudmark.")
    ledger.add(replace(sound, statements=(invented,)))
    (stored,) = ledger.extractions()
    assert stored.statements == () and "not the text's own slice" in stored.refused[0].reason
    (article,) = ledger.articles()
    assert (article.statements, article.refused) == (0, 1)


@settings(max_examples=20)
@given(corpora(max_size=3), st.randoms(use_true_random=False))
def test_extractions_do_not_depend_on_the_order_of_loading(
    corpus: list[Extraction], shuffler: random.Random
) -> None:
    titled = [
        replace(e, article=replace(e.article, title=title)) for e in corpus for title in ("One", None, "Two")
    ]
    all_of_them = [replace(e, version=v) for e in titled for v in ("1", "1.10", "1.9")]
    first = _loaded(all_of_them)
    shuffler.shuffle(all_of_them)
    assert _loaded(all_of_them) == first
    assert {e.version for e in first} <= {"1.10"} and {e.article.title for e in first} <= {"One"}


def _loaded(extractions: list[Extraction]) -> list[Extraction]:
    with TemporaryDirectory() as directory, Ledger.open(Path(directory) / "ledger.sqlite", create=True) as ledger:
        for e in extractions:
            ledger.add(e)
        return list(ledger.extractions())


def test_a_text_under_two_descriptions_is_one_article_under_the_fuller(ledger: Ledger) -> None:
    (plain, *_) = norland()
    bare = replace(plain, article=replace(plain.article, title=None, language=None))
    assert [ledger.add(e) for e in (bare, plain, bare)] == [Outcome.LOADED, Outcome.LOADED, Outcome.UNCHANGED]
    assert [e.article for e in ledger.extractions()] == [plain.article]


def test_a_newer_version_takes_the_place_of_the_older(ledger: Ledger) -> None:
    (plain, *_) = norland()
    newer = replace(plain, version="2", statements=plain.statements[:1])
    ledger.add(plain)
    assert ledger.add(newer) is Outcome.LOADED
    assert list(ledger.extractions()) == [checked(newer)]


def test_it_knows_which_version_has_read_what(ledger: Ledger) -> None:
    (plain, other, *_) = norland()
    ledger.add(plain)
    assert ledger.knows(plain.article.id, "scripted", "1")
    assert not ledger.knows(plain.article.id, "scripted", "2")
    assert not ledger.knows(other.article.id, "scripted", "1")
    assert ledger.holds(plain.article, "scripted", "1")
    assert not ledger.holds(replace(plain.article, title="Another"), "scripted", "1")


def test_half_a_character_is_refused_before_anything_is_stored(ledger: Ledger) -> None:
    with pytest.raises(ModelError, match=r"half a character .* at position 8"):
        ledger.add(extraction("Norland \ud800 rejects."))
    assert ledger.sequence == 0 and ledger.articles() == ()


@pytest.mark.parametrize("text", ["", " ", "a\x00b", "\r\n", "é", "e\u0301", "\U0001f600", "\ufeff", "\u2028"])
def test_any_text_comes_back_as_it_was(ledger: Ledger, text: str) -> None:
    ledger.add(extraction(text, title=text))
    assert [(e.article.text, e.article.title) for e in ledger.extractions()] == [(text, text)]


# The log


def test_the_log_tells_what_came_from_where_and_when(ledger: Ledger) -> None:
    (plain, *_) = norland()
    ledger.add(plain, source="a.txt")
    _judged(ledger, Verdict.RETRACT, plain.article.id)
    entries = [(e.sequence, e.what, e.source, e.at) for e in ledger.log(plain.article.id)]
    assert entries == [(1, "load", "a.txt", _NOW), (2, "retract", None, _NOW)]
    assert ledger.log("a-0000000000000000") == () and ledger.articles()[0].log == ledger.log()


def test_names_that_are_no_text_are_written_with_escapes(ledger: Ledger) -> None:
    (plain, *_) = norland()
    ledger.add(plain, source="caf\udce9.txt")
    ledger.retract(plain.article.id, why="\udcff", who="\udcfe")
    assert ledger.log()[0].source == "caf\\udce9.txt"
    assert [(j.why, j.who) for j in ledger.judgements()] == [("\\udcff", "\\udcfe")]


def test_the_sequence_grows_with_what_can_change_the_graph_and_nothing_else(ledger: Ledger) -> None:
    (plain, *_) = norland()
    steps = [
        lambda: ledger.add(plain),
        lambda: ledger.add(replace(plain, version="2")),
        lambda: ledger.add(replace(plain, article=replace(plain.article, title="Another"))),
        lambda: _judged(ledger, Verdict.RETRACT, plain.article.id),
        lambda: _judged(ledger, Verdict.RESTORE, plain.article.id),
    ]
    sequences = []
    for step in steps:
        step()
        sequences.append(ledger.sequence)
    assert sequences == [1, 2, 3, 4, 5]
    ledger.add(plain)
    _judged(ledger, Verdict.RESTORE, plain.article.id)
    assert ledger.sequence == 5


# Retracting


def test_a_retracted_article_is_left_out_until_it_is_restored(ledger: Ledger) -> None:
    plain, other, *_ = norland()
    ledger.add(plain)
    ledger.add(other)
    assert _judged(ledger, Verdict.RETRACT, plain.article.id)
    assert [e.article for e in ledger.extractions()] == [other.article]
    assert ledger.is_retracted(plain.article.id) and not ledger.is_retracted(other.article.id)
    assert ledger.add(plain) is Outcome.RETRACTED
    assert ledger.add(replace(plain, version="2")) is Outcome.RETRACTED
    assert [e.article for e in ledger.extractions()] == [other.article]
    assert _judged(ledger, Verdict.RESTORE, plain.article.id)
    assert ledger.add(plain) is Outcome.UNCHANGED
    assert {e.article for e in ledger.extractions()} == {plain.article, other.article}


def test_judging_what_is_so_already_changes_nothing(ledger: Ledger) -> None:
    (plain, *_) = norland()
    ledger.add(plain)
    answers = [_judged(ledger, v, plain.article.id) for v in (Verdict.RESTORE, *[Verdict.RETRACT] * 2)]
    assert answers == [False, True, False]
    assert [(j.verdict, j.subject, j.why, j.who) for j in ledger.judgements()] == [
        (Verdict.RETRACT, plain.article.id, "because", "tester")
    ]
    assert ledger.article(plain.article.id).retracted and ledger.articles()[0].judgement == ledger.judgements()[0]


def test_what_was_never_loaded_cannot_be_retracted_or_shown(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError, match="has no article 'a-0'"):
        _judged(ledger, Verdict.RETRACT, "a-0")
    with pytest.raises(NotFoundError, match="has no article 'a-0'"):
        ledger.article("a-0")


# Append-only


def _everything(path: Path) -> tuple[str, ...]:
    with closing(sqlite3.connect(path)) as connection:
        return tuple(connection.iterdump())


def _tables(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
        return [name for (name,) in names]


def test_no_table_lets_its_rows_be_changed(ledger: Ledger, path: Path) -> None:
    (plain, *_) = norland()
    ledger.add(plain)
    _judged(ledger, Verdict.RETRACT, plain.article.id)
    before, tables = _everything(path), _tables(path)
    assert len(tables) == 6
    with closing(sqlite3.connect(path)) as stranger:
        for table in tables:
            (column, *_) = (row[1] for row in stranger.execute(f"PRAGMA table_info({table})"))
            for change in (
                f"UPDATE {table} SET {column} = {column}",
                f"DELETE FROM {table}",
                f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
            ):
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    stranger.execute(change)
    assert _everything(path) == before


# Two at a time


def test_two_writers_take_turns(ledger: Ledger, path: Path) -> None:
    one, two, *_ = norland()
    with Ledger.open(path) as second:
        assert (ledger.add(one), second.add(two), second.add(one)) == (
            Outcome.LOADED,
            Outcome.LOADED,
            Outcome.UNCHANGED,
        )
        assert ledger.sequence == second.sequence == 2


_RACER = """
import sys
from pathlib import Path
from factories import norland
from kg.ledger import Ledger

sys.stdin.readline()
with Ledger.open(Path(sys.argv[1]), create=True) as ledger:
    for extraction in norland():
        ledger.add(extraction)
"""


def test_several_processes_may_begin_one_ledger_at_once(path: Path) -> None:
    racers = [_child(_RACER, path) for _ in range(4)]
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("go\n")
        racer.stdin.flush()
    assert [racer.communicate()[1] for racer in racers] == [""] * 4
    with Ledger.open(path) as ledger:
        assert ledger.sequence == len(ledger.articles()) == 4


def _child(code: str, *arguments: object) -> "subprocess.Popen[str]":
    """Start a process of our own that runs the code with these arguments."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environment)


def test_a_snapshot_reads_one_state(ledger: Ledger, path: Path) -> None:
    one, two, *_ = norland()
    ledger.add(one)
    with Ledger.open(path) as second, second.snapshot() as sequence:
        ledger.add(two)
        assert (sequence, [e.article for e in second.extractions()]) == (1, [one.article])
    assert len(list(ledger.extractions())) == 2


# kill -9

_CHILD = """
import sys
from pathlib import Path
from factories import claim, extraction
from kg.ledger import Ledger

first = int(sys.argv[2])
with Ledger.open(Path(sys.argv[1]), create=True) as ledger:
    for number in range(first, first + 100_000):
        text = f"Norland rejects Sudmark. {number} " + "x" * 50_000
        ledger.add(extraction(text, claim("state:Norland", "REJECTS", "state:Sudmark", text[:23])))
        print(number, flush=True)
"""


def test_a_kill_at_any_moment_loses_at_most_the_article_being_written(path: Path) -> None:
    stored = 0
    for _ in range(3):
        acknowledged = _load_until_killed(path, first=stored)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        with Ledger.open(path) as ledger:
            found = list(ledger.extractions())
            assert ledger.sequence == len(ledger.log()) == len(found)
        numbers = sorted(int(e.article.text.split()[3]) for e in found)
        assert numbers == list(range(len(found))), "an article is missing"
        assert len(found) in (acknowledged + 1, acknowledged + 2), "an article that was acknowledged is lost"
        assert all(len(e.statements) == 1 and checked(e) == e for e in found)
        stored = len(found)


def _load_until_killed(path: Path, first: int) -> int:
    """Kill a child while it loads without pause; return the last number that it said it had stored."""
    with _child(_CHILD, path, first) as child:
        assert child.stdout is not None
        for _ in range(7):
            child.stdout.readline()
        child.kill()
        said = [int(line) for line in child.stdout]
    assert child.returncode == -signal.SIGKILL
    return said[-1] if said else first + 6
