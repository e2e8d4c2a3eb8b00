"""Guesses: names that no list knows, where the words around them tell more than the model saw."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kg_loaders.given_names import is_given_name
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg_loaders.gazetteer import Gazetteer
    from kg_loaders.ner import NamedSpan

__all__ = ["bears_given_name", "better_guesses", "is_of_person"]

_HEADS = frozenset(
    "minister ministers secretary secretaries ministry department undersecretary commissioner".split()
)
_FORCES = frozenset("army military navy troops forces soldiers government".split())
_ALSO_TITLES = frozenset({"emir", "sultan"})
"""Given names that the model's names are not cut off, though they are titles, too."""
_GUESSED = (NodeKind.PERSON, NodeKind.REGION, NodeKind.ORGANIZATION)


def better_guesses(
    spans: list["NamedSpan"], doc: "Doc", gazetteer: "Gazetteer", titles: frozenset[str]
) -> list["NamedSpan"]:
    """Return the spans with the given names that stand before them, without what is no name by itself.

    No names are the field of an office ("Home Secretary", "Minister of Agriculture"), and what describes a state's
    forces ("Israeli Army").
    """
    kept = [s for s in spans if not _is_field(s, doc) and not _is_force(s, doc, gazetteer)]
    return [_with_given_name(s, doc, gazetteer, titles) for s in kept]


def bears_given_name(title: "Token", following: "Token") -> bool:
    """Tell whether a word that could be a title is a first name: "Emir Hodzic", but not "Emir Tamim"."""
    return title.lower_ in _ALSO_TITLES and is_given_name(title.text) and not is_given_name(following.text)


def is_of_person(token: "Token") -> bool:
    """Tell whether a word that ends names of laws or bodies is part of a person's: "Andrew and Bill Clinton"."""
    name = next((e for e in token.sent.ents if e.start <= token.i < e.end), None)
    return name is not None and name.label_ == "PERSON" and is_given_name(name[0].text)


def _is_field(span: "NamedSpan", doc: "Doc") -> bool:
    if span.end - span.start == 1 and span.end < len(doc) and doc[span.end].lower_ in _HEADS:
        return span.type is not NodeKind.PERSON
    before = doc[max(0, span.start - 2) : span.start]
    return len(before) == 2 and before[0].lower_ in _HEADS and before[1].lower_ in ("of", "for")


def _is_force(span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer") -> bool:
    *owner, last = doc[span.start : span.end]
    if not owner or last.lower_ not in _FORCES:
        return False
    words = "".join(t.text_with_ws for t in owner if t.tag_ != "POS").strip()
    entry = gazetteer.demonym(words) or next(iter(gazetteer.lookup(words)), None)
    return entry is not None and entry.type is NodeKind.STATE


def _with_given_name(span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer", titles: frozenset[str]) -> "NamedSpan":
    """Take in the first name that the model left out: "Beatriz" of "Beatriz Olmedo"."""
    if span.start == 0 or span.end - span.start > 1 or span.type not in _GUESSED or span.rank != 1:
        return span
    first = doc[span.start - 1]
    is_name = first.pos_ == "PROPN" and first.text.istitle() and first.ent_type_ in ("", "PERSON")
    if not is_name or first.lower_ in titles or not is_given_name(first.text) or gazetteer.lookup(first.text):
        return span
    return replace(span, start=span.start - 1, type=NodeKind.PERSON)
