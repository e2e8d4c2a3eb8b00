"""Rows as people and programs get them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.output import json_text, one_line, text_table
from kg.cli.statements import Told, claim, listing, plural
from kg.results import ResultTable
from kg_schema import Modality, Polarity, Relation, Statement


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n  b", "a b"),
        ("\x1b[2J", "\ufffd[2J"),
        ("a\u2028b", "a b"),
    ],
)
def test_one_line(text, line):
    assert one_line(text) == line


@pytest.mark.parametrize("text", ["a\u2028b\u2029c\x85d", "\ud800", "ünïcode", 'q"\\'])
def test_json_is_one_line_that_reads_back(text):
    written = json_text({"x": text})

    assert len(written.splitlines()) == 1
    assert json.loads(written) == {"x": text}
    written.encode("utf-8")


@given(st.lists(st.tuples(*[st.text("abc xyz_-é“”ğ–Ł·\xa0", max_size=12)] * 3), max_size=5))
def test_a_table_is_drawn_alike_whether_or_not_it_needs_care(rows):
    """Signs that take two columns are drawn with care; the other rows are as without them."""
    columns = ("first", "second", "third")

    def lines(*more):
        return text_table(ResultTable(columns, (*rows, *more))).splitlines()[:-1]

    assert lines(("漢", "", ""))[:-1] == lines()


def test_a_table_wraps_long_cells_and_counts():
    table = ResultTable(("who", "quotation"), (("Norland", "word " * 60),))

    lines = text_table(table).splitlines()

    assert max(map(len, lines)) <= 100
    assert lines[-1] == "(1 row)"
    assert sum("word" in line for line in lines) > 2


def test_a_table_without_rows():
    assert text_table(ResultTable(("who",), ())).splitlines()[-1] == "(0 rows)"


def test_brackets_are_no_markup():
    assert "[bold]x[/bold]" in text_table(ResultTable(("a",), (("[bold]x[/bold]",),)))


@pytest.mark.parametrize(
    ("details", "speaker", "shown"),
    [
        ({}, None, "SUPPORTS"),
        ({"polarity": Polarity.NEGATED}, None, "not SUPPORTS"),
        ({"modality": Modality.DENIED}, None, "SUPPORTS (denied)"),
        ({"modality": Modality.ALLEGED, "attributed_to": "person:eve"}, "Eve", "SUPPORTS (alleged, says Eve)"),
        ({"attributed_to": "state:norland"}, "Norland", "SUPPORTS"),
        ({"office": "mayor", "former": True}, None, "SUPPORTS (former mayor)"),
    ],
)
def test_a_claim_reads_as_one(details, speaker, shown):
    ends = {"source": "state:norland", "target": "proposal:plan", "quote": "x", "start": 0, "end": 1}

    assert claim(Statement(relation=Relation.SUPPORTS, **ends, **details), speaker) == shown


def test_a_quotation_stands_once_below_all_that_it_says():
    quotation = "Norland rejected the plan and criticized Sudland."
    rows = [
        Told("Norland", "REJECTS", "plan", quotation, "A title"),
        Told("Norland", "CRITICIZES", "Sudland", quotation, "A title"),
        Told("Sudland", "SUPPORTS", "plan", "Sudland \x1bbacks it.", "A title"),
    ]

    assert listing(rows).splitlines()[2:] == [
        "",
        "A title",
        "",
        "Norland  REJECTS     plan",
        "Norland  CRITICIZES  Sudland",
        "    “Norland rejected the plan and criticized Sudland.”",
        "",
        "Sudland  SUPPORTS    plan",
        "    “Sudland \ufffdbacks it.”",
        "",
        "(3 statements)",
    ]


def test_plurals():
    assert [plural(1, "article"), plural(0, "article"), plural(2, "entity")] == [
        "1 article",
        "0 articles",
        "2 entities",
    ]
