"""An invented political affair: five articles of ours about states that do not exist, as a canonical graph."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg_schema import (
    RELATION_TYPES,
    Article,
    ArticleMention,
    Graph,
    GraphEntity,
    GraphStatement,
    Modality,
    NodeKind,
    Polarity,
    Precision,
    Relation,
    content_id,
    default_stance,
    quote_selector,
    slug,
)

__all__ = ["ARTICLES", "affair", "entity", "graph_of", "statement"]

_DATA = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
ARTICLES = {
    key: Article(**{**row, "text": "\n\n".join(row["text"]), "authors": tuple(row.get("authors", ()))})
    for key, row in _DATA["articles"].items()
}


def entity(
    kind: NodeKind, name: str, aliases: tuple[str, ...] = (), articles: tuple[str, ...] = ()
) -> GraphEntity:
    """Make an entity under the id that the graph would give it."""
    return GraphEntity(
        id=f"{kind.value.lower()}:{slug(name) or content_id('n', name)}",
        type=kind,
        name=name,
        aliases=aliases,
        articles=articles,
    )


def statement(
    article: Article, source: GraphEntity, relation: Relation, target: GraphEntity, quote: str, **changes: Any
) -> GraphStatement:
    """Make a statement of a passage of the article; ``changes`` are fields that differ from the defaults."""
    start = article.text.index(quote)
    end = start + len(quote)
    if RELATION_TYPES[relation].symmetric and source.id > target.id:
        source, target = target, source
    selector = quote_selector(article.text, start, end)
    fields: dict[str, Any] = {
        "polarity": Polarity.AFFIRMED,
        "modality": Modality.ASSERTED,
        "attributed_to": None,
        "stance": default_stance(relation, target.type),
        "event_date": None,
        "date_precision": Precision.UNKNOWN,
        "date_note": "the passage names no date",
        "confidence": 0.92,
        "office": None,
        **changes,
    }
    date = fields["event_date"]
    if isinstance(date, str):
        fields["date_precision"] = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(date), Precision.DAY)
    return GraphStatement(
        id=content_id("s", article.id, start, end, relation, source.id, target.id, str(fields["modality"])),
        relation=relation,
        source=source.id,
        target=target.id,
        article=article.id,
        quote=quote,
        start=start,
        end=end,
        prefix=selector.prefix,
        suffix=selector.suffix,
        extractor="rules",
        extractor_version="1",
        rule="by hand",
        former=False,
        origins=1,
        **fields,
    )


def graph_of(
    articles: Iterable[Article], entities: Iterable[GraphEntity], statements: Iterable[GraphStatement]
) -> Graph:
    """Make a graph with every part sorted by id, as resolution does."""
    articles, entities = sorted(articles, key=lambda a: a.id), sorted(entities, key=lambda e: e.id)
    return Graph(
        articles=tuple(articles),
        entities=tuple(entities),
        statements=tuple(sorted(statements, key=lambda s: s.id)),
        mentions=tuple(ArticleMention(a, e.id, 1) for e in entities for a in e.articles),
    )


def affair() -> Graph:
    """Return the affair of the Sable Strait: 25 entities, 53 statements, five articles, one of them undated."""
    entities = {
        name: entity(NodeKind(kind), name, tuple(aliases), _articles_with(name, aliases))
        for kind, names in _DATA["entities"].items()
        for name, aliases in names.items()
    }
    return graph_of(
        ARTICLES.values(), entities.values(), [_made(dict(row), entities) for row in _DATA["statements"]]
    )


def _articles_with(name: str, aliases: list[str]) -> tuple[str, ...]:
    names = (name, *(a for a in aliases if a != "it"))
    return tuple(sorted(a.id for a in ARTICLES.values() if any(n in a.text for n in names)))


def _made(row: dict[str, Any], entities: dict[str, GraphEntity]) -> GraphStatement:
    article, relation, quote = ARTICLES[row.pop("article")], Relation(row.pop("relation")), row.pop("quote")
    source, target = entities[row.pop("source")], entities[row.pop("target")]
    for field, kind in (("modality", Modality), ("polarity", Polarity)):
        if field in row:
            row[field] = kind(row[field])
    if "attributed_to" in row:
        row["attributed_to"] = entities[row["attributed_to"]].id
    return statement(article, source, relation, target, quote, **row)
