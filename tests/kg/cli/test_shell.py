"""``kg shell``: scripts on standard input, and the prompt with its completion."""

import contextvars
import io
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from kg.cli.prompt import Vocabulary, questions
from kg.cli.shell import language_of, split
from kg.workspace import Workspace


@pytest.fixture
def script(kg, small, monkeypatch):
    """Run the shell over a script on standard input."""

    def run(text):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        return kg("shell")

    return run


def test_both_languages_answer(script):
    ran = script("MATCH (s:State) RETURN s.name ORDER BY s.name;\nSELECT ?l { ?s a kg:Person ; rdfs:label ?l }\n")

    assert ran.code == 0
    assert ran.out.index("Norland") < ran.out.index("Sudland") < ran.out.index("Eve Stone")


def test_values_format_and_limit_are_remembered(script):
    ran = script(
        ":format csv\n:limit 1\n:param who=Norland\nMATCH (n {name: $who}) RETURN n.id;\n"
        "MATCH (s:State) RETURN s.name ORDER BY s.name;\n:params\n"
    )

    assert ran.out == "n.id\nstate:norland\ns.name\nNorland\n$who = 'Norland'\n"
    assert "Only the first 1 rows are shown" in ran.err


def test_the_steps_of_a_query_are_shown_in_either_language(script):
    ran = script(":explain MATCH (a:State)-[r:REJECTS]->(b) RETURN a.name\n:explain ASK { ?a kg:REJECTS ?b }\n")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("operation") == 2
    assert "?a kg:REJECTS ?b" in ran.out
    assert script(":explain").code == 1


def test_search_named_questions_and_help(script):
    out = script(":search harbour\n:named contested-proposals\n:help\n").out

    assert "Norland rejects the harbour plan." in out
    assert ":param name=value" in out


def test_a_failure_is_said_and_the_rest_goes_on(script):
    ran = script("MATCH (;\n:nope\n:limit none\n:format xml\n:param x\nMATCH (s:State) RETURN count(s) AS n;\n")

    assert ran.code == 1
    assert ran.out.splitlines()[0] == "n"
    assert "There is no command ':nope'" in ran.err
    assert "'none' is no number of rows" in ran.err
    assert "'xml' is no format: give table, json, jsonl, csv." in ran.err
    assert "'x' is not NAME=VALUE." in ran.err


def test_quit_ends_it(script):
    assert script(":quit\nMATCH (n) RETURN count(n) AS n;\n").out == ""


def test_writes_are_refused(script):
    ran = script("CREATE (x:State {id: 'y'});\nMATCH (x {id: 'y'}) RETURN count(x) AS n;\n")

    assert ran.code == 1
    assert ran.out.split() == ["n", *("-" * len(ran.out.splitlines()[1]),), "0", "(1", "row)"]


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("select ?a { ?a ?b ?c }", "sparql"),
        ("# a comment\nPREFIX x: <urn:x> ASK {}", "sparql"),
        ("ASK{ ?a ?b ?c }", "sparql"),
        ("// a comment\nMATCH (n) RETURN n", "cypher"),
        ("WITH 1 AS x RETURN x", "cypher"),
    ],
)
def test_the_first_word_tells_the_language(query, language):
    assert language_of(query) == language


def test_a_script_is_split_at_semicolons_blank_lines_and_commands():
    script = ":limit 3\nMATCH (n)\nRETURN n;\nASK {}\n\n\n:quit"

    assert list(split(script)) == [":limit 3", "MATCH (n)\nRETURN n;", "ASK {}", ":quit"]


@pytest.fixture
def graph(small):
    with Workspace.open(small) as opened:
        return opened.graph()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("MATCH (s:Stat", ["State", "Statement"]),
        ("MATCH (a)-[:sanc", ["SANCTIONS"]),
        ("MATCH (n {name: 'nor", ["Norland"]),
        (":na", [":named"]),
        ("MATCH (n {name: 'Norland'}) retu", ["RETURN"]),
        ("MATCH (n {name: 'x", []),
    ],
)
def test_labels_relations_and_names_are_completed(graph, typed, offered):
    found = Vocabulary(graph).get_completions(Document(typed), CompleteEvent())

    assert [c.text for c in found] == offered


def test_typed_lines_become_questions_and_history(graph, tmp_path):
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("MATCH (n)\nRETURN n;\n:he\tlp\n\x04")
        # In a thread of its own: another test's browser may keep an event loop in this one.
        typing = contextvars.copy_context()
        with ThreadPoolExecutor(1) as apart:
            asked = apart.submit(
                typing.run, lambda: list(questions(graph, tmp_path / "state" / "history"))
            ).result()

    assert asked == ["MATCH (n)\nRETURN n;", ":help"]
    assert "RETURN n;" in (tmp_path / "state" / "history").read_text()
