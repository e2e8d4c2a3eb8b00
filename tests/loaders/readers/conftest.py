"""One article of our own, and short ways to read what a test writes."""

import contextlib
import io
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg_loaders.blocks import BlockKind, find_blocks
from kg_loaders.readers import Metadata, Reading, ReadOptions, read
from pdf_pages import assembled, make_pdf

TITLE = "Norway Rejects Mackerel Plan as Iceland Backs It"
BODY = (
    "Norway on Monday rejected a European Union plan to share mackerel in the North Atlantic, saying that the "
    "proposal "
    "would reward states which had ignored earlier limits.",
    "Fisheries Minister Ingrid Vold told parliament in Oslo that Norway would not sign. She accused Iceland of "
    "“fishing first and talking later” and said that the plan had no future.",
    "Iceland supports the plan. Its prime minister, Sigrid Halldal, said on Tuesday that her country had proposed "
    "smaller quotas for all sides and would go on talking with the European Commission.",
    "Fishermen’s unions in Bergen condemned the proposal and demanded that the government close Norwegian "
    "waters to "
    "foreign ships until a new treaty has been signed.",
    "The European Commission imposed no sanctions on either state, but warned that ships which break the limits "
    "could "
    "lose their licences. A further round of talks is planned for June.",
)


@dataclass(frozen=True)
class OwnArticle:
    """The article that all formats carry."""

    title: str = TITLE
    body: tuple[str, ...] = BODY
    published: str = "2025-05-06"
    publisher: str = "The Example Times"
    url: str = "https://news.example/mackerel"
    author: str = "Jane Doe"

    @property
    def text(self) -> str:
        return "\n\n".join(self.body)


@pytest.fixture(scope="session")
def own() -> OwnArticle:
    return OwnArticle()


@pytest.fixture
def readings():
    """Read a target to its end as a list."""

    def run(target, *, stdin=None, overrides=None, **options) -> list[Reading]:
        if isinstance(stdin, bytes):
            stdin = io.BytesIO(stdin)
        return list(
            read(str(target), overrides=overrides or Metadata(), stdin=stdin, options=ReadOptions(**options))
        )

    return run


@pytest.fixture
def article(readings):
    """Read a target that must give exactly one article."""

    def run(target, **how):
        (reading,) = readings(target, **how)
        assert reading.error is None, reading.error
        return reading.article

    return run


@pytest.fixture
def refusal(readings):
    """Read a target that must give exactly one error; return its sentence."""

    def run(target, **how) -> str:
        (reading,) = readings(target, **how)
        assert reading.article is None
        return str(reading.error)

    return run


_NARROW = {
    "i": 0.222,
    "l": 0.222,
    "j": 0.222,
    "t": 0.278,
    "f": 0.278,
    " ": 0.278,
    "r": 0.333,
    "m": 0.833,
    "w": 0.722,
}


def _width(text: str, size: float) -> float:
    return sum(_NARROW.get(c, 0.68 if c.isupper() else 0.556) for c in text) * size


def set_lines(paragraph: str, width: float, size: float, *, hyphens: bool = False) -> list[str]:
    """Break a paragraph into lines of a width in points; with ``hyphens``, in the middle of long words too."""
    lines = [""]
    for word in paragraph.split():
        longer = f"{lines[-1]} {word}".strip()
        half = len(word) // 2
        if _width(longer, size) <= width:
            lines[-1] = longer
        elif hyphens and half > 3 and word.isalpha() and _width(f"{lines[-1]} {word[:half]}-", size) <= width:
            lines[-1] += f" {word[:half]}-"
            lines.append(word[half:])
        else:
            lines.append(word)
    return lines


@pytest.fixture(scope="session")
def pdf_of():
    """Return a function that sets paragraphs in columns on pages and returns the PDF's bytes."""

    def run(title, body, *, columns=1, hyphens=False, head="The Example Times") -> bytes:
        width = 470 if columns == 1 else 220
        size = 11 if columns == 1 else 10
        lines = [line for p in body for line in [*set_lines(p, width, size, hyphens=hyphens), ""]]
        pages, places = [], []
        for number in range(1, 100):
            top = 130 if number == 1 else 80
            pages.append(
                [(60, 30, 8, head), (290, 820, 8, str(number))] + ([(60, 90, 18, title)] if number == 1 else [])
            )
            places.extend((number - 1, 60 + c * 250, y) for c in range(columns) for y in range(top, 770, 14))
            if len(places) >= len(lines):
                break
        for line, (page, left, y) in zip(lines, places, strict=False):
            if line:
                pages[page].append((left, y, size, line))
        return make_pdf(pages)

    return run


@pytest.fixture(scope="session")
def raw_pdf():
    """Return the function that makes a PDF of lines at given places."""
    return make_pdf


@pytest.fixture(scope="session")
def pdf_objects():
    """Return the function that makes a PDF of given objects."""
    return assembled


def _paragraphs(texts) -> str:
    return "".join(f"<p>{t}</p>\n" for t in texts)


_CARD = (
    '<div class="card"><a href="/{n}"><h3>{head}</h3></a><span>World</span><p>{text}</p><time>May 0{n}, 2025 '
    "12:14 AM</time></div>"
)
_OTHERS = (
    ("India Shells Border Town", "Indian troops attacked a border town on Sunday, and Pakistan condemned..."),
    ("Army Bombs Dam in Yemen", "The army of Yemen bombed a dam near the capital on Friday, officials said."),
)
_POINTS = ("Quotas fall by a tenth for all states that sign.", "Norway sends no ships to the talks.")


def make_page(layout: str, own: OwnArticle, *, head: str = "") -> str:
    """Return the article as a web page of a layout: article, soup, inside, flat, paywall, live."""
    cards = "".join(_CARD.format(n=n, head=h, text=t) for n, (h, t) in enumerate(_OTHERS, 1))
    loose = "".join(f'<h3><a href="/{n}">{h}</a></h3><p>{t}</p>' for n, (h, t) in enumerate(_OTHERS, 1))
    points = "<ul>" + "".join(f"<li>{p}</li>" for p in _POINTS) + "</ul>"
    title, body = f"<h1>{own.title}</h1>", _paragraphs(own.body)
    blocks = "".join(f'<div class="t">{p}</div>' for p in own.body) + "".join(f"<div>• {p}</div>" for p in _POINTS)
    posts = "".join(
        f"<section><time>{14 - n}:02 GMT</time><h2>Post number {n} of the day</h2><p>{p}</p></section>"
        for n, p in enumerate(own.body)
    )
    inner = {
        "article": f"<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><main><article>{title}<p>By Jane "
        f"Doe</p>{body}"
        f"{points}</article><aside><h2>More stories</h2>{cards}</aside></main><footer>© 2025</footer>",
        "soup": f"<div><div><span>Home</span> / "
        f"<span>World</span></div><div><b>{own.title}</b></div>{blocks}</div>",
        "inside": f"<div>{title}{body}{points}<h3>Share this report</h3><h2>More Reports You May "
        f"Like</h2>{cards}</div>",
        "flat": f"<div>{title}{body}{points}<h2>Read next</h2>{loose}</div>",
        "paywall": f"<article>{title}{_paragraphs(own.body[:2])}<div><p>Subscribe to continue reading.</p>"
        "<p>Already a subscriber? <a href='/in'>Log in</a></p></div></article>",
        "live": f"<main>{title}{posts}</main>",
    }[layout]
    title = f"<title>{own.title} | {own.publisher}</title>"
    return f"<!DOCTYPE html><html lang='en'><head>{title}{head}</head><body>{inner}</body></html>"


@pytest.fixture(scope="session")
def page_of(own):
    """Return a function that makes the article's page in a layout."""
    return lambda layout="article", head="": make_page(layout, own, head=head)


@pytest.fixture(scope="session")
def points() -> tuple[str, ...]:
    """Return the list items that the pages carry beside the paragraphs."""
    return _POINTS


@pytest.fixture
def kept():
    """Return the function that gives the paragraphs and list items of an article."""

    def run(article) -> list[str]:
        blocks = find_blocks(article.text)
        return [
            article.text[b.start : b.end] for b in blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        ]

    return run


class Server(ThreadingHTTPServer):
    """A server on this machine whose answers a test gives by path; ``seen`` lists the requests."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.seen: list[tuple[str, str]] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def handle_error(self, request, client_address) -> None:
        """A client that hangs up is what these tests are about."""

    def give(self, path: str, body: bytes, kind: str | None = "text/html; charset=utf-8", **headers: str) -> str:
        """Answer a path with a body; return its address. Headers are written with ``_`` for ``-``."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            if kind is not None:
                handler.send_header("Content-Type", kind)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer
        return f"{self.url}{path}"

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """Redirect a path; return its address."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            handler.send_header("Location", to)
            handler.end_headers()

        self.answers[path] = answer
        return f"{self.url}{path}"

    def raw(self, path: str, *pieces: bytes, drip: bytes = b"", pause: float = 0.02) -> str:
        """Answer with raw bytes, then drip on until the test is over or 20 seconds have passed."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            for piece in pieces:
                handler.wfile.write(piece)
            for _ in range(int(20 / pause) if drip else 0):
                if self.over.wait(pause):
                    return
                handler.wfile.write(drip)
            handler.close_connection = True

        self.answers[path] = answer
        return f"{self.url}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.seen.append((self.path, self.headers.get("Host", "")))
        if path in self.server.answers:
            with contextlib.suppress(OSError):
                self.server.answers[path](self)
        else:
            self.send_error(404)

    def log_message(self, *args) -> None:
        """Stay silent."""


@pytest.fixture
def server():
    """Run a server of ours on this machine for the time of a test."""
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.over.set()
        running.shutdown()
        thread.join()
