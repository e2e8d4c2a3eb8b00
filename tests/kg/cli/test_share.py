"""``kg merge-workspace``: two workspaces become one, whichever takes in the other."""

import json
import shutil

import pytest

from factories import claim, extraction
from kg.workspace import Workspace

EVES = ("Eve Stone", "Eve Strand")


def _export(kg, directory):
    return kg("export", "-w", directory).out


def _conflicts(ran):
    return [(row["ours"].split()[0], row["theirs"].split()[0], row["counts"]) for row in json.loads(ran.out)]


@pytest.fixture
def theirs(small, tmp_path):
    """A colleague's workspace: what is in the small one, and an article more."""
    directory = tmp_path / "theirs"
    shutil.copytree(small, directory)
    more = extraction("Sudland spoke to Eastia.", claim("state:Sudland", "SUPPORTS", "state:Eastia"), title="More")
    with Workspace.open(directory) as opened:
        opened.ledger.add(more, source=None)
    return directory


@pytest.fixture
def statement(small):
    with Workspace.open(small) as opened:
        return next(s for s in opened.graph().statements if s.relation == "REJECTS").id


def test_both_ways_give_the_same_graph_and_judgements_keep_who_made_them(kg, small, theirs, statement, tmp_path):
    kg("merge", "Eve Stone", "Eve Strand", "--who", "Ada", "--why", "one")
    kg("rename", "Norland", "Kingdom of Norland", "-w", theirs, "--who", "Bo")
    kg("reject", statement, "-w", theirs, "--who", "Bo")
    copy = tmp_path / "copy"
    shutil.copytree(small, copy)

    ran = kg("merge-workspace", theirs)
    assert (ran.code, ran.err) == (0, "1 article and 2 judgements brought in, 0 conflicts.\n")
    assert kg("merge-workspace", copy, "-w", theirs).code == 0
    assert _export(kg, small) == _export(kg, theirs)
    made = {(r["what"], r["who"]) for r in json.loads(kg("log", "-f", "json").out)}
    assert made == {("merge", "Ada"), ("rename", "Bo"), ("reject", "Bo")}


def test_merging_again_changes_nothing(kg, small, theirs):
    kg("rename", "Norland", "Kingdom of Norland", "-w", theirs)
    kg("merge-workspace", theirs)
    before = _export(kg, small), kg("log", "--all").out

    assert kg("merge-workspace", theirs).err == "0 articles and 0 judgements brought in, 0 conflicts.\n"
    assert (_export(kg, small), kg("log", "--all").out) == before
    assert kg("check").code == 0


def test_an_undoing_comes_along(kg, small, theirs):
    kg("rename", "Norland", "Kingdom of Norland", "-w", theirs)
    kg("merge-workspace", theirs)
    number = json.loads(kg("log", "-w", theirs, "-f", "json").out)[-1]["number"]
    kg("undo", number, "-w", theirs)
    kg("merge-workspace", theirs)

    assert _export(kg, small) == _export(kg, theirs)


@pytest.mark.parametrize(
    ("ours", "other", "expected"),
    [
        (("accept", "STATEMENT"), ("reject", "STATEMENT"), [("accept", "reject", "theirs")]),
        (("not-same", *EVES), ("same-as", *EVES[::-1]), [("not-same", "same-as", "ours")]),
        (("rename", "Norland", "One"), ("rename", "Norland", "Two"), [("rename", "rename", "theirs")]),
        (("retract", "River row"), ("rename", "Sudland", "South"), [("retracted", "in", "ours")]),
        (("rename", "Sudland", "South"), ("retract", "River row"), [("in", "retracted", "ours")]),
        (("reject", "STATEMENT"), ("reject", "STATEMENT"), []),
        (("merge", *EVES), ("same-as", *EVES[::-1]), []),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)  # fmt: skip
def test_what_contradicts_is_listed_with_what_counts(kg, small, theirs, statement, ours, other, expected):
    kg(*(statement if part == "STATEMENT" else part for part in ours))
    kg(*(statement if part == "STATEMENT" else part for part in other), "-w", theirs)
    ran = kg("merge-workspace", theirs, "-f", "json")

    assert (ran.code, _conflicts(ran)) == (0, expected)


def test_a_conflict_is_decided_by_undoing_one_side(kg, small, theirs, statement):
    kg("accept", statement)
    accepted = _export(kg, small)
    kg("reject", statement, "-w", theirs)
    kg("retract", "More", "-w", theirs)
    (row,) = json.loads(kg("merge-workspace", theirs, "-f", "json").out)
    assert _export(kg, small) != accepted
    kg("undo", row["theirs"].split("entry ")[1].split(",")[0])

    assert _export(kg, small) == accepted


def test_what_is_no_other_workspace_is_refused(kg, small, tmp_path):
    assert "is this very workspace" in kg("merge-workspace", small).err
    assert "There is no ledger at" in kg("merge-workspace", tmp_path / "nowhere").err
