"""Positions: stance, counts, origins, dates."""

import pytest

from factories import claim, extraction
from kg.analysis.positions import positions
from kg.resolve import canonical_graph
from kg_schema import Modality, Polarity

PLAN = "proposal:harbour plan!"


def _article(words, *claims, **details):
    return extraction(words, *claims, **details)


def _one(*articles, **options):
    (position,) = positions(canonical_graph(articles), **options).positions
    return position


def test_counts_and_the_latest_date():
    position = _one(
        _article(
            "Norland backs the harbour plan.", claim("state:Norland", "SUPPORTS", PLAN), published="2024-01-05"
        ),
        _article(
            "Norland proposed the harbour plan.",
            claim("state:Norland", "PROPOSES", PLAN, event_date="2024-02"),
            published="2024-03-05",
        ),
    )

    assert (position.stance, position.side, position.mixed) == (2, "for", False)
    assert (len(position.statements), position.origins) == (2, 2)
    assert (position.first.told, position.latest.told) == ("by 2024-01-05", "2024-02")


def test_copies_are_one_origin():
    copies = [
        _article(
            "Norland backs the harbour plan.",
            claim("state:Norland", "SUPPORTS", PLAN),
            publisher=p,
            published="2024",
        )
        for p in ("Courier", "Tribune")
    ]
    position = _one(*copies)

    assert (len(position.statements), position.origins) == (2, 1)


def test_both_signs_are_mixed():
    position = _one(
        _article(
            "Norland backs the harbour plan. It rejects the harbour plan.",
            claim("state:Norland", "SUPPORTS", PLAN),
            claim("state:Norland", "REJECTS", PLAN),
        )
    )

    assert (position.side, position.stance, position.lowest, position.highest) == ("mixed", None, -2, 2)


@pytest.mark.parametrize(
    ("relation", "details", "stance"),
    [
        ("SUPPORTS", {}, 2),
        ("SUPPORTS", {"stance": 1}, 1),
        ("SUPPORTS", {"polarity": Polarity.NEGATED}, -1),
        ("CRITICIZES", {}, -1),
        ("REJECTS", {}, -2),
        ("NEUTRAL_ON", {}, 0),
        ("DEMANDS", {"modality": Modality.ALLEGED}, 2),
    ],
)
def test_the_stance_of_one_statement(relation, details, stance):
    position = _one(_article("Norland and the harbour plan.", claim("state:Norland", relation, PLAN, **details)))

    assert position.stance == stance


@pytest.mark.parametrize(
    ("relation", "details"),
    [
        ("SUPPORTS", {"modality": Modality.PLANNED}),
        ("SUPPORTS", {"modality": Modality.DENIED}),
        ("PROPOSES", {"polarity": Polarity.NEGATED}),
        ("ATTACKS", {}),
    ],
)
def test_what_takes_no_position(relation, details):
    article = _article("Norland and the harbour plan.", claim("state:Norland", relation, PLAN, **details))

    assert positions(canonical_graph([article])).positions == ()


def test_as_of_a_day_counts_what_had_been_said_and_leaves_out_what_is_undated():
    said = [
        _article(
            "Norland backs it.",
            claim("state:Norland", "SUPPORTS", "proposal:Porto Treaty"),
            published="2024-01-05",
        ),
        _article(
            "Norland rejects it.",
            claim("state:Norland", "REJECTS", "proposal:Porto Treaty"),
            published="2024-06-05",
        ),
        _article("Norland is against it.", claim("state:Norland", "REJECTS", "proposal:Porto Treaty")),
    ]
    table = positions(canonical_graph(said), as_of="2024-03")

    assert [p.stance for p in table.positions] == [2]
    assert table.undated == 1


def test_an_event_counts_by_its_own_date():
    late = _article(
        "Norland backed it in 2020.",
        claim("state:Norland", "SUPPORTS", "proposal:Porto Treaty", event_date="2020"),
        published="2024-06-05",
    )

    assert positions(canonical_graph([late]), as_of="2021").positions[0].latest.told == "2020"
    assert positions(canonical_graph([late]), as_of="2019").positions == ()


def test_confidence_filters():
    weak = _article("Norland backs it.", claim("state:Norland", "SUPPORTS", PLAN, confidence=0.4))

    assert positions(canonical_graph([weak]), min_confidence=0.5).positions == ()
