"""Dates as pages print them, and the lines that hold nothing but a date."""

import re
from dataclasses import dataclass

__all__ = ["PrintedDate", "find_date", "is_dateline", "is_time_line", "parse_date"]

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<number>\d\d?)-(?P<day>\d\d?)(?=$|[^\d-])",
        rf"\b{_YEAR}[./](?P<number>\d\d?)[./](?P<day>\d\d?)\b",
        rf"\b{_MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?,? {_YEAR}\b",
        rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]{_YEAR}\b",
        rf"\b(?P<first>\d\d?)(?P<mark>[./-])(?P<second>\d\d?)(?P=mark){_YEAR}\b",
    )
)
_WHOLE = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<number>\d\d)(?P<day>\d\d)(?:t?\d{{4,6}}z?)?",
        rf"{_YEAR}-(?P<number>\d\d)",
        rf"{_MONTH},? {_YEAR}",
        _YEAR,
    )
)
_TIME = r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
_ZONE = r"\b(?:gmt|utc|[ecmp][sd]t|et|ct|pt|bst|c?est|cet|eet|msk|ist|jst|local time)\b|[+-]\d\d:?\d\d\b"
_AGO = r"\b(?:\d+|an?|one|two|few)\s*(?:[smhd]|secs?|mins?|hrs?|(?:second|minute|hour|day|week|month)s?)\s+ago\b"
_READ = r"\b(?:\d+|calculating)(?:\.\.\.|…)?[\s-]*(?:mins?|minutes?)?[\s-]*read(?:ing time)?\b|reading time:?"
_FURNITURE = re.compile(
    rf"{_TIME}|{_ZONE}|{_AGO}|{_READ}"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|\b(?:first|last|originally|date|time|article|story)\b"
    r"|\b(?:published|updated|posted|modified|created|released|issued|today|yesterday|just now|at|on|by)\b"
    r"|[\W_]+",
    re.IGNORECASE,
)
_BARE_TIME = re.compile(rf"(?:\W*(?:{_TIME}|{_ZONE}|{_AGO}|just now|updated)\W*)+", re.IGNORECASE)
_MOST_WORDS = 16
_MOST_LEFT = 2


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found in a text: ISO 8601 ``value``, its span, and a note where the day is not told safely."""

    value: str
    start: int
    end: int
    note: str = ""


def _month_number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("month"):
        return next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(groups["month"][:3].lower()))
    return int(groups["number"])


def _printed(match: re.Match[str]) -> PrintedDate | None:
    groups, span = match.groupdict(), match.span()
    year = groups["year"]
    if "first" in groups:
        return _day_and_month(year, int(groups["first"]), int(groups["second"]), match)
    if "month" not in groups and "number" not in groups:
        return PrintedDate(year, *span)
    month = _month_number(match)
    if not 1 <= month <= 12:
        return None
    if not groups.get("day"):
        return PrintedDate(f"{year}-{month:02}", *span)
    day = int(groups["day"])
    return PrintedDate(f"{year}-{month:02}-{day:02}", *span) if _exists(int(year), month, day) else None


def _exists(year: int, month: int, day: int) -> bool:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _day_and_month(year: str, first: int, second: int, match: re.Match[str]) -> PrintedDate | None:
    """Read 26.04.2025 (dots put the day first) and 04/26/2025; where both orders are possible, only the year."""
    dotted = match["mark"] == "."
    orders = {(m, d) for d, m in ((first, second), (second, first)) if m <= 12 and _exists(int(year), m, d)}
    if dotted and second <= 12 and _exists(int(year), second, first):
        orders = {(second, first)}
    if not orders:
        return None
    if len(orders) > 1:
        return PrintedDate(year, *match.span(), note=f"'{match[0]}' does not tell day from month")
    month, day = orders.pop()
    return PrintedDate(f"{year}-{month:02}-{day:02}", *match.span())


def find_date(line: str) -> PrintedDate | None:
    """Return the first date with a year that stands in the line, or None."""
    found = [p for form in _FORMS for m in form.finditer(line) if (p := _printed(m))]
    return min(found, key=lambda p: (p.start, -p.end), default=None)


def parse_date(value: str) -> PrintedDate | None:
    """Read a value that should be a date: ISO 8601, RFC 2822 or one of the usual printed forms; else None.

    The day is the one written, in whatever zone it was written.

    >>> parse_date("Sat, 26 Apr 2025 10:00:00 GMT").value
    '2025-04-26'
    """
    value = value.strip()
    iso = re.match(r"(\d{4}-\d\d-\d\d)[T ]", value)
    for form in _WHOLE:
        whole = form.fullmatch(value)
        if whole and (printed := _printed(whole)):
            return printed
    return find_date(iso[1] if iso else value)


def _left_over(line: str) -> list[str]:
    """Return the words of a line that are neither date nor time nor what pages print beside them."""
    while date := find_date(line):
        line = f"{line[: date.start]} {line[date.end :]}"
    return _FURNITURE.sub(" ", line).split()


def is_dateline(line: str) -> bool:
    """Tell whether a line holds a date, with at most two more words that are not about time."""
    if len(line.split()) > _MOST_WORDS or not find_date(line):
        return False
    return len(_left_over(line)) <= _MOST_LEFT


def is_time_line(line: str) -> bool:
    """Tell whether a line is a mere time, such as ``14:02 GMT`` or ``3 hours ago``."""
    return len(line) <= 40 and bool(_BARE_TIME.fullmatch(line))
