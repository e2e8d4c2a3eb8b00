"""RSS and Atom, with full texts and with links to pages."""

import pytest

_RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Example Times</title><link>https://news.example</link><language>en-gb</language>
<item><title>{title}</title><link>{link}</link><dc:creator>Jane Doe</dc:creator>
<pubDate>Tue, 06 May 2025 08:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[{html}]]></content:encoded></item>
<item><title>Second</title><link>{second}</link><description>{summary}</description></item>
</channel></rss>"""
_ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Example Times</title>
<entry><title type="html">Norway &lt;b&gt;Rejects&lt;/b&gt; Plan</title>
<link rel="self" href="/self"/><link href="{link}"/><author><name>Jane Doe</name></author>
<updated>2025-05-09T00:00:00Z</updated><published>2025-05-06T23:00:00-05:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{html}</div></content></entry></feed>"""


def _html(own):
    return "".join(f"<p>{p}</p>" for p in own.body)


def _rss(tmp_path, own, second="https://news.example/2", html=None):
    path = tmp_path / "a.xml"
    text = _RSS.format(
        title=own.title, link=own.url, html=html or _html(own), second=second, summary="But a summary."
    )
    path.write_text(text, "utf-8")
    return path


def test_full_texts_are_articles_and_summaries_are_refused(tmp_path, readings, kept, own):
    full, short = readings(_rss(tmp_path, own))
    seen = full.article
    assert kept(seen) == list(own.body)
    assert (seen.title, seen.url, seen.published) == (own.title, own.url, "2025-05-06")
    assert (seen.publisher, seen.authors, seen.language) == ("The Example Times", ("Jane Doe",), "en")
    assert seen.published_note == "'pubDate' in the feed"
    assert "--follow" in str(short.error)
    assert [r.label[-7:] for r in (full, short)] == ["a.xml:1", "a.xml:2"]


def test_pages_of_summaries_are_followed(tmp_path, server, readings, kept, own, page_of):
    link = server.give("/2", page_of("inside").encode())
    _, followed = readings(_rss(tmp_path, own, second=link), follow=True, allow_private=True)
    assert kept(followed.article)[:5] == list(own.body)
    assert followed.article.title == own.title
    assert followed.article.url == link
    assert followed.article.publisher == "The Example Times"


def test_a_page_that_fails_does_not_stop_the_feed(tmp_path, server, readings, own):
    full, failed = readings(_rss(tmp_path, own, second=f"{server.url}/none"), follow=True, allow_private=True)
    assert full.article is not None
    assert "404" in str(failed.error)
    _, refused = readings(_rss(tmp_path, own, second=f"{server.url}/none"), follow=True)
    assert "private network" in str(refused.error)


def test_atom(tmp_path, article, kept, own):
    path = tmp_path / "a.atom"
    path.write_text(_ATOM.format(link=own.url, html=_html(own)), "utf-8")
    seen = article(path)
    assert kept(seen) == list(own.body)
    assert (seen.title, seen.url, seen.published) == ("Norway Rejects Plan", own.url, "2025-05-06")
    assert seen.authors == ("Jane Doe",)


_LOL = "".join("<!ENTITY b{} '{}'>".format(n, f"&b{n - 1};" * 10) for n in range(1, 12))
_BOMB = f'<!DOCTYPE rss [<!ENTITY b0 "ha">{_LOL}]>'


@pytest.mark.parametrize(
    "content",
    [
        f"{_BOMB}<rss><channel><item><title>&b11;</title><description>&b11;</description></item></channel></rss>",
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
        '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd"><rss><channel><item/></channel></rss>',
        "<rss><channel>" + "<a>" * 100_000,
        "<rss><channel><title>T</title></channel></rss>",
        "<rss",
        "",
        "not xml",
    ],
)
def test_hostile_and_broken_feeds_are_refused(tmp_path, readings, content):
    (tmp_path / "a.xml").write_text(content)
    (reading,) = readings(tmp_path / "a.xml")
    assert reading.article is None
    assert "root:" not in str(reading.error)


def test_a_feed_of_too_many_tags_is_refused_before_it_is_parsed(tmp_path, refusal):
    (tmp_path / "a.xml").write_text("<rss>" + "<a/>" * 1_000_000 + "</rss>")
    assert "tags, more than 1000000" in refusal(tmp_path / "a.xml")


def test_an_entity_from_outside_is_never_read(tmp_path, readings):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words of the council")
    body = "Norway rejects the plan. " * 40
    (tmp_path / "a.xml").write_text(
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss><channel><item><title>&x;</title>'
        f"<description>&x; {body}</description></item></channel></rss>"
    )
    (reading,) = readings(tmp_path / "a.xml")
    assert "secret words" not in reading.article.text
    assert "secret words" not in (reading.article.title or "")
