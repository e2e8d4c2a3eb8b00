"""The names that are decided together are the ones that spaCy's entity recognizer decides one text at a time."""

from pathlib import Path

import pytest
from spacy.tokens import Span

from kg_loaders.parse import load_model
from kg_loaders.tagged_names import QuickRecognizer

_GOLD = Path(__file__).parents[1] / "evaluation" / "gold" / "dev"
_HARD = (
    "",
    "Chad",
    "Chad. Mali. Ms. Ada Brown",
    "The Organization for Security and Co-operation in Europe",
    "  Neil Gray\n\n of  the United\tNations Security Council \n",
    "On Monday, 3 May 2021, about 40 % of $ 5 million went to the White House in Washington, D.C.",
)


def _seen(doc):
    return [(t.text, t.ent_iob, t.ent_type_) for t in doc]


@pytest.fixture(scope="module")
def recognizers():
    """Return the pipeline up to the recognizer, the quick one, and spaCy's own."""
    nlp = load_model()
    own = nlp.get_pipe("ner")
    return nlp, QuickRecognizer(own), own


def test_the_model_reads_with_the_quick_recognizer():
    nlp = load_model()
    assert "kg_names" in nlp.pipe_names
    assert "ner" not in nlp.pipe_names


@pytest.mark.parametrize("batch_size", [1, 5, 200])
def test_every_token_gets_what_the_recognizer_gives(recognizers, batch_size):
    nlp, quick, own = recognizers
    texts = [p for f in sorted(_GOLD.glob("*.txt")) for p in f.read_text("utf-8").split("\n\n")]
    texts += _HARD
    with nlp.select_pipes(disable=["kg_names"]):
        ours, theirs = list(nlp.pipe(texts)), list(nlp.pipe(texts))
    assert [d.text for d in quick.pipe(ours, batch_size=batch_size)] == texts
    names = 0
    for mine, doc in zip(ours, own.pipe(theirs, batch_size=batch_size), strict=True):
        assert _seen(mine) == _seen(doc)
        names += len(doc.ents)
    assert names > 300


def test_names_that_are_there_already_stay(recognizers):
    nlp, quick, own = recognizers
    docs = []
    with nlp.select_pipes(disable=["kg_names"]):
        for _ in range(2):
            doc = nlp("Ada Brown met the Green Front in Oslo.")
            doc.set_ents([Span(doc, 3, 6, label="ORG")], default="missing")
            docs.append(doc)
    assert _seen(quick(docs[0])) == _seen(own(docs[1]))
    assert ("Front", 1, "ORG") in _seen(docs[0])


def test_a_recognizer_of_another_make_is_left_alone(recognizers):
    own = recognizers[2]

    class Beamed:
        model, moves = own.model, own.moves

        def __init__(self):
            self.cfg = {**own.cfg, "beam_width": 4}

    assert QuickRecognizer(own).fits
    assert not QuickRecognizer(Beamed()).fits
