"""When a statement is from: the date of its event, or else only that its article was published by then."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from kg_schema import Article, GraphStatement

__all__ = ["Basis", "When", "gap", "interval", "when"]


class Basis(StrEnum):
    """What a date rests on."""

    EVENT = "event"
    """The text dates the event."""
    PUBLISHED = "published"
    """Only the article is dated: the event is not later than this."""
    UNKNOWN = "unknown"
    """Nothing is dated."""


@dataclass(frozen=True, slots=True)
class When:
    """A date as it is known: ``text`` in ISO 8601, the days that it may be, and what it rests on.

    With basis ``published`` the days are those of the publication, an upper bound and never the event's date.
    """

    text: str | None
    first: date
    last: date
    basis: Basis

    @property
    def told(self) -> str:
        """The date for people: ``2025-04-26``, ``by 2025-04-26`` or ``unknown``."""
        match self.basis:
            case Basis.EVENT:
                return str(self.text)
            case Basis.PUBLISHED:
                return f"by {self.text}"
            case Basis.UNKNOWN:
                return "unknown"


def when(statement: GraphStatement, article: Article) -> When:
    """Return when the statement is from."""
    if statement.event_date is not None:
        return When(statement.event_date, *interval(statement.event_date), Basis.EVENT)
    if article.published is not None:
        return When(article.published, *interval(article.published), Basis.PUBLISHED)
    return When(None, date.max, date.max, Basis.UNKNOWN)


@cache
def interval(text: str) -> tuple[date, date]:
    """Return the first and last day of an ISO 8601 year, month or day; a day that its month lacks is the last one.

    >>> [day.isoformat() for day in interval("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    year, *rest = (max(1, int(part)) for part in text.split("-"))
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    days = calendar.monthrange(year, rest[0])[1]
    if len(rest) == 1:
        return date(year, rest[0], 1), date(year, rest[0], days)
    day = date(year, rest[0], min(rest[1], days))
    return day, day


def gap(one: When, other: When) -> int | None:
    """Return the days that lie between two dates at least, 0 where they may be one day; None if one is unknown."""
    if Basis.UNKNOWN in (one.basis, other.basis):
        return None
    return max(0, (other.first - one.last).days, (one.first - other.last).days)
