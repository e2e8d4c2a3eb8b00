"""Which reader reads what, ours first and then those of other packages."""

import pytest

from kg_loaders.readers.registry import (
    BUILT_IN,
    reader_by_content,
    reader_by_media_type,
    reader_by_name,
    reader_by_suffix,
    readers,
)
from kg_schema import ReadError


def test_the_built_in_readers():
    assert [r.name for r in BUILT_IN] == ["text", "markdown", "html", "pdf", "jsonl", "json", "csv", "feed"]


def test_the_built_in_readers_come_first_and_are_asked_for_by_name():
    assert readers()[: len(BUILT_IN)] == BUILT_IN
    assert [reader_by_name(r.name) for r in BUILT_IN] == list(BUILT_IN)


def test_no_suffix_media_type_or_name_is_claimed_twice():
    for claims in ("suffixes", "media_types"):
        claimed = [c for r in BUILT_IN for c in getattr(r, claims)]
        assert len(claimed) == len(set(claimed))
        assert all(c == c.lower() for c in claimed)


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(ReadError, match=r"no reader 'docx'; there are: .*text"):
        reader_by_name("docx")


@pytest.mark.parametrize(
    ("path", "name"), [("a.TXT", "text"), ("b/c.md", "markdown"), ("c.x.jsonl", "jsonl"), ("d.png", None)]
)
def test_readers_by_suffix(path, name):
    reader = reader_by_suffix(path)
    assert (reader.name if reader else None) == name


def test_readers_by_media_type():
    reader = reader_by_media_type("Text/Plain; charset=utf-8")
    assert reader is not None
    assert reader.name == "text"
    assert reader_by_media_type("image/png") is None


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b'{"text": "a"}\n{"text": "b"}', "jsonl"),
        (b'[{"text": "a"}]', "json"),
        (b'\xef\xbb\xbf{\n "text": "a"\n}', "json"),
        (b"Norway rejected <b>the plan</b>.", "text"),
        (b"", "text"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\n<!-- x -->\n<!DOCTYPE html><p>", "html"),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
    ],
)
def test_readers_by_content(start, name):
    assert reader_by_content(start).name == name
