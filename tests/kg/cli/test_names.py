"""``kg names``: the user's own names, in resolution and in extraction."""

import json

import pytest

from factories import entity, extraction
from kg.workspace import Workspace


def _entities(kg):
    rows = [json.loads(line) for line in kg("export").out.splitlines()]
    return {row["id"]: row for row in rows if row["kind"] == "entity"}


@pytest.fixture
def rivers(tmp_path):
    """Articles that name one body three ways, and one plan that two articles call the same."""
    with Workspace.open(tmp_path / "kg-workspace", create=True) as opened:
        for number, short in enumerate(
            ("organization:River Transport Authority", "organization:RTA", "organization:river authority")
        ):
            name = short.split(":")[1]
            opened.ledger.add(
                extraction(
                    f"{name} spoke of the locks plan {number}.",
                    entities=[entity(short), entity("proposal:locks plan!")],
                )
            )


def test_what_bears_one_of_the_names_is_one_under_the_name_given(kg, rivers):
    before = kg("export").out
    assert len([e for e in _entities(kg) if e.startswith("organization:")]) == 3
    ran = kg(
        "names", "add", "organization", "The Authority", "--alias", "RTA", "--alias", "River Transport Authority",
        "--alias", "river authority", "--id", "wikidata=Q42",
    )  # fmt: skip
    kg("names", "add", "Proposal", "locks plan", "--why", "the only one")

    assert ran.code == 0 and "Entry 4 of the log" in ran.out
    found = _entities(kg)
    (body,) = [e for e in found.values() if e["type"] == "Organization"]
    assert (body["name"], body["identifiers"], len(body["articles"])) == ("The Authority", {"wikidata": "Q42"}, 3)
    assert [len(e["articles"]) for e in found.values() if e["type"] == "Proposal"] == [3]
    for number in ("4", "5"):
        kg("undo", number)
    assert kg("export").out == before


def test_not_same_stands_against_a_name(kg, rivers):
    kg("not-same", "RTA", "river authority")
    kg("names", "add", "Organization", "RTA", "--alias", "river authority")

    assert len([e for e in _entities(kg).values() if e["type"] == "Organization"]) == 3


OWN = (
    ("State", "Quorlan"),
    ("Person", "Eve Stone", "--alias", "the Eel"),
    ("Organization", "Quay Club", "--alias", "quayists"),
    ("Region", "Narrow Reach"),
    ("Group", "river wardens"),
    ("Proposal", "lock scheme", "--alias", "Quay Path"),
)
TOLD = (
    "Quorlan rejected the lock scheme on Monday.",
    "The Eel praised Quay Path, but the river wardens condemned Quorlan.",
    "Quorlan attacked Narrow Reach, and quayists rejected the lock scheme.",
)
READ = {
    ("state:quorlan", "REJECTS", "lock scheme"),
    ("person:eve-stone", "SUPPORTS", "lock scheme"),
    ("river wardens", "CRITICIZES", "state:quorlan"),
    ("state:quorlan", "ATTACKS", "region:narrow-reach"),
    ("organization:quay-club", "REJECTS", "lock scheme"),
}


def _told(kg):
    """Return who does what to whom, what is one by a name of the user's under that name."""
    names = {e["id"]: e["name"] if e["type"] in ("Group", "Proposal") else e["id"] for e in _entities(kg).values()}
    rows = [json.loads(line) for line in kg("export").out.splitlines()]
    return {(names[r["source"]], r["relation"], names[r["target"]]) for r in rows if r["kind"] == "statement"}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_next_load_reads_with_the_names_whatever_their_type(kg, tmp_path, jobs):
    for number, text in enumerate(TOLD):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    for name in OWN:
        kg("names", "add", *name)
    shown = kg("extract", "0.txt", "1.txt", "2.txt", "--json", "--jobs", jobs)
    loaded = kg("load", "0.txt", "1.txt", "2.txt", "--jobs", jobs)

    assert (loaded.code, loaded.err) == (0, "")
    assert _told(kg) >= READ
    assert sum(e["type"] == "Proposal" for e in _entities(kg).values()) == 1
    assert sum(len(json.loads(line)["statements"]) for line in shown.out.splitlines()) == len(_told(kg))
    assert kg("reload").err.endswith("Nothing changes.\n")


def test_without_the_names_the_same_articles_are_read_otherwise(kg, tmp_path):
    for number, text in enumerate(TOLD):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    kg("load", "0.txt", "1.txt", "2.txt")

    assert not _told(kg) & READ


def test_a_further_name_of_a_known_thing_keeps_what_belongs_to_it(kg, tmp_path):
    text = "Ukrainian officials rejected the truce. The Steppe thanked Norway, said Ukraine's president."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    kg("names", "add", "State", "Ukraine", "--alias", "the Steppe")
    kg("load", "a.txt")

    assert [e for e in _entities(kg) if e.startswith("state:")] == ["state:norway", "state:ukraine"]
    assert {("state:ukraine", "SUPPORTS", "state:norway")} <= _told(kg)


def test_reloading_reads_what_is_there_with_names_that_came_later(kg, tmp_path):
    (tmp_path / "a.txt").write_text("Quorlan rejected the harbour plan on Monday.", encoding="utf-8")
    kg("load", "a.txt")
    assert "state:quorlan" not in _entities(kg)
    kg("names", "add", "State", "Quorlan")
    kg("reload")

    assert "state:quorlan" in _entities(kg)


def test_a_table_comes_back_as_it_went(kg, tmp_path):
    table = (
        "type,name,aliases,identifiers\n"
        "Organization,River Club,RC|the Club,wikidata=Q1|x=2\n"
        'Person,"Stone, Eve",,\n'
    )
    (tmp_path / "names.csv").write_text(table, encoding="utf-8")
    ran = kg("names", "import", "names.csv", "--who", "Ada")
    assert (ran.code, ran.err.splitlines()[0][:30]) == (0, "2 names kept, 0 there already.")

    assert kg("names", "export").out == table
    assert kg("names", "import", "names.csv").err.startswith("0 names kept, 2 there already.")
    assert [r["who"] for r in json.loads(kg("log", "-f", "json").out)] == ["Ada", "Ada"]


def test_bad_rows_are_named_and_the_rest_is_kept(kg, tmp_path):
    rows = "type,name,aliases,identifiers\nPlanet,Mars,,\nState,,,\nState,Norland,,wikidata\nState,Sudmark,,\n"
    (tmp_path / "names.csv").write_text(rows, encoding="utf-8")
    ran = kg("names", "import", "names.csv")

    assert ran.code == 1
    assert "names.csv, line 2: 'Planet' is no type of entity: choose one of Group, " in ran.err
    assert "line 3: A State needs a name." in ran.err
    assert "line 4: An identifier is written SCHEME=VALUE, not 'wikidata'." in ran.err
    assert "State,Sudmark" in kg("names", "export").out


def test_what_is_no_table_of_names_is_refused(kg, tmp_path):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    ran = kg("names", "import", "other.csv")
    assert (ran.code, "the column 'type' is missing" in ran.err) == (1, True)
    assert "no type of entity" in kg("names", "add", "Planet", "Mars").err


def test_what_is_no_workspace_keeps_nobody_from_seeing_what_would_be_loaded(kg, tmp_path):
    (tmp_path / "a.txt").write_text("Norway rejected the harbour plan on Monday.", encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "ledger.sqlite").write_text("no database at all, and long enough to be read as one")
    ran = kg("extract", "a.txt", "-w", "other")

    assert (ran.code, "Harbour plan" in ran.out) == (0, True)
    assert ran.err.startswith("kg: read without names of your own: ") and ran.err.count("\n") == 1
