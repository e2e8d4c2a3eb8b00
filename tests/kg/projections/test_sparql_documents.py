"""Answers to SPARQL as documents of the W3C, read back by another library, and the steps of queries."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.query import Result

from contract.engines import reading
from contract.graphs import AWKWARD_NAME, AWKWARD_QUOTE, affair
from kg.projections.rdflib_ import rdflib_graph
from kg.projections.sparql import SparqlProjection
from kg_schema import QueryError, QueryRefusedError
from kg_schema.namespaces import PREFIXES

TERMS = """SELECT ?s ?label ?stance ?confidence ?former ?head ?gap {
    ?s kg:source ?a ; kg:confidence ?confidence ; kg:article ?d . ?a rdfs:label ?label
    OPTIONAL { ?s kg:stance ?stance } OPTIONAL { ?s kg:former ?former } OPTIONAL { ?d schema:headline ?head } }"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlProjection]:
    with reading("sparql", tmp_path_factory.mktemp("sparql"), affair()) as filled:
        assert isinstance(filled, SparqlProjection)
        yield filled


def rows(result: Result) -> set[tuple[object, ...]]:
    return {tuple(row) for row in result}


@pytest.mark.parametrize(("form", "name"), [("srj", "json"), ("tsv", "tsv")])
def test_a_table_reads_back_in_another_library_term_by_term(engine: SparqlProjection, form: str, name: str):
    text = engine.document(TERMS, form)
    read = Result.parse(io.BytesIO(text.encode("utf-8")), format=name)
    wanted = rdflib_graph(affair()).query(TERMS, initNs=PREFIXES)

    assert [str(variable) for variable in read.vars or ()] == [str(variable) for variable in wanted.vars or ()]
    assert rows(read) == rows(wanted)
    assert len(rows(read)) == 15


@pytest.mark.parametrize(("form", "name"), [("srj", "JSON"), ("tsv", "TSV")])
def test_awkward_text_survives_and_ends_no_line(engine: SparqlProjection, form: str, name: str):
    query = (
        "SELECT ?x { { ?a rdfs:label ?x } UNION { ?s kg:quote ?x } UNION { BIND('a\\tb\\r\\nc\\u2028' AS ?x) } }"
    )
    text = engine.document(query, form)
    # rdflib's reader of tab-separated values knows no escape by number.
    read = ox.parse_query_results(text.encode("utf-8"), format=getattr(ox.QueryResultsFormat, name))

    assert isinstance(read, ox.QuerySolutions)
    assert {AWKWARD_NAME, AWKWARD_QUOTE, "a\tb\r\nc\u2028"} <= {row["x"].value for row in read}
    assert len(text.splitlines()) == (1 if form == "srj" else 1 + 8 + 15 + 1)


def test_the_json_is_that_of_the_w3c(engine: SparqlProjection):
    query = "SELECT ?iri ?text ?said ?n ?b ?t ?no { BIND(kg:x AS ?iri) BIND('x' AS ?text) BIND('y'@en AS ?said) "
    query += "BIND(3 AS ?n) BIND(BNODE() AS ?b) BIND(<<( kg:x kg:y 1 )>> AS ?t) }"
    found = json.loads(engine.document(query, "srj"))
    ((blank,),) = ([row["b"]] for row in found["results"]["bindings"])

    integer = {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    assert blank["type"] == "bnode"
    assert found == {
        "head": {"vars": ["iri", "text", "said", "n", "b", "t", "no"]},
        "results": {
            "bindings": [
                {
                    "iri": {"type": "uri", "value": "urn:kg:schema:x"},
                    "text": {"type": "literal", "value": "x"},
                    "said": {"type": "literal", "value": "y", "xml:lang": "en"},
                    "n": integer | {"value": "3"},
                    "b": blank,
                    "t": {
                        "type": "triple",
                        "value": {
                            "subject": {"type": "uri", "value": "urn:kg:schema:x"},
                            "predicate": {"type": "uri", "value": "urn:kg:schema:y"},
                            "object": integer,
                        },
                    },
                }
            ]
        },
    }
    assert json.loads(engine.document("ASK { ?a kg:REJECTS ?b }", "srj")) == {"head": {}, "boolean": True}


@pytest.mark.parametrize(
    ("query", "form", "reason"),
    [
        ("ASK {}", "tsv", "which is no table"),
        ("SELECT ?s { ?s ?p ?o }", "turtle", "Only CONSTRUCT and DESCRIBE"),
        ("DESCRIBE <urn:kg:statement:s-04>", "srj", "answer with triples"),
        ("DESCRIBE <urn:kg:statement:s-04>", "tsv", "answer with triples"),
        ("SELECT ?s { ?s ?p ?o }", "tsv", "more than 3 rows"),
        ("SELECT ?s { ?s ?p ?o }", "srj", "more than 3 rows"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "turtle", "more than 3 triples"),
    ],
)
def test_what_a_document_cannot_hold_is_an_error(engine: SparqlProjection, query: str, form: str, reason: str):
    with pytest.raises(QueryError, match=reason):
        engine.document(query, form, row_limit=3)


def test_parameters_stand_in_documents_too(engine: SparqlProjection):
    query = "SELECT (COUNT(?s) AS ?n) { ?s kg:target $plan }"

    text = engine.document(query, "tsv", parameters={"plan": "<urn:kg:entity:proposal:harbour-plan@0a1b2c3d>"})
    assert text == '?n\n"5"^^<http://www.w3.org/2001/XMLSchema#integer>\n'


def test_the_graph_in_rdflib_holds_the_triples_that_are_asked(engine: SparqlProjection, tmp_path: Path):
    held = rdflib_graph(affair())
    asked = engine.document("CONSTRUCT WHERE { ?s ?p ?o }", "turtle")

    assert set(held) == set(rdflib.Graph().parse(data=asked, format="turtle"))
    assert dict(held.namespaces())["kg"] == rdflib.URIRef(PREFIXES["kg"])


EXPLAINED = """SELECT ?who (COUNT(DISTINCT ?p) AS ?n) {
    ?a rdfs:label $name ; kg:SUPPORTS/^kg:REJECTS* ?p
    OPTIONAL { ?b kg:SUPPORTS ?p FILTER(?a != ?b && ?b IN (1, 2)) } FILTER NOT EXISTS { ?a kg:former true }
    { ?a ?x ?who } UNION { ?who ?y ?a } MINUS { ?a a kg:State } VALUES ?v { 1 2 }
    BIND(-?v + 2 * 3 AS ?w) } GROUP BY ?who HAVING(COUNT(?p) > 3) ORDER BY DESC(?n) ?who LIMIT 10 OFFSET 2"""


def test_the_steps_of_a_query_come_in_their_order_without_running_it(engine: SparqlProjection):
    table = engine.explain(EXPLAINED, parameters={"name": "Norland"})

    assert table.columns == ("step", "operation", "details")
    assert [row[0] for row in table.rows] == list(range(1, len(table.rows) + 1))
    assert [row[1:] for row in table.rows] == [
        ("Match", '?a rdfs:label "Norland"'),
        ("Match", "?a kg:SUPPORTS/^kg:REJECTS* ?p"),
        ("Join", "these 2"),
        ("Match", "?b kg:SUPPORTS ?p"),
        ("LeftJoin", "(?a != ?b) && (?b IN (1, 2))"),
        ("Match", "?a ?x ?who"),
        ("Match", "?who ?y ?a"),
        ("Union", ""),
        ("Join", ""),
        ("Match", "?a rdf:type kg:State"),
        ("Minus", ""),
        ("Values", "?v = 1, ?v = 2"),
        ("Join", ""),
        ("Extend", "-?v + (2 * 3) AS ?w"),
        ("Filter", "NOT EXISTS { ... }"),
        ("Group", "?who"),
        ("AggregateJoin", "COUNT(DISTINCT ?p) AS ?__agg_1__, COUNT(?p) AS ?__agg_2__, SAMPLE(?who) AS ?__agg_3__"),
        ("Extend", "?__agg_3__ AS ?who"),
        ("Filter", "?__agg_2__ > 3"),
        ("Extend", "?__agg_1__ AS ?n"),
        ("OrderBy", "DESC(?n), ?who"),
        ("Project", "?who ?n"),
        ("Slice", "LIMIT 10 OFFSET 2"),
    ]


@pytest.mark.parametrize(
    ("query", "last"),
    [
        ("ASK { ?a ?b ?c }", ("Ask", "")),
        ("DESCRIBE <urn:x>", ("Describe", "<urn:x>")),
        ("CONSTRUCT { ?a kg:x 1 } WHERE { GRAPH ?g { ?a ?b ?c } }", ("Construct", "?a kg:x 1")),
        ("SELECT * { ?z ?y ?x }", ("Project", "?z ?y ?x")),
    ],
)
def test_each_form_of_query_is_explained(engine: SparqlProjection, query: str, last: tuple[str, str]):
    assert engine.explain(query).rows[-1][1:] == last


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT ?a { ?a ?b }", "line 1 at column"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", "SERVICE would send"),
        ("INSERT DATA { <urn:x> <urn:y> 1 }", "queries only read"),
        ("SELECT * { ?a ?b ?c LATERAL { ?c ?d ?e } }", "only those of SPARQL 1.1"),
        ("SELECT * { FILTER(" + "(" * 300 + "1" + ")" * 300 + ") }", "cannot be shown|not SPARQL|did not end"),
    ],
)
def test_what_cannot_be_explained_is_an_error(engine: SparqlProjection, query: str, reason: str):
    with pytest.raises(QueryError, match=reason) as error:
        engine.explain(query)
    assert isinstance(error.value, QueryRefusedError) == ("read" in reason or "SERVICE" in reason)
