"""Coalitions: one network with the camps in it, as asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.analysis.coded import CodedStatement, Duplicates, Scale, Variable, distinct
from kg.analysis.communities import MIN_SHARED, Camps, camps
from kg.analysis.networks import Aggregation, Network, one_modes, two_mode
from kg.analysis.normalization import Normalization
from kg.analysis.windows import TimeWindow, Unit, time_windows

__all__ = ["Coalitions", "Request", "computed", "windowed"]


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


def computed(statements: Iterable[CodedStatement], request: Request, *, scale: Scale | None = None) -> Coalitions:
    """Return the network that is asked for, and its camps. ModelError where there is no such network.

    ``scale`` is that of the statements if none is given.
    """
    kept = tuple(statements)
    if request.two_mode:
        return Coalitions(request, _two_mode(kept, request, scale), None)
    if request.aggregation is Aggregation.IGNORE:
        (network,) = _one_modes(kept, request, (request.aggregation,), scale)
        (signed,) = _one_modes(kept, request, (Aggregation.SUBTRACT,), scale)
    else:
        network, signed = _one_modes(kept, request, (request.aggregation, Aggregation.SUBTRACT), scale)
    return Coalitions(request, network, camps(signed, min_shared=request.min_shared))


def windowed(
    statements: Iterable[CodedStatement], request: Request, size: int, unit: Unit
) -> Iterator[tuple[TimeWindow, Coalitions]]:
    """Yield what ``computed`` returns for each window of time.

    Repeated statements are taken out over the whole time first, as in the original: what is said again in a later
    window is in none but the first.
    """
    given = tuple(statements)
    scale, days = Scale.of(given), [s.on for s in given if s.on is not None]
    if not days:
        return
    variables = (request.rows, request.columns)
    once = replace(request, duplicates=Duplicates.INCLUDE)
    told_apart = request.aggregation is not Aggregation.IGNORE
    kept = distinct(given, request.duplicates, variables, with_agreement=told_apart)
    for window in time_windows(kept, size, unit, within=(min(days), max(days))):
        yield window, computed(window.statements, once, scale=scale)


def _two_mode(statements: tuple[CodedStatement, ...], request: Request, scale: Scale | None) -> Network:
    return two_mode(
        statements,
        rows=request.rows,
        columns=request.columns,
        aggregation=request.aggregation,
        normalization=request.normalization,
        duplicates=request.duplicates,
        scale=scale,
    )


def _one_modes(
    statements: tuple[CodedStatement, ...],
    request: Request,
    aggregations: tuple[Aggregation, ...],
    scale: Scale | None,
) -> tuple[Network, ...]:
    return one_modes(
        statements,
        aggregations,
        rows=request.rows,
        through=request.columns,
        normalization=request.normalization,
        duplicates=request.duplicates,
        scale=scale,
    )
