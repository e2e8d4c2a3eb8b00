"""``kg query`` and ``kg sparql``."""

import csv
import io
import json
import sys

import pytest

from kg.cli.query import parameters, query_text

REJECTS = "MATCH (a)-[r:REJECTS]->(b) RETURN a.name AS who, b.name AS what"
WHO = {"who": "Norland", "what": "harbour plan"}
REJECTS_SPARQL = "SELECT ?who ?what { ?a kg:REJECTS ?b . ?a rdfs:label ?who . ?b rdfs:label ?what }"


@pytest.mark.parametrize(("command", "text"), [("query", REJECTS), ("sparql", REJECTS_SPARQL)])
def test_each_format(kg, small, command, text):
    row = WHO

    assert json.loads(kg(command, text, "--format", "json").out) == [row]
    assert [json.loads(line) for line in kg(command, text, "--format", "jsonl").out.splitlines()] == [row]
    assert list(csv.DictReader(io.StringIO(kg(command, text, "--format", "csv").out))) == [row]
    assert kg(command, text).out.splitlines() == [
        "who      what",
        "---------------------",
        "Norland  harbour plan",
        "(1 row)",
    ]


@pytest.mark.parametrize(("command", "text"), [("query", REJECTS), ("sparql", REJECTS_SPARQL)])
def test_the_query_may_lie_in_a_file_or_come_through_a_pipe(kg, small, tmp_path, monkeypatch, command, text):
    (tmp_path / "question").write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    assert kg(command, "question").out == kg(command, "-").out == kg(command, text).out


@pytest.mark.parametrize(
    ("command", "text"),
    [("query", "MATCH (a)-[r]->(b\nRETRUN a"), ("sparql", "SELECT ?a {\n ?a kg:REJECTS }")],
)
def test_a_syntax_error_is_one_sentence_with_its_place(kg, small, command, text):
    ran = kg(command, text)

    sentence, line, caret = ran.err.splitlines()
    assert ran.code == 1
    assert ran.out == ""
    assert "line 2" in sentence
    assert line.strip() == text.splitlines()[1].strip()
    assert caret.strip() == "^"


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("query", "CREATE (:Person {id: 'x', name: 'x'})"),
        ("query", "MATCH (n) DETACH DELETE n"),
        ("query", "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row"),
        ("sparql", "INSERT DATA { <urn:a> <urn:b> <urn:c> }"),
        ("sparql", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"),
    ],
)
def test_queries_only_read(kg, small, command, text):
    before = kg("export").out

    ran = kg(command, text)

    assert ran.code == 1
    assert len(ran.err.splitlines()) <= 3
    assert ("is changed by kg load, kg retract" in ran.err) == ("SERVICE" not in text), "it says where writes go"
    assert kg("export").out == before


@pytest.mark.parametrize(
    ("command", "text"),
    [("query", "MATCH (n) RETURN n.id"), ("sparql", "SELECT ?s { ?s ?p ?o }")],
)
def test_rows_beyond_the_limit_are_left_out_and_that_is_said(kg, small, command, text):
    ran = kg(command, text, "--limit", "2", "--format", "jsonl")

    assert ran.code == 0
    assert len(ran.out.splitlines()) == 2
    assert "Only the first 2 rows" in ran.err


def test_parameters(kg, small):
    asked = "MATCH (a {name: $who})-[r]->(b) WHERE r.confidence >= $least RETURN type(r) AS what ORDER BY what"

    ran = kg("query", asked, "--param", "who=Norland", "-p", "least=0.5", "--format", "jsonl")

    assert [json.loads(line)["what"] for line in ran.out.splitlines()] == ["ATTACKS", "REJECTS"]


def test_parameters_of_sparql(kg, small):
    asked = "SELECT ?what { ?a rdfs:label $who . $rejects rdfs:label ?what }"

    ran = kg(
        "sparql", asked, "-p", "who=Norland", "-p", "rejects=<urn:kg:entity:state:norland>", "--format", "jsonl"
    )

    assert json.loads(ran.out) == {"what": "Norland"}


@pytest.mark.parametrize(("command", "text"), [("query", REJECTS), ("sparql", REJECTS_SPARQL)])
def test_the_query_may_lie_in_a_file_that_is_named(kg, small, tmp_path, command, text):
    (tmp_path / "question").write_text(text, encoding="utf-8")

    assert kg(command, "--file", "question").out == kg(command, text).out
    assert kg(command, "--file", "question", text).code == 2
    missing = kg(command, "--file", "nowhere")
    assert (missing.code, len(missing.err.splitlines())) == (1, 1)


def test_the_steps_of_a_query_are_explained_without_running_it(kg, small):
    ran = kg("query", "MATCH (a:State)-[r:REJECTS]->(b) RETURN a.name", "--explain")

    assert ran.code == 0
    assert ran.out.splitlines()[0].split()[:2] == ["step", "operation"]
    assert "Norland" not in ran.out


def test_the_steps_of_sparql_are_explained_too(kg, small):
    ran = kg("sparql", REJECTS_SPARQL, "--explain")

    assert ran.code == 0
    assert ran.out.splitlines()[0].split() == ["step", "operation", "details"]
    assert "?a kg:REJECTS ?b" in ran.out
    assert "Norland" not in ran.out


def test_sparql_answers_in_documents_of_the_w3c(kg, small):
    assert kg("sparql", REJECTS_SPARQL, "-f", "tsv").out == '?who\t?what\n"Norland"\t"harbour plan"\n'
    bindings = json.loads(kg("sparql", REJECTS_SPARQL, "-f", "srj").out)["results"]["bindings"]
    assert bindings == [{name: {"type": "literal", "value": value} for name, value in WHO.items()}]
    turtle = kg("sparql", "CONSTRUCT { ?a kg:REJECTS ?b } WHERE { ?a kg:REJECTS ?b }", "-f", "turtle").out
    assert "kge:state:norland kg:REJECTS kge:proposal:harbour-plan" in turtle
    wrong = kg("sparql", REJECTS_SPARQL, "-f", "turtle")
    assert (wrong.code, wrong.out, len(wrong.err.splitlines())) == (1, "", 1)


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("query", "MATCH (a)-[r:REJECTS]->(b) RETURN a, r, b"),
        ("query", "MATCH (a)-[r:REJECTS]->(b) RETURN a.id, b.id"),
        ("query", "MATCH p = (a)-[r:REJECTS]->(b) RETURN p"),
        ("sparql", "SELECT ?a ?b { ?a kg:REJECTS ?b }"),
        ("sparql", "SELECT ?s { ?s kg:relation kg:REJECTS }"),
    ],
)
def test_an_answer_is_drawn_as_a_page(kg, small, tmp_path, command, text):
    ran = kg(command, text, "--format", "graph", "-o", "drawn.html")

    page = (tmp_path / "drawn.html").read_text(encoding="utf-8")
    assert ran.out == "drawn.html\n"
    assert "harbour plan" in page
    assert "1 article, 1 statement" in page


def test_an_answer_that_names_nothing_cannot_be_drawn(kg, small, tmp_path):
    ran = kg("query", "RETURN 1 AS n", "--format", "graph")

    assert (ran.code, ran.out) == (1, "")
    assert "RETURN a, r, b" in ran.err
    assert not (tmp_path / "answer.html").exists()


@pytest.mark.parametrize(
    ("command", "text", "hint"),
    [
        ("query", "MATCH (n:Persn) RETURN n.name", "no label 'Persn': did you mean 'Person'?"),
        ("query", "MATCH (a)-[r:REJECT]->(b) RETURN a.name", "no relation 'REJECT': did you mean 'REJECTS'?"),
        ("query", "MATCH ()-[r:REJECTS]->() RETURN r.stanc", "no property 'stanc': did you mean 'stance'?"),
        ("sparql", "SELECT ?x { ?x a kg:Persn }", "no name 'kg:Persn': did you mean 'kg:Person'?"),
        ("sparql", "SELECT ?x { ?x kg:eventdate ?y }", "no name 'kg:eventdate': did you mean 'kg:eventDate'?"),
        ("sparql", "SELECT ?x { ?x kg:zzz ?y }", "no name 'kg:zzz' in the model"),
    ],
)
def test_a_name_that_the_model_lacks_is_told_with_the_nearest(kg, small, command, text, hint):
    ran = kg(command, text)

    assert ran.code == 0
    assert ran.err == f"Warning: There is {hint}{'' if hint.endswith('?') else '.'}\n"


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("x=1", 1),
        ("x=-7", -7),
        ("x=1.5", 1.5),
        ("x=1e3", 1000.0),
        ("x=true", True),
        ("x=false", False),
        ("x=True", "True"),
        ("x=nan", "nan"),
        ('x="1"', "1"),
        ("x=", ""),
        ("$x=a=b", "a=b"),
        ("x=2025-04-26", "2025-04-26"),
    ],
)
def test_values_are_typed(given, value):
    found = parameters([given])

    assert found == {"x": value}
    assert type(found["x"]) is type(value)


@pytest.mark.parametrize(
    ("command", "text"), [("query", "MATCH (n)\nRETURN n n"), ("sparql", "SELECT *\n{ ?a ?b }")]
)
def test_the_line_of_a_syntax_error_is_shown_once_with_a_caret_below(kg, small, command, text):
    ran = kg(command, text)

    sentence, line, caret = ran.err.splitlines()
    assert (ran.code, ran.out) == (1, "")
    assert "line 2 at column" in sentence
    assert line == "  " + text.splitlines()[1]
    assert caret.strip() == "^"


@pytest.mark.parametrize("command", ["query", "sparql"])
def test_an_empty_query_is_one_sentence(kg, small, command):
    ran = kg(command, " ")

    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1


def test_a_query_that_is_no_file_is_a_query(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert query_text("RETURN 1") == "RETURN 1"
    assert query_text("RETURN '" + "x" * 5000 + "'").startswith("RETURN")


def test_people_read_prefixed_names_that_a_query_understands_and_programs_whole_iris(kg, small):
    asked = "SELECT ?a ?p ?b { ?a ?p ?b . ?a a kg:State . ?b a kg:Proposal }"

    table = kg("sparql", asked).out
    whole = json.loads(kg("sparql", asked, "--format", "json").out)

    assert "kge:state:norland" in table and "kg:REJECTS" in table and "urn:kg:" not in table
    assert all(cell.startswith("urn:kg:") for row in whole for cell in row.values())
    plan = next(word for word in table.split() if word.startswith("kge:proposal"))
    back = json.loads(kg("sparql", f"SELECT ?x {{ ?x kg:REJECTS {plan} }}", "--format", "json").out)
    assert back == [{"x": "urn:kg:entity:state:norland"}]
