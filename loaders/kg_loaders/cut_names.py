"""Cut names: a body and who is named right behind it, taken for one ("In the House of Commons Ada Brown said")."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from kg_loaders.gazetteer import Match
    from kg_loaders.ner import NamedSpan

__all__ = ["cut_bodies", "is_news", "is_numbered", "is_resolution"]

_NUMBERED: Final = frozenset("Article Bill Proposition Directive Ordinance Initiative Measure".split())
"""What is named by a number or a letter and a number: "Bill C-89", "Proposition 8"."""
_NUMBER: Final = re.compile(r"(?:[A-Z]{1,3}-?)?\d{1,4}")

_TOLD: Final = frozenset({"News", "Word", "Reports", "Talk", "Rumours", "Rumors"})
_LEADING = frozenset("in at before within inside".split())


def cut_bodies(spans: list["NamedSpan"], matches: list["Match"], doc: "Doc") -> list["NamedSpan"]:
    """Cut what follows a known body off a guessed name: a person, a state, another body or "the" and more.

    Only a body that somebody is in, or speaks before, is cut so: "In the House of Commons the Greens voted".
    """
    bodies = {
        m.start: m.end for m in matches if m.candidates[0].type is NodeKind.ORGANIZATION and m.end - m.start > 1
    }
    named = {m.start for m in matches if m.candidates[0].type is not NodeKind.REGION}
    found = []
    for span in spans:
        if span.type is NodeKind.ORGANIZATION and span.entry is None and _ends_in_england(span, doc):
            span = replace(span, end=span.end + 2)
        end = bodies.get(span.start, span.end)
        if span.entry is None and span.type is NodeKind.ORGANIZATION and end < span.end:
            first = span.start - 1 - (doc[span.start - 1].lower_ == "the") if span.start else 0
            inside = span.start > 0 and doc[max(first, 0)].lower_ in _LEADING
            after = doc[end]
            other = after.lower_ == "the" or after.ent_type_ == "PERSON" or end in named
            span = replace(span, end=end) if inside and other else span
        found.append(span)
    return found


def _ends_in_england(span: "NamedSpan", doc: "Doc") -> bool:
    """Tell whether a name lost its end: "the High Court of England" of "the High Court of England and Wales"."""
    last, after = doc[span.end - 1], doc[span.end : span.end + 2]
    return last.text == "England" and span.end - span.start > 1 and after.text == "and Wales"


def is_numbered(noun: "Token") -> bool:
    """Tell whether a law or bill is named by a number: "Bill 96", "Proposition 8", "Bill C-89"."""
    if noun.text not in _NUMBERED or noun.i + 1 >= len(noun.doc):
        return False
    return _NUMBER.fullmatch(noun.doc[noun.i + 1].text) is not None


def is_resolution(words: "Span") -> bool:
    """Tell whether a name is of what a body resolved: "Security Council Resolutions 2270"."""
    return len(words) > 1 and words[-1].like_num and words[-2].text in ("Resolution", "Resolutions")


def is_news(first: "Token") -> bool:
    """Tell whether a name would begin with what is but told: "News of Chad's withdrawal"."""
    after = first.doc[first.i + 1 : first.i + 2]
    return bool(first.is_sent_start) and first.text in _TOLD and any(t.lower_ == "of" for t in after)
