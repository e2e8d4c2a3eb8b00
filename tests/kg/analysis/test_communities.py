"""Camps: communities, the split in two, balance of triads."""

import pytest

from kg.analysis.coalitions import Request, computed
from kg.analysis.coded import CodedStatement
from kg.analysis.networks import Aggregation

SIDES = {"Ada": 1, "Bo": 1, "Cy": 0, "Di": 0}


def _coded(sides, concepts=("dam", "toll")):
    rows = [(who, concept, side) for concept in concepts for who, side in sides.items()]
    return [
        CodedStatement(
            number=n, document="d", on=None, person=who, organization=who, concept=concept, agreement=side
        )
        for n, (who, concept, side) in enumerate(rows)
    ]


def test_two_camps_are_found():
    camps = computed(_coded(SIDES), Request()).camps

    assert camps.communities == {"Ada": 0, "Bo": 0, "Cy": 1, "Di": 1}
    assert camps.camp == {"Ada": 0, "Bo": 0, "Cy": 1, "Di": 1}
    assert camps.polarization == 1
    assert (camps.balanced, camps.unbalanced, camps.triads) == (4, 0, {"+--": 4})


def test_one_shared_concept_is_no_agreement():
    found = computed(_coded(SIDES, ("dam",)), Request())

    assert found.camps.polarization is None
    assert found.camps.communities == {}
    assert {edge.shared for edge in found.network.edges} == {1}
    assert computed(_coded(SIDES, ("dam",)), Request(min_shared=1)).camps.polarization == 1


def test_unbalanced_triads_are_counted():
    pairs = {("Ada", "Bo"): ("a1", "a2"), ("Bo", "Cy"): ("b1", "b2"), ("Ada", "Cy"): ("c1", "c2")}
    rows = []
    for (one, other), concepts in pairs.items():
        friends = (one, other) != ("Ada", "Cy")
        for concept in concepts:
            rows += _coded({one: 1, other: int(friends)}, (concept,))
    camps = computed(rows, Request(aggregation=Aggregation.CONFLICT)).camps

    assert (camps.balanced, camps.unbalanced, camps.triads) == (0, 1, {"++-": 1})
    assert camps.polarization == pytest.approx(1 / 3)


def test_a_two_mode_network_has_no_camps():
    found = computed(_coded(SIDES), Request(two_mode=True, aggregation=Aggregation.COMBINE))

    assert found.camps is None
    assert [mode.value for _, mode in found.labels()] == ["organization"] * 4 + ["concept"] * 2
