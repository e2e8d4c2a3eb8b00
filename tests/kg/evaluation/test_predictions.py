"""Predictions: lines of ``kg extract --json``, of whatever extractor."""

import json

import pytest

from kg.evaluation import Prediction, predictions_of
from kg_schema import KGError

END = {"name": "Peru", "type": "State"}
STATEMENT = {
    "source": END,
    "type": "ATTACKS",
    "target": END | {"name": "Chile", "aliases": ["Santiago"]},
    "evidence": {"quote": "x", "start": 0, "end": 1},
    "confidence": 0.4,
}
RECORD = {"article": {"path": "folder/one.txt", "text": "x"}, "entities": [END], "statements": [STATEMENT]}


def _read(*lines):
    return list(
        predictions_of([line if isinstance(line, str) else json.dumps(line) for line in lines], "them.jsonl")
    )


def test_a_line_is_read_under_the_name_of_its_text():
    (prediction,) = _read(RECORD, "")

    assert prediction == Prediction("one.txt", "x", (("State", "Peru", ()),), (STATEMENT,))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not a line of 'kg extract --json'"),
        ("[]", "it is no JSON object"),
        (RECORD | {"article": {"path": "one.txt"}}, "'text' is missing"),
        (RECORD | {"statements": [{**STATEMENT, "evidence": {"quote": "x"}}]}, "'start' is missing"),
        (RECORD | {"statements": [{**STATEMENT, "source": "Peru"}]}, "not a line of"),
        (RECORD | {"entities": None}, "not a line of"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(line, said):
    bad, good = _read(line, RECORD)

    assert isinstance(bad, KGError)
    assert str(bad).startswith("them.jsonl:1: ")
    assert said in str(bad)
    assert isinstance(good, Prediction)


def test_what_is_less_certain_is_left_out_and_what_says_nothing_is_kept():
    silent = {key: value for key, value in STATEMENT.items() if key != "confidence"}
    (prediction,) = _read(RECORD | {"statements": [STATEMENT, silent]})

    assert prediction.surer_than(0.4).statements == (STATEMENT, silent)
    assert prediction.surer_than(0.41).statements == (silent,)
