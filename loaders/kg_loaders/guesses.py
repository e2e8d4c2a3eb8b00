"""Guesses: names that no list knows, where the words around them tell more than the model saw."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kg_loaders.given_names import is_given_name
from kg_loaders.joined_names import NO_SURNAMES, parted_at_and
from kg_loaders.lexicon import lexicon
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg_loaders.gazetteer import Gazetteer, GazetteerEntry
    from kg_loaders.ner import NamedSpan

__all__ = ["bears_given_name", "better_guesses", "is_of_person"]

_HEADS = frozenset(
    "minister ministers secretary secretaries ministry department undersecretary commissioner".split()
)
_FORCES = frozenset("army military navy troops forces soldiers government ministry".split())
_SORTS_OF_FORCES = frozenset(
    (
        "the security armed defence defense special air ground national and foreign interior finance justice "
        "health education trade culture energy information agriculture economy affairs"
    ).split()
)
_PEOPLES = frozenset("people peoples workers farmers peasants women citizens patriots".split())
"""Whose a body calls itself: the "Sarawa People's Front" is not that of a person."""
_ALSO_TITLES = frozenset({"emir", "sultan"})
"""Given names that the model's names are not cut off, though they are titles, too."""
_PARTISANS = frozenset("mp mps mep meps msp td liberals nationals greens democrats conservatives senators".split())
_MORE_TAILS = frozenset({"Museum", "Theatre", "Theater", "Institution", "Consulate", "Prosecutor"})
_LONGEST_BODY = 6
_GUESSED = (NodeKind.PERSON, NodeKind.REGION, NodeKind.ORGANIZATION)


def better_guesses(
    spans: list["NamedSpan"], doc: "Doc", gazetteer: "Gazetteer", titles: frozenset[str]
) -> list["NamedSpan"]:
    """Return the spans with the given names that stand before them, without what is no name by itself.

    The field of an office is none ("Home Secretary", "Minister of Agriculture"); what describes the forces or
    government of a state is the state ("Israeli Army").
    """
    apart = [
        _person_behind(part, doc, gazetteer, titles) for s in spans for part in _parts(s, doc, gazetteer, titles)
    ]
    kept = [_with_given_name(s, doc, gazetteer, titles) for s in apart if not _is_field(s, doc, gazetteer)]
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
    return (
        name is not None
        and name.label_ == "PERSON"
        and is_given_name(name[0].text)
        and name[0].text != "Christian"
    )


def _parts(span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer", titles: frozenset[str]) -> list["NamedSpan"]:
    """Part "Yoon's People Power Party", "Ana Ruiz of Open Harbour International", and what "and" joins."""
    owned = next((t.i for t in doc[span.start + 1 : span.end - 1] if t.tag_ == "POS"), None)
    if (
        owned is not None
        and span.entry is None
        and doc[owned - 1].lower_ not in _PEOPLES
        and _is_person(doc, span.start, owned)
    ):
        owner = replace(span, end=owned, type=NodeKind.PERSON, rank=1)  # "Yoon's People Power Party"
        return [owner, replace(span, start=owned + 1)]
    if owned is not None and span.entry is None and _is_its_own(doc, span, owned, gazetteer):
        return [replace(span, start=owned + 1)]
    people = gazetteer.demonym(doc[span.start].text) if span.entry is None and owned is not None else None
    if people is not None and _is_of(people, doc[span.start + 1 : span.end].text, gazetteer):
        return [replace(span, start=span.start + 1)]  # "Chinese People's Liberation Army"
    behind = _name_behind_body(span, doc, gazetteer)
    if behind is not None:
        person = replace(span, start=behind, end=behind + 2, type=NodeKind.PERSON, rank=1)
        return [replace(span, end=behind, type=NodeKind.ORGANIZATION), person]
    of = next((t.i for t in doc[span.start + 2 : span.end - 1] if t.lower_ == "of"), None)
    if of is not None and of - span.start == 2 and _bears_name(doc, span, of):
        return [
            replace(span, end=of, type=NodeKind.PERSON, rank=1),
            replace(span, start=of + 1 + (doc[of + 1].lower_ == "the")),
        ]
    return parted_at_and(span, doc, gazetteer, titles)


def _is_its_own(doc: "Doc", span: "NamedSpan", owned: int, gazetteer: "Gazetteer") -> bool:
    """Tell whether a country stands before a body known to be its own: "China's National People's Congress"."""
    owners = {e.id for e in gazetteer.lookup(doc[span.start : owned].text) if e.type is NodeKind.STATE}
    bodies = gazetteer.lookup(doc[owned + 1 : span.end].text) if owners else ()
    return any(e.type is NodeKind.ORGANIZATION and e.state in owners for e in bodies)


def _is_of(people: "GazetteerEntry", body: str, gazetteer: "Gazetteer") -> bool:
    return any(e.type is NodeKind.ORGANIZATION and e.state == people.id for e in gazetteer.lookup(body))


def _name_behind_body(span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer") -> int | None:
    """Return where a person's name begins behind a body's: "(head of the) Harbour Board Ana Lopez"."""
    start = span.end - 2 if not is_given_name(doc[span.end - 1].text) else span.end - 1
    if span.type is NodeKind.PROPOSAL or span.entry is not None or start <= span.start or start + 1 >= len(doc):
        return None
    first, last = doc[start], doc[start + 1]
    body = doc[start - 1].text in lexicon("en").classes["body_tails"] | _MORE_TAILS
    if not body or not is_given_name(first.text) or last.lower_ in NO_SURNAMES:
        return None
    named = all(t.text.istitle() and t.pos_ == "PROPN" for t in (first, last))
    places = (e for word in (first, last) for e in gazetteer.lookup(word.text) if e.kind != "city")
    known = any(e.type is not NodeKind.PERSON for e in places) or gazetteer.demonym(first.text) is not None
    tails = {first.text, last.text} & lexicon("en").classes["body_tails"]
    return start if named and not known and not tails and start - span.start <= _LONGEST_BODY else None


def _bears_name(doc: "Doc", span: "NamedSpan", end: int) -> bool:
    """Tell whether a guessed body begins with a person's name: "Ana Ruiz of Open Harbour International"."""
    first, last = doc[span.start], doc[end - 1]
    guessed = span.entry is None and span.type is NodeKind.ORGANIZATION
    return (
        guessed and is_given_name(first.text) and not is_given_name(last.text) and last.lower_ not in NO_SURNAMES
    )


def _is_person(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether the words are a person's name: the model says so, or they begin with a given name."""
    words = doc[start:end]
    model = all(t.ent_type_ == "PERSON" for t in words) or any(
        e.label_ == "PERSON" and e[-1].text == words[-1].text for e in doc.ents
    )
    return (
        len(words) <= 3
        and all(t.pos_ == "PROPN" for t in words)
        and (model or (len(words) > 1 and is_given_name(words[0].text)))
    )


def _person_behind(span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer", titles: frozenset[str]) -> "NamedSpan":
    """Cut the office, party or place off a person's name: "Liberals Ana Lopez", "National MP Juan Bello"."""
    start = span.end - 2
    if span.end - span.start > 4 and doc[span.end - 2].tag_ == "HYPH" and doc[span.end - 1].is_lower:
        titled = doc[span.end - 5].lower_.rstrip(".") in titles and all(
            t.text.istitle() for t in doc[span.end - 4 : span.end - 2]
        )
        return replace(span, start=span.end - 4, type=NodeKind.PERSON) if titled else span  # "Woo Won-shik"
    if span.end - span.start < 3 or span.entry is not None or span.type not in _GUESSED or span.rank != 1:
        return span
    first, last = doc[start], doc[start + 1]
    if not is_given_name(first.text) or not all(t.text.istitle() and t.pos_ == "PROPN" for t in (first, last)):
        return span
    before = doc[span.start : start]
    apart = all(
        t.lower_.rstrip(".") in titles | _PARTISANS or t.tag_ in ("NNPS", "NNS") for t in before[-1:]
    ) or any(e.type is NodeKind.REGION and e.kind == "subdivision" for e in gazetteer.lookup(before.text))
    return replace(span, start=start, type=NodeKind.PERSON) if apart and last.lower_ not in NO_SURNAMES else span


def _is_field(span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer") -> bool:
    if span.end < len(doc) and doc[span.end].lower_ in _HEADS and span.type is not NodeKind.PERSON:
        return span.end - span.start == 1 or _owned_field(span, doc, gazetteer)
    before = doc[max(0, span.start - 2) : span.start]
    return len(before) == 2 and before[0].lower_ in _HEADS and before[1].lower_ in ("of", "for")


def _owned_field(span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer") -> bool:
    """Tell whether a guess is whose office it is, with its field: "European Union Trade" of "Commissioner"."""
    if span.entry is not None or gazetteer.lookup(doc[span.start : span.end].text):
        return False
    owners = (doc[span.start : end].text for end in range(span.end - 1, span.start, -1))
    return any(gazetteer.lookup(owner) or gazetteer.demonym(owner) for owner in owners)


def _state_of_force(span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer") -> "GazetteerEntry | None":
    words = list(doc[span.start : span.end])
    of = next((i for i, t in enumerate(words) if i and t.lower_ == "of"), 0)
    if of and words[of - 1].lower_ in ("government", "ministry"):  # "the Foreign Ministry of Chad"
        sorts, last = words[: of - 1], words[of - 1]
        owner = [t for t in words[of + 1 :] if t.lower_ != "the"]
        if any(t.lower_ not in _SORTS_OF_FORCES for t in sorts):
            return None
    else:
        owner, last = words[:-1], words[-1]
    while owner and owner[-1].lower_ in _SORTS_OF_FORCES:
        owner.pop()
    if not owner or last.lower_ not in _FORCES:
        return None
    name = "".join(t.text_with_ws for t in owner if t.tag_ != "POS").strip()
    entry = gazetteer.demonym(name) or next(iter(gazetteer.lookup(name)), None)
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
