"""The graph on disk: the same graph comes back, or none."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from factories import corpora, norland
from kg.projections.stored_graph import StoredGraph
from kg.resolve import canonical_graph


@pytest.fixture
def graph():
    return canonical_graph(norland())


@given(corpora())
def test_what_is_kept_comes_back_as_it_was(corpus):
    graph = canonical_graph(corpus)
    with TemporaryDirectory() as folder:
        stored = StoredGraph(Path(folder) / "made" / "graph.json")
        stored.write("state", graph)
        assert stored.read("state") == graph


def test_another_state_of_the_ledger_has_another_graph(tmp_path, graph):
    stored = StoredGraph(tmp_path / "graph.json")
    assert stored.read("one") is None
    stored.write("one", graph)
    assert stored.read("other") is None
    stored.write("other", graph)
    assert (stored.read("one"), stored.read("other")) == (None, graph)
    assert [path.name for path in tmp_path.iterdir()] == ["graph.json"]


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_file_cut_short_holds_no_graph(tmp_path, graph, share):
    path = tmp_path / "graph.json"
    StoredGraph(path).write("state", graph)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert StoredGraph(path).read("state") is None


def test_a_changed_file_holds_no_graph(tmp_path, graph):
    path = tmp_path / "graph.json"
    StoredGraph(path).write("state", graph)
    path.write_bytes(path.read_bytes().replace(b"REJECTS", b"ATTACKS"))
    assert StoredGraph(path).read("state") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path, graph):
    (tmp_path / "file").write_text("in the way")
    stored = StoredGraph(tmp_path / "file" / "graph.json")
    stored.write("state", graph)
    assert stored.read("state") is None
