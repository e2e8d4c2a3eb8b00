"""Our figures are those of the evaluation's own scorer, wherever that lies beside the repository."""

import json
import subprocess
import sys

import pytest

from kg.evaluation import figures, gold_files, predictions_of, read_gold, score

OWN = "tests/evaluation/gold/dev"


@pytest.fixture(scope="module", params=["dev", "own"])
def both(request, shared, root, tmp_path_factory):
    """What the scorer says, and our figures, of one prediction on one folder."""
    scorer = shared / "eval" / "score.py"
    if not scorer.is_file():
        pytest.skip("the scorer (../shared/eval/score.py) is not here: our figures are not compared with it")
    folder = root / OWN if request.param == "own" else shared / "eval" / "dev"
    texts = (folder, shared / "seeds")
    golds = [read_gold(path, texts) for path in gold_files(folder)]
    command = [sys.executable, "-m", "kg.cli", "extract", *(str(path) for _, path in golds), "--json"]
    lines = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    predictions = tmp_path_factory.mktemp("scored") / "predictions.jsonl"
    predictions.write_text(lines, encoding="utf-8")
    asked = [sys.executable, str(scorer), str(predictions), "--gold", str(folder), "--json"]
    asked += [part for text in texts for part in ("--texts", str(text))]
    theirs = json.loads(subprocess.run(asked, stdout=subprocess.PIPE, check=True).stdout)
    found = {p.article: p for p in predictions_of(lines.split("\n"), "predictions.jsonl")}
    scores = [score(gold, found[gold.article]) for gold, _ in golds]
    return theirs, {figure.measure: figure for figure in figures(scores)}, scores


@pytest.mark.parametrize("view", ["events", "strict", "family", "pair", "entities"])
def test_counts_and_shares_are_equal(both, view):
    theirs, ours, _ = both

    mine = {name: getattr(ours[view], name) for name in ("gold", "predicted", "precision", "recall", "f1")}
    assert mine == {name: pytest.approx(theirs[view][name], abs=1e-12) for name in mine}


def test_stances_and_speakers_are_equal(both):
    theirs, ours, _ = both

    sign, exact, compared = theirs["stance"]
    assert (ours["stance sign"].right, ours["stance exact"].right, ours["stance sign"].gold) == (
        sign,
        exact,
        compared,
    )
    assert [ours["speaker"].right, ours["speaker"].gold] == theirs["speaker"]


def test_what_is_broken_and_ungrounded_is_equal(both):
    theirs, ours, scores = both

    assert [b.split(": ", 1)[1] for b in theirs["broken"]] == [b for one in scores for b in one.broken]
    assert ours["ungrounded"].predicted == theirs["ungrounded"]
