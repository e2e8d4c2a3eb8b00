"""kg load and kg extract with --extractor llm, against a server of ours: nothing ungrounded is ever stored."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli.inputs import ExtractorName
from kg.ledger import Ledger
from kg_loaders.registry import EXTRACTORS
from language_server import LanguageServer, Sent, completion, language_server, said

TEXT = (
    "Norland on Tuesday rejected the ferry plan of Sudmark.\n\n"
    "Nobody in Westmark supports the ferry plan. Westmark denied that it had attacked Norland.\n"
)
THINGS = {"Norland": "State", "Sudmark": "State", "Westmark": "State", "ferry plan": "Proposal"}
TRUE = {
    "source": "Norland",
    "relation": "REJECTS",
    "target": "ferry plan",
    "quote": "Norland on Tuesday rejected the ferry plan",
    "verb": "rejected",
    "stance": -2,
}
INVENTED = TRUE | {"quote": "Norland flatly rejected the ferry plan"}
WRONG_END = TRUE | {"relation": "SANCTIONS", "stance": None}
UNKNOWN = TRUE | {"relation": "HATES"}
KEY = "sk-secret-0123456789"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[LanguageServer]:
    """A language server that the environment names, and two articles that lie in the current folder."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT.replace("Tuesday", "Monday"), encoding="utf-8")
    with language_server() as running:
        monkeypatch.setenv("KG_LLM_URL", running.url)
        monkeypatch.setenv("KG_LLM_MODEL", "tiny")
        monkeypatch.setenv("KG_LLM_KEY", KEY)
        monkeypatch.setenv("KG_LLM_TIMEOUT", "5")
        yield running


def test_the_names_are_those_of_the_registry():
    assert {name.value for name in ExtractorName} == set(EXTRACTORS)


def test_what_is_grounded_is_loaded_once_and_the_rest_is_counted_and_listed(kg, server, tmp_path):
    server.script = [completion(said(TRUE, INVENTED, WRONG_END, UNKNOWN, entities=THINGS))]

    ran = kg("load", "a.txt", "--extractor", "llm", "--report", "done.jsonl")
    again = kg("load", "a.txt", "--extractor", "llm")

    assert ran.code == 0, ran.err
    assert ran.out == "Loaded 1 article with 1 statement; 3 claims refused (--report lists them).\n"
    assert ran.err.startswith("kg: articles are sent to the language model tiny at 127.0.0.1:")
    assert again.out == "Loaded 0 articles with 0 statements; 1 there already.\n"
    assert len(server.asked) == 1
    (line,) = (json.loads(line) for line in (tmp_path / "done.jsonl").read_text(encoding="utf-8").splitlines())
    assert {r["reason"] for r in line["refused"]} == {
        "its quotation does not stand in the text word for word, within one paragraph",
        "SANCTIONS cannot join a State to a Proposal",
        "“HATES” is no relation",
    }
    (row,) = json.loads(
        kg("query", "MATCH (a:State)-[r]->(b:Proposal) RETURN a.name, b.name, r.quote", "-f", "json").out
    )
    assert row == {
        "a.name": "Norland",
        "b.name": "Ferry plan",
        "r.quote": "Norland on Tuesday rejected the ferry plan of Sudmark.",
    }
    (made,) = json.loads(kg("query", "MATCH (s:Statement) RETURN s.extractor AS by", "-f", "json").out)
    assert made["by"].startswith("llm 1-") and made["by"].endswith(" tiny")


@pytest.mark.parametrize(
    "misbehaviour",
    [
        pytest.param(completion(said(INVENTED, UNKNOWN, entities=THINGS)), id="invented"),
        pytest.param(completion("No."), id="no JSON"),
        pytest.param(completion('{"entities": [', finish="length"), id="cut off"),
        pytest.param(completion({"entities": [7, {}], "statements": ["x", None]}), id="other shapes"),
        pytest.param(Sent(500, b"oops", {"Retry-After": "0"}), id="500"),
        pytest.param(Sent(401, b"{}"), id="401"),
        pytest.param(Sent(200, b"\xff\xfe\x00"), id="bytes"),
    ],
)
def test_nothing_ungrounded_is_ever_stored(kg, server, tmp_path, misbehaviour):
    server.script = [misbehaviour]

    ran = kg("load", "a.txt", "b.txt", "--extractor", "llm", "--limit", "2")

    assert ran.code in (0, 1)
    assert "Traceback" not in ran.err
    assert KEY not in ran.out + ran.err
    with Ledger.open(tmp_path / "kg-workspace" / "ledger.sqlite") as ledger:
        assert [e.statements for e in ledger.extractions() if e.statements] == []


def test_an_article_without_an_answer_is_named_and_the_others_are_loaded(kg, server):
    broken, sound = completion("No."), completion(said(TRUE, entities=THINGS))
    server.script = [lambda asked: broken if "Tuesday" in asked.body["messages"][1]["content"] else sound]

    ran = kg("load", "a.txt", "b.txt", "--extractor", "llm")
    refused = kg("extract", "a.txt", "b.txt", "--extractor", "llm", "--json")

    assert ran.code == refused.code == 1
    assert (
        "kg: a.txt: the language model tiny twice gave an answer that cannot be read: it holds no JSON object."
        in ran.err
    )
    assert ran.out.startswith("Loaded 1 article with 0 statements; 1 claims refused")
    (line,) = refused.out.splitlines()
    assert json.loads(line)["article"]["path"] == "b.txt"


def test_a_refused_key_ends_the_work_with_one_sentence(kg, server):
    server.script = [Sent(401, b'{"error": {"message": "Incorrect key"}}')]

    ran = kg("extract", "a.txt", "b.txt", "--extractor", "llm")

    assert ran.code == 1
    assert ran.err.splitlines()[1:] == [
        f"kg: The language model at {server.url.split('/')[2]} refuses the key in KG_LLM_KEY (401): set one that "
        "it accepts."
    ]
    assert len(server.asked) == 1


def test_extract_shows_what_was_refused(kg, server):
    server.script = [completion(said(TRUE, INVENTED, entities=THINGS))]

    ran = kg("extract", "a.txt", "--extractor", "llm")

    assert "“Norland on Tuesday rejected the ferry plan of Sudmark.”" in ran.out
    assert (
        "  refused: Norland REJECTS ferry plan: its quotation does not stand in the text word for word" in ran.out
    )


def test_without_settings_it_is_one_sentence_and_no_request(kg, server, monkeypatch):
    monkeypatch.delenv("KG_LLM_URL")

    ran = kg("load", "a.txt", "--extractor", "llm")

    assert ran.code == 1
    assert ran.err.startswith(
        "kg: The extractor 'llm' asks a language model, but the environment names none: set KG_LLM_URL"
    )
    assert server.asked == []


def test_what_the_model_found_is_shown_before_what_the_rules_found(kg, server):
    server.script = [completion(said(TRUE, entities=THINGS))]
    exports = []
    for order in (("llm", "rules"), ("rules", "llm")):
        folder = "-".join(order)
        for name in order:
            kg("load", "a.txt", "--extractor", name, "-w", folder)
        exports.append(kg("export", "-w", folder).out)

    assert exports[0] == exports[1]
    assert '"extractor":"llm"' in exports[0]
    assert '"extractor":"rules"' not in exports[0]


def test_the_key_reaches_the_server_and_nothing_else(server, tmp_path):
    server.script = [completion(said(TRUE, entities=THINGS))]
    command = [sys.executable, "-m", "kg.cli", "load", "a.txt", "--extractor", "llm", "--report", "done.jsonl"]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)

    assert server.asked[0].headers["Authorization"] == f"Bearer {KEY}"
    written = [p for p in tmp_path.rglob("*") if p.is_file() and KEY.encode() in p.read_bytes()]
    assert written == []
    assert KEY.encode() not in done.stdout + done.stderr
