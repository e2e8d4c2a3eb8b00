"""Compare the engines with plain answers on random graphs: ``differential.py FIRST NUMBER`` in ``make soak``."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from contract.random_graphs import CASES, asked, drawn
from kg.projections.base import Ask
from kg.projections.bolt import BoltMirror, BoltServer
from kg.projections.cypher import CypherProjection
from kg.projections.mirror import Mark
from kg.projections.server import Server
from kg.projections.sparql import SparqlProjection
from kg_schema import Graph
from servers.running import emptied, neo4j

__all__ = ["differences", "neo4j_differences"]


def differences(seeds: Iterable[int], directory: Path) -> Iterator[str]:
    """Yield a line for each answer that is not the plain one; one process of each engine serves a graph.

    Every other graph is read in from where the Cypher engine kept it.
    """
    for seed in seeds:
        graph, kept = drawn(seed), directory / str(seed)
        if seed % 2:
            with closing(CypherProjection(kept / "cypher", keep_from=0)) as writer:
                writer.rebuild(graph, 1)
        with (
            closing(CypherProjection(kept / "cypher" if seed % 2 else None, keep_from=0)) as cypher,
            closing(SparqlProjection(kept / "sparql")) as sparql,
        ):
            if not seed % 2:
                cypher.rebuild(graph, 1)
            sparql.rebuild(graph, 1)
            yield from _wrong(seed, graph, cypher.query, sparql.query)


def neo4j_differences(seeds: Iterable[int], server: Server) -> Iterator[str]:
    """Yield a line for each answer of a Neo4j that is not the plain one; it is filled anew for each graph."""
    emptied(server)
    with closing(BoltMirror(server)) as mirror, closing(BoltServer(server)) as engine:
        for seed in seeds:
            graph = drawn(seed)
            mirror.bring(graph, None, Mark(seed, f"l-{seed}", "0"), lambda items: items)
            yield from _wrong(seed, graph, engine.query, None)


def _wrong(seed: int, graph: Graph, cypher: Ask, sparql: Ask | None) -> Iterator[str]:
    for case in CASES:
        expected = asked(case.answer(graph))
        for ask, query in ((cypher, case.cypher), (sparql, case.sparql)):
            if ask is None or query is None:
                continue
            found = asked(ask(query).rows)
            if found != expected:
                wrong = f"{dict(found - expected)} and not {dict(expected - found)}"
                yield f"graph {seed}, {case.name}: {query} gives {wrong}"


def main(first: int, number: int) -> None:
    """Compare on so many graphs, with Neo4j where it is to be had, and leave with 1 where something differs."""
    seeds = range(first, first + number)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        found = list(differences(seeds, folder))
        print(f"{number * len(CASES)} cases on {number} graphs, kglite and pyoxigraph: {len(found)} differences")
        try:
            server = stack.enter_context(neo4j(folder / "neo4j"))
        except pytest.skip.Exception as reason:
            print(reason)
        else:
            on_server = list(neo4j_differences(seeds, server))
            print(f"{number * len(CASES)} cases on {number} graphs, Neo4j: {len(on_server)} differences")
            found += on_server
    sys.exit("\n".join(found) or 0)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
