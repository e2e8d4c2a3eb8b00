"""Generations of an index on disk."""

import os
from pathlib import Path

import pytest

from kg.projections.generations import Generations


def write(text: str):
    def fill(directory: Path) -> None:
        assert list(directory.iterdir()) == []
        (directory / "index").write_text(text, encoding="utf-8")

    return fill


def test_there_is_none_at_first(tmp_path: Path):
    assert Generations(tmp_path / "none", "f").current() is None


def test_the_last_one_made_is_the_current_one(tmp_path: Path):
    generations = Generations(tmp_path, "f")
    generations.switch(1, write("one"))
    path = generations.switch(2, write("two"))

    assert generations.current() == (2, path)
    assert (path / "index").read_text(encoding="utf-8") == "two"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["CURRENT", "graph-2-f"]


def test_the_same_sequence_can_be_made_again(tmp_path: Path):
    generations = Generations(tmp_path, "f")
    generations.switch(1, write("one"))
    path = generations.switch(1, write("other"))

    assert (path / "index").read_text(encoding="utf-8") == "other"


def test_another_fingerprint_does_not_count(tmp_path: Path):
    Generations(tmp_path, "old").switch(1, write("one"))

    assert Generations(tmp_path, "new").current() is None


def test_one_that_failed_leaves_the_current_one_and_nothing_else(tmp_path: Path):
    generations = Generations(tmp_path, "f")
    path = generations.switch(1, write("one"))

    def fail(directory: Path) -> None:
        (directory / "half").touch()
        raise RuntimeError("no space left")

    with pytest.raises(RuntimeError):
        generations.switch(2, fail)
    assert generations.current() == (1, path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["CURRENT", "graph-1-f"]


def test_one_whose_files_changed_is_not_whole(tmp_path: Path):
    generations = Generations(tmp_path, "f")
    path = generations.switch(1, write("one"))
    (path / "LOG").write_text("readers may log", encoding="utf-8")
    still = generations.current()
    (path / "index").write_text("on", encoding="utf-8")

    assert still == (1, path)
    assert generations.current() is None


@pytest.mark.parametrize("name", ["", "graph-1-f/../x", "graph-x-f", "/", "graph-1-f\ngraph-2-f", "\0"])
def test_a_name_that_is_none_of_ours_does_not_count(tmp_path: Path, name: str):
    generations = Generations(tmp_path, "f")
    generations.switch(1, write("one"))
    (tmp_path / "CURRENT").write_text(name, encoding="utf-8")

    assert generations.current() is None


def test_a_discarded_one_is_forgotten(tmp_path: Path):
    generations = Generations(tmp_path, "f")
    generations.switch(1, write("one"))
    generations.discard()
    generations.discard()

    assert generations.current() is None


def test_drafts_of_dead_processes_go_and_those_of_living_ones_stay(tmp_path: Path):
    for name, age in (("draft-dead", 7200), ("draft-living", 0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "half").touch()
        stamp = (tmp_path / name).stat().st_mtime - age
        os.utime(tmp_path / name, (stamp, stamp))
    Generations(tmp_path, "f").switch(1, write("one"))

    assert sorted(p.name for p in tmp_path.iterdir()) == ["CURRENT", "draft-living", "graph-1-f"]
