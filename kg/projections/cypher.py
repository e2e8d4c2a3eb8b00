"""The embedded Cypher engine as its user sees it: kglite, in memory, in a process of its own."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from kg.projections.base import ROW_LIMIT, TIMEOUT, QueryLimits
from kg.projections.cypher_check import check_cypher
from kg.projections.cypher_dialect import rewritten
from kg.projections.cypher_tokens import without_comments
from kg.projections.hints import cypher_hints
from kg.projections.property_graph import nodes, relationships
from kg.projections.worker import Worker
from kg.results import ResultTable, Value
from kg_schema import Graph, QueryError

__all__ = ["CypherProjection"]

_MODULE: Final = "kg.projections.cypher_engine"
_GRACE: Final = 2.0
"""Seconds that the engine is given to end a query by itself before it is killed."""


class CypherProjection:
    """The canonical graph in kglite; it lives as long as the process that asks."""

    def __init__(self) -> None:
        self._filled: tuple[Graph, int] | None = None
        self._worker: Worker | None = None

    @property
    def sequence(self) -> int | None:
        """Sequence number of the ledger that it was filled from; None if it must be filled first."""
        return self._filled[1] if self._filled else None

    def rebuild(self, graph: Graph, sequence: int) -> None:
        """Replace all that it holds with this graph; KGError if the engine does not hold all of it afterwards."""
        self.close()
        self._worker = _started(graph)
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
        if self._filled is None:
            raise QueryError("The Cypher engine holds no graph yet: fill it with rebuild() first.")
        found = check_cypher(text)
        if self._worker is None or not self._worker.alive:
            self._worker = _started(self._filled[0])
        request = {
            "text": prefix + rewritten(without_comments(text), found),
            "shown": text,
            "parameters": dict(parameters or {}),
            "timeout": limits.timeout,
            "rows": limits.rows,
        }
        table = self._worker.ask(request, limits.timeout, _GRACE)
        assert isinstance(table, ResultTable)
        return table.warned(*cypher_hints(found))

    def close(self) -> None:
        """Free the graph; it must be filled again before the next query."""
        if self._worker is not None:
            self._worker.close()
        self._worker, self._filled = None, None


def _started(graph: Graph) -> Worker:
    """Return a process that holds the graph."""
    worker = Worker(_MODULE)
    worker.ask({"nodes": _nodes(graph), "relationships": _relationships(graph)})
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
