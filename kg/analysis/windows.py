"""Moving windows of time over coded statements."""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator
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


def time_windows(
    statements: Iterable[CodedStatement], size: int, unit: Unit, *, within: tuple[date, date] | None = None
) -> Iterator[TimeWindow]:
    """Yield the windows around each day, each seventh, or each day of a month, as the original does.

    A window reaches half of ``size`` units, rounded down, to either side. Those are given that lie wholly
    ``within`` two dates, the first and last of the statements if none are named. Undated statements are in none.
    """
    dated = sorted(((s.on, s.number, s) for s in statements if s.on is not None), key=lambda found: found[:2])
    if not dated:
        return
    days = [day for day, _, _ in dated]
    begin, end = within or (days[0], days[-1])
    centre = begin
    while centre <= end:
        first, last = _moved(centre, unit, -(size // 2)), _moved(centre, unit, size // 2)
        if begin <= first and last <= end:
            inside = dated[bisect_left(days, first) : bisect_right(days, last)]
            yield TimeWindow(centre, first, last, tuple(s for _, _, s in inside))
        centre = _moved(centre, unit, 1)


def _moved(day: date, unit: Unit, count: int) -> date:
    if unit is not Unit.MONTHS:
        return day + timedelta(days=count * (7 if unit is Unit.WEEKS else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
