"""Extractions: all that one extractor found in one article, checked before it is stored."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg_schema.documents import Article
from kg_schema.entities import Entity
from kg_schema.mentions import Mention
from kg_schema.relations import RELATION_TYPES
from kg_schema.statements import Statement

__all__ = ["Extraction", "Refusal", "checked"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was not taken, and why: a block of text, a mention or a statement."""

    what: str
    reason: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Entities, mentions and statements of one article; statements and mentions name entities by key."""

    article: Article
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    refused: tuple[Refusal, ...] = ()
    extractor: str = "unknown"
    version: str = "0"

    def entity(self, key: str) -> Entity:
        """Return the entity with this key."""
        return next(e for e in self.entities if e.key == key)

    @property
    def unread(self) -> str:
        """Why the extractor did not read the article for facts; empty if it did."""
        return next((refusal.reason for refusal in self.refused if refusal.what == "article"), "")

    @property
    def refused_claims(self) -> tuple[Refusal, ...]:
        """What was taken for a fact and refused; stretches of text that were not read are left out."""
        return tuple(refusal for refusal in self.refused if refusal.what not in ("block", "article"))


def _objection(statement: Statement, text: str, entities: dict[str, Entity]) -> str | None:
    """Say in one sentence what forbids storing the statement, or None."""
    if not (0 <= statement.start < statement.end <= len(text)):
        return f"its span {statement.start}..{statement.end} lies outside the text of {len(text)} characters"
    if text[statement.start : statement.end] != statement.quote:
        return f"its quotation is not the text's own slice {statement.start}..{statement.end}"
    if not statement.quote.strip():
        return "its quotation is empty"
    for role, key in (
        ("source", statement.source),
        ("target", statement.target),
        ("speaker", statement.attributed_to),
    ):
        if key is not None and key not in entities:
            return f"its {role} '{key}' is not among the entities of the extraction"
    if statement.source == statement.target:
        return "its two ends are the same entity"
    source, target = entities[statement.source], entities[statement.target]
    if not RELATION_TYPES[statement.relation].allows(source.type, target.type):
        return f"{statement.relation} cannot join a {source.type} to a {target.type}"
    return None


def _objection_to_mention(mention: Mention, text: str, entities: dict[str, Entity]) -> str | None:
    if mention.entity not in entities:
        return f"its entity '{mention.entity}' is not among the entities of the extraction"
    if not (0 <= mention.start < mention.end <= len(text)):
        return f"its span {mention.start}..{mention.end} lies outside the text of {len(text)} characters"
    return None


def checked(extraction: Extraction) -> Extraction:
    """Return the extraction with every ungrounded or ill-formed statement and mention moved to ``refused``.

    Whoever extracted it: a statement stays only if ``text[start:end] == quote``, its ends are entities of the
    extraction and fit its relation. Doubles (the same id) are kept once, the most confident. The result is
    sorted, so that equal content is equal.
    """
    text, article = extraction.article.text, extraction.article.id
    entities = {e.key: e for e in extraction.entities}
    kept: dict[str, Statement] = {}
    refused = list(extraction.refused)
    for s in extraction.statements:
        objection = _objection(s, text, entities)
        if objection is None:
            identifier = s.id_in(article)
            if identifier not in kept or kept[identifier].confidence < s.confidence:
                kept[identifier] = s
        else:
            refused.append(Refusal(f"{s.source} {s.relation} {s.target}", objection, s.start, s.end))
    mentions = set()
    for m in extraction.mentions:
        objection = _objection_to_mention(m, text, entities)
        if objection is None:
            mentions.add(m)
        else:
            refused.append(Refusal(f"mention of {m.entity}", objection, m.start, m.end))
    return replace(
        extraction,
        entities=tuple(entities[k] for k in sorted(entities)),
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.entity))),
        statements=_sorted(kept.items()),
        refused=tuple(sorted(refused, key=lambda r: (r.start or 0, r.end or 0, r.what, r.reason))),
    )


def _sorted(statements: Iterable[tuple[str, Statement]]) -> tuple[Statement, ...]:
    return tuple(s for _, s in sorted(statements, key=lambda pair: (pair[1].start, pair[1].end, pair[0])))
