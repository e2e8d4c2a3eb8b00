"""One article in many forms gives one set of statements, whatever the form."""

import csv
import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg_loaders import extractor
from kg_loaders.blocks import find_blocks
from kg_loaders.readers import read


def _whole(own):
    """Return the article with its headline, as all forms carry it."""
    return f"{own.title}\n\n{own.text}"


def _csv(own):
    out = io.StringIO()
    csv.writer(out).writerows([["title", "date", "text"], [own.title, own.published, _whole(own)]])
    return out.getvalue()


def _files(own, page_of, pdf_of) -> dict[str, bytes | str]:
    page = page_of("article", f"<meta property='article:published_time' content='{own.published}'>")
    record = json.dumps({"headline": own.title, "pub_date": own.published, "event_text": _whole(own)})
    paragraphs = "".join(f"<p>{p}</p>" for p in (own.title, *own.body))
    return {
        "txt.txt": f"{own.title}\n\nBergen, Norway\nMay 6, 2025 4 min read World\n\n{own.text}",
        "md.md": f"---\ndate: {own.published}\n---\n# {own.title}\n\n"
        + "\n\n".join(p.replace(" on ", "\non ") for p in own.body),
        "html.html": re.sub("<ul>.*</ul>", "", page),  # list items that the other forms do not carry
        "pdf.pdf": pdf_of(own.title, own.body, columns=2, hyphens=True),
        "json.json": record,
        "jsonl.jsonl": f"{record}\n",
        "csv.csv": _csv(own),
        "xml.xml": f"<rss><channel><item><title>{own.title}</title><pubDate>Tue, 06 May 2025 08:00:00 "
        f"GMT</pubDate>"
        f"<description><![CDATA[{paragraphs}]]></description></item></channel></rss>",
    }


@pytest.fixture(scope="module")
def forms(own, page_of, pdf_of, tmp_path_factory):
    """Read the article in all its forms; return articles by the name of the file, and standard input's."""
    folder = tmp_path_factory.mktemp("forms")
    found = {}
    for name, content in _files(own, page_of, pdf_of).items():
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (reading,) = read(str(path))
        assert reading.error is None, reading.error
        found[name] = reading.article
    (reading,) = read("-", stdin=io.BytesIO(_whole(own).encode("utf-16")))
    found["-"] = reading.article
    return found


def test_all_forms_keep_the_same_paragraphs(forms, kept, own):
    assert {name: kept(article)[:5] for name, article in forms.items()} == {name: list(own.body) for name in forms}


def test_all_forms_that_state_a_date_say_it_and_all_the_title(forms, own):
    assert {n for n, a in forms.items() if a.published != own.published} == {"pdf.pdf", "-"}
    assert {a.title for a in forms.values()} == {own.title}
    assert {a.language for a in forms.values()} == {"en"}


def test_all_forms_give_the_same_statements(forms, own):
    found = {}
    for name, extraction in zip(forms, extractor().extract(forms.values()), strict=True):
        text = extraction.article.text
        found[name] = {
            (s.source, s.relation, s.target, s.quote, s.polarity, s.modality, s.attributed_to, s.stance)
            for s in extraction.statements
            if s.start < text.index(own.body[-1]) + len(own.body[-1])
        }
        assert all(text[s.start : s.end] == s.quote for s in extraction.statements)
    assert found["txt.txt"]
    assert {name for name, statements in found.items() if statements != found["txt.txt"]} == set()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.sampled_from([".txt", ".md", ".html", ".json", ".csv"]),
)
def test_any_text_in_any_form_is_read_or_refused_and_offsets_hold(tmp_path, text, suffix):
    content = {".json": json.dumps({"text": text}), ".csv": _csv_of(text)}.get(suffix, text)
    path = tmp_path / f"text-{suffix[1:]}{suffix}"
    path.write_text(content, "utf-8", newline="")
    for reading in read(str(path)):
        assert (reading.article is None) != (reading.error is None)
        if reading.article:
            text = reading.article.text
            text.encode("utf-8")
            assert all(text[b.start : b.end].strip() for b in find_blocks(text))


def _csv_of(text: str) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([["text"], [text]])
    return out.getvalue()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(
    st.binary(max_size=400),
    st.sampled_from(
        [
            b"",
            b"%PDF-1.4\n",
            b"<html><p>",
            b"<rss><channel><item>",
            b'{"text": "',
            b"\xff\xfe",
            b"---\n",
            b"text\n",
        ]
    ),
    st.sampled_from([".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".xml", ""]),
)
def test_any_bytes_under_any_name_are_read_or_refused(tmp_path, noise, start, suffix):
    path = tmp_path / f"bytes-{suffix[1:]}{suffix}"
    path.write_bytes(start + noise)
    for reading in read(str(path)):
        assert (reading.article is None) != (reading.error is None)
        if reading.error:
            assert str(reading.error).startswith(str(path))
            assert str(reading.error).endswith(".")


def test_a_folder_of_all_forms_with_broken_ones_among_them(tmp_path, readings, own, page_of, pdf_of):
    for n in range(4):
        for name, content in _files(own, page_of, pdf_of).items():
            path = tmp_path / f"{n}" / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    broken = {
        "a.txt": b"\x00",
        "b.pdf": b"PK",
        "c.json": b"{",
        "d.csv": b"",
        "e.html": b"<nav>",
        "f.md": b"",
        "g.xml": b"<a/>",
    }
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
    seen = readings(tmp_path)
    assert sum(r.article is not None for r in seen) == 32
    assert sorted(r.label.rpartition("/")[2] for r in seen if r.error) == sorted(broken)
