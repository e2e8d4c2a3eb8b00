"""Statement tables of users: what is read, and what is named as wrong."""

from datetime import date

import pytest

from kg.analysis.tables import decoded, read_table
from kg_schema import ReadError

HEADER = "person,organization,concept,agreement,date\n"


def test_a_row_is_read():
    (row,) = read_table(HEADER + 'Ada,"Union, North",toll,1,2024-01-02 00:00:00\n').statements

    assert (row.person, row.organization, row.concept, row.agreement) == ("Ada", "Union, North", "toll", 1)
    assert row.on == date(2024, 1, 2)


@pytest.mark.parametrize(
    ("cell", "agreement"), [("1", 1), ("yes", 1), ("TRUE", 1), ("0", 0), ("no", 0), ("-2", -2), ("1.0", 1)]
)
def test_agreement(cell, agreement):
    assert read_table(f"{HEADER}Ada,U,toll,{cell},2024-01-02\n").statements[0].agreement == agreement


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators(separator):
    text = (HEADER + "Ada,U,toll,1,2024-01-02\n").replace(",", separator)

    assert len(read_table(text).statements) == 1


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Ada,U,toll,perhaps,2024-01-02", "agreement"),
        ("Ada,U,toll,,2024-01-02", "agreement"),
        ("Ada,U,toll,0.5,2024-01-02", "agreement"),
        ("Ada,U,toll,1,soon", "date"),
        ("Ada,U,toll,1,2024-02-30", "date"),
        ("Ada,U,,1,2024-01-02", "concept"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_used(row, column):
    read = read_table(f"{HEADER}Ada,U,toll,1,2024-01-02\n{row}\nBo,U,toll,1,2024-01-02\n", "mine.csv")

    assert [s.person for s in read.statements] == ["Ada", "Bo"]
    (problem,) = read.problems
    assert problem.startswith("mine.csv, row 2 (line 3), column '" + column)


def test_a_row_that_ends_early_is_named():
    read = read_table(HEADER + "Ada,U\n")

    assert read.statements == ()
    assert "column 'concept'" in read.problems[0]


def test_a_missing_column_that_can_be_done_without():
    read = read_table("organization,concept,agreement\nU,toll,1\n")

    assert read.statements[0].on is None
    assert [problem.split("'")[1] for problem in read.problems] == ["person", "date"]


@pytest.mark.parametrize("header", ["person,concept,date", "concept,agreement,date", "", "a;b"])
def test_a_missing_column_that_cannot(header):
    with pytest.raises(ReadError, match="is missing; there are"):
        read_table(header + "\n1,2,3\n")


def test_spreadsheets_of_windows_are_read():
    assert decoded("Müller".encode("cp1252")) == decoded("\ufeffMüller".encode()) == "Müller"
