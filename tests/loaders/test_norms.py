"""Words that the model is told how to read, and words that it is left to read itself."""

import pytest

from kg_loaders.norms import mend_norms
from kg_loaders.parse import load_model


@pytest.mark.parametrize(
    ("text", "word", "norm"),
    [
        ("Germany and Denmark back the levy.", "back", "support"),
        ("Lawmakers back Trump's plan", "back", "support"),
        ("They said that China had armed Myanmar.", "armed", "supplied"),
        ("Sudan was accused by Chad of bombing Tiné.", "bombing", "attacking"),
    ],
)
def test_a_verb_is_told_by_its_neighbours(text: str, word: str, norm: str) -> None:
    doc = mend_norms(load_model().make_doc(text))
    assert next(t.norm_ for t in doc if t.text == word) == norm


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ukraine pushed the Russians back a mile.", "back"),
        ("They brought Hungary back the money.", "back"),
        ("He leaned back and laughed.", "back"),
        ("An armed group took the town.", "armed"),
        ("The bombing killed four.", "bombing"),
    ],
)
def test_other_uses_stay(text: str, word: str) -> None:
    doc = mend_norms(load_model().make_doc(text))
    assert next(t.norm_ for t in doc if t.text == word) == word
