"""One contract for all engines: the same counts, the same edges, nothing but reading, and limits that hold."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from contract import hostile
from contract.engines import (
    COUNT,
    EVERYTHING,
    HEAVY,
    Answers,
    asked_networkx,
    asked_projection,
    listening,
    reading,
)
from contract.graphs import AWKWARD_NAME, AWKWARD_QUOTE, affair, large, one_edge
from kg.projections.base import Projection
from kg.projections.registry import PROJECTIONS, projection
from kg.results import Row
from kg_schema import RELATION_TYPES, Graph, QueryError, QueryLimitError, Relation

LANGUAGES = tuple(PROJECTIONS)
ENGINES = (*LANGUAGES, "networkx")
EMPTY = Graph()
HOSTILE = {"cypher": hostile.CYPHER, "sparql": hostile.SPARQL}
NOT_EDGES = {"s-06", "s-07", "s-09", "s-10", "s-14", "s-15"}


def answers(engine: str, directory: Path, graph: Graph) -> Answers:
    if engine == "networkx":
        return asked_networkx(graph)
    with reading(engine, directory, graph) as filled:
        return asked_projection(filled, engine)


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answers]:
    return {engine: answers(engine, tmp_path_factory.mktemp(engine), affair()) for engine in ENGINES}


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def filled(language: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Projection]:
    with reading(language, tmp_path_factory.mktemp(language), affair()) as engine:
        yield engine


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Projection]]:
    """Filled engines by language."""
    with ExitStack() as stack:
        yield {
            language: stack.enter_context(reading(language, tmp_path_factory.mktemp(language), one_edge()))
            for language in LANGUAGES
        }


@pytest.fixture(scope="module")
def untouched(targets: dict[str, Projection]) -> dict[str, tuple[Row, ...]]:
    """What the engines hold before anybody attacks them."""
    return {language: engine.query(EVERYTHING[language]).rows for language, engine in targets.items()}


@pytest.mark.parametrize("engine", ENGINES)
def test_every_statement_is_there(answered: dict[str, Answers], engine: str):
    assert answered[engine].statements == len(affair().statements) == 15


@pytest.mark.parametrize("engine", ENGINES)
def test_edges_are_those_of_the_graph_and_parallel_ones_are_kept(answered: dict[str, Answers], engine: str):
    edges = [(s.id, s.source, s.relation.value, s.target) for s in affair().edges]

    assert answered[engine].edges == Counter(edges)
    assert [e[0] for e in sorted(edges) if e[2] == "REJECTS"] == ["s-02", "s-03", "s-04"]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_negated_denied_or_planned_is_no_edge(answered: dict[str, Answers], engine: str):
    joined = {s for s, *_ in answered[engine].edges}

    assert joined & NOT_EDGES == set()
    assert joined | NOT_EDGES == {s.id for s in affair().statements}


@pytest.mark.parametrize("engine", ENGINES)
def test_pairs_that_only_a_denial_joins_are_not_joined(answered: dict[str, Answers], engine: str):
    expected = {(s.source, s.relation.value, s.target) for s in affair().edges}
    if engine == "sparql":
        symmetric = {s for s in affair().edges if RELATION_TYPES[s.relation].symmetric}
        expected |= {(s.target, s.relation.value, s.source) for s in symmetric}

    assert answered[engine].pairs == expected
    assert ("state:norland", "ATTACKS", "state:armora") not in expected


@pytest.mark.parametrize("engine", ENGINES)
def test_names_and_quotations_survive_to_the_letter(answered: dict[str, Answers], engine: str):
    graph = affair()

    assert answered[engine].names == {e.id: e.name for e in graph.entities}
    assert answered[engine].quotes == {s.id: s.quote for s in graph.statements}
    assert answered[engine].names["person:omer-fox"] == AWKWARD_NAME
    assert answered[engine].quotes["s-04"] == AWKWARD_QUOTE


def test_no_path_runs_through_a_statement_node_in_cypher(tmp_path: Path):
    with reading("cypher", tmp_path, affair()) as engine:
        joined = engine.query("MATCH (s:Statement)-[r]-(n) RETURN DISTINCT type(r) AS r, labels(n) AS labels")
        paths = engine.query(
            "MATCH p = (a {id: 'person:omer-fox'})-[*1..6]->(b {id: 'state:armora'}) RETURN count(p) AS n"
        )

    assert joined.rows == (("IN_ARTICLE", ["Article"]),)
    assert paths.column("n") == (0,)


@pytest.mark.parametrize("direction", [("norland", "sudmark"), ("sudmark", "norland")])
def test_a_symmetric_relation_is_found_from_either_side(tmp_path: Path, direction: tuple[str, str]):
    one, other = direction
    asked = {
        "cypher": f"MATCH (:State {{id: 'state:{one}'}})-[r:NEGOTIATES_WITH]-(b) RETURN b.id AS id",
        "sparql": f"SELECT ?b {{ kge:state:{one} kg:NEGOTIATES_WITH ?b }}",
    }
    found = {}
    for language, query in asked.items():
        with reading(language, tmp_path / language, affair()) as engine:
            found[language] = engine.query(query).rows

    assert found == {"cypher": ((f"state:{other}",),), "sparql": ((f"urn:kg:entity:state:{other}",),)}


@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_graph_has_no_statement_and_no_edge(tmp_path: Path, engine: str):
    assert answers(engine, tmp_path, EMPTY) == Answers(0, Counter(), set(), {}, {})


def test_rebuilding_replaces_everything(tmp_path: Path, language: str):
    with reading(language, tmp_path, affair(), sequence=4) as engine:
        engine.query(COUNT[language])
        engine.rebuild(one_edge(), 5)
        replaced = asked_projection(engine, language)

        assert engine.sequence == 5
    assert replaced == answers(language, tmp_path / "other", one_edge())
    assert replaced.statements == 1


def test_the_same_graph_gives_the_same_rows_in_the_same_order(tmp_path: Path, language: str):
    everything = EVERYTHING[language].partition(" ORDER BY")[0]
    rows = []
    for folder in ("one", "other"):
        with reading(language, tmp_path / folder, affair()) as engine:
            rows.append(engine.query(everything).rows)

    assert rows[0] == rows[1]
    assert len(rows[0]) > 20


def test_an_engine_that_was_never_filled_says_so(tmp_path: Path, language: str):
    engine = projection(language, tmp_path)

    assert engine.sequence is None
    with pytest.raises(QueryError, match=r"no graph|made anew"):
        engine.query(COUNT[language])


def test_it_can_be_filled_again_after_it_was_closed(tmp_path: Path, language: str):
    engine = projection(language, tmp_path)
    engine.rebuild(affair(), 1)
    engine.close()
    engine.close()
    engine.rebuild(affair(), 2)

    assert engine.query(COUNT[language]).column("n") == (15,)
    engine.close()


@pytest.mark.parametrize(
    ("language", "query"),
    [(language, query) for language in LANGUAGES for query in HOSTILE[language]],
    ids=lambda value: value[:50] if isinstance(value, str) else None,
)
def test_a_hostile_query_is_refused_and_does_nothing(
    targets: dict[str, Projection],
    untouched: dict[str, tuple[Row, ...]],
    tmp_path: Path,
    language: str,
    query: str,
):
    canary, new = tmp_path / "canary.csv", tmp_path / "new"
    canary.write_text("chirp\n", encoding="utf-8")
    with listening() as (port, connections):
        filled_in = query.replace("{port}", str(port)).replace("{file}", str(canary)).replace("{new}", str(new))
        with pytest.raises(QueryError) as refused:
            targets[language].query(filled_in, timeout=5)

        assert connections() == 0
    assert "chirp" not in str(refused.value)
    assert [p.name for p in tmp_path.iterdir()] == ["canary.csv"]
    assert targets[language].query(EVERYTHING[language]).rows == untouched[language]


@pytest.mark.parametrize(
    ("language", "query"),
    [
        (
            "cypher",
            "MATCH (n:State) RETURN n.create_user AS load_csv, n.`set` AS `delete`, 'DROP' AS merge_into LIMIT 1",
        ),
        ("cypher", "MATCH (create_user:State) WHERE create_user.name <> 'LOAD CSV' RETURN 1, 2, 3 LIMIT 1"),
        (
            "sparql",
            "SELECT ?load ('SERVICE' AS ?service) ('DROP ALL' AS ?x) { ?a rdfs:label ?load # LOAD <x>\n } LIMIT 1",
        ),
        ("sparql", "SELECT ?insert ?delete_all (3 AS ?x) { ?create_user a kg:State } LIMIT 1"),
    ],
)
def test_names_that_hold_the_word_of_a_write_still_work(targets: dict[str, Projection], language: str, query: str):
    answer = targets[language].query(query)

    assert (len(answer.rows), len(answer.columns)) == (1, 3)


def test_there_are_at_least_sixty_hostile_queries_in_each_language(language: str):
    assert len(set(HOSTILE[language])) >= 60


def test_a_query_that_takes_too_long_ends_and_the_next_one_is_answered(tmp_path: Path, language: str):
    with reading(language, tmp_path, large(200, 500)) as engine:
        for _ in range(2):
            with pytest.raises(QueryLimitError, match=r"did not end within 0\.3 seconds"):
                engine.query(HEAVY[language], timeout=0.3)

        assert engine.query(COUNT[language]).column("n") == (500,)


@pytest.mark.skipif(sys.platform != "linux", reason="only /proc tells which processes are whose")
def test_no_process_is_left_behind(tmp_path: Path, language: str):
    before = children()
    with reading(language, tmp_path, large(50, 100)) as engine:
        engine.query(COUNT[language])
        with pytest.raises(QueryLimitError):
            engine.query(HEAVY[language], timeout=0.2)
        engine.query(COUNT[language])

        assert len(children() - before) == 1
    assert children() == before


def test_a_row_limit_cuts_the_answer_off_and_says_so(filled: Projection, language: str):
    whole = filled.query(EVERYTHING[language])
    cut = filled.query(EVERYTHING[language], row_limit=4)
    exact = filled.query(EVERYTHING[language], row_limit=len(whole.rows))

    assert cut.rows == whole.rows[:4]
    assert (cut.truncated, exact.truncated, whole.truncated) == (True, False, False)
    assert exact.rows == whole.rows


def test_no_rows_may_be_asked_for(filled: Projection, language: str):
    nothing = filled.query(EVERYTHING[language], row_limit=0)

    assert (nothing.rows, nothing.truncated) == ((), True)


@pytest.mark.parametrize("limits", [{"timeout": 0}, {"timeout": -1}, {"timeout": float("nan")}, {"row_limit": -1}])
def test_a_limit_that_makes_no_sense_is_an_error(filled: Projection, language: str, limits: dict[str, float]):
    with pytest.raises(QueryError, match="limit is"):
        filled.query(COUNT[language], **limits)  # type: ignore[arg-type]


def test_relations_of_the_model_are_queried_by_their_names(tmp_path: Path, language: str):
    graph = large(40, 3 * len(Relation))
    asked = {
        "cypher": "MATCH ()-[r:{}]->() RETURN count(r) AS n",
        "sparql": "SELECT (COUNT(?s) AS ?n) {{ ?s kg:relation kg:{} }}",
    }
    with reading(language, tmp_path, graph) as engine:
        counted = {r: engine.query(asked[language].format(r.value)).column("n")[0] for r in Relation}

    expected = Counter(s.relation for s in graph.statements)
    assert counted == {r: expected[r] for r in Relation}


def children() -> set[int]:
    """Return the ids of the processes that this one has started and that are not gone, zombies too."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            found.add(int(stat.parent.name))
    return found
