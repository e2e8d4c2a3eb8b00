"""Constituencies: the place after a titled name: "Sen. Ada Brown of Ohio", "Presidents A of X and B of Y"."""

from collections.abc import Iterator

from kg_loaders.lexicon import Lexicon
from kg_loaders.runs import Run, Runs
from kg_loaders.ties import PLACE_KINDS, Scene, Tie
from kg_loaders.titles import full_form
from kg_schema import NodeKind, Relation

__all__ = ["find_constituencies"]


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
