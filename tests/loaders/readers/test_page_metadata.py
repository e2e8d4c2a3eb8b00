"""What a page states of its article, and what is not to be believed."""

import json

import pytest
from lxml.html import document_fromstring

from kg_loaders.readers.page_metadata import page_metadata

_TITLE = "Norway Rejects Plan"


def _metadata(head="", body="", address="https://www.example.com/a?x=1", lang=""):
    return page_metadata(
        document_fromstring(f"<html {lang}><head>{head}</head><body>{body}</body></html>"), address
    )


def _json_ld(value):
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


_ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Norway Rejects &#8216;Plan&#8217;",
    "datePublished": "2025-05-06T23:30:00-05:00",
    "dateModified": "2025-05-09",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "The Example Times"}, {"name": "National Desk"}],
    "publisher": {"@type": "Organization", "name": "The Example Times"},
}


@pytest.mark.parametrize(
    "wrap",
    [
        lambda a: a,
        lambda a: [a],
        lambda a: {"@graph": [{"@type": "WebSite"}, a]},
        lambda a: {"@type": "WebPage", "mainEntity": a},
    ],
)
def test_json_ld_comes_first(wrap):
    seen = _metadata(_json_ld(wrap(_ARTICLE)) + "<meta property='article:published_time' content='2020-01-01'>")
    assert (seen.title, seen.publisher) == ("Norway Rejects ‘Plan’", "The Example Times")
    assert seen.authors == ("Jane Doe",)
    assert (seen.published, seen.published_note) == ("2025-05-06", "JSON-LD datePublished")


def test_articles_in_lists_of_links_are_not_this_article():
    others = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2020-01-01"}]}
    assert _metadata(_json_ld(others)).published is None


@pytest.mark.parametrize(
    "broken", ["{", "[1, 2", "null", '"x"', "[" * 100_000, '{"@type": "NewsArticle", "author": 5}']
)
def test_broken_json_ld_is_passed_over(broken):
    head = f'<script type="application/ld+json">{broken}</script><meta name="date" content="2025-05-06">'
    assert _metadata(head).published == "2025-05-06"


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="article:published_time" content="2025-05-06T08:00:00Z">',
        '<meta name="DC.date.issued" content="2025-05-06">',
        '<meta itemprop="datePublished" content="6 May 2025">',
        '<meta name="parsely-pub-date" content="2025-05-06T08:00:00Z">',
    ],
)
def test_meta_tags_come_next(meta):
    seen = _metadata(meta)
    assert seen.published == "2025-05-06"
    assert seen.published_note.startswith("meta ")


def test_the_day_on_which_the_page_was_made_up_is_not_taken():
    head = '<meta name="last-modified" content="2023-12-25"><meta http-equiv="date" content="2023-12-25">'
    body = (
        f"<div>Mon, 25 Dec 2023</div><time datetime='2023-12-25'>now</time><h1>{_TITLE}</h1><p>{'word ' * 30}</p>"
    )
    assert _metadata(head, body).published is None


def test_the_time_beside_the_headline_is_taken():
    body = (
        f"<h1>{_TITLE}</h1><p>By Jane Doe</p><time datetime='2025-05-06T10:00'>May 6</time><p>{'word ' * 30}</p>"
    )
    seen = _metadata("", f"{body}<time datetime='2025-05-01'>other</time>")
    assert (seen.published, seen.published_note) == ("2025-05-06", "the time beside the headline")
    assert (
        _metadata("", f"<h1>{_TITLE}</h1><p>{'word ' * 30}</p><time datetime='2025-05-01'>x</time>").published
        is None
    )


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Norway Rejects Plan | The Example Times</title>", "", _TITLE),
        ("<title>Norway Rejects Plan - Example.com</title>", "", _TITLE),
        ("<title>Norway Rejects Plan - and Pays</title>", "", "Norway Rejects Plan - and Pays"),
        ("<title>Home</title>", "<h1> Norway  Rejects\nPlan </h1>", _TITLE),
        ("<meta property='og:title' content='Norway Rejects Plan'><title>x</title>", "<h1>y</h1>", _TITLE),
        (
            "<meta property='og:site_name' content='The Ex'><meta property='og:title' content='Norway Rejects "
            "Plan — The Ex'>",
            "",
            _TITLE,
        ),
    ],
)
def test_titles_without_the_name_of_the_site(head, body, title):
    assert _metadata(head, body).title == title


@pytest.mark.parametrize(
    ("head", "address", "url"),
    [
        ("<link rel='canonical' href='/a'>", "https://www.example.com/a?utm=1", "https://www.example.com/a"),
        (
            "<link rel='canonical' href='https://example.com/a'>",
            "https://www.example.com/a?b",
            "https://example.com/a",
        ),
        (
            "<link rel='canonical' href='https://other.example/a'>",
            "https://www.example.com/a",
            "https://www.example.com/a",
        ),
        ("<link rel='canonical' href='javascript:x()'>", "https://www.example.com/a", "https://www.example.com/a"),
        ("<meta property='og:url' content='https://www.example.com/b'>", None, "https://www.example.com/b"),
        ("<!-- saved from url=(0025)https://www.example.com/c -->", None, "https://www.example.com/c"),
        ("", None, None),
    ],
)
def test_the_address_of_a_page(head, address, url):
    assert _metadata(head, address=address).url == url


def test_language_and_authors():
    seen = _metadata(
        "<meta name='author' content='Jane Doe and John Roe, https://x.example'>", lang="lang='en-GB'"
    )
    assert seen.language == "en"
    assert seen.authors == ("Jane Doe", "John Roe")
