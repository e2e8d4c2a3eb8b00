"""CSV and TSV: one article a row."""

import csv
import io

import pytest


def _csv(rows, separator=","):
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_rows_are_articles(tmp_path, readings, own, separator, encoding):
    rows = [
        ["id", "headline", "pub_date", "source", "event_text"],
        ["1", "Ålesund, “first”", "2025-05-06", own.publisher, own.text],
        ["2", "Second", "", "", 'Iceland said: "no, never; not us".\nThen it left.'],
    ]
    (tmp_path / "a.csv").write_bytes(_csv(rows, separator).encode(encoding))
    first, second = (r.article for r in readings(tmp_path / "a.csv"))
    assert (first.text, first.title, first.published) == (own.text, "Ålesund, “first”", "2025-05-06")
    assert first.publisher == own.publisher
    assert second.text == 'Iceland said: "no, never; not us".\nThen it left.'
    assert second.published is None


def test_columns_of_other_names_are_mapped(tmp_path, readings, refusal):
    (tmp_path / "a.csv").write_text("kicker,words\nK,Norway left the talks.\n")
    assert "--map text=FIELD" in refusal(tmp_path / "a.csv")
    (reading,) = readings(tmp_path / "a.csv", field_map={"text": "words", "title": "kicker"})
    assert (reading.article.text, reading.article.title) == ("Norway left the talks.", "K")


def test_rows_without_a_text_are_refused_and_the_others_read(tmp_path, readings):
    (tmp_path / "a.csv").write_text("title,text\nA,Norway left.\n\nB,\nC\nD,Iceland left.,more\n")
    seen = readings(tmp_path / "a.csv")
    assert [r.article.text if r.article else None for r in seen] == ["Norway left.", None, None, "Iceland left."]
    assert [r.label.rpartition(":")[2] for r in seen] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"title,text\n", "empty"),
        (b"PK\x03\x04", "not a table as text"),
        (b"title,text\n\x00,b", "NUL"),
        (b"a," * 2_000 + b"b\n1", "columns"),
        (b'title,text\nA,"never closed ' + b"x" * 5_000, "more than 1000; split it"),
        (b"title,text\nA," + b"x" * 9_000, "line 2 is longer than 8000 bytes"),
    ],
)
def test_broken_tables_are_refused(tmp_path, readings, content, words):
    (tmp_path / "a.csv").write_bytes(content)
    seen = readings(tmp_path / "a.csv", article_limit=1_000)
    assert words in str(seen[-1].error)
    assert str(seen[-1].error).startswith(f"{tmp_path}/a.csv")


def test_a_table_without_a_column_of_text_is_refused_once(tmp_path, refusal):
    path = tmp_path / "a.csv"
    path.write_text("nr;artikel\n1;Norway waits.\n2;Iceland waits.\n", "utf-8")
    assert refusal(path).endswith(
        "a.csv: no field holds the text (there are: artikel, nr); name it, for example --map text=FIELD."
    )
    assert refusal(path, field_map={"text": "article"}).endswith(
        "a.csv: it has no field 'article' (there are: artikel, nr); correct --map text=FIELD."
    )


def test_a_row_whose_text_is_empty_says_so_and_the_others_are_read(tmp_path, readings):
    path = tmp_path / "a.csv"
    path.write_text("nr;artikel\n1;\n2;Iceland waits.\n", "utf-8")
    first, second = readings(path, field_map={"text": "artikel"})
    assert str(first.error) == f"{path}:1: its field 'artikel' holds no text."
    assert second.article.text == "Iceland waits."


@pytest.mark.parametrize(
    ("first", "mapped"),
    [
        ("id,headline,text,pub_date", {}),
        ("Title;Body", {}),
        ("nr\tartikel\tkicker", {"text": "artikel", "title": "kicker"}),
    ],
)
def test_a_table_is_known_by_its_first_line(readings, first, mapped):
    sign = next(s for s in ";\t," if s in first)
    row = sign.join("Norway waits." for _ in first.split(sign))
    (reading,) = readings("-", stdin=f"{first}\n{row}\n".encode(), field_map=mapped)
    assert (reading.label, reading.article.text) == ("-:1", "Norway waits.")


@pytest.mark.parametrize(
    "line", ["In the text, source and all, Norway waits.", "text", "title,date", "Body, and Title"]
)
def test_prose_is_no_table(readings, line):
    (reading,) = readings("-", stdin=f"{line}\nNorway waits.\n".encode())
    assert reading.label == "-"
