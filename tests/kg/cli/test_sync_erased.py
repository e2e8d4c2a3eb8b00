"""What was erased at home leaves the servers with the next ``kg sync``: no word of it stays in what they hold."""

import json
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator

import pytest

from factories import claim, extraction
from kg.projections.server import Server
from kg.workspace import Workspace
from servers.running import emptied, statement

SECRET = "Zebulon Quarrymane of the Ostrava Sugar League rejects the amber canal plan in Norland."
TITLE, PUBLISHER, URL = "Quarrymane defies the league", "The Amber Bugle", "https://bugle.example/quarrymane"
TRACES = ("Zebulon", "Quarrymane", "quarrymane", "Ostrava", "amber", "Amber", "bugle")
"""What only the erased article says, in ids as well."""


@pytest.fixture
def erased(small) -> str:
    """The id of an article in the workspace of two others; they name Norland, too."""
    secret = extraction(
        SECRET,
        claim("person:Zebulon Quarrymane", "REJECTS", "proposal:amber canal plan!", stance=-2),
        claim("person:Zebulon Quarrymane", "MEMBER_OF", "organization:Ostrava Sugar League"),
        claim("person:Zebulon Quarrymane", "CRITICIZES", "state:Norland"),
        title=TITLE,
        publisher=PUBLISHER,
        url=URL,
        published="2025-06-01",
    )
    with Workspace.open(small) as opened:
        opened.ledger.add(secret, source="quarrymane.txt")
    return secret.article.id


def everything_of_bolt(server: Server) -> str:
    """Return all that a Bolt server holds, and what its schema is called."""
    found = [
        statement(server, "MATCH (n) RETURN labels(n), properties(n)"),
        statement(server, "MATCH (a)-[r]->(b) RETURN a.id, type(r), properties(r), b.id"),
        statement(server, "SHOW INDEXES"),
    ]
    return json.dumps(found, ensure_ascii=False, default=str)


def everything_of_endpoint(server: Server) -> str:
    """Return the triples of all graphs that an endpoint holds."""
    query = "SELECT ?g ?s ?p ?o { { GRAPH ?g { ?s ?p ?o } } UNION { ?s ?p ?o } }"
    request = urllib.request.Request(
        f"{server.url}?{urllib.parse.urlencode({'query': query})}",
        headers={"Accept": "application/sparql-results+json"},
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.dumps(json.load(response), ensure_ascii=False)


Everything = Callable[[Server], str]


@pytest.fixture(params=["neo4j", "arcadedb", "oxigraph", "fuseki"])
def server(request, monkeypatch) -> Iterator[tuple[Server, Everything]]:
    """Each server, with its credentials in the environment, and what tells all that it holds."""
    found = request.getfixturevalue(request.param)
    if request.param in ("oxigraph", "fuseki"):
        yield found, everything_of_endpoint
        return
    emptied(found)
    for name, value in (("USERNAME", found.username), ("PASSWORD", found.password), ("DATABASE", found.database)):
        if value:
            monkeypatch.setenv(f"NEO4J_{name}", value)
        else:
            monkeypatch.delenv(f"NEO4J_{name}", raising=False)
    yield found, everything_of_bolt


def counts(text: str) -> dict[str, int]:
    return {trace: text.count(trace) for trace in TRACES}


def test_an_erased_article_leaves_the_server_with_every_word_of_it(kg, erased, server):
    there, everything = server
    filled = kg("sync", "--graph", there.url, "--whole")
    assert filled.code == 0, filled.err
    assert all(counts(everything(there)).values()), "it was there before"
    assert erased in everything(there)

    assert kg("retract", erased, "--purge", "--why", "order of a court").code == 0
    assert all(counts(everything(there)).values()), "nothing is sent by itself"
    done = kg("sync", "--graph", there.url)

    assert done.code == 0, done.err
    assert not any(counts(everything(there)).values())
    assert erased not in everything(there)
    assert "Norland" in everything(there), "the other articles are there"
    language = "query" if there.language == "cypher" else "sparql"
    assert kg(language, "--named", "articles", "--graph", there.url).out == kg(language, "--named", "articles").out
    assert "up to date" in kg("sync", "--graph", there.url).out


def test_one_that_was_retracted_and_synced_first_leaves_too(kg, erased, server):
    there, everything = server
    kg("sync", "--graph", there.url, "--whole")
    kg("retract", erased)
    kg("sync", "--graph", there.url)
    retracted = counts(everything(there))
    kg("retract", erased, "--purge", "--why", "order of a court")
    kg("sync", "--graph", there.url)

    assert not any(retracted.values())
    assert not any(counts(everything(there)).values())
