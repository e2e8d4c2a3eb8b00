"""``kg sync`` and ``kg query --graph``."""

import json

import pytest

from kg.projections.server import Server
from servers.running import free_port, statement

REJECTS = "SELECT ?who ?what { ?a kg:REJECTS ?b . ?a rdfs:label ?who . ?b rdfs:label ?what } ORDER BY ?who ?what"
COUNT = "MATCH (s:Statement) RETURN count(s) AS n"


@pytest.fixture
def there(bolt: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty server, with its credentials in the environment."""
    for name, value in (("USERNAME", bolt.username), ("PASSWORD", bolt.password), ("DATABASE", bolt.database)):
        if value:
            monkeypatch.setenv(f"NEO4J_{name}", value)
        else:
            monkeypatch.delenv(f"NEO4J_{name}", raising=False)
    return bolt.url


def test_a_server_answers_as_the_workspace_does(kg, small, there):
    first, again = kg("sync", "--graph", there), kg("sync", "--graph", there)

    assert first.code == again.code == 0
    assert "nodes and" in first.out
    assert again.out.endswith("is up to date with append 2 of the ledger.\n")
    drawn = "MATCH (a)-[r:REJECTS]->(b) RETURN a, r, b.name AS what"
    for style in ("table", "json", "jsonl", "csv"):
        here = kg("query", drawn, "--format", style)
        assert kg("query", drawn, "--graph", there, "--format", style).out == here.out
    assert kg("query", "--named", "articles", "--graph", there).out == kg("query", "--named", "articles").out


def test_the_address_may_stand_in_the_environment(kg, small, there, monkeypatch):
    monkeypatch.setenv("NEO4J_URI", there)

    assert kg("sync").code == 0
    assert json.loads(kg("query", COUNT, "--graph", there, "--format", "json").out) == json.loads(
        kg("query", COUNT, "--format", "json").out
    )


def test_whole_mends_what_others_changed(kg, small, there, bolt):
    kg("sync", "--graph", there)
    statement(bolt, "MATCH (s:Statement) DETACH DELETE s")

    assert "up to date" in kg("sync", "--graph", there).out
    assert "written" in kg("sync", "--graph", there, "--whole").out
    assert kg("query", COUNT, "--graph", there).out == kg("query", COUNT).out


@pytest.mark.parametrize("name", ["oxigraph", "fuseki"])
def test_a_sparql_endpoint_answers_as_the_workspace_does(kg, small, request, name):
    there = request.getfixturevalue(name).url
    first, again = kg("sync", "--graph", there), kg("sync", "--graph", there)

    assert "triples written" in first.out
    assert again.out.endswith("is up to date with append 2 of the ledger.\n")
    for style in ("table", "json", "jsonl", "csv"):
        here = kg("sparql", REJECTS, "--format", style)
        assert kg("sparql", REJECTS, "--graph", there, "--format", style).out == here.out
    assert kg("sparql", "--named", "articles", "--graph", there).out == kg("sparql", "--named", "articles").out
    kg("retract", kg("articles", "--format", "csv").out.splitlines()[1].partition(",")[0])
    changed = kg("sync", "--graph", there)
    assert "removed" in changed.out
    assert kg("sparql", REJECTS, "--graph", there).out == kg("sparql", REJECTS).out


def test_updates_can_go_elsewhere(kg, small, oxigraph):
    update = oxigraph.url.replace("/query", "/update")
    nowhere = f"http://127.0.0.1:{free_port()}/update"

    assert kg("sync", "--graph", oxigraph.url, "--update", update, "--whole").code == 0
    assert nowhere in kg("sync", "--graph", oxigraph.url, "--update", nowhere, "--whole").err


def test_a_bolt_address_is_not_asked_in_sparql(kg, tmp_path):
    ran = kg("sparql", "ASK {}", "--graph", "bolt://host")

    assert ran.code == 1
    assert "kg query" in ran.err


def test_an_http_address_is_not_asked_in_cypher(kg, tmp_path):
    ran = kg("query", COUNT, "--graph", "https://host/sparql")

    assert ran.code == 1
    assert "kg sparql" in ran.err


def test_a_server_that_is_not_there_is_one_sentence(kg, small, monkeypatch):
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    for command in (("sync",), ("query", COUNT)):
        ran = kg(*command, "--graph", f"bolt://127.0.0.1:{free_port()}")

        assert ran.code == 1
        assert ran.err.startswith("kg: No Bolt server answers at bolt://")
        assert "secret" not in ran.err
        assert len(ran.err.splitlines()) == 1
