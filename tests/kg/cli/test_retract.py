"""``kg retract`` and ``kg restore``."""

import json

import pytest


def _ids(kg):
    return {row["title"]: row["article"] for row in json.loads(kg("articles", "--format", "json").out)}


@pytest.mark.parametrize("name", [lambda i: i, lambda i: i[:8], lambda i: "River row", lambda i: "River row.txt"])
def test_an_article_goes_by_id_beginning_title_or_source(kg, small, name):
    identifier = _ids(kg)["River row"]

    ran = kg("retract", name(identifier), "--why", "a test")

    assert (ran.code, ran.out) == (0, f"{identifier} is out of the graph.\n")
    assert "River row" not in kg("export").out


def test_what_is_restored_is_as_it_was(kg, small):
    before = kg("export").out

    kg("retract", "River row")
    without = kg("export").out
    kg("restore", "River row")

    assert without != before
    assert kg("export").out == before


def test_a_second_time_says_so(kg, small):
    kg("retract", "River row")

    assert kg("retract", "River row").out.endswith(" was out already.\n")


def test_a_retracted_article_is_listed_as_such(kg, small):
    kg("retract", "River row")

    states = {row["title"]: row["state"] for row in json.loads(kg("articles", "--format", "json").out)}
    assert states == {"River row": "retracted", "Harbour plan in doubt": "in"}


def test_an_unknown_article_is_said_in_one_sentence(kg, small):
    ran = kg("retract", "a-ffffffffffffffff")

    assert ran.code == 1
    assert ran.err == "kg: There is no article 'a-ffffffffffffffff': 'kg articles' lists those that are there.\n"
