"""``kg positions``, ``timeline``, ``contradictions``, ``status`` and ``diff`` on a workspace made by hand."""

import json

import pytest

from factories import claim, entity, extraction
from kg.workspace import Workspace

BACKS = "Norland backs the harbour plan. Norland took Porto in 2014."
REJECTS = "On 1 June Norland rejected the harbour plan. Sudmark welcomed peace talks."
OLD = "Eastia turned down peace talks."


@pytest.fixture
def affair(tmp_path):
    directory = tmp_path / "kg-workspace"
    plan = "proposal:harbour plan!"
    articles = (
        extraction(
            BACKS,
            claim("state:Norland", "SUPPORTS", plan, "Norland backs the harbour plan."),
            claim("state:Norland", "OCCUPIES", "region:Porto", "Norland took Porto in 2014.", event_date="2014"),
            published="2024-01-05",
            publisher="Courier",
            title="Plan welcomed",
        ),
        extraction(
            REJECTS,
            claim(
                "state:Norland",
                "REJECTS",
                plan,
                "On 1 June Norland rejected the harbour plan.",
                event_date="2024-06-01",
            ),
            claim("state:Sudmark", "SUPPORTS", "proposal:peace talks!", "Sudmark welcomed peace talks."),
            published="2024-06-02",
            publisher="Tribune",
            title="Plan rejected",
        ),
        extraction(OLD, claim("state:Eastia", "REJECTS", "proposal:peace talks!"), published="2019-02-01"),
    )
    with Workspace.open(directory, create=True) as opened:
        for one in articles:
            opened.ledger.add(one, source=None)
    return directory


def test_positions_of_all(kg, affair):
    rows = json.loads(kg("positions", "-f", "json").out)
    told = {(r["proposal"], r["actor"]): (r["side"], r["stance"], r["statements"], r["origins"]) for r in rows}

    assert told["harbour plan", "Norland"] == ("mixed", None, 2, 2)
    assert told["peace talks", "Eastia"] == ("against", -2, 1, 1)
    assert all(row["evidence"][0]["quote"] for row in rows)


def test_a_mixed_cell_shows_as_mixed_and_why_two_are_one_is_said(kg, affair):
    ran = kg("positions")

    assert "harbour plan  Norland  mixed (+2, -2)  2           2        2024-06-01" in ran.out
    assert kg("positions", "harbour plan").out.count("“") == 2
    assert "too broad" in json.loads(kg("positions", "-f", "json").out)[-1]["identity"][0]


def test_positions_as_of(kg, affair):
    ran = kg("positions", "harbour plan", "--as-of", "2024-03", "-f", "json")

    assert [(r["side"], r["latest"], r["latest_basis"]) for r in json.loads(ran.out)] == [
        ("for", "2024-01-05", "published")
    ]


def test_an_unknown_proposal_gets_the_nearest_three(kg, affair):
    ran = kg("positions", "harbor plan")

    assert ran.code == 1
    assert ran.err.startswith("kg: There is no proposal 'harbor plan'; nearest are 'harbour plan'")
    assert ran.err.count("harbour") == 1  # one name of each proposal
    assert kg("positions", "talks").err.startswith("kg: There is no proposal 'talks'; nearest are 'peace talks', ")


def test_an_ambiguous_proposal_gets_its_candidates(kg, affair):
    ran = kg("positions", "peace talks")

    assert ran.code == 1
    assert ran.err.count("proposal:peace-talks@") == 2


def test_a_bad_date_is_said(kg, affair):
    assert "'last May' is not a date" in kg("positions", "--as-of", "last May").err


def test_timeline(kg, affair):
    out = kg("timeline", "Norland").out

    assert out.startswith("2014\n    Norland OCCUPIES Porto\n      “Norland took Porto in 2014.”")
    assert out.index("2024-06-01\n    Norland REJECTS") < out.index(
        "undated (no date is stated; its article is of"
    )
    assert out.endswith("(3 statements)\n")


def test_timeline_about_and_as_rows(kg, affair):
    rows = json.loads(kg("timeline", "norland", "--about", "harbour plan", "-f", "json").out)

    assert [(r["date"], r["not_after"]) for r in rows] == [("2024-06-01", None), (None, "2024-01-05")]


def test_an_ambiguous_actor_gets_the_candidates_with_their_ids(kg, affair):
    with Workspace.open(affair) as opened:
        for name in ("Ann Lee", "Bob Lee"):
            lee = entity(f"person:{name}", aliases=("Lee",))
            opened.ledger.add(extraction(f"{name} spoke.", entities=[lee]), source=None)

    for command in (("timeline", "Lee"), ("contradictions", "Lee"), ("timeline", "Norland", "--about", "Lee")):
        ran = kg(*command)
        assert (ran.code, ran.out) == (1, "")
        both = "person:ann-lee (Ann Lee, Person), person:bob-lee (Bob Lee, Person)"
        assert ran.err == f"kg: 'Lee' may be any of {both}: give the id.\n"


def test_an_unknown_actor_gets_the_nearest(kg, affair):
    ran = kg("timeline", "Norlan")

    assert ran.code == 1
    assert "'Norland' (state:norland)" in ran.err
    assert ran.err.count("(") == 3


def test_contradictions(kg, affair):
    (row,) = json.loads(kg("contradictions", "-f", "json").out)

    assert (row["kind"], row["actor"], row["about"]) == ("change", "Norland", "harbour plan")
    assert row["first_quote"] == "Norland backs the harbour plan."
    assert (row["first_date_basis"], row["second_date_basis"]) == ("published", "event")
    assert json.loads(kg("contradictions", "--window", "200", "-f", "json").out)[0]["kind"] == "mixed"
    assert json.loads(kg("contradictions", "Sudmark", "-f", "json").out) == []


def test_contradictions_for_people(kg, affair):
    out = kg("contradictions").out

    assert out.startswith(
        "change: Norland on harbour plan (reports 148 days apart)\n  by 2024-01-05: Norland SUPPORTS"
    )
    assert out.endswith("(1 change, 0 mixed, 0 disputed)\n")


def test_status(kg, affair):
    (row,) = json.loads(kg("status", "Porto", "-f", "json").out)

    assert (row["actor"], row["account"], row["since"], row["according_to"]) == (
        "Norland",
        "holds",
        "2014",
        "the article",
    )
    assert "Porto: Norland holds it, 2014 (asserted, says the article)" in kg("status", "Porto").out


def test_diff_of_outlets_and_dates(kg, affair):
    outlets = json.loads(kg("diff", "Courier", "tribune", "-f", "json").out)
    dates = json.loads(kg("diff", "2024-03", "2024-12", "-f", "json").out)

    assert [r["side"] for r in outlets] == ["first", "first", "second", "second", "opposite"]
    assert outlets[-1]["first"][0]["quote"] == "Norland backs the harbour plan."
    assert [r["actor"] for r in dates if r["side"] == "opposite"] == ["Norland"]
    assert "Opposite: 1\n  Norland on harbour plan\n" in kg("diff", "Courier", "Tribune").out


def test_diff_of_workspaces(kg, affair, tmp_path):
    other = tmp_path / "other"
    with Workspace.open(other, create=True) as opened:
        again = extraction(OLD, claim("state:Eastia", "REJECTS", "proposal:peace talks!"), published="2019-02-01")
        opened.ledger.add(again, source=None)
    rows = json.loads(kg("diff", affair, other, "-f", "json").out)

    assert {r["side"] for r in rows} == {"first"}
    assert "Eastia" not in {r["actor"] for r in rows}


def test_diff_of_nothing_known(kg, affair):
    ran = kg("diff", "Courier", "Tribun")

    assert ran.code == 1
    assert "nearest are 'Tribune'" in ran.err
