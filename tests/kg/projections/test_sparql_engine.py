"""The inside of the SPARQL engine."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.projections.sparql_engine import Engine
from kg.projections.worker import Worker
from kg.results import ResultTable
from kg_schema import QueryError


def test_an_index_of_many_tables_is_read_in_full(tmp_path: Path):
    """RocksDB opens only some of its tables at once; the others must be openable in the locked process."""
    store = ox.Store(str(tmp_path))
    for part in range(20):
        node = ox.NamedNode(f"urn:{part}")
        store.bulk_extend([ox.Quad(node, ox.NamedNode("urn:p"), ox.Literal(f"text {part}"))])
    store.flush()
    del store
    assert Engine(str(tmp_path)).files > 20

    worker = Worker("kg.projections.sparql_engine")
    worker.ask(str(tmp_path), 60)
    request = {"parameters": {}, "prefixes": {}, "timeout": 30.0, "rows": 100, "form": "table"}
    answer = worker.ask({**request, "text": "SELECT ?o { ?s <urn:p> ?o }"}, 30)
    worker.close()

    assert isinstance(answer, ResultTable)
    assert set(answer.column("o")) == {f"text {part}" for part in range(20)}


def test_a_folder_without_an_index_is_an_error(tmp_path: Path):
    worker = Worker("kg.projections.sparql_engine")
    with pytest.raises(QueryError, match="cannot be opened"):
        worker.ask(str(tmp_path / "nothing"), 60)
    worker.close()
