"""Which proposals are one across articles, and which stay apart."""

import pytest

from factories import claim, extraction
from kg.analysis.proposals import grouped_proposals
from kg.resolve import canonical_graph


def _article(number, *pairs, published=None):
    """An article in which each (actor, relation, name) is a statement about a proposal of its own."""
    claims = [claim(actor, relation, f"proposal:{name}!") for actor, relation, name in pairs]
    text = f"Article {number}: " + ", ".join(f"{actor} {name}" for actor, _, name in pairs) + "."
    return extraction(text, *claims, published=published)


def _groups(*articles):
    proposals = grouped_proposals(canonical_graph(articles))
    return {group.name: group for group in proposals.groups if len(group.members) > 1}


def _norland(number, name, published=None, relation="SUPPORTS"):
    return _article(number, ("state:Norland", relation, name), published=published)


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (("harbour plan", "2024-01-01"), ("harbour plan", "2024-11-01"), "one name"),
        (("pension law", "2024-01-01"), ("pension bill", "2024-02-01"), "one name"),
        (("harbour plan", None), ("harbour plan", "2024-11-01"), "one name"),
        (("Treaty of Porto", "1999"), ("Treaty of Porto", "2024"), "one title"),
    ],
)
def test_names_that_tell_join(one, other, rule):
    (group,) = _groups(_norland(1, *one), _norland(2, *other)).values()

    assert group.rules[0].startswith(rule)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("peace talks", "2019"), ("peace talks", "2024")),
        (("peace talks", "2024-01-01"), ("peace talks", "2024-01-02")),
        (("plan", "2024-01-01"), ("plan", "2024-01-01")),
        (("truce", None), ("truce", None)),
        (("harbour plan", "2021-01-01"), ("harbour plan", "2024-01-01")),
        (("harbour plan", "2024-01-01"), ("airport plan", "2024-01-01")),
        (("pension law", "2024-01-01"), ("pension referendum", "2024-01-01")),
        (('deal" Brexit', "2024-01-01"), ("Brexit deal", "2024-01-01")),
    ],
)
def test_what_is_broad_or_far_or_different_stays_apart(one, other):
    assert _groups(_norland(1, *one), _norland(2, *other)) == {}


def test_what_is_too_broad_says_so():
    articles = [_norland(1, "peace talks", "2019"), _norland(2, "peace talks", "2024")]
    (one, other) = grouped_proposals(canonical_graph(articles)).groups

    assert one.rules == other.rules
    assert "too broad" in one.rules[0]


def test_names_of_one_owner_join():
    owned = [("person:Ada Brandt", "PROPOSES", "truce plan")], [("person:Ada Brandt", "PROPOSES", "Brandt's plan")]
    quick = [("person:Ada Brandt", "PROPOSES", "quick truce")]
    articles = [_article(n, *pairs, published=f"2024-0{n}-01") for n, pairs in enumerate((*owned, quick), 1)]

    (group,) = _groups(*articles).values()

    assert len(group.members) == 3
    assert group.rules == ("one owner (person:ada-brandt) and one sort of thing within 180 days",)


def test_an_owner_may_stand_in_the_name():
    articles = [
        extraction(
            f"Article {n}: Norland and {name}.",
            claim("state:Sudmark", "REJECTS", f"proposal:{name}!"),
            claim("state:Sudmark", "CRITICIZES", "state:Norland"),
            published=f"2024-0{n}-01",
        )
        for n, name in ((1, "Norland's fishing plan"), (2, "Norland fishing freeze"))
    ]

    assert len(_groups(*articles)) == 1


def test_a_vague_name_joins_none_of_several():
    names = ("Brandt's truce plan", "Brandt's tariff plan", "Brandt's plan")
    articles = [
        _article(n, ("person:Ada Brandt", "PROPOSES", name), published="2024-01-01")
        for n, name in enumerate(names)
    ]

    assert _groups(*articles) == {}


def test_one_owner_years_apart_stays_apart():
    articles = [
        _article(n, ("person:Ada Brandt", "PROPOSES", "truce plan"), published=f"20{n}-01-01") for n in (19, 24)
    ]

    assert _groups(*articles) == {}


def test_within_one_article_the_short_name_is_the_long_one():
    article = _article(
        1,
        ("state:Norland", "SUPPORTS", "corridor from Keld to the border"),
        ("state:Sudmark", "REJECTS", "corridor"),
    )

    (group,) = _groups(article).values()

    assert group.name == "corridor from Keld to the border"
    assert group.rules == ("the only such thing in one article",)


def test_within_one_article_two_candidates_leave_the_short_name_alone():
    article = _article(
        1,
        ("state:Norland", "SUPPORTS", "grain corridor"),
        ("state:Norland", "SUPPORTS", "rail corridor"),
        ("state:Sudmark", "REJECTS", "corridor"),
    )

    assert _groups(article) == {}


def test_the_order_of_the_articles_does_not_matter():
    articles = [
        _norland(n, name, f"2024-0{n}-01") for n, name in enumerate(("harbour plan", "harbour plan", "plan"), 1)
    ]

    assert grouped_proposals(canonical_graph(articles)) == grouped_proposals(canonical_graph(articles[::-1]))


@pytest.mark.parametrize("name", ["several truce proposals of the West", "multiple proposals for an armistice"])
def test_a_short_name_means_none_of_several_things(name):
    article = _article(1, ("state:Norland", "SUPPORTS", "truce"), ("state:Sudland", "PROPOSES", name))

    assert _groups(article) == {}


def test_a_short_name_means_the_one_longer_thing():
    article = _article(
        1, ("state:Norland", "SUPPORTS", "truce"), ("state:Sudland", "PROPOSES", "harbour truce proposal")
    )

    assert len(_groups(article)) == 1
