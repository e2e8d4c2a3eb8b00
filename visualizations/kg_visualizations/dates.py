"""Dates as people read them, in one language and without the machine's locale."""

__all__ = ["date_label"]

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_label(date: str | None) -> str | None:
    """Return ``26 April 2025``, ``April 2025`` or ``2025`` for an ISO 8601 day, month or year; None for None."""
    if date is None:
        return None
    year, *rest = date.split("-")
    words = [year]
    if rest:
        words.insert(0, _MONTHS[int(rest[0]) - 1])
    if len(rest) > 1:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)
