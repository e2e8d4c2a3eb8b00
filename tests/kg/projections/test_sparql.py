"""The SPARQL engine: terms, errors, and the index on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib

from contract.engines import COUNT, reading
from contract.graphs import AWKWARD_NAME, AWKWARD_QUOTE, affair, one_edge
from kg.projections.base import Projection, Value
from kg.projections.generations import DamagedError
from kg.projections.sparql import SparqlProjection
from kg_schema import QueryError
from kg_schema.namespaces import KG, PREFIXES

PLAN = "urn:kg:entity:proposal:harbour-plan@0a1b2c3d"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Projection]:
    with reading("sparql", tmp_path_factory.mktemp("sparql"), affair()) as filled:
        yield filled


def only(engine: Projection, text: str, **parameters: Value) -> Value:
    """Return the one value of an answer of one row and one column."""
    ((value,),) = engine.query(text, parameters=parameters).rows
    return value


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("<urn:a>", "urn:a"),
        ("kg:REJECTS", KG + "REJECTS"),
        ("'x'", "x"),
        ("'x'@en", "x"),
        ("3", 3),
        ("-2.50", -2.5),
        ("1e3", 1000.0),
        ("1/0e0", "Infinity"),
        ("true", True),
        ("'1'^^xsd:boolean", True),
        ("'2025-05-02'^^xsd:date", "2025-05-02"),
        ("'7'^^xsd:unsignedByte", 7),
        ("'many'^^xsd:integer", "many"),
        ("?unbound", None),
        ("1/0", None),
    ],
)
def test_terms_are_plain_values(engine: Projection, expression: str, value: Value):
    found = only(engine, f"SELECT ({expression} AS ?x) {{}}")

    assert (found, type(found)) == (value, type(value))


def test_a_blank_node_and_a_triple_have_a_form(engine: Projection):
    assert str(only(engine, "SELECT (BNODE() AS ?x) {}")).startswith("_:")
    assert only(engine, "SELECT (<<( <urn:a> <urn:b> 1 )>> AS ?x) {}") == {
        "subject": "urn:a",
        "predicate": "urn:b",
        "object": 1,
    }


def test_ask_has_one_column(engine: Projection):
    yes, no = engine.query("ASK { ?a kg:REJECTS ?b }"), engine.query("ASK { ?a kg:OCCUPIES ?b }")

    assert (yes.columns, yes.rows, no.rows) == (("result",), ((True,),), ((False,),))


@pytest.mark.parametrize("text", ["CONSTRUCT { ?a kg:REJECTS ?b } WHERE { ?a kg:REJECTS ?b }"])
def test_construct_has_three_columns(engine: Projection, text: str):
    answer = engine.query(text)

    assert answer.columns == ("subject", "predicate", "object")
    assert answer.rows == (("urn:kg:entity:person:helena-vasques", KG + "REJECTS", PLAN),)


def test_turtle_reads_back_in_another_library(tmp_path: Path):
    projection = SparqlProjection(tmp_path)
    projection.rebuild(affair(), 1)
    text = projection.document("DESCRIBE <urn:kg:statement:s-04> <urn:kg:entity:person:omer-fox>", "turtle")
    again = projection.document("DESCRIBE <urn:kg:entity:person:omer-fox> <urn:kg:statement:s-04>", "turtle")
    with pytest.raises(QueryError, match="Only CONSTRUCT and DESCRIBE"):
        projection.document("SELECT ?s { ?s ?p ?o }", "turtle")
    with pytest.raises(QueryError, match="more than 3 triples"):
        projection.document("DESCRIBE <urn:kg:statement:s-04>", "turtle", row_limit=3)
    projection.close()

    read = rdflib.Graph().parse(data=text, format="turtle")
    literals = {str(term) for term in read.objects() if isinstance(term, rdflib.Literal)}
    assert {AWKWARD_NAME, AWKWARD_QUOTE} <= literals
    assert text == again


def test_the_prefixes_of_the_model_are_declared(engine: Projection):
    for prefix, iri in PREFIXES.items():
        assert only(engine, f"SELECT ({prefix}:x AS ?x) {{}}") == f"{iri}x"


def test_a_prefix_of_the_query_wins(engine: Projection):
    assert only(engine, "PREFIX kg: <urn:mine:> SELECT (kg:x AS ?x) {}") == "urn:mine:x"


@pytest.mark.parametrize("value", [True, 3, 0.5, AWKWARD_NAME, "<urn:a b>", "<"])
def test_a_parameter_stands_for_its_name_after_a_dollar_sign(engine: Projection, value: Value):
    assert only(engine, "SELECT ?value { BIND($value AS ?value) } # $value", value=value) == value


def test_a_parameter_in_angle_brackets_is_an_iri(engine: Projection):
    query = "SELECT (COUNT(?s) AS ?n) { ?s kg:target $plan }"

    assert only(engine, query, plan=f"<{PLAN}>") == 5
    assert only(engine, query, other=1) == 15
    assert only(engine, query, plan=PLAN) == 0


def test_a_parameter_that_is_no_term_is_an_error(engine: Projection):
    with pytest.raises(QueryError, match="'x' must be text, a number or a boolean"):
        engine.query("SELECT ?x {}", parameters={"x": ["a"]})
    with pytest.raises(QueryError, match="The query fails"):
        engine.query("ASK { ?s ?p $x }", parameters={"x": "<no-iri>"})


@pytest.mark.parametrize(
    ("text", "place", "reason", "caret"),
    [
        ("SELECT * { ?s foo:x ?o }", "line 1 at column 20", "a prefix is not declared", 21),
        ("SELECT ?a ?a {}", "line 1 at column 16", "a variable is selected twice", None),
        ("SELECT *\n{ ?s ?p <x> }", "line 2 at column 1", "an IRI is not whole", None),
        ("SELECT * {\n  ?s ?p ?o", "line 1 at column 10", "this { is never closed", 11),
        ("SELECT *\nWHRE { ?s ?p ?o }", "line 2 at column ", "nothing can follow here", None),
        ("ASK { 'Ж🦊' ?p ?o ] }", "line 1 at column 18", "this ] closes nothing", 19),
        ("ASK { ?s ?p '}' . # }\n ?s ?p (1 }", "line 2 at column 11", "this } closes nothing", 12),
        ("SELECT * { ?s ?p ?o } ORDER BY", "line 1 at column ", "before the end is missing", None),
    ],
)
def test_a_syntax_error_shows_its_place(engine: Projection, text: str, place: str, reason: str, caret: int | None):
    with pytest.raises(QueryError) as error:
        engine.query(text)

    sentence, line, below = str(error.value).split("\n")
    assert sentence.startswith("This is not SPARQL (")
    assert place in sentence
    assert reason in sentence
    assert line.strip() in text
    assert caret is None or below == " " * caret + "^"


def test_an_unknown_function_is_an_error(engine: Projection):
    with pytest.raises(QueryError, match=r"The query fails: .*urn:f"):
        engine.query("SELECT (<urn:f>(1) AS ?x) {}")


def test_a_later_process_finds_the_index_again(tmp_path: Path):
    first = SparqlProjection(tmp_path)
    first.rebuild(affair(), 7)
    first.close()
    later = SparqlProjection(tmp_path)

    assert later.sequence == 7
    assert only(later, COUNT["sparql"]) == 15
    later.close()


def test_an_open_engine_follows_when_another_one_rebuilds(tmp_path: Path):
    one, other = SparqlProjection(tmp_path), SparqlProjection(tmp_path)
    one.rebuild(affair(), 1)
    counts = [only(one, COUNT["sparql"])]
    other.rebuild(one_edge(), 2)
    counts.append(only(one, COUNT["sparql"]))

    assert counts == [15, 1]
    assert one.sequence == 2
    one.close()
    other.close()


def test_only_the_newest_generation_stays(tmp_path: Path):
    projection = SparqlProjection(tmp_path)
    for sequence in (1, 2, 3):
        projection.rebuild(one_edge(), sequence)
    projection.close()

    assert sorted(p.name.rpartition("-")[0] for p in tmp_path.iterdir()) == ["", "graph-3"]


def _damage(directory: Path, how: str) -> None:
    (generation,) = directory.glob("graph-*")
    tables = sorted(generation.glob("*.sst"))
    match how:
        case "a table is gone":
            tables[0].unlink()
        case "a table is cut off":
            tables[-1].write_bytes(tables[-1].read_bytes()[:-10])
        case "nothing is left":
            for path in generation.iterdir():
                path.unlink()
            generation.rmdir()
        case "CURRENT is gone":
            (directory / "CURRENT").unlink()
        case "CURRENT is noise":
            (directory / "CURRENT").write_bytes(b"\xff\x00../../etc")
        case "the manifest is noise":
            next(generation.glob("MANIFEST-*")).write_bytes(b"\x00")


@pytest.mark.parametrize(
    "how",
    [
        "a table is gone",
        "a table is cut off",
        "nothing is left",
        "CURRENT is gone",
        "CURRENT is noise",
        "the manifest is noise",
    ],
)
def test_an_index_that_is_not_whole_must_be_made_anew(tmp_path: Path, how: str):
    projection = SparqlProjection(tmp_path)
    projection.rebuild(affair(), 1)
    projection.close()
    _damage(tmp_path, how)

    assert projection.sequence is None
    with pytest.raises(DamagedError, match="made anew"):
        projection.query(COUNT["sparql"])
    projection.rebuild(affair(), 1)
    assert only(projection, COUNT["sparql"]) == 15
    projection.close()


def test_noise_inside_a_table_is_found_by_the_query_that_meets_it(tmp_path: Path):
    projection = SparqlProjection(tmp_path)
    projection.rebuild(affair(), 1)
    for table in tmp_path.glob("graph-*/*.sst"):
        table.write_bytes(b"\xa5" * table.stat().st_size)

    assert projection.sequence == 1
    with pytest.raises(DamagedError, match="made anew"):
        projection.query("SELECT ?s ?p ?o { ?s ?p ?o }")
    assert projection.sequence is None
    projection.close()


def test_a_read_only_query_leaves_every_file_of_the_index_alone(tmp_path: Path):
    projection = SparqlProjection(tmp_path)
    projection.rebuild(affair(), 1)
    before = {p: p.read_bytes() for p in sorted(tmp_path.rglob("*")) if p.is_file()}
    projection.query("SELECT ?s ?p ?o { ?s ?p ?o }")
    projection.close()

    assert {p: p.read_bytes() for p in sorted(tmp_path.rglob("*")) if p.is_file()} == before
