"""Asking servers over Bolt: the same rows as at home, nothing but reading, limits that hold, errors for people."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from contract.engines import asked_projection, listening
from contract.graphs import affair
from contract.hostile import CYPHER as HOSTILE
from kg.projections.bolt import BoltMirror, BoltServer
from kg.projections.cypher import CypherProjection
from kg.projections.mirror import Mark
from kg.projections.server import Server, server
from kg_schema import QueryError, QueryLimitError, QueryRefusedError, ServerError
from servers.running import emptied, free_port, statement

SAME = [
    "MATCH (n {id: 'person:helena-vasques'}) RETURN n",
    "MATCH (a)-[r:REJECTS {id: 's-04'}]->(b) RETURN r",
    "MATCH p = (a {id: 'state:norland'})-[:NEGOTIATES_WITH]->(b) RETURN p, [r IN relationships(p) | r.id] AS ids",
    "MATCH (a)-[r]->(b:Proposal) RETURN a.name AS who, type(r) AS does, r.date AS date, r.stance ORDER BY r.id",
    "RETURN date('2025-05-02') AS day, duration('P1Y2M1DT2H5S') AS long, 1.5 AS x, [1, null] AS list, {a: 1} AS m",
    "RETURN localdatetime('2025-05-02T10:00:00') AS a, localdatetime('2025-05-02T10:00:00.25') AS b",
]


@pytest.fixture(scope="module", params=["arcadedb", "neo4j"])
def filled(request: pytest.FixtureRequest) -> Server:
    found = request.getfixturevalue(request.param)
    emptied(found)
    with closing(BoltMirror(found)) as mirror:
        mirror.bring(affair(), None, Mark(1, "l-0", "0"), lambda items: items)
    return found


@pytest.fixture(scope="module")
def asked(filled: Server) -> Iterator[BoltServer]:
    with closing(BoltServer(filled)) as engine:
        yield engine


@pytest.fixture(scope="module")
def home() -> Iterator[CypherProjection]:
    with closing(CypherProjection()) as engine:
        engine.rebuild(affair(), 1)
        yield engine


def test_it_answers_the_contract_like_the_engine_at_home(asked: BoltServer, home: CypherProjection):
    assert asked_projection(asked, "cypher") == asked_projection(home, "cypher")  # type: ignore[arg-type]


@pytest.mark.parametrize("query", SAME)
def test_values_are_those_of_the_engine_at_home(asked: BoltServer, home: CypherProjection, query: str):
    here, there = home.query(query), asked.query(query)

    assert (there.columns, there.rows) == (here.columns, here.rows)


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_is_refused_and_does_nothing(
    asked: BoltServer, filled: Server, tmp_path: Path, query: str
):
    canary, new = tmp_path / "canary.csv", tmp_path / "new"
    canary.write_text("chirp\n", encoding="utf-8")
    before = statement(filled, "MATCH (n) RETURN count(n), sum(size(keys(n)))")
    with listening() as (port, connections):
        filled_in = query.replace("{port}", str(port)).replace("{file}", str(canary)).replace("{new}", str(new))
        with pytest.raises(QueryError) as refused:
            asked.query(filled_in, timeout=5)

        assert connections() == 0
    assert "chirp" not in str(refused.value)
    assert [p.name for p in tmp_path.iterdir()] == ["canary.csv"]
    assert statement(filled, "MATCH (n) RETURN count(n), sum(size(keys(n)))") == before


def test_a_write_that_slips_past_our_check_is_never_committed(asked: BoltServer, filled: Server):
    asked.query("RETURN 1 AS n")
    assert asked._worker is not None
    request = {
        "text": "CREATE (n:Person {id: 'person:x'}) RETURN n.id",
        "parameters": {},
        "timeout": 5.0,
        "rows": 9,
        "explain": False,
    }
    try:
        asked._worker.ask(request, 10.0)
    except QueryRefusedError as error:
        assert "queries only read" in str(error)
    assert statement(filled, "MATCH (n {id: 'person:x'}) RETURN n") == []


def test_a_row_limit_cuts_the_answer_off_and_says_so(asked: BoltServer):
    cut = asked.query("UNWIND range(1, 100000) AS n RETURN n", row_limit=7)

    assert cut.column("n") == tuple(range(1, 8))
    assert cut.truncated


def test_a_query_that_takes_too_long_ends_and_the_next_one_is_answered(asked: BoltServer):
    heavy = "MATCH (a), (b), (c), (d), (e), (f) WHERE a.id + b.id + c.id + d.id + e.id = f.id RETURN count(*) AS n"
    with pytest.raises(QueryLimitError, match=r"did not end within 0\.5 seconds"):
        asked.query(heavy, timeout=0.5)

    assert asked.query("MATCH (s:Statement) RETURN count(s) AS n").column("n") == (15,)


def test_parameters_are_bound(asked: BoltServer):
    found = asked.query("MATCH (n {name: $name}) RETURN n.id AS id", parameters={"name": "Norland"})

    assert found.column("id") == ("state:norland",)


def test_a_syntax_error_shows_its_place(neo4j: Server):
    with closing(BoltServer(neo4j)) as engine, pytest.raises(QueryError) as wrong:
        engine.query("MATCH (a)\nRETRUN a")

    sentence, line, caret = str(wrong.value).splitlines()
    assert sentence.startswith("This is not Cypher (line 2 at column 1): ")
    assert (line, caret) == ("  RETRUN a", "  ^")


def test_a_server_that_is_not_there_is_one_sentence():
    nowhere = Server(f"bolt://127.0.0.1:{free_port()}", "who", "secret")
    for use in (lambda: BoltMirror(nowhere), lambda: BoltServer(nowhere).query("RETURN 1")):
        with pytest.raises(ServerError, match=r"No Bolt server answers at bolt://127\.0\.0\.1") as error:
            use()
        assert "secret" not in str(error.value)
        assert "\n" not in str(error.value)


def test_a_server_that_speaks_something_else_is_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(20)
        url = f"bolt://127.0.0.1:{other.getsockname()[1]}"
        threading.Thread(target=_speaks_http, args=(other,), daemon=True).start()
        with pytest.raises(ServerError, match="No Bolt server answers"):
            BoltMirror(Server(url))


def _speaks_http(listener: socket.socket) -> None:
    connection, _ = listener.accept()
    with connection:
        connection.recv(100)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def test_a_wrong_password_is_one_sentence(arcadedb: Server):
    wrong = Server(arcadedb.url, arcadedb.username, "not-the-password", arcadedb.database)

    with pytest.raises(ServerError, match="refuses the user name or password: set NEO4J_USERNAME") as error:
        BoltMirror(wrong)
    assert "not-the-password" not in str(error.value)


def test_a_database_that_is_not_there_is_one_sentence(neo4j: Server):
    engine = BoltServer(Server(neo4j.url, database="elsewhere"))
    with closing(engine), pytest.raises(ServerError, match="has no database 'elsewhere': set NEO4J_DATABASE"):
        engine.query("RETURN 1 AS n")


@pytest.mark.parametrize(
    "url", ["localhost:7687", "neo4j", "ftp://host", "bolt://", "http://[::1", "bolt://h:port"]
)
def test_an_address_that_is_none_is_one_sentence(url: str):
    with pytest.raises(ServerError, match=r"write it as neo4j\+s://host"):
        server(url, {})


def test_a_password_in_the_address_is_refused_and_not_repeated():
    with pytest.raises(ServerError, match="NEO4J_PASSWORD") as error:
        server("neo4j://me:secret@localhost", {})
    assert "secret" not in str(error.value)


def test_credentials_come_from_the_environment():
    environment = {"NEO4J_USERNAME": "me", "NEO4J_PASSWORD": "secret", "NEO4J_DATABASE": "news"}

    found = server("neo4j+s://host:1", environment)

    assert found == Server("neo4j+s://host:1", "me", "secret", "news")
    assert "secret" not in repr(found)
    assert found.language == "cypher"
    assert server("https://host/sparql", environment) == Server("https://host/sparql")
