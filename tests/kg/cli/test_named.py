"""Ready questions on the command line."""

import json


def test_they_are_listed(kg):
    rows = json.loads(kg("query", "--list", "-f", "json").out)

    assert len(rows) >= 20
    assert rows == json.loads(kg("sparql", "--list", "-f", "json").out)


def test_both_languages_answer(kg, demo):
    asked = ("--named", "contested-proposals", "-f", "json")

    assert json.loads(kg("query", *asked).out) == json.loads(kg("sparql", *asked).out) != []


def test_an_unknown_name_gets_the_nearest(kg, demo):
    ran = kg("query", "--named", "position")

    assert ran.code == 1
    assert "nearest are positions" in ran.err


def test_a_query_is_written_or_named(kg, demo):
    assert kg("query").code == 2
    assert kg("query", "RETURN 1", "--named", "positions").code == 2
