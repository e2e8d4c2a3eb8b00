"""The Cypher engine: values, warnings, errors."""

from collections.abc import Iterator

import pytest

from contract.engines import reading
from contract.graphs import AWKWARD_NAME, affair
from kg.projections.base import Projection, Value
from kg_schema import QueryError, QueryLimitError, QueryRefusedError


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Projection]:
    with reading("cypher", tmp_path_factory.mktemp("cypher"), affair()) as filled:
        yield filled


def only(engine: Projection, text: str, **parameters: Value) -> Value:
    """Return the one value of an answer of one row and one column."""
    ((value,),) = engine.query(text, parameters=parameters).rows
    return value


def test_a_node_comes_with_our_id_its_label_and_its_properties(engine: Projection):
    assert only(engine, "MATCH (n:State {name: 'Norland'}) RETURN n") == {
        "id": "state:norland",
        "labels": ["State"],
        "properties": {
            "id": "state:norland",
            "name": "Norland",
            "title": "Norland",
            "type": "State",
            "aliases": [],
            "articles": 3,
            "iso3166": "XN",
            "wikidata": "Q0",
        },
    }


def test_an_edge_comes_with_the_ids_of_its_ends_and_its_evidence(engine: Projection):
    assert only(engine, "MATCH ()-[r:REJECTS]->() WHERE r.id = 's-03' RETURN r") == {
        "type": "REJECTS",
        "source": "person:helena-vasques",
        "target": "proposal:harbour-plan@0a1b2c3d",
        "properties": {
            "id": "s-03",
            "type": "REJECTS",
            "statement": "s-03",
            "article": next(s.article for s in affair().statements if s.id == "s-03"),
            "quote": "Quotation of s-03.",
            "date": "2025-05-01",
            "published": "2025-05",
            "confidence": 0.5,
            "modality": "asserted",
            "stance": -2,
            "origins": 2,
            "former": False,
        },
    }


def test_a_path_comes_as_its_nodes_and_relationships(engine: Projection):
    path = only(engine, "MATCH p = (:Person)-[:REPRESENTS]->(:State) RETURN p")

    assert isinstance(path, dict)
    assert [n["id"] for n in path["nodes"]] == ["person:helena-vasques", "state:norland"]  # type: ignore[index, union-attr, call-overload]
    assert [r["source"] for r in path["relationships"]] == ["person:helena-vasques"]  # type: ignore[index, union-attr, call-overload]


def test_nodes_inside_lists_and_maps_come_with_our_ids_too(engine: Projection):
    value = only(engine, "MATCH (n:Proposal) RETURN {all: collect(n)} AS found")

    assert value["all"][0]["id"] == "proposal:harbour-plan@0a1b2c3d"  # type: ignore[index, call-overload]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("date('2025-05-02')", "2025-05-02"),
        ("datetime('2025-05-02T03:04:05Z')", "2025-05-02T03:04:05+00:00"),
        ("localtime('10:30')", "10:30:00"),
        ("duration('P14M3DT5S')", "P1Y2M3DT5S"),
        ("duration('P1DT-7265S')", "P1DT-2H-1M-5S"),
        ("localdatetime('2025-05-02T10:00:00.25')", "2025-05-02T10:00:00.25"),
        ("duration('PT0S')", "PT0S"),
        ("1e400", "Infinity"),
        ("[1, 'a', null, {x: date('2025-01-01')}]", [1, "a", None, {"x": "2025-01-01"}]),
        ("{id: 1, labels: [], properties: {}}", {"id": 1, "labels": [], "properties": {}}),
    ],
)
def test_values_are_plain(engine: Projection, expression: str, value: Value):
    assert only(engine, f"RETURN {expression} AS value") == value


@pytest.mark.parametrize("value", [None, True, 3, 0.5, AWKWARD_NAME, [1, [None, "x"]], {"a": {"b": [1]}}])
def test_parameters_come_back_as_they_went_in(engine: Projection, value: Value):
    assert only(engine, "RETURN $value AS value", value=value) == value


def test_names_of_any_sort_are_found_by_a_parameter(engine: Projection):
    assert only(engine, "MATCH (n {name: $name}) RETURN n.id", name=AWKWARD_NAME) == "person:omer-fox"


@pytest.mark.parametrize("parameters", [{}, {"value": 2**70}, {"value": {1}}])
def test_a_parameter_that_is_missing_or_no_plain_value_is_an_error(
    engine: Projection, parameters: dict[str, Value]
):
    with pytest.raises(QueryError, match=r"The query fails: .*value"):
        engine.query("RETURN $value AS value", parameters=parameters)


def test_a_property_of_the_model_that_no_node_has_is_no_error(engine: Projection):
    assert engine.query("MATCH (n:Person {wikidata: 'Q1'}) RETURN n").rows == ()
    assert engine.query("MATCH (s:Statement {rule: 'x', attributed_to: 'y'}) RETURN s").rows == ()


def test_an_unknown_label_is_a_warning(engine: Projection):
    answer = engine.query("MATCH (n:Persn) RETURN n")

    assert answer.rows == ()
    assert any("Persn" in warning and "Person" in warning for warning in answer.warnings)


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("MATCH (n:Group) RETURN n", "No node of this graph is a Group."),
        ("MATCH ()-[r:OCCUPIES]->() RETURN r", "No relationship of this graph is of type OCCUPIES."),
    ],
)
def test_a_name_of_the_model_that_nothing_bears_is_not_called_unknown(engine: Projection, text: str, warning: str):
    assert engine.query(text).warnings == (warning,)


def test_what_is_only_cut_off_is_not_warned_of_as_well(engine: Projection):
    assert engine.query("MATCH (n) RETURN n.id", row_limit=1).warnings == ()


def test_a_syntax_error_shows_its_place(engine: Projection):
    with pytest.raises(QueryError) as error:
        engine.query("MATCH (n:Person) /* all */\nRETURN n n")

    sentence, line, caret = str(error.value).split("\n")
    assert sentence.startswith("This is not Cypher (line 2 at column 10): ")
    assert (line, caret) == ("  RETURN n n", "           ^")


def test_a_syntax_error_shows_comments_as_they_were_written(engine: Projection):
    with pytest.raises(QueryError, match="// nobody"):
        engine.query("MATCH (n RETURN n // nobody")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("RETURN nobody", "nobody"),
        ("RETURN 1 / 0", "zero"),
        ("MATCH (n:Person {nobody: 1}) RETURN n", "nobody"),
        ("", "mpty"),
        ("RETURN 1 AS a, 2 AS a", "rename one"),
    ],
)
def test_an_error_is_one_clear_sentence_of_ours(engine: Projection, text: str, words: str):
    with pytest.raises(QueryError) as error:
        engine.query(text)

    sentence = str(error.value).split("\n")[0]
    assert words in sentence
    assert sentence.startswith(("This is not Cypher", "The query fails: "))
    assert "error:" not in sentence


def test_more_than_memory_holds_is_a_limit(engine: Projection):
    with pytest.raises(QueryLimitError, match="ran out of memory"):
        engine.query("UNWIND range(1, 1000000000) AS x RETURN x")


def test_comments_are_no_part_of_the_query(engine: Projection):
    assert only(engine, "/* CREATE */ RETURN '// DELETE' // MERGE\n AS text") == "// DELETE"


def test_a_bare_date_compares_as_text(engine: Projection):
    since = "MATCH (a)-[r]->() WHERE r.date >= $since RETURN count(r) AS n"

    assert only(engine, since, since="2025-05") == 1
    with pytest.raises(QueryRefusedError, match="dates are text"):
        engine.query(since.replace("$since", "date('2025-05-01')"))
