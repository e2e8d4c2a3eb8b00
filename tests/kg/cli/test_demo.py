"""``kg demo``, and what the bundled articles are there to show."""

import json

import pytest

from kg.cli.demo import CYPHER, SPARQL
from kg.demo import ARTICLES


def test_it_shows_statements_answers_and_a_page_and_may_run_again(kg, tmp_path):
    first, second = kg("demo"), kg("demo")

    assert first.code == second.code == 0
    assert first.out == second.out
    assert first.out.startswith("5 articles, ")
    assert CYPHER in first.out
    assert SPARQL in first.out
    assert first.out.endswith("The page, open it in a browser: demo-workspace/graph.html\n")
    assert (tmp_path / "demo-workspace" / "graph.html").is_file()
    assert first.err == ""


@pytest.mark.parametrize(("command", "text"), [("query", CYPHER), ("sparql", SPARQL)])
def test_its_queries_find_something(kg, demo, command, text):
    assert len(json.loads(kg(command, text, "--format", "json").out)) >= 3


def test_every_relation_that_it_promises_is_there(kg, demo):
    asked = "MATCH (s:Statement) RETURN DISTINCT s.relation AS relation"
    found = {row["relation"] for row in json.loads(kg("query", asked, "--format", "json").out)}

    assert found >= {
        "SUPPORTS",
        "REJECTS",
        "PROPOSES",
        "CRITICIZES",
        "DEMANDS",
        "ATTACKS",
        "SANCTIONS",
        "REPRESENTS",
        "LOCATED_IN",
    }


def test_what_is_negated_or_planned_is_there_and_no_edge(kg, demo):
    asked = "MATCH (s:Statement) RETURN s.polarity AS polarity, s.modality AS modality"
    rows = json.loads(kg("query", asked, "--format", "json").out)

    assert any(r["polarity"] == "negated" for r in rows)
    assert any(r["modality"] == "planned" for r in rows)
    edges = "MATCH (a)-[r:SUPPORTS]->(b) WHERE a.name = 'Denmark' RETURN b.name AS what"
    assert json.loads(kg("query", edges, "--format", "json").out) == []


def test_the_articles_are_ours_complete_and_said_to_be_fiction(root):
    folder = root / "kg" / "demo"

    assert "They are fiction" in (folder / "README.md").read_text(encoding="utf-8")
    for name in ARTICLES:
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        details = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        assert 120 <= len(text.split()) <= 350
        assert text.startswith(details["title"])
        assert "fictional" in details["publisher"]
