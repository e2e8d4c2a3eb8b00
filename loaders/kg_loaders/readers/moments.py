"""Times of change as sources state them, in one form that can be compared."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from kg_loaders.datelines import parse_date

__all__ = ["moment"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{8}")


def moment(value: object) -> str | None:
    """Return a time as ``2025-04-26T14:03:00Z``, a bare date as ISO 8601; None for what is neither.

    Times without a zone are taken as UTC. Understood are ISO 8601, the dates of mail headers and feeds, and
    dates as newspapers print them.
    """
    if isinstance(value, datetime):
        return _in_utc(value)
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            if not _DAY.fullmatch(text):
                return _in_utc(parse(text))
        except ValueError:
            continue
    printed = parse_date(text)
    return printed.value if printed else None


def _in_utc(time: datetime) -> str | None:
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    try:
        return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except OverflowError:
        return None
