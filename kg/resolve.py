"""Resolution: which entities of which articles are one, and the canonical graph that follows.

A pure function of the extractions, whatever their order. By names alone, and cautious: what may be two things
stays two.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.identity import Occurrence, canonical_entities
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


def canonical_graph(extractions: Iterable[Extraction]) -> Graph:
    """Return the graph of checked extractions, one an article, in whatever order they come.

    A statement whose two ends turn out to be one entity says nothing of two entities: it stays in the ledger
    and is left out here. Raises ModelError when two different extractions of one article come together.
    """
    read = _by_article(extractions)
    entities, canonical = canonical_entities(_occurrences(read))
    resolved = [
        _resolved(statement, extraction, canonical) for extraction in read for statement in extraction.statements
    ]
    kept = [statement for statement in resolved if statement.source != statement.target]
    return Graph(
        articles=tuple(extraction.article for extraction in read),
        entities=entities,
        statements=tuple(sorted(_with_origins(kept, read), key=lambda s: s.id)),
        mentions=_mentions(read, canonical),
    )


def _by_article(extractions: Iterable[Extraction]) -> list[Extraction]:
    by_article: dict[str, Extraction] = {}
    for extraction in extractions:
        identifier = extraction.article.id
        if by_article.setdefault(identifier, extraction) != extraction:
            raise ModelError(
                f"The article {identifier} comes with two different extractions: give the newest of them alone."
            )
    return [by_article[identifier] for identifier in sorted(by_article)]


def _occurrences(read: list[Extraction]) -> Iterable[Occurrence]:
    for extraction in read:
        named = Counter(mention.entity for mention in set(extraction.mentions))
        for entity in extraction.entities:
            yield Occurrence(extraction.article.id, entity, named[entity.key])


def _mentions(read: list[Extraction], canonical: dict[tuple[str, str], str]) -> tuple[ArticleMention, ...]:
    """Count mentions; an entity that the article implies without naming it counts once."""
    counts: Counter[tuple[str, str]] = Counter()
    for occurrence in _occurrences(read):
        article = occurrence.article
        counts[article, canonical[article, occurrence.entity.key]] += max(1, occurrence.mentions)
    return tuple(ArticleMention(article, entity, count) for (article, entity), count in sorted(counts.items()))


def _resolved(s: Statement, extraction: Extraction, canonical: dict[tuple[str, str], str]) -> GraphStatement:
    article = extraction.article
    selector = quote_selector(article.text, s.start, s.end)
    ends = [(canonical[article.id, s.source], s.source_span), (canonical[article.id, s.target], s.target_span)]
    if RELATION_TYPES[s.relation].symmetric and ends[1][0] < ends[0][0]:
        ends.reverse()
    (source, source_span), (target, target_span) = ends
    return GraphStatement(
        id=s.id_in(article.id),
        relation=s.relation,
        source=source,
        target=target,
        article=article.id,
        quote=s.quote,
        start=s.start,
        end=s.end,
        prefix=selector.prefix,
        suffix=selector.suffix,
        polarity=s.polarity,
        modality=s.modality,
        attributed_to=None if s.attributed_to is None else canonical[article.id, s.attributed_to],
        stance=s.stance,
        event_date=s.event_date,
        date_precision=s.date_precision,
        date_note=s.date_note,
        confidence=s.confidence,
        extractor=extraction.extractor,
        extractor_version=extraction.version,
        rule=s.rule,
        office=s.office,
        former=s.former,
        origins=1,
        source_span=source_span,
        target_span=target_span,
    )


def _with_origins(statements: list[GraphStatement], read: list[Extraction]) -> list[GraphStatement]:
    """Count the distinct texts that assert each claim as an edge: copies of one agency story are one origin."""
    text = {extraction.article.id: _text_key(extraction.article.text) for extraction in read}
    texts: defaultdict[tuple[str, Relation, str], set[str]] = defaultdict(set)
    for s in statements:
        if s.is_edge:
            texts[s.source, s.relation, s.target].add(text[s.article])
    return [replace(s, origins=max(1, len(texts[s.source, s.relation, s.target]))) for s in statements]


def _text_key(text: str) -> str:
    """Return a hash that white space and case do not change."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode("utf-8", "surrogatepass")).hexdigest()
