"""A text may end anywhere: a headline without a full stop, a page cut off in the middle of a sentence."""

import random
import re
from pathlib import Path

import pytest

from kg_loaders import extractor
from kg_schema import Article

_GOLD = Path(__file__).parents[1] / "evaluation" / "gold" / "dev"
_FOUND = [
    "Iran's Idlib Strike Stalls Peace Talks",
    "Rahel Tamene, the party's secretary",
    "Okello, a ZANU",
    "Minister of",
    "Chad's",
    "The nomination",
    "Green Party ticket",
]


def _pieces() -> list[str]:
    """Return beginnings and ends of our own sentences, cut between two words."""
    text = "\n".join(path.read_text() for path in sorted(_GOLD.glob("*.txt")))
    sentences = [s.split() for s in re.split(r"(?<=[.!?])\s+|\n", text) if len(s.split()) > 5]
    chosen = random.Random(7)
    found = []
    for words in chosen.sample(sentences, 120):
        cut = chosen.randrange(1, len(words))
        found += [" ".join(words[:cut]), " ".join(words[cut:]).rstrip(".")]
    return found


@pytest.mark.parametrize("text", _FOUND)
def test_ends_seen_to_fail(text: str) -> None:
    (found,) = extractor().extract([Article(text=text)])
    assert found.article.text == text


def test_sentences_cut_anywhere() -> None:
    pieces = _pieces()
    found = list(extractor().extract(Article(text=piece) for piece in pieces))
    assert [one.article.text for one in found] == pieces
