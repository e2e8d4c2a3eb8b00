"""What the contract suite asks each engine, in the engine's own language."""

import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from kg.projections.base import Projection
from kg.projections.networkx_ import networkx_graph
from kg.projections.registry import projection
from kg_schema import Graph
from kg_schema.namespaces import KG, RESOURCE

__all__ = ["COUNT", "EVERYTHING", "HEAVY", "Answers", "asked_networkx", "asked_projection", "listening", "reading"]

Edge = tuple[str, str, str, str]

COUNT = {
    "cypher": "MATCH (s:Statement) RETURN count(s) AS n",
    "sparql": "SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }",
}
EVERYTHING = {
    "cypher": "MATCH (n) RETURN n.id AS id ORDER BY id",
    "sparql": "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o",
}
HEAVY = {
    "cypher": "MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN count(*) AS n",
    "sparql": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
}
_EDGES = {
    "cypher": "MATCH (a)-[r]->(b) WHERE NOT a:Article AND NOT a:Statement "
    "RETURN r.statement AS s, a.id AS a, type(r) AS r, b.id AS b",
    "sparql": "SELECT ?s ?a ?r ?b { ?a ?r ?b . ?s kg:source ?a ; kg:relation ?r ; kg:target ?b ; "
    "kg:polarity 'affirmed' ; kg:modality ?m FILTER (?m IN ('asserted', 'alleged')) }",
}
_PAIRS = {
    "cypher": "MATCH (a)-[r]->(b) WHERE NOT a:Article AND NOT a:Statement "
    "RETURN DISTINCT a.id AS a, type(r) AS r, b.id AS b",
    "sparql": "SELECT ?a ?r ?b { ?a ?r ?b . ?a rdfs:label ?x . ?b rdfs:label ?y }",
}
_NAMES = {
    "cypher": "MATCH (n) WHERE n.aliases IS NOT NULL RETURN n.id AS id, n.name AS name",
    "sparql": "SELECT ?id ?name { ?id rdfs:label ?name }",
}
_QUOTES = {
    "cypher": "MATCH (s:Statement) RETURN s.id AS id, s.quote AS quote",
    "sparql": "SELECT ?id ?quote { ?id kg:quote ?quote }",
}


@dataclass(frozen=True)
class Answers:
    """What an engine says of a graph."""

    statements: int
    edges: Counter[Edge]
    pairs: set[tuple[str, str, str]]
    names: dict[str, str]
    quotes: dict[str, str]


def asked_projection(engine: Projection, language: str) -> Answers:
    """Return the answers of an engine with a query language, IRIs turned back into ids."""

    def rows(queries: dict[str, str]) -> Iterator[tuple[str, ...]]:
        table = engine.query(queries[language])
        assert not table.truncated
        return (tuple(_id(str(value)) for value in row) for row in table.rows)

    (count,) = engine.query(COUNT[language]).column("n")
    return Answers(
        statements=int(str(count)),
        edges=Counter((s, a, r, b) for s, a, r, b in rows(_EDGES)),
        pairs={(a, r, b) for a, r, b in rows(_PAIRS)},
        names=dict(_values(engine, _NAMES[language])),
        quotes=dict(_values(engine, _QUOTES[language])),
    )


def asked_networkx(graph: Graph) -> Answers:
    """Return the answers of networkx."""
    G = networkx_graph(graph)
    edges = [(key, a, data["relation"], b) for a, b, key, data in G.edges(keys=True, data=True)]
    return Answers(
        statements=len(G.graph["statements"]),
        edges=Counter(edges),
        pairs={(a, r, b) for _, a, r, b in edges},
        names={n: data["name"] for n, data in G.nodes(data=True)},
        quotes={s: data["quote"] for s, data in G.graph["statements"].items()},
    )


def _values(engine: Projection, query: str) -> Iterator[tuple[str, str]]:
    return ((_id(str(identifier)), str(value)) for identifier, value in engine.query(query).rows)


def _id(text: str) -> str:
    """Return the id that an IRI of ours stands for, other text as it is."""
    if text.startswith(KG):
        return text.removeprefix(KG)
    if text.startswith(RESOURCE):
        return unquote(text.removeprefix(RESOURCE).partition(":")[2])
    return text


@contextmanager
def reading(language: str, directory: Path, graph: Graph, sequence: int = 1) -> Iterator[Projection]:
    """Give an engine filled with the graph."""
    engine = projection(language, directory)
    try:
        engine.rebuild(graph, sequence)
        yield engine
    finally:
        engine.close()


@contextmanager
def listening() -> Iterator[tuple[int, Callable[[], int]]]:
    """Give a port on this machine, and what tells how many connections it has had."""
    connections: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                connections.append(address)
                connection.close()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield server.getsockname()[1], lambda: len(connections)
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)
