"""The network of pyvis, and the script from its wheel."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from kg_schema import Article, Graph, NodeKind, Relation
from kg_visualizations.network import DRAWN_LIMIT, OPENING, NetworkData, network_data, places_of, vis_script
from kg_visualizations.view import ViewModel, view_model
from tests.visualizations.affair import entity, graph_of, statement
from tests.visualizations.generated import generated


@pytest.fixture(scope="module")
def view(graph: Graph) -> ViewModel:
    return view_model(graph, title="t")


@pytest.fixture(scope="module")
def network(view: ViewModel) -> NetworkData:
    return network_data(view)


def _edge(view: ViewModel, network: NetworkData, source: str, relation: str, target: str) -> dict[str, Any]:
    names = [e["name"] for e in view["entities"]]
    claims = {
        (names[e["source"]], r, names[e["target"]]): n for n, e in enumerate(view["edges"]) for r in e["relations"]
    }
    return next(e for e in network["edges"] if e["id"] == claims[source, relation, target])


def test_vis_script_is_the_one_that_was_read_and_tried() -> None:
    expected = "f3c1229464749a6f5a80c80867189edf"

    assert sha256(vis_script().encode()).hexdigest()[:32] == expected
    assert "\r" not in vis_script()


def test_every_type_has_a_shape_of_its_own(view: ViewModel, network: NetworkData) -> None:
    shapes = {(view["entities"][n["id"]]["type"], n["shape"]) for n in network["nodes"]}

    assert len(shapes) == len({kind for kind, _ in shapes}) == len({shape for _, shape in shapes}) == 6
    assert ("Proposal", "box") in shapes


def test_nodes_stand_where_they_were_placed(network: NetworkData) -> None:
    assert all(isinstance(n["x"], int) and isinstance(n["y"], int) for n in network["nodes"])
    assert len({(n["x"], n["y"]) for n in network["nodes"]}) == 25


def test_lines_between_the_same_two_are_bent_apart(view: ViewModel, network: NetworkData) -> None:
    pairs = ("SANCTIONS", "CRITICIZES")
    bends = [_edge(view, network, "Valdoria", r, "Kestria")["smooth"] for r in pairs]
    bends.append(_edge(view, network, "Kestria", "MOBILIZES_AGAINST", "Valdoria")["smooth"])

    turned = {"curvedCW": "curvedCCW", "curvedCCW": "curvedCW"}
    seen_from_one_end = [(b["type"], b["roundness"]) for b in bends[:2]]
    seen_from_one_end.append((turned[bends[2]["type"]], bends[2]["roundness"]))
    drawn_straight = [b for b in bends if not b["enabled"]]
    assert len(drawn_straight) == 1
    assert len({b for b in seen_from_one_end if b[1] > 0}) == 2


def test_symmetric_relations_have_no_arrow(view: ViewModel, network: NetworkData) -> None:
    assert _edge(view, network, "Western lenders", "AGREES_WITH", "Kestria")["arrows"] == ""
    assert _edge(view, network, "Valdoria", "SANCTIONS", "Kestria")["arrows"] == "to"


def test_kinds_differ_by_dash_and_solid_lines_say_so(view: ViewModel, network: NetworkData) -> None:
    position = _edge(view, network, "Norhaven", "REJECTS", "Toll on tankers")["dashes"]
    word = _edge(view, network, "Norhaven", "THREATENS", "Valdoria")["dashes"]
    deed = _edge(view, network, "Kestria", "OCCUPIES", "Orsa Island")["dashes"]

    assert position is False
    assert word != deed
    assert word and deed


def _crowd(count: int) -> ViewModel:
    article = Article(text=" ".join(f"N{i} praises N{i // 2}." for i in range(1, count)))
    people = [entity(NodeKind.PERSON, f"N{i}") for i in range(count)]
    made = [
        statement(article, people[i], Relation.SUPPORTS, people[i // 2], f"N{i} praises N{i // 2}.")
        for i in range(1, count)
    ]
    return view_model(graph_of([article], people, made), title="t")


def test_more_than_the_limit_draws_the_best_connected() -> None:
    view = _crowd(DRAWN_LIMIT + 51)

    network = network_data(view)

    assert len(network["nodes"]) == OPENING
    drawn = {view["entities"][n["id"]]["name"] for n in network["nodes"]}
    assert {"N1", "N2", "N100"} <= drawn
    assert {e["from"] for e in network["edges"]} | {e["to"] for e in network["edges"]} <= {
        n["id"] for n in network["nodes"]
    }


def test_next_drawing_keeps_the_places_of_the_one_before(graph: Graph) -> None:
    whole = view_model(graph, title="t")
    before = places_of(whole, network_data(whole))
    gone = next(s for s in graph.statements if s.is_edge)
    fewer = view_model(replace(graph, statements=tuple(s for s in graph.statements if s is not gone)), title="t")

    assert places_of(whole, network_data(whole, before)) == before
    again = places_of(fewer, network_data(fewer, before))
    assert again == {key: before[key] for key in again}


def test_same_look_between_the_same_two_is_one_line(graph: Graph) -> None:
    article = Article(text="Ada proposed the Toll Act. Ada backs the Toll Act. Ada rejects the Toll Act.")
    ada, act = entity(NodeKind.PERSON, "Ada"), entity(NodeKind.PROPOSAL, "Toll Act")
    made = [
        statement(article, ada, Relation.PROPOSES, act, "Ada proposed the Toll Act."),
        statement(article, ada, Relation.SUPPORTS, act, "Ada backs the Toll Act."),
        statement(article, ada, Relation.REJECTS, act, "Ada rejects the Toll Act."),
    ]

    edges = view_model(graph_of([article], [ada, act], made), title="t")["edges"]

    assert [(e["family"], e["relations"], len(e["statements"])) for e in edges] == [
        ("position-against", ["REJECTS"], 1),
        ("position-for", ["SUPPORTS", "PROPOSES"], 2),
    ]


def test_none_of_those_that_open_a_large_graph_stands_alone() -> None:
    view = view_model(generated(DRAWN_LIMIT + 100), title="t")
    network = network_data(view)

    joined = {end for e in network["edges"] for end in (e["from"], e["to"])}
    drawn = {n["id"] for n in network["nodes"]}
    assert len(drawn) == OPENING
    assert drawn <= joined
    heaviest = max(range(len(view["entities"])), key=lambda n: len(view["entities"][n]["statements"]))
    assert heaviest in drawn
