"""SPARQL endpoints: filled by ``kg sync``, asked by ``kg sparql --graph``.

The graph lies in one named graph, what it was filled from in another, so that no query meets it. Small changes are
one update; a large one is written aside first and then moved there. Readers see the one graph or the
other, never a part.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pyoxigraph as ox

from kg.projections.code import fingerprint
from kg.projections.endpoint_http import Endpoint
from kg.projections.mirror import Changes, Mark, Watch
from kg.projections.server import Server
from kg.projections.sparql_asking import SparqlAsking
from kg.projections.worker import Worker, started
from kg.rdf import ntriples, triples
from kg_schema import Graph, ServerError
from kg_schema.namespaces import KG

__all__ = ["GRAPH", "EndpointMirror", "EndpointServer"]

GRAPH: Final = "urn:kg:graph"
"""The named graph that endpoints hold our triples in."""
_STATE: Final = "urn:kg:graph:state"
_DRAFT: Final = "urn:kg:graph:draft"
_MODULE: Final = "kg.projections.endpoint_engine"
_OPENING: Final = 60.0
_PATIENCE: Final = 60.0
_AT_ONCE: Final = 20_000
"""Triples that are changed in one update; what changes more is written aside."""
_BATCH: Final = 5_000


class EndpointServer(SparqlAsking):
    """A SPARQL endpoint that is asked and never changed."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._worker: Worker | None = None

    def close(self) -> None:
        """End the process that asks; the server goes on."""
        if self._worker is not None:
            self._worker.close()
        self._worker = None

    def _answer(self, request: dict[str, object], timeout: float) -> object:
        if self._worker is None or not self._worker.alive:
            self._worker = started(_MODULE)
            self._worker.ask((self._server, GRAPH), _OPENING)
        return self._worker.ask(request, timeout)


class EndpointMirror:
    """A SPARQL endpoint that is filled with the graph. Raises ServerError."""

    def __init__(self, server: Server, update: str | None = None) -> None:
        self.fingerprint = fingerprint("rdf")
        self._endpoint = Endpoint(server, update)

    def close(self) -> None:
        """Close the connections."""
        self._endpoint.close()

    def mark(self) -> Mark | None:
        """Return what the endpoint was filled from; None if nothing."""
        text = f"SELECT ?n ?state ?code {{ <{GRAPH}> <{KG}sequence> ?n ; <{KG}state> ?state ; <{KG}code> ?code }}"
        accept = "application/sparql-results+json"
        body = self._endpoint.query(text, _STATE, accept, _PATIENCE)
        try:
            found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
            rows = [tuple(term.value for term in row) for row in found]  # type: ignore[union-attr]
        except (SyntaxError, ValueError, TypeError) as error:
            raise ServerError(f"{self._endpoint.url} is no SPARQL endpoint: its answer cannot be read.") from error
        return Mark(int(rows[0][0]), rows[0][1], rows[0][2]) if len(rows) == 1 else None

    def bring(self, graph: Graph, before: Graph | None, mark: Mark, watch: Watch) -> Changes:
        """Make the endpoint hold exactly this graph."""
        wanted = list(map(ntriples, triples(graph)))
        if before is not None:
            held, now = dict.fromkeys(map(ntriples, triples(before))), dict.fromkeys(wanted)
            gone, new = [t for t in held if t not in now], [t for t in wanted if t not in held]
            if len(gone) + len(new) <= _AT_ONCE:
                for update in watch([";\n".join([*_data("DELETE", gone), *_data("INSERT", new), *_marked(mark)])]):
                    self._endpoint.update(update)
                return Changes({"triples": len(new)}, {"triples": len(gone)})
        self._replace(wanted, mark, watch)
        return Changes({"triples": len(wanted)}, {"triples": 0 if before is None else len(held)})

    def _replace(self, wanted: Sequence[str], mark: Mark, watch: Watch) -> None:
        """Write the triples aside, then put them in the place of all that was there."""
        self._endpoint.update(f"DROP SILENT GRAPH <{_DRAFT}>")
        starts = range(0, len(wanted), _BATCH)
        for start in watch(starts):
            self._endpoint.update("".join(_data("INSERT", wanted[start : start + _BATCH], _DRAFT)))
        move = [f"MOVE GRAPH <{_DRAFT}> TO GRAPH <{GRAPH}>"] if wanted else [f"DROP SILENT GRAPH <{GRAPH}>"]
        self._endpoint.update(";\n".join([*move, *_marked(mark)]))


def _data(verb: str, lines: Iterable[str], graph: str = GRAPH) -> Iterator[str]:
    """Yield the update that inserts or deletes these triples; nothing where there are none."""
    body = " .\n".join(lines)
    if body:
        yield f"{verb} DATA {{ GRAPH <{graph}> {{\n{body} .\n}} }}"


def _marked(mark: Mark) -> Iterator[str]:
    """Yield the updates that note what the graph was filled from."""
    pattern = f"<{GRAPH}> ?p ?o"
    yield f"DELETE WHERE {{ GRAPH <{_STATE}> {{ {pattern} }} }}"
    values = {"sequence": str(mark.sequence), "state": f'"{mark.state}"', "code": f'"{mark.fingerprint}"'}
    yield from _data("INSERT", (f"<{GRAPH}> <{KG}{name}> {value}" for name, value in values.items()), _STATE)
