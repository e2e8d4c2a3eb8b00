"""The embedded Cypher engine as its user sees it: kglite, kept in a file, in a process of its own."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from kg.projections.base import ROW_LIMIT, TIMEOUT, QueryLimits
from kg.projections.code import fingerprint
from kg.projections.cypher_check import check_cypher
from kg.projections.cypher_dialect import rewritten
from kg.projections.cypher_tokens import without_comments
from kg.projections.generations import DamagedError, Generations
from kg.projections.hints import cypher_hints
from kg.projections.property_graph import nodes, relationships
from kg.projections.worker import Worker, started
from kg.results import ResultTable, Value
from kg_schema import Graph, QueryError

__all__ = ["CypherProjection"]

_MODULE: Final = "kg.projections.cypher_engine"
_GRACE: Final = 2.0
"""Seconds that the engine is given to end a query by itself before it is killed."""
_FILE: Final = "graph.kgl"
_KEEP_FROM: Final = 500
"""Statements from which on it takes longer to put a graph in than to read it in."""
_OPENING: Final = 60.0
"""Seconds after which a kept graph that does not open counts as damaged."""


class CypherProjection:
    """The canonical graph in kglite; a directory keeps it for later processes, which only read it in.

    Without one, and for a graph of fewer than ``keep_from`` statements, which is put in as fast as it is read in,
    it lives as long as the process that asks.
    """

    def __init__(self, directory: Path | None = None, keep_from: int = _KEEP_FROM) -> None:
        self._keep_from = keep_from
        self._generations = Generations(directory, fingerprint("kglite")) if directory is not None else None
        self._filled: tuple[Graph, int] | None = None
        self._worker: Worker | None = None

    @property
    def sequence(self) -> int | None:
        """Sequence number of the ledger that it was filled from; None if it must be filled first."""
        if self._filled is not None:
            return self._filled[1]
        current = self._generations.current() if self._generations is not None else None
        return current[0] if current else None

    def ready(self) -> bool:
        """Read in what is kept; False if nothing whole is kept and it must be filled first."""
        try:
            self._running()
        except QueryError:
            return False
        return True

    def rebuild(self, graph: Graph, sequence: int) -> None:
        """Replace all that it holds with this graph; KGError if the engine does not hold all of it afterwards."""
        self.close()
        if self._generations is not None and len(graph.statements) >= self._keep_from:
            self._generations.switch(sequence, lambda draft: self._fill(graph, draft / _FILE))
        else:
            self._fill(graph, None)
            if self._generations is not None:
                self._generations.discard()
        self._filled = graph, sequence

    def query(
        self,
        text: str,
        *,
        parameters: Mapping[str, Value] | None = None,
        timeout: float = TIMEOUT,
        row_limit: int = ROW_LIMIT,
    ) -> ResultTable:
        """Answer a Cypher query; ``timeout`` in seconds. Raises QueryError."""
        return self._asked(text, parameters, QueryLimits(timeout, row_limit))

    def explain(self, text: str, *, parameters: Mapping[str, Value] | None = None) -> ResultTable:
        """Return the steps in which the engine would answer a query, which is not run."""
        return self._asked(text, parameters, QueryLimits(), prefix="EXPLAIN ")

    def _asked(
        self, text: str, parameters: Mapping[str, Value] | None, limits: QueryLimits, prefix: str = ""
    ) -> ResultTable:
        found = check_cypher(text)
        worker = self._running()
        request = {
            "text": prefix + rewritten(without_comments(text), found),
            "shown": text,
            "parameters": dict(parameters or {}),
            "timeout": limits.timeout,
            "rows": limits.rows,
        }
        table = worker.ask(request, limits.timeout, _GRACE)
        assert isinstance(table, ResultTable)
        return table.warned(*cypher_hints(found))

    def close(self) -> None:
        """Free the graph; what is kept on disk stays."""
        if self._worker is not None:
            self._worker.close()
        self._worker, self._filled = None, None

    def _fill(self, graph: Graph, file: Path | None) -> None:
        self._worker = _filled(graph, file)

    def _running(self) -> Worker:
        """Return a process that holds the graph."""
        if self._worker is None or not self._worker.alive:
            self._worker = self._opened()
        if self._worker is None:
            if self._filled is None:
                raise DamagedError("The Cypher engine holds no graph, or a damaged one: fill it with rebuild().")
            self._worker = _filled(self._filled[0], None)
        return self._worker

    def _opened(self) -> Worker | None:
        """Return a process that holds what is kept; None if nothing is, or if it is damaged and thus forgotten."""
        current = self._generations.current() if self._generations is not None else None
        if self._generations is None or current is None or current[0] != self.sequence:
            return None
        worker = started(_MODULE)
        try:
            worker.ask({"file": str(current[1] / _FILE)}, _OPENING)
        except QueryError:
            worker.close()
            if self._generations.current() == current:
                self._generations.discard()
            return None
        return worker


def _filled(graph: Graph, file: Path | None) -> Worker:
    """Return a process that holds the graph and has kept it in a file if one is named."""
    worker = started(_MODULE)
    content = {"nodes": _nodes(graph), "relationships": _relationships(graph)}
    worker.ask(content | {"file": None if file is None else str(file)})
    return worker


def _nodes(graph: Graph) -> dict[str, list[dict[str, Any]]]:
    """Return the nodes by label."""
    groups: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in nodes(graph):
        groups[node.label.value].append({"id": node.id, "properties": node.properties})
    return dict(groups)


def _relationships(graph: Graph) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
    """Return the relationships by type and labels of their ends."""
    groups: defaultdict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for r in relationships(graph):
        row = {"source": r.source[1], "target": r.target[1], "properties": r.properties}
        groups[r.type, r.source[0].value, r.target[0].value].append(row)
    return dict(groups)
