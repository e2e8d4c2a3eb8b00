"""Fetching one address, against a server of ours that misbehaves."""

import gzip

import pytest

from kg_loaders.readers.fetching import Fetcher
from kg_schema import ReadError

_PAGE = b"<p>Norway rejected the plan.</p>"


def _here(address: str) -> bool:
    return address == "127.0.0.1"


@pytest.fixture
def fetch():
    """Fetch with small limits, where only this machine's usual address is permitted."""

    def run(url, *, timeout=10.0, limit=100_000, redirects=3, **more):
        return Fetcher(timeout=timeout, limit=limit, redirects=redirects, permits=_here, **more).fetch(url)

    return run


def test_a_page_comes_with_its_address_and_type(server, fetch):
    got = fetch(server.give("/a", _PAGE) + "?x=ä b")
    assert (got.content, got.media_type) == (_PAGE, "text/html; charset=utf-8")
    assert server.seen == [("/a?x=%C3%A4%20b", f"127.0.0.1:{server.port}")]


def test_private_addresses_are_refused_before_anything_is_sent(server):
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0"):
        with pytest.raises(ReadError, match="private network or on this machine; give --allow-private"):
            Fetcher().fetch(f"http://{host}:{server.port}/a")
    assert server.seen == []


def test_a_name_is_resolved_once_and_the_checked_address_is_used(server, fetch):
    asked = []

    def changing(host, port):
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    server.give("/a", _PAGE)
    assert fetch(f"http://news.example:{server.port}/a", resolve=changing).content == _PAGE
    assert asked == ["news.example"]
    assert server.seen == [("/a", f"news.example:{server.port}")]


def test_a_name_that_has_changed_its_address_is_refused_at_the_redirect(server, fetch):
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    server.redirect("/a", f"http://news.example:{server.port}/b")
    server.give("/b", _PAGE)
    with pytest.raises(
        ReadError, match=r"\(127\.0\.0\.2\) is in a private network or on this machine \(it redirects to"
    ):
        fetch(f"http://news.example:{server.port}/a", resolve=lambda host, port: next(answers))
    assert [path for path, _ in server.seen] == ["/a"]


def test_one_private_address_among_several_is_enough_to_refuse(server, fetch):
    with pytest.raises(ReadError, match=r"10\.0\.0\.1"):
        fetch(f"http://news.example:{server.port}/", resolve=lambda host, port: ["127.0.0.1", "10.0.0.1"])
    with pytest.raises(ReadError, match="has no address"):
        fetch(f"http://news.example:{server.port}/", resolve=lambda host, port: [])


@pytest.mark.parametrize("to", ["http://127.0.0.2:{port}/b", "http://[::1]:{port}/b", "//127.0.0.3:{port}/b"])
def test_redirects_inward_are_refused(server, fetch, to):
    with pytest.raises(ReadError, match="private network"):
        fetch(server.redirect("/a", to.format(port=server.port)))
    assert len(server.seen) == 1


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://127.0.0.1", "javascript:x"])
def test_redirects_to_other_schemes_are_refused(server, fetch, to):
    with pytest.raises(ReadError, match="only http and https addresses are fetched"):
        fetch(server.redirect("/a", to))


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x.example/a",
        "http://",
        "http://user:pw@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://[::1/",
        "http://a..b/",
    ],
)
def test_addresses_that_are_not_fetched(fetch, url):
    with pytest.raises(ReadError, match=r"^[a-z]+:.*\.$"):
        fetch(url)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_the_last_address_is_told(server, fetch, status):
    server.give("/b/c", _PAGE)
    got = fetch(server.redirect("/b/a", "c", status))
    assert (got.url, got.content) == (f"{server.url}/b/c", _PAGE)


def test_redirects_are_bounded(server, fetch):
    with pytest.raises(ReadError, match="redirects more than 3 times"):
        fetch(server.redirect("/a", "/a"))
    assert len(server.seen) == 4


def test_an_unknown_page_and_an_unknown_name_are_one_sentence(server, fetch):
    with pytest.raises(ReadError, match="the server answers 404 Not Found"):
        fetch(f"{server.url}/none")
    with pytest.raises(ReadError, match=r"the name nowhere\.invalid is not known"):
        fetch("http://nowhere.invalid/")


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip", "x/y; charset=utf-8"])
def test_other_types_are_refused(server, fetch, kind):
    with pytest.raises(ReadError, match="is of type"):
        fetch(server.give("/a", _PAGE, kind))


def test_a_missing_type_is_left_to_the_readers(server, fetch):
    assert fetch(server.give("/a", _PAGE, None)).media_type == ""


_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def test_what_is_too_large_is_refused_whether_or_not_it_says_so(server, fetch):
    with pytest.raises(ReadError, match=r"larger than 0\.1 MB"):
        fetch(server.give("/a", b"x" * 100_001))
    with pytest.raises(ReadError, match=r"larger than 0\.1 MB"):
        fetch(server.raw("/b", _HEAD, b"\r\n", drip=b"x" * 50_000, pause=0.001))


def test_packed_answers_are_unpacked_within_the_limit(server, fetch):
    assert fetch(server.give("/a", gzip.compress(_PAGE), Content_Encoding="gzip")).content == _PAGE
    with pytest.raises(ReadError, match=r"larger than 0\.1 MB"):
        fetch(server.give("/b", gzip.compress(b" " * 50_000_000), Content_Encoding="gzip"))
    with pytest.raises(ReadError, match="breaks off"):
        fetch(server.give("/c", gzip.compress(_PAGE)[:-9], Content_Encoding="gzip"))
    with pytest.raises(ReadError, match="packed as 'br'"):
        fetch(server.give("/d", _PAGE, Content_Encoding="br"))
    with pytest.raises(ReadError, match="cannot be read"):
        fetch(server.give("/e", b"not gzip at all", Content_Encoding="gzip"))


@pytest.mark.parametrize(
    ("pieces", "drip"),
    [
        ((_HEAD, b"\r\n"), b"x"),
        ((b"HTTP/1.1 200 OK\r\n",), b"X-Slow: yes\r\n"),
        ((), b"H"),
        ((_HEAD, b"Transfer-Encoding: chunked\r\n\r\n"), b"1\r\nx\r\n"),
        ((_HEAD, b"Content-Length: 5000\r\n\r\n"), b"x"),
    ],
)
def test_a_server_that_drips_is_cut_off(server, fetch, pieces, drip):
    with pytest.raises(ReadError, match=r"no full answer from 127\.0\.0\.1 within 0\.4 seconds"):
        fetch(server.raw("/a", *pieces, drip=drip), timeout=0.4)


@pytest.mark.parametrize(
    "pieces",
    [
        (_HEAD, b"Content-Length: 500\r\n\r\nshort"),
        (_HEAD, b"Transfer-Encoding: chunked\r\n\r\n5\r\nab"),
        (_HEAD, b"Transfer-Encoding: chunked\r\n\r\nzz\r\nab"),
        (b"nonsense\r\n\r\n",),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000,),
        (b"",),
        (b"HTTP/1.1 -5 What\r\n\r\n",),
    ],
)
def test_lies_and_broken_answers_are_one_sentence(server, fetch, pieces):
    with pytest.raises(ReadError, match=r"^http://127.*\.$") as caught:
        fetch(server.raw("/a", *pieces))
    assert "\n" not in str(caught.value)


def test_https_without_a_certificate_is_one_sentence(server, fetch):
    with pytest.raises(ReadError, match="certificate of 127"):
        fetch(f"https://127.0.0.1:{server.port}/a")


def test_no_credentials_or_cookies_are_sent(server, fetch):
    heads = []
    server.answers["/a"] = lambda handler: (heads.append(dict(handler.headers)), handler.send_error(404))
    with pytest.raises(ReadError):
        fetch(f"{server.url}/a")
    assert set(heads[0]) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}
