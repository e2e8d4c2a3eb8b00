"""The embedded SPARQL engine as its user sees it: pyoxigraph, on disk, queried in a process of its own."""

from pathlib import Path
from typing import Final

from kg.projections.code import fingerprint
from kg.projections.generations import REMEDY, DamagedError, Generations
from kg.projections.sparql_asking import SparqlAsking
from kg.projections.worker import Worker, started
from kg.rdf import triples
from kg_schema import Graph, QueryError

__all__ = ["SparqlProjection"]

_MODULE: Final = "kg.projections.sparql_engine"
_OPENING: Final = 60.0
"""Seconds after which an index that does not open counts as damaged."""


class SparqlProjection(SparqlAsking):
    """The canonical graph as RDF in an index on disk, which later processes find again."""

    def __init__(self, directory: Path) -> None:
        self._generations = Generations(directory, fingerprint("pyoxigraph"))
        self._worker: tuple[Path, Worker] | None = None

    @property
    def sequence(self) -> int | None:
        """Sequence number of the ledger that it was filled from; None if it must be filled first."""
        current = self._generations.current()
        return current[0] if current else None

    def ready(self) -> bool:
        """Open the index; False if it is missing or damaged, so that it must be filled first."""
        try:
            self._running()
        except DamagedError:
            return False
        return True

    def rebuild(self, graph: Graph, sequence: int) -> None:
        """Replace all that it holds with this graph."""
        from kg.projections.sparql_engine import build

        self.close()
        self._generations.switch(sequence, lambda directory: build(directory, triples(graph)))

    def close(self) -> None:
        """End the process that queries run in; the index stays."""
        if self._worker is not None:
            self._worker[1].close()
        self._worker = None

    def _answer(self, request: dict[str, object], timeout: float) -> object:
        worker = self._running()
        try:
            return worker.ask(request, timeout)
        except DamagedError:
            self.close()
            self._generations.discard()
            raise

    def _running(self) -> Worker:
        """Return a process that has the current generation open."""
        for _ in range(2):  # another process may switch to a newer generation at this very moment
            current = self._generations.current()
            if current is None:
                break
            if self._worker is not None and self._worker[0] == current[1] and self._worker[1].alive:
                return self._worker[1]
            self.close()
            worker = started(_MODULE)
            try:
                worker.ask(str(current[1]), _OPENING)
            except QueryError:
                worker.close()
                if self._generations.current() == current:
                    self._generations.discard()
                continue
            self._worker = current[1], worker
            return worker
        raise DamagedError(f"The SPARQL index is missing or damaged: {REMEDY}.")
