"""Compare the engines with plain answers on random graphs: ``differential.py FIRST NUMBER`` in ``make soak``."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from contract.random_graphs import CASES, asked, drawn
from kg.projections.cypher import CypherProjection
from kg.projections.sparql import SparqlProjection

__all__ = ["differences"]


def differences(seeds: range, directory: Path) -> Iterator[str]:
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
            for case in CASES:
                expected = asked(case.answer(graph))
                for engine, query in ((cypher, case.cypher), (sparql, case.sparql)):
                    if query is None:
                        continue
                    found = asked(engine.query(query).rows)
                    if found != expected:
                        wrong = f"{dict(found - expected)} and not {dict(expected - found)}"
                        yield f"graph {seed}, {case.name}: {query} gives {wrong}"


def main(first: int, number: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = list(differences(range(first, first + number), Path(folder)))
    print(f"{number * len(CASES)} cases on {number} graphs, {len(found)} differences")
    sys.exit("\n".join(found))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
