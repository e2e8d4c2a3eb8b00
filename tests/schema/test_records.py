"""Records: values that make no sense are refused, and JSON brings back what was written."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import corpora, norland
from kg_schema import (
    Article,
    Entity,
    Extraction,
    ModelError,
    NodeKind,
    Precision,
    Refusal,
    Relation,
    Statement,
    article_from_record,
    article_record,
    checked,
    extraction_from_record,
    extraction_record,
    published_form,
    quote_selector,
)


def _through_json(record: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(record)
    loaded = json.loads(text)
    assert isinstance(loaded, dict)
    return loaded


@given(corpora(max_size=4))
def test_extractions_come_back_from_json(corpus: list[Extraction]) -> None:
    for extraction in corpus:
        record = _through_json(extraction_record(extraction))
        assert extraction_from_record(record, extraction.article) == extraction


@pytest.mark.parametrize("number", range(4))
def test_whole_extractions_come_back_from_json(number: int) -> None:
    extraction = checked(norland()[number])
    assert extraction_from_record(_through_json(extraction_record(extraction)), extraction.article) == extraction


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(
    st.builds(
        Article,
        text=_TEXT,
        title=st.none() | _TEXT,
        publisher=st.none() | _TEXT,
        url=st.none() | _TEXT,
        authors=st.lists(_TEXT, max_size=3).map(tuple),
        published=st.sampled_from([None, "2025", "2025-04", "2025-04-26"]),
        language=st.none() | _TEXT,
    )
)
def test_articles_come_back_from_json(article: Article) -> None:
    assert article_from_record(_through_json(article_record(article))) == article


def test_the_published_form_is_the_contract() -> None:
    found = published_form(checked(norland()[0]), "a.txt")
    assert {"id", "path", "title", "published", "text"} <= set(found["article"])
    assert found["article"]["path"] == "a.txt" and _through_json(found) == found
    by_type = {s["type"]: s for s in found["statements"]}
    rejects = by_type["REJECTS"]
    assert rejects["source"]["name"] == "Helena Vasques" and rejects["target"]["type"] == "Proposal"
    evidence = rejects["evidence"]
    assert found["article"]["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
    assert rejects["stance"] == -2 and rejects["confidence"] == 0.85 and rejects["attributed_to"] is None
    assert by_type["REPRESENTS"]["office"] == "president" and "office" not in rejects
    assert {e["id"] for e in found["entities"]} >= {
        s[end]["id"] for s in found["statements"] for end in ("source", "target")
    }


def test_the_published_form_names_the_speaker() -> None:
    (denied,) = (s for s in published_form(checked(norland()[1]))["statements"] if s["modality"] == "denied")
    assert denied["attributed_to"] == {"name": "Vasques", "type": "Person"}


@pytest.mark.parametrize(
    "date", ["2025-13", "2025-00", "2025-04-32", "2025-4-6", "25", "yesterday", "2025-04-26T00:00", ""]
)
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(ModelError, match="is not a date"):
        Article(text="x", published=date)


@pytest.mark.parametrize(
    ("date", "precision"),
    [
        ("2025-04-26", Precision.DAY),
        ("2025-04", Precision.MONTH),
        ("2025", Precision.YEAR),
        (None, Precision.UNKNOWN),
    ],
)
def test_the_precision_of_a_date_shows(date: str | None, precision: Precision) -> None:
    assert Article(text="x", published=date).published_precision is precision


@pytest.mark.parametrize(
    "wrong", [{"stance": 3}, {"stance": -3}, {"confidence": 1.1}, {"confidence": -0.1}, {"event_date": "May"}]
)
def test_statements_out_of_range_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ModelError):
        Statement(relation=Relation.REJECTS, source="a", target="b", quote="x", start=0, end=1, **wrong)


@pytest.mark.parametrize("kind", [NodeKind.ARTICLE, NodeKind.STATEMENT])
def test_articles_and_statements_are_no_entities(kind: NodeKind) -> None:
    with pytest.raises(ModelError, match="is not a type of entity"):
        Entity(type=kind, name="x")


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_an_entity_needs_a_name(name: str) -> None:
    with pytest.raises(ModelError, match="needs a name"):
        Entity(type=NodeKind.STATE, name=name)


def test_a_quotation_has_up_to_32_characters_around_it() -> None:
    text = "a" * 40 + "QUOTE" + "b" * 5
    selector = quote_selector(text, 40, 45)
    assert (selector.prefix, selector.exact, selector.suffix) == ("a" * 32, "QUOTE", "bbbbb")
    assert quote_selector(text, 0, 2).prefix == ""


def test_refusals_come_back_from_json() -> None:
    (plain, *_) = norland()
    extraction = Extraction(article=plain.article, refused=(Refusal("teaser", "a link", 3, 9), Refusal("x", "y")))
    assert extraction_from_record(_through_json(extraction_record(extraction)), plain.article) == extraction
