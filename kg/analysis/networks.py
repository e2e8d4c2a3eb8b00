"""Discourse networks: who agrees with whom on what, by the definitions of Discourse Network Analyzer (DNA).

With A[a,c,k] the number of statements of actor a on concept c with agreement k, after repeated ones are taken out:

* two-mode, a x c: ``ignore`` A1 + A0; ``subtract`` A1 - A0; ``combine`` 1 agrees, 2 disagrees, 3 both
* one-mode, a x b, summed over c: ``congruence`` A[a,c,1] A[b,c,1] + A[a,c,0] A[b,c,0]; ``conflict`` A[a,c,1]
  A[b,c,0] + A[a,c,0] A[b,c,1]; ``subtract`` congruence - conflict; ``ignore`` congruence + conflict

On a longer scale of agreement each product counts 1 - |k1 - k2| / range as congruence and the rest as conflict.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.analysis.coded import CodedStatement, Duplicates, Variable, distinct
from kg.analysis.normalization import Counts, Normalization, one_mode_divisor, two_mode_divisor
from kg_schema import ModelError

__all__ = ["Aggregation", "Edge", "Network", "one_mode", "two_mode"]


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
) -> Network:
    """Return the network of actors and concepts."""
    if aggregation in (Aggregation.CONGRUENCE, Aggregation.CONFLICT):
        raise ModelError(f"A two-mode network has no {aggregation}: take ignore, subtract or combine.")
    kept, counts = _counted(statements, (rows, columns), aggregation, duplicates)
    per_row, per_column = _totals(kept, rows), _totals(kept, columns)
    edges = []
    for (row, column), by_agreement in sorted(_cells(counts).items()):
        divisor = two_mode_divisor(normalization, per_row[row], per_column[column])
        edges.append(Edge(row, column, _two_mode_weight(by_agreement, aggregation) / divisor, 1))
    return Network(tuple(sorted(per_row)), tuple(sorted(per_column)), tuple(edges), len(kept), True)


def one_mode(
    statements: Iterable[CodedStatement],
    *,
    rows: Variable = Variable.ORGANIZATION,
    through: Variable = Variable.CONCEPT,
    aggregation: Aggregation = Aggregation.CONGRUENCE,
    normalization: Normalization = Normalization.NO,
    duplicates: Duplicates = Duplicates.INCLUDE,
) -> Network:
    """Return the network of actors tied through concepts, or of concepts tied through actors."""
    if aggregation is Aggregation.COMBINE:
        raise ModelError("A one-mode network has no combine: take ignore, congruence, conflict or subtract.")
    kept, counts = _counted(statements, (rows, through), aggregation, duplicates)
    totals = _totals(kept, rows)
    scale = _range(kept)
    profiles: defaultdict[str, Counts] = defaultdict(Counter)
    for (row, concept, agreement), count in counts.items():
        profiles[row][concept, agreement] = count
    edges = []
    for (a, b), (same, opposite, shared) in sorted(_products(_cells(counts), scale).items()):
        divisor = one_mode_divisor(normalization, totals[a], totals[b], profiles[a], profiles[b])
        edges.append(Edge(a, b, _one_mode_weight(same, opposite, aggregation) / divisor, shared))
    labels = tuple(sorted(totals))
    return Network(labels, labels, tuple(edges), len(kept), False)


def _counted(
    statements: Iterable[CodedStatement],
    variables: tuple[Variable, Variable],
    aggregation: Aggregation,
    duplicates: Duplicates,
) -> tuple[tuple[CodedStatement, ...], Counter[tuple[str, str, int]]]:
    if variables[0] is variables[1]:
        raise ModelError(f"A network of {variables[0]} through {variables[1]} says nothing: take two variables.")
    kept = distinct(statements, duplicates, variables, with_agreement=aggregation is not Aggregation.IGNORE)
    kept = tuple(s for s in kept if all(s.value(v) for v in variables))
    return kept, Counter((s.value(variables[0]), s.value(variables[1]), s.agreement) for s in kept)


def _totals(statements: Sequence[CodedStatement], variable: Variable) -> Counter[str]:
    return Counter(s.value(variable) for s in statements)


def _range(statements: Sequence[CodedStatement]) -> int:
    """Return the length of the scale of agreement: 1 for 0 and 1."""
    values = {s.agreement for s in statements}
    return max(1, max(values, default=0) - min(values, default=0))


def _cells(counts: Counter[tuple[str, str, int]]) -> dict[tuple[str, str], dict[int, int]]:
    cells: defaultdict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for (row, column, agreement), count in counts.items():
        cells[row, column][agreement] = count
    return cells


def _two_mode_weight(by_agreement: dict[int, int], aggregation: Aggregation) -> float:
    total = sum(by_agreement.values())
    agreeing = sum(count for agreement, count in by_agreement.items() if agreement > 0)
    opposed = total - agreeing
    match aggregation:
        case Aggregation.SUBTRACT:
            return float(agreeing - opposed)
        case Aggregation.COMBINE:
            return float(bool(agreeing) + 2 * bool(opposed))
        case _:
            return float(total)


def _products(
    cells: dict[tuple[str, str], dict[int, int]], scale: int
) -> dict[tuple[str, str], tuple[float, float, int]]:
    """Return, by pair, congruence and conflict summed over what both spoke about, and how many things that is."""
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    for row, column in sorted(cells):
        speakers[column].append(row)
    sums: dict[tuple[str, str], tuple[float, float, int]] = {}
    for column, rows in sorted(speakers.items()):
        said = [cells[row, column] for row in rows]
        for index, a in enumerate(rows):
            for other, b in enumerate(rows[index + 1 :], index + 1):
                same, opposite = _product(said[index], said[other], scale)
                before = sums.get((a, b), (0.0, 0.0, 0))
                sums[a, b] = before[0] + same, before[1] + opposite, before[2] + 1
    return sums


def _product(one: dict[int, int], other: dict[int, int], scale: int) -> tuple[float, float]:
    if scale == 1 and len(one) == len(other) == 1:
        (k1, n1), (k2, n2) = *one.items(), *other.items()
        return (n1 * n2, 0) if k1 == k2 else (0, n1 * n2)
    same = opposite = 0.0
    for k1, n1 in one.items():
        for k2, n2 in other.items():
            distance = abs(k1 - k2) / scale
            same += n1 * n2 * (1 - distance)
            opposite += n1 * n2 * distance
    return same, opposite


def _one_mode_weight(same: float, opposite: float, aggregation: Aggregation) -> float:
    match aggregation:
        case Aggregation.CONGRUENCE:
            return same
        case Aggregation.CONFLICT:
            return opposite
        case Aggregation.SUBTRACT:
            return same - opposite
        case _:
            return same + opposite
