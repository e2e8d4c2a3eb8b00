"""The sentences on positions, read by the rules as they stand: who is for, against, asks or keeps out of what."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from kg_loaders import extractor
from kg_schema import Article, Extraction, NodeKind, Relation, Statement
from statement_pairs import items, words

FLOORS = {
    "positions.yaml": (0.97, 0.92),  # first run .92 and .57
    "positions_more.yaml": (0.95, 0.83),  # first run .92 and .70
}
"""Of each file, the precision and recall of positions."""
FALSE = {"positions.yaml": 0, "positions_more.yaml": 1}
"""Positions made of sentences that take none; first run 2 and 1."""

Readings = list[tuple[dict[str, Any], Extraction]]

_POSITIONS = frozenset(
    {
        Relation.SUPPORTS,
        Relation.REJECTS,
        Relation.PROPOSES,
        Relation.CRITICIZES,
        Relation.DEMANDS,
        Relation.NEUTRAL_ON,
    }
)


@dataclass(slots=True)
class Tally:
    """What was found and missed of what is wanted, and what was found besides."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found / max(self.found + len(self.extra), 1)

    @property
    def recall(self) -> float:
        return self.found / max(self.found + len(self.missed), 1)


def _is_named(extraction: Extraction, key: str, wanted: str) -> bool:
    entity = extraction.entity(key)
    names = [words(name) for name in (entity.name, *entity.aliases)]
    if entity.type is NodeKind.PROPOSAL:
        return any(2 * len(words(wanted) & name) >= len(words(wanted)) for name in names)
    return words(wanted) in names


def _fits(extraction: Extraction, s: Statement, wanted: str) -> bool:
    """Tell whether a statement is the wanted triple, of a proposal with the wanted sign."""
    for reading in wanted.split(" || "):
        source, relation, target, *sign = (part.strip() for part in reading.split(" | "))
        signed = (
            not sign or s.stance is None or {"+": s.stance > 0, "-": s.stance < 0, "0": s.stance == 0}[sign[0]]
        )
        ends = _is_named(extraction, s.source, source) and _is_named(extraction, s.target, target)
        if s.relation == relation and signed and ends:
            return True
    return False


def tally(readings: Readings) -> Tally:
    """Count over all items; an edge counts once however often the text repeats it."""
    counted = Tally()
    for item, extraction in readings:
        edges = [s for s in extraction.statements if s.is_edge]
        for wanted in item["expect"]:
            if any(_fits(extraction, s, wanted) for s in edges):
                counted.found += 1
            else:
                counted.missed.append(f"{item['text']}  misses  {wanted}")
        known = [*item["expect"], *item.get("may", ())]
        others = [
            s
            for s in edges
            if s.relation in _POSITIONS and not any(_fits(extraction, s, wanted) for wanted in known)
        ]
        for s in {(s.source, s.relation, s.target): s for s in others}.values():
            ends = (extraction.entity(s.source).name, s.relation.value, extraction.entity(s.target).name)
            counted.extra.append(f"{item['text']}  invents  {' | '.join(ends)} ({s.rule})")
    return counted


@pytest.fixture(scope="module", params=FLOORS)
def readings(request: pytest.FixtureRequest) -> tuple[str, Readings]:
    sentences = items(request.param)
    articles = [Article(text=item["text"], published="2024-05-15") for item in sentences]
    return request.param, list(zip(sentences, extractor().extract(articles), strict=True))


def test_the_sentences_are_many_and_complete() -> None:
    sentences = [item for name in FLOORS for item in items(name)]
    assert len({item["text"] for item in sentences}) == len(sentences) >= 280
    assert 10 * sum(not item["expect"] for item in sentences) >= len(sentences)
    for item in sentences:
        assert item.keys() - {"may"} == {"family", "text", "expect"}, item
        for wanted in (*item["expect"], *item.get("may", ())):
            for reading in wanted.split(" || "):
                assert Relation(reading.split(" | ")[1]) in _POSITIONS | {Relation.PROTESTS}, item


def test_positions_are_found_and_not_invented(readings: tuple[str, Readings]) -> None:
    name, sentences = readings
    counted = tally(sentences)
    precision, recall = FLOORS[name]
    assert counted.precision >= precision, counted.extra
    assert counted.recall >= recall, counted.missed


def test_sentences_without_a_position_make_next_to_none(readings: tuple[str, Readings]) -> None:
    name, sentences = readings
    empty = [(item, extraction) for item, extraction in sentences if not item["expect"]]
    assert len(tally(empty).extra) <= FALSE[name]
