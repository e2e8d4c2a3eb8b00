"""The canonical graph in networkx."""

from dataclasses import fields
from typing import Any

import networkx as nx

from kg_schema import Graph, GraphEntity, GraphStatement, article_record

__all__ = ["networkx_graph"]


def networkx_graph(graph: Graph) -> "nx.MultiDiGraph[str]":
    """Return entities as nodes, and plain edges keyed by the id of their statement.

    A symmetric relation stands once, from the smaller id to the larger. ``G.graph["statements"]`` holds every
    statement by its id, also those that are no edge, and ``G.graph["articles"]`` every article by its id, both as
    mappings of their fields; enumerations are plain strings.
    """
    G: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    G.graph["articles"] = {a.id: article_record(a) for a in graph.articles}
    G.graph["statements"] = {s.id: {**_plain(s), "is_edge": s.is_edge} for s in graph.statements}
    G.add_nodes_from((e.id, _plain(e)) for e in graph.entities)
    for s in graph.edges:
        G.add_edge(s.source, s.target, key=s.id, **G.graph["statements"][s.id])
    for m in graph.mentions:
        G.nodes[m.entity].setdefault("mentions", {})[m.article] = m.count
    return G


def _plain(record: GraphEntity | GraphStatement) -> dict[str, Any]:
    """Return the fields of a record, strings in place of enumerations, lists in place of tuples."""
    return {f.name: _value(getattr(record, f.name)) for f in fields(record)}


def _value(value: object) -> object:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, dict) else value
