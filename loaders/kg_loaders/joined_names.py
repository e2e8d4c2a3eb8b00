"""Joined names: two names with "and" between them that were taken for one ("Ada Brown and Chad's High Court")."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kg_loaders.given_names import is_given_name
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg_loaders.gazetteer import Gazetteer
    from kg_loaders.ner import NamedSpan

__all__ = ["NO_SURNAMES", "parted_at_and"]

NO_SURNAMES = frozenset(
    (
        "act bill law party league centre center foundation institute airport university bank house court college "
        "republic council union church society school board office department ministry order"
    ).split()
)
"""Words that end the names of bodies and laws, and no person's."""
_ONE_LAND = {("England", "Wales"), ("Bosnia", "Herzegovina"), ("Trinidad", "Tobago"), ("Antigua", "Barbuda")}
_KINDS_OF_UNION = frozenset("democratic social liberal national".split())
_PLACES = (NodeKind.STATE, NodeKind.REGION)


def parted_at_and(
    span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer", titles: frozenset[str]
) -> list["NamedSpan"]:
    """Part two names: "ANC and Green Front", "Lopez and Juan Bello", "Ada Brown and Chad's Green Front"."""
    join = next((t.i for t in doc[span.start + 1 : span.end - 1] if t.lower_ == "and"), None)
    if join is None or span.entry is not None or span.type is not NodeKind.ORGANIZATION:
        return [span]
    if (doc[join - 1].text, doc[join + 1].text) in _ONE_LAND:
        return [span]  # "the High Court of England and Wales"
    if doc[join - 1].lower_ in _KINDS_OF_UNION:
        return [span]  # "Slovene Democratic and Christian Union"
    first, second = replace(span, end=join), replace(span, start=join + 1)
    if any(_is_known(doc[s.start : s.end].text, gazetteer) for s in (first, second)):
        return [first, second]
    named = span.end - join in (3, 4) and is_given_name(doc[join + 1].text)
    if named and all(t.text.istitle() for t in doc[join + 1 : span.end]) and join - span.start <= 2:
        return [replace(s, type=NodeKind.PERSON, rank=1) for s in (first, second)]
    if _names_person(first, doc, titles):
        return [replace(first, type=NodeKind.PERSON, rank=1), *parted_at_and(second, doc, gazetteer, titles)]
    if _is_owned(second, doc, gazetteer) or _is_place_and_body(first, second, doc, gazetteer):
        bare = join - span.start == 1 and doc[span.start].lower_ in NO_SURNAMES  # "the Labour Party", cut short
        return [*([] if bare else [first]), *parted_at_and(second, doc, gazetteer, titles)]
    return [span]


def _names_person(first: "NamedSpan", doc: "Doc", titles: frozenset[str]) -> bool:
    """Tell whether the words before "and" name a person: "Ada Brown and Senate", "Mr Brown and Senate"."""
    words = doc[first.start : first.end]
    if not 1 <= len(words) <= 3 or not all(t.text.istitle() and t.pos_ == "PROPN" for t in words):
        return False
    if words[-1].lower_ in NO_SURNAMES:
        return False
    titled = first.start > 0 and doc[first.start - 1].lower_.rstrip(".") in titles
    return (is_given_name(words[0].text) and len(words) > 1) or (titled and len(words) > 1)


def _is_owned(second: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer") -> bool:
    """Tell whether the words after "and" begin with a country that owns the rest: "Chad's Green Front"."""
    mark = next((t.i for t in doc[second.start + 1 : second.end - 1] if t.tag_ == "POS"), None)
    if mark is None:
        return False
    owner = gazetteer.lookup(doc[second.start : mark].text)
    return doc[second.start].ent_type_ == "GPE" or any(e.type in _PLACES for e in owner)


def _is_place_and_body(first: "NamedSpan", second: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer") -> bool:
    """Tell whether a state and something else that is known are joined: "Chad and Congress"."""
    states = [e for e in gazetteer.lookup(doc[first.start : first.end].text) if e.type is NodeKind.STATE]
    body = second.end - second.start > 1 and doc[second.end - 1].lower_ in NO_SURNAMES
    theirs = any(e.type in _PLACES for e in gazetteer.lookup(doc[second.start].text))
    known = gazetteer.lookup(doc[second.start : second.end].text)
    return bool(states) and (
        bool(known) or (body and not theirs and gazetteer.demonym(doc[second.start].text) is None)
    )


def _is_known(name: str, gazetteer: "Gazetteer") -> bool:
    sure = " " in name or name.isupper()  # not the "Labour" of "Education and Labour"
    kinds = (NodeKind.ORGANIZATION, NodeKind.PERSON)
    return sure and any(e.type in kinds and not e.needs_context(name) for e in gazetteer.lookup(name))
