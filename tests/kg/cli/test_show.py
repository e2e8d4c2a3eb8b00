"""``kg show``, ``kg articles`` and ``kg info``."""

import json

import pytest


@pytest.mark.parametrize("name", ["state:norland", "Norland", "norland", "NORLAND"])
def test_an_entity_is_found_by_id_and_by_name(kg, small, name):
    assert kg("show", name).out.splitlines()[0] == "Norland (State, state:norland)"


def test_everything_known_with_its_quotations(kg, small):
    out = kg("show", "Norland").out

    assert "REJECTS harbour plan\n    “Norland rejects the harbour plan.”" in out
    assert "SANCTIONS (planned) Sudland" in out
    assert "ATTACKS (alleged, says Eve Strand) Sudland" in out
    assert "Sudland CRITICIZES\n    “Sudland criticized Norland.”" in out
    assert "Harbour plan in doubt, The Courier, 2024-03-12" in out
    assert "River row, date unknown" in out


def test_what_somebody_says_of_others_is_shown(kg, small):
    out = kg("show", "Eve Strand").out

    assert "Says of others:\n  Norland ATTACKS (alleged, says Eve Strand) Sudland" in out


def test_a_negated_position_reads_as_one(kg, small):
    assert "  not SUPPORTS harbour plan\n" in kg("show", "Eve Stone").out


def test_as_json(kg, small):
    record = json.loads(kg("show", "Eve Stone", "--format", "json").out)

    assert record["entity"]["id"] == "person:eve-stone"
    assert {(s["relation"], s["polarity"]) for s in record["statements"]} == {
        ("SUPPORTS", "negated"),
        ("REPRESENTS", "affirmed"),
    }
    assert all(s["quote"] for s in record["statements"])


def test_an_unknown_name_gets_the_nearest_three(kg, small):
    ran = kg("show", "Northland")

    assert ran.code == 1
    assert ran.err.startswith("kg: There is no entity 'Northland'; nearest are 'Norland' (state:norland)")
    assert len(ran.err.splitlines()) == 1


def test_an_ambiguous_name_gets_its_candidates(kg, tmp_path):
    from factories import claim, extraction
    from kg.workspace import Workspace

    with Workspace.open(tmp_path / "kg-workspace", create=True) as opened:
        opened.ledger.add(
            extraction("Georgia criticized Norland.", claim("state:Georgia", "CRITICIZES", "state:Norland"))
        )
        opened.ledger.add(
            extraction("Norland praised Georgia.", claim("state:Norland", "SUPPORTS", "region:Georgia"))
        )

    ran = kg("show", "Georgia")

    assert ran.code == 1
    assert "state:georgia (Georgia, State)" in ran.err
    assert "region:georgia (Georgia, Region)" in ran.err


def test_articles_are_listed_with_their_state(kg, small):
    rows = json.loads(kg("articles", "--format", "json").out)

    assert {(r["title"], r["published"], r["statements"], r["state"]) for r in rows} == {
        ("Harbour plan in doubt", "2024-03-12", 4, "in"),
        ("River row", "unknown: not stated", 2, "in"),
    }


def test_info_counts(kg, small):
    counts = {r["what"].strip(): r["count"] for r in json.loads(kg("info", "--format", "json").out)}

    assert counts["articles"] == 2
    assert counts["statements"] == 6
    assert counts["of these plain edges"] == 4
    assert counts["State"] == 2
    assert counts["CRITICIZES"] == 1


def test_control_characters_of_an_article_do_not_reach_the_terminal(kg, tmp_path):
    from factories import claim, extraction
    from kg.workspace import Workspace

    text = "Norland \x1b[31mcriticized\x1b[0m \u202eSudland."
    with Workspace.open(tmp_path / "kg-workspace", create=True) as opened:
        opened.ledger.add(extraction(text, claim("state:Norland", "CRITICIZES", "state:Sudland")))

    out = kg("show", "Norland").out

    assert "\x1b" not in out
    assert "\u202e" not in out
