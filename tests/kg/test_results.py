"""Rows as JSON, CSV and cells for people."""

import csv
import io
import json

import pytest

from kg.results import ResultTable, Value, cell, finite

NORLAND: dict[str, Value] = {
    "id": "state:norland",
    "labels": ["State"],
    "properties": {"id": "state:norland", "name": "Norland"},
}
PLAN: dict[str, Value] = {"id": "proposal:plan", "labels": ["Proposal"], "properties": {"id": "proposal:plan"}}
REJECTS: dict[str, Value] = {
    "type": "REJECTS",
    "source": "state:norland",
    "target": "proposal:plan",
    "properties": {"quote": "No."},
}
VALUES: tuple[Value, ...] = (None, True, 3, 0.5, 'a "b", c\nd', ["x", None], {"k": "Ä"})


def table(*rows: tuple[Value, ...]) -> ResultTable:
    return ResultTable(tuple(f"c{i}" for i in range(len(rows[0]))), rows)


def test_json_and_json_lines_read_back_as_the_same_records():
    asked = table(VALUES, VALUES[::-1])

    assert json.loads(asked.to_json()) == list(asked.records())
    assert [json.loads(line) for line in asked.to_jsonl().splitlines()] == list(asked.records())


def test_json_lines_hold_one_line_a_row_whatever_the_text():
    text = "a\u2028b\u2029c\x85d\ud800"

    (line,) = table((text,)).to_jsonl().splitlines()
    assert json.loads(line) == {"c0": text}
    assert line.encode("utf-8")


def test_json_keeps_letters_of_all_scripts():
    assert "Ждём 🦊" in table(("Ждём 🦊",)).to_json()


def test_csv_reads_back():
    rows = list(csv.reader(io.StringIO(table(VALUES).to_csv(), newline="")))

    assert rows == [
        ["c0", "c1", "c2", "c3", "c4", "c5", "c6"],
        ["", "true", "3", "0.5", 'a "b", c\nd', '["x", null]', '{"k": "Ä"}'],
    ]


def test_an_empty_answer_has_its_columns_in_csv_and_nothing_in_json():
    empty = ResultTable(("a", "b"), ())

    assert (empty.to_csv(), empty.to_json(), empty.to_jsonl()) == ("a,b\n", "[]\n", "")


def test_a_column_is_found_by_its_name():
    asked = ResultTable(("a", "b"), ((1, 2), (3, 4)))

    assert asked.column("b") == (2, 4)
    with pytest.raises(KeyError):
        asked.column("c")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (False, "false"),
        (0.85, "0.85"),
        ("as it is", "as it is"),
        (NORLAND, "(:State Norland)"),
        (PLAN, "(:Proposal proposal:plan)"),
        (REJECTS, "(state:norland)-[:REJECTS “No.”]->(proposal:plan)"),
        ([NORLAND, PLAN], "[(:State Norland), (:Proposal proposal:plan)]"),
        ({"who": NORLAND, "n": None}, "{who: (:State Norland), n: null}"),
        (
            {"nodes": [NORLAND, PLAN], "relationships": [REJECTS]},
            "(:State Norland)-[:REJECTS “No.”]->(:Proposal proposal:plan)",
        ),
        (
            {"nodes": [PLAN, NORLAND], "relationships": [REJECTS]},
            "(:Proposal proposal:plan)<-[:REJECTS “No.”]-(:State Norland)",
        ),
        ({"nodes": [], "relationships": []}, "()"),
    ],
)
def test_cells_are_readable(value: Value, text: str):
    assert cell(value) == text
    assert list(table((value,)).cells()) == [(text,)]


@pytest.mark.parametrize(
    ("number", "plain"),
    [(1.5, 1.5), (float("inf"), "Infinity"), (-float("inf"), "-Infinity"), (float("nan"), "NaN")],
)
def test_numbers_that_json_lacks_are_named(number: float, plain: float | str):
    assert finite(number) == plain
