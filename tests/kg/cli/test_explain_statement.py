"""``kg explain`` and ``kg entities``."""

import json

import pytest


@pytest.fixture
def statement(kg, small):
    (sentence,) = json.loads(kg("search", "support", "--format", "json").out)["sentences"]
    return sentence["statements"][0]["id"]


def test_a_statement_in_full(kg, statement):
    out = kg("explain", statement).out

    assert out.startswith("Eve Stone not SUPPORTS harbour plan\n")
    assert "  … Norland rejects the harbour plan.\n  “Eve Stone did not support the harbour plan.”\n" in out
    assert "meant as:     negated, asserted: no edge in the graph" in out
    assert "who says so:  the article" in out
    assert "made by:" in out


def test_a_beginning_of_the_id_will_do(kg, statement):
    assert kg("explain", statement[:12]).out == kg("explain", statement).out


def test_as_json(kg, statement):
    record = json.loads(kg("explain", statement, "--json").out)

    assert record["claim"] == "Eve Stone not SUPPORTS harbour plan"
    assert (record["is_edge"], record["same"]) == (False, [])
    assert record["before"].endswith("Norland rejects the harbour plan. ")


def test_who_else_says_the_same(kg, tmp_path):
    from factories import claim, extraction
    from kg.workspace import Workspace

    with Workspace.open(tmp_path / "kg-workspace", create=True) as opened:
        for title in ("One", "Two"):
            text = f"{title}. Norland attacked Sudland."
            opened.ledger.add(extraction(text, claim("state:Norland", "ATTACKS", "state:Sudland"), title=title))
        ids = [s.id for s in opened.graph().statements]

    assert json.loads(kg("explain", ids[0], "--json").out)["same"] == [ids[1]]
    assert "The same of the same two: 1 other statement\n  Norland ATTACKS Sudland" in kg("explain", ids[0]).out


@pytest.mark.parametrize("wanted", ["s-0000", "x", "s-"])
def test_an_unknown_statement_is_refused_in_one_sentence(kg, small, wanted):
    ran = kg("explain", wanted)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"kg: There is no statement '{wanted}'")
    assert len(ran.err.splitlines()) == 1


def test_entities_by_number_of_statements(kg, small):
    rows = json.loads(kg("entities", "--format", "json").out)

    assert rows[0]["entity"] == "state:norland"
    counts = [row["statements"] for row in rows]
    assert counts == sorted(counts, reverse=True)


def test_entities_by_type_and_name(kg, small):
    assert {r["type"] for r in json.loads(kg("entities", "-t", "proposal", "--format", "json").out)} == {
        "Proposal"
    }
    assert [r["name"] for r in json.loads(kg("entities", "sudl", "--format", "json").out)] == ["Sudland"]


def test_an_unknown_type_is_wrong_usage(kg, small):
    ran = kg("entities", "--type", "frog")

    assert ran.code == 2
    assert "'frog' is no type: give one of" in ran.err
