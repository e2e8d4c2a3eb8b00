"""The workspace: the promises of the ledger and the graph, as a user meets them."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from factories import ScriptedExtractor, claim, corpora, extraction, norland
from kg.export import FORMATS
from kg.ingest import ingest
from kg.ledger import Outcome
from kg.projections.cypher import CypherProjection
from kg.workspace import Workspace
from kg_loaders.readers import Reading
from kg_schema import Extraction, KGError, QueryError, WorkspaceError

_COUNT_CYPHER = "MATCH (s:Statement) RETURN count(s) AS n"
_COUNT_SPARQL = "SELECT (COUNT(?s) AS ?n) WHERE { ?s a kg:Statement }"


def _filled(directory: Path, extractions: Iterable[Extraction]) -> Workspace:
    workspace = kg.open(directory, create=True)
    for one in extractions:
        workspace.ledger.add(one, source="somewhere")
    return workspace


def _export(workspace: Workspace) -> dict[str, str]:
    return {name: "".join(write(workspace.graph())) for name, write in FORMATS.items()}


def _exported(extractions: Iterable[Extraction]) -> dict[str, str]:
    with TemporaryDirectory() as directory, _filled(Path(directory), extractions) as workspace:
        return _export(workspace)


def _retract(workspace: Workspace, one: Extraction) -> None:
    workspace.ledger.retract(one.article.id, why="withdrawn", who="tester", at="2025-06-01")


def _rows(workspace: Workspace) -> tuple[object, object, int]:
    """Return how many statements each engine counts."""
    cypher = workspace.cypher(_COUNT_CYPHER).rows[0][0]
    return cypher, workspace.sparql(_COUNT_SPARQL).rows[0][0], len(workspace.networkx().graph["statements"])


# Promises


def test_the_same_articles_in_any_order_export_the_same_bytes() -> None:
    exports = [_exported(order) for order in permutations(norland())]
    assert len(exports) == 24 and all(export == exports[0] for export in exports)


def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    with _filled(tmp_path, norland()) as workspace:
        before = _export(workspace)
        assert {workspace.ledger.add(one) for one in norland()} == {Outcome.UNCHANGED}
        assert _export(workspace) == before


@pytest.mark.parametrize("number", range(4))
def test_retracting_one_is_never_having_seen_it(tmp_path: Path, number: int) -> None:
    corpus = norland()
    gone = corpus.pop(number)
    with _filled(tmp_path, norland()) as workspace:
        _retract(workspace, gone)
        assert _export(workspace) == _exported(corpus)
        workspace.ledger.add(gone)
        assert _export(workspace) == _exported(corpus)
        workspace.ledger.restore(gone.article.id, why="reinstated", who="tester", at="2025-06-02")
        assert _export(workspace) == _exported(norland())


@settings(max_examples=15)
@given(corpora(max_size=4), st.randoms(use_true_random=False), st.data())
def test_any_history_that_leaves_the_same_articles_exports_the_same_bytes(
    corpus: list[Extraction], shuffler: random.Random, data: st.DataObject
) -> None:
    gone = [one for one in corpus if data.draw(st.booleans())]
    kept = [one for one in corpus if one not in gone]
    shuffler.shuffle(corpus)
    with TemporaryDirectory() as directory, _filled(Path(directory), corpus) as workspace:
        for one in gone:
            _retract(workspace, one)
        assert _export(workspace) == _exported(kept)


@pytest.mark.parametrize("jobs", [1, 2, 4])
@settings(max_examples=5, deadline=None)
@given(corpora(max_size=12), st.randoms(use_true_random=False), st.integers(1, 4), st.data())
def test_order_parting_batches_and_processes_of_loading_leave_no_trace(
    jobs: int, corpus: list[Extraction], shuffler: random.Random, batch: int, data: st.DataObject
) -> None:
    expected = _exported(corpus)
    reader = ScriptedExtractor.of(corpus)
    shuffler.shuffle(corpus)
    readings = [Reading(f"{number}.txt", one.article, None) for number, one in enumerate(corpus)]
    cut = data.draw(st.integers(0, len(readings)))
    with TemporaryDirectory() as directory, kg.open(Path(directory), create=True) as workspace:
        for part in (readings[:cut], readings[cut:]):
            ingest(part, reader, workspace.ledger, batch=batch, jobs=jobs)
        assert _export(workspace) == expected


def test_exports_hold_no_time_of_loading(tmp_path: Path) -> None:
    exports = []
    for number, time in enumerate(("1999-01-01T00:00:00+00:00", "2031-12-31T23:59:59+00:00")):
        with Workspace.open(tmp_path / str(number), create=True, clock=lambda time=time: time) as workspace:
            for one in norland():
                workspace.ledger.add(one, source=f"from {number}")
            exports.append(_export(workspace))
            assert {entry.at for entry in workspace.ledger.log()} == {time}
    assert exports[0] == exports[1]


_EXPORT = """
import sys
from pathlib import Path
import kg
from kg.export import FORMATS
with kg.open(sys.argv[1]) as workspace:
    graph = workspace.graph()
    for name in sorted(FORMATS):
        for part in FORMATS[name](graph):
            sys.stdout.buffer.write(part.encode())
"""


def test_exports_depend_on_neither_hash_seed_nor_locale(tmp_path: Path) -> None:
    _filled(tmp_path, norland()).close()
    common = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    outputs = {
        subprocess.run(
            [sys.executable, "-c", _EXPORT, str(tmp_path)], env={**common, **own}, capture_output=True, check=True
        ).stdout
        for own in (
            {"PYTHONHASHSEED": "1", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"},
        )
    }
    assert len(outputs) == 1 and len(outputs.pop()) > 10_000


# Engines


def test_all_engines_count_the_same_statements(tmp_path: Path) -> None:
    with _filled(tmp_path, norland()) as workspace:
        assert _rows(workspace) == (8, 8, 8)


def test_engines_follow_the_ledger(tmp_path: Path) -> None:
    first, *others = norland()
    with _filled(tmp_path, [first]) as workspace:
        assert _rows(workspace) == (2, 2, 2)
        for one in others:
            workspace.ledger.add(one)
        assert _rows(workspace) == (8, 8, 8)
        _retract(workspace, first)
        assert _rows(workspace) == (6, 6, 6)
    with kg.open(tmp_path) as again:
        assert _rows(again) == (6, 6, 6)


def _everything(workspace: Workspace) -> tuple[list[str], ...]:
    """Return all that each engine holds, sorted."""
    asked = (
        workspace.cypher("MATCH (n) RETURN n.id AS id, n.name AS name, n.quote AS quote, labels(n) AS labels"),
        workspace.cypher("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS r, b.id AS b, r.statement AS s"),
        workspace.sparql("SELECT ?s ?p ?o { ?s ?p ?o }"),
    )
    graph = workspace.networkx()
    drawn = [*graph.nodes(data=True), *graph.edges(data=True), *graph.graph["statements"]]
    return (*(sorted(map(repr, table.rows)) for table in asked), sorted(map(repr, drawn)))


@pytest.mark.parametrize("number", range(4))
def test_no_engine_holds_anything_of_what_was_retracted(tmp_path: Path, number: int) -> None:
    gone = norland()[number]
    with (
        _filled(tmp_path / "one", norland()) as workspace,
        _filled(tmp_path / "other", [one for one in norland() if one != gone]) as never,
    ):
        before = _everything(workspace)
        _retract(workspace, gone)
        assert _everything(workspace) == _everything(never) != before
        assert all(_everything(workspace))


def test_an_empty_workspace_answers(tmp_path: Path) -> None:
    with kg.open(tmp_path, create=True) as workspace:
        assert _rows(workspace) == (0, 0, 0)


def test_deleting_what_engines_keep_loses_nothing(tmp_path: Path) -> None:
    with _filled(tmp_path, norland()) as workspace:
        before = _rows(workspace), _export(workspace)
    shutil.rmtree(tmp_path / "projections")
    with kg.open(tmp_path) as again:
        assert (_rows(again), _export(again)) == before
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("ledger.sqlite")) == [
        "projections"
    ]


def test_damage_to_what_engines_keep_loses_nothing(tmp_path: Path) -> None:
    with _filled(tmp_path, norland()) as workspace:
        before = _rows(workspace)
    for path in sorted((tmp_path / "projections").rglob("*")):
        if path.is_file():
            path.write_bytes(b"")
    with kg.open(tmp_path) as again:
        assert _rows(again) == before


@pytest.mark.parametrize("language", ["cypher", "sparql"])
def test_what_an_engine_kept_is_read_in_without_making_the_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(CypherProjection.__init__, "__defaults__", (None, 0))  # keeps the smallest graph, too
    count = {"cypher": _COUNT_CYPHER, "sparql": _COUNT_SPARQL}[language]
    with _filled(tmp_path, norland()) as workspace:
        before = workspace.engine(language).query(count).rows
    (tmp_path / "projections" / "graph.json").unlink()
    with monkeypatch.context() as context, kg.open(tmp_path) as again:
        context.setattr("kg.resolve.canonical_graph", lambda *_: pytest.fail("the graph was made anew"))
        assert again.engine(language).query(count).rows == before

    folder = tmp_path / "projections" / language
    for file in (file for file in folder.glob("graph-*/*") if file.name.startswith(("graph.kgl", "0"))):
        file.write_bytes(b"\xa5" * file.stat().st_size)
    with kg.open(tmp_path) as damaged:
        assert damaged.engine(language).query(count).rows == before


def test_an_older_graph_under_the_seal_of_a_newer_one_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CypherProjection.__init__, "__defaults__", (None, 0))
    with _filled(tmp_path, norland()[:2]) as workspace:
        _rows(workspace)
    shutil.copytree(tmp_path / "projections", tmp_path / "older")
    with _filled(tmp_path, norland()) as workspace:
        now = _rows(workspace)
    for language in ("cypher", "sparql"):  # as if another process had been slower to put its own there
        shutil.rmtree(tmp_path / "projections" / language)
        shutil.copytree(tmp_path / "older" / language, tmp_path / "projections" / language)
    with kg.open(tmp_path) as again:
        assert _rows(again) == now


def test_a_ledger_brought_back_from_a_backup_is_not_answered_for_by_its_successor(tmp_path: Path) -> None:
    first, second, *_ = norland()
    ledger, backup = tmp_path / "ledger.sqlite", tmp_path / "backup.sqlite"
    _filled(tmp_path, [first]).close()
    shutil.copy(ledger, backup)
    with _filled(tmp_path, [second]) as workspace:
        assert _rows(workspace) == (4, 4, 4)
    shutil.move(backup, ledger)
    longer = extraction("No news of Norland.", claim("state:Norland", "SUPPORTS", "state:Sudmark"))
    with _filled(tmp_path, [longer]) as restored:
        assert restored.ledger.sequence == 2, "as long as the ledger that the engines knew"
        assert _rows(restored) == (3, 3, 3)


def test_rdflib_holds_what_sparql_asks(tmp_path: Path) -> None:
    with _filled(tmp_path, norland()) as workspace:
        graph = workspace.to_rdflib()
        asked = workspace.sparql("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").column("n")
        assert (len(graph),) == asked
        (count,) = next(iter(graph.query("SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }")))
        assert int(count) == len(workspace.graph().statements)


def test_queries_take_parameters_and_limits(tmp_path: Path) -> None:
    with _filled(tmp_path, norland()) as workspace:
        table = workspace.cypher(
            "MATCH (e:State) WHERE e.name = $name RETURN e.id", parameters={"name": "Norland"}
        )
        assert [list(row) for row in table.rows] == [["state:norland"]]
        for ask, text in (
            (workspace.cypher, "MATCH (s:Statement) RETURN s.id"),
            (workspace.sparql, "SELECT ?s WHERE { ?s a kg:Statement }"),
        ):
            limited = ask(text, row_limit=3)
            assert len(limited.rows) == 3 and limited.truncated
            with pytest.raises(QueryError):
                ask("this is no query")


# Opening


def test_a_workspace_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"There is no workspace at .*nowhere: load an article"):
        kg.open(tmp_path / "nowhere")
    assert not list(tmp_path.iterdir())


def test_a_directory_without_a_ledger_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="There is no ledger at"):
        kg.open(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_workspace_is_made_with_all_directories_above_it(tmp_path: Path) -> None:
    with kg.open(str(tmp_path / "a" / "b"), create=True) as workspace:
        assert workspace.graph().articles == ()
    kg.open(tmp_path / "a" / "b").close()


def test_errors_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_text("no ledger")
    with pytest.raises(KGError) as caught:
        kg.open(tmp_path)
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)


_HEAVY = {"spacy", "pyvis", "trafilatura", "rdflib", "kg_loaders", "kg_visualizations"}


@pytest.mark.parametrize("ask", ["", "workspace.graph()", f"workspace.sparql({_COUNT_SPARQL!r})"])
def test_asking_never_loads_the_language_model(tmp_path: Path, ask: str) -> None:
    _filled(tmp_path, norland()).close()
    code = f"import sys, kg\nwith kg.open(sys.argv[1]) as workspace:\n    {ask or 'pass'}\n"
    code += f"heavy = {_HEAVY} & set(sys.modules)\nsys.exit(f'imported: {{sorted(heavy)}}' if heavy else 0)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], env=environment, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr


def test_the_kept_graph_is_the_one_that_the_ledger_gives(tmp_path: Path) -> None:
    first, *rest = norland()
    with _filled(tmp_path, [first]) as workspace:
        workspace.graph()
    with _filled(tmp_path, rest) as workspace:
        before = _export(workspace)
    with kg.open(tmp_path) as again:
        assert _export(again) == before == _exported(norland())
    shutil.rmtree(tmp_path / "projections")
    with kg.open(tmp_path) as anew:
        assert _export(anew) == before
