"""What a SPARQL query may not contain, and what only looks like it."""

import pytest

from kg.projections.sparql_check import check_sparql
from kg_schema import QueryRefusedError

HARMLESS = (
    "SELECT ?service { ?service kg:SERVICE 'SERVICE <http://x.example/> { }' }",
    "SELECT * { ?s kg:service ?from . FILTER(?from < 5 && ?from > 2) }",
    "# SERVICE <http://x.example/>\nSELECT * { ?s ?p ?o } # LOAD",
    "SELECT * { <http://x.example/service#from> ?p \"FROM\" , '''it's \"SERVICE\"''' }",
    "PREFIX s: <http://service.example/> BASE <urn:insert> SELECT * { s:from s:a\\'b%20SERVICE ?o }",
    "ASK { ?delete kg:insert 'x'@en ; a kg:Load }",
    "SELECT (COUNT(*) AS ?n) { ?s kg:quote ?q FILTER REGEX(?q, 'insert data|clear') } ORDER BY ?n",
    "PREFIX insert: <urn:x> SELECT * { ?s insert:x ?o }",
    "CONSTRUCT { ?s kg:with ?o } WHERE { ?s ?p ?o }",
)
REFUSED = (
    ("SELECT * {\n SERVICE <http://x.example/> { } }", "line 2 at column 2", "SERVICE"),
    ("SELECT * { SERVICESILENT<http://x.example/>{ } }", "column 12", "SERVICE"),
    ("SELECT * { ?s ?p 1SERVICE<http://x.example/>{ } }", "column 18", "SERVICE"),
    ("PREFIX service: <urn:x> SELECT * { }", "column 8", "SERVICE"),
    ("SELECT * FROM <urn:x> { }", "column 10", "FROM"),
    ("ASKFROM<urn:x>{ }", "column 1", "FROM"),
    ("INSERT DATA { }", "column 1", "INSERT would change the graph"),
    ("PREFIX x: <urn:x> DELETE WHERE { ?s ?p ?o }", "column 19", "DELETE would change the graph"),
    ("BASE <urn:x> # no\nload <urn:x>", "line 2 at column 1", "LOAD would change the graph"),
    ("WITH <urn:g> DELETE { } WHERE { }", "column 1", "WITH would change the graph"),
)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_forbidden_is_allowed(text: str):
    assert check_sparql(text) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize(("text", "place", "reason"), REFUSED)
def test_what_is_forbidden_is_refused_with_place_and_reason(text: str, place: str, reason: str):
    with pytest.raises(QueryRefusedError) as error:
        check_sparql(text)

    sentence, _, caret = str(error.value).split("\n")
    assert place in sentence
    assert reason in sentence
    assert caret.strip() == "^"
