"""Explaining SPARQL queries: their steps, without asking anybody."""

from collections.abc import Mapping
from contextlib import closing
from typing import Final

from kg.projections.base import TIMEOUT
from kg.projections.sparql_check import check_sparql
from kg.projections.worker import started
from kg.results import ResultTable, Value
from kg_schema.namespaces import PREFIXES

__all__ = ["explained"]

_MODULE: Final = "kg.projections.sparql_steps"
_OPENING: Final = 60.0


def explained(text: str, parameters: Mapping[str, Value] | None = None) -> ResultTable:
    """Return the steps that a query means in SPARQL's algebra, which is not run. Raises QueryError.

    The engine may take them in another order: it begins with the patterns that match least.
    """
    check_sparql(text)
    with closing(started(_MODULE)) as worker:
        worker.ask(None, _OPENING)
        request = {"text": text, "parameters": dict(parameters or {}), "prefixes": PREFIXES, "timeout": TIMEOUT}
        table = worker.ask(request, TIMEOUT)
    assert isinstance(table, ResultTable)
    return table
