"""Constituencies: the place after a titled name: "Sen. Ada Brown of Ohio", "Presidents A of X and B of Y"."""

from collections.abc import Iterator

from kg_loaders.lexicon import Lexicon
from kg_loaders.runs import Run, Runs
from kg_loaders.ties import PLACE_KINDS, Scene, Tie
from kg_loaders.titles import full_form
from kg_schema import NodeKind, Relation

__all__ = ["find_constituencies", "find_respective"]


def find_constituencies(scene: Scene, runs: Runs) -> Iterator[Tie]:
    """Yield the states and places that stand after the names of people with an office before them."""
    doc = scene.parsed.doc
    known = _placed(scene.lexicon)
    for run in runs.all:
        if run.role.type is not NodeKind.PERSON:
            continue
        i = run.start - 1 - (run.start > 1 and doc[run.start - 1].text == ".")
        if i < 0 or full_form(doc[i]) not in known or i + 1 < run.start - 1:
            continue
        plural = doc[i].lower_.rstrip(".").endswith("s") and full_form(doc[i]) != doc[i].lower_
        person: Run | None = run
        while person is not None:
            place = _place_of(person, scene, runs)
            if place is None:
                break
            at = runs.last(person)
            yield Tie(Relation.REPRESENTS, person.role, place.role, at, "office.of_place", 0.85, full_form(doc[i]))
            person = _joined(place.end, scene, runs) if plural else None


def find_respective(scene: Scene, runs: Runs) -> Iterator[Tie]:
    """Yield the offices of lists that answer each other: "the presidents of Chad and Niger, Ada and Ivo"."""
    doc, known = scene.parsed.doc, _placed(scene.lexicon)
    for noun in doc:
        if noun.tag_ not in ("NNS", "NNPS") or full_form(noun) not in known or noun.i + 2 >= len(doc):
            continue
        if doc[noun.i + 1].lower_ != "of":
            continue
        places = runs.listed(noun.i + 2, *PLACE_KINDS)
        if len(places) < 2:
            continue
        end = places[-1].end
        people = runs.listed(end + 1, NodeKind.PERSON) if doc[end : end + 1].text == "," else []
        if len(people) != len(places):
            people = _listed_before(noun.left_edge.i, len(places), scene, runs)
        for person, place in zip(people, places, strict=False):
            at = runs.last(person)
            yield Tie(Relation.REPRESENTS, person.role, place.role, at, "office.respective", 0.85, full_form(noun))


def _listed_before(i: int, count: int, scene: Scene, runs: Runs) -> list[Run]:
    """Return the names listed before a token and a comma, if they are that many."""
    doc = scene.parsed.doc
    last = runs.ending.get(i - 1) if i and doc[i - 1].text == "," else None
    if last is None:
        return []
    near = [run for run in runs.all if run.end <= last.end and run.role.type is NodeKind.PERSON][-count:]
    listed = runs.listed(near[0].start, NodeKind.PERSON) if near else []
    return listed if len(listed) == count and listed[-1].end == last.end else []


def _placed(lexicon: Lexicon) -> frozenset[str]:
    heads = {office.split()[-1] for office in lexicon.offices["state"] | lexicon.offices["place"]}
    more = "senator representative congressman congresswoman councillor mp delegate chief prosecutor".split()
    return frozenset(heads | set(more)) - {"general", "of"}


def _place_of(run: Run, scene: Scene, runs: Runs) -> Run | None:
    doc, i = scene.parsed.doc, run.end
    if doc[i : i + 1].text == "," and doc[i + 1 : i + 2].text == "of":
        i += 1
    if doc[i : i + 1].text.lower() != "of":
        return None
    i += 1 + (doc[i + 1 : i + 2].text.lower() == "the")
    place = runs.starting.get(i)
    return place if place is not None and place.role.type in PLACE_KINDS else None


def _joined(i: int, scene: Scene, runs: Runs) -> Run | None:
    doc = scene.parsed.doc
    while doc[i : i + 1].text.lower() in (",", "and"):
        i += 1
    person = runs.starting.get(i)
    return person if person is not None and person.role.type is NodeKind.PERSON else None
