"""Stretches of days: what a time expression says, before it becomes a date of some precision."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

__all__ = ["Interval", "shifted_month"]


def shifted_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Return the year and month that lie so many months away."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @classmethod
    def day(cls, day: date) -> Self:
        """Return the one day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Return a calendar month; ValueError outside the years 1 to 9999."""
        after = shifted_month(year, month, 1)
        last = date(9999, 12, 31) if after[0] > 9999 else date(*after, 1) - timedelta(days=1)
        return cls(date(year, month, 1), last)

    @classmethod
    def year(cls, year: int) -> Self:
        """Return a calendar year; ValueError outside the years 1 to 9999."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of_iso(cls, text: str) -> Self:
        """Return the days of an ISO 8601 year, month or day; ValueError if there are none such."""
        parts = [int(part) for part in text.split("-")]
        if len(parts) == 3:
            return cls.day(date(*parts))
        return cls.month(*parts) if len(parts) == 2 else cls.year(*parts)

    def joined(self, other: "Interval") -> "Interval":
        """Return the shortest interval that holds both."""
        return Interval(min(self.first, other.first), max(self.last, other.last))

    def iso(self) -> str | None:
        """Return the narrowest ISO 8601 day, month or year that holds the interval, None if it spans years."""
        if self.first == self.last:
            return self.first.isoformat()
        if self.first.year != self.last.year:
            return None
        return self.first.isoformat()[: 7 if self.first.month == self.last.month else 4]

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1
