"""``kg reload``, ``kg check`` and erasing, on articles that the real extractor reads."""

import json
import sqlite3
from dataclasses import replace

import pytest

from factories import claim, extraction
from kg.workspace import Workspace
from kg_schema import content_id

TEXT = "Norway rejects the harbour plan. Sweden supports the harbour plan."
OTHER = "Denmark condemned Finland on Monday."


def _write(tmp_path):
    for name, text in (("one", TEXT), ("other", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "kg-workspace"


@pytest.fixture
def loaded(kg, tmp_path):
    directory = _write(tmp_path)
    assert kg("load", "one.txt", "other.txt").code == 0
    return directory


@pytest.fixture
def stale(kg, loaded):
    """The workspace as an earlier extractor left it: one statement missing, one that was wrong."""
    with Workspace.open(loaded) as opened:
        (old,) = [e for e in opened.ledger.extractions() if e.article.text == TEXT]
    stale = loaded.parent / "stale"
    wrong = claim("state:Norway", "ATTACKS", "state:Sweden", "Norway rejects the harbour plan.")
    with Workspace.open(stale, create=True) as opened:
        article = old.article
        made = extraction(TEXT, wrong, extractor=old.extractor, version=old.version)
        opened.ledger.add(replace(made, article=article), source="one.txt")
    return stale


def _relations(kg, directory):
    rows = [json.loads(line) for line in kg("export", "-w", directory).out.splitlines()]
    return sorted(r["relation"] for r in rows if r["kind"] == "statement")


def test_a_dry_run_shows_what_would_change_and_changes_nothing(kg, stale):
    before = kg("export", "-w", stale).out, kg("log", "--all", "-w", stale).out
    ran = kg("reload", "--dry-run", "-w", stale, "-f", "json")
    rows = json.loads(ran.out)

    assert {(r["change"], r["relation"]) for r in rows} >= {("removed", "ATTACKS"), ("added", "REJECTS")}
    assert all(r["quote"] in TEXT for r in rows)
    assert ran.err == "1 article would change.\n"
    assert (kg("export", "-w", stale).out, kg("log", "--all", "-w", stale).out) == before


def test_reloading_gives_what_loading_gives_and_can_be_undone(kg, stale, loaded):
    before = kg("export", "-w", stale).out
    kg("retract", "other.txt")
    ran = kg("reload", "--why", "better rules", "-w", stale)

    assert (ran.code, "removed" in ran.out) == (0, True)
    assert kg("export", "-w", stale).out == kg("export", "-w", loaded).out
    assert kg("reload", "-w", stale).err == "Nothing changes.\n"
    (row,) = json.loads(kg("log", "-w", stale, "-f", "json").out)
    assert (row["what"], row["subject"], row["why"]) == ("reload", "1 article", "better rules")
    assert kg("undo", row["number"], "-w", stale).code == 0
    assert kg("export", "-w", stale).out == before


def test_what_was_rejected_stays_rejected_and_is_not_shown_as_a_change(kg, stale):
    with Workspace.open(stale) as opened:
        (wrong,) = opened.graph().statements
    kg("reject", wrong.id, "-w", stale)
    rows = json.loads(kg("reload", "-w", stale, "-f", "json").out)
    assert "ATTACKS" not in {r["relation"] for r in rows}
    assert "ATTACKS" not in _relations(kg, stale)

    right = next(r for r in rows if r["relation"] == "REJECTS")
    kg("reject", right["statement"], "-w", stale)
    kg("reload", "-w", stale)
    assert "REJECTS" not in _relations(kg, stale)


# Check


def _tamper(directory, sql):
    ledger = sqlite3.connect(directory / "ledger.sqlite")
    for (name,) in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        ledger.execute(f"DROP TRIGGER {name}")
    ledger.execute(sql)
    ledger.commit()
    ledger.close()


def test_a_ledger_with_every_sort_of_entry_is_sound(kg, small):
    with Workspace.open(small) as opened:
        first, second = opened.graph().statements[:2]
    for arguments in (
        ("merge", "Eve Stone", "Eve Strand"), ("undo", "3"), ("reject", first.id), ("accept", second.id),
        ("rename", "Norland", "Kingdom of Norland"), ("retract", "River row"), ("restore", "River row"),
    ):  # fmt: skip
        assert kg(*arguments).code == 0
    ran = kg("check", "-f", "json")

    assert (ran.code, json.loads(ran.out), ran.err) == (0, [], "The ledger is sound.\n")


@pytest.mark.parametrize(
    ("sql", "where"),
    [
        ("UPDATE article SET text = replace(text, 'rejects', 'favours')", "a-"),
        ("UPDATE extraction SET payload = replace(payload, 'REJECTS', 'SUPPORTS')", "a-"),
        ("UPDATE description SET record = replace(record, 'River', 'Lake')", "a-"),
        ("UPDATE judgement SET why = 'another'", "entry 3 of the log"),
        ("UPDATE judgement SET detail = replace(detail, 'eve-stone', 'eve-storm')", "entry 3 of the log"),
        ("UPDATE log SET at = '2001-01-01' WHERE sequence = 1", "entry 1 of the log"),
        ("DELETE FROM log WHERE sequence = 2", "extraction"),
        ("DELETE FROM extraction WHERE sequence = 1", "a-"),
        ("DELETE FROM judgement", "entry 3 of the log"),
    ],
)
def test_what_was_tampered_with_is_found_and_says_what_to_do(kg, small, sql, where):
    kg("merge", "Eve Stone", "Eve Strand", "--why", "one")
    _tamper(small, sql)
    ran = kg("check", "-f", "json")

    assert ran.code == 1
    found = [row for row in json.loads(ran.out) if row["where"].startswith(where) and row["damage"]]
    assert found and all("backup" in row["advice"] for row in found)


def test_what_is_not_grounded_is_found(kg, small):
    with sqlite3.connect(small / "ledger.sqlite") as ledger:
        (payload,) = ledger.execute("SELECT payload FROM extraction WHERE sequence = 1").fetchone()
    ledger.close()
    moved = payload.replace('"start":0', '"start":1')
    _tamper(small, f"UPDATE extraction SET id = '{content_id('x', moved)}' WHERE sequence = 1")
    _tamper(small, "UPDATE extraction SET payload = replace(payload, '\"start\":0', '\"start\":1')")

    assert "not the text's own slice" in kg("check", "-f", "json").out


def test_a_judgement_about_nothing_is_named_and_is_no_damage(kg, small):
    kg("merge", "Eve Stone", "Eve Strand")
    kg("retract", "River row")
    ran = kg("check", "-f", "json")
    (row,) = json.loads(ran.out)

    assert (ran.code, row["damage"]) == (0, False)
    assert row["where"] == "entry 3 of the log (merge)" and row["advice"].endswith("'kg undo 3'")


# Erasing


def _bytes(directory):
    return b"".join(path.read_bytes() for path in directory.rglob("*") if path.is_file())


def test_what_is_erased_is_in_no_file_and_only_that_is_kept(kg, small):
    rows = {r["title"]: r["article"] for r in json.loads(kg("articles", "-f", "json").out)}
    gone = rows["Harbour plan in doubt"]
    with Workspace.open(small) as opened:
        statement = next(s for s in opened.graph().statements if s.article == gone)
        kept = [e for e in opened.ledger.extractions() if e.article.id != gone]
    kg("sparql", "SELECT ?s { ?s a kg:Statement }")
    kg("edit", statement.id, "--stance", "-1", "--why", "the harbour plan")
    assert b"rejects the harbour plan" in _bytes(small)

    assert kg("retract", gone, "--purge").code == 2
    ran = kg("retract", gone, "--purge", "--why", "order of a court")
    assert (ran.code, ran.out) == (0, f"{gone} is erased.\n")
    for words in (b"harbour plan", b"Harbour plan", b"mayor of Porto"):
        assert words not in _bytes(small)
    other = small.parent / "other"
    with Workspace.open(other, create=True) as opened:
        for one in kept:
            opened.ledger.add(one, source=None)
    assert kg("export").out == kg("export", "-w", other).out
    last = json.loads(kg("log", "-f", "json").out)[-1]
    assert (last["what"], last["subject"], last["why"]) == ("purge", gone, "order of a court")
    assert kg("check").code == 0


def test_what_is_erased_cannot_be_restored_undone_or_loaded_again(kg, loaded):
    article = json.loads(kg("articles", "-f", "json").out)[0]["article"]
    kg("retract", article, "--purge", "--why", "order")
    number = json.loads(kg("log", "-f", "json").out)[-1]["number"]

    assert kg("restore", article).code == 1
    assert "that cannot be undone" in kg("undo", number).err
    before = kg("export").out
    kg("load", "one.txt", "other.txt")
    assert kg("export").out == before


def test_the_ledger_is_guarded_again_after_erasing(kg, small):
    kg("retract", "River row", "--purge", "--why", "order")
    ledger = sqlite3.connect(small / "ledger.sqlite")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        ledger.execute("DELETE FROM log")
    ledger.close()
