"""Sentences coded by PLOVER's types and the countries of both sides, read by the rules as they stand."""

from collections import Counter

import pytest

from coded_sentences import Coded, coded, score
from kg_loaders.plover import EVENT_TYPES
from statement_pairs import items

TYPES = 0.89  # F1 of event types; first run .679, of the longer sentences .714
TRIPLES = 0.85  # F1 of actor's country, type and recipient's country; first run .633


@pytest.fixture(scope="module")
def sentences() -> list[Coded]:
    return coded()


def test_event_types_are_found(sentences: list[Coded]) -> None:
    assert score(sentences, whole=False).f1 >= TYPES


def test_types_and_countries_are_found(sentences: list[Coded]) -> None:
    assert score(sentences, whole=True).f1 >= TRIPLES


def test_sentences_are_well_formed() -> None:
    rows = [list(row) for row in items("coded.yaml")]
    assert len({row[0] for row in rows}) == len(rows) >= 200
    events = [event for row in rows for event in row[1:]]
    assert all(c is None or (len(c) == 3 and c.isupper()) for event in events for c in event[1:])
    counts = Counter(event[0] for event in events)
    assert set(counts) == set(EVENT_TYPES.values())
    assert min(counts.values()) >= 10
