"""Cypher as tokens."""

from hypothesis import given
from hypothesis import strategies as st

from kg.projections.cypher_tokens import Kind, tokens, without_comments
from kg_schema import QueryError

PIECES = (
    "'",
    '"',
    "`",
    "//",
    "/*",
    "*/",
    "\\",
    "\n",
    "\r",
    " ",
    "a",
    "1",
    ".",
    "..",
    "*",
    "$x",
    "é",
    "\u2028",
    "[",
)
queries = st.lists(st.sampled_from(PIECES)).map("".join)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind.name, token.text) for token in tokens(text)]


def test_numbers_and_ranges_are_told_apart():
    assert [text for _, text in kinds("*1..3 1.5 2.x 1e-3")] == ["*", "1", "..", "3", "1.5", "2", ".", "x", "1e-3"]


def test_backticks_quote_a_name_and_double_ones_stand_for_one():
    assert kinds("`a``b // c` $`p q` $x") == [("QUOTED", "a`b // c"), ("PARAMETER", "$`p q`"), ("PARAMETER", "$x")]


def test_strings_end_where_they_end():
    assert kinds(r"'a\'b' 'c\\' " + '"d\'e"') == [
        ("STRING", r"'a\'b'"),
        ("STRING", r"'c\\'"),
        ("STRING", '"d\'e"'),
    ]


def test_a_comment_ends_with_its_line():
    assert kinds("a // b 'c\nd // e\rf") == [("WORD", "a"), ("WORD", "d"), ("WORD", "f")]


@given(queries)
def test_without_comments_every_token_stays_at_its_place(text: str):
    try:
        found = tokens(text)
    except QueryError:
        return
    blanked = without_comments(text)

    assert len(blanked) == len(text)
    assert tokens(blanked) == found
    assert all(t.kind is Kind.QUOTED or text.startswith(t.text, t.start) for t in found)
    assert [i for i, c in enumerate(text) if c == "\n"] == [i for i, c in enumerate(blanked) if c == "\n"]
