"""A language model's claims: what the text bears out stays, all else is refused with the reason."""

import json

import pytest

from kg_schema import extraction_record
from language_server import said
from scripted_chat import REJECTS, TEXT, THINGS, one, read, refused


def test_what_the_text_bears_out_is_kept_with_the_whole_sentence_and_offsets_of_ours():
    found = one()

    (s,) = found.statements
    assert (s.source, s.relation, s.target) == ("person:ada-quill", "REJECTS", "proposal:ferry-plan")
    assert s.quote == TEXT[s.start : s.end]
    assert s.quote.startswith("Norland’s prime minister") and s.quote.endswith("in May.")
    assert (s.event_date, s.stance, s.attributed_to) == ("2025-05-06", -2, None)
    assert TEXT[slice(*s.source_span)] == "Ada Quill"
    assert TEXT[slice(*s.target_span)] == "ferry plan"
    assert {TEXT[m.start : m.end] for m in found.mentions if m.entity == "state:norland"} == {"Norland"}
    assert refused(found) == []
    assert any(r.what == "block" and TEXT[r.start : r.end] == "Share this article" for r in found.refused)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"quote": "Ada Quill flatly rejected the ferry plan"}, "does not stand in the text word for word"),
        ({"quote": "Ada Quill, on Tuesday rejected the ferry pl"}, "does not stand in the text word for word"),
        ({"quote": "in May. “We will not pay for it"}, "does not stand in the text word for word"),
        ({"quote": "Share this article"}, "does not stand in the text word for word"),
        ({"quote": "rejected the"}, "shorter than 3 words"),
        ({"quote": "Harbour Union backed the ferry plan", "paragraph": None}, "more than once"),
        ({"relation": "DESTROYS"}, "“DESTROYS” is no relation"),
        ({"relation": "OCCUPIES"}, "OCCUPIES cannot join a Person to a Proposal"),
        ({"target": "Westmark"}, "“Westmark” is none of the things that the text names"),
        ({"target": "Ada Quill"}, "its two ends are the same entity"),
        ({"modality": "certain"}, "“certain” is no modality"),
        ({"polarity": "not"}, "“not” is no polarity"),
        ({"attributed_to": "a source close to the talks"}, "is none of the actors that the text names"),
        ({"attributed_to": "ferry plan"}, "is none of the actors that the text names"),
        ({"stance": 2}, "REJECTS with a stance of +2 contradicts itself"),
        ({"stance": -3}, "a stance goes from -2 to +2, not -3"),
        ({"quote": "Kyiv and Moscow exchanged prisoners", "source": "Norland"}, "neither of its ends is named"),
    ],
)
def test_what_fails_a_check_is_refused_with_the_reason(changes, reason):
    found = one(**changes)

    assert found.statements == ()
    ((what, why),) = refused(found)
    assert reason in why
    assert what.startswith(changes.get("source", "Ada Quill"))


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("quote", 7, "its “quote” is no text"),
        ("source", "", "its “source” is no text"),
        ("source", "x" * 201, "longer than 200"),
        ("target", "half \ud800", "half a character"),
        ("stance", "-2", "its “stance” is no whole number"),
        ("paragraph", True, "its “paragraph” is no whole number"),
        ("modality", None, "its “modality” is no text"),
    ],
)
def test_a_field_of_the_wrong_shape_refuses_its_statement_alone(field, value, reason):
    found = read(said(REJECTS | {field: value}, REJECTS, entities=THINGS))

    assert [s.relation for s in found.statements] == ["REJECTS"]
    ((what, why),) = refused(found)
    assert what.startswith("statements: {")
    assert reason in why
    json.dumps(extraction_record(found)).encode("utf-8")


@pytest.mark.parametrize(
    ("name", "kind", "reason"),
    [
        ("Westmark", "State", "no name of it stands in the text"),
        ("Nor", "State", "no name of it stands in the text"),
        ("she", "Person", "a pronoun is no name"),
        ("Ada Quill", "Politician", "'Politician' is no type of entity"),
        ("Ada Quill", "Article", "'Article' is no type of entity"),
        ("Ukraine|Kiev", "Person", "no name of it stands in the text"),
    ],
)
def test_things_that_the_text_does_not_name_are_refused(name, kind, reason):
    found = read(said(entities={name: kind}))

    assert found.entities == ()
    assert refused(found) == [(f"{kind} {name.split('|')[0]}", reason)]


def test_a_state_is_no_person_and_its_capital_stands_for_it():
    found = read(said(entities={"Ukraine|Kyiv": "State", "Russia|Moscow|the Kremlin": "State"}))
    wrong = read(said(entities={"Ukraine": "Person"}), text="Ukraine signed. Ukraine left.")

    assert [(e.name, e.aliases, e.identifiers["iso3166"]) for e in found.entities] == [
        ("Russia", ("Moscow",), "RU"),
        ("Ukraine", ("Kyiv",), "UA"),
    ]
    assert refused(wrong) == [("Person Ukraine", "“Ukraine” is a State")]


def test_a_name_that_the_text_does_not_have_gives_way_to_one_that_it_has():
    found = read(said(entities={"Ukraine|Moscow": "State", "Mrs Ada Quill MP|Ada Quill": "Person"}))

    assert {e.name for e in found.entities} == {"Russia", "Ada Quill"}


def test_marks_and_spaces_may_differ_and_the_quotation_is_the_texts_own():
    found = read(
        said(
            REJECTS | {"quote": "Norland's  prime minister,\nAda Quill, on Tuesday rejected"},
            entities=THINGS,
        )
    )

    assert found.statements[0].quote.startswith("Norland’s prime minister, Ada Quill")


def test_a_sentence_that_stands_twice_is_found_in_the_paragraph_that_was_meant():
    backs = {"source": "Harbour Union", "relation": "SUPPORTS", "target": "ferry plan"}
    quote = "The Harbour Union backed the ferry plan"
    starts = []
    for paragraph in (4, 5):
        found = read(said(backs | {"quote": quote, "paragraph": paragraph}, entities=THINGS))
        starts.append(found.statements[0].start)

    assert starts == [TEXT.index(quote), TEXT.rindex(quote)]


def test_a_pronoun_can_mean_who_was_named_shortly_before():
    quote = {"quote": "We will not pay for it", "paragraph": 3}
    near, far = one(**quote), one(**quote, source="Harbour Union", target="Norland", relation="CRITICIZES")

    assert near.statements[0].quote == "“We will not pay for it,” she said."
    assert far.statements[0].quote == near.statements[0].quote, "Norland is named in the paragraph before it"
    third = said(
        REJECTS | quote | {"source": "Sudmark", "target": "Harbour Union", "stance": None}, entities=THINGS
    )
    assert (
        "nor can a pronoun mean them"
        in read(third, text=TEXT.replace("Sudmark", "Sudland", 2)).refused_claims[0].reason
    )


def test_a_quotation_that_hides_its_negation_shows_it_after_all():
    found = one(
        source="Sudmark", relation="SUPPORTS", quote="Sudmark supports the ferry plan", paragraph=4, stance=2
    )

    assert found.statements[0].quote == "Nobody in Sudmark supports the ferry plan."


@pytest.mark.parametrize(
    ("sentence", "verb", "kept"),
    [
        ("Sudmark supports the ferry plan.", "supports", True),
        ("Nobody in Sudmark supports the ferry plan.", "supports", False),
        ("Sudmark does not support the ferry plan.", "support", False),
        ("Sudmark has never supported the ferry plan.", "has never supported", False),
        ("Sudmark denied that it had supported the ferry plan.", "had supported", False),
        ("Sudmark supported the ferry plan, but Norland did not.", "supported", True),
    ],
)
def test_a_plain_fact_is_not_taken_from_a_sentence_that_negates_it(sentence, verb, kept):
    claim = {"source": "Sudmark", "relation": "SUPPORTS", "target": "ferry plan", "quote": sentence, "verb": verb}
    plain = read(said(claim, entities=THINGS), text=f"{sentence}\n")
    negated = read(said(claim | {"polarity": "negated"}, entities=THINGS), text=f"{sentence}\n")

    assert bool(plain.statements) is kept
    if not kept:
        assert plain.refused_claims[-1].reason.startswith("its sentence negates or denies it (“")
        assert not negated.statements[0].is_edge


def test_denied_and_negated_claims_are_no_edges_and_a_denied_support_is_a_stance_of_minus_one():
    threat = {
        "source": "Sudmark",
        "relation": "THREATENS",
        "target": "Norland",
        "quote": "Sudmark denied having threatened its neighbour",
        "paragraph": 3,
        "modality": "denied",
    }
    support = {
        "source": "Sudmark",
        "relation": "SUPPORTS",
        "target": "ferry plan",
        "quote": "Nobody in Sudmark supports the ferry plan",
        "paragraph": 4,
        "polarity": "negated",
    }
    found = read(said(threat, support, entities=THINGS))

    assert [(s.relation, s.is_edge, s.stance) for s in found.statements] == [
        ("THREATENS", False, None),
        ("SUPPORTS", False, -1),
    ]


def test_an_office_that_the_text_does_not_name_is_left_out():
    holds = {"relation": "REPRESENTS", "target": "Norland", "stance": None, "quote": "prime minister, Ada Quill"}
    offices = [one(**holds, office=office).statements[0].office for office in ("prime minister", "queen")]

    assert offices == ["prime minister", None]


def test_headlines_count_for_less():
    body, head = (
        one(**how).statements[0].confidence
        for how in ({}, {"source": "Norland", "quote": "Norland rejects ferry plan", "paragraph": 1})
    )

    assert head < body < 1
