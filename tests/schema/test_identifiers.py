"""Ids: made of content, the same everywhere and always."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import norland
from kg_schema import Article, Entity, Judgement, NodeKind, Relation, Statement, Verdict, content_id, iri, slug


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("RECEP TAYYİP ERDOĞAN", "recep-tayyip-erdogan"),
        ("Lech Wałęsa", "lech-walesa"),
        ("Jens Stoltenberg's", "jens-stoltenberg"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("U.S.", "u-s"),
        ("G7", "g7"),
        ("Київ", "киів"),
        ("東京", "東京"),
        ("  spaced   out ", "spaced-out"),
        ("snake_case", "snake-case"),
        ("…", ""),
    ],
)
def test_slug(name: str, folded: str) -> None:
    assert slug(name) == folded


@given(st.text())
def test_slug_of_a_slug_is_itself(name: str) -> None:
    assert slug(slug(name)) == slug(name)


@given(st.text(alphabet="abc xyz-'’.", max_size=20))
def test_slug_ignores_case(name: str) -> None:
    assert slug(name.upper()) == slug(name)


def test_content_ids_are_fixed_for_ever() -> None:
    # Written down, not computed: a change of these breaks every ledger there is.
    assert content_id("s", "x", 1, None, ["ä"]) == "s-ec75243960091f03"
    assert Article(text="Text.", publisher="P", url="u", published="2025-05").id == "a-83299a58e6124876"
    assert Entity(type=NodeKind.STATE, name="Norland").id_in("a-1") == "e-44abc0541ebd6fd4"


@pytest.mark.parametrize(
    ("one", "other"), [(("a", "b"), ("ab",)), (("1",), (1,)), ((None,), ("None",)), ((), ("",))]
)
def test_different_content_has_different_ids(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert content_id("x", *one) != content_id("x", *other)


@pytest.mark.parametrize(
    ("kind", "identifier", "expected"),
    [
        ("entity", "state:ukraine", "urn:kg:entity:state:ukraine"),
        ("entity", "group:officials@0123abcd", "urn:kg:entity:group:officials@0123abcd"),
        ("entity", "region:київ", "urn:kg:entity:region:%D0%BA%D0%B8%D1%97%D0%B2"),
        ("statement", "s-1 2<>#%", "urn:kg:statement:s-1%202%3C%3E%23%25"),
    ],
)
def test_iris_are_encoded(kind: str, identifier: str, expected: str) -> None:
    assert iri(kind, identifier) == expected


def test_an_article_is_its_text_publisher_url_and_date() -> None:
    base = {"text": "Text.", "publisher": "P", "url": "u", "published": "2025"}
    one = Article(**base)
    described = Article(**base, title="T", authors=("A",), language="en", published_note="found in the URL")
    assert described.id == one.id
    assert len({Article(**{**base, name: "2024"}).id for name in base} | {one.id}) == 5


def _statement(**details: object) -> Statement:
    fixed = {
        "relation": Relation.REJECTS,
        "source": "state:a",
        "target": "state:b",
        "quote": "No",
        "start": 0,
        "end": 2,
    }
    return Statement(**{**fixed, **details})


def test_a_statement_is_the_same_claim_of_the_same_words() -> None:
    one = _statement().id_in("a-1")
    for same in ({"confidence": 0.3}, {"rule": "other"}, {"event_date": "2025"}, {"stance": 1}):
        assert _statement(**same).id_in("a-1") == one
    others = [{"start": 1}, {"end": 3}, {"target": "state:c"}, {"polarity": "negated"}, {"modality": "planned"}]
    others += [
        {"attributed_to": "state:b"},
        {"relation": Relation.SUPPORTS},
        {"source": "state:b", "target": "state:a"},
    ]
    assert one not in {_statement(**other).id_in("a-1") for other in others} | {_statement().id_in("a-2")}


def test_the_direction_of_a_symmetric_statement_does_not_matter() -> None:
    there = _statement(relation=Relation.AGREES_WITH)
    back = _statement(relation=Relation.AGREES_WITH, source="state:b", target="state:a")
    assert there.id_in("a-1") == back.id_in("a-1")


def test_a_judgement_is_its_content() -> None:
    judgement = Judgement(verdict=Verdict.RETRACT, subject="a-1", why="w", who="me", at="2025-01-01")
    assert judgement.id.startswith("j-")
    assert judgement.id != Judgement(verdict=Verdict.RESTORE, subject="a-1", why="w", who="me", at="2025-01-01").id


def test_names_without_letters_have_keys_of_their_own() -> None:
    one, other = Entity(type=NodeKind.GROUP, name="…"), Entity(type=NodeKind.GROUP, name="!!")
    assert one.key.startswith("group:n-") and one.key != other.key


def test_no_two_statements_of_the_sample_share_an_id() -> None:
    ids = [s.id_in(e.article.id) for e in norland() for s in e.statements]
    assert len(set(ids)) == len(ids) == 8
