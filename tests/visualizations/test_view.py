"""The view model: plain, sorted, whole."""

import json
from dataclasses import replace
from typing import Any

import pytest

from kg_schema import Article, Graph, Modality, NodeKind, Polarity, Relation, RenderError
from kg_visualizations.view import STATUSES, view_model
from tests.visualizations.affair import entity, graph_of, statement

TEXT = "Vell backs the tax. Vell again backs the tax. Vell does not back the tax. Vell may back the tax."
ARTICLE = Article(text=TEXT, title="Salt", published="2031-02")
VELL = entity(NodeKind.PERSON, "Anna Vell", ("Vell", "ANNA VELL"), (ARTICLE.id,))
TAX = entity(NodeKind.PROPOSAL, "Salt tax", ("the tax",), (ARTICLE.id,))


def _graph() -> Graph:
    made = [
        statement(ARTICLE, VELL, Relation.SUPPORTS, TAX, "Vell backs the tax."),
        statement(ARTICLE, VELL, Relation.SUPPORTS, TAX, "Vell again backs the tax.", modality=Modality.ALLEGED),
        statement(ARTICLE, VELL, Relation.SUPPORTS, TAX, "Vell does not back the tax.", polarity=Polarity.NEGATED),
        statement(ARTICLE, VELL, Relation.SUPPORTS, TAX, "Vell may back the tax.", modality=Modality.PLANNED),
    ]
    return graph_of([ARTICLE], [VELL, TAX], made)


def test_parallel_edges_are_merged_and_count_only_edges() -> None:
    view = view_model(_graph(), title="t")

    assert len(view["edges"]) == 1
    held = [view["statements"][n] for n in view["edges"][0]["statements"]]
    assert sorted(s["status"] for s in held) == ["alleged", "asserted"]
    assert view["edges"][0]["alleged"] is False


def test_what_is_no_edge_keeps_its_status() -> None:
    view = view_model(_graph(), title="t")

    assert sorted(s["status"] for s in view["statements"] if not s["edge"]) == ["negated", "planned"]
    assert {s["status"] for s in view["statements"]} <= {s["key"] for s in STATUSES}


def test_statuses_say_of_every_mode_whether_it_is_an_edge() -> None:
    edges = {s["key"]: s["edge"] for s in STATUSES}

    assert edges.pop("negated") is False
    assert edges == {m.value: m in (Modality.ASSERTED, Modality.ALLEGED) for m in Modality}


def test_names_are_numbers_into_the_lists(graph: Graph) -> None:
    view = view_model(graph, title="t")

    for made, s in zip(view["statements"], graph.statements, strict=True):
        assert view["entities"][made["source"]]["id"] == s.source
        assert view["entities"][made["target"]]["id"] == s.target
        assert view["articles"][made["article"]]["id"] == s.article
        assert "".join(text for text, quoted, _ in made["clip"] if quoted) == s.quote


def test_both_ends_are_marked_in_most_clippings(graph: Graph) -> None:
    view = view_model(graph, title="t")

    both = [s for s in view["statements"] if {"source", "target"} <= {role for _, _, role in s["clip"]}]
    assert len(both) > 0.6 * len(view["statements"])


def test_model_is_plain_data(graph: Graph) -> None:
    view = view_model(graph, title="t", subtitle="s")

    assert json.loads(json.dumps(view))["subtitle"] == "s"


def test_alias_that_is_the_name_is_left_out() -> None:
    view = view_model(_graph(), title="t")

    assert view["entities"][0]["aliases"] == ["Vell"]


def test_dates_are_labelled_and_the_unknown_has_its_reason() -> None:
    view = view_model(_graph(), title="t")

    assert view["articles"][0]["dateLabel"] == "February 2031"
    assert view["statements"][0]["dateLabel"] is None
    assert view["statements"][0]["dateNote"] == "the passage names no date"


def test_too_much_text_is_left_out_and_the_clippings_stay() -> None:
    long = replace(ARTICLE, text=TEXT + " " * 2_000_000)
    made = statement(long, VELL, Relation.SUPPORTS, TAX, "Vell backs the tax.")

    view = view_model(graph_of([long], [VELL, TAX], [made]), title="t")

    assert view["articles"][0]["paragraphs"] == []
    assert any(quoted for _, quoted, _ in view["statements"][0]["clip"])


@pytest.mark.parametrize("missing", ["source", "target", "attributed_to", "article"])
def test_graph_that_is_not_whole_is_refused(missing: str) -> None:
    graph = _graph()
    changes: dict[str, Any] = {missing: "state:nowhere"}
    broken = replace(graph.statements[0], **changes)

    with pytest.raises(RenderError, match="state:nowhere"):
        view_model(replace(graph, statements=(broken,)), title="t")


def test_copies_are_one_origin_also_where_the_origin_is_not_shown() -> None:
    first, second, third, other = (
        replace(ARTICLE, text=f"{TEXT} {word}", title=word) for word in ("one", "two", "three", "four")
    )
    shown = graph_of([second, third, other], [], [])
    copies = tuple(sorted((a.id, first.id) for a in (second, third)))

    numbers = {a["id"]: a["origin"] for a in view_model(replace(shown, copies=copies), title="t")["articles"]}

    assert numbers[second.id] == numbers[third.id] != numbers[other.id]
    whole = replace(graph_of([first, second, third, other], [], []), copies=copies)
    numbers = {a["id"]: a["origin"] for a in view_model(whole, title="t")["articles"]}
    assert numbers[first.id] == numbers[second.id] == numbers[third.id] != numbers[other.id]
