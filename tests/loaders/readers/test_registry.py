"""Which reader reads what, ours first and then those of other packages."""

import sys

import pytest

from kg_loaders.readers.registry import (
    BUILT_IN,
    _offered,
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


_PLUGIN = """
from kg_loaders.readers import Draft

class Shouting:
    name, suffixes, media_types = "shouting", (".shout", ".txt"), ()

    def drafts(self, source, options):
        yield Draft(label=source.label, text=source.whole(100).decode().upper())
"""


@pytest.fixture
def plugin(tmp_path, monkeypatch):
    """Put a package on the path that offers readers under given names."""

    def install(source, **points):
        info = tmp_path / "shouting-1.0.dist-info"
        info.mkdir()
        (tmp_path / "kg_test_shouting.py").write_text(source)
        lines = [f"{name} = kg_test_shouting:{cls}" for name, cls in points.items()]
        (info / "entry_points.txt").write_text("[kg.readers]\n" + "\n".join(lines) + "\n")
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
        monkeypatch.syspath_prepend(str(tmp_path))
        _offered.cache_clear()

    yield install
    sys.modules.pop("kg_test_shouting", None)
    _offered.cache_clear()


def test_readers_of_other_packages_are_found_after_ours(plugin, tmp_path, article):
    plugin(_PLUGIN, shouting="Shouting")
    assert readers()[-1].name == "shouting"
    (tmp_path / "a.shout").write_text("Norway left.")
    (tmp_path / "a.txt").write_text("Norway left.")
    assert article(tmp_path / "a.shout").text == "NORWAY LEFT."
    assert article(tmp_path / "a.txt").text == "Norway left."


def test_a_broken_reader_of_another_package_leaves_ours_alone(plugin, tmp_path, article, refusal):
    plugin("raise RuntimeError('broken')", shouting="Shouting")
    (tmp_path / "a.txt").write_text("Norway left.")
    (tmp_path / "a.odd").write_text("Norway left.")
    assert article(tmp_path / "a.txt").text == "Norway left."
    assert "The reader 'shouting' of another package cannot be used: broken." in refusal(tmp_path / "a.odd")
