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


def test_one_window_a_day_around_it():
    start = date(2024, 1, 1)
    windows = list(time_windows(_on(start, start + timedelta(days=9), None), 4, Unit.DAYS))

    assert [w.centre for w in windows] == [start + timedelta(days=n) for n in range(10)]
    assert [len(w.statements) for w in windows] == [1, 1, 1, 0, 0, 0, 0, 1, 1, 1]
    assert (windows[0].first, windows[0].last) == (date(2023, 12, 30), date(2024, 1, 3))


@pytest.mark.parametrize(
    ("unit", "centres"),
    [(Unit.WEEKS, [date(2024, 1, 31), date(2024, 2, 7), date(2024, 2, 14), date(2024, 2, 21), date(2024, 2, 28)]),
     (Unit.MONTHS, [date(2024, 1, 31), date(2024, 2, 29)])],
)  # fmt: skip
def test_steps(unit, centres):
    windows = list(time_windows(_on(date(2024, 1, 31), date(2024, 3, 1)), 1, unit))

    assert [w.centre for w in windows] == centres


def test_nothing_dated_gives_no_window():
    assert list(time_windows(_on(None), 4, Unit.DAYS)) == []
