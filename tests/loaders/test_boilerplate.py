"""Each group of phrases is tested by the examples that stand beside it."""

import pytest

from kg_loaders.boilerplate import (
    boilerplate_table,
    comment_marker,
    furniture,
    is_caption,
    is_section_word,
    tail_marker,
)

_TABLE = boilerplate_table()
_GROUPS = {"captions": is_caption, "tail": tail_marker, "comments": comment_marker}


@pytest.mark.parametrize(
    ("reason", "line"), [(g["reason"], line) for g in _TABLE["furniture"] for line in g["drops"]]
)
def test_furniture_is_known_by_its_reason(reason, line):
    assert furniture(line) == reason


@pytest.mark.parametrize(
    "line",
    [line for g in _TABLE["furniture"] for line in g["keeps"]] + [x for g in _GROUPS for x in _TABLE[g]["keeps"]],
)
def test_lines_of_articles_are_not_furniture(line):
    assert furniture(line) is None
    assert not is_caption(line)


@pytest.mark.parametrize("group", sorted(_GROUPS))
def test_markers_know_their_examples_and_leave_the_others(group):
    knows = _GROUPS[group]
    assert [line for line in _TABLE[group]["drops"] if not knows(line)] == []
    assert [line for line in _TABLE[group]["keeps"] if knows(line)] == []


def test_every_group_has_examples_both_ways():
    groups = [*_TABLE["furniture"], *(_TABLE[g] for g in _GROUPS)]
    assert all(g["patterns"] and g["drops"] and g["keeps"] for g in groups)


@pytest.mark.parametrize(
    ("line", "known"), [("World", True), ("Middle East", True), ("US & Canada news", False), ("Talks", False)]
)
def test_names_of_sections(line, known):
    assert is_section_word(line) is known


def test_a_huge_line_is_never_matched():
    assert furniture("share " * 400_000) is None
    assert not is_caption("Photo: " + "x" * 2_000_000)
