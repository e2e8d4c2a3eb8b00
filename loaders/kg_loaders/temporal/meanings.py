"""What the match of a form means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kg_loaders.temporal.calendar import Interval
from kg_loaders.temporal.readings import (
    Ago,
    Anaphora,
    CalendarDate,
    Fixed,
    Joined,
    Night,
    Period,
    Reading,
    Season,
    Shift,
    Weekday,
)
from kg_loaders.temporal.words import temporal_words

__all__ = [
    "Meaning",
    "ago",
    "anaphora",
    "another",
    "bare_month",
    "bare_year",
    "century",
    "day_before",
    "day_month",
    "days_month",
    "decade",
    "feast",
    "iso",
    "month_of",
    "month_year",
    "named",
    "named_month",
    "numeric",
    "overnight",
    "period",
    "season_year",
    "shift",
    "that_day",
    "vague",
    "weekday",
    "weekend",
    "years",
]

_WORDS = temporal_words()
_OFFSETS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "earlier": 0, "later": 0}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a form means; without reading and anaphora, ``fault`` says why it names no date.

    ``grain`` is day, weekday, month or year for what can be one end of a range, else empty. ``relative`` is what
    cannot be read without the publication date. A ``bare`` month or year counts only beside a word that asks for
    a time. ``event`` is a day that is called by its date ("the September 11 attacks"). ``spoken`` is what
    counts from the day on which it is said, and so cannot be read in a quotation.
    """

    reading: Reading | None = None
    anaphora: Anaphora | None = None
    relative: bool = False
    grain: str = ""
    fault: str = ""
    bare: bool = False
    event: bool = False
    spoken: bool = False


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _WORDS.numbers[text.lower()]


def _month(text: str) -> int:
    name = text.rstrip(".")
    return _WORDS.months.get(name) or _WORDS.abbreviations[name]


def _calendar(year: int | None, month: int | None = None, day: int | None = None) -> Meaning:
    grain = "day" if day else "month" if month else "year"
    reading = CalendarDate(year, month, day)
    try:
        reading.in_year(2000 if year is None else year)
    except ValueError:
        return Meaning(fault="there is no such day")
    return Meaning(reading, relative=year is None, grain=grain)


def _year(m: re.Match[str]) -> int | None:
    year = m["y"]
    return int(year) if year else None


def iso(m: re.Match[str]) -> Meaning:
    """Read 2025-04-26."""
    return _calendar(int(m["y"]), int(m["m"]), int(m["d"]))


def numeric(m: re.Match[str]) -> Meaning | None:
    """Read 26/04/2025 in the order that makes sense; where both do, both days are meant."""
    year, first, second = int(m["y"]), int(m["a"]), int(m["b"])
    orders = [(first, second)] if first == second or m["s"] == "." else [(first, second), (second, first)]
    found = [_calendar(year, month, day) for day, month in orders if 0 < month <= 12 and 0 < day <= 31]
    readings = tuple(meaning.reading for meaning in found if meaning.reading)
    if not readings:
        return None
    return Meaning(readings[0] if len(readings) == 1 else Joined(readings), grain="day")


def day_month(m: re.Match[str]) -> Meaning:
    """Read a day and a month, with or without a year."""
    return _calendar(_year(m), _month(m["m"]), int(m["d"]))


def days_month(m: re.Match[str]) -> Meaning:
    """Read the two ends of a stretch of days in one month."""
    ends = [_calendar(_year(m), _month(m["m"]), int(m[day])) for day in ("d", "e")]
    readings = tuple(end.reading for end in ends if end.reading)
    if len(readings) < 2:
        return Meaning(fault="there is no such day")
    return Meaning(Joined(readings), relative=ends[0].relative, grain="day")


def month_year(m: re.Match[str]) -> Meaning:
    """Read a month with its year."""
    return _calendar(int(m["y"]), _month(m["m"]))


@dataclass(frozen=True, slots=True)
class _MonthOf:
    month: int
    offset: int

    def __call__(self, published: date, direction: object) -> Interval | None:
        return Interval.month(published.year + self.offset, self.month)


def month_of(m: re.Match[str]) -> Meaning:
    """Read a month of last, this or next year."""
    return Meaning(_MonthOf(_month(m["m"]), _OFFSETS[m["which"]]), relative=True, grain="month")


def bare_month(m: re.Match[str]) -> Meaning:
    """Read the name of a month alone."""
    return Meaning(CalendarDate(None, _month(m["m"])), relative=True, grain="month", bare=True)


def named_month(m: re.Match[str]) -> Meaning:
    """Read a month that other words show to be one ("last October", "the first Sunday of October")."""
    return Meaning(CalendarDate(None, _month(m["m"])), relative=True, grain="month")


def weekday(m: re.Match[str]) -> Meaning:
    """Read a day of the week, alone or with the week it lies in."""
    which, week = (m["which"] or "").lower(), m["week"]
    reading = Weekday(
        _WORDS.weekdays[m["w"]],
        {"past": "last", "coming": "next"}.get(which, which),
        _OFFSETS[week] if week else None,
    )
    return Meaning(reading, relative=True, grain="weekday")


_SHIFTS = {
    "yesterday": -1,
    "last night": -1,
    "the day before yesterday": -2,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def shift(m: re.Match[str]) -> Meaning | None:
    """Read yesterday, today, tomorrow and their kin."""
    if m["w"][0].isupper() and re.search(r"\w $", m.string[: m.start()]):
        return None
    return Meaning(Shift(_SHIFTS.get(m["w"].lower(), 0)), relative=True, spoken=True)


def overnight(m: re.Match[str]) -> Meaning:
    """Read the night to the publication day."""
    return Meaning(Night(), relative=True, spoken=True)


def period(m: re.Match[str]) -> Meaning:
    """Read last, this or next week, month, year or season."""
    which, unit = m["which"].lower(), m["unit"]
    if unit in _WORDS.seasons:
        return Meaning(
            Season(*_WORDS.seasons[unit], _OFFSETS[which]), relative=True, fault="a season spans two years"
        )
    if unit in ("decade", "century"):
        return Meaning(fault=f"only a {unit} is stated")
    return Meaning(Period(unit, _OFFSETS[which]), relative=True)


def weekend(m: re.Match[str]) -> Meaning:
    """Read the weekend that lies nearest."""
    return Meaning(Period("weekend", None), relative=True)


def ago(m: re.Match[str]) -> Meaning:
    """Read a count of units before or after the publication day; round figures are vague."""
    count, unit = _number(m["n"]), m["unit"]
    round_figure = count >= 10 and count % 5 == 0 and unit != "day"
    if round_figure or m["about"] or unit in ("decade", "hour"):
        return vague(m)
    return Meaning(Ago(-count if "now" in m.group() else count, unit), relative=True)


def vague(m: re.Match[str]) -> Meaning:
    """Read what only sounds like a time."""
    return Meaning(fault="only a vague time is stated")


def anaphora(m: re.Match[str]) -> Meaning:
    """Read a count of units before or after what was dated last."""
    later = m["way"] in ("later", "after", "afterwards", "on")
    return Meaning(anaphora=Anaphora(_number(m["n"]) * (1 if later else -1), m["unit"]), fault=_ANOTHER)


def that_day(m: re.Match[str]) -> Meaning:
    """Read a day or period that points to what was dated last."""
    offset = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(m["which"], 0)
    unit = {"week": "week", "month": "month", "year": "year"}.get(m["unit"], "day")
    return Meaning(anaphora=Anaphora(offset, unit), fault=_ANOTHER)


def day_before(m: re.Match[str]) -> Meaning:
    """Read the day or period beside what was dated last."""
    return Meaning(anaphora=Anaphora(-1 if m["way"] == "before" else 1, m["unit"]), fault=_ANOTHER)


def another(m: re.Match[str]) -> Meaning:
    """Read a distance from another event, which names no date."""
    return Meaning(fault=_ANOTHER)


_ANOTHER = "relative to another event"


def decade(m: re.Match[str]) -> Meaning:
    """Read a decade."""
    return Meaning(fault="only a decade is stated")


def century(m: re.Match[str]) -> Meaning:
    """Read a century."""
    return Meaning(fault="only a century is stated")


def season_year(m: re.Match[str]) -> Meaning:
    """Read a season of a year as the year, since hemispheres differ in the months."""
    return Meaning(Fixed(Interval.year(int(m["y"]))))


def years(m: re.Match[str]) -> Meaning | None:
    """Read two years as the ends of a period."""
    first, last = int(m["y"]), int(m["z"]) if len(m["z"]) == 4 else int(m["y"][:2] + m["z"])
    if not first < last:
        return None
    joined = Joined((CalendarDate(first), CalendarDate(last)))
    return Meaning(joined, bare=not (m["sep"].strip() in "-–—" and len(m["z"]) == 4))


def bare_year(m: re.Match[str]) -> Meaning:
    """Read a year alone."""
    return Meaning(CalendarDate(int(m["y"])), grain="year", bare=True)


def feast(m: re.Match[str]) -> Meaning:
    """Read a feast that falls on the same day of every year."""
    month, day = _WORDS.feasts[m["f"]]
    return _calendar(_year(m), month, day)


def named(day: tuple[int, int, int]) -> Callable[[re.Match[str]], Meaning]:
    """Return the reader of a day that is called by its date."""
    return lambda m: Meaning(Fixed(Interval.day(date(*day))), event=True)
