"""Which reader reads what: ours in one list, then those of the entry-point group ``kg.readers``."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import entry_points
from pathlib import PurePath

from kg_loaders.readers.base import Reader
from kg_loaders.readers.feed import FeedReader
from kg_loaders.readers.html import HtmlReader
from kg_loaders.readers.jsonl import JsonLinesReader, JsonReader
from kg_loaders.readers.markdown import MarkdownReader
from kg_loaders.readers.pdf import PdfReader
from kg_loaders.readers.plain import PlainReader
from kg_loaders.readers.table import TableReader, names_columns
from kg_schema import ReadError

__all__ = [
    "BUILT_IN",
    "GROUP",
    "reader_by_content",
    "reader_by_media_type",
    "reader_by_name",
    "reader_by_suffix",
    "readers",
]

GROUP = "kg.readers"
BUILT_IN: tuple[Reader, ...] = (
    PlainReader(),
    MarkdownReader(),
    HtmlReader(),
    PdfReader(),
    JsonLinesReader(),
    JsonReader(),
    TableReader(),
    FeedReader(),
)
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|div|p|h1)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)
_XHTML = re.compile(rb"\s*<\?xml[^>]*>\s*(?:<!doctype html[^>]*>\s*)?<html\b", re.IGNORECASE)


@cache
def _offered() -> tuple[Reader, ...]:
    """Return the readers that other packages offer, sorted by name; an entry point names a class."""
    offered: list[Reader] = []
    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        try:
            offered.append(point.load()())
        except Exception as error:
            raise ReadError(f"The reader '{point.name}' of another package cannot be used: {error}.") from error
    return tuple(offered)


def readers() -> tuple[Reader, ...]:
    """Return all readers: the built-in ones, then those that other packages offer."""
    return (*BUILT_IN, *_offered())


def _first(fits: Callable[[Reader], bool]) -> Reader | None:
    """Return the first reader that fits; others' packages are looked at only where none of ours does."""
    return next(filter(fits, BUILT_IN), None) or next(filter(fits, _offered()), None)


def reader_by_suffix(path: str | PurePath) -> Reader | None:
    """Return the reader for a file's suffix, in whatever case, or None."""
    suffix = PurePath(path).suffix.lower()
    return _first(lambda reader: suffix in reader.suffixes) if suffix else None


def reader_by_media_type(media_type: str) -> Reader | None:
    """Return the reader for a media type such as ``text/html; charset=utf-8``, or None."""
    plain = media_type.partition(";")[0].strip().lower()
    return _first(lambda reader: plain in reader.media_types)


def reader_by_name(name: str) -> Reader:
    """Return the reader of a format by name; raise ReadError if there is none."""
    found = _first(lambda reader: reader.name == name)
    if found is None:
        raise ReadError(f"There is no reader '{name}'; there are: {', '.join(sorted(r.name for r in readers()))}.")
    return found


def reader_by_content(start: bytes, field_map: Mapping[str, str] | None = None) -> Reader:
    """Return the reader for content without a telling name, by how it begins; text where nothing shows.

    A table is known by a first line that names a column of text and another one.
    """
    start = start.removeprefix(b"\xef\xbb\xbf")
    line = start.lstrip().partition(b"\n")[0].rstrip()
    kind = "text"
    if start.startswith(b"%PDF-"):
        kind = "pdf"
    elif _FEED.match(start):
        kind = "feed"
    elif _HTML.match(start) or _XHTML.match(start):
        kind = "html"
    elif line.startswith(b"{") and line.endswith(b"}"):
        kind = "jsonl"
    elif line[:1] in (b"{", b"["):
        kind = "json"
    elif names_columns(line.decode("utf-8", "replace"), field_map or {}):
        kind = "csv"
    return reader_by_name(kind)
