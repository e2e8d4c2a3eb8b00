"""Hyphened participles: what "X-backed Y" says of X and Y."""

import pytest

from kg_loaders import extractor
from kg_schema import Article

CASES = [
    ("Residents fled Russian-occupied Crimea.", ("Russia", "OCCUPIES", "Crimea")),
    ("The Iranian-backed militia resumed its march.", ("Iran", "SUPPORTS", "Iranian-backed militia")),
    ("A Chinese-funded hospital opened on Monday.", ("China", "AIDS", "Chinese-funded hospital")),
    ("The half-occupied flats are cold.", None),
]


@pytest.mark.parametrize(("text", "triple"), CASES)
def test_hyphened_participles(text: str, triple: tuple[str, str, str] | None) -> None:
    extraction = next(iter(extractor().extract([Article(text=text)])))
    found = [
        (extraction.entity(s.source).name, s.relation.value, extraction.entity(s.target).name)
        for s in extraction.statements
        if s.rule.startswith("hyphen.")
    ]
    assert found == ([triple] if triple else [])
