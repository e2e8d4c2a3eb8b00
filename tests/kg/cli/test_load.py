"""``kg load`` and ``kg extract``: good inputs are done, bad ones are named."""

import io
import json
import sys

import pytest

TEXT = "Norway rejected the harbour plan. Iceland criticized Norway.\n"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _bad(folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "nothing").mkdir()
    return {
        "missing.txt": folder / "missing.txt",
        "empty.txt": folder / "empty.txt",
        "binary.txt": folder / "binary.txt",
        "nothing": folder / "nothing",
    }


@pytest.mark.parametrize("command", ["load", "extract"])
@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "binary.txt", "nothing"])
def test_a_bad_input_is_named_and_the_good_one_is_done(kg, story, tmp_path, command, name):
    bad = _bad(tmp_path)[name]

    ran = kg(command, bad, story)

    assert ran.code == 1
    sentence, closing = ran.err.splitlines()
    assert name in sentence
    assert closing == "kg: 1 input failed; the rest is done."
    assert "Iceland" in ran.out if command == "extract" else "Loaded 1 article with" in ran.out


def test_several_bad_inputs_are_all_named(kg, story, tmp_path):
    ran = kg("load", *_bad(tmp_path).values(), story)

    assert ran.code == 1
    assert len(ran.err.splitlines()) == 5
    assert ran.out.endswith("; 4 failed.\n")


def test_loading_twice_changes_nothing(kg, story):
    kg("load", story)
    once = kg("export").out

    again = kg("load", story)

    assert again.code == 0
    assert again.out == "Loaded 0 articles with 0 statements; 1 there already.\n"
    assert kg("export").out == once


def test_options_describe_the_article(kg, story):
    kg(
        "load",
        story,
        "--title",
        "Plan",
        "--publisher",
        "Courier",
        "--published",
        "2025-04",
        "--url",
        "https://c.example/1",
    )

    (stored,) = json.loads(kg("articles", "--format", "json").out)

    assert (stored["title"], stored["publisher"], stored["published"]) == ("Plan", "Courier", "2025-04")


def test_a_date_that_is_none_is_refused(kg, story):
    ran = kg("load", story, "--published", "yesterday")

    assert ran.code == 2
    assert ran.err.startswith(
        "kg: --published: 'yesterday' is not a date: write it as 2025, 2025-04 or 2025-04-26 ("
    )
    assert len(ran.err.splitlines()) == 1


def test_an_article_in_another_language_is_loaded_without_facts_and_is_no_failure(kg, story, tmp_path):
    (tmp_path / "fr.txt").write_text(
        "La Norvège a rejeté mardi le plan de partage du maquereau proposé par la Commission européenne.\n\n"
        "Le premier ministre islandais a déclaré que son pays soutenait le plan et continuerait à discuter.\n",
        encoding="utf-8",
    )

    loaded = kg("load", story, "fr.txt")
    shown = kg("extract", "fr.txt")

    assert (loaded.code, shown.code) == (0, 0)
    assert loaded.out.startswith("Loaded 2 articles with ")
    assert loaded.out.endswith("; 1 of them without facts.\n")
    assert (
        loaded.err == "kg: fr.txt: loaded without facts, for its language is 'fr', and the rules read English.\n"
    )
    assert shown.err == "kg: fr.txt: without facts, for its language is 'fr', and the rules read English.\n"


def test_the_file_beside_the_text_is_its_metadata(kg, story):
    story.with_suffix(".json").write_text(
        '{"title": "From the side", "published": "2024-01-02"}', encoding="utf-8"
    )

    kg("load", story)

    (stored,) = json.loads(kg("articles", "--format", "json").out)
    assert (stored["title"], stored["published"]) == ("From the side", "2024-01-02")


def test_a_date_that_nobody_states_stays_unknown_with_the_reason(kg, story):
    kg("load", story)

    (stored,) = json.loads(kg("articles", "--format", "json").out)

    assert stored["published"].startswith("unknown: ")


def test_standard_input(kg, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))

    assert kg("load", "-").out.startswith("Loaded 1 article with")


def test_extract_json_keeps_the_contract(kg, story):
    ran = kg("extract", story, "--json")

    (line,) = ran.out.splitlines()
    record = json.loads(line)
    assert record["article"]["path"] == str(story)
    assert record["article"]["text"] == TEXT
    assert {(s["source"]["name"], s["type"], s["target"]["name"]) for s in record["statements"]} >= {
        ("Iceland", "CRITICIZES", "Norway")
    }
    for s in record["statements"]:
        assert TEXT[s["evidence"]["start"] : s["evidence"]["end"]] == s["evidence"]["quote"]
        assert {"id", "polarity", "modality", "attributed_to", "stance", "event_date", "confidence"} <= s.keys()


def test_extract_stores_nothing(kg, story, tmp_path):
    kg("extract", story)

    assert not (tmp_path / "kg-workspace").exists()


def test_line_separators_within_an_article_break_no_line(kg, tmp_path):
    odd = tmp_path / "odd.txt"
    odd.write_text(TEXT.replace(". ", ".\u2028\x85"), encoding="utf-8")

    assert len(kg("extract", odd, "--json").out.splitlines()) == 1


def test_a_field_of_another_name_is_mapped(kg, tmp_path):
    (tmp_path / "many.jsonl").write_text(json.dumps({"prose": TEXT, "kicker": "A title"}) + "\n", encoding="utf-8")

    refused = kg("extract", "many.jsonl", "--json")
    ran = kg("extract", "many.jsonl", "--json", "--map", "text=prose", "--map", "title=kicker")

    assert refused.code == 1
    assert "--map text=FIELD" in refused.err
    assert json.loads(ran.out)["article"]["title"] == "A title"


def test_an_address_of_this_machine_is_refused_unless_meant(kg):
    refused = kg("extract", "http://127.0.0.1:9/story")
    meant = kg("extract", "http://127.0.0.1:9/story", "--allow-private")

    assert refused.code == meant.code == 1
    assert "--allow-private" in refused.err
    assert "--allow-private" not in meant.err
