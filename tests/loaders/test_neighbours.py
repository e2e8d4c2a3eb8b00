"""Clauses beside a verb, told from what the verb says."""

import pytest

from kg_loaders.lexicon import lexicon
from kg_loaders.neighbours import is_beside
from kg_loaders.parse import load_model


@pytest.mark.parametrize(
    ("text", "verb", "beside"),
    [
        ("France supports the tunnel, Italy does not.", "supports", True),
        ("Israel has accused Iran of supplying Hezbollah with missiles, a charge Tehran denies.", "accused", True),
        ("France supports the tunnel, the minister said.", "supports", False),
        ("The minister said France supports the tunnel.", "supports", False),
    ],
)
def test_a_clause_is_a_neighbour_or_content(text: str, verb: str, beside: bool) -> None:
    token = next(t for t in load_model()(text) if t.text == verb)
    assert is_beside(token, lexicon("en")) is beside
