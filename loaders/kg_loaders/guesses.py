"""Guesses: names that no list knows, where the words around them tell more than the model saw."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kg_loaders.given_names import is_given_name
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg_loaders.gazetteer import Gazetteer, GazetteerEntry
    from kg_loaders.ner import NamedSpan

__all__ = ["bears_given_name", "better_guesses", "is_of_person"]

_HEADS = frozenset(
    "minister ministers secretary secretaries ministry department undersecretary commissioner".split()
)
_FORCES = frozenset("army military navy troops forces soldiers government".split())
_SORTS_OF_FORCES = frozenset("security armed defence defense special air ground national and".split())
_ALSO_TITLES = frozenset({"emir", "sultan"})
"""Given names that the model's names are not cut off, though they are titles, too."""
_PARTISANS = frozenset("mp mps mep meps msp td liberals nationals greens democrats conservatives senators".split())
_NO_SURNAMES = frozenset("act bill law party league centre center foundation institute airport university".split())
_GUESSED = (NodeKind.PERSON, NodeKind.REGION, NodeKind.ORGANIZATION)


def better_guesses(
    spans: list["NamedSpan"], doc: "Doc", gazetteer: "Gazetteer", titles: frozenset[str]
) -> list["NamedSpan"]:
    """Return the spans with the given names that stand before them, without what is no name by itself.

    The field of an office is none ("Home Secretary", "Minister of Agriculture"); what describes the forces or
    government of a state is the state ("Israeli Army").
    """
    apart = [_person_behind(part, doc, gazetteer, titles) for s in spans for part in _parts(s, doc, gazetteer)]
    kept = [_with_given_name(s, doc, gazetteer, titles) for s in apart if not _is_field(s, doc)]
    states = [_state_of_force(s, doc, gazetteer) for s in kept]
    return [
        span if entry is None else replace(span, type=entry.type, entry=entry, rank=2)
        for span, entry in zip(kept, states, strict=True)
    ]


def bears_given_name(title: "Token", following: "Token") -> bool:
    """Tell whether a word that could be a title is a first name: "Emir Hodzic", but not "Emir Tamim"."""
    return title.lower_ in _ALSO_TITLES and is_given_name(title.text) and not is_given_name(following.text)


def is_of_person(token: "Token") -> bool:
    """Tell whether a word that ends names of laws or bodies is part of a person's: "Andrew and Bill Clinton"."""
    name = next((e for e in token.sent.ents if e.start <= token.i < e.end), None)
    return name is not None and name.label_ == "PERSON" and is_given_name(name[0].text)


def _parts(span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer") -> list["NamedSpan"]:
    """Part "ANC and Green Front", of which one is known, and "Lopez and Juan Bello", who are people."""
    join = next((t.i for t in doc[span.start + 1 : span.end - 1] if t.lower_ == "and"), None)
    if join is None or span.entry is not None or span.type is not NodeKind.ORGANIZATION:
        return [span]
    sides = (span.start, join), (join + 1, span.end)
    if any(_is_known(doc[start:end].text, gazetteer) for start, end in sides):
        return [replace(span, start=start, end=end) for start, end in sides]
    named = span.end - join in (3, 4) and is_given_name(doc[join + 1].text)
    if named and all(t.text.istitle() for t in doc[join + 1 : span.end]) and join - span.start <= 2:
        return [replace(span, start=start, end=end, type=NodeKind.PERSON, rank=1) for start, end in sides]
    return [span]


def _person_behind(span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer", titles: frozenset[str]) -> "NamedSpan":
    """Cut the office, party or place off a person's name: "Liberals Ana Lopez", "National MP Juan Bello"."""
    start = span.end - 2
    if span.end - span.start < 3 or span.entry is not None or span.type not in _GUESSED or span.rank != 1:
        return span
    first, last = doc[start], doc[start + 1]
    if not is_given_name(first.text) or not all(t.text.istitle() and t.pos_ == "PROPN" for t in (first, last)):
        return span
    before = doc[span.start : start]
    apart = all(
        t.lower_.rstrip(".") in titles | _PARTISANS or t.tag_ in ("NNPS", "NNS") for t in before[-1:]
    ) or any(e.type is NodeKind.REGION and e.kind == "subdivision" for e in gazetteer.lookup(before.text))
    return replace(span, start=start, type=NodeKind.PERSON) if apart and last.lower_ not in _NO_SURNAMES else span


def _is_known(name: str, gazetteer: "Gazetteer") -> bool:
    sure = " " in name or name.isupper()  # not the "Labour" of "Education and Labour"
    kinds = (NodeKind.ORGANIZATION, NodeKind.PERSON)
    return sure and any(e.type in kinds and not e.needs_context(name) for e in gazetteer.lookup(name))


def _is_field(span: "NamedSpan", doc: "Doc") -> bool:
    if span.end - span.start == 1 and span.end < len(doc) and doc[span.end].lower_ in _HEADS:
        return span.type is not NodeKind.PERSON
    before = doc[max(0, span.start - 2) : span.start]
    return len(before) == 2 and before[0].lower_ in _HEADS and before[1].lower_ in ("of", "for")


def _state_of_force(span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer") -> "GazetteerEntry | None":
    first, *others = doc[span.start : span.end]
    if first.lower_ == "government" and len(others) > 1 and others[0].lower_ == "of":
        owner, last = [t for t in others[1:] if t.lower_ != "the"], first
    else:
        owner, last = [first, *others][:-1], doc[span.end - 1]
    while owner and owner[-1].lower_ in _SORTS_OF_FORCES:
        owner.pop()
    if not owner or last.lower_ not in _FORCES:
        return None
    words = "".join(t.text_with_ws for t in owner if t.tag_ != "POS").strip()
    entry = gazetteer.demonym(words) or next(iter(gazetteer.lookup(words)), None)
    return entry if entry is not None and entry.type is NodeKind.STATE else None


def _with_given_name(span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer", titles: frozenset[str]) -> "NamedSpan":
    """Take in the first name that the model left out: "Beatriz" of "Beatriz Olmedo"."""
    if span.start == 0 or span.end - span.start > 1 or span.type not in _GUESSED or span.rank != 1:
        return span
    first = doc[span.start - 1]
    is_name = first.pos_ == "PROPN" and first.text.istitle() and first.ent_type_ in ("", "PERSON")
    if not is_name or first.lower_ in titles or not is_given_name(first.text) or gazetteer.lookup(first.text):
        return span
    return replace(span, start=span.start - 1, type=NodeKind.PERSON)
