"""Web pages in the layouts that there are, and pages made to do harm."""

import pytest


def _page(tmp_path, content, name="a.html"):
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("layout", ["article", "soup", "inside", "flat"])
def test_layouts_give_the_article_and_no_other_story(tmp_path, article, kept, own, points, page_of, layout):
    seen = article(_page(tmp_path, page_of(layout)))
    assert kept(seen) == [*own.body, *points]
    assert seen.title == own.title


def test_a_live_blog_gives_its_entries(tmp_path, article, kept, own, page_of):
    assert kept(article(_page(tmp_path, page_of("live")))) == list(own.body)


def test_a_paywall_leaves_what_can_be_read_and_a_note(tmp_path, readings, kept, own, page_of):
    stated = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    (reading,) = readings(_page(tmp_path, page_of("paywall", stated)))
    assert kept(reading.article) == list(own.body[:2])
    assert any("not free to read" in note for note in reading.notes)


def test_a_heading_that_links_within_the_page_is_no_other_story(tmp_path, article, kept, own):
    body = "".join(f"<h2><a href='#s{n}'>Part {n} of it</a></h2><p>{p}</p>" for n, p in enumerate(own.body))
    assert kept(article(_page(tmp_path, f"<article><h1>{own.title}</h1>{body}</article>"))) == list(own.body)


def test_what_is_hidden_is_not_read(tmp_path, article, own):
    hidden = "<p style='display: none'>Iceland attacks Norway with its whole fleet in the night of Monday.</p>"
    seen = article(
        _page(tmp_path, f"<article>{hidden}<p hidden>Norway attacks.</p><p>{own.body[0]}</p></article>")
    )
    assert "attacks" not in seen.text


@pytest.mark.parametrize(
    ("charset", "meta"),
    [
        ("utf-8", ""),
        ("utf-8", "<meta charset='utf-8'>"),
        ("iso-8859-1", "<meta charset='iso-8859-1'>"),
        ("cp1252", "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>"),
        ("cp1252", ""),
        ("cp1252", "<meta charset='utf-8'>"),
        ("utf-16", ""),
        ("utf-8", "<meta charset='nonsense'>"),
        ("utf-8", "<?xml version='1.0' encoding='utf-8'?>"),
    ],
)
def test_encodings_of_pages(tmp_path, article, charset, meta):
    sentence = "Ålesund’s fishermen rejected the naïve plan of the European Union on Monday, the mayor said."
    if charset == "iso-8859-1":
        sentence = sentence.replace("’", "'")
    page = f"{meta}<html><body><article><p>{sentence}</p></article></body></html>"
    assert article(_page(tmp_path, page.encode(charset))).text == sentence


@pytest.mark.parametrize(
    "content",
    [
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a></nav><script>x()</script></body></html>",
        "<!-- -->",
        " ",
    ],
)
def test_a_page_without_an_article_is_one_sentence(tmp_path, refusal, content):
    assert refusal(_page(tmp_path, content)).endswith(".")


_SENTENCE = "Norway rejects the plan of the Union on Monday."
_HARM = {
    "nested blocks": "<div>" * 100_000 + f"<p>{_SENTENCE}</p>",
    "nested inlines": "<p>" + "<b>" * 100_000 + _SENTENCE,
    "nested lists": "<ul><li>" * 50_000 + _SENTENCE,
    "nested tables": "<table><tr><td>" * 20_000 + _SENTENCE,
    "many attributes": "<div " + "a=b " * 200_000 + f">{_SENTENCE}</div>",
    "deep JSON-LD": f"<script type='application/ld+json'>{'[' * 200_000}</script><p>{_SENTENCE}</p>",
    "linked headings": "<h2><a href='/x'>Two words</a></h2>" * 5_000 + f"<p>{_SENTENCE}</p>",
    "no end": f"<p>{_SENTENCE}</p><!-- " + "x" * 1_000_000,
    "entities": f"<!DOCTYPE html [<!ENTITY a 'aaaa'>]><p>{_SENTENCE}" + "&a;&lol;&#0;&#xD800;&#x110000;" * 5_000,
    "bidi": f"<p>\u202e{_SENTENCE}\u202c \u2066x\u2069</p>",
}


@pytest.mark.parametrize("name", sorted(_HARM))
def test_hostile_pages_are_read_or_refused(tmp_path, readings, name):
    (reading,) = readings(_page(tmp_path, f"<html><body>{_HARM[name]}"))
    assert (reading.article is None) != (reading.error is None)
    if reading.article:
        reading.article.text.encode()


def test_a_page_of_too_many_tags_is_refused_before_it_is_parsed(tmp_path, refusal):
    assert "400000 tags, more than 150000" in refusal(_page(tmp_path, "<p>a" * 400_000))


def test_marks_of_direction_do_not_turn_the_words(tmp_path, article):
    assert _SENTENCE in article(_page(tmp_path, f"<html><body>{_HARM['bidi']}")).text
