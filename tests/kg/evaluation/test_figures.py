"""Figures: sums and shares with intervals that are the same on every machine."""

import pytest

from kg.evaluation import COLUMNS, Score, figures
from kg.evaluation.figures import MEASURES
from kg.evaluation.scoring import Counts


def _score(counts, **named):
    found = {measure: Counts(*counts) for measure in MEASURES} | {k: Counts(*v) for k, v in named.items()}
    return Score(found, (), (), named.get("broken", ()), ())


def _row(scores, measure):
    return next(figure for figure in figures(scores) if figure.measure == measure)


def test_counts_are_summed_and_shares_taken_of_the_sums():
    row = _row([_score((4, 2, 1)), _score((6, 3, 3))], "events")

    assert (row.gold, row.predicted, row.right) == (10, 5, 4)
    assert (row.precision, row.recall) == (0.8, 0.4)
    assert row.f1 == pytest.approx(8 / 15)


def test_nothing_predicted_has_no_precision():
    row = _row([_score((4, 0, 0))], "events")

    assert (row.precision, row.recall, row.f1) == (None, 0.0, 0.0)


def test_intervals_are_the_same_in_every_run_and_hold_the_share():
    scores = [_score((5, 4, right)) for right in (0, 1, 2, 3, 4, 4, 3, 2)]
    row = _row(scores, "events")

    assert row == _row(scores, "events")
    assert row.precision_low < row.precision < row.precision_high
    assert (row.precision_low, row.precision_high) == (0.34375, 0.8125)
    assert row.f1_low < row.f1 < row.f1_high


def test_more_articles_of_the_same_kind_make_the_interval_narrower():
    kinds = [_score((5, 4, right)) for right in (0, 2, 4, 3, 1)]
    few, many = _row(kinds, "events"), _row(kinds * 20, "events")

    assert many.precision_high - many.precision_low < (few.precision_high - few.precision_low) / 2


def test_where_resampling_tells_nothing_the_interval_is_wilsons():
    row = _row([_score((1, 1, 1))] * 10, "events")

    assert (row.precision_low, row.precision_high) == (pytest.approx(0.7225, abs=1e-4), pytest.approx(1.0))
    assert (row.f1, row.f1_low) == (1.0, None)


def test_of_few_articles_the_interval_is_wilsons():
    row = _row([_score((10, 10, 8))], "events")

    assert (row.precision_low, row.precision_high) == (
        pytest.approx(0.4902, abs=1e-4),
        pytest.approx(0.9433, abs=1e-4),
    )


def test_what_was_compared_has_a_share_and_no_recall():
    row = _row([_score((4, 4, 3))], "stance sign")

    assert (row.precision, row.recall, row.f1) == (0.75, None, None)


def test_what_is_broken_is_counted_in_a_row_of_its_own():
    scores = [Score({m: Counts(0, 0, 0) for m in MEASURES}, (), (), ("a", "b"), ("c",))]

    assert [(f.measure, f.predicted, f.right) for f in figures(scores)[-2:]] == [
        ("broken", 2, 0),
        ("ungrounded", 1, 0),
    ]


def test_a_record_has_the_columns_and_short_shares():
    record = _row([_score((3, 3, 1))], "events").record()

    assert tuple(record) == COLUMNS
    assert record["precision"] == 0.3333
