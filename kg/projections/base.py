"""The contract of an engine, and the limits of a query."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from kg.results import ResultTable, Value
from kg_schema import Graph, QueryError

__all__ = ["ROW_LIMIT", "TIMEOUT", "Ask", "Projection", "QueryLimits", "Value"]

TIMEOUT = 30.0
"""Seconds that a query may take where nobody says otherwise."""
ROW_LIMIT = 10_000
"""Rows that an answer may have where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """How long a query may take, in seconds, and how many rows it may have; QueryError if they make no sense."""

    timeout: float = TIMEOUT
    rows: int = ROW_LIMIT

    def __post_init__(self) -> None:
        if not (self.timeout > 0 and math.isfinite(self.timeout)):
            raise QueryError(f"A time limit is a number of seconds above 0, not {self.timeout}.")
        if self.rows < 0:
            raise QueryError(f"A row limit is 0 or more, not {self.rows}.")


class Ask(Protocol):
    """What answers queries in one language."""

    def __call__(
        self,
        text: str,
        /,
        *,
        parameters: Mapping[str, Value] | None = None,
        timeout: float = TIMEOUT,
        row_limit: int = ROW_LIMIT,
    ) -> ResultTable:
        """Answer a query, as ``Projection.query`` does."""
        ...


class Projection(Protocol):
    """An engine that holds the canonical graph and answers queries in one language. Queries only read."""

    @property
    def sequence(self) -> int | None:
        """Sequence number of the ledger that it was filled from; None if it must be filled first."""
        ...

    def ready(self) -> bool:
        """Start what answers; False if what it holds is missing or damaged, so that it must be filled first."""
        ...

    def rebuild(self, graph: Graph, sequence: int) -> None:
        """Replace all that it holds with this graph."""
        ...

    def query(
        self,
        text: str,
        *,
        parameters: Mapping[str, Value] | None = None,
        timeout: float = TIMEOUT,
        row_limit: int = ROW_LIMIT,
    ) -> ResultTable:
        """Answer a query; ``timeout`` in seconds.

        Raises QueryRefusedError for a query that does more than read or that would not run elsewhere,
        QueryLimitError for one that ran out of time or memory, QueryError for all else that is wrong with it.
        """
        ...

    def explain(self, text: str, *, parameters: Mapping[str, Value] | None = None) -> ResultTable:
        """Return number, operation and details of the steps in which a query would be answered; it is not run."""
        ...

    def close(self) -> None:
        """Free what it holds in memory; what it holds on disk stays."""
        ...
