"""What every SPARQL engine of ours is asked: a question is checked, and goes to the process that answers it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping

from kg.projections.base import ROW_LIMIT, TIMEOUT, QueryLimits
from kg.projections.hints import sparql_hints
from kg.projections.sparql_check import check_sparql
from kg.projections.sparql_explain import explained
from kg.results import ResultTable, Value
from kg_schema.namespaces import PREFIXES

__all__ = ["SparqlAsking"]


class SparqlAsking(ABC):
    """Questions in SPARQL to a process of their own; where it gets its answers is told by who inherits."""

    @abstractmethod
    def _answer(self, request: dict[str, object], timeout: float) -> object:
        """Return what the process answers to a request that has been checked; ``timeout`` in seconds."""

    def query(
        self,
        text: str,
        *,
        parameters: Mapping[str, Value] | None = None,
        timeout: float = TIMEOUT,
        row_limit: int = ROW_LIMIT,
    ) -> ResultTable:
        """Answer a SPARQL 1.1 query; ``timeout`` in seconds. Raises QueryError, or ServerError of an endpoint.

        IRIs come as strings, numbers and booleans as such, what is unbound as None. ASK has the one column
        ``result``; CONSTRUCT and DESCRIBE have subject, predicate and object. Parameters stand for ``$name``,
        while ``?name`` stays a variable; a parameter that is written ``<…>`` is an IRI.
        """
        table = self._ask(text, parameters, QueryLimits(timeout, row_limit), "table")
        assert isinstance(table, ResultTable)
        return table.warned(*sparql_hints(text))

    def explain(self, text: str, *, parameters: Mapping[str, Value] | None = None) -> ResultTable:
        """Return the steps that a query means in SPARQL's algebra; it is not run."""
        return explained(text, parameters)

    def document(
        self,
        text: str,
        form: str,
        *,
        parameters: Mapping[str, Value] | None = None,
        timeout: float = TIMEOUT,
        row_limit: int = ROW_LIMIT,
    ) -> str:
        """Return an answer as ``turtle``, ``srj`` (the W3C's JSON) or ``tsv``; QueryError if it cannot be that."""
        return str(self._ask(text, parameters, QueryLimits(timeout, row_limit), form))

    def _ask(self, text: str, parameters: Mapping[str, Value] | None, limits: QueryLimits, form: str) -> object:
        check_sparql(text)
        request: dict[str, object] = {
            "text": text,
            "parameters": dict(parameters or {}),
            "prefixes": PREFIXES,
            "timeout": limits.timeout,
            "rows": limits.rows,
            "form": form,
        }
        return self._answer(request, limits.timeout)
