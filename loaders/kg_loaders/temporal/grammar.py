"""The forms in which English writes times, each with what it means.

A form starts with one of a few words (or a number), so that a sentence is read word by word, and only what can
start here is tried. Which of several forms wins is the order of ``_FORMS``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg_loaders.temporal import meanings as mean
from kg_loaders.temporal.meanings import Meaning
from kg_loaders.temporal.words import any_of, temporal_words

__all__ = ["Form", "forms_starting_with"]

_WORDS = temporal_words()


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
        (
            [_NUMBER, _MONTHS],
            _form(rf"{any_of(words)}(?= (?:terrorist |terror )?{any_of(nouns)}\b)", mean.named(day)),
        )
        for day, words, nouns in _WORDS.named_days
    ),
    ([_NUMBER], _form(r"(?P<y>\d{4})[-/](?P<m>\d\d)[-/](?P<d>\d\d)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?", mean.iso)),
    ([_NUMBER], _form(r"(?P<a>\d\d?)(?P<s>[./])(?P<b>\d\d?)(?P=s)(?P<y>(?:19|20)\d\d)", mean.numeric)),
    (
        [_NUMBER, _WEEKDAYS],
        _form(
            rf"{_PREFIX}(?P<d><DAY>)<ORD>\s?<TO>\s?(?:the )?(?P<e><DAY>)<ORD>(?: of)? (?P<m><MONTH>){_DATED}",
            mean.days_month,
        ),
    ),
    (
        [_MONTHS, _WEEKDAYS],
        _form(
            rf"{_PREFIX}(?P<m><MONTH>) (?P<d><DAY>)<ORD>(?:<TO>|/)(?:the )?"
            rf"(?P<e><DAY>)<ORD>(?! <MONTH>){_DATED}\)?",
            mean.days_month,
        ),
    ),
    (
        [_NUMBER, _WEEKDAYS],
        _form(
            rf"{_PREFIX}(?:the )?(?P<d><DAY>)<ORD>(?:-| of | )(?P<m><MONTH>)(?:-(?=\d)|){_DATED}\)?",
            mean.day_month,
        ),
    ),
    (
        [_MONTHS, _WEEKDAYS],
        _form(rf"{_PREFIX}(?P<m><MONTH>) (?:the )?(?P<d><DAY>)<ORD>(?![:.]\d|%){_DATED}\)?", mean.day_month),
    ),
    ([_MONTHS], _form(r"(?P<m><MONTH>),? (?:of )?(?P<y><YEAR>)", mean.month_year)),
    ([_MONTHS], _form(r"(?P<m><MONTH>),? (?:of )?(?P<which>last|this|next) year", mean.month_of)),
    ([_MONTHS], _form(r"(?P<m><FULL>)", mean.bare_month)),
    ([_WEEKDAYS], _form(r"<WEEKDAY> (?:of|in) (?P<m><MONTH>) (?P<y><YEAR>)", mean.month_year)),
    ([_WEEKDAYS], _form(r"<WEEKDAY> (?:of|in) (?P<m><FULL>)", mean.named_month)),
    (
        [_WEEKDAYS, "last", "next", "this", "coming", "past"],
        _form(
            r"(?:(?:[Tt]his )?(?P<which>[Ll]ast|[Nn]ext|[Cc]oming|[Pp]ast) |[Tt]his )?(?P<w><WEEKDAY>)"
            r"(?:,? (?:of )?(?P<week>last|this|next) week)?(?: (?:night|morning|evening|afternoon|lunchtime))?",
            mean.weekday,
        ),
    ),
    (["last", "this", "next"], _form(r"(?:[Ll]ast|[Tt]his|[Nn]ext) (?P<m><FULL>)", mean.named_month)),
    (["last", "the"], _form(r"(?P<w>[Ll]ast night|[Tt]he day (?:before yesterday|after tomorrow))", mean.shift)),
    (
        ["yesterday", "today", "tomorrow", "tonight"],
        _form(
            r"(?P<w>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)(?: (?:night|morning|evening|afternoon))?",
            mean.shift,
        ),
    ),
    (["this", "earlier"], _form(r"(?:[Ee]arlier )?(?P<w>[Tt]his (?:morning|afternoon|evening))", mean.shift)),
    (["earlier", "later"], _form(r"(?P<w>[Ee]arlier today|[Ll]ater today)", mean.shift)),
    (["overnight"], _form(r"[Oo]vernight(?! (?:on|from|into|to|between|<WEEKDAY>)\b)", mean.overnight)),
    (
        ["earlier", "later", "late", "early", "last", "this", "next"],
        _form(
            r"(?:(?:[Ee]arlier|[Ll]ater?|[Ee]arly) )?(?P<which>[Ll]ast|[Tt]his|[Nn]ext) "
            r"(?P<unit>week(?:end)?|month|year|<SEASON>|decade|century)"
            r"(?! (?:of (?:his|her|its|their|the)|long)\b)",
            mean.period,
        ),
    ),
    (["weekend", "the"], _form(r"(?:[Tt]he )?weekend(?! (?:of|house|home|edition))", mean.weekend)),
    ([_NUMBER, *_COUNTS], _form(r"(?P<about>)(?P<n>(?i:<NUM>)) (?P<unit><UNIT>)s? (?:ago|from now)", mean.ago)),
    (
        ["about", "around", "nearly", "almost", "roughly", "over", "more", "less", "just", "some", "at"],
        _form(r"(?i:<ABOUT>) (?i:<NUM>) <UNIT>s? ago", mean.vague),
    ),
    (
        [
            *"several some many a few dozens half long hours days weeks months years decades centuries".split(),
            "moments",
        ],
        _form(
            r"(?i:(?:<SOME> )?(?:<UNIT>s|centuries|minutes|moments)|half a (?:century|decade)|long) ago",
            mean.vague,
        ),
    ),
    (
        _COUNTS,
        _form(r"(?P<n>(?i:<NUM>)) (?P<unit><UNIT>)s? (?P<way>earlier|later|afterwards|on(?=[,.]))", mean.anaphora),
    ),
    (
        _COUNTS,
        _form(
            r"(?P<n>(?i:<NUM>)) (?P<unit><UNIT>)s? (?P<way>before|after)(?=$|[,.;]| (?:on|in|at|by)\b)",
            mean.anaphora,
        ),
    ),
    (
        [*_COUNTS, *"several some few just the days weeks months years hours decades".split()],
        _form(
            r"(?i:(?:<SOME> |<NUM> |the )?(?:<UNIT>s?|morning|night)) "
            r"(?:earlier|later|afterwards|(?:before|after)(?! which))",
            mean.another,
        ),
    ),
    (
        ["the"],
        _form(r"[Tt]he (?P<unit>day|week|month|year) (?P<way>before|after)(?=$|[,.;])", mean.day_before),
    ),
    (
        ["that", "the", "earlier", "later"],
        _form(
            r"(?:[Ee]arlier |[Ll]ater )?(?:[Tt]hat|[Tt]he (?P<which>same|next|following|previous|preceding)) "
            r"(?P<unit>day|week|month|year|morning|afternoon|evening|night)",
            mean.that_day,
        ),
    ),
    (["recently", "lately", "soon"], _form(r"(?:[Rr]ecently|[Ll]ately|[Ss]oon(?! after))", mean.vague)),
    (["recent", "coming"], _form(r"(?:recent|coming) (?:<UNIT>s|times)", mean.vague)),
    ([_NUMBER], _form(r"(?:1\d\d|20\d|(?<=['’])\d)0['’]?s", mean.decade)),
    (
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"],
        _form(r"(?<=the )(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies", mean.decade),
    ),
    ([_NUMBER], _form(r"\d{1,2}(?:st|nd|rd|th)[ -]century", mean.century)),
    (
        ["sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"],
        _form(r"(?:(?:six|seven|eigh|nine)teenth|twentieth) century", mean.century),
    ),
    ([*_WORDS.seasons], _form(r"<SEASON>(?: of)? (?P<y><YEAR>)", mean.season_year)),
    ([_NUMBER], _form(r"(?P<y><YEAR>)(?P<sep><TO>|/)(?P<z><YEAR>|\d\d)", mean.years)),
    ([_NUMBER], _form(r"(?P<y><YEAR>)", mean.bare_year)),
    (
        [feast.split()[0].lower().split("'")[0].split("’")[0] for feast in _WORDS.feasts],
        _form(rf"(?P<f><FEAST>){_DATED}", mean.feast),
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
    return _TABLE.get(word.lower()) or (_TABLE[_NUMBER] if word.isdigit() else ())
