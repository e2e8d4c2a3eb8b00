"""The forms in which English writes times, each with what it means.

A form starts with one of a few words (or a number), so that a sentence is read word by word, and only what can
start here is tried. Which of several forms wins is the order of ``_FORMS``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kg_loaders.temporal_calendar import Interval
from kg_loaders.temporal_readings import (
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
from kg_loaders.temporal_words import any_of, temporal_words

__all__ = ["Form", "Meaning", "forms_starting_with"]

_WORDS = temporal_words()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a form means; without reading and anaphora, ``fault`` says why it names no date.

    ``grain`` is day, weekday, month or year for what can be one end of a range, else empty. ``relative`` is what
    cannot be read without the publication date. A ``bare`` month or year counts only beside a word that asks for
    a time. ``event`` is a day that is called by its date ("the September 11 attacks").
    """

    reading: Reading | None = None
    anaphora: Anaphora | None = None
    relative: bool = False
    grain: str = ""
    fault: str = ""
    bare: bool = False
    event: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A regular expression, and how its match is understood (None: not at all)."""

    pattern: re.Pattern[str]
    understand: Callable[[re.Match[str]], Meaning | None]


_NAMES = {
    "MONTH": any_of([*_WORDS.months]) + "|" + any_of(_WORDS.abbreviations) + r"\.?",
    "FULL": any_of(_WORDS.months),
    "WEEKDAY": any_of(_WORDS.weekdays),
    "SHORTDAY": any_of([*_WORDS.weekdays, "Mon", "Tue", "Tues", "Wed", "Thu", "Thurs", "Fri", "Sat", "Sun"]),
    "DAY": r"(?:0?[1-9]|[12]\d|3[01])",
    "YEAR": r"(?:1\d|20)\d\d(?![\d%]|[.,:]\d)",
    "ORD": "(?:st|nd|rd|th)?",
    "NUM": r"(?:\d{1,3}|" + any_of(_WORDS.numbers) + ")",
    "SEASON": any_of(_WORDS.seasons),
    "FEAST": any_of(_WORDS.feasts),
    "UNIT": "(?:hour|day|week|month|year|decade)",
    "SOME": "(?:several|some|many|a few|few|a couple of|a number of|dozens of)",
    "ABOUT": "(?:about|around|nearly|almost|roughly|over|more than|less than|just over|just under|some|at least)",
    "TO": r"(?:\s?[-–—]\s?| to | and | or | until | through )",
}
_OFFSETS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "earlier": 0, "later": 0}


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


def _iso(m: re.Match[str]) -> Meaning:
    return _calendar(int(m["y"]), int(m["m"]), int(m["d"]))


def _iso_month(m: re.Match[str]) -> Meaning:
    return _calendar(int(m["y"]), int(m["m"]))


def _numeric(m: re.Match[str]) -> Meaning | None:
    """Read 26/04/2025 in the order that makes sense; where both do, both days are meant."""
    year, first, second = int(m["y"]), int(m["a"]), int(m["b"])
    orders = [(first, second)] if first == second or m["s"] == "." else [(first, second), (second, first)]
    found = [_calendar(year, month, day) for day, month in orders if 0 < month <= 12 and 0 < day <= 31]
    readings = tuple(meaning.reading for meaning in found if meaning.reading)
    if not readings:
        return None
    return Meaning(readings[0] if len(readings) == 1 else Joined(readings), grain="day")


def _day_month(m: re.Match[str]) -> Meaning:
    return _calendar(_year(m), _month(m["m"]), int(m["d"]))


def _days_month(m: re.Match[str]) -> Meaning:
    ends = [_calendar(_year(m), _month(m["m"]), int(m[day])) for day in ("d", "e")]
    readings = tuple(end.reading for end in ends if end.reading)
    if len(readings) < 2:
        return Meaning(fault="there is no such day")
    return Meaning(Joined(readings), relative=ends[0].relative, grain="day")


def _month_year(m: re.Match[str]) -> Meaning:
    return _calendar(int(m["y"]), _month(m["m"]))


@dataclass(frozen=True, slots=True)
class _MonthOf:
    month: int
    offset: int

    def __call__(self, published: date, direction: object) -> Interval | None:
        return Interval.month(published.year + self.offset, self.month)


def _month_of(m: re.Match[str]) -> Meaning:
    return Meaning(_MonthOf(_month(m["m"]), _OFFSETS[m["which"]]), relative=True, grain="month")


def _bare_month(m: re.Match[str]) -> Meaning:
    return Meaning(CalendarDate(None, _month(m["m"])), relative=True, grain="month", bare=True)


def _last_month_name(m: re.Match[str]) -> Meaning:
    """Read "last October" as the one that came last, "this" and "next" October as the words' direction has it."""
    return Meaning(CalendarDate(None, _month(m["m"])), relative=True, grain="month")


def _weekday(m: re.Match[str]) -> Meaning:
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


def _shift(m: re.Match[str]) -> Meaning:
    return Meaning(Shift(_SHIFTS.get(m["w"].lower(), 0)), relative=True)


def _overnight(m: re.Match[str]) -> Meaning:
    return Meaning(Night(), relative=True)


def _period(m: re.Match[str]) -> Meaning:
    which, unit = m["which"].lower(), m["unit"]
    if unit in _WORDS.seasons:
        return Meaning(
            Season(*_WORDS.seasons[unit], _OFFSETS[which]), relative=True, fault="a season spans two years"
        )
    if unit in ("decade", "century"):
        return Meaning(fault=f"only a {unit} is stated")
    return Meaning(Period(unit, _OFFSETS[which]), relative=True)


def _weekend(m: re.Match[str]) -> Meaning:
    return Meaning(Period("weekend", None), relative=True)


def _ago(m: re.Match[str]) -> Meaning:
    count, unit = _number(m["n"]), m["unit"]
    round_figure = count >= 10 and count % 5 == 0 and unit != "day"
    if round_figure or m["about"] or unit in ("decade", "hour"):
        return _vague(m)
    return Meaning(Ago(-count if "now" in m.group() else count, unit), relative=True)


def _vague(m: re.Match[str]) -> Meaning:
    return Meaning(fault="only a vague time is stated")


def _anaphora(m: re.Match[str]) -> Meaning:
    later = m["way"] in ("later", "after", "afterwards", "on")
    return Meaning(anaphora=Anaphora(_number(m["n"]) * (1 if later else -1), m["unit"]), fault=_ANOTHER)


def _that_day(m: re.Match[str]) -> Meaning:
    offset = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(m["which"], 0)
    unit = {"week": "week", "month": "month", "year": "year"}.get(m["unit"], "day")
    return Meaning(anaphora=Anaphora(offset, unit), fault=_ANOTHER)


def _day_before(m: re.Match[str]) -> Meaning:
    return Meaning(anaphora=Anaphora(-1 if m["way"] == "before" else 1, m["unit"]), fault=_ANOTHER)


def _another(m: re.Match[str]) -> Meaning:
    return Meaning(fault=_ANOTHER)


_ANOTHER = "relative to another event"


def _decade(m: re.Match[str]) -> Meaning:
    return Meaning(fault="only a decade is stated")


def _century(m: re.Match[str]) -> Meaning:
    return Meaning(fault="only a century is stated")


def _season_year(m: re.Match[str]) -> Meaning:
    return Meaning(Fixed(Interval.year(int(m["y"]))))


def _years(m: re.Match[str]) -> Meaning | None:
    first, last = int(m["y"]), int(m["z"]) if len(m["z"]) == 4 else int(m["y"][:2] + m["z"])
    if not first < last:
        return None
    joined = Joined((CalendarDate(first), CalendarDate(last)))
    return Meaning(joined, bare=not (m["sep"].strip() in "-–—" and len(m["z"]) == 4))


def _bare_year(m: re.Match[str]) -> Meaning:
    return Meaning(CalendarDate(int(m["y"])), grain="year", bare=True)


def _feast(m: re.Match[str]) -> Meaning:
    month, day = _WORDS.feasts[m["f"]]
    return _calendar(_year(m), month, day)


def _named(day: tuple[int, int, int]) -> Callable[[re.Match[str]], Meaning]:
    return lambda m: Meaning(Fixed(Interval.day(date(*day))), event=True)


def _form(pattern: str, understand: Callable[[re.Match[str]], Meaning | None]) -> Form:
    for name, value in _NAMES.items():
        pattern = pattern.replace(f"<{name}>", f"(?:{value})")
    return Form(re.compile(pattern + r"(?!\w)"), understand)


_NUMBER, _MONTHS, _WEEKDAYS = "0", "months", "weekdays"
_COUNTS = [_NUMBER, *_WORDS.numbers]
_DATED = r"(?:,? (?:of )?(?P<y><YEAR>))?"
_PREFIX = r"(?:<SHORTDAY>\.?,? \(?)?"
_FORMS: list[tuple[list[str], Form]] = [
    *(
        ([_NUMBER, _MONTHS], _form(rf"{any_of(words)}(?= (?:terrorist |terror )?{any_of(nouns)}\b)", _named(day)))
        for day, words, nouns in _WORDS.named_days
    ),
    ([_NUMBER], _form(r"(?P<y>\d{4})[-/](?P<m>\d\d)[-/](?P<d>\d\d)", _iso)),
    ([_NUMBER], _form(r"(?P<a>\d\d?)(?P<s>[./])(?P<b>\d\d?)(?P=s)(?P<y>(?:19|20)\d\d)", _numeric)),
    (
        [_NUMBER, _WEEKDAYS],
        _form(
            rf"{_PREFIX}(?P<d><DAY>)<ORD>\s?<TO>\s?(?:the )?(?P<e><DAY>)<ORD>(?: of)? (?P<m><MONTH>){_DATED}",
            _days_month,
        ),
    ),
    (
        [_MONTHS, _WEEKDAYS],
        _form(
            rf"{_PREFIX}(?P<m><MONTH>) (?P<d><DAY>)<ORD>(?:<TO>|/)(?:the )?(?P<e><DAY>)<ORD>(?! <MONTH>){_DATED}\)?",
            _days_month,
        ),
    ),
    (
        [_NUMBER, _WEEKDAYS],
        _form(
            rf"{_PREFIX}(?:the )?(?P<d><DAY>)<ORD>(?:-| of | )(?P<m><MONTH>)(?:-(?=\d)|){_DATED}\)?", _day_month
        ),
    ),
    (
        [_MONTHS, _WEEKDAYS],
        _form(rf"{_PREFIX}(?P<m><MONTH>) (?:the )?(?P<d><DAY>)<ORD>(?![:.]\d|%){_DATED}\)?", _day_month),
    ),
    ([_MONTHS], _form(r"(?P<m><MONTH>),? (?:of )?(?P<y><YEAR>)", _month_year)),
    ([_MONTHS], _form(r"(?P<m><MONTH>),? (?:of )?(?P<which>last|this|next) year", _month_of)),
    ([_MONTHS], _form(r"(?P<m><FULL>)", _bare_month)),
    (
        [_WEEKDAYS, "last", "next", "this", "coming", "past"],
        _form(
            r"(?:(?:[Tt]his )?(?P<which>[Ll]ast|[Nn]ext|[Cc]oming|[Pp]ast) |[Tt]his )?(?P<w><WEEKDAY>)"
            r"(?:,? (?:of )?(?P<week>last|this|next) week)?(?: (?:night|morning|evening|afternoon|lunchtime))?",
            _weekday,
        ),
    ),
    (["last", "this", "next"], _form(r"(?:[Ll]ast|[Tt]his|[Nn]ext) (?P<m><FULL>)", _last_month_name)),
    (["last", "the"], _form(r"(?P<w>[Ll]ast night|[Tt]he day (?:before yesterday|after tomorrow))", _shift)),
    (
        ["yesterday", "today", "tomorrow", "tonight"],
        _form(
            r"(?P<w>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)(?: (?:night|morning|evening|afternoon))?", _shift
        ),
    ),
    (["this", "earlier"], _form(r"(?:[Ee]arlier )?(?P<w>[Tt]his (?:morning|afternoon|evening))", _shift)),
    (["earlier", "later"], _form(r"(?P<w>[Ee]arlier today|[Ll]ater today)", _shift)),
    (["overnight"], _form(r"[Oo]vernight(?! (?:on|from|into|to|between|<WEEKDAY>)\b)", _overnight)),
    (
        ["earlier", "later", "late", "early", "last", "this", "next"],
        _form(
            r"(?:(?:[Ee]arlier|[Ll]ater?|[Ee]arly) )?(?P<which>[Ll]ast|[Tt]his|[Nn]ext) "
            r"(?P<unit>week(?:end)?|month|year|<SEASON>|decade|century)(?! (?:of (?:his|her|its|their|the)|long)\b)",
            _period,
        ),
    ),
    (["weekend", "the"], _form(r"(?:[Tt]he )?weekend(?! (?:of|house|home|edition))", _weekend)),
    ([_NUMBER, *_COUNTS], _form(r"(?P<about>)(?P<n>(?i:<NUM>)) (?P<unit><UNIT>)s? (?:ago|from now)", _ago)),
    (
        ["about", "around", "nearly", "almost", "roughly", "over", "more", "less", "just", "some", "at"],
        _form(r"(?i:<ABOUT>) (?i:<NUM>) <UNIT>s? ago", _vague),
    ),
    (
        [
            "several",
            "some",
            "many",
            "a",
            "few",
            "dozens",
            "half",
            "hours",
            "days",
            "weeks",
            "months",
            "years",
            "decades",
        ]
        + ["centuries", "long", "moments", "minutes"],
        _form(
            r"(?i:(?:<SOME> )?(?:<UNIT>s|centuries|generations|minutes|moments)|half a (?:century|decade)|long) ago",
            _vague,
        ),
    ),
    (
        _COUNTS,
        _form(r"(?P<n>(?i:<NUM>)) (?P<unit><UNIT>)s? (?P<way>earlier|later|afterwards|on(?=[,.]))", _anaphora),
    ),
    (
        _COUNTS,
        _form(
            r"(?P<n>(?i:<NUM>)) (?P<unit><UNIT>)s? (?P<way>before|after)(?=$|[,.;]| (?:on|in|at|by)\b)", _anaphora
        ),
    ),
    (
        [
            *_COUNTS,
            "several",
            "days",
            "weeks",
            "months",
            "years",
            "hours",
            "decades",
            "some",
            "few",
            "just",
            "the",
        ],
        _form(
            r"(?i:(?:<SOME> |<NUM> |the )?(?:<UNIT>s?|morning|night)) (?:earlier|later|afterwards|(?:before|after)(?! which))",
            _another,
        ),
    ),
    (
        ["the"],
        _form(r"[Tt]he (?P<unit>day|week|month|year) (?P<way>before|after)(?=$|[,.;])", _day_before),
    ),
    (
        ["that", "the", "earlier", "later"],
        _form(
            r"(?:[Ee]arlier |[Ll]ater )?(?:[Tt]hat|[Tt]he (?P<which>same|next|following|previous|preceding)) "
            r"(?P<unit>day|week|month|year|morning|afternoon|evening|night)",
            _that_day,
        ),
    ),
    (["recently", "lately", "soon"], _form(r"(?:[Rr]ecently|[Ll]ately|[Ss]oon(?! after))", _vague)),
    (["recent", "coming"], _form(r"(?:recent|coming) (?:<UNIT>s|times)", _vague)),
    ([_NUMBER], _form(r"(?:1\d\d|20\d|(?<=['’])\d)0['’]?s", _decade)),
    (
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"],
        _form(r"(?<=the )(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies", _decade),
    ),
    ([_NUMBER], _form(r"\d{1,2}(?:st|nd|rd|th)[ -]century", _century)),
    (
        ["sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"],
        _form(r"(?:(?:six|seven|eigh|nine)teenth|twentieth) century", _century),
    ),
    ([*_WORDS.seasons], _form(r"<SEASON>(?: of)? (?P<y><YEAR>)", _season_year)),
    ([_NUMBER], _form(r"(?P<y><YEAR>)(?P<sep><TO>)(?P<z><YEAR>|\d\d)", _years)),
    ([_NUMBER], _form(r"(?P<y><YEAR>)", _bare_year)),
    (
        [feast.split()[0].lower().split("'")[0].split("’")[0] for feast in _WORDS.feasts],
        _form(rf"(?P<f><FEAST>){_DATED}", _feast),
    ),
]


def _table() -> dict[str, tuple[Form, ...]]:
    table: dict[str, list[Form]] = {}
    groups = {
        _MONTHS: [name.lower() for name in [*_WORDS.months, *_WORDS.abbreviations]],
        _WEEKDAYS: [name.lower() for name in _WORDS.weekdays]
        + ["mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun"],
    }
    for starts, form in _FORMS:
        for word in {w for start in starts for w in groups.get(start, [start])}:
            table.setdefault(word, []).append(form)
    return {word: tuple(forms) for word, forms in table.items()}


_TABLE = _table()


def forms_starting_with(word: str) -> tuple[Form, ...]:
    """Return the forms that can start with a word (in any case) or a number, in the order they are tried."""
    return _TABLE.get(_NUMBER if word.isdigit() else word.lower(), ())
