"""The property graph as rows by id, and the difference between two such sets of rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from kg.projections.property_graph import nodes, relationships
from kg_schema import Graph

__all__ = ["Difference", "Rows", "difference", "rows"]

NodeKey: TypeAlias = tuple[str, str]
Properties: TypeAlias = dict[str, Any]
Tie: TypeAlias = tuple[NodeKey, NodeKey, Properties]


@dataclass(frozen=True, slots=True)
class Rows:
    """Nodes by label and id, relationships by type and id; properties without value are left out."""

    nodes: Mapping[NodeKey, Properties]
    relationships: Mapping[NodeKey, Tie]


@dataclass(frozen=True, slots=True)
class Difference:
    """What must be removed and written, in groups that one statement can do each.

    Nodes are grouped by label, relationships to remove by type, those to write by type and labels of their ends.
    """

    removed_nodes: dict[str, list[str]]
    removed_relationships: dict[str, list[str]]
    nodes: dict[str, list[dict[str, Any]]]
    relationships: dict[tuple[str, str, str], list[dict[str, Any]]]


def rows(graph: Graph) -> Rows:
    """Return the rows of a graph."""
    return Rows(
        {(n.label.value, n.id): _valued(n.properties) for n in nodes(graph)},
        {
            (r.type, str(r.properties["id"])): (
                (r.source[0].value, r.source[1]),
                (r.target[0].value, r.target[1]),
                _valued(r.properties),
            )
            for r in relationships(graph)
        },
    )


def difference(held: Rows, wanted: Rows) -> Difference:
    """Return what turns the rows that are held into those that are wanted.

    A relationship whose ends are others is removed and written anew.
    """
    gone = [key for key in held.nodes if key not in wanted.nodes]
    loose = [key for key, tie in held.relationships.items() if _ends(wanted.relationships.get(key)) != tie[:2]]
    written: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for (label, identifier), properties in wanted.nodes.items():
        if held.nodes.get((label, identifier)) != properties:
            written[label].append({"id": identifier, "properties": properties})
    ties: defaultdict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for key, tie in wanted.relationships.items():
        if held.relationships.get(key) != tie:
            source, target, properties = tie
            row = {"id": key[1], "source": source[1], "target": target[1], "properties": properties}
            ties[key[0], source[0], target[0]].append(row)
    return Difference(_grouped(gone), _grouped(loose), dict(written), dict(ties))


def _ends(tie: Tie | None) -> tuple[NodeKey, NodeKey] | None:
    return tie[:2] if tie else None


def _grouped(keys: Iterable[NodeKey]) -> dict[str, list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name, identifier in keys:
        groups[name].append(identifier)
    return dict(groups)


def _valued(properties: Mapping[str, Any]) -> Properties:
    return dict(_items(properties))


def _items(properties: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in properties.items() if value is not None)
