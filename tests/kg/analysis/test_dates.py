"""Dates as they are known, and the days between them."""

from datetime import date

import pytest

from kg.analysis.dates import Basis, When, gap, interval


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-10", date(2024, 2, 10), date(2024, 2, 10)),
        ("2023-02-31", date(2023, 2, 28), date(2023, 2, 28)),
        ("0000", date(1, 1, 1), date(1, 12, 31)),
    ],
)
def test_the_days_that_a_date_may_be(text, first, last):
    assert interval(text) == (first, last)


def _when(text, basis=Basis.EVENT):
    return When(text, *interval(text), basis)


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2024-01-01", "2024-01-09", 8),
        ("2024-01", "2024-01-09", 0),
        ("2024-02", "2024-01-30", 2),
        ("2024", "2022", 366),
    ],
)
def test_the_days_between_are_the_fewest_that_there_can_be(one, other, days):
    assert gap(_when(one), _when(other)) == gap(_when(other), _when(one)) == days


def test_nothing_lies_between_what_is_unknown():
    unknown = When(None, date.max, date.max, Basis.UNKNOWN)

    assert gap(unknown, _when("2024")) is None
    assert (unknown.told, _when("2024").told, _when("2024", Basis.PUBLISHED).told) == (
        "unknown",
        "2024",
        "by 2024",
    )
