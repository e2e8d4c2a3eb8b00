"""Which country's body a bare name means."""

import pytest

from kg_loaders import extractor
from kg_schema import Article


def _bodies(text: str) -> set[str]:
    extraction = next(iter(extractor().extract([Article(text=text)])))
    return {e.name for e in extraction.entities if e.type.value == "Organization"}


def test_a_bare_court_is_of_the_country_that_the_article_speaks_of() -> None:
    text = (
        "Honduran envoys met American ones. Hondurans wept in Honduras. Honduran troops left. "
        "The Supreme Court annulled the decree."
    )
    assert _bodies(text) == {"Supreme Court"}


def test_a_bare_court_is_the_american_one_in_an_american_article() -> None:
    assert _bodies("President Joe Biden of the United States lost. The Supreme Court annulled the decree.") == {
        "US Supreme Court"
    }


@pytest.mark.parametrize("firm", ["Twitter", "Google"])
def test_a_company_does_not_make_an_article_one_of_its_country(firm: str) -> None:
    assert "US Supreme Court" not in _bodies(f"He wrote it on {firm}. The Supreme Court annulled the decree.")
