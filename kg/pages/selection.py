"""What part of a graph a page shows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.analysis.dates import Basis, interval, when
from kg.results import ResultTable, Value
from kg_schema import Article, Graph, GraphStatement, NodeKind, QueryError

__all__ = ["Answer", "Selection", "answer_of", "selected"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Ids of the statements, entities and articles that the answer to a query names."""

    statements: frozenset[str]
    entities: frozenset[str]
    articles: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a page is to show; what is None or 0 leaves nothing out.

    ``about`` is the id of an entity; ``since`` and ``until`` are ISO 8601 years, months or days, which leave out
    what has no date at all, neither of the event nor of the article.
    """

    about: str | None = None
    since: str | None = None
    until: str | None = None
    min_confidence: float = 0.0
    answer: Answer | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return self == Selection()


def selected(graph: Graph, selection: Selection) -> Graph:
    """Return the part of the graph, with the entities and articles that its statements need."""
    if selection.whole:
        return graph
    articles = {a.id: a for a in graph.articles}
    named = selection.answer
    kept = [s for s in graph.statements if _fits(s, articles[s.article], selection)]
    if named is not None and named.statements:
        kept = [s for s in kept if s.id in named.statements]
    elif named is not None:
        kept = [s for s in kept if s.article in named.articles or {s.source, s.target} <= named.entities]
    entities = {end for s in kept for end in (s.source, s.target, s.attributed_to) if end is not None}
    entities |= {selection.about} if selection.about else set()
    entities |= named.entities if named else set()
    texts = {s.article for s in kept} | (named.articles if named else frozenset())
    return replace(
        graph,
        articles=tuple(a for a in graph.articles if a.id in texts),
        entities=tuple(
            replace(e, articles=tuple(a for a in e.articles if a in texts))
            for e in graph.entities
            if e.id in entities
        ),
        statements=tuple(kept),
        mentions=tuple(m for m in graph.mentions if m.entity in entities and m.article in texts),
    )


def _fits(s: GraphStatement, article: Article, selection: Selection) -> bool:
    if s.confidence < selection.min_confidence:
        return False
    if selection.about is not None and selection.about not in (s.source, s.target, s.attributed_to):
        return False
    if selection.since is None and selection.until is None:
        return True
    dated = when(s, article)
    if dated.basis is Basis.UNKNOWN:
        return False
    late_enough = selection.since is None or dated.last >= interval(selection.since)[0]
    return late_enough and (selection.until is None or dated.first <= interval(selection.until)[1])


def answer_of(table: ResultTable) -> Answer:
    """Return what the nodes, relationships and paths in the rows name.

    QueryError if there are rows and none of them holds one.
    """
    statements: set[str] = set()
    entities: set[str] = set()
    articles: set[str] = set()
    for part in (found for row in table.rows for value in row for found in _parts(value)):
        properties = part["properties"]
        assert isinstance(properties, dict)
        identifier, labels = str(properties.get("id", part.get("id"))), part.get("labels")
        if labels is None:
            if properties.get("statement"):
                statements.add(str(properties["statement"]))
            (entities if ":" in str(part["target"]) else articles).add(str(part["target"]))
            (entities if ":" in str(part["source"]) else articles).add(str(part["source"]))
        elif NodeKind.STATEMENT.value in _strings(labels):
            statements.add(identifier)
        elif NodeKind.ARTICLE.value in _strings(labels):
            articles.add(identifier)
        else:
            entities.add(identifier)
    if table.rows and not (statements or entities or articles):
        raise QueryError(
            "The query returns values only: return nodes, relationships or paths, as in "
            "'MATCH p = (a)-[:REJECTS]->(b) RETURN p'."
        )
    return Answer(frozenset(statements), frozenset(entities), frozenset(articles))


def _parts(value: Value) -> Iterator[dict[str, Value]]:
    """Yield the nodes and relationships in a cell, however deep."""
    if isinstance(value, dict):
        if "properties" in value and ("labels" in value or "source" in value):
            yield value
        else:
            for inner in value.values():
                yield from _parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner)


def _strings(value: Value) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
