"""Offices, parties, bodies and places: sentences of ours, and the ties that they state."""

from functools import cache
from typing import Any

import pytest

from kg_loaders import extractor
from kg_schema import Article, Extraction, NodeKind
from statement_pairs import items

ITEMS = items("structure.yaml")


@cache
def extractions() -> dict[str, Extraction]:
    """Return the extraction of each sentence; all go through the parser together."""
    texts = [item["text"] for item in ITEMS]
    return dict(zip(texts, extractor().extract(Article(text=t) for t in texts), strict=True))


def ties(text: str) -> set[tuple[str, str, str]]:
    """Return the structure of a sentence under every name of its ends, in small letters."""
    extraction, found = extractions()[text], set()
    for statement in (s for s in extraction.statements if s.is_edge):
        source, target = extraction.entity(statement.source), extraction.entity(statement.target)
        kinds = {str(statement.relation)}
        if source.type is NodeKind.PERSON and kinds <= {"REPRESENTS", "MEMBER_OF"}:
            kinds = {"REPRESENTS", "MEMBER_OF"}
        found |= {
            (a.casefold(), kind, b.casefold())
            for a in (source.name, *source.aliases)
            for kind in kinds
            for b in (target.name, *target.aliases)
        }
    return found


def _folded(triple: list[str]) -> tuple[str, str, str]:
    source, relation, target = triple
    return source.casefold(), relation, target.casefold()


@pytest.mark.parametrize("item", [i for i in ITEMS if i.get("expect")], ids=lambda i: i["text"][:60])
def test_sentence_states_its_ties(item: dict[str, Any]) -> None:
    found = ties(item["text"])
    assert [triple for triple in item["expect"] if _folded(triple) not in found] == [], found


@pytest.mark.parametrize("item", [i for i in ITEMS if i.get("forbid")], ids=lambda i: i["text"][:60])
def test_sentence_states_no_other_ties(item: dict[str, Any]) -> None:
    found = ties(item["text"])
    assert [triple for triple in item["forbid"] if _folded(triple) in found] == []
