"""Judgements on the command line: what they change, that they last, and that they can be taken back."""

import json
import re
from dataclasses import replace

import pytest

from factories import claim, entity, extraction
from kg.workspace import Workspace
from kg_schema import Polarity


def _entities(kg):
    rows = [json.loads(line) for line in kg("export").out.splitlines()]
    return {row["id"]: row for row in rows if row["kind"] == "entity"}


def _statements(kg):
    rows = [json.loads(line) for line in kg("export").out.splitlines()]
    return {(r["source"], r["relation"], r["target"]): r for r in rows if r["kind"] == "statement"}


def _number(ran):
    assert ran.code == 0, ran.err
    return re.search(r"'kg undo (\d+)'", ran.out)[1]


def _add(directory, *extractions):
    with Workspace.open(directory) as opened:
        for one in extractions:
            opened.ledger.add(one, source=None)


def _later():
    """Three articles that name what the small workspace names, under other names too."""
    yield extraction("Stone met Norland.", claim("person:Stone", "SUPPORTS", "state:Norland"))
    yield extraction("Eve Strand left.", entities=[entity("person:Eve Strand", aliases=("Strand",))])
    yield extraction("Sudland spoke.", entities=[entity("state:Sudland")])


JUDGEMENTS = [
    ("merge", "Eve Stone", "Eve Strand", "--why", "one person", "--evidence", "her site"),
    ("same-as", "Eve Stone", "Eve Strand"),
    ("not-same", "Norland", "Sudland", "--why", "two states"),
    ("split", "Norland", "--article", "River row"),
    ("rename", "Norland", "Kingdom of Norland"),
]


@pytest.mark.parametrize("judgement", JUDGEMENTS, ids=lambda j: j[0])
def test_undone_it_leaves_the_very_same_export(kg, small, judgement):
    before = kg("export").out
    number = _number(kg(*judgement))
    after = kg("export").out
    assert (after == before) is (judgement[0] == "not-same")

    assert kg("undo", number).code == 0
    assert kg("export").out == before


@pytest.mark.parametrize("judgement", JUDGEMENTS, ids=lambda j: j[0])
def test_undone_after_three_more_loads_it_leaves_what_never_was_judged(kg, small, tmp_path, judgement):
    other = tmp_path / "other"
    with Workspace.open(small) as ours, Workspace.open(other, create=True) as theirs:
        for one in ours.ledger.extractions():
            theirs.ledger.add(one, source=None)
    number = _number(kg(*judgement))
    for directory in (small, other):
        _add(directory, *_later())
    kg("undo", number)

    assert kg("export").out == kg("export", "-w", other).out


def test_merged_is_one_under_the_first_name_in_every_engine(kg, small):
    kg("merge", "Eve Stone", "Eve Strand")

    found = _entities(kg)["person:eve-stone"]
    assert (found["name"], found["aliases"]) == ("Eve Stone", ["Eve Strand"])
    (row,) = json.loads(kg("query", "MATCH (p:Person) RETURN p.id AS id", "-f", "json").out)
    assert row["id"] == "person:eve-stone"
    (row,) = json.loads(kg("sparql", "SELECT ?name { ?p a kg:Person ; rdfs:label ?name }", "-f", "json").out)
    assert row["name"] == "Eve Stone"
    assert kg("merge", "Eve Strand", "Eve Stone").err.endswith("is one entity already: nothing is changed.\n")


def test_a_merge_holds_for_what_is_loaded_later(kg, small):
    kg("merge", "Eve Strand", "Eve Stone")
    _add(small, extraction("Eve Stone left.", entities=[entity("person:Eve Stone")]))

    assert [e for e in _entities(kg) if e.startswith("person:")] == ["person:eve-strand"]


def test_what_was_judged_different_is_not_merged_and_does_not_become_one_by_itself(kg, small):
    _add(
        small, extraction("Sudlandia spoke.", entities=[entity("state:Sudlandia", identifiers={"iso3166": "XS"})])
    )
    number = _number(kg("not-same", "Sudland", "Sudlandia"))
    both = extraction(
        "Sudland spoke again.", entities=[entity("state:Sudland", identifiers={"iso3166": "XS"})], title="Both"
    )
    before = kg("export").out, kg("log", "--all").out
    for word in ("merge", "same-as"):
        ran = kg(word, "Sudland", "Sudlandia")
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert f"were judged to be different: 'kg undo {number}' takes that back." in ran.err
    assert (kg("export").out, kg("log", "--all").out) == before

    _add(small, both)
    kg("undo", number)
    assert "state:sudland" in _entities(kg) or "state:sudlandia" in _entities(kg)


def test_a_part_split_off_by_article_is_an_entity_of_its_own(kg, small):
    kg("split", "Norland", "--article", "River row", "--why", "another one")

    ids = [e for e in _entities(kg) if e.startswith("state:norland")]
    assert ids[0] == "state:norland" and re.fullmatch(r"state:norland~[0-9a-f]{8}", ids[1])
    assert ("state:norland", "REJECTS", "proposal:harbour-plan") in _statements(kg)
    assert ("state:sudland", "CRITICIZES", ids[1]) in _statements(kg)


def test_a_part_split_off_by_name_stays_so_in_later_articles(kg, small):
    stone = extraction("Stone spoke.", claim("person:Stone", "SUPPORTS", "state:Norland"), title="Stone")
    _add(small, stone)
    assert "person:stone" not in _entities(kg)
    kg("split", "Eve Stone", "--name", "Stone")
    _add(small, replace(stone, article=replace(stone.article, title="Again", publisher="Courier")))

    people = {i: e["articles"] for i, e in _entities(kg).items() if i.startswith("person:stone")}
    assert [len(articles) for articles in people.values()] == [2]


def test_renamed_it_keeps_its_id_and_its_old_name(kg, small):
    kg("rename", "Norland", "Kingdom of Norland")

    found = _entities(kg)["state:norland"]
    assert (found["name"], found["aliases"]) == ("Kingdom of Norland", ["Norland"])


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("merge", "Eve Stone", "Norland"), "'Eve Stone' is a Person and 'Norland' is a State: only entities"),
        (("merge", "Eve Stone", "Eve Storm"), "There is no entity 'Eve Storm'; nearest are 'Eve St"),
        (("merge", "Eve Stone", "Eve Stone"), "is one entity already: nothing is changed."),
        (("not-same", "Norland", "Norland"), "is one entity: part it with 'kg split'"),
        (("split", "Eve Stone", "--article", "River row"), "is in none of these articles: nothing is split off."),
        (("split", "Eve Stone", "--name", "Eve Stone"), "there is nothing to part it from."),
        (
            ("split", "Eve Stone", "--name", "Evita"),
            "is nowhere named 'Evita' by itself: it is named 'eve-stone'.",
        ),
        (("rename", "Norland", "Norland"), "is named 'Norland' already: nothing is changed."),
        (("rename", "Norland", "!"), "A name needs a letter or a digit."),
        (("undo", "1"), "Entry 1 of the log is no judgement: 'kg log' lists the judgements."),
        (("undo", "99"), "Entry 99 of the log is no judgement"),
        (("reject", "s-0000"), "There is no statement 's-0000': 'kg show ENTITY' shows statements"),
        (("accept", "s-"), "There is no statement 's-'"),
        (
            ("add-statement", "River row", "Norland", "REJECTS", "Sudland", "--quote", "No."),
            "is not in the article",
        ),
        (
            ("add-statement", "River row", "Norland", "OCCUPIES", "Eve Strand", "--quote", "Sudland"),
            "The statement cannot be: OCCUPIES cannot join a State to a Person.",
        ),
        (
            ("add-statement", "River row", "Norland", "REJECTS", "Ostland", "--quote", "Sudland"),
            "no entity 'Ostland'",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_done(kg, small, arguments, complaint):
    before = kg("export").out, kg("log", "--all").out

    ran = kg(*arguments)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("kg: ") and complaint in ran.err and ran.err.count("\n") == 1
    assert (kg("export").out, kg("log", "--all").out) == before


def test_undoing_twice_is_refused_and_an_undoing_can_be_undone(kg, small):
    before = kg("export").out
    number = int(_number(kg("rename", "Norland", "Kingdom of Norland")))
    renamed = kg("export").out
    kg("undo", number)

    again = kg("undo", number)
    assert (again.code, again.err) == (
        1,
        f"kg: Entry {number} of the log is undone already: nothing is changed.\n",
    )
    assert "counts again" in kg("undo", number + 1).out
    assert kg("export").out == renamed != before


def test_undoing_a_retraction_brings_the_article_back(kg, small):
    before = kg("export").out
    kg("retract", "River row")
    number = json.loads(kg("log", "-f", "json").out)[-1]["number"]

    assert kg("undo", number).code == 0
    assert kg("export").out == before
    assert kg("undo", number).code == 1


def test_the_log_says_who_when_why_and_on_what_evidence(kg, small):
    kg("merge", "Eve Stone", "Eve Strand", "--why", "one person", "--evidence", "her site", "--who", "Ada")
    kg("undo", "3", "--who", "Bo")
    first, second = json.loads(kg("log", "-f", "json").out)

    assert (first["what"], first["subject"]) == ("merge", "person:eve-stone person:eve-strand")
    assert (first["who"], first["why"], first["evidence"]) == ("Ada", "one person", "her site")
    assert (first["state"], second["state"], second["subject"]) == ("undone", "counts", "entry 3")
    assert [r["what"] for r in json.loads(kg("log", "--all", "-f", "json").out)] == [
        "load",
        "load",
        "merge",
        "undo",
    ]


# Statements


KEY = ("state:norland", "REJECTS", "proposal:harbour-plan")


def test_rejected_it_stays_out_when_a_newer_extractor_says_it_again_in_its_own_words(kg, small):
    before = kg("export").out
    number = _number(kg("reject", _statements(kg)[KEY]["id"][:9], "--why", "wrong"))
    assert KEY not in _statements(kg)

    with Workspace.open(small) as opened:
        newer = []
        for old in opened.ledger.extractions():
            changed = [
                replace(s, quote=s.quote[:-1], end=s.end - 1, confidence=0.9, attributed_to=None)
                for s in old.statements
            ]
            newer.append(replace(old, version="2", statements=tuple(changed)))
        for one in newer:
            opened.ledger.add(one, source=None)
    assert KEY not in _statements(kg) and len(_statements(kg)) == 5
    kg("undo", number)
    assert KEY in _statements(kg) and kg("export").out != before


def test_a_claim_with_another_polarity_is_another_claim(kg, small):
    kg("reject", _statements(kg)[KEY]["id"])
    with Workspace.open(small) as opened:
        for old in list(opened.ledger.extractions()):
            turned = tuple(replace(s, polarity=Polarity.NEGATED) for s in old.statements)
            opened.ledger.add(replace(old, version="2", statements=turned), source=None)

    assert _statements(kg)[KEY]["polarity"] == "negated"


def test_accepted_after_rejected_it_is_back_and_sure(kg, small):
    identifier = _statements(kg)[KEY]["id"]
    kg("reject", identifier)
    assert kg("reject", identifier).code == 1
    kg("accept", identifier)

    assert _statements(kg)[KEY]["confidence"] == 1.0


def test_edited_it_says_what_the_coder_says_with_the_same_quotation(kg, small):
    old = _statements(kg)[KEY]
    before = kg("export").out
    ran = kg(
        "edit", old["id"], "--source", "Eve Stone", "--relation", "CRITICIZES", "--stance", -1, "--by", "Sudland"
    )
    number = _number(ran)
    made = _statements(kg)["person:eve-stone", "CRITICIZES", "proposal:harbour-plan"]

    assert KEY not in _statements(kg)
    assert (made["quote"], made["stance"], made["rule"]) == (old["quote"], -1, "judgement")
    assert (made["attributed_to"], made["confidence"]) == ("state:sudland", 1.0)
    assert kg("edit", made["id"], "--stance", -1).err.endswith("says so already: nothing is changed.\n")
    assert kg("edit", made["id"]).code == 2
    kg("undo", number)
    assert kg("export").out == before


def test_added_it_is_a_statement_like_any_other_and_may_bring_a_new_entity(kg, small):
    before = kg("export").out
    quote = "Eve Strand said that Norland attacked Sudland."
    new = ("add-statement", "River row", "organization:River Club", "REJECTS", "Norland", "--quote", quote)
    number = _number(kg(*new, "--date", "2024-05", "--why", "overlooked"))
    made = _statements(kg)["organization:river-club", "REJECTS", "state:norland"]

    assert (made["quote"], made["event_date"], made["date_precision"]) == (quote, "2024-05", "month")
    assert "River Club" in kg("query", "MATCH (o:Organization)-[:REJECTS]->(s:State) RETURN o.name").out
    assert kg(*new).code == 1
    kg("reject", made["id"])
    assert "organization:river-club" in _entities(kg) and len(_statements(kg)) == 6
    kg("undo", number)
    assert len(_statements(kg)) == 6 and before != ""


def test_judgements_of_a_retracted_article_wait_for_it(kg, small):
    kg("reject", _statements(kg)[KEY]["id"])
    judged = kg("export").out
    kg("retract", "Harbour plan in doubt")
    kg("restore", "Harbour plan in doubt")

    assert kg("export").out == judged
