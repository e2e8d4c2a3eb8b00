"""Remembered attributes are the ones that spaCy's attribute ruler gives."""

from pathlib import Path

import pytest

from kg_loaders.attributes import RememberedRuler
from kg_loaders.parse import load_model

_GOLD = Path(__file__).parents[1] / "evaluation" / "gold" / "dev"
_HARD = (
    "There are talks; there is no deal, and there's been none. It is there.",
    "Let's go on: they're gonna vote and we've got to win, y'all ain't in it.",
    "The\tminister said\nnothin' about  the tax,   but did not, didn't and had not had it.",
    "C'm on, that is what the U.S. had to do, since that man will have been the one who is.",
)


def _seen(doc):
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_) for t in doc]


@pytest.fixture(scope="module")
def rulers():
    """Return the pipeline up to the parser, a fresh remembered ruler, and spaCy's own."""
    nlp = load_model()
    own = nlp.get_pipe("attribute_ruler")
    return nlp, RememberedRuler(nlp, own), own


def test_the_model_reads_with_remembered_attributes():
    nlp = load_model()
    assert "kg_attributes" in nlp.pipe_names
    assert "attribute_ruler" not in nlp.pipe_names


def test_every_token_gets_what_the_ruler_gives(rulers):
    nlp, remembered, own = rulers
    texts = [p for f in sorted(_GOLD.glob("*.txt")) for p in f.read_text("utf-8").split("\n\n")]
    texts += _HARD
    with nlp.select_pipes(disable=["kg_attributes", "lemmatizer", "kg_names"]):
        for _ in range(2):  # the second time from memory
            for text in texts:
                assert _seen(remembered(nlp(text))) == _seen(own(nlp(text)))


def test_the_ruler_is_asked_once_for_each_sort(rulers):
    nlp, _, own = rulers
    asked = []

    class Counting:
        patterns = own.patterns

        def __call__(self, doc):
            asked.append(doc.text)
            return own(doc)

    remembered = RememberedRuler(nlp, Counting())
    with nlp.select_pipes(disable=["kg_attributes", "lemmatizer", "kg_names"]):
        for text in (
            "Chad rejected the levy.",
            "Mali rejected the truce.",
            "There are levies.",
            "There are truces.",
        ):
            remembered(nlp(text))
    assert asked == ["Chad rejected the levy.", "There are levies.", "There are truces."]


def test_patterns_that_ask_for_more_are_left_to_the_ruler(rulers):
    nlp, remembered, own = rulers
    assert remembered.knows_all

    foreign = {"patterns": [[{"SHAPE": "Xxxx"}]], "attrs": {"POS": "X"}, "index": 0}

    class Foreign:
        patterns = (*own.patterns, foreign)

    assert not RememberedRuler(nlp, Foreign()).knows_all
