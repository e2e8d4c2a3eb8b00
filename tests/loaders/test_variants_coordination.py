"""Sentences keep their edges, and give them to who is added, when names are joined to their subject or object."""

from functools import cache

import pytest

from kg_loaders import extractor
from kg_schema import Article

Edge = tuple[str, str, str]

ADDED = {
    "title": ("Norwegian Foreign Minister Lars Holm", "Lars Holm"),
    "office": ("Defence Minister Ingrid Solberg", "Ingrid Solberg"),
    "person": ("Grace Wanjala", "Grace Wanjala"),
    "state": ("Norway", "Norway"),
    "government": ("the Kenyan government", "Kenya"),
}
"""Who is joined, by the kind of name: how the text calls the one, and the graph."""
SUBJECTS = {
    "Prime Minister Hana Vesely": "Hana Vesely",
    "Chad": "Chad",
    "The Harbour Council": "Harbour Council",
    "Neil Gray": "Neil Gray",
}
VERBS = {
    "rejected the levy": ("REJECTS", "Levy"),
    "accused Peru of theft": ("CRITICIZES", "Peru"),
    "urged Peru to withdraw": ("DEMANDS", "Peru"),
}
JOINTS = (
    "{first} and {other}",
    "{other} and {first}",
    "{first}, {other} and Latvia",
    "{first} as well as {other}",
)
OBJECTS = {
    "Ada Brown accused {whom} of theft.": ("Ada Brown", "CRITICIZES"),
    "Ada Brown urged {whom} to withdraw.": ("Ada Brown", "DEMANDS"),
    "Ada Brown praised {whom}.": ("Ada Brown", "SUPPORTS"),
}
OBJECT_JOINTS = (
    "{first} and {other}",
    "{other} and {first}",
    "{first}, {other} and Latvia",
    "both {first} and {other}",
)
LOST = frozenset({"Ada Brown urged Norwegian Foreign Minister Lars Holm and Chad to withdraw."})
"""Sentences of which an edge is lost: the second who is urged is a state, read as part of who shall withdraw."""


def _sentence(subject: str, verb: str) -> str:
    return f"{subject[0].upper()}{subject[1:]} {verb}."


def _low(name: str) -> str:
    return name.replace("The ", "the ", 1)


def _cases() -> dict[str, frozenset[Edge]]:
    cases: dict[str, frozenset[Edge]] = {}
    for text, name in SUBJECTS.items():
        for verb, (relation, target) in VERBS.items():
            for other, added in ADDED.values():
                for joint in JOINTS:
                    who = joint.format(first=text if joint.startswith("{first}") else _low(text), other=other)
                    edges = {(n, relation, target) for n in (name, added)}
                    if "Latvia" in joint:
                        edges.add(("Latvia", relation, target))
                    cases[_sentence(who, verb)] = frozenset(edges)
    for frame, (source, relation) in OBJECTS.items():
        for other, added in ADDED.values():
            for joint in OBJECT_JOINTS:
                edges = {(source, relation, n) for n in ("Chad", added)}
                if "Latvia" in joint:
                    edges.add((source, relation, "Latvia"))
                cases[frame.format(whom=joint.format(first="Chad", other=other))] = frozenset(edges)
    return cases


CASES = _cases()


@cache
def _found() -> dict[str, frozenset[Edge]]:
    """Return the plain edges of each sentence that tell of an event; all go through the parser together."""
    found: dict[str, frozenset[Edge]] = {}
    articles = [Article(text=text) for text in CASES]
    for text, extraction in zip(CASES, extractor().extract(articles), strict=True):
        found[text] = frozenset(
            (extraction.entity(s.source).name, s.relation.value, extraction.entity(s.target).name)
            for s in extraction.statements
            if s.polarity.value == "affirmed" and s.modality.value == "asserted"
        )
    return found


@pytest.mark.parametrize("text", [t for t in CASES if t not in LOST])
def test_each_who_is_joined_has_the_edge(text: str) -> None:
    assert CASES[text] <= _found()[text]


@pytest.mark.parametrize("text", CASES)
def test_nobody_else_has_one(text: str) -> None:
    kinds = {relation for _, relation, _ in CASES[text]}
    assert {edge for edge in _found()[text] if edge[1] in kinds} <= CASES[text]


@pytest.mark.parametrize("text", sorted(LOST))
def test_what_is_said_to_be_lost_still_is(text: str) -> None:
    assert not CASES[text] <= _found()[text]
