"""Resolution: which entities of which articles are one, and the canonical graph that follows.

A pure function of the extractions and of the judgements that count, whatever the order of the extractions.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from kg.clusters import Occurrence
from kg.identity import canonical_entities
from kg.judged import judged
from kg.linking import Linked, linked
from kg.origins import origins_of
from kg.versions import superseded
from kg_schema import (
    RELATION_TYPES,
    ArticleMention,
    Extraction,
    Graph,
    GraphStatement,
    Handle,
    Judgement,
    ModelError,
    Relation,
    Statement,
    quote_selector,
    slug,
)

__all__ = ["canonical_graph", "links"]

_PLACES: Final = ("state:", "region:")
_CanonicalIds: TypeAlias = dict[tuple[str, str], str]  # by article id and key of the entity
_End: TypeAlias = tuple[str, tuple[int, int] | None]  # canonical id, and where the text names it


def canonical_graph(extractions: Iterable[Extraction], judgements: Iterable[Judgement] = ()) -> Graph:
    """Return the graph of checked extractions, one an article, in whatever order they come.

    ``judgements`` are those that count, about entities and statements.

    Of articles that are versions of one address only the newest is in the graph (docs/decisions/0006).
    A statement whose two ends turn out to be one entity says nothing of two entities: it stays in the ledger
    and is left out here. Raises ModelError when two different extractions of one article come together.
    """
    judgements = tuple(judgements)
    read = _newest(_by_article(judged(extractions, judgements)))
    entities, canonical = canonical_entities(linked(_occurrences(read), judgements))
    claims = [claim for article, extraction in read.items() for claim in _claims(article, extraction, canonical)]
    copies = {a: origin for a, origin in origins_of(e.article for e in read.values()).items() if a != origin}
    origins = _origins(claims, copies)
    statements = (_graph_statement(claim, max(1, len(origins[claim.edge]))) for claim in claims)
    return Graph(
        articles=tuple(extraction.article for extraction in read.values()),
        entities=entities,
        statements=tuple(sorted(statements, key=lambda s: s.id)),
        mentions=_mentions(read, canonical),
        copies=tuple(sorted(copies.items())),
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


def links(extractions: Iterable[Extraction], judgements: Iterable[Judgement]) -> tuple[Linked, dict[Handle, str]]:
    """Return what is linked and why, and the canonical id of each occurrence."""
    judgements = tuple(judgements)
    found = linked(_occurrences(_newest(_by_article(judged(extractions, judgements)))), judgements)
    _, canonical = canonical_entities(found)
    return found, {Handle(key, article): identifier for (article, key), identifier in canonical.items()}


def _occurrences(read: dict[str, Extraction]) -> Iterator[Occurrence]:
    for article, extraction in read.items():
        named = Counter(mention.entity for mention in set(extraction.mentions))
        posts: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for s in extraction.statements:
            if s.relation is Relation.REPRESENTS and s.is_edge and s.target.startswith(_PLACES):
                posts[s.source].add((slug(s.office or ""), s.target))
        home = _home(named)
        for entity in extraction.entities:
            key = entity.key
            yield Occurrence(article, key, entity, named[key], frozenset(posts[key]), home)


def _home(named: Counter[str]) -> str:
    """Return the state that an article names at least twice as often as any other, "" if there is none."""
    states = [(count, key) for key, count in named.items() if key.startswith("state:")]
    states.sort(key=lambda pair: (-pair[0], pair[1]))
    clear = states and (len(states) == 1 or states[0][0] >= 2 * states[1][0])
    return states[0][1] if clear else ""


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
    source: _End
    target: _End
    attributed_to: str | None

    @property
    def edge(self) -> tuple[str, Relation, str]:
        """What is claimed."""
        return self.source[0], self.statement.relation, self.target[0]


def _claims(article: str, extraction: Extraction, canonical: _CanonicalIds) -> Iterator[_Claim]:
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
        yield _Claim(s, extraction, article, source, target, speaker)


def _origins(claims: Iterable[_Claim], copies: dict[str, str]) -> defaultdict[tuple[str, Relation, str], set[str]]:
    """Return the origins that assert each claim as an edge: copies of one agency story are one."""
    texts: defaultdict[tuple[str, Relation, str], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.statement.is_edge:
            texts[claim.edge].add(copies.get(claim.article, claim.article))
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
