"""Versions: one address, several articles, of which the graph shows the newest whatever the order of loading."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import claim, extraction
from kg.export import json_lines
from kg.resolve import canonical_graph
from kg.versions import address_key, superseded, versions
from kg.workspace import Workspace
from kg_schema import Article, Extraction

URL = "https://courier.example/harbour"


@pytest.mark.parametrize(
    "same",
    [
        "http://courier.example/harbour",
        "HTTPS://WWW.Courier.Example:443/harbour/",
        "https://courier.example/harbour#comments",
        "https://courier.example/harbour?utm_source=x&fbclid=1",
        "  https://courier.example/harbour\n",
    ],
)
def test_ways_to_write_one_address(same: str) -> None:
    assert address_key(same) == address_key(URL) == "courier.example/harbour"


@pytest.mark.parametrize(
    "other",
    [
        "https://courier.example/Harbour",
        "https://courier.example/harbour/2",
        "https://courier.example/harbour?id=2",
        "https://courier.example:8080/harbour",
        "https://courier.example/harbour#!/2",
        "https://m.courier.example/harbour",
    ],
)
def test_other_addresses(other: str) -> None:
    assert address_key(other) not in (None, address_key(URL))


def test_parameters_in_another_order_are_the_same_address() -> None:
    assert address_key("https://c.example/?b=2&a=1") == address_key("https://c.example/?a=1&b=2")


@pytest.mark.parametrize(
    "none", [None, "", "https://courier.example", "https://courier.example/", "ftp://c.example/x", "http://[bad/x"]
)
def test_what_names_no_single_page(none: str | None) -> None:
    assert address_key(none) is None


def _article(text: str = "Norland waits.", **details: str | None) -> Article:
    return Article(**{"text": text, "url": URL, **details})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (_article(published="2025-04-26"), _article(published="2025-05-01")),
        (_article("Norland waits and waits."), _article(published="2025")),
        (_article(published="2025"), _article(published="2025-04-26")),
        (
            _article("Norland waits and waits.", published="2025-04-26", modified="2025-04-26T09:00:00Z"),
            _article(published="2025-04-26", modified="2025-04-26T14:03:00Z"),
        ),
        (_article(published="2025-04-26", modified="2025-06-01"), _article(published="2025-04-27")),
        (_article(published="2025-04-26"), _article("Norland waits and waits.", published="2025-04-26")),
    ],
)
def test_which_version_is_newest(older: Article, newer: Article) -> None:
    assert versions([older, newer]) == versions([newer, older]) == ((newer, older),)
    assert superseded([older, newer]) == {older.id}


def test_articles_of_different_or_no_addresses_are_no_versions() -> None:
    alone = [
        _article(),
        _article(url="https://courier.example/other"),
        _article(url=None),
        _article("B", url=None),
    ]
    assert versions(alone) == () and superseded(alone) == frozenset()


_ARTICLES = st.lists(
    st.builds(
        _article,
        st.sampled_from(("A.", "B.", "A longer one.")),
        url=st.sampled_from((URL, f"{URL}/", f"{URL}/2", "https://courier.example/", None)),
        published=st.sampled_from((None, "2025", "2025-04-26")),
        modified=st.sampled_from((None, "2025-04-27T00:00:00Z")),
    ),
    unique_by=lambda a: a.id,
    max_size=8,
)


@given(_ARTICLES, st.randoms(use_true_random=False))
def test_order_does_not_decide_and_one_of_each_address_stays(articles: list[Article], random: Random) -> None:
    shuffled = random.sample(articles, len(articles))
    gone = superseded(articles)
    assert superseded(shuffled) == gone
    kept = [address_key(a.url) for a in articles if a.id not in gone and address_key(a.url)]
    assert sorted(set(kept)) == sorted(kept) == sorted({k for a in articles if (k := address_key(a.url))})


def _three() -> list[Extraction]:
    relations = ("SUPPORTS", "REJECTS", "CRITICIZES")
    return [
        extraction(
            f"Norland says its word of the {day}th on Sudland.",
            claim("state:Norland", relation, "state:Sudland"),
            url=URL,
            published=f"2025-05-0{day}",
        )
        for day, relation in enumerate(relations, 1)
    ]


def test_the_graph_shows_the_newest_alone() -> None:
    for order in permutations(_three()):
        graph = canonical_graph(order)
        assert [a.published for a in graph.articles] == ["2025-05-03"]
        assert [s.relation for s in graph.statements] == ["CRITICIZES"]
        assert [m.article for m in graph.mentions] == [graph.articles[0].id] * 2


def test_retracting_the_newest_brings_the_older_back_as_if_it_had_never_been(tmp_path: Path) -> None:
    first, second, third = _three()
    with Workspace.open(tmp_path / "a", create=True) as opened:
        for one in (third, first, second):
            opened.ledger.add(one)
        opened.ledger.retract(third.article.id, why="wrong", who="tester", at="2025-06-01")
        back = "".join(json_lines(opened.graph()))
        assert [a.published for a in opened.graph().articles] == ["2025-05-02"]
        opened.ledger.restore(third.article.id, why="right", who="tester", at="2025-06-02")
        assert [a.published for a in opened.graph().articles] == ["2025-05-03"]
        assert len(opened.ledger.articles()) == 3, "the older stay in the ledger"
    assert back == "".join(json_lines(canonical_graph([first, second])))


def test_a_time_of_change_survives_the_ledger_and_makes_no_second_article(tmp_path: Path) -> None:
    plain, *_ = _three()
    changed = replace(plain, article=replace(plain.article, modified="2025-05-02T10:00:00Z"))
    assert plain.article.id == changed.article.id
    with Workspace.open(tmp_path / "a", create=True) as opened:
        for one in (plain, changed):
            opened.ledger.add(one)
        (article,) = opened.graph().articles
    assert article == changed.article
