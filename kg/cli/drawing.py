"""The part of the graph that an answer speaks of, for ``--format graph``."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg_schema import Graph, QueryError
from kg_schema.namespaces import RESOURCE

if TYPE_CHECKING:
    from kg.results import ResultTable, Value

__all__ = ["part"]


def part(graph: Graph, rows: "ResultTable") -> Graph:
    """Return the entities and statements that the rows name, by node, relationship, path, id or IRI.

    Where they name no statement, all edges between the entities are taken. QueryError where they name nothing.
    """
    named = {_id(text) for row in rows.rows for value in row for text in _texts(value)}
    statements = [s for s in graph.statements if s.id in named]
    entities = {e.id for e in graph.entities if e.id in named}
    if not statements:
        statements = [s for s in graph.edges if s.source in entities and s.target in entities]
    if not (statements or entities):
        raise QueryError(
            "The answer names nothing that can be drawn: return nodes, relationships or ids, as in RETURN a, r, b."
        )
    for s in statements:
        entities |= {s.source, s.target, *([s.attributed_to] if s.attributed_to else [])}
    articles = {s.article for s in statements}
    return Graph(
        articles=tuple(a for a in graph.articles if a.id in articles),
        entities=tuple(e for e in graph.entities if e.id in entities),
        statements=tuple(statements),
        mentions=tuple(m for m in graph.mentions if m.article in articles and m.entity in entities),
    )


def _texts(value: "Value") -> Iterator[str]:
    """Yield the texts in a value that may be ids; of a node or relationship only its own id."""
    match value:
        case str():
            yield value
        case list():
            for inner in value:
                yield from _texts(inner)
        case {"properties": dict(properties), **rest}:
            yield str(properties.get("id") or rest.get("id") or "")
        case dict():
            for inner in value.values():
                yield from _texts(inner)


def _id(text: str) -> str:
    """Return the id that an IRI of ours stands for, other text as it is."""
    kind, colon, name = text.removeprefix(RESOURCE).partition(":")
    ours = text.startswith(RESOURCE) and colon and kind in ("entity", "statement", "article")
    return unquote(name) if ours else text
