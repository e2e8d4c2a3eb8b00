"""Addresses as targets: what comes is read by the reader for it."""

import json

import pytest


def test_a_page_is_an_article_with_its_address(server, article, kept, own, page_of):
    head = "<meta property='article:published_time' content='2025-05-06'>"
    url = server.redirect("/a", "/b")
    server.give("/b", page_of("inside", head).encode())
    seen = article(url, allow_private=True)
    assert kept(seen)[:5] == list(own.body)
    assert (seen.url, seen.published) == (f"{server.url}/b", "2025-05-06")


def test_the_type_tells_the_reader(server, readings, own, pdf_of):
    record = json.dumps({"text": own.text}).encode()
    sent = {
        "/a": (own.text.encode(), "text/plain"),
        "/b": (record, "application/json"),
        "/c": (record, "application/octet-stream"),
        "/d": (pdf_of(own.title, own.body), "application/octet-stream"),
        "/e.md": (f"# T\n\n{own.text}".encode(), "text/plain; charset=utf-8"),
        "/f": (f"<article><p>{own.body[0]}</p></article>".encode("cp1252"), "text/html; charset=windows-1252"),
        "/g": (own.text.encode("cp1252"), None),
    }
    for path, (body, kind) in sent.items():
        (reading,) = readings(server.give(path, body, kind), allow_private=True)
        assert reading.error is None, path
        assert own.body[0] in reading.article.text
        assert reading.article.url == f"{server.url}{path}"


def test_failures_are_readings(server, refusal):
    url = server.give("/a", b"x", "image/png")
    assert "private network" in refusal(url)
    assert "image/png" in refusal(url, allow_private=True)
    assert "only http and https" in refusal("ftp://x.example/a.txt")
    assert "within 0.3 seconds" in refusal(server.raw("/b", drip=b"x"), allow_private=True, timeout=0.3)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "data://x", "gopher://x"])
def test_other_schemes_are_never_opened(refusal, target):
    assert "only http and https" in refusal(target)
