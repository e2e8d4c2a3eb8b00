"""A query that would take all memory is stopped with a sentence, whatever it builds; the next one is answered."""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from contract.engines import COUNT
from contract.graphs import affair, large
from kg.projections.base import Projection
from kg.projections.bolt import BoltMirror, BoltServer
from kg.projections.endpoint import EndpointMirror, EndpointServer
from kg.projections.mirror import Mark
from kg.projections.registry import PROJECTIONS, projection
from kg.projections.server import Server
from kg.projections.worker import Worker
from kg_schema import QueryLimitError
from servers.running import emptied

resource = pytest.importorskip("resource", reason="Windows has no limits on processes")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to so much memory")

ROOM = 200 * 2**20
"""Bytes that a query may take here, a tenth of what it may take in use, so that the tests end soon."""
GREEDY = {
    "cypher": (
        "RETURN size(reduce(s = 'x', i IN range(1, 60) | s + s)) AS n",
        "RETURN size(reduce(l = [1], i IN range(1, 60) | l + l)) AS n",
        "UNWIND range(1, 1000000000) AS i RETURN collect(i) AS l",
        "RETURN [x IN range(1, 300000000) | toString(x)] AS l",
        "RETURN range(1, 10000000000) AS l",
        "MATCH (a), (b), (c) RETURN collect(a.name + b.name + c.name) AS l",
        "MATCH (a), (b), (c) RETURN a, b, c ORDER BY a.name, c.name",
        "MATCH (a), (b), (c) RETURN DISTINCT a.name, b.name, c.name",
        "MATCH (a), (b), (c) WITH a, b, c, count(*) AS n RETURN max(n) AS m",
        "MATCH p = (a)-[*1..8]-(b) RETURN collect(p) AS l",
        "MATCH (a), (b) WITH collect(a.id + b.id) AS l UNWIND l AS x UNWIND l AS y RETURN count(DISTINCT x + y)",
        "MATCH (s:Statement) WITH collect(s) AS l RETURN size(reduce(m = l, i IN range(1, 40) | m + m)) AS n",
    ),
    "sparql": (
        "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?i ?g",
        "SELECT DISTINCT ?a ?d ?g ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i OPTIONAL { ?a ?x ?i } } ORDER BY ?x",
        "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT ?x { BIND('"
        + "x" * 64
        + "' AS ?a) BIND("
        + "REPLACE(" * 7
        + "?a"
        + ", 'x', ?a)" * 7
        + " AS ?x) }",
        "SELECT (STRLEN(?h) AS ?n) { BIND('"
        + "x" * 99
        + "' AS ?a) "
        + " ".join(
            f"BIND(CONCAT({', '.join([f'?{a}'] * 16)}) AS ?{b})" for a, b in zip("abcdefg", "bcdefgh", strict=True)
        )
        + " }",
        "SELECT ?q { ?a kg:quote ?p . ?b kg:quote ?q . ?c kg:quote ?r } ORDER BY CONCAT(?p, ?q, ?r)",
        "CONSTRUCT { ?x ?y ?z } WHERE { SELECT ?x ?y ?z { ?x ?y ?z . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f }",
    ),
}


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Projection]]:
    """The embedded engines by language, filled."""
    filled = {language: projection(language, tmp_path_factory.mktemp(language)) for language in PROJECTIONS}
    for engine in filled.values():
        engine.rebuild(large(300, 3000), 1)
    yield filled
    for engine in filled.values():
        engine.close()


def narrowed(asked: object) -> None:
    """Have the process of an engine make do with little room from now on."""
    held = getattr(asked, "_worker")  # noqa: B009
    worker: Worker = held[1] if isinstance(held, tuple) else held
    size = int(Path(f"/proc/{worker._process.pid}/statm").read_text().split()[0]) * resource.getpagesize()
    _, hard = resource.prlimit(worker._process.pid, resource.RLIMIT_AS)
    resource.prlimit(worker._process.pid, resource.RLIMIT_AS, (size + ROOM, hard))


@pytest.mark.parametrize(
    ("language", "query"),
    [(language, query) for language, queries in GREEDY.items() for query in queries],
    ids=lambda value: value[:60],
)
def test_a_query_that_would_take_all_memory_is_stopped(engines: dict[str, Projection], language: str, query: str):
    engine = engines[language]
    assert engine.query(COUNT[language]).column("n") == (3000,)
    narrowed(engine)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(QueryLimitError, match=r"^The query ran out of memory: .+\.$") as stopped:
        engine.query(query, timeout=60, row_limit=10**9)

    assert "\n" not in str(stopped.value)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - own < 20_000, "kilobytes"
    assert engine.query(COUNT[language]).column("n") == (3000,)


def test_an_answer_of_a_bolt_server_that_would_take_all_memory_is_stopped(arcadedb: Server):
    emptied(arcadedb)
    with closing(BoltMirror(arcadedb)) as mirror:
        mirror.bring(affair(), None, Mark(1, "l-1", "0"), lambda items: items)
    with closing(BoltServer(arcadedb)) as server:
        server.query("RETURN 1 AS n")
        narrowed(server)
        with pytest.raises(QueryLimitError, match="ran out of memory"):
            server.query(
                "UNWIND range(1, 1000) AS i RETURN $text + i AS x", parameters={"text": "x" * 2**20}, timeout=60
            )
        assert server.query("MATCH (s:Statement) RETURN count(s) AS n").column("n") == (15,)


def test_an_answer_of_an_endpoint_that_would_take_all_memory_is_stopped(oxigraph: Server):
    with closing(EndpointMirror(oxigraph)) as mirror:
        mirror.bring(affair(), None, Mark(1, "l-1", "0"), lambda items: items)
    with closing(EndpointServer(oxigraph)) as server:
        server.query("ASK {}")
        narrowed(server)
        with pytest.raises(QueryLimitError, match=r"ran out of memory|more than 512 MB"):
            server.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=60, row_limit=10**9)
        assert server.query("SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }").column("n") == (15,)
