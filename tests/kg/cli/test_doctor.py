"""``kg doctor``."""

import json


def _states(ran):
    return {row["what"]: row for row in json.loads(ran.out)}


def test_all_that_kg_stands_on_works(kg, small):
    ran = kg("doctor", "--format", "json")
    found = _states(ran)

    assert ran.code == 0
    assert {row["state"] for row in found.values()} <= {"ok", "missing"}
    assert {"language model", "Cypher engine", "SPARQL engine", "full-text search", "spacy"} <= found.keys()
    assert "2 articles" in found["workspace"]["note"]


def test_a_damaged_ledger_is_named(kg, small):
    (small / "ledger.sqlite").write_bytes(b"no ledger " * 500)
    ran = kg("doctor", "--format", "json")

    assert ran.code == 1
    assert _states(ran)["workspace"]["state"] == "broken"
    assert "is no ledger" in _states(ran)["workspace"]["note"]


def test_a_workspace_that_is_not_there_is_no_failure(kg):
    ran = kg("doctor", "--format", "json")

    assert ran.code == 0
    assert _states(ran)["workspace"]["note"].startswith("none at kg-workspace")
