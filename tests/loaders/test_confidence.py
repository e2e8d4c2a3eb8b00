"""Confidence: a sum of weights in log-odds, read from a table that keeps the direction of every ground."""

import pytest

from kg_loaders.confidence import Confidence
from kg_loaders.grounds import GROUNDS
from kg_loaders.rules import RuleExtractor
from kg_schema import Article

MODEL = Confidence(0.5, {"demand": -1.0, "said elsewhere too": 2.0})


@pytest.mark.parametrize(
    ("grounds", "wanted"),
    [
        ({}, 0.62),
        ({"demand": 1.0}, 0.38),
        ({"demand": 1.0, "said elsewhere too": 1.0}, 0.82),
        ({"demand": 0.5}, 0.5),
        ({"no such ground": 1.0}, 0.62),
        ({"demand": 20.0}, 0.01),
        ({"said elsewhere too": 9.0}, 0.99),
    ],
)
def test_the_weights_of_the_grounds_add_up_in_log_odds(grounds, wanted):
    assert MODEL.of(grounds) == wanted


def test_the_parts_name_what_each_ground_adds():
    parts = MODEL.parts({"demand": 0.5})

    assert [(part.what, part.value, part.points) for part in parts] == [("base", 1.0, 0.5), ("demand", 0.5, -0.5)]


def test_the_table_has_a_weight_for_every_ground_and_keeps_its_direction():
    weights = Confidence.default().weights

    assert set(weights) == set(GROUNDS)
    assert {name for name, side in GROUNDS.items() if weights[name] * side < 0} == set()


def _read(text):
    found = next(iter(RuleExtractor().explain([Article(text=text)])))
    return list(zip(found.extraction.statements, found.explanations, strict=True))


def _grounds(text, trigger):
    return next(
        {p.what: p.value for p in why.confidence} for _, why in _read(text) if why.trigger.words == trigger
    )


def test_a_confidence_is_what_its_explanation_adds_up_to():
    for statement, why in _read(
        "President Rosa Vidal of Chile rejected the treaty and urged Peru to reject it too."
    ):
        points = {part.what: part.value for part in why.confidence if part.what != "base"}
        assert statement.confidence == Confidence.default().of(points)


@pytest.mark.parametrize(
    ("text", "trigger", "ground"),
    [
        ("Peru urged Chile to leave.", "urged", "demand"),
        ("Peru attacked Chile.", "attacked", "deed or dealing"),
        ("Protesters condemned Chile.", "condemned", "unnamed source"),
        ("Rosa Vidal met Ana Ruiz. She condemned Chile.", "condemned", "source found by what was named before"),
        ("Peru rejected the treaty and condemned Chile.", "condemned", "source shared with another predicate"),
        ("Rosa Vidal spoke. Chile condemned her.", "condemned", "target found by what was named before"),
        ("Peru condemned the rebels.", "condemned", "target is a group"),
        ('Rosa Vidal said: "Peru condemned Chile."', "condemned", "quotation marks"),
        ("Rosa Vidal said that Peru had condemned Chile.", "condemned", "reported speech"),
        ("Peru condemned Chile. Bolivia laughed. Peru condemned Chile.", "condemned", "said elsewhere too"),
    ],
)
def test_a_ground_is_seen_where_it_is_and_only_there(text, trigger, ground):
    assert ground in _grounds(text, trigger)
    assert ground not in _grounds("Peru condemned Chile.", "condemned")


def test_the_depth_of_a_predicate_counts():
    deep = _grounds("Rosa Vidal said that Ana Ruiz hoped that Peru condemned Chile.", "condemned")

    assert deep["depth in the sentence"] == 0.5
    assert "depth in the sentence" not in _grounds("Peru condemned Chile.", "condemned")


def test_the_same_claim_in_plainer_words_is_surer():
    plain = _read("Peru condemned Chile.")[0][0]
    winding = _read("Walking out of the hall while protesters condemned Chile, Rosa Vidal smiled.")[0][0]

    assert winding.confidence < plain.confidence
