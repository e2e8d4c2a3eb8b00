"""Constructions of the news that were read wrongly once: sentences of ours, and the plain edges they must give."""

from functools import cache
from typing import Any

import pytest

from kg_loaders import extractor
from kg_schema import Article, Extraction
from statement_pairs import items, says, words

ITEMS = items("constructions.yaml")


@cache
def extractions() -> dict[str, Extraction]:
    """Return the extraction of each sentence; all go through the parser together."""
    texts = [item["text"] for item in ITEMS]
    return dict(zip(texts, extractor().extract(Article(text=t) for t in texts), strict=True))


def edges(text: str, triple: list[str]) -> list[str]:
    """Return the plain edges of a sentence that are the triple; a group may be named by one of its words."""
    extraction = extractions()[text]
    found = []
    for statement in (s for s in extraction.statements if s.is_edge and s.relation == triple[1]):
        ends = [extraction.entity(statement.source), extraction.entity(statement.target)]
        near = all(
            any(words(wanted) & words(name) for name in (end.name, *end.aliases))
            for end, wanted in zip(ends, (triple[0], triple[2]), strict=True)
        )
        if near or says(extraction, statement, triple):
            found.append(f"{ends[0].name} {statement.relation} {ends[1].name} ({statement.rule})")
    return found


@pytest.mark.parametrize("item", [i for i in ITEMS if i.get("expect")], ids=lambda i: i["text"][:60])
def test_sentence_gives_its_edges(item: dict[str, Any]) -> None:
    extraction = extractions()[item["text"]]
    made = [
        (s.rule, extraction.entity(s.source).name, extraction.entity(s.target).name) for s in extraction.statements
    ]
    missing = [triple for triple in item["expect"] if not edges(item["text"], triple)]
    assert not missing, made


@pytest.mark.parametrize("item", [i for i in ITEMS if i.get("forbid")], ids=lambda i: i["text"][:60])
def test_sentence_gives_no_other_edges(item: dict[str, Any]) -> None:
    assert [e for triple in item["forbid"] for e in edges(item["text"], triple)] == []
