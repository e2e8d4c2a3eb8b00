"""Slips of the parser that are put right before anything is read off the tree."""

import pytest

from kg_loaders import extractor
from kg_loaders.mending import mend
from kg_loaders.parse import load_model
from kg_schema import Article

CASES = [
    ("A Japanese delegation toured Malaysia.", ("Japan", "NEGOTIATES_WITH", "Malaysia")),
    ("Rebels took two nurses hostage.", ("Rebels", "ATTACKS", "Two nurses")),
    ("Gunmen in Nigeria abducted 30 schoolgirls.", ("Gunmen in Nigeria", "ATTACKS", "30 schoolgirls")),
    ("Indian police shot dead two rebels.", ("Indian police", "ATTACKS", "Two rebels")),
]


@pytest.mark.parametrize(("text", "triple"), CASES)
def test_mended_sentences_are_read(text: str, triple: tuple[str, str, str]) -> None:
    extraction = next(iter(extractor().extract([Article(text=text)])))
    found = [
        (extraction.entity(s.source).name, s.relation.value, extraction.entity(s.target).name)
        for s in extraction.statements
    ]
    assert triple in found


@pytest.mark.parametrize(
    "text", ["Two soldiers killed in a clash", "The bridge destroyed by Russia has reopened."]
)
def test_what_is_right_is_left_alone(text: str) -> None:
    doc = load_model()(text)
    before = [(t.head.i, t.dep_, t.tag_) for t in doc]
    mend(doc)
    assert [(t.head.i, t.dep_, t.tag_) for t in doc] == before
