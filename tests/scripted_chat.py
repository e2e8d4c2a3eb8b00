"""A language model that says what a test tells it to, and an article that it is asked about."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg_loaders import extractor
from kg_loaders.llm import Message, Reply
from kg_schema import Article, Extraction
from language_server import said

__all__ = ["REJECTS", "TEXT", "THINGS", "ScriptedChat", "one", "read", "refused"]


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


def read(*script: object, text: str = TEXT, **details: str) -> Extraction:
    article = Article(text=text, **{"published": "2025-05-08", **details})
    (found,) = extractor("llm", chat=ScriptedChat(list(script))).extract([article])
    return found


def refused(found: Extraction) -> list[tuple[str, str]]:
    return [(r.what, r.reason) for r in found.refused_claims]


def one(**changes: object) -> Extraction:
    return read(said(REJECTS | changes, entities=THINGS))
