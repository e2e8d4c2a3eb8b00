"""Extraction holds its committed floors on the annotated articles, wherever those lie beside the repository."""

import json

import pytest

from evaluation import gate


@pytest.fixture(scope="module")
def measured(shared):
    folder = shared / "eval"
    if not (folder / "score.py").is_file():
        pytest.skip("the annotated articles (../shared/eval) are not here: extraction is not measured")
    return gate.measure(folder)


def test_no_figure_is_below_its_floor(measured):
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))

    assert list(gate.shortfalls(measured, floors)) == []


def test_no_figure_of_our_own_gold_is_below_its_floor():
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))

    measured = gate.Measured({"own": gate.own()}, {}, 0)

    assert set(floors["own"]) == set(gate.gated(measured)["own"])
    assert list(gate.shortfalls(measured, floors)) == []


def test_every_article_has_a_prediction(measured):
    assert [summary["absent"] for summary in measured.subsets.values()] == [[]] * 4


def test_the_figures_of_the_readme_are_those_measured_within_the_noise(measured):
    kept = json.loads(gate.MEASURED.read_text(encoding="utf-8"))["shares"]
    now = gate.rounded(measured)["shares"]

    apart = {
        f"{view} {share}": (kept[view][share], now[view][share])
        for view in gate.GATED
        for share in ("precision", "recall", "f1")
        if kept[view][share] - now[view][share] > 0.02
    }
    assert apart == {}


def test_what_is_stated_of_the_seeds_is_what_was_read_and_committed(shared, seeds):
    kept = gate.SEEDS.read_text(encoding="utf-8").splitlines()

    now = gate.told_of_seeds(shared / "seeds")

    assert len(seeds) == 2
    assert gate.changed(kept, now) == [], "read what changed, then 'make gate GATE=--commit'"


def test_changed_statements_are_marked():
    assert gate.changed(["a", "b"], ["b", "c"]) == ["- a", "+ c"]


def _summary(f1: float, broken: int) -> gate.Summary:
    figures = {"precision": f1, "recall": f1, "f1": f1}
    return {**dict.fromkeys(gate.GATED, figures), "broken": ["x"] * broken, "ungrounded": 0}


def test_a_worse_figure_is_named():
    floors = gate.raised(gate.Measured({"all": _summary(0.60, 1)}, {}, 1), {}, lower=False)

    worse = gate.Measured({"all": _summary(0.57, 2)}, {}, 1)

    assert "all: events.precision is 0.570, its floor is 0.580." in list(gate.shortfalls(worse, floors))
    assert "all: broken is 2, at most 1 is allowed." in list(gate.shortfalls(worse, floors))


def test_floors_only_rise_unless_told():
    high = gate.raised(gate.Measured({"all": _summary(0.60, 1)}, {}, 1), {}, lower=False)
    low = gate.Measured({"all": _summary(0.50, 5)}, {}, 1)

    assert gate.raised(low, high, lower=False) == high
    assert gate.raised(low, high, lower=True)["all"]["events.f1"] == 0.48
