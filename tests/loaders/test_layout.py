"""Paragraphs are found however the lines of a text were broken."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_loaders.layout import chunks

_ONE = (
    "The council of the western isles rejected the ferry plan on Monday after a debate of nine hours, and asked "
    "the "
    "government in the capital for one that would keep the night boats running through the winter."
)
_TWO = (
    "Ministers defended the plan. They said that no island would lose its harbour, that fares would fall by a "
    "tenth, "
    "and that the opposition had agreed to each of these points in the spring before the elections."
)


@pytest.mark.parametrize("width", [50, 66, 72, 80, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_wrapped_lines_are_joined_into_their_paragraphs(width, between):
    text = between.join(textwrap.fill(p, width) for p in (_ONE, _TWO, _ONE))
    assert [c.text for c in chunks(text)] == [_ONE, _TWO, _ONE]


def test_indented_paragraphs_without_blank_lines_stay_apart():
    text = "\n".join(textwrap.fill(p, 70, initial_indent="    ") for p in (_ONE, _TWO, _ONE))
    assert [c.text for c in chunks(text)] == [_ONE, _TWO, _ONE]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\n \t\n", "\u2029"])
def test_a_line_may_be_a_paragraph(between):
    assert [c.text for c in chunks(between.join((_ONE, _TWO)))] == [_ONE, _TWO]


def test_short_sentences_a_line_are_not_joined():
    lines = ["The mayor of Oslo left on Monday night.", "The council met again on Tuesday noon.", "Nobody came."]
    assert [c.text for c in chunks("\n".join(lines))] == lines


def test_headlines_a_line_are_not_joined():
    lines = [
        f"{name} rejects the plan to end night ferries in winter"
        for name in ("Norway", "Iceland", "Sweden", "Oslo")
    ]
    assert [c.text for c in chunks("\n".join(lines))] == lines


@pytest.mark.parametrize("mark", ["• ", "- ", "* ", "– ", "1. ", "2) ", "(a) ", "██ "])
def test_list_marks_are_left_out(mark):
    (item,) = chunks(f"  {mark}{_ONE}")
    assert item.item
    assert item.text == _ONE


@pytest.mark.parametrize(
    "line", ["2024. was a hard year for the isles.", "-5 degrees were measured.", "A. Doe left."]
)
def test_what_only_looks_like_a_list_mark(line):
    (chunk,) = chunks(line)
    assert not chunk.item


@given(st.text(alphabet=st.sampled_from("ab. \n\t•-1)\u00a0\u2028\U0001f30d…\r"), max_size=300))
def test_chunks_are_sorted_apart_and_leave_nothing_but_space_and_marks(text):
    parts = chunks(text)
    position = 0
    outside = ""
    for part in parts:
        assert position <= part.start < part.end <= len(text)
        outside += text[position : part.start]
        assert " ".join(text[part.start : part.end].split()) == part.text
        assert part.text
        position = part.end
    outside += text[position:]
    assert set(outside) <= set(" \n\t\r\u00a0\u2028•-1)ab.")
    assert part_letters(outside) <= len(parts)


def part_letters(text: str) -> int:
    """Count the letters that list marks such as ``a)`` may take."""
    return sum(c.isalpha() for c in text)
