"""Discourse networks against a plain computation, cell by cell, straight from the definitions."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.coalitions import Request, windowed
from kg.analysis.coded import CodedStatement, Duplicates, Variable
from kg.analysis.networks import Aggregation, one_mode, two_mode
from kg.analysis.normalization import Normalization
from kg.analysis.windows import Unit

DAYS = [date(2024, 12, 29), date(2024, 12, 30), date(2025, 1, 1), date(2025, 1, 6), date(2026, 1, 1), None]
"""The 30th of December and the 1st of January are in week 1 of 2025; that of 2026 is in week 1, too."""
ONE_MODE = [Aggregation.IGNORE, Aggregation.CONGRUENCE, Aggregation.CONFLICT, Aggregation.SUBTRACT]
TWO_MODE = [Aggregation.IGNORE, Aggregation.SUBTRACT, Aggregation.COMBINE]


@st.composite
def _tables(draw):
    values = draw(st.sampled_from([(0, 1), (1,), (-1, 1), (-2, -1, 0, 1, 2), (1, 2, 5)]))
    row = st.tuples(
        st.sampled_from(["A", "B", "C", ""]),
        st.sampled_from(["t", "u", "v", ""]),
        st.sampled_from(values),
        st.sampled_from(DAYS),
        st.sampled_from("xyz"),
    )
    rows = draw(st.lists(row, max_size=14))
    return [
        CodedStatement(number=n, document=d, on=day, person=a, organization=a, concept=c, agreement=k)
        for n, (a, c, k, day, d) in enumerate(rows)
    ]


def _same_time(s, other, duplicates):
    if duplicates is Duplicates.ACROSSRANGE:
        return True
    if duplicates is Duplicates.DOCUMENT or s.on is None or other.on is None:
        return s.document == other.document and (duplicates is Duplicates.DOCUMENT or s.on is other.on is None)
    part = {
        Duplicates.WEEK: lambda day: int(day.strftime("%V")),
        Duplicates.MONTH: lambda day: day.month,
        Duplicates.YEAR: lambda day: day.year,
    }[duplicates]
    return part(s.on) == part(other.on)


def _filtered(table, duplicates, with_agreement):
    kept = []
    for s in sorted(table, key=lambda s: (s.on or date.max, s.number)):
        again = duplicates is not Duplicates.INCLUDE and any(
            (s.organization, s.concept) == (k.organization, k.concept)
            and (s.agreement == k.agreement or not with_agreement)
            and _same_time(s, k, duplicates)
            for k in kept
        )
        if s.organization and s.concept and not again:
            kept.append(s)
    return kept


def _scale(table):
    values = sorted({s.agreement for s in table})
    return [0, 1] if set(values) <= {0, 1} else values


def _array(kept, values):
    """Return A[a, c, k] for all of them, with the labels."""
    actors, concepts = sorted({s.organization for s in kept}), sorted({s.concept for s in kept})
    cells = dict.fromkeys(product(actors, concepts, values), 0)
    for s in kept:
        cells[s.organization, s.concept, s.agreement] += 1
    return cells, actors, concepts


def _one_mode(kept, values, aggregation, normalization):
    cells, actors, concepts = _array(kept, values)
    span = max(values) - min(values) or 1
    total = {a: sum(cells[a, c, k] for c in concepts for k in values) for a in actors}
    matrix = {}
    for a, b in product(actors, repeat=2):
        weight = 0.0
        for c, k, m in product(concepts, values, values):
            both, distance = cells[a, c, k] * cells[b, c, m], abs(k - m) / span
            weight += (
                both
                * {
                    Aggregation.IGNORE: 1,
                    Aggregation.CONGRUENCE: 1 - distance,
                    Aggregation.CONFLICT: distance,
                    Aggregation.SUBTRACT: 1 - 2 * distance,
                }[aggregation]
            )
        jaccard = 0
        for c, k in product(concepts, values):
            x, y = cells[a, c, k], cells[b, c, k]
            jaccard += (x if y == 0 else 0) + (y if x == 0 else 0) + x * y
        divisor = {
            Normalization.NO: 1,
            Normalization.AVERAGE: (total[a] + total[b]) / 2,
            Normalization.COSINE: total[a] * total[b],
            Normalization.JACCARD: jaccard,
        }[normalization]
        matrix[a, b] = 0.0 if a == b else weight / divisor
    return tuple(tuple(matrix[a, b] for b in actors) for a in actors), actors


def _two_mode(kept, values, aggregation, normalization):
    cells, actors, concepts = _array(kept, values)
    matrix = {}
    for a, c in product(actors, concepts):
        counts = [cells[a, c, k] for k in values]
        worth = [-1, 1] if values == [0, 1] else values
        matrix[a, c] = {
            Aggregation.IGNORE: sum(counts),
            Aggregation.SUBTRACT: sum(w * n for w, n in zip(worth, counts, strict=True)),
            Aggregation.COMBINE: int("".join("1" if n else "0" for n in counts), 2),
        }[aggregation]

    def share(pairs):
        if aggregation is Aggregation.COMBINE:
            return sum(matrix[pair] > 0 for pair in pairs)
        return sum(cells[a, c, k] for a, c in pairs for k in values)

    def divisor(a, c):
        if normalization is Normalization.ACTIVITY:
            return share([(a, other) for other in concepts])
        return share([(other, c) for other in actors]) if normalization is Normalization.PROMINENCE else 1

    return tuple(tuple(matrix[a, c] / divisor(a, c) for c in concepts) for a in actors), actors


def _equal(network, matrix, labels):
    assert list(network.rows) == labels
    for ours, theirs in zip(network.matrix(), matrix, strict=True):
        assert ours == pytest.approx(theirs, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(_tables())
@pytest.mark.parametrize("duplicates", Duplicates)
def test_one_mode_networks(duplicates, table):
    normalizations = [Normalization.NO, Normalization.AVERAGE, Normalization.COSINE, Normalization.JACCARD]
    for aggregation, normalization in product(ONE_MODE, normalizations):
        kept = _filtered(table, duplicates, aggregation is not Aggregation.IGNORE)
        network = one_mode(table, aggregation=aggregation, normalization=normalization, duplicates=duplicates)
        _equal(network, *_one_mode(kept, _scale(table), aggregation, normalization))
        assert network.statements == len(kept)


@settings(max_examples=60, deadline=None)
@given(_tables())
@pytest.mark.parametrize("duplicates", Duplicates)
def test_two_mode_networks(duplicates, table):
    normalizations = [Normalization.NO, Normalization.ACTIVITY, Normalization.PROMINENCE]
    for aggregation, normalization in product(TWO_MODE, normalizations):
        kept = _filtered(table, duplicates, aggregation is not Aggregation.IGNORE)
        network = two_mode(table, aggregation=aggregation, normalization=normalization, duplicates=duplicates)
        _equal(network, *_two_mode(kept, _scale(table), aggregation, normalization))


@settings(max_examples=30, deadline=None)
@given(_tables(), st.integers(1, 9), st.sampled_from(Duplicates))
def test_networks_of_windows(table, size, duplicates):
    request = Request(aggregation=Aggregation.SUBTRACT, duplicates=duplicates)
    kept = _filtered(table, duplicates, with_agreement=True)
    days = [s.on for s in table if s.on is not None]
    found = list(windowed(table, request, size, Unit.DAYS))

    for window, coalitions in found:
        inside = [s for s in kept if s.on is not None and abs((s.on - window.centre).days) <= size // 2]
        _equal(coalitions.network, *_one_mode(inside, _scale(table), Aggregation.SUBTRACT, Normalization.NO))
    whole = (max(days) - min(days)).days + 1 - 2 * (size // 2) if days else 0
    assert len(found) == max(0, whole)


@settings(max_examples=60, deadline=None)
@given(_tables())
def test_concepts_tied_through_actors_are_the_same_turned_round(table):
    turned = [
        CodedStatement(
            number=s.number, document=s.document, on=s.on, person="", organization=s.concept,
            concept=s.organization, agreement=s.agreement,
        )
        for s in table
    ]  # fmt: skip
    network = one_mode(table, rows=Variable.CONCEPT, through=Variable.ORGANIZATION, duplicates=Duplicates.MONTH)
    kept = _filtered(turned, Duplicates.MONTH, with_agreement=True)

    _equal(network, *_one_mode(kept, _scale(table), Aggregation.CONGRUENCE, Normalization.NO))
