"""Moving windows of time."""

from datetime import date, timedelta

import pytest

from kg.analysis.coded import CodedStatement
from kg.analysis.windows import Unit, time_windows


def _on(*days):
    return [
        CodedStatement(number=n, document="d", on=day, person="", organization="U", concept="toll", agreement=1)
        for n, day in enumerate(days)
    ]


def test_one_window_a_day_of_those_that_lie_wholly_within_the_time():
    start = date(2024, 1, 1)
    windows = list(time_windows(_on(start, start + timedelta(days=9), None), 4, Unit.DAYS))

    assert [w.centre for w in windows] == [start + timedelta(days=n) for n in range(2, 8)]
    assert [len(w.statements) for w in windows] == [1, 0, 0, 0, 0, 1]
    assert (windows[0].first, windows[0].last) == (start, start + timedelta(days=4))


@pytest.mark.parametrize(
    ("size", "unit", "windows"),
    [
        (1, Unit.WEEKS, [("01-31", "01-31"), ("02-07", "02-07"), ("02-14", "02-14"), ("02-21", "02-21"),
                         ("02-28", "02-28"), ("03-06", "03-06")]),
        (3, Unit.WEEKS, [("01-31", "02-14"), ("02-07", "02-21"), ("02-14", "02-28"), ("02-21", "03-06")]),
        (1, Unit.MONTHS, [("01-31", "01-31"), ("02-29", "02-29")]),
        (2, Unit.DAYS, [("01-31", "02-02")]),
    ],
)  # fmt: skip
def test_steps_and_widths(size, unit, windows):
    found = list(time_windows(_on(date(2024, 1, 31), date(2024, 3, 12)), size, unit))[: len(windows)]

    assert [(f"{w.first:%m-%d}", f"{w.last:%m-%d}") for w in found] == windows


def test_months_are_those_of_the_calendar():
    found = time_windows(_on(date(2024, 1, 31), date(2024, 6, 30)), 2, Unit.MONTHS)

    assert [(w.first.isoformat(), w.centre.isoformat(), w.last.isoformat()) for w in found] == [
        ("2024-02-29", "2024-03-29", "2024-04-29"),
        ("2024-03-29", "2024-04-29", "2024-05-29"),
        ("2024-04-29", "2024-05-29", "2024-06-29"),
    ]


def test_a_window_wider_than_the_time_is_none():
    assert list(time_windows(_on(date(2024, 1, 1), date(2024, 1, 5)), 6, Unit.DAYS)) == []


def test_nothing_dated_gives_no_window():
    assert list(time_windows(_on(None), 4, Unit.DAYS)) == []
