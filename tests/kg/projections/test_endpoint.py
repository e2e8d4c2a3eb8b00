"""SPARQL endpoints: filled with exactly the graph, asked as at home, nothing but reading, errors for people."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from contract.engines import asked_projection, listening
from contract.graphs import affair, large, one_edge
from contract.hostile import SPARQL as HOSTILE
from kg.projections.endpoint import GRAPH, EndpointMirror, EndpointServer
from kg.projections.endpoint_http import Endpoint, update_address
from kg.projections.mirror import Mark
from kg.projections.server import Server, server
from kg.projections.sparql import SparqlProjection
from kg.rdf import ntriples, triples
from kg_schema import Graph, QueryError, QueryLimitError, ServerError
from servers.running import free_port, fuseki

ROWS = "application/sparql-results+json"
EVERYTHING = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
MARK = Mark(7, "l-0123", "abc")


@pytest.fixture(scope="module", params=["oxigraph", "fuseki"])
def there(request: pytest.FixtureRequest) -> Server:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Server)
    return found


@pytest.fixture(scope="module")
def filled(there: Server) -> Server:
    bring(there, affair())
    return there


@pytest.fixture(scope="module")
def asked(filled: Server) -> Iterator[EndpointServer]:
    with closing(EndpointServer(filled)) as engine:
        yield engine


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlProjection]:
    with closing(SparqlProjection(tmp_path_factory.mktemp("sparql"))) as engine:
        engine.rebuild(affair(), 1)
        yield engine


def bring(there: Server, graph: Graph, before: Graph | None = None, mark: Mark = MARK, watch=lambda items: items):
    with closing(EndpointMirror(there)) as mirror:
        return mirror.bring(graph, before, mark, watch)


def held(there: Server) -> list[str]:
    body = Endpoint(there).query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", GRAPH, "application/n-triples", 30)
    return sorted(str(quad.triple) for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES))


def wanted(graph: Graph) -> list[str]:
    text = "".join(f"{ntriples(triple)} .\n" for triple in triples(graph))
    return sorted(str(quad.triple) for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES))


def test_it_answers_the_contract_like_the_engine_at_home(asked: EndpointServer, home: SparqlProjection):
    assert asked_projection(asked, "sparql") == asked_projection(home, "sparql")  # type: ignore[arg-type]


def test_every_row_is_that_of_the_engine_at_home(asked: EndpointServer, home: SparqlProjection):
    assert asked.query(EVERYTHING) == home.query(EVERYTHING)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s kg:polarity 'negated' }",
        "CONSTRUCT { ?a kg:REJECTS ?b } WHERE { ?a kg:REJECTS ?b }",
        "SELECT (1.5 AS ?y) (true AS ?z) (COUNT(*) AS ?n) { ?x kg:stance ?stance FILTER(?stance > 5) }",
        "SELECT ?s ?date { ?s a kg:Statement OPTIONAL { ?s kg:eventDate ?date } } ORDER BY ?s",
    ],
)
def test_each_form_of_query_answers_as_at_home(asked: EndpointServer, home: SparqlProjection, query: str):
    assert asked.query(query) == home.query(query)


def test_turtle_is_that_of_the_engine_at_home(asked: EndpointServer, home: SparqlProjection):
    query = "CONSTRUCT WHERE { <urn:kg:statement:s-04> ?p ?o }"

    assert asked.document(query, "turtle") == home.document(query, "turtle")
    with pytest.raises(QueryError, match="Only CONSTRUCT and DESCRIBE"):
        asked.document(EVERYTHING, "turtle")


@pytest.mark.parametrize("form", ["srj", "tsv"])
def test_documents_are_those_of_the_engine_at_home(asked: EndpointServer, home: SparqlProjection, form: str):
    query = "SELECT ?s ?quote ?stance { ?s kg:quote ?quote OPTIONAL { ?s kg:stance ?stance } } ORDER BY ?s"

    assert asked.document(query, form) == home.document(query, form)
    assert asked.explain(query).rows == home.explain(query).rows


def test_parameters_are_bound(asked: EndpointServer):
    found = asked.query("SELECT ?s { ?s rdfs:label $name }", parameters={"name": "Norland"})

    assert found.column("s") == ("urn:kg:entity:state:norland",)


def test_a_row_limit_cuts_the_answer_off_and_says_so(asked: EndpointServer):
    cut = asked.query(EVERYTHING, row_limit=3)

    assert (len(cut.rows), cut.truncated) == (3, True)


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_is_refused_and_does_nothing(
    asked: EndpointServer, filled: Server, tmp_path: Path, query: str
):
    canary = tmp_path / "canary.csv"
    canary.write_text("chirp\n", encoding="utf-8")
    with listening() as (port, connections):
        filled_in = query.replace("{port}", str(port)).replace("{file}", str(canary))
        with pytest.raises(QueryError) as refused:
            asked.query(filled_in, timeout=5)

        assert connections() == 0
    assert "chirp" not in str(refused.value)
    assert held(filled) == wanted(affair())


def test_a_query_that_takes_too_long_ends_and_the_next_one_is_answered(asked: EndpointServer):
    heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?c), STR(?i)) = 'x') }"
    with pytest.raises(QueryLimitError, match=r"did not end within 0\.4 seconds"):
        asked.query(heavy, timeout=0.4)

    assert asked.query("SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }").column("n") == (15,)


def test_a_syntax_error_shows_its_place(asked: EndpointServer):
    with pytest.raises(QueryError) as wrong:
        asked.query("SELECT ?a {\n ?a kg:REJECTS }")

    assert str(wrong.value).startswith("This is not SPARQL (line 2 at column 16)")


def test_a_small_change_is_one_update(there: Server):
    bring(there, affair())
    seen: list[int] = []

    def watch(items):
        seen.append(len(items))
        return items

    changes = bring(there, one_edge(), before=affair(), mark=Mark(8, "l-4567", "abc"), watch=watch)

    assert seen == [1]
    assert held(there) == wanted(one_edge())
    assert changes.removed["triples"] > changes.written["triples"] > 0
    with closing(EndpointMirror(there)) as mirror:
        assert mirror.mark() == Mark(8, "l-4567", "abc")
    bring(there, affair())


def test_what_was_cut_off_leaves_the_old_graph_whole(there: Server):
    bring(there, affair())

    def watch(items):
        yield items[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring(there, large(300, 800), mark=Mark(9, "l-89", "abc"), watch=watch)
    with closing(EndpointMirror(there)) as mirror:
        assert mirror.mark() == MARK
    assert held(there) == wanted(affair())
    bring(there, large(300, 800))
    assert held(there) == wanted(large(300, 800))
    bring(there, affair())


def test_an_empty_graph_can_be_written(there: Server):
    bring(there, Graph())
    assert held(there) == []
    bring(there, affair())


def test_what_is_not_ours_stays(there: Server):
    other = Endpoint(there)
    other.update("INSERT DATA { <urn:x> <urn:y> 1 . GRAPH <urn:g> { <urn:x> <urn:y> 2 } }")
    bring(there, affair())

    assert held(there) == wanted(affair())
    for graph, value in (("urn:g", b'"2"'),):
        assert value in other.query("SELECT ?o { <urn:x> <urn:y> ?o }", graph, ROWS, 30)


@contextmanager
def answering(status: int, content: str, body: bytes) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Type", content)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as listener:
        threading.Thread(target=listener.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listener.server_address[1]}/sparql"
        listener.shutdown()


@pytest.mark.parametrize(
    ("status", "content", "body", "message"),
    [
        (200, "text/html", b"<html>", "is no SPARQL endpoint: it answers with text/html"),
        (404, "text/html", b"<html>", "is no SPARQL endpoint .status 404."),
        (405, "text/html", b"", "is no SPARQL endpoint"),
        (200, ROWS, b"{]", "no SPARQL"),
        (200, ROWS, b"[]", "no SPARQL"),
        (301, "text/html", b"", "is no SPARQL endpoint"),
    ],
)
def test_what_is_no_endpoint_is_one_sentence(status: int, content: str, body: bytes, message: str):
    with answering(status, content, body) as url:
        for use in (
            lambda: EndpointMirror(Server(url)).mark(),
            lambda: EndpointServer(Server(url)).query("ASK {}"),
        ):
            with pytest.raises(ServerError, match=message) as error:
                use()
            assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("status", "kind", "message"),
    [(400, QueryError, "does not take the query .status 400.: Line 1: odd"), (503, QueryLimitError, "gives up")],
)
def test_a_server_that_does_not_take_a_query_says_why(status: int, kind: type[Exception], message: str):
    with (
        answering(status, "text/plain", b"\nLine 1: odd.\nmore") as url,
        closing(EndpointServer(Server(url))) as asked,
        pytest.raises(kind, match=message),
    ):
        asked.query("ASK {}")


def test_a_server_that_is_not_there_is_one_sentence():
    nowhere = Server(f"http://127.0.0.1:{free_port()}/sparql", "who", "secret")
    for use in (lambda: EndpointMirror(nowhere).mark(), lambda: EndpointServer(nowhere).query("ASK {}")):
        with pytest.raises(ServerError, match=r"No SPARQL endpoint answers at http://127\.0\.0\.1") as error:
            use()
        assert "secret" not in str(error.value)
        assert "\n" not in str(error.value)


def test_an_update_that_is_not_taken_repeats_nothing_of_it():
    refusing = answering(400, "text/plain", b"cannot parse: a secret quotation")
    with refusing as url, pytest.raises(ServerError, match="does not take the update") as error:
        Endpoint(Server(url)).update("INSERT DATA { <urn:x> <urn:y> 'a secret quotation' }")
    assert "quotation" not in str(error.value)


def test_a_server_with_a_password_wants_it(tmp_path: Path):
    (tmp_path / "passwords").write_text("me: right\n", encoding="ascii")
    with fuseki(tmp_path / "data", f"--passwd={tmp_path / 'passwords'}", "--auth=basic") as locked:
        for password in (None, "wrong"):
            with pytest.raises(ServerError, match="KG_SPARQL_USERNAME and KG_SPARQL_PASSWORD") as error:
                bring(
                    server(locked.url, {"KG_SPARQL_USERNAME": "me", "KG_SPARQL_PASSWORD": password or ""}),
                    affair(),
                )
            assert "wrong" not in str(error.value)
        known = server(locked.url, {"KG_SPARQL_USERNAME": "me", "KG_SPARQL_PASSWORD": "right"})
        bring(known, one_edge())
        with closing(EndpointServer(known)) as asked:
            assert asked.query("ASK { ?a kg:AIDS ?b }").rows == ((True,),)


@pytest.mark.parametrize(
    ("url", "update"),
    [
        ("http://h/sparql", "http://h/update"),
        ("http://h/ds/query?x=1", "http://h/ds/update?x=1"),
        ("http://h/repositories/news", "http://h/repositories/news"),
        ("http://h", "http://h"),
    ],
)
def test_updates_go_beside_the_queries(url: str, update: str):
    assert update_address(url) == update
