"""Dates as pages print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_loaders.datelines import find_date, is_dateline, is_time_line, parse_date


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2025-04-26", "2025-04-26"),
        ("2025-04-26T23:30:00-05:00", "2025-04-26"),
        ("2025-04-26 08:00:00", "2025-04-26"),
        ("Sat, 26 Apr 2025 10:00:00 GMT", "2025-04-26"),
        ("April 26, 2025", "2025-04-26"),
        ("Sept. 3rd, 2019", "2019-09-03"),
        ("26th April 2025", "2025-04-26"),
        ("26-Apr-2025", "2025-04-26"),
        ("20250426", "2025-04-26"),
        ("20250426T101500Z", "2025-04-26"),
        ("26.04.2025", "2025-04-26"),
        ("04/26/2025", "2025-04-26"),
        ("26/04/2025", "2025-04-26"),
        ("05/05/2025", "2025-05-05"),
        ("2025/4/6", "2025-04-06"),
        ("April 2025", "2025-04"),
        ("2025-04", "2025-04"),
        ("2025", "2025"),
    ],
)
def test_usual_forms_are_read(written, value):
    date = parse_date(written)
    assert date is not None
    assert (date.value, date.note) == (value, "")


def test_a_date_that_does_not_tell_day_from_month_gives_the_year_and_says_so():
    date = parse_date("04/05/2025")
    assert date is not None
    assert date.value == "2025"
    assert "04/05/2025" in date.note


@pytest.mark.parametrize(
    "written", ["soon", "", "13 of them", "2025-02-30", "2023-02-29", "31 June 2024", "99999999"]
)
def test_what_is_no_date_is_none(written):
    assert parse_date(written) is None


@given(st.dates())
def test_every_iso_day_from_1800_on_is_read_back(day):
    date = parse_date(day.isoformat())
    assert (date.value if date else None) == (day.isoformat() if 1800 <= day.year < 2100 else None)


@given(st.text(max_size=80))
def test_any_text_may_be_asked_for_a_date(text):
    date = find_date(text)
    assert date is None or text[date.start : date.end].strip()


@pytest.mark.parametrize(
    "line",
    [
        "May 3, 2025 4:10 PM",
        "Published: 3 May 2025, 14:02 BST | Updated: 4 May 2025",
        "3 May 2025 · 5 min read",
        "Saturday 3 May 2025 14.02 CEST",
        "Oslo, 3 May 2025",
        "May 3, 2025 12 min read World",
    ],
)
def test_lines_of_dates(line):
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "The vote of 3 May 2025 changed the council.",
        "On May 3, 2025 the treaty was signed",
        "May 3",
        "Elections will be held in March",
    ],
)
def test_lines_that_say_more_than_a_date(line):
    assert not is_dateline(line)


@pytest.mark.parametrize(
    "line", ["14:02", "2.15 pm BST", "3 hours ago", "an hour ago", "Just now", "Updated 20 mins ago"]
)
def test_lines_of_times(line):
    assert is_time_line(line)


@pytest.mark.parametrize("line", ["14 votes", "3 states agreed", "Two hours ago the vote began in Oslo"])
def test_lines_that_are_no_times(line):
    assert not is_time_line(line)
