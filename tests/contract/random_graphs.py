"""Random graphs with parallel edges, loops and gaps, questions to them, and a plain answer to each."""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from contract.graphs import entity, statement
from kg_schema import Article, Graph, GraphStatement, Modality, Polarity, Relation

__all__ = ["CASES", "Case", "Rows", "asked", "drawn"]

Rows = Counter[str]
_RELATIONS: Final = (Relation.SUPPORTS, Relation.REJECTS, Relation.CRITICIZES)
_MODALITIES: Final = (Modality.ASSERTED,) * 5 + (Modality.ALLEGED, Modality.DENIED, Modality.PLANNED)


def drawn(seed: int) -> Graph:
    """Return the graph of a number: up to 6 entities and 18 statements, many parallel, some of them loops."""
    dice = random.Random(seed)
    articles = [
        Article(text=f"Text {seed} {i}.", published=dice.choice((None, "2025", "2025-02"))) for i in range(2)
    ]
    kinds = ("person", "state", "organization")
    names = [f"{dice.choice(kinds)}:{chr(97 + i)}" for i in range(dice.randint(1, 6))]
    entities = [
        entity(n, n.partition(":")[2].upper(), aliases=tuple(dice.sample(("x", "y", "z"), dice.randint(0, 3))))
        for n in names
    ]
    statements = [
        statement(
            f"s-{i:02}",
            dice.choice(names),
            dice.choice(_RELATIONS),
            dice.choice(names),
            dice.choice(articles).id,
            event_date=dice.choice((None, "2025-01-05", "2025-02", "2025")),
            stance=dice.choice((None, -2, -1, 0, 1, 2)),
            confidence=dice.choice((0.25, 0.5, 0.75)),
            modality=dice.choice(_MODALITIES),
            polarity=dice.choice((Polarity.AFFIRMED,) * 5 + (Polarity.NEGATED,)),
        )
        for i in range(dice.randint(0, 18))
    ]
    return Graph(
        articles=tuple(sorted(articles, key=lambda a: a.id)),
        entities=tuple(sorted(entities, key=lambda e: e.id)),
        statements=tuple(statements),
    )


@dataclass(frozen=True)
class Case:
    """A question in the languages that can ask it, and the function that answers it from the graph itself."""

    name: str
    answer: Callable[[Graph], Iterator[tuple[Any, ...]]]
    cypher: str | None = None
    sparql: str | None = None


def asked(rows: Any) -> Rows:
    """Return rows in a form that can be compared whatever their order."""
    return Counter(json.dumps(list(row), sort_keys=True) for row in rows)


def _edges(graph: Graph, *relations: Relation) -> list[GraphStatement]:
    return [s for s in graph.edges if not relations or s.relation in relations]


def _hops(graph: Graph) -> Iterator[tuple[Any, ...]]:
    for a in _edges(graph):
        for b in _edges(graph):
            if a.target == b.source and a.id != b.id:
                yield a.source, b.target, a.id, b.id


def _hops_over_two_patterns(graph: Graph) -> Iterator[tuple[Any, ...]]:
    for a in _edges(graph):
        for b in _edges(graph):
            if a.target == b.source:
                yield a.id, b.id


def _meeting(graph: Graph) -> Iterator[tuple[Any, ...]]:
    for a in _edges(graph, Relation.SUPPORTS):
        for b in _edges(graph, Relation.REJECTS):
            if a.target == b.target:
                yield a.source, b.source, a.target


def _undirected(graph: Graph) -> Iterator[tuple[Any, ...]]:
    for s in _edges(graph):
        yield s.source, s.target
        if s.source != s.target:
            yield s.target, s.source


def _trails(graph: Graph, longest: int) -> Iterator[tuple[Any, ...]]:
    """Yield the ends and length of each path that uses no edge twice."""
    ways = [(s.source, s.target, (s.id,)) for s in _edges(graph)]
    while ways:
        for start, end, used in ways:
            yield start, end, len(used)
        ways = [
            (start, s.target, (*used, s.id))
            for start, end, used in ways
            if len(used) < longest
            for s in _edges(graph)
            if s.source == end and s.id not in used
        ]


def _optional(graph: Graph) -> Iterator[tuple[Any, ...]]:
    for e in graph.entities:
        found = [s for s in _edges(graph, Relation.REJECTS) if s.source == e.id]
        yield from ((e.id, s.target) for s in found)
        if not found:
            yield e.id, None


def _counted(graph: Graph) -> Iterator[tuple[Any, ...]]:
    for e in graph.entities:
        yield e.id, sum(s.source == e.id for s in _edges(graph))


def _stances(graph: Graph) -> Iterator[tuple[Any, ...]]:
    known = [s for s in graph.statements if s.stance is not None]
    for target in sorted({s.target for s in known}):
        values = [s.stance for s in known if s.target == target and s.stance is not None]
        yield target, sum(values), min(values), max(values), len(values)


def _nobody(graph: Graph) -> Iterator[tuple[Any, ...]]:
    critics = {s.source for s in _edges(graph, Relation.CRITICIZES)}
    return ((e.id,) for e in graph.entities if e.id not in critics)


def _reached(graph: Graph) -> Iterator[tuple[Any, ...]]:
    for e in graph.entities:
        seen: set[str] = set()
        front = {e.id}
        while front:
            front = {s.target for s in _edges(graph, Relation.SUPPORTS) if s.source in front} - seen
            seen |= front
        yield from ((e.id, other) for other in seen)


def _dated(graph: Graph) -> Iterator[tuple[Any, ...]]:
    return ((s.id, s.event_date) for s in graph.statements if s.event_date and s.event_date >= "2025-01-05")


def _pairs(graph: Graph) -> Iterator[tuple[Any, ...]]:
    counted = Counter((s.source, s.relation.value, s.target) for s in _edges(graph))
    return ((*key, n) for key, n in counted.items())


_OF_EDGES: Final = "MATCH (a)-[r]->(b) WHERE NOT a:Article AND NOT a:Statement "
_PLAIN: Final = "kg:polarity 'affirmed' ; kg:modality ?m FILTER(?m IN ('asserted', 'alleged'))"


def _id(variable: str, name: str) -> str:
    return f"BIND(STRAFTER(STR(?{variable}), ':entity:') AS ?{name})"


def _statement_id(variable: str, name: str) -> str:
    return f"BIND(STRAFTER(STR(?{variable}), ':statement:') AS ?{name})"


CASES: Final = (
    Case(
        "edges with their multiplicity",
        _pairs,
        _OF_EDGES + "RETURN a.id, type(r), b.id, count(*)",
        f"SELECT ?x ?r ?y (COUNT(?s) AS ?n) {{ ?s kg:source ?a ; kg:relation ?p ; kg:target ?b ; {_PLAIN} "
        f"{_id('a', 'x')} {_id('b', 'y')} BIND(STRAFTER(STR(?p), 'schema:') AS ?r) }} GROUP BY ?x ?r ?y",
    ),
    Case(
        "two hops, no edge twice",
        _hops,
        "MATCH (a)-[r]->(b)-[q]->(c) WHERE NOT a:Article AND NOT a:Statement RETURN a.id, c.id, r.id, q.id",
    ),
    Case(
        "two hops over two patterns",
        _hops_over_two_patterns,
        _OF_EDGES + "MATCH (b)-[q]->(c) RETURN r.id, q.id",
        f"SELECT ?i ?j {{ ?s kg:target ?b ; {_PLAIN} ?t kg:source ?b ; kg:polarity 'affirmed' ; kg:modality ?k "
        f"FILTER(?k IN ('asserted', 'alleged')) {_statement_id('s', 'i')} {_statement_id('t', 'j')} }}",
    ),
    Case("meeting at a target", _meeting, "MATCH (a)-[:SUPPORTS]->(c)<-[:REJECTS]-(b) RETURN a.id, b.id, c.id"),
    Case(
        "undirected",
        _undirected,
        "MATCH (a)-[r]-(b) WHERE NOT a:Article AND NOT a:Statement AND NOT b:Article RETURN a.id, b.id",
    ),
    Case(
        "trails of up to three edges",
        lambda graph: _trails(graph, 3),
        "MATCH p = (a)-[*1..3]->(b) WHERE NOT a:Article AND NOT a:Statement RETURN a.id, b.id, length(p)",
    ),
    Case(
        "optional",
        _optional,
        "MATCH (a) WHERE NOT a:Article AND NOT a:Statement OPTIONAL MATCH (a)-[:REJECTS]->(b) RETURN a.id, b.id",
    ),
    Case(
        "how many edges go out",
        _counted,
        "MATCH (a) WHERE NOT a:Article AND NOT a:Statement RETURN a.id, COUNT { (a)-[]->() }",
        f"SELECT ?x (COUNT(?s) AS ?n) {{ ?a rdfs:label ?l OPTIONAL {{ ?s kg:source ?a ; {_PLAIN} }} "
        f"{_id('a', 'x')} }} GROUP BY ?x",
    ),
    Case(
        "stances on a target",
        _stances,
        "MATCH (s:Statement) WHERE s.stance IS NOT NULL "
        "RETURN s.target, sum(s.stance), min(s.stance), max(s.stance), count(s)",
        "SELECT ?x (SUM(?v) AS ?a) (MIN(?v) AS ?b) (MAX(?v) AS ?c) (COUNT(?v) AS ?d) "
        f"{{ ?s kg:target ?t ; kg:stance ?v {_id('t', 'x')} }} GROUP BY ?x",
    ),
    Case(
        "who criticizes nobody",
        _nobody,
        "MATCH (a) WHERE NOT a:Article AND NOT a:Statement AND NOT (a)-[:CRITICIZES]->() RETURN a.id",
        f"SELECT ?x {{ ?a rdfs:label ?l FILTER NOT EXISTS {{ ?a kg:CRITICIZES ?b }} {_id('a', 'x')} }}",
    ),
    Case(
        "what is reached",
        _reached,
        "MATCH (a)-[:SUPPORTS*1..18]->(b) RETURN DISTINCT a.id, b.id",
        f"SELECT ?x ?y {{ ?a rdfs:label ?l . ?a kg:SUPPORTS+ ?b {_id('a', 'x')} {_id('b', 'y')} }}",
    ),
    Case(
        "dates as text",
        _dated,
        "MATCH (s:Statement) WHERE s.event_date >= '2025-01-05' RETURN s.id, s.event_date",
        f"SELECT ?i ?d {{ ?s kg:eventDate ?d FILTER(?d >= '2025-01-05') {_statement_id('s', 'i')} }}",
    ),
)
