"""``kg review``: one after the other, in sheets, and the agreement of two coders."""

import csv
import io
import json
import re

import pytest

from kg.agreement import agreement
from kg.reviewing import COLUMNS
from kg_schema import KGError


@pytest.fixture
def typed(kg, monkeypatch):
    """Run ``kg`` with these lines typed into it."""

    def run(lines, *arguments):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return kg(*arguments)

    return run


def _log(kg):
    return [(r["what"], r["who"]) for r in json.loads(kg("log", "-f", "json").out)]


def _statements(kg):
    rows = [json.loads(line) for line in kg("export").out.splitlines()]
    return {(r["source"], r["relation"], r["target"]): r for r in rows if r["kind"] == "statement"}


def test_every_answer_is_kept_and_the_rest_waits(kg, small, typed):
    ran = typed(["a", "r", "s", "q"], "review", "--who", "Ada")

    assert (ran.code, ran.err) == (0, "2 decisions kept, 3 to go.\n")
    assert "[1 of 6] Harbour plan in doubt · The Courier · 2024-03-12" in ran.out
    assert _log(kg) == [("accept", "Ada"), ("reject", "Ada")]
    assert len(_statements(kg)) == 5
    again = typed(["q"], "review", "--who", "Ada")
    assert "[1 of 4]" in again.out
    assert "[1 of 6]" in typed(["q"], "review", "--who", "Bo").out


def test_the_least_sure_comes_first(kg, small, typed, tmp_path):
    kg("accept", _statements(kg)["state:norland", "REJECTS", "proposal:harbour-plan"]["id"], "--who", "Bo")
    ran = typed(["s"] * 6, "review", "--who", "Ada")
    shown = [line for line in ran.out.splitlines() if "confidence" in line]
    assert len(shown) == 6 and ran.err == "0 decisions kept, 0 to go.\n"


def test_undo_goes_back_to_the_statement(kg, small, typed):
    before = kg("export").out
    ran = typed(["u", "r", "u", "q"], "review")

    assert "Nothing was decided in this session." in ran.out
    assert ran.out.count("[1 of 6]") == 3 and ran.out.count("[2 of 6]") == 1
    assert kg("export").out == before and ran.err.startswith("0 decisions kept, 6 to go.")


def test_edit_asks_for_each_part_and_an_empty_answer_keeps_it(kg, small, typed):
    about = ("review", "--about", "harbour plan", "--article", "Harbour plan in doubt")
    answers = ["e", "Sudland", "criticizes", "", "", "", "-1", "q"]
    ran = typed(answers, *about)

    assert ran.code == 0, ran.err
    made = [s for s in _statements(kg).values() if s["rule"] == "judgement"]
    assert [(s["source"], s["relation"], s["stance"]) for s in made] == [("state:sudland", "CRITICIZES", -1)]


def test_what_cannot_be_is_said_and_asked_again(kg, small, typed):
    ran = typed(["e", "Nobody at all", "", "", "", "", "", "x", "q"], "review")

    assert "There is no entity 'Nobody at all'" in ran.out
    assert ran.out.count("[1 of 6]") == 3 and _log(kg) == []


def test_an_end_is_chosen_from_those_that_begin_so(kg, small, typed):
    """ "sud" begins Sudland; "e" begins two people, of whom the second is taken."""
    about = ("review", "--about", "harbour plan", "--article", "Harbour plan in doubt")
    ran = typed(["e", "sud", "1", "criticizes", "", "", "", "-1", "q"], *about)
    assert "      1 Sudland (State, state:sudland)" in ran.out
    again = typed(["e", "e", "2", "criticizes", "", "", "", "-1", "q"], *about, "--who", "Bo")

    assert re.findall(r"(\d \w+ \w+) \(Person", again.out) == ["1 Eve Stone", "2 Eve Strand"]
    made = {s["source"] for s in _statements(kg).values() if s["rule"] == "judgement"}
    assert made == {"person:eve-strand"}  # the later of two judgements


def test_what_begins_so_may_be_left_for_another_name_or_for_what_it_was(kg, small, typed):
    about = ("review", "--about", "harbour plan", "--article", "Harbour plan in doubt")
    ran = typed(["e", "e", "sud", "1", "", "por", "", "", "", "-1", "q"], *about)

    assert ran.code == 0, ran.err
    made = [s for s in _statements(kg).values() if s["rule"] == "judgement"]
    assert [(s["source"], s["target"]) for s in made] == [("state:sudland", "proposal:harbour-plan")]


def test_only_what_is_about_an_entity(kg, small, typed):
    ran = typed(["q"], "review", "--about", "Sudland")

    assert "[1 of 3]" in ran.out
    assert "There is no entity" in typed([], "review", "--about", "Nobody").err


# Sheets


def _rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _save(path, rows):
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def exported(kg, small, tmp_path):
    assert kg("review", "--export", "sheet.csv", "--who", "Ada").err == "6 statements written.\n"
    return tmp_path / "sheet.csv"


def test_a_sheet_comes_back_with_its_decisions(kg, exported):
    rows = _rows(exported)
    assert [row["decision"] for row in rows] == [""] * 6
    decided = {"REJECTS": "accept", "SANCTIONS": "Reject", "CRITICIZES": "e"}
    for row in rows:
        row["decision"] = decided.get(row["relation"], "")
        if row["relation"] == "CRITICIZES":
            row |= {"new_relation": "demands", "new_target": "Porto", "why": "it asks"}
    _save(exported, rows)
    ran = kg("review", "--import", "sheet.csv", "--who", "Ada")

    assert (ran.code, ran.err) == (0, "3 decisions taken.\n")
    found = _statements(kg)
    assert ("state:sudland", "DEMANDS", "region:porto") in found
    assert not {
        ("state:norland", "SANCTIONS", "state:sudland"),
        ("state:sudland", "CRITICIZES", "state:norland"),
    } & {*found}
    assert [r["why"] for r in json.loads(kg("log", "-f", "json").out) if r["what"] == "edit"] == ["it asks"]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"statement": "s-0123456789abcdef"}, "line 3: no statement 's-0123456789abcdef' waits for Ada"),
        ({"source": "Another"}, "line 3: the source is not that of s-"),
        ({"quote": "Something else."}, "line 3: the quote is not that of s-"),
        ({"decision": "perhaps"}, "line 3: 'perhaps' is none of accept, reject and edit."),
        (
            {"decision": "edit", "new_stance": "much"},
            "line 3: 'much' is no stance. Nothing of the sheet is taken.",
        ),
        ({"decision": "edit", "new_source": "Nobody"}, "line 3: There is no entity 'Nobody'"),
        ({"decision": "edit"}, "line 3: Nothing is changed: accept it instead."),
    ],
)
def test_a_sheet_with_one_bad_line_is_refused_whole(kg, exported, change, complaint):
    before = kg("export").out
    rows = _rows(exported)
    rows[0]["decision"] = "reject"
    rows[1] |= {"decision": "accept", **change}
    _save(exported, rows)
    ran = kg("review", "--import", "sheet.csv", "--who", "Ada")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("kg: sheet.csv, ") and complaint in ran.err and ran.err.count("\n") == 1
    assert (kg("export").out, _log(kg)) == (before, [])


def test_what_is_no_sheet_is_refused(kg, small, tmp_path):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")

    assert "the column 'statement' is missing" in kg("review", "--import", "other.csv").err
    assert "save the sheet as CSV in UTF-8" in kg("review", "--import", "bytes.csv").err
    assert kg("review", "--import", "nowhere.csv").code == 1


def test_a_cell_that_a_spreadsheet_would_compute_is_quoted_and_still_the_same(kg, tmp_path):
    (tmp_path / "a.txt").write_text("=Norway rejected the plan on Monday.", encoding="utf-8")
    kg("load", "a.txt")
    kg("review", "--export", "sheet.csv")
    rows = _rows(tmp_path / "sheet.csv")
    assert rows and not any(row["quote"].startswith("=") for row in rows)
    for row in rows:
        row["decision"] = "accept"
    _save(tmp_path / "sheet.csv", rows)
    assert kg("review", "--import", "sheet.csv").code == 0


# Agreement


def _decisions(*words):
    return {f"s{number}": word for number, word in enumerate(words)}


def test_kappa_as_in_the_literature():
    """Cohen's kappa of two readers of 50 proposals: 20 times both yes, 15 both no, 5 and 10 apart, gives .40."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    found = agreement(*(_decisions(*side) for side in zip(*pairs, strict=True)))

    assert (found.statements, found.percent, round(found.kappa, 3)) == (50, 70.0, 0.4)


def test_alpha_as_in_the_literature():
    """Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example A: binary, two observers, .095."""
    one = _decisions(*"0100000010")
    other = _decisions(*"1110010000")

    assert round(agreement(one, other).alpha, 3) == 0.095


def test_alpha_of_several_categories_as_in_the_literature():
    """The same, example B: nominal, two observers, twelve units, .692."""
    one = _decisions(*"aabbdcccedda")
    other = _decisions(*"babbbccceddd")

    assert round(agreement(one, other).alpha, 3) == 0.692


def test_where_all_is_the_same_chance_explains_all():
    found = agreement(_decisions("accept", "accept"), _decisions("accept", "accept"))
    assert (found.percent, found.kappa, found.alpha) == (100.0, None, None)


def test_two_who_judged_nothing_in_common_have_no_agreement():
    with pytest.raises(KGError, match="no statement in common"):
        agreement({"s1": "accept"}, {"s2": "accept"})


def test_agreement_of_a_coder_in_the_ledger_and_a_sheet(kg, exported):
    rows = _rows(exported)
    for number, row in enumerate(rows):
        row["decision"] = "accept" if number % 2 else "reject"
    _save(exported, rows)
    kg("review", "--import", "sheet.csv", "--who", "Ada")
    rows[0]["decision"] = "accept"
    _save(exported, rows)
    (row,) = json.loads(kg("review", "--agreement", "ada", "--agreement", "sheet.csv", "-f", "json").out)

    assert (row["statements"], row["percent"]) == (6, 83.3)
    assert 0 < row["kappa"] < 1 and 0 < row["alpha"] < 1
    assert kg("review", "--agreement", "ada").code == 2
    assert "is no sheet, and nobody of that name" in kg("review", "--agreement", "ada", "--agreement", "cy").err
