"""Moving windows of time over coded statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kg.analysis.coded import CodedStatement

__all__ = ["TimeWindow", "Unit", "time_windows"]


class Unit(StrEnum):
    """What a window is measured in, and how far it moves each time."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """The statements from ``first`` to ``last``, both included, around the day ``centre``."""

    centre: date
    first: date
    last: date
    statements: tuple[CodedStatement, ...]


def time_windows(statements: Sequence[CodedStatement], size: int, unit: Unit) -> Iterator[TimeWindow]:
    """Yield a window around each day, or each seventh, or each day of a month, from the first date to the last.

    It reaches half of ``size`` units to either side, rounded down to days; a month is 30 days wide. Undated
    statements are in none.
    """
    dated = sorted((s for s in statements if s.on is not None), key=lambda s: (s.on or date.max, s.number))
    if not dated:
        return
    days = size * {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 30}[unit]
    half = timedelta(days=days // 2)
    begin, end = dated[0].on or date.max, dated[-1].on or date.max
    for centre in _centres(begin, end, unit):
        inside = tuple(s for s in dated if s.on is not None and centre - half <= s.on <= centre + half)
        yield TimeWindow(centre, centre - half, centre + half, inside)


def _centres(begin: date, end: date, unit: Unit) -> Iterator[date]:
    centre, steps = begin, 0
    while centre <= end:
        yield centre
        steps += 1
        if unit is Unit.MONTHS:
            centre = _months_later(begin, steps)
        else:
            centre = begin + timedelta(days=steps * (7 if unit is Unit.WEEKS else 1))


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))
