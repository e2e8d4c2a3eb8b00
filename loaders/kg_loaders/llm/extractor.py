"""The extractor that asks a language model, and believes nothing of what it says without looking."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from kg_loaders.blocks import BlockKind, find_blocks
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.llm.answers import Answer, answer
from kg_loaders.llm.chat import Chat, Message
from kg_loaders.llm.claims import Claims
from kg_loaders.llm.naming import Naming
from kg_loaders.llm.passages import Part, halves, passages
from kg_loaders.llm.prompt import again, asked, prompt_version
from kg_loaders.llm.quotations import QuotableText
from kg_loaders.rules import dropped
from kg_schema import AnswerError, Article, Extraction, Refusal, Statement, checked

__all__ = ["LanguageModelExtractor"]

_REMEMBERED: Final = 2_000
"""Characters of an unreadable answer that are sent back with the second question."""


@dataclass(slots=True)
class LanguageModelExtractor:
    """Extracts statements by asking a language model, each checked against the text.

    ``version`` names the prompt and the model. Where the model gives no usable answer for an article, AnswerError
    is raised: half an article is not stored.
    """

    chat: Chat
    name: str = field(default="llm", init=False)

    @property
    def version(self) -> str:
        """Version of the prompt, and the model's name."""
        return f"{prompt_version()} {self.chat.model}"

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield the extraction of each article, in order; one article is asked about at a time."""
        for article in articles:
            yield self._read(article)

    def _read(self, article: Article) -> Extraction:
        blocks = [b for b in find_blocks(article.text) if b.kind is not BlockKind.DROPPED]
        text = QuotableText(article.text, blocks)
        naming = Naming(text, Gazetteer.default())
        claims = Claims(text, naming, article.published)
        answers: list[Answer] = []
        for portion in passages(article.text, blocks):
            for found in self._answers(article, portion, naming):
                for thing in found.entities:
                    naming.take(thing)
                answers.append(found)
        statements, refused = _sifted(answers, claims)
        used = {key for s in statements for key in (s.source, s.target, s.attributed_to) if key}
        entities, mentions = naming.kept(used)
        return checked(
            Extraction(
                article=article,
                entities=entities,
                mentions=mentions,
                statements=tuple(statements),
                refused=(*dropped(article), *naming.refused, *refused),
                extractor=self.name,
                version=self.version,
            )
        )

    def _answers(self, article: Article, portion: tuple[Part, ...], naming: Naming) -> Iterator[Answer]:
        """Yield the answers for a portion: one, or more where the model runs out of room and asks for less."""
        conversation: list[Message] = [*asked(article, portion, naming.names())]
        reason = ""
        for _ in range(2):
            reply = self.chat.reply(conversation)
            if reply.cut_off:
                yield from self._in_halves(article, portion, naming)
                return
            try:
                found = answer(reply.content)
            except AnswerError as error:
                reason = str(error)
                conversation += [Message("assistant", reply.content[:_REMEMBERED] or "…"), again(reason)]
            else:
                yield found
                return
        raise AnswerError(
            f"the language model {self.chat.model} twice gave an answer that cannot be read: {reason}. "
            "Load the article again, or with another model"
        )

    def _in_halves(self, article: Article, portion: tuple[Part, ...], naming: Naming) -> Iterator[Answer]:
        parts = halves(article.text, portion)
        if parts is None:
            raise AnswerError(
                f"the language model {self.chat.model} breaks off its answer even for a short paragraph: "
                "give it more room for answers, or take another model"
            )
        for part in parts:
            yield from self._answers(article, part, naming)


def _sifted(answers: Iterable[Answer], claims: Claims) -> tuple[list[Statement], list[Refusal]]:
    """Return the statements that pass all checks, and those that do not with the reason."""
    statements: list[Statement] = []
    refused: list[Refusal] = []
    for found in answers:
        refused += found.refused
        for said in found.statements:
            statement = claims.statement(said)
            if isinstance(statement, str):
                refused.append(Refusal(said.told, statement))
            else:
                statements.append(statement)
    return statements, refused
