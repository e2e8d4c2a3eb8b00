"""A folder of articles in many formats, some of them broken, for tests of loading in bulk."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from pdf_pages import make_pdf

__all__ = ["write_mixed"]

_STATES = ("Norway", "Iceland", "Portugal", "Japan", "Bolivia", "Panama", "Kenya", "Ghana", "Chile", "Nepal")


def _lines(number: int) -> tuple[str, ...]:
    one, other, third = (_STATES[(number * k + number // 10 + k) % 10] for k in (1, 3, 7))
    return (
        f"{one} on Monday rejected a plan by the European Union to share the catch of zone {number}.",
        f"{third} supports plan number {number}, its foreign minister told the parliament of {third} on Tuesday.",
        f"The government of {one} accused {other} of fishing first and talking later in zone {number} of the sea.",
        f"Fishermen demanded that {third} close its waters to foreign ships until a treaty has been signed.",
    )


def _title(number: int) -> str:
    return f"States Quarrel over Zone {number}"


def _record(number: int) -> dict[str, str]:
    text = "\n\n".join(_lines(number))
    url = f"https://archive.example/{number}"
    return {"headline": _title(number), "text": text, "pub_date": "2025-05-06", "source": "Archive", "url": url}


def _text(number: int) -> bytes:
    return "\n\n".join((_title(number), "May 6, 2025", *_lines(number))).encode()


def _markdown(number: int) -> bytes:
    return "\n\n".join((f"---\ndate: 2025-05-06\n---\n# {_title(number)}", *_lines(number))).encode()


def _page(number: int) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in _lines(number))
    head = f"<title>{_title(number)}</title><link rel='canonical' href='https://pages.example/{number}'>"
    page = f"<nav><a href='/'>Home</a></nav><article><h1>{_title(number)}</h1>{body}</article><footer>©</footer>"
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{page}</body></html>".encode()


def _pdf(number: int) -> bytes:
    words = [(60.0, 130.0 + 60 * n + 14 * m, 11.0, part) for n, p in enumerate(_lines(number))
             for m, part in enumerate((p[: p.index(" ", 55)], p[p.index(" ", 55) + 1 :]))]  # fmt: skip
    return make_pdf([[(60, 90, 18, _title(number)), *words]])


def _json(number: int) -> bytes:
    return json.dumps(_record(number), indent=1).encode()


def _json_line(number: int) -> bytes:
    return json.dumps(_record(number)).encode() + b"\n"


def _table(number: int) -> bytes:
    out = io.StringIO()
    rows = csv.DictWriter(out, list(_record(number)))
    rows.writeheader()
    rows.writerow(_record(number))
    return out.getvalue().encode()


def _feed(number: int) -> bytes:
    body = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in _lines(number) * 2)
    item = f"<item><title>{_title(number)}</title><link>https://feed.example/{number}</link>"
    head = "<rss version='2.0'><channel><title>Feed</title>"
    return f"{head}{item}<description>{body}</description></item></channel></rss>".encode()


_GOOD: tuple[tuple[str, Callable[[int], bytes]], ...] = (
    ("txt", _text), ("html", _page), ("md", _markdown), ("json", _json), ("txt", _text),
    ("jsonl", _json_line), ("html", _page), ("csv", _table), ("xml", _feed), ("pdf", _pdf),
)  # fmt: skip
_BROKEN: tuple[tuple[str, bytes], ...] = (
    ("txt", b""),
    ("txt", b"\x00\x01\x02" * 400),
    ("txt", "\U0001f41f\U0001f30a".encode() * 50),
    ("pdf", b"PK\x03\x04" + b"no document" * 40),
    ("pdf", make_pdf([[(60, 90, 18, "Cut off")]])[:200]),
    ("json", b'{"text": "Norway rejected'),
    ("jsonl", b"Norway rejected the plan.\n"),
    ("csv", b"name,size\nzone,3\n"),
    ("html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>"),
    ("xml", b"<catalogue><ship>Vold</ship></catalogue>"),
)


def write_mixed(folder: Path, count: int, broken: int) -> tuple[list[Path], list[Path]]:
    """Write so many files of one article each, evenly mixed with broken ones; return the good and the bad."""
    folder.mkdir(parents=True, exist_ok=True)
    bad = {n * count // broken: _BROKEN[n % len(_BROKEN)] for n in range(broken)}
    good, failing = [], []
    for number in range(count):
        if number in bad:
            suffix, content = bad[number]
        else:
            suffix, make = _GOOD[number % len(_GOOD)]
            content = make(number)
        path = folder / f"{number:04}.{suffix}"
        path.write_bytes(content)
        (failing if number in bad else good).append(path)
    return good, failing
