"""Discourse networks against the original program's own matrices, and against small ones computed by hand."""

import json
from datetime import date

import pytest

from kg.analysis.coded import CodedStatement, Duplicates, Variable, distinct
from kg.analysis.networks import Aggregation, one_mode, two_mode
from kg.analysis.normalization import Normalization
from kg.analysis.tables import decoded, read_table
from kg_schema import ModelError

# actor, concept, agreement, day, document
ROWS = [
    ("Ada", "toll", 1, "2024-01-01", "d1"),
    ("Ada", "toll", 1, "2024-01-02", "d1"),
    ("Ada", "dam", 0, "2024-01-10", "d2"),
    ("Bo", "toll", 1, "2024-01-01", "d1"),
    ("Bo", "dam", 1, "2024-02-01", "d3"),
    ("Bo", "dam", 0, "2025-02-01", "d4"),
    ("Cy", "rail", 1, "2024-03-01", "d5"),
]


def _coded(rows):
    return [
        CodedStatement(
            number=number,
            document=document,
            on=None if day is None else date.fromisoformat(day),
            person=actor,
            organization=actor,
            concept=concept,
            agreement=agreement,
        )
        for number, (actor, concept, agreement, day, document) in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("aggregation", "weight"),
    # toll 2*1, dam 0*1 + 1*1 -> congruence 3; dam 1*1 -> conflict 1; ignore 2*1 + 1*2
    [("congruence", 3), ("conflict", 1), ("subtract", 2), ("ignore", 4)],
)
def test_one_mode_by_hand(aggregation, weight):
    network = one_mode(_coded(ROWS), aggregation=Aggregation(aggregation))

    assert network.rows == ("Ada", "Bo", "Cy")
    assert network.matrix() == ((0, weight, 0), (weight, 0, 0), (0, 0, 0))
    assert network.edges[0].shared == 2


@pytest.mark.parametrize(
    ("normalization", "divisor"),
    # both have 3 statements; jaccard: toll+ 2*1, dam- 1*1, dam+ only Bo 1
    [("no", 1), ("average", 3), ("cosine", 9), ("jaccard", 4)],
)
def test_normalizations_by_hand(normalization, divisor):
    network = one_mode(_coded(ROWS), normalization=Normalization(normalization))

    assert network.edges[0].weight == pytest.approx(3 / divisor, abs=1e-12)


@pytest.mark.parametrize(
    ("aggregation", "row"), [("ignore", (2, 0, 1)), ("subtract", (0, 0, 1)), ("combine", (3, 0, 1))]
)
def test_two_mode_by_hand(aggregation, row):
    network = two_mode(_coded(ROWS), aggregation=Aggregation(aggregation))

    assert network.columns == ("dam", "rail", "toll")
    assert network.matrix()[1] == row


@pytest.mark.parametrize(("normalization", "weight"), [("activity", 1 / 3), ("prominence", 1 / 3)])
def test_two_mode_normalizations_by_hand(normalization, weight):
    network = two_mode(_coded(ROWS), normalization=Normalization(normalization))

    assert network.matrix()[0][0] == pytest.approx(weight)


@pytest.mark.parametrize(
    ("duplicates", "kept"),
    [("include", 7), ("document", 6), ("week", 6), ("month", 6), ("year", 6), ("acrossrange", 6)],
)
def test_repeated_statements_count_once(duplicates, kept):
    variables = (Variable.ORGANIZATION, Variable.CONCEPT)

    assert len(distinct(_coded(ROWS), Duplicates(duplicates), variables, with_agreement=True)) == kept


def test_months_of_different_years_are_one_as_in_the_original():
    rows = [("Ada", "dam", 1, "2024-02-01", "d1"), ("Ada", "dam", 1, "2025-02-20", "d2")]
    variables = (Variable.ORGANIZATION, Variable.CONCEPT)

    kept = distinct(_coded(rows), Duplicates.MONTH, variables, with_agreement=True)
    by_year = distinct(_coded(rows), Duplicates.YEAR, variables, with_agreement=True)

    assert [s.document for s in kept] == ["d1"]
    assert len(by_year) == 2


def test_the_agreement_tells_repeated_statements_apart_except_where_it_is_ignored():
    rows = [("Ada", "dam", 1, "2024-02-01", "d1"), ("Ada", "dam", 0, "2024-02-01", "d1")]

    assert two_mode(_coded(rows), aggregation=Aggregation.SUBTRACT, duplicates=Duplicates.DOCUMENT).statements == 2
    assert two_mode(_coded(rows), aggregation=Aggregation.IGNORE, duplicates=Duplicates.DOCUMENT).statements == 1


def test_what_has_no_date_repeats_only_within_its_document():
    rows = [("Ada", "dam", 1, None, "d1"), ("Ada", "dam", 1, None, "d1"), ("Ada", "dam", 1, None, "d2")]

    assert two_mode(_coded(rows), duplicates=Duplicates.MONTH).statements == 2


def test_a_longer_scale_of_agreement_is_weighted_by_distance():
    rows = [
        ("Ada", "dam", 2, "2024-01-01", "d1"),
        ("Bo", "dam", -1, "2024-01-01", "d1"),
        ("Cy", "dam", -2, None, "d"),
    ]

    same = one_mode(_coded(rows), aggregation=Aggregation.CONGRUENCE).matrix()
    opposite = one_mode(_coded(rows), aggregation=Aggregation.CONFLICT).matrix()

    assert same[0][1] == pytest.approx(0.25)
    assert opposite[0][1] == pytest.approx(0.75)
    assert opposite[0][2] == pytest.approx(1)


def test_networks_that_are_none_are_refused():
    with pytest.raises(ModelError, match="no congruence"):
        two_mode([], aggregation=Aggregation.CONGRUENCE)
    with pytest.raises(ModelError, match="no combine"):
        one_mode([], aggregation=Aggregation.COMBINE)
    with pytest.raises(ModelError, match="no activity"):
        one_mode(_coded(ROWS), normalization=Normalization.ACTIVITY)
    with pytest.raises(ModelError, match="no jaccard"):
        two_mode(_coded(ROWS), normalization=Normalization.JACCARD)
    with pytest.raises(ModelError, match="two variables"):
        one_mode([], rows=Variable.CONCEPT)


@pytest.fixture(scope="module")
def sample(shared):
    path = shared / "eval" / "dna" / "sample_statements.csv"
    if not path.is_file():
        pytest.skip("the original program's sample is not in ../shared/eval/dna")
    read = read_table(decoded(path.read_bytes()))
    assert read.problems == ()
    return read.statements


def _computed(sample, reference):
    statements = [s for s in sample if s.concept != reference["excluded_concept"]]
    asked = {
        "rows": Variable(reference["variable1"]),
        "aggregation": Aggregation(reference["aggregation"]),
        "normalization": Normalization(reference["normalization"]),
        "duplicates": Duplicates(reference["duplicates"]),
    }
    if reference["mode"] == "twomode":
        return two_mode(statements, columns=Variable(reference["variable2"]), **asked)
    return one_mode(statements, through=Variable(reference["variable2"]), **asked)


def test_all_reference_matrices_are_equal(sample, shared):
    text = (shared / "eval" / "dna" / "reference_matrices.jsonl").read_text(encoding="utf-8")
    references = [json.loads(line) for line in text.splitlines()]

    assert len(references) == 216
    for reference in references:
        network = _computed(sample, reference)
        asked = {k: v for k, v in reference.items() if k not in ("rows", "cols", "matrix")}
        assert (list(network.rows), list(network.columns)) == (reference["rows"], reference["cols"]), asked
        assert network.statements == reference["n_statements"], asked
        for ours, theirs in zip(network.matrix(), reference["matrix"], strict=True):
            assert ours == pytest.approx(theirs, abs=1e-9), asked


def test_figures_that_the_original_publishes(sample):
    by_pair = {
        (edge.source.split()[0], edge.target.split()[0]): edge.weight
        for edge in one_mode(
            sample,
            aggregation=Aggregation.SUBTRACT,
            normalization=Normalization.AVERAGE,
            duplicates=Duplicates.DOCUMENT,
        ).edges
    }

    assert by_pair["Alliance", "Sierra"] == pytest.approx(0.75)
    assert by_pair["Environmental", "Senate"] == pytest.approx(0.8)
    assert by_pair["National", "Sierra"] == pytest.approx(-0.5714, abs=1e-4)
    assert len(two_mode(sample).edges) == 22
