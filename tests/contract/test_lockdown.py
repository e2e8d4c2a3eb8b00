"""What the process of an engine cannot do even when a query slips past our check."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from contract.engines import listening
from contract.graphs import affair
from kg.projections.cypher import CypherProjection
from kg.projections.sparql import SparqlProjection
from kg.projections.worker import Worker
from kg.projections.worker_process import MEMORY
from kg.results import ResultTable
from kg_schema import QueryError, QueryLimitError
from kg_schema.namespaces import PREFIXES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits on files of a process")


@pytest.fixture(scope="module", params=["filled", "kept"])
def cypher(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    folder = tmp_path_factory.mktemp("cypher")
    projection = CypherProjection(folder, keep_from=0)
    projection.rebuild(affair(), 1)
    if request.param == "kept":
        projection.close()
        projection = CypherProjection(folder, keep_from=0)
        assert projection.ready()
    assert projection._worker is not None
    yield projection._worker
    projection.close()


@pytest.fixture(scope="module")
def sparql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    projection = SparqlProjection(tmp_path_factory.mktemp("sparql"))
    projection.rebuild(affair(), 1)
    projection.query("ASK {}")
    assert projection._worker is not None
    yield projection._worker[1]
    projection.close()


def unchecked(worker: Worker, text: str) -> object:
    common = {"text": text, "parameters": {}, "timeout": 5.0, "rows": 10}
    return worker.ask({**common, "shown": text, "prefixes": PREFIXES, "form": "table"}, 5.0)


def test_the_process_of_cypher_opens_no_file(cypher: Worker, tmp_path: Path):
    canary = tmp_path / "canary.csv"
    canary.write_text("chirp\n", encoding="utf-8")

    with pytest.raises(QueryError, match="Too many open files"):
        unchecked(cypher, f"LOAD CSV FROM 'file://{canary}' AS line RETURN line")
    assert isinstance(unchecked(cypher, "RETURN 1 AS n"), ResultTable)


def test_the_process_of_cypher_only_reads(cypher: Worker):
    with pytest.raises(QueryError, match="read-only"):
        unchecked(cypher, "CREATE (n:Person {id: 'person:x', name: 'x', title: 'x', type: 'Person'})")


@pytest.mark.parametrize("silent", ["", "SILENT "])
def test_the_process_of_sparql_opens_no_socket(sparql: Worker, silent: str):
    with listening() as (port, connections):
        query = f"SELECT * {{ SERVICE {silent}<http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
        try:
            answer = unchecked(sparql, query)
        except QueryError as error:
            answer = error

        assert connections() == 0
    assert isinstance(answer, QueryError) != bool(silent)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to so much memory")
def test_a_process_is_held_to_so_much_memory(cypher: Worker, sparql: Worker):
    for worker in (cypher, sparql):
        limits = Path(f"/proc/{worker._process.pid}/limits").read_text(encoding="ascii")
        (line,) = (line for line in limits.splitlines() if line.startswith("Max address space"))

        assert MEMORY < int(line.split()[3]) < 4 * MEMORY


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to so much memory")
def test_a_query_cannot_take_all_memory():
    projection = CypherProjection()
    projection.rebuild(affair(), 1)

    with pytest.raises(QueryLimitError):
        projection.query("RETURN size(reduce(s = 'x', i IN range(1, 60) | s + s)) AS n", timeout=2)
    assert projection.query("MATCH (s:Statement) RETURN count(s) AS n").column("n") == (15,)
    projection.close()
