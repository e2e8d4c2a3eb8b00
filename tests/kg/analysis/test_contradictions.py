"""Kinds of contradiction in histories that were written before the rules."""

import pytest

from factories import claim, extraction
from histories import HISTORIES
from kg.analysis.contradictions import contradictions
from kg.resolve import canonical_graph

FLOOR = 0.95


def _kinds(history):
    return {found.kind.value for found in contradictions(history.graph())}


def test_there_are_enough_histories_of_each_kind():
    assert len(HISTORIES) >= 60
    assert len({history.name for history in HISTORIES}) == len(HISTORIES)
    for kind in ("change", "mixed", "disputed"):
        assert sum(kind in history.kinds for history in HISTORIES) >= 15


def test_the_f1_of_kinds_does_not_fall():
    told = [(history.kinds, _kinds(history)) for history in HISTORIES]
    right = sum(len(wanted & found) for wanted, found in told)
    all_told = sum(len(wanted) + len(found) for wanted, found in told)

    assert 2 * right / all_told >= FLOOR


@pytest.mark.parametrize("history", [h for h in HISTORIES if not h.kinds], ids=lambda h: h.name)
def test_what_is_no_contradiction_is_none(history):
    assert _kinds(history) == set()


def test_both_quotations_and_the_rule_are_given():
    history = next(h for h in HISTORIES if h.name == "events apart" or h.kinds == {"change"})
    (found,) = contradictions(history.graph())

    assert found.first.statement.quote != found.second.statement.quote
    assert "days apart" in found.why
    assert found.first.when.last < found.second.when.last


def test_a_wider_window_turns_a_change_into_mixed_signals():
    history = next(h for h in HISTORIES if h.name == "exactly one day beyond the window")

    assert {c.kind.value for c in contradictions(history.graph(), window=8)} == {"mixed"}


def test_only_neighbours_in_time_make_a_change():
    days = ("2024-01-01", "2024-02-01", "2024-06-01", "2024-07-01")
    words = ("SUPPORTS", "SUPPORTS", "REJECTS", "REJECTS")
    graph = canonical_graph(
        extraction(
            f"{day}: Norland on the Porto Treaty.",
            claim("state:Norland", word, "proposal:Porto Treaty"),
            published=day,
        )
        for day, word in zip(days, words, strict=True)
    )
    (found,) = contradictions(graph)

    assert (found.first.when.text, found.second.when.text) == days[1:3]


def test_copies_of_one_text_do_not_dispute_each_other():
    text = "Norland backs the harbour plan. Norland rejects the harbour plan."
    graph = canonical_graph(
        extraction(
            text,
            claim("state:Norland", "SUPPORTS", "proposal:harbour plan!", "Norland backs the harbour plan."),
            claim("state:Norland", "REJECTS", "proposal:harbour plan!", "Norland rejects the harbour plan."),
            published="2024-01-01",
            publisher=publisher,
        )
        for publisher in ("Courier", "Tribune")
    )

    assert {found.kind.value for found in contradictions(graph)} == {"mixed"}


def test_two_signals_in_one_sentence_of_the_first_seed(shared, seeds):
    """The annotation of the seed, for what the extractor makes of it may change."""
    import json

    gold = json.loads((shared / "eval" / "dev" / "seed-000.gold.json").read_text(encoding="utf-8"))
    text = seeds[0].read_text(encoding="utf-8")
    edges = [e for e in gold["edges"] if (e["source"], e["target"]) == ("Donald Trump", "Russia")]
    claims = [claim("person:Donald Trump", e["type"], "state:Russia", e["evidence"]) for e in edges]
    (found,) = contradictions(canonical_graph([extraction(text, *claims, published="2025-04-26")]))

    assert found.kind.value == "mixed"
    assert found.first.statement.quote == found.second.statement.quote
