"""``kg coalitions`` on tables of users and on a workspace."""

import csv
import io
import json

import pytest

TABLE = """\
person,organization,concept,agreement,date
Ada,Union,toll,1,2024-01-01
Ada,Union,dam,0,2024-01-02
Bo,League,toll,1,2024-01-01
Bo,League,dam,0,2024-01-10
Cy,Chamber,toll,0,2024-01-01
Cy,Chamber,dam,1,2024-01-09
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "statements.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def _json(kg, *arguments):
    return json.loads(kg("coalitions", *arguments, "-f", "json").out)


def _weights(network):
    return {(e["source"], e["target"]): e["weight"] for e in network["edges"]}


@pytest.mark.parametrize(
    ("network", "weights"),
    [
        ("congruence", {("Chamber", "League"): 0, ("Chamber", "Union"): 0, ("League", "Union"): 2}),
        ("conflict", {("Chamber", "League"): 2, ("Chamber", "Union"): 2, ("League", "Union"): 0}),
        ("subtract", {("Chamber", "League"): -2, ("Chamber", "Union"): -2, ("League", "Union"): 2}),
    ],
)
def test_a_table_of_ones_own(kg, table, network, weights):
    found = _json(kg, "--from", table, "--network", network)

    assert _weights(found) == weights
    assert [node["id"] for node in found["nodes"]] == ["Chamber", "League", "Union"]
    assert {edge["shared"] for edge in found["edges"]} == {2}
    assert found["polarization"] == 1


def test_two_modes(kg, table):
    found = _json(
        kg, "--from", table, "--network", "twomode", "--aggregation", "subtract", "--variable1", "person"
    )

    assert _weights(found)["Ada", "dam"] == -1
    assert [node["variable"] for node in found["nodes"]] == ["person"] * 3 + ["concept"] * 2


def test_a_concept_can_be_left_out_and_then_there_is_no_agreement(kg, table):
    found = _json(kg, "--from", table, "--exclude", "dam")
    ran = kg("coalitions", "--from", table, "--exclude", "dam")

    assert [edge["agreement"] for edge in found["edges"]] == [False] * 3
    assert ran.out.splitlines()[2] == "(0 rows)"
    assert "3 pairs with fewer than 2 concepts in common left out." in ran.err


def test_rows_and_a_table_for_people(kg, table):
    rows = list(csv.DictReader(io.StringIO(kg("coalitions", "--from", table, "-f", "csv").out)))
    out = kg("coalitions", "--from", table).out

    assert [row["weight"] for row in rows] == ["0.0", "0.0", "2.0"]
    assert "League  Union  2       2" in out
    assert "Split in two, the other side: League, Union" in out


def test_windows(kg, table):
    windows = _json(kg, "--from", table, "--window", "2")["windows"]

    assert [w["centre"] for w in windows] == [f"2024-01-{day:02}" for day in range(2, 10)]
    assert windows[0]["statements"] == 4
    assert kg("coalitions", "--from", table, "--window", "2").out.count("2024-01-01") >= 1
    assert "No window" in kg("coalitions", "--from", table, "--window", "99").err


def test_in_windows_a_repeated_statement_counts_where_it_is_first_made(kg, table):
    table.write_text(TABLE + "Ada,Union,toll,1,2024-01-05\n", encoding="utf-8")
    asked = ("--from", table, "--window", "1", "--network", "twomode")

    found = {w["centre"]: w["statements"] for w in _json(kg, *asked, "--duplicates", "acrossrange")["windows"]}
    assert (found["2024-01-01"], found["2024-01-05"]) == (3, 0)
    assert {w["centre"]: w["statements"] for w in _json(kg, *asked)["windows"]}["2024-01-05"] == 1


@pytest.mark.parametrize(("aggregation", "weight"), [("ignore", 2), ("subtract", -2 + 1), ("combine", 0b1001)])
def test_a_longer_scale_of_agreement(kg, table, aggregation, weight):
    rows = [("Union", -2), ("Union", 1), ("League", 0), ("League", -1)]
    lines = [f"{body},toll,{value},2024-01-01" for body, value in rows]
    table.write_text("organization,concept,agreement,date\n" + "\n".join(lines), encoding="utf-8")

    found = _json(kg, "--from", table, "--network", "twomode", "--aggregation", aggregation)
    assert _weights(found)["Union", "toll"] == weight


def test_bad_rows_are_named_and_the_rest_used(kg, table):
    table.write_text(TABLE + "Di,Club,toll,maybe,2024-01-01\n", encoding="utf-8")
    ran = kg("coalitions", "--from", table, "-f", "json")

    assert ran.code == 1
    assert "statements.csv, row 7 (line 8), column 'agreement': 'maybe'" in ran.err
    assert len(json.loads(ran.out)["nodes"]) == 3


def test_what_does_not_go_together_is_said(kg, table):
    assert "no activity" in kg("coalitions", "--from", table, "--normalization", "activity").err
    assert kg("coalitions", "--from", table, "--aggregation", "combine").code == 2
    assert kg("coalitions", "--from", "nowhere.csv").code == 1


def test_over_the_workspace_by_ids_with_names(kg, demo):
    found = _json(kg, "--network", "twomode")
    names = {node["id"]: node["name"] for node in found["nodes"]}

    assert names["state:iceland"] == "Iceland"
    assert {edge["source"] for edge in found["edges"]} <= set(names)
