"""A language model's answers: what the text bears out stays, all else is refused with the reason."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from kg_loaders import extractor
from kg_loaders.blocks import BlockKind, find_blocks
from kg_loaders.llm import Message, Reply
from kg_loaders.llm.passages import halves, passages
from kg_loaders.llm.prompt import instructions
from kg_loaders.registry import EXTRACTORS
from kg_schema import (
    ENTITIES,
    AnswerError,
    Article,
    Extraction,
    ExtractionError,
    Modality,
    Polarity,
    Relation,
    extraction_record,
)
from language_server import said

TEXT = """Norland rejects ferry plan

Norland’s prime minister, Ada Quill, on Tuesday rejected the ferry plan that Sudmark put forward in May.

“We will not pay for it,” she said. Sudmark denied having threatened its neighbour.

The Harbour Union backed the ferry plan. Nobody in Sudmark supports the ferry plan.

Kyiv and Moscow exchanged prisoners. The Harbour Union backed the ferry plan.

Share this article
"""
THINGS = {
    "Norland": "State",
    "Ada Quill": "Person",
    "Sudmark": "State",
    "ferry plan|the plan": "Proposal",
    "Harbour Union": "Organization",
}
REJECTS = {
    "source": "Ada Quill",
    "relation": "REJECTS",
    "target": "ferry plan",
    "quote": "Ada Quill, on Tuesday rejected the ferry plan",
    "verb": "rejected",
    "paragraph": 2,
    "stance": -2,
}


@dataclass
class ScriptedChat:
    """Says one thing after the other, the last again and again; keeps what it was told."""

    script: list[object]
    model: str = "test-model"
    heard: list[Sequence[Message]] = field(default_factory=list)

    def reply(self, messages: Sequence[Message]) -> Reply:
        self.heard.append(list(messages))
        step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if isinstance(step, Reply):
            return step
        return Reply(step if isinstance(step, str) else json.dumps(step))


def _read(*script: object, text: str = TEXT, **details: str) -> Extraction:
    article = Article(text=text, **{"published": "2025-05-08", **details})
    (found,) = extractor("llm", chat=ScriptedChat(list(script))).extract([article])
    return found


def _refused(found: Extraction) -> list[tuple[str, str]]:
    return [(r.what, r.reason) for r in found.refused_claims]


def _one(**changes: object) -> Extraction:
    return _read(said(REJECTS | changes, entities=THINGS))


def test_what_the_text_bears_out_is_kept_with_the_whole_sentence_and_offsets_of_ours():
    found = _one()

    (s,) = found.statements
    assert (s.source, s.relation, s.target) == ("person:ada-quill", "REJECTS", "proposal:ferry-plan")
    assert s.quote == TEXT[s.start : s.end]
    assert s.quote.startswith("Norland’s prime minister") and s.quote.endswith("in May.")
    assert (s.event_date, s.stance, s.attributed_to) == ("2025-05-06", -2, None)
    assert TEXT[slice(*s.source_span)] == "Ada Quill"
    assert TEXT[slice(*s.target_span)] == "ferry plan"
    assert {TEXT[m.start : m.end] for m in found.mentions if m.entity == "state:norland"} == {"Norland"}
    assert _refused(found) == []
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
    found = _one(**changes)

    assert found.statements == ()
    ((what, why),) = _refused(found)
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
    found = _read(said(REJECTS | {field: value}, REJECTS, entities=THINGS))

    assert [s.relation for s in found.statements] == ["REJECTS"]
    ((what, why),) = _refused(found)
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
    found = _read(said(entities={name: kind}))

    assert found.entities == ()
    assert _refused(found) == [(f"{kind} {name.split('|')[0]}", reason)]


def test_a_state_is_no_person_and_its_capital_stands_for_it():
    found = _read(said(entities={"Ukraine|Kyiv": "State", "Russia|Moscow|the Kremlin": "State"}))
    wrong = _read(said(entities={"Ukraine": "Person"}), text="Ukraine signed. Ukraine left.")

    assert [(e.name, e.aliases, e.identifiers["iso3166"]) for e in found.entities] == [
        ("Russia", ("Moscow",), "RU"),
        ("Ukraine", ("Kyiv",), "UA"),
    ]
    assert _refused(wrong) == [("Person Ukraine", "“Ukraine” is a State")]


def test_a_name_that_the_text_does_not_have_gives_way_to_one_that_it_has():
    found = _read(said(entities={"Ukraine|Moscow": "State", "Mrs Ada Quill MP|Ada Quill": "Person"}))

    assert {e.name for e in found.entities} == {"Russia", "Ada Quill"}


def test_marks_and_spaces_may_differ_and_the_quotation_is_the_texts_own():
    found = _read(
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
        found = _read(said(backs | {"quote": quote, "paragraph": paragraph}, entities=THINGS))
        starts.append(found.statements[0].start)

    assert starts == [TEXT.index(quote), TEXT.rindex(quote)]


def test_a_pronoun_can_mean_who_was_named_shortly_before():
    quote = {"quote": "We will not pay for it", "paragraph": 3}
    near, far = _one(**quote), _one(**quote, source="Harbour Union", target="Norland", relation="CRITICIZES")

    assert near.statements[0].quote == "“We will not pay for it,” she said."
    assert far.statements[0].quote == near.statements[0].quote, "Norland is named in the paragraph before it"
    third = said(
        REJECTS | quote | {"source": "Sudmark", "target": "Harbour Union", "stance": None}, entities=THINGS
    )
    assert (
        "nor can a pronoun mean them"
        in _read(third, text=TEXT.replace("Sudmark", "Sudland", 2)).refused_claims[0].reason
    )


def test_a_quotation_that_hides_its_negation_shows_it_after_all():
    found = _one(
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
    plain = _read(said(claim, entities=THINGS), text=f"{sentence}\n")
    negated = _read(said(claim | {"polarity": "negated"}, entities=THINGS), text=f"{sentence}\n")

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
    found = _read(said(threat, support, entities=THINGS))

    assert [(s.relation, s.is_edge, s.stance) for s in found.statements] == [
        ("THREATENS", False, None),
        ("SUPPORTS", False, -1),
    ]


def test_an_office_that_the_text_does_not_name_is_left_out():
    holds = {"relation": "REPRESENTS", "target": "Norland", "stance": None, "quote": "prime minister, Ada Quill"}
    offices = [_one(**holds, office=office).statements[0].office for office in ("prime minister", "queen")]

    assert offices == ["prime minister", None]


def test_headlines_count_for_less():
    body, head = (
        _one(**how).statements[0].confidence
        for how in ({}, {"source": "Norland", "quote": "Norland rejects ferry plan", "paragraph": 1})
    )

    assert head < body < 1


@pytest.mark.parametrize(
    "wrapped", ["```json\n{}\n```", '<think>First {"entities": …</think>\n{}', "Here it is: {} Anything else?"]
)
def test_words_around_the_object_are_passed_over(wrapped):
    found = _read(wrapped.replace("{}", json.dumps(said(REJECTS, entities=THINGS)), 1))

    assert len(found.statements) == 1


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("I cannot help with that.", "it holds no JSON object"),
        ('{"entities": [', "its JSON is broken at character"),
        ('{"entities": []}', "its JSON has no list “statements”"),
        ('{"entities": {}, "statements": []}', "its JSON has no list “entities”"),
        ('{"entities": [], "statements": [NaN]}', "NaN is no JSON"),
        ('{"a": ' + "[" * 100_000, "its JSON cannot be read"),
        ("", "it holds no JSON object"),
    ],
)
def test_an_answer_that_cannot_be_read_is_asked_for_once_more(broken, why):
    chat = ScriptedChat([broken, said(REJECTS, entities=THINGS)])
    (found,) = extractor("llm", chat=chat).extract([Article(text=TEXT)])

    assert len(found.statements) == 1
    first, second = chat.heard
    assert [m.role for m in second] == ["system", "user", "assistant", "user"]
    assert list(second[:2]) == list(first)
    assert why in second[-1].content
    with pytest.raises(AnswerError, match="twice gave an answer that cannot be read"):
        _read(broken)


def test_an_answer_that_was_cut_off_is_asked_for_in_parts():
    def longest(messages: Sequence[Message]) -> int:
        return messages[-1].content.count("[")

    class Narrow(ScriptedChat):
        def reply(self, messages: Sequence[Message]) -> Reply:
            reply = super().reply(messages)
            return reply if longest(messages) <= 2 else Reply(reply.content[:40], cut_off=True)

    chat = Narrow([said(REJECTS, entities=THINGS)])
    (found,) = extractor("llm", chat=chat).extract([Article(text=TEXT)])

    assert [longest(messages) for messages in chat.heard] == [5, 2, 3, 1, 2]
    assert len(found.statements) == 1, "said four times, stored once"
    assert "Ada Quill (Person)" in chat.heard[-1][1].content


def test_a_model_that_never_ends_is_given_up():
    with pytest.raises(AnswerError, match="breaks off its answer even for a short paragraph"):
        _read(Reply('{"entities": [', cut_off=True))


def test_a_long_article_comes_in_portions_that_lose_no_word():
    paragraph = "Norland rejected the ferry plan. " * 40
    text = "\n\n".join([paragraph.strip()] * 9 + ["x" * 9_000, "Sudmark left."])
    blocks = find_blocks(text)
    portions = passages(text, blocks, 3_000)
    parts = [part for portion in portions for part in portion]

    assert all(sum(p.end - p.start for p in portion) <= 3_000 for portion in portions)
    assert "".join("".join(text[p.start : p.end] for p in parts).split()) == "".join(text.split())
    assert sorted({p.number for p in parts}) == list(range(1, len(blocks) + 1))
    chat = ScriptedChat([said(entities={"Norland": "State"})])
    (found,) = extractor("llm", chat=chat).extract([Article(text=text)])
    assert len(chat.heard) == 3
    assert [e.name for e in found.entities] == ["Norland"]


def test_a_portion_is_divided_until_it_is_short():
    text = "Norland rejected the ferry plan. " * 100
    (portion,) = passages(text, find_blocks(text))
    count = 0
    while parts := halves(text, portion):
        portion, count = parts[0], count + 1
        assert "".join(text[p.start : p.end] for p in portion)

    assert count > 3
    assert portion[0].end - portion[0].start < 400


def test_the_instructions_hold_the_whole_model():
    told = instructions()

    assert [r for r in Relation if f"- {r} (" not in told] == []
    assert [k for k in ENTITIES if f"- {k}: " not in told] == []
    assert [m for m in (*Modality, *Polarity) if f"{m} (" not in told] == []


def test_the_example_in_the_instructions_passes_every_check():
    text, answer = instructions().split("For example, for\n")[1].split("\nthe answer is\n")
    paragraphs = "\n\n".join(line.split("] ", 1)[1] for line in text.splitlines())

    found = _read(answer, text=paragraphs)

    assert len(found.statements) == 4
    assert _refused(found) == []
    assert {s.event_date for s in found.statements} == {"2025-05-05", "2025-05", None}


def test_the_version_names_prompt_and_model():
    reader = extractor("llm", chat=ScriptedChat([], model="tiny 7b"))

    assert reader.name == "llm"
    assert reader.version.endswith(" tiny 7b")
    assert _one().version == extractor("llm", chat=ScriptedChat([])).version


def test_the_article_is_told_as_numbered_paragraphs_without_what_was_dropped():
    chat = ScriptedChat([said()])
    list(extractor("llm", chat=chat).extract([Article(text=TEXT, title="Ferry", published="2025-05-08")]))

    ((_, asked),) = chat.heard
    assert asked.content.startswith(
        "Title: Ferry\n\nPublished: 2025-05-08\n\n[1] Norland rejects ferry plan\n\n[2] "
    )
    assert "Share this article" not in asked.content
    assert asked.content.count("\n\n[") == sum(b.kind is not BlockKind.DROPPED for b in find_blocks(TEXT))


def test_without_a_line_to_a_model_there_is_no_such_extractor():
    assert set(EXTRACTORS) == {"rules", "llm"}
    with pytest.raises(ExtractionError, match="give it the line to one"):
        extractor("llm")
