"""The graph in networkx."""

import json

import networkx as nx

from contract.graphs import affair
from kg.projections.networkx_ import networkx_graph


def test_entities_are_nodes_with_their_fields():
    G = networkx_graph(affair())
    norland = next(e for e in affair().entities if e.id == "state:norland")

    assert set(G) == {e.id for e in affair().entities}
    assert G.nodes["state:norland"] == {
        "id": "state:norland",
        "type": "State",
        "name": "Norland",
        "aliases": [],
        "identifiers": {"iso3166": "XN", "wikidata": "Q0"},
        "articles": list(norland.articles),
        "mentions": {m.article: m.count for m in affair().mentions if m.entity == "state:norland"},
    }


def test_edges_are_keyed_by_their_statement():
    G = networkx_graph(affair())
    edge = G.edges["person:helena-vasques", "proposal:harbour-plan@0a1b2c3d", "s-03"]

    assert (edge["relation"], edge["event_date"], edge["is_edge"]) == ("REJECTS", "2025-05-01", True)
    assert edge == G.graph["statements"]["s-03"]
    assert G.number_of_edges("person:helena-vasques", "proposal:harbour-plan@0a1b2c3d") == 3


def test_a_symmetric_relation_stands_once():
    G = networkx_graph(affair())

    assert G.has_edge("state:norland", "state:sudmark", "s-11")
    assert not G.has_edge("state:sudmark", "state:norland", "s-11")


def test_statements_and_articles_are_all_there_as_plain_values():
    G = networkx_graph(affair())

    assert set(G.graph["statements"]) == {s.id for s in affair().statements}
    assert {s for s, data in G.graph["statements"].items() if data["is_edge"]} == {s.id for s in affair().edges}
    assert {a: data["text"] for a, data in G.graph["articles"].items()} == {
        a.id: a.text for a in affair().articles
    }
    assert json.loads(json.dumps(G.graph)) == G.graph
    assert all(type(value) is not str or value.__class__ is str for _, value in G.nodes(data="type"))


def test_algorithms_of_networkx_take_it():
    G = networkx_graph(affair())

    assert nx.has_path(G, "person:omer-fox", "organization:harbour-union")
    assert not nx.has_path(G, "person:omer-fox", "state:armora")
