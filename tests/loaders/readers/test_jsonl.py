"""JSON and JSON Lines under the names that archives use."""

import json

import pytest


@pytest.mark.parametrize(
    "record",
    [
        {"id": 1, "text": "T", "title": "H", "date": "2025-05-06", "publisher": "P", "url": "U", "language": "en"},
        {"event_text": "T", "headline": "H", "pub_date": "6 May 2025", "source": "P", "url": "U", "lang": "en"},
        {
            "Body": "T",
            "Headline": "H",
            "Published At": "2025-05-06T23:59:00-08:00",
            "Source": {"name": "P"},
            "link": "U",
            "lang": "en",
        },
        {
            "content": "T",
            "title": "H",
            "publishDate": 0,
            "published": 1746489600,
            "publication": "P",
            "url": "U",
            "language": "en",
        },
        {"text": "T", "title": "H", "date": 20250506, "publisher": ["P"], "url": "U", "language": "en"},
        {"text": "T", "title": "H", "date": 1746489600000, "publisher": "P", "url": "U", "language": "en"},
    ],
)
def test_usual_names_of_fields(tmp_path, article, record):
    (tmp_path / "a.json").write_text(json.dumps(record))
    seen = article(tmp_path / "a.json")
    assert (seen.text, seen.title, seen.published) == ("T", "H", "2025-05-06")
    assert (seen.publisher, seen.url, seen.language) == ("P", "U", "en")
    assert seen.published_note.endswith("in its record")


def test_fields_of_other_names_are_mapped(tmp_path, article, refusal):
    (tmp_path / "a.json").write_text(
        json.dumps({"story": {"words": "The council left."}, "kicker": "K", "text": ""})
    )
    assert "--map text=FIELD" in refusal(tmp_path / "a.json")
    seen = article(tmp_path / "a.json", field_map={"text": "story.words", "title": "kicker"})
    assert (seen.text, seen.title) == ("The council left.", "K")


@pytest.mark.parametrize("wrap", [lambda r: r, lambda r: {"articles": r}, lambda r: {"status": "ok", "items": r}])
def test_a_json_file_may_hold_a_list(tmp_path, readings, wrap):
    (tmp_path / "a.json").write_text(
        json.dumps(wrap([{"text": "One left."}, 5, {"title": "T"}, {"text": "Two left."}]))
    )
    seen = readings(tmp_path / "a.json")
    assert [r.article.text if r.article else None for r in seen] == ["One left.", None, None, "Two left."]
    assert [r.label[-8:] for r in seen] == [f"a.json:{n}" for n in (1, 2, 3, 4)]


def test_broken_lines_are_refused_and_the_others_read(tmp_path, readings):
    lines = [
        '{"text": "One left."}',
        "",
        '{"text": ',
        '{"text": 5}',
        '{"text": "\\ud800 Two left.\\r\\nThen three."}',
        '{"text": "a\\u0000b"}',
        "[" * 200_000,
        '{"text": "Four left."}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    seen = readings(tmp_path / "a.jsonl")
    assert [r.label.rpartition(":")[2] for r in seen] == ["1", "3", "4", "5", "6", "7", "8"]
    texts = [r.article.text if r.article else None for r in seen]
    assert texts == ["One left.", None, None, "\ufffd Two left.\nThen three.", None, None, "Four left."]
    assert "not JSON at character" in str(seen[1].error)
    assert "NUL" in str(seen[4].error)


def test_a_line_beyond_the_limit_is_skipped_without_being_held(tmp_path, readings):
    (tmp_path / "a.jsonl").write_text('{"text": "' + "x" * 3000 + '"}\n{"text": "Two left."}\n')
    first, second = readings(tmp_path / "a.jsonl", article_limit=100)
    assert "longer than 800 bytes" in str(first.error)
    assert second.article.text == "Two left."


def test_a_file_of_too_many_lists_is_refused_before_it_is_parsed(tmp_path, refusal):
    (tmp_path / "a.json").write_text("[" + "[]," * 2_000_001 + "1]")
    assert "objects and lists, more than 2000000" in refusal(tmp_path / "a.json")


@pytest.mark.parametrize("content", ["", "[]", "{", "5", '{"a": 1}', "[" * 100_000])
def test_json_without_an_article_is_one_sentence(tmp_path, refusal, content):
    (tmp_path / "a.json").write_text(content)
    sentence = refusal(tmp_path / "a.json")
    assert sentence.startswith(f"{tmp_path}/a.json: ")
    assert sentence.count("a.json") == 1


@pytest.mark.parametrize("name", ["publishedAt", "published_at", "Published At", "PUBLISHED-AT", "pubDate"])
def test_names_of_fields_in_other_spellings(tmp_path, article, name):
    (tmp_path / "a.json").write_text(json.dumps({"text": "Norway waits.", name: "2025-05-07T10:00:00Z"}))
    assert article(tmp_path / "a.json").published == "2025-05-07"
