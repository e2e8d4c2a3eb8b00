"""Discourse networks: who agrees with whom on what, by the definitions of Discourse Network Analyzer (DNA).

With A[a,c,k] the number of statements of actor a on concept c with agreement k, after repeated ones are taken out:

* two-mode, a x c: ``ignore`` A1 + A0; ``subtract`` A1 - A0; ``combine`` 1 agrees, 2 disagrees, 3 both
* one-mode, a x b, summed over c: ``congruence`` A[a,c,1] A[b,c,1] + A[a,c,0] A[b,c,0]; ``conflict`` A[a,c,1]
  A[b,c,0] + A[a,c,0] A[b,c,1]; ``subtract`` congruence - conflict; ``ignore`` congruence + conflict

On a longer scale of agreement each product counts 1 - |k1 - k2| / range as congruence and the rest as conflict;
two-mode ``subtract`` sums up the agreements, and ``combine`` has a bit for each value, the highest the last.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Final

from kg.analysis.coded import CodedStatement, Duplicates, Scale, Variable, distinct
from kg.analysis.normalization import Counts, Normalization, one_mode_divisor, two_mode_divisor
from kg_schema import ModelError

__all__ = ["Aggregation", "Edge", "Network", "one_mode", "one_modes", "two_mode"]


class Aggregation(StrEnum):
    """What the weight of a tie is made of."""

    IGNORE = "ignore"
    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"
    COMBINE = "combine"


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie with its weight; ``shared`` is how many concepts both ends spoke about (1 in two-mode networks)."""

    source: str
    target: str
    weight: float
    shared: int


@dataclass(frozen=True, slots=True)
class Network:
    """A network: labels of rows and columns, alphabetically, and the ties between those that share a concept.

    A one-mode network has the same labels in rows and columns and each tie once, the smaller label as source.
    ``statements`` counts what was left after repeated statements were taken out.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    edges: tuple[Edge, ...]
    statements: int
    directed: bool

    def matrix(self) -> tuple[tuple[float, ...], ...]:
        """Return the weights as rows of columns; 0 where there is no tie."""
        weights = {(e.source, e.target): e.weight for e in self.edges}
        if not self.directed:
            weights |= {(e.target, e.source): e.weight for e in self.edges}
        return tuple(tuple(weights.get((row, column), 0.0) for column in self.columns) for row in self.rows)


def two_mode(
    statements: Iterable[CodedStatement],
    *,
    rows: Variable = Variable.ORGANIZATION,
    columns: Variable = Variable.CONCEPT,
    aggregation: Aggregation = Aggregation.IGNORE,
    normalization: Normalization = Normalization.NO,
    duplicates: Duplicates = Duplicates.INCLUDE,
    scale: Scale | None = None,
) -> Network:
    """Return the network of actors and concepts; ``scale`` is that of the statements if none is given."""
    if aggregation in (Aggregation.CONGRUENCE, Aggregation.CONFLICT):
        raise ModelError(f"A two-mode network has no {aggregation}: take ignore, subtract or combine.")
    statements = tuple(statements)
    scale = scale or Scale.of(statements)
    kept, counts = _counted(statements, (rows, columns), aggregation, duplicates)
    cells = _cells(counts)
    if aggregation is Aggregation.COMBINE:  # the original counts what is tied, not how often
        per_row, per_column = Counter(row for row, _ in cells), Counter(column for _, column in cells)
    else:
        per_row, per_column = _totals(kept, rows), _totals(kept, columns)
    edges = []
    for (row, column), by_agreement in sorted(cells.items()):
        divisor = two_mode_divisor(normalization, per_row[row], per_column[column])
        edges.append(Edge(row, column, _two_mode_weight(by_agreement, aggregation, scale) / divisor, 1))
    return Network(tuple(sorted(per_row)), tuple(sorted(per_column)), tuple(edges), len(kept), True)


def one_mode(
    statements: Iterable[CodedStatement],
    *,
    rows: Variable = Variable.ORGANIZATION,
    through: Variable = Variable.CONCEPT,
    aggregation: Aggregation = Aggregation.CONGRUENCE,
    normalization: Normalization = Normalization.NO,
    duplicates: Duplicates = Duplicates.INCLUDE,
    scale: Scale | None = None,
) -> Network:
    """Return the network of actors tied through concepts, or of concepts tied through actors."""
    (network,) = one_modes(
        statements,
        (aggregation,),
        rows=rows,
        through=through,
        normalization=normalization,
        duplicates=duplicates,
        scale=scale,
    )
    return network


def one_modes(
    statements: Iterable[CodedStatement],
    aggregations: Sequence[Aggregation],
    *,
    rows: Variable = Variable.ORGANIZATION,
    through: Variable = Variable.CONCEPT,
    normalization: Normalization = Normalization.NO,
    duplicates: Duplicates = Duplicates.INCLUDE,
    scale: Scale | None = None,
) -> tuple[Network, ...]:
    """Return the network of each aggregation, as ``one_mode`` does; what they have in common is computed once.

    With ``ignore`` other statements repeat each other, so that it stands alone where repeated ones are taken out.
    """
    if Aggregation.COMBINE in aggregations:
        raise ModelError("A one-mode network has no combine: take ignore, congruence, conflict or subtract.")
    if duplicates is not Duplicates.INCLUDE and len({a is Aggregation.IGNORE for a in aggregations}) > 1:
        raise ModelError("A network that ignores agreement has other duplicates: compute it by itself.")
    statements = tuple(statements)
    scale = scale or Scale.of(statements)
    kept, counts = _counted(statements, (rows, through), aggregations[0], duplicates)
    totals = _totals(kept, rows)
    products = sorted(_products(_cells(counts), scale).items())
    divisors = _divisors(normalization, [pair for pair, _ in products], totals, counts)
    labels = tuple(sorted(totals))
    networks = []
    for aggregation in aggregations:
        weight = _WEIGHTS[aggregation]
        edges = tuple(
            Edge(*pair, weight(same, opposite) / divisor, shared)
            for (pair, (same, opposite, shared)), divisor in zip(products, divisors, strict=True)
        )
        networks.append(Network(labels, labels, edges, len(kept), False))
    return tuple(networks)


def _divisors(
    normalization: Normalization,
    pairs: Sequence[tuple[str, str]],
    totals: Counter[str],
    counts: Counter[tuple[str, str, int]],
) -> list[float]:
    if normalization is Normalization.NO:
        return [1.0] * len(pairs)
    profiles: defaultdict[str, Counts] = defaultdict(Counter)
    for (row, concept, agreement), count in counts.items():
        profiles[row][concept, agreement] = count
    return [one_mode_divisor(normalization, totals[a], totals[b], profiles[a], profiles[b]) for a, b in pairs]


def _counted(
    statements: Iterable[CodedStatement],
    variables: tuple[Variable, Variable],
    aggregation: Aggregation,
    duplicates: Duplicates,
) -> tuple[tuple[CodedStatement, ...], Counter[tuple[str, str, int]]]:
    if variables[0] is variables[1]:
        raise ModelError(f"A network of {variables[0]} through {variables[1]} says nothing: take two variables.")
    kept = distinct(statements, duplicates, variables, with_agreement=aggregation is not Aggregation.IGNORE)
    one, other = (attrgetter(variable.value) for variable in variables)
    kept = tuple(s for s in kept if one(s) and other(s))
    return kept, Counter((one(s), other(s), s.agreement) for s in kept)


def _totals(statements: Sequence[CodedStatement], variable: Variable) -> Counter[str]:
    return Counter(map(attrgetter(variable.value), statements))


def _cells(counts: Counter[tuple[str, str, int]]) -> dict[tuple[str, str], dict[int, int]]:
    cells: defaultdict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for (row, column, agreement), count in counts.items():
        cells[row, column][agreement] = count
    return cells


def _two_mode_weight(by_agreement: dict[int, int], aggregation: Aggregation, scale: Scale) -> float:
    match aggregation:
        case Aggregation.SUBTRACT:
            worth = {0: -1, 1: 1} if scale.binary else {value: value for value in scale.values}
            return float(sum(worth[agreement] * count for agreement, count in by_agreement.items()))
        case Aggregation.COMBINE:
            bits = len(scale.values) - 1
            return float(sum(1 << (bits - scale.values.index(agreement)) for agreement in by_agreement))
        case _:
            return float(sum(by_agreement.values()))


def _products(
    cells: dict[tuple[str, str], dict[int, int]], scale: Scale
) -> dict[tuple[str, str], tuple[float, float, int]]:
    """Return, by pair, congruence and conflict summed over what both spoke about, and how many things that is."""
    speakers: defaultdict[str, list[tuple[str, dict[int, int]]]] = defaultdict(list)
    for row, column in sorted(cells):
        speakers[column].append((row, cells[row, column]))
    apart = {(one, other): abs(one - other) / scale.range for one in scale.values for other in scale.values}
    sums: dict[tuple[str, str], tuple[float, float, int]] = {}
    nothing = (0.0, 0.0, 0)
    for _, spoke in sorted(speakers.items()):
        for index, (a, said) in enumerate(spoke):
            for b, answered in spoke[index + 1 :]:
                same, opposite, shared = sums.get((a, b), nothing)
                for k1, n1 in said.items():
                    for k2, n2 in answered.items():
                        distance = apart[k1, k2]
                        same += n1 * n2 * (1 - distance)
                        opposite += n1 * n2 * distance
                sums[a, b] = same, opposite, shared + 1
    return sums


_WEIGHTS: Final[dict[Aggregation, Callable[[float, float], float]]] = {
    Aggregation.CONGRUENCE: lambda same, opposite: same,
    Aggregation.CONFLICT: lambda same, opposite: opposite,
    Aggregation.SUBTRACT: lambda same, opposite: same - opposite,
    Aggregation.IGNORE: lambda same, opposite: same + opposite,
}
