"""Coalitions: one network with the camps in it, as asked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.analysis.coded import CodedStatement, Duplicates, Variable
from kg.analysis.communities import MIN_SHARED, Camps, camps
from kg.analysis.networks import Aggregation, Network, one_mode, two_mode
from kg.analysis.normalization import Normalization

__all__ = ["Coalitions", "Request", "computed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Which network is asked for; actors are ``rows``, and ``columns`` what they speak about."""

    two_mode: bool = False
    aggregation: Aggregation = Aggregation.CONGRUENCE
    normalization: Normalization = Normalization.NO
    duplicates: Duplicates = Duplicates.INCLUDE
    rows: Variable = Variable.ORGANIZATION
    columns: Variable = Variable.CONCEPT
    min_shared: int = MIN_SHARED


@dataclass(frozen=True, slots=True)
class Coalitions:
    """The network, and the camps by agreement minus conflict (None of a two-mode network)."""

    request: Request
    network: Network
    camps: Camps | None

    def labels(self) -> tuple[tuple[str, Variable], ...]:
        """Return the label of each node with what it is."""
        rows = tuple((label, self.request.rows) for label in self.network.rows)
        if not self.network.directed:
            return rows
        return rows + tuple((label, self.request.columns) for label in self.network.columns)


def computed(statements: Iterable[CodedStatement], request: Request) -> Coalitions:
    """Return the network that is asked for, and its camps. ModelError where there is no such network."""
    kept = tuple(statements)
    if request.two_mode:
        network = two_mode(
            kept,
            rows=request.rows,
            columns=request.columns,
            aggregation=request.aggregation,
            normalization=request.normalization,
            duplicates=request.duplicates,
        )
        return Coalitions(request, network, None)
    network = _one_mode(kept, request, request.aggregation)
    signed = (
        network if request.aggregation is Aggregation.SUBTRACT else _one_mode(kept, request, Aggregation.SUBTRACT)
    )
    return Coalitions(request, network, camps(signed, min_shared=request.min_shared))


def _one_mode(statements: tuple[CodedStatement, ...], request: Request, aggregation: Aggregation) -> Network:
    return one_mode(
        statements,
        rows=request.rows,
        through=request.columns,
        aggregation=aggregation,
        normalization=request.normalization,
        duplicates=request.duplicates,
    )
