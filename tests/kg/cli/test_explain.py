"""``kg extract --explain``: why each statement was made, for people and for programs."""

import json

import pytest

TEXT = "Peru rejected the canal treaty on Monday. The markets rejected. Chile did not attack Peru.\n"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_table_tells_rule_words_ends_and_what_was_dropped(kg, story):
    ran = kg("extract", story, "--explain")

    assert ran.code == 0
    lines = [line.rstrip() for line in ran.out.splitlines()]
    at = next(i for i, line in enumerate(lines) if line.startswith("  Peru  REJECTS  Canal treaty"))
    assert lines[at + 1].endswith("(verb frame), by “rejected”")
    assert "“Peru”, by its name, an argument of its own (nsubj)" in lines[at + 2]
    assert any("affirmed" not in line and line.endswith("by “not”") for line in lines)
    assert "Dropped (1 candidate):" in lines
    assert "no source: “markets” names nobody known who acts" in ran.out
    assert "The markets [rejected]." in ran.out


def test_json_adds_to_the_contract_and_takes_nothing_away(kg, story):
    plain = json.loads(kg("extract", story, "--json").out)
    explained = json.loads(kg("extract", story, "--json", "--explain").out)

    (dropped,) = explained.pop("dropped")
    assert dropped["trigger"] == {"words": "rejected", "start": 54, "end": 62}
    explanations = [statement.pop("explanation") for statement in explained["statements"]]
    assert explained == plain
    assert [e["trigger"]["words"] for e in explanations] == ["rejected", "attack"]
    assert explanations[0]["source"]["path"] == ["nsubj"]
    assert "explanation" not in plain["statements"][0]
    assert "dropped" not in plain


def test_control_characters_of_the_text_do_not_reach_the_terminal(kg, tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("Peru rejected the canal\x1b[31m treaty on Monday.\n", encoding="utf-8")

    assert "\x1b" not in kg("extract", path, "--explain").out


def test_what_cannot_be_read_is_named_and_the_rest_is_explained(kg, story):
    ran = kg("extract", story, story.with_name("missing.txt"), "--explain")

    assert ran.code == 1
    assert "missing.txt" in ran.err
    assert "Peru  REJECTS  Canal treaty" in ran.out


def test_events_are_not_explained(kg, story):
    ran = kg("extract", story, "--format", "plover", "--explain")

    assert ran.code == 2
    assert "--format plover" in ran.err


def test_an_extractor_that_cannot_explain_says_so(kg, story, monkeypatch):
    monkeypatch.setenv("KG_LLM_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("KG_LLM_MODEL", "none")

    ran = kg("extract", story, "--extractor", "llm", "--explain")

    assert ran.code == 1
    assert "The extractor 'llm' cannot explain its statements: leave out --explain." in ran.err
