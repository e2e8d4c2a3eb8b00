"""What the Cypher engine keeps in a file for later processes: the same to the letter, or not at all."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from contract.engines import EVERYTHING
from contract.graphs import affair, large, one_edge
from contract.random_graphs import drawn
from kg.projections import cypher as module
from kg.projections.base import Projection
from kg.projections.cypher import CypherProjection
from kg.projections.generations import DamagedError
from kg.results import Row
from kg_schema import Graph, QueryLimitError, WorkspaceError

QUERIES = (
    "MATCH (n) RETURN n",
    "MATCH (a)-[r]->(b) RETURN a.id, r, b.id",
    "MATCH (n) RETURN n.id, keys(n)",
    "MATCH ()-[r]->() RETURN r.id, keys(r)",
    "MATCH (s:Statement) RETURN s.stance, s.confidence, s.former, s.event_date, s.quote_start, s.office",
    "MATCH (n) WHERE n.aliases IS NOT NULL RETURN n.id, n.aliases, size(n.aliases)",
    "MATCH p = (a)-[*1..2]-(b {id: 'state:norland'}) RETURN p",
)
FILE = "graph-1-*/graph.kgl"


def opened(directory: Path) -> CypherProjection:
    """Return an engine that keeps even the smallest graph."""
    return CypherProjection(directory, keep_from=0)


def everything(engine: Projection) -> list[tuple[Row, ...]]:
    """Return all that it holds, in the order in which it tells it."""
    return [engine.query(query, row_limit=1_000_000).rows for query in QUERIES]


def kept(directory: Path, graph: Graph) -> list[tuple[Row, ...]]:
    """Have an engine keep the graph, and return what it held itself."""
    with closing(opened(directory)) as engine:
        engine.rebuild(graph, 1)
        return everything(engine)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files, of this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "graph",
    [affair(), *(drawn(seed) for seed in range(6)), large(200, 4_000), Graph()],
    ids=["affair", *(f"random {seed}" for seed in range(6)), "large", "empty"],
)
def test_what_is_read_in_is_what_was_kept_in_the_same_order(tmp_path: Path, temporary: Path, graph: Graph):
    before = kept(tmp_path, graph)

    with closing(opened(tmp_path)) as later, closing(CypherProjection()) as fresh:
        fresh.rebuild(graph, 1)
        assert (later.sequence, later.ready()) == (1, True)
        assert everything(later) == before == everything(fresh)
    assert len(before[0]) == len(graph.entities) + len(graph.articles) + len(graph.statements)


def test_a_process_that_was_killed_reads_the_file_again_and_leaves_nothing(tmp_path: Path, temporary: Path):
    kept(tmp_path, large(200, 4_000))
    heavy = "MATCH (a), (b), (c), (d), (e) RETURN count(*) AS n"

    with closing(opened(tmp_path)) as later:
        first = everything(later)
        assert later._worker is not None
        later._worker._process.kill()
        later._worker._process.wait()
        assert everything(later) == first
        with pytest.raises(QueryLimitError):
            later.query(heavy, timeout=0.2)
        assert everything(later) == first
        assert [*temporary.iterdir(), *tmp_path.glob("draft-*")] == [], "what it unpacked is gone while it runs"


def test_the_file_is_of_one_sequence_number_and_one_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    kept(tmp_path, affair())
    (generation,) = (path.name for path in tmp_path.glob("graph-*"))
    number, version = generation.split("-")[1:]
    monkeypatch.setattr(module, "fingerprint", lambda engine: "0123456789ab")

    with closing(opened(tmp_path)) as other:
        assert (number, version == module.fingerprint("kglite")) == ("1", False)
        assert (other.sequence, other.ready()) == (None, False)


def test_a_version_of_kglite_has_a_fingerprint_of_its_own(monkeypatch: pytest.MonkeyPatch):
    from kg.projections import code

    ours = code.fingerprint("kglite")
    monkeypatch.setattr(code, "_version", lambda distribution: "0.0.1")
    assert code.fingerprint("kglite") != ours
    monkeypatch.undo()
    monkeypatch.setattr(code, "__version__", "0.0.1")
    assert code.fingerprint("kglite") != ours


def noise(path: Path) -> None:
    """Change one bit in twelve places, one place after the other; each must be noticed."""
    content = path.read_bytes()
    chance = random.Random(3)
    for _ in range(11):
        changed = bytearray(content)
        changed[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        with pytest.raises(DamagedError), closing(opened(path.parent.parent)) as later:
            later.query("RETURN 1 AS n")
        (path.parent.parent / "CURRENT").write_text(path.parent.name)
    path.write_bytes(changed)


@pytest.mark.parametrize(
    "damage",
    [
        noise,
        lambda path: path.write_bytes(b"\xa5" * path.stat().st_size),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(b""),
        lambda path: path.unlink(),
        lambda path: shutil.rmtree(path.parent),
        lambda path: (path.parent / "FILES.json").unlink(),
        lambda path: (path.parent.parent / "CURRENT").write_text("graph-1-000000000000"),
        lambda path: (path.parent.parent / "CURRENT").write_bytes(b"\xff"),
    ],
    ids=["noise", "garbage", "cut", "empty", "gone", "folder gone", "list gone", "other version", "no text"],
)
def test_a_damaged_file_is_never_believed(tmp_path: Path, damage: Callable[[Path], object]):
    before = kept(tmp_path, affair())
    (file,) = tmp_path.glob(FILE)
    damage(file)

    with closing(opened(tmp_path)) as later:
        assert not later.ready()
        assert later.sequence is None
        with pytest.raises(DamagedError, match="fill it"):
            later.query("RETURN 1 AS n")
        later.rebuild(affair(), 1)
        assert everything(later) == before
    with closing(opened(tmp_path)) as again:
        assert again.ready()


def test_an_untouched_copy_is_believed(tmp_path: Path):
    before = kept(tmp_path / "one", affair())
    shutil.copytree(tmp_path / "one", tmp_path / "other")

    with closing(opened(tmp_path / "other")) as copy:
        assert everything(copy) == before


def test_a_small_graph_is_put_in_each_time_and_takes_the_place_of_a_kept_one(tmp_path: Path):
    kept(tmp_path, affair())
    with closing(CypherProjection(tmp_path)) as engine:
        engine.rebuild(one_edge(), 1)
        assert (engine.ready(), engine.sequence) == (True, 1)
        assert len(engine.query(EVERYTHING["cypher"]).rows) == 4
    with closing(CypherProjection(tmp_path)) as later:
        assert (later.ready(), later.sequence) == (False, None)


def test_a_newer_graph_takes_the_place_of_the_older_one_in_one_step(tmp_path: Path):
    kept(tmp_path, affair())
    with closing(opened(tmp_path)) as reader, closing(opened(tmp_path)) as writer:
        first = reader.query(EVERYTHING["cypher"]).rows
        writer.rebuild(one_edge(), 2)

        assert reader.query(EVERYTHING["cypher"]).rows == first
        assert len(writer.query(EVERYTHING["cypher"]).rows) < len(first)
    assert [path.name.split("-")[1] for path in tmp_path.glob("graph-*")] == ["2"]
    with closing(opened(tmp_path)) as later:
        assert later.sequence == 2
        assert len(later.query(EVERYTHING["cypher"]).rows) == 4


def test_what_cannot_be_written_is_said_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_FILE", "no such folder/graph.kgl")

    with closing(opened(tmp_path)) as engine:
        with pytest.raises(WorkspaceError, match="cannot be written"):
            engine.rebuild(affair(), 1)
        assert not engine.ready()
    assert list(tmp_path.glob("graph-*")) == []
