"""Resolution: which entities of which articles are one, and the canonical graph that follows.

A pure function of the extractions, whatever their order. By names alone, and cautious: what may be two things
stays two.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from kg.identity import Occurrence, canonical_entities
from kg.versions import superseded
from kg_schema import (
    RELATION_TYPES,
    ArticleMention,
    Extraction,
    Graph,
    GraphStatement,
    ModelError,
    Relation,
    Statement,
    quote_selector,
)

__all__ = ["canonical_graph"]

_CanonicalIds: TypeAlias = dict[tuple[str, str], str]  # by article id and key of the entity
_End: TypeAlias = tuple[str, tuple[int, int] | None]  # canonical id, and where the text names it


def canonical_graph(extractions: Iterable[Extraction]) -> Graph:
    """Return the graph of checked extractions, one an article, in whatever order they come.

    Of articles that are versions of one address only the newest is in the graph (docs/decisions/0006).
    A statement whose two ends turn out to be one entity says nothing of two entities: it stays in the ledger
    and is left out here. Raises ModelError when two different extractions of one article come together.
    """
    read = _newest(_by_article(extractions))
    entities, canonical = canonical_entities(_occurrences(read))
    claims = [claim for article, extraction in read.items() for claim in _claims(article, extraction, canonical)]
    origins = _origins(claims)
    statements = (_graph_statement(claim, max(1, len(origins[claim.edge]))) for claim in claims)
    return Graph(
        articles=tuple(extraction.article for extraction in read.values()),
        entities=entities,
        statements=tuple(sorted(statements, key=lambda s: s.id)),
        mentions=_mentions(read, canonical),
    )


def _by_article(extractions: Iterable[Extraction]) -> dict[str, Extraction]:
    """Return the extractions by the ids of their articles, sorted."""
    by_article: dict[str, Extraction] = {}
    for extraction in extractions:
        identifier = extraction.article.id
        if by_article.setdefault(identifier, extraction) != extraction:
            raise ModelError(
                f"The article {identifier} comes with two different extractions: give the newest of them alone."
            )
    return dict(sorted(by_article.items()))


def _newest(read: dict[str, Extraction]) -> dict[str, Extraction]:
    """Return the extractions without those of articles that have a newer version among them."""
    older = superseded(extraction.article for extraction in read.values())
    return {article: extraction for article, extraction in read.items() if article not in older}


def _occurrences(read: dict[str, Extraction]) -> Iterator[Occurrence]:
    for article, extraction in read.items():
        named = Counter(mention.entity for mention in set(extraction.mentions))
        for entity in extraction.entities:
            key = entity.key
            yield Occurrence(article, key, entity, named[key])


def _mentions(read: dict[str, Extraction], canonical: _CanonicalIds) -> tuple[ArticleMention, ...]:
    """Count mentions; an entity that the article implies without naming it counts once."""
    counts: Counter[tuple[str, str]] = Counter()
    for o in _occurrences(read):
        counts[o.article, canonical[o.article, o.key]] += max(1, o.mentions)
    return tuple(ArticleMention(article, entity, count) for (article, entity), count in sorted(counts.items()))


@dataclass(frozen=True, slots=True)
class _Claim:
    """A statement on its way into the graph: its ends are known, its origins are not yet counted."""

    statement: Statement
    extraction: Extraction
    article: str
    text: str
    """What the articles with the same text have in common."""
    source: _End
    target: _End
    attributed_to: str | None

    @property
    def edge(self) -> tuple[str, Relation, str]:
        """What is claimed."""
        return self.source[0], self.statement.relation, self.target[0]


def _claims(article: str, extraction: Extraction, canonical: _CanonicalIds) -> Iterator[_Claim]:
    text = _text_key(extraction.article.text)
    for s in extraction.statements:
        source, target = (
            (canonical[article, s.source], s.source_span),
            (canonical[article, s.target], s.target_span),
        )
        if source[0] == target[0]:
            continue
        if RELATION_TYPES[s.relation].symmetric and target[0] < source[0]:
            source, target = target, source
        speaker = None if s.attributed_to is None else canonical[article, s.attributed_to]
        yield _Claim(s, extraction, article, text, source, target, speaker)


def _text_key(text: str) -> str:
    """Return a hash that white space and case do not change."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode("utf-8", "surrogatepass")).hexdigest()


def _origins(claims: Iterable[_Claim]) -> defaultdict[tuple[str, Relation, str], set[str]]:
    """Return the distinct texts that assert each claim as an edge: copies of one agency story are one origin."""
    texts: defaultdict[tuple[str, Relation, str], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.statement.is_edge:
            texts[claim.edge].add(claim.text)
    return texts


def _graph_statement(claim: _Claim, origins: int) -> GraphStatement:
    s = claim.statement
    selector = quote_selector(claim.extraction.article.text, s.start, s.end)
    return GraphStatement(
        id=s.id_in(claim.article),
        relation=s.relation,
        source=claim.source[0],
        target=claim.target[0],
        article=claim.article,
        quote=s.quote,
        start=s.start,
        end=s.end,
        prefix=selector.prefix,
        suffix=selector.suffix,
        polarity=s.polarity,
        modality=s.modality,
        attributed_to=claim.attributed_to,
        stance=s.stance,
        event_date=s.event_date,
        date_precision=s.date_precision,
        date_note=s.date_note,
        confidence=s.confidence,
        extractor=claim.extraction.extractor,
        extractor_version=claim.extraction.version,
        rule=s.rule,
        office=s.office,
        former=s.former,
        origins=origins,
        source_span=claim.source[1],
        target_span=claim.target[1],
    )
