"""The talk with a language model: what it is told, in which portions, and what becomes of a broken answer."""

import json
from collections.abc import Sequence

import pytest

from kg_loaders import extractor
from kg_loaders.blocks import BlockKind, find_blocks
from kg_loaders.llm import Message, Reply
from kg_loaders.llm.passages import halves, passages
from kg_loaders.llm.prompt import instructions
from kg_loaders.registry import EXTRACTORS
from kg_schema import ENTITIES, AnswerError, Article, ExtractionError, Modality, Polarity, Relation
from language_server import said
from scripted_chat import REJECTS, TEXT, THINGS, ScriptedChat, one, read, refused


@pytest.mark.parametrize(
    "wrapped", ["```json\n{}\n```", '<think>First {"entities": …</think>\n{}', "Here it is: {} Anything else?"]
)
def test_words_around_the_object_are_passed_over(wrapped):
    found = read(wrapped.replace("{}", json.dumps(said(REJECTS, entities=THINGS)), 1))

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
        read(broken)


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
        read(Reply('{"entities": [', cut_off=True))


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

    found = read(answer, text=paragraphs)

    assert len(found.statements) == 4
    assert refused(found) == []
    assert {s.event_date for s in found.statements} == {"2025-05-05", "2025-05", None}


def test_the_version_names_prompt_and_model():
    reader = extractor("llm", chat=ScriptedChat([], model="tiny 7b"))

    assert reader.name == "llm"
    assert reader.version.endswith(" tiny 7b")
    assert one().version == extractor("llm", chat=ScriptedChat([])).version


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
