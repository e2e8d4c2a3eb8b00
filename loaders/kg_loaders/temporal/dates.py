"""Dates that a passage states, and the date that holds for a predicate in it.

Only what the words say is read: nothing is taken from the clock, and never is the day of publication taken for
the day of the event. A date is the narrowest ISO 8601 day, month or year that holds all days that are meant, so
that "last week" becomes a month, and a time that spans two years none at all.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg_loaders.temporal.calendar import Interval
from kg_loaders.temporal.expressions import ONLY_A_LIMIT, Expression, expressions
from kg_loaders.temporal.meanings import Meaning
from kg_loaders.temporal.readings import Direction
from kg_loaders.temporal.scope import Scope
from kg_schema.documents import Precision, precision_of

__all__ = ["DateMention", "event_date", "find_dates"]

_NO_DATE = "no date stands in the sentence"
_SEVERAL = re.compile(
    r"\b(?:times|twice|repeatedly|several|often|frequently|dozens|hundreds|every|each|regularly)\b"
)
_QUOTED = "relative to the day of a quotation"
_OTHER_WORDS = "the date in the sentence belongs to other words"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression ``text[start:end]`` and the date it names, None with the reason in ``note``.

    Where there is a date, ``note`` says what it was read against, and is empty for a full date. ``future`` tells
    whether the words put it after the publication day.
    """

    start: int
    end: int
    text: str
    date: str | None
    precision: Precision
    note: str
    future: bool


def find_dates(text: str, published: str | None) -> tuple[DateMention, ...]:
    """Return the dates that a sentence or paragraph states, in order, none overlapping another.

    ``published`` is the ISO 8601 day, month or year of publication; without it relative expressions have no date.
    Offsets count code points of ``text``.
    """
    return _read(text, published).mentions


def event_date(
    text: str, published: str | None, start: int, end: int, *, future: bool = False
) -> tuple[str | None, Precision, str]:
    """Return the date of the predicate ``text[start:end]``, its precision, and a note (why there is none).

    Only a date in the predicate's own clause counts. ``future`` says that the predicate is known to be in the
    future; else its tense is read from the words.
    """
    passage = _read(text, published)
    if not passage.mentions:
        return None, Precision.UNKNOWN, _NO_DATE
    held = [
        (
            -passage.scope.hold(expression, mention.future, start, end),
            mention.date is None,
            _distance(mention, start, end),
            i,
        )
        for i, (expression, mention) in enumerate(zip(passage.expressions, passage.mentions, strict=True))
    ]
    best = min((rank for rank in held if rank[0] < 0), default=None)
    if best is None:
        return None, Precision.UNKNOWN, _nothing(passage, start)
    mention = passage.mentions[best[-1]]
    if future and not mention.future:
        mention = _mention(text, passage.expressions[best[-1]], _published(published), Direction.FUTURE, None)
    return mention.date, mention.precision, mention.note


@dataclass(frozen=True, slots=True)
class _Passage:
    expressions: tuple[Expression, ...]
    mentions: tuple[DateMention, ...]
    scope: Scope


@lru_cache(maxsize=64)
def _read(text: str, published: str | None) -> _Passage:
    found = expressions(text)
    scope = Scope(text, found)
    publication = _published(published)
    mentions: list[DateMention] = []
    previous: Interval | None = None
    for expression in found:
        expression = _sobered(expression, scope)
        mention = _mention(text, expression, publication, scope.direction(expression), previous)
        previous = Interval.of_iso(mention.date) if mention.date else previous
        mentions.append(mention)
    return _Passage(found, tuple(mentions), scope)


def _sobered(expression: Expression, scope: Scope) -> Expression:
    """Return the expression without its date where the words around it forbid to read one."""
    if expression.meaning.spoken and scope.quoted(expression.start):
        return replace(expression, meaning=Meaning(fault=_QUOTED))
    if expression.by and not scope.happened_by(expression):
        return replace(expression, meaning=Meaning(fault=ONLY_A_LIMIT))
    return expression


def _published(published: str | None) -> Interval | None:
    try:
        return Interval.of_iso(published) if published else None
    except ValueError:
        return None


def _distance(mention: DateMention, start: int, end: int) -> int:
    return max(mention.start - end, start - mention.end, 0)


def _nothing(passage: _Passage, start: int) -> str:
    sentence = passage.scope.sentence(start)
    same = any(passage.scope.sentence(mention.start) == sentence for mention in passage.mentions)
    return _OTHER_WORDS if same else _NO_DATE


def _mention(
    text: str,
    expression: Expression,
    publication: Interval | None,
    direction: Direction,
    previous: Interval | None,
) -> DateMention:
    interval, note = _interval(expression, publication, direction, previous)
    words = text[expression.start : expression.end]
    date = interval.iso() if interval else None
    if interval and date is None:
        note = _no_single_year(expression, publication)
    if expression.since and date is not None:
        note, date = _since(text, note, date)
    if expression.by and date is not None:
        note = "at the latest then" if not note else f"at the latest then; {note}"
    future = interval.first > publication.last if interval and publication else direction is Direction.FUTURE
    note = note if date else f"{note}: “{words}”"
    return DateMention(expression.start, expression.end, words, date, precision_of(date), note, future)


def _since(text: str, note: str, date: str) -> tuple[str, str | None]:
    """Return the note and the date of what began then; several events since then have no date."""
    if _SEVERAL.search(text):
        return "several events of a period that began", None
    return "began then" if not note else f"began then; {note}", date


def _no_single_year(expression: Expression, publication: Interval | None) -> str:
    if expression.meaning.relative and publication is not None and publication.days > 1:
        return "relative to a publication date that is not known to the day"
    if expression.meaning.grain or expression.meaning.relative:
        return "a period that spans two years"
    return "a period of several years"


def _interval(
    expression: Expression, publication: Interval | None, direction: Direction, previous: Interval | None
) -> tuple[Interval | None, str]:
    """Return the days that are meant, or None, and a note."""
    meaning = expression.meaning
    try:
        if meaning.anaphora is not None:
            interval = meaning.anaphora.after(previous) if previous else None
            return interval, "read against the date before it" if interval else meaning.fault
        if meaning.reading is None:
            return None, meaning.fault
        if meaning.relative and publication is None:
            return None, "relative to an unknown publication date"
        ends = publication or Interval.year(2000)
        first, last = meaning.reading(ends.first, direction), meaning.reading(ends.last, direction)
    except (ValueError, OverflowError, StopIteration, IndexError):
        return None, "there is no such day"
    if first is None or last is None:
        return None, meaning.fault
    return first.joined(last), "read against the publication date" if meaning.relative else ""
