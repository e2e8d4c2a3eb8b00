"""Readings: what days a time expression means, for one day of publication and one direction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from kg_loaders.temporal.calendar import Interval, shifted_month

__all__ = [
    "Ago",
    "Anaphora",
    "CalendarDate",
    "Direction",
    "Fixed",
    "Joined",
    "Night",
    "Period",
    "Reading",
    "Season",
    "Shift",
    "Weekday",
]


class Direction(Enum):
    """Where the words put the event, seen from the day of publication."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


Reading = Callable[[date, Direction], Interval | None]
"""The days that are meant, None if they are of no year; ValueError or OverflowError if there are no such days."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same days whenever it is read."""

    interval: Interval

    def __call__(self, published: date, direction: Direction) -> Interval | None:
        """Return the days."""
        return self.interval


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A year, a month with or without its year, or a day of a month."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def in_year(self, year: int) -> Interval:
        """Return the days in one year; ValueError if it has no such day."""
        if self.month is None:
            return Interval.year(year)
        return (
            Interval.month(year, self.month)
            if self.day is None
            else Interval.day(date(year, self.month, self.day))
        )

    def __call__(self, published: date, direction: Direction) -> Interval | None:
        """Return the days, of the year that lies next in the direction where no year is stated."""
        if self.year is not None:
            return self.in_year(self.year)
        around = self._around(published.year)
        if direction is Direction.FUTURE:
            return next(found for found in around if found.last >= published)
        if direction is Direction.OPEN and self.day is not None:
            return min(around, key=lambda found: abs((found.first - published).days))
        return [found for found in around if found.first <= published][-1]

    def _around(self, year: int) -> list[Interval]:
        reach = 8 if (self.month, self.day) == (2, 29) else 1
        found = []
        for candidate in range(max(1, year - reach), min(9999, year + reach) + 1):
            try:
                found.append(self.in_year(candidate))
            except ValueError:
                continue
        if not found:
            raise ValueError(f"No year has day {self.day} of month {self.month}.")
        return found


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday; ``which`` is last, next or this, ``week`` counts weeks from this one."""

    index: int
    which: str = ""
    week: int | None = None

    def __call__(self, published: date, direction: Direction) -> Interval | None:
        """Return the day; one that carries the name of the publication day is that day."""
        if self.week is not None:
            monday = published - timedelta(days=published.weekday())
            return Interval.day(monday + timedelta(days=7 * self.week + self.index))
        ahead = (self.index - published.weekday()) % 7
        if self.which == "next":
            return Interval.day(published + timedelta(days=ahead or 7))
        if self.which == "last":
            return Interval.day(published + timedelta(days=ahead - 7))
        forward = ahead == 0 or direction is Direction.FUTURE
        return Interval.day(published + timedelta(days=ahead if forward else ahead - 7))


@dataclass(frozen=True, slots=True)
class Shift:
    """A day that lies so many days from the publication day."""

    days: int

    def __call__(self, published: date, direction: Direction) -> Interval | None:
        """Return the day."""
        return Interval.day(published + timedelta(days=self.days))


@dataclass(frozen=True, slots=True)
class Night:
    """The night to the publication day, or after it."""

    def __call__(self, published: date, direction: Direction) -> Interval | None:
        """Return the two days that share the night."""
        other = published + timedelta(days=1 if direction is Direction.FUTURE else -1)
        return Interval.day(published).joined(Interval.day(other))


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar week, weekend, month or year; ``offset`` counts from that of publication, None: the nearest."""

    unit: str
    offset: int | None

    def __call__(self, published: date, direction: Direction) -> Interval | None:
        """Return its days."""
        if self.unit == "year":
            return Interval.year(published.year + (self.offset or 0))
        if self.unit == "month":
            return Interval.month(*shifted_month(published.year, published.month, self.offset or 0))
        monday = published - timedelta(days=published.weekday())
        offset = self.offset
        if offset is None:
            offset = -1 if published.weekday() < 5 and direction is not Direction.FUTURE else 0
        first = monday + timedelta(days=7 * offset + (5 if self.unit == "weekend" else 0))
        return Interval(first, monday + timedelta(days=7 * offset + 6))


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its first and last month; ``offset`` -1, 0 or 1 for last, this and next."""

    first: int
    last: int
    offset: int

    def __call__(self, published: date, direction: Direction) -> Interval | None:
        """Return its year, since hemispheres differ in the months; None for one that spans two years."""
        if self.last > 12:
            return None
        year = published.year
        if self.offset < 0 and published.month <= self.last:
            year -= 1
        if self.offset > 0 and published.month >= self.first:
            year += 1
        return Interval.year(year)


@dataclass(frozen=True, slots=True)
class Ago:
    """So many units before (or, negative, after) the publication day: as exact as the unit is."""

    count: int
    unit: str

    def __call__(self, published: date, direction: Direction) -> Interval | None:
        """Return the days."""
        return _moved(published, -self.count, self.unit)


def _moved(day: date, count: int, unit: str) -> Interval:
    if unit == "hour":
        return Interval.day(day).joined(Interval.day(day + timedelta(days=count // 24)))
    if unit == "day":
        return Interval.day(day + timedelta(days=count))
    if unit == "week":
        middle = day + timedelta(days=7 * count)
        return Interval(middle - timedelta(days=3), middle + timedelta(days=3))
    if unit == "month":
        return Interval.month(*shifted_month(day.year, day.month, count))
    return Interval.year(day.year + count)


_REACH = {"day": 1, "week": 1, "month": 31, "year": 366}


@dataclass(frozen=True, slots=True)
class Anaphora:
    """So many units after (negative: before) what was last dated ("two days later", "that year")."""

    count: int
    unit: str

    def after(self, previous: Interval) -> Interval | None:
        """Return the days, None if what was dated is known less exactly than the unit asks for."""
        if previous.days > _REACH.get(self.unit, 0):
            return None
        return _moved(previous.first, self.count, self.unit)


@dataclass(frozen=True, slots=True)
class Joined:
    """All days from the one to the other ("from Monday to Wednesday")."""

    readings: tuple[Reading, ...]

    def __call__(self, published: date, direction: Direction) -> Interval | None:
        """Return the shortest interval that holds all; None if one of them has none."""
        return _union(reading(published, direction) for reading in self.readings)


def _union(intervals: Iterable[Interval | None]) -> Interval | None:
    whole: Interval | None = None
    for interval in intervals:
        if interval is None:
            return None
        whole = interval if whole is None else whole.joined(interval)
    return whole
