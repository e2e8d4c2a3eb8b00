"""The canonical graph as a property graph: one modelling for every Cypher engine.

Every node has exactly one label and the properties id, name, title (the name) and type (the label); every
relationship has an id and its type. Some engines answer for these names by themselves: stored, they mean the same
everywhere. A statement is a node that no relationship joins to an entity, so no path runs through a denial; what
is affirmed and asserted or alleged is a relationship between its ends as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.results import Value
from kg_schema import Article, Graph, GraphEntity, GraphStatement, NodeKind, content_id
from kg_schema.constraints import IN_ARTICLE, MENTIONS

__all__ = ["UNTITLED", "Node", "Relationship", "nodes", "relationships"]

UNTITLED: Final = "(untitled)"
"""Name of an article without a headline."""

_OWN: Final = {"id", "name", "title", "type", "aliases", "articles"}


@dataclass(frozen=True, slots=True)
class Node:
    """A node; a property that is None is known by name but has no value."""

    label: NodeKind
    id: str
    properties: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between two nodes, named by label and id."""

    type: str
    source: tuple[NodeKind, str]
    target: tuple[NodeKind, str]
    properties: dict[str, Value]


def nodes(graph: Graph) -> Iterator[Node]:
    """Yield entities, articles and statements; the nodes of one label have the same property names."""
    names = {e.id: e.name for e in graph.entities}
    schemes = sorted({scheme for e in graph.entities for scheme in e.identifiers})
    for entity in graph.entities:
        yield _node(entity.type, entity.id, entity.name, _entity(entity, schemes))
    for article in graph.articles:
        yield _node(NodeKind.ARTICLE, article.id, article.title or UNTITLED, _article(article))
    for s in graph.statements:
        name = f"{names[s.source]} {s.relation} {names[s.target]}"
        yield _node(NodeKind.STATEMENT, s.id, name, _statement(s))


def relationships(graph: Graph) -> Iterator[Relationship]:
    """Yield plain edges between entities, then mentions, then the ties of statements to their articles."""
    ends = {e.id: (e.type, e.id) for e in graph.entities}
    published = {a.id: a.published for a in graph.articles}
    for s in graph.edges:
        yield _relationship(s.relation, s.id, ends[s.source], ends[s.target], _edge(s, published[s.article]))
    for m in graph.mentions:
        identifier = content_id("m", m.article, m.entity)
        source = (NodeKind.ARTICLE, m.article)
        yield _relationship(MENTIONS, identifier, source, ends[m.entity], {"count": m.count})
    for s in graph.statements:
        source, target = (NodeKind.STATEMENT, s.id), (NodeKind.ARTICLE, s.article)
        yield _relationship(IN_ARTICLE, content_id("i", s.id, s.article), source, target, {})


def _node(label: NodeKind, identifier: str, name: str, properties: dict[str, Value]) -> Node:
    own: dict[str, Value] = {"id": identifier, "name": name, "title": name, "type": label.value}
    return Node(label, identifier, own | properties)


def _relationship(
    kind: str,
    identifier: str,
    source: tuple[NodeKind, str],
    target: tuple[NodeKind, str],
    properties: dict[str, Value],
) -> Relationship:
    own: dict[str, Value] = {"id": identifier, "type": str(kind)}
    return Relationship(str(kind), source, target, own | properties)


def _entity(entity: GraphEntity, schemes: list[str]) -> dict[str, Value]:
    identifiers: dict[str, Value] = {
        f"{scheme}_id" if scheme in _OWN else scheme: entity.identifiers.get(scheme) for scheme in schemes
    }
    return identifiers | {"aliases": list(entity.aliases), "articles": len(entity.articles)}


def _article(article: Article) -> dict[str, Value]:
    return {
        "publisher": article.publisher,
        "url": article.url,
        "authors": list(article.authors),
        "published": article.published,
        "published_note": article.published_note,
        "language": article.language,
    }


def _statement(s: GraphStatement) -> dict[str, Value]:
    return {
        "relation": s.relation.value,
        "source": s.source,
        "target": s.target,
        "article": s.article,
        "attributed_to": s.attributed_to,
        "polarity": s.polarity.value,
        "modality": s.modality.value,
        "quote": s.quote,
        "quote_start": s.start,
        "quote_end": s.end,
        "stance": s.stance,
        "event_date": s.event_date,
        "date_precision": s.date_precision.value,
        "date_note": s.date_note,
        "confidence": s.confidence,
        "office": s.office,
        "former": s.former,
        "rule": s.rule,
        "extractor": f"{s.extractor} {s.extractor_version}",
        "origins": s.origins,
    }


def _edge(s: GraphStatement, published: str | None) -> dict[str, Value]:
    return {
        "statement": s.id,
        "article": s.article,
        "quote": s.quote,
        "date": s.event_date,
        "published": published,
        "confidence": s.confidence,
        "modality": s.modality.value,
        "attributed_to": s.attributed_to,
        "stance": s.stance,
        "origins": s.origins,
        "office": s.office,
        "former": s.former,
    }
