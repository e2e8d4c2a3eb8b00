"""Time expressions in a text: where they stand, what they mean, and what they belong to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from kg_loaders.temporal.grammar import forms_starting_with
from kg_loaders.temporal.meanings import Meaning
from kg_loaders.temporal.readings import CalendarDate, Joined
from kg_loaders.temporal.words import any_of, temporal_words

__all__ = ["ONLY_A_LIMIT", "Expression", "Role", "expressions"]

ONLY_A_LIMIT = "only a limit is stated"


class Role(Enum):
    """What a time expression belongs to."""

    ADVERB = "adverb"
    """To a predicate: "on Thursday"."""
    BEFORE_NOUN = "before noun"
    """To the noun that follows: "Thursday's meeting", "the 2015 deal"."""
    AFTER_NOUN = "after noun"
    """To the noun before it: "the accords of 2015"."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression ``text[start:end]``; ``since`` and ``by`` if it names a beginning, or a latest time."""

    start: int
    end: int
    meaning: Meaning
    role: Role = Role.ADVERB
    since: bool = False
    by: bool = False


_WORDS = temporal_words()
_TOKEN = re.compile(r"\b(?:[A-Za-z]+|\d+)")
_MONTH = any_of([*_WORDS.months, *_WORDS.abbreviations]) + r"\.?"
_PRINTED = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_FURNITURE = re.compile(
    rf"^\s*[A-Z][A-Z .'’/-]{{1,40}}(?:, [A-Z][\w .]{{1,30}}?)?, {_PRINTED}\s*(?:\([^)]{{2,20}}\)\s*)?[-–—:]"
    rf"|^\s*(?:Published|Posted|Updated|Last (?:updated|modified))(?: on)?:? (?:\w+day,? )?{_PRINTED}"
    r"(?=\s*(?:$|[:|\n—–-]))"
)
_PART = any_of(
    [
        "as",
        "beginning",
        "course",
        "dawn",
        "day",
        "days",
        "end",
        "eve",
        "evening",
        "half",
        "hours",
        "majority",
        "middle",
        "month",
        "months",
        "morning",
        "most",
        "much",
        "night",
        "part",
        "quarter",
        "remainder",
        "rest",
        "start",
        "week",
        "weekend",
        "weeks",
        "outset",
        "close",
        "summer",
        "spring",
        "autumn",
        "fall",
        "winter",
    ]
)
_SPAN = (
    r"(?:the )?(?:(?:very )?(?:early|late|mid)[ -]"
    r"|(?:start|beginning|end|middle|spring|summer|autumn|fall|winter) of )?"
)
_LIMIT = re.compile(
    rf"\b(?P<word>since|(?:no|not) (?:later|earlier|sooner) than|later than|earlier than|by|before|after|until"
    rf"|till|through|up to|prior to|ahead of|around|about|circa|c\.|roughly|approximately|from) {_SPAN}$",
    re.IGNORECASE,
)
_VAGUE = ("around", "about", "circa", "c.", "roughly", "approximately")
_ASKS_TIME = re.compile(
    r"(?:\b(?:in|since|by|before|after|until|till|during|of|from|through|throughout|early|mid|late|between|around|about"
    r"|circa|back in|than|year|Q[1-4]|half|quarter|to|starting|and|or|summer|spring|autumn|fall|winter)[ -]|[(])$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|our|this|that|each|every)|['’]s?) $", re.IGNORECASE)
_NAME = re.compile(rf"(?: [A-Z][\w’'-]*){{0,2}} {any_of(_WORDS.name_heads)}\b")
_CALLED = re.compile(r"\b(?:Black|Bloody|Good|Super|Holy|Easter|Palm|Ash|Shrove|Whit|Maundy|Girl|Man) $")
_COUNTED = re.compile(rf"(?:[ -](?!the|a|an|its|his|her|their)[a-z]+)? {any_of(_WORDS.counted)}\b")
_PERSON = re.compile(
    r"\b(?!(?:In|Since|By|Last|Early|Late|Mid|This|Next|Until|From|Before|After|During)\b)[A-Z][a-z]+\.? May\b"
)
_DURATION = re.compile(r"\b(?:for|within|over|in|during|the|throughout) $", re.IGNORECASE)
_NOUN_NEXT = re.compile(rf"(?:-\w+)* (?!{any_of(_WORDS.function_words)}\b)[A-Za-z]")
_OCCASION = re.compile(rf"(?:['’]s?)?(?:[ -][a-z-]+){{0,2}} {any_of(_WORDS.occasions)}\b")
_AT = re.compile(r"\b(?:(?:at|during) (?:the|a|an|its|his|her|their)|in an?) $", re.IGNORECASE)
_ON = re.compile(r"\b(?:at|during|in) $", re.IGNORECASE)
_RANK = re.compile(
    r"\b(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th|only|most|worst"
    r"|(?:deadli|bigg|larg|high|low|heavi|fierc|strong|great|long|lat|earli|clos|sharp|bloodi)est)"
    r"(?: [\w-]+){0,3}|(?:years|months|weeks|days|decades?)) $"
)
_ARTICLE = re.compile(r"\b(?:the )(?:(?:very )?(?:early|mid|late)[ -])?['’]?$", re.IGNORECASE)
_JOINT = re.compile(r"(?: (?:and|or|to|through|until|till|into) |\s?[-–]\s?)")
_OPENER = re.compile(r"\b(?:from|between|overnight(?: from| between)?) (?:late |early )?$", re.IGNORECASE)


def expressions(text: str) -> tuple[Expression, ...]:
    """Return the time expressions of a text, in order, none overlapping another."""
    apart: list[Expression] = []
    for found in _joined(text, list(_found(text))):
        expression = _in_context(text, found)
        if apart and expression.start < apart[-1].end:  # "days after Monday": "after" is of the days already
            expression = replace(expression, start=found.start)
        apart.append(expression)
    return tuple(apart)


def _found(text: str) -> Iterator[Expression]:
    furniture = _FURNITURE.match(text)
    position = furniture.end() if furniture else 0
    previous_end = -1
    for token in _TOKEN.finditer(text, position):
        forms = forms_starting_with(token.group()) if token.start() >= position else ()
        for form in forms:
            match = form.pattern.match(text, token.start())
            meaning = form.understand(match) if match else None
            if match is None or meaning is None or _misread(text, match, meaning, previous_end):
                continue
            if not _is_name(text, match):
                yield Expression(match.start(), match.end(), meaning)
                previous_end = match.end()
            position = match.end()
            break


def _is_name(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 12) : match.start()]
    if _CALLED.search(before):
        return True
    return bool(_DETERMINER.search(before) and _NAME.match(text, match.end()))


def _misread(text: str, match: re.Match[str], meaning: Meaning, previous_end: int) -> bool:
    """Tell whether a count, a duration, a name or a verb has been taken for a time."""
    start, end = match.span()
    before = text[max(0, start - 16) : start]
    yearless = meaning.bare or meaning.relative
    if yearless and match.group()[-1].isdigit() and _COUNTED.match(text, end):
        return True
    if meaning.bare:
        return not _bare_stands_for_a_time(text, start, end, before, previous_end)
    if meaning.anaphora or (match.group().lower().startswith(("last ", "past ")) and match.group()[-1] != "y"):
        return bool(_DURATION.search(before)) and not match.group().lower().startswith(
            ("that", "the s", "the f", "the p")
        )
    return False


def _bare_stands_for_a_time(text: str, start: int, end: int, before: str, previous_end: int) -> bool:
    if text.startswith(("'s ", "’s "), end) and not _PERSON.search(text):
        return True
    if text[start:end] == "May" and _PERSON.search(text):
        return False
    asked = _ASKS_TIME.search(before)
    if asked and asked.group().lower() in ("and ", "or ", "to "):
        return previous_end == start - len(asked.group()) - 1
    if asked and asked.group() == "(":
        return text.startswith(")", end)
    if asked:
        return not re.search(r"\b(?:total|hundreds|thousands|group|number) of $", before)
    if previous_end >= 0 and _JOINT.fullmatch(text, previous_end, start):
        return True
    return text[start:end] not in ("May", "March") and bool(
        _DETERMINER.search(before) and _NOUN_NEXT.match(text, end)
    )


def _joined(text: str, found: list[Expression]) -> list[Expression]:
    """Return the expressions with the two ends of a range made one."""
    whole: list[Expression] = []
    for expression in found:
        if whole and _are_ends(text, whole[-1], expression):
            whole[-1] = _range(whole[-1], expression)
        else:
            whole.append(expression)
    return whole


def _are_ends(text: str, left: Expression, right: Expression) -> bool:
    if not left.meaning.grain or left.meaning.grain != right.meaning.grain:
        return False
    return bool(_JOINT.fullmatch(text, left.end, right.start)) and not text.startswith(("'s", "’s"), right.end)


def _range(left: Expression, right: Expression) -> Expression:
    first, last = left.meaning.reading, right.meaning.reading
    if isinstance(first, CalendarDate) and isinstance(last, CalendarDate) and first.year is None:
        first = replace(first, year=last.year)
    if first is None or last is None:
        return right
    relative = right.meaning.relative or (left.meaning.relative and getattr(first, "year", None) is None)
    return Expression(left.start, right.end, Meaning(Joined((first, last)), relative=relative))


def _in_context(text: str, found: Expression) -> Expression:
    """Return the expression with the words before it that change what it says, and with its role."""
    before = text[max(0, found.start - 48) : found.start]
    if isinstance(found.meaning.reading, Joined):
        opener = _OPENER.search(before)
        return replace(found, start=found.start - len(before) + opener.start()) if opener else found
    role = _role(text, found, before)
    article = _ARTICLE.search(before) if found.meaning.fault.startswith("only a") else None
    if article:
        return replace(found, start=found.start - len(before) + article.start(), role=role)
    limit = _LIMIT.search(before) if role is not Role.BEFORE_NOUN and found.meaning.reading else None
    return _limited(found, limit, before) if limit else replace(found, role=role)


def _limited(found: Expression, limit: re.Match[str], before: str) -> Expression:
    word, start = limit["word"].lower(), found.start - len(before) + limit.start()
    if word in ("since", "from"):
        ranked = _RANK.search(before, 0, limit.start())
        return replace(found, start=start, since=True, role=Role.AFTER_NOUN if ranked else Role.ADVERB)
    if word == "by":
        return replace(found, start=start, by=True)
    vague = any(word.endswith(other) for other in _VAGUE)
    fault = "only a vague time is stated" if vague else ONLY_A_LIMIT
    return replace(found, start=start, meaning=Meaning(fault=fault))


def _role(text: str, found: Expression, before: str) -> Role:
    if text.startswith(("'s ", "’s ", "' ", "’ "), found.end) or found.meaning.event:
        return Role.ADVERB if _OCCASION.match(text, found.end) and _ON.search(before) else Role.BEFORE_NOUN
    if _DETERMINER.search(before) and _NOUN_NEXT.match(text, found.end):
        return Role.ADVERB if _OCCASION.match(text, found.end) and _AT.search(before) else Role.BEFORE_NOUN
    owner = re.search(r"(\w+) of (?:the )?(?:early |late |mid-)?$", before)
    if owner and not re.fullmatch(_PART, owner[1]):
        return Role.AFTER_NOUN
    in_brackets = found.meaning.grain == "year" and before.endswith("(")
    return Role.AFTER_NOUN if in_brackets else Role.ADVERB
