"""The parser's tree stays a tree, whatever is mended in it."""

import random
import re
from pathlib import Path

from kg_loaders.parse import load_model, parse_articles
from kg_loaders.trees import change_tree, is_tree
from kg_schema import Article

_GOLD = Path(__file__).parents[1] / "evaluation" / "gold" / "dev"


def _ring(doc):
    """Hang the verb on its object, which hangs on the verb."""
    verb = next(t for t in doc if t.dep_ == "ROOT")
    thing = next(t for t in verb.children if t.dep_ == "dobj")
    verb.head, verb.dep_ = thing, "conj"


def test_a_ring_is_seen_and_put_back():
    doc = load_model()("Chad rejected the levy.")
    before = [(t.head.i, t.dep_) for t in doc]
    assert is_tree(doc)

    change_tree(doc, _ring)

    assert is_tree(doc)
    assert [(t.head.i, t.dep_) for t in doc] == before


def test_a_ring_that_nobody_puts_back_is_no_tree():
    doc = load_model()("Chad rejected the levy.")
    _ring(doc)
    assert not is_tree(doc)


def test_a_change_that_keeps_the_tree_stays():
    doc = load_model()("Chad rejected the levy.")

    def change(doc):
        doc[0].dep_ = "dobj"

    change_tree(doc, change)
    assert doc[0].dep_ == "dobj"


def test_all_that_is_parsed_is_a_tree():
    texts = [path.read_text() for path in sorted(_GOLD.glob("*.txt"))]
    pieces = [s for text in texts for s in re.split(r"(?<=[.!?])\s+|\n", text) if len(s.split()) > 8]
    cut = [" ".join(s.split()[: random.Random(len(s)).randrange(3, 9)]) for s in pieces]
    for parsed in parse_articles((Article(text=t) for t in [*texts, *cut]), load_model()):
        assert is_tree(parsed.doc)
