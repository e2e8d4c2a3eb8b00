"""A small graph made by hand, with every sort of statement that an engine could get wrong."""

from typing import Any

from kg_schema import (
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
)

__all__ = ["AWKWARD_NAME", "AWKWARD_QUOTE", "affair", "entity", "large", "one_edge", "statement"]

AWKWARD_NAME = "Ömer \"the 'Fox'\" O\\Brien 🦊 $name {x}"
AWKWARD_QUOTE = "\"We said 'no',\"\n\the wrote \\n — DELETE `this`; // not a comment /* nor this */ Ждём\u2028так."

_PERSON, _FOX = "person:helena-vasques", "person:omer-fox"
_NORLAND, _SUDMARK, _ARMORA = "state:norland", "state:sudmark", "state:armora"
_UNION = "organization:harbour-union"
_PLAN = "proposal:harbour-plan@0a1b2c3d"
_HAVEN = "region:osthafen"


def affair() -> Graph:
    """Return 8 entities, 3 articles and 15 statements: 9 are edges, 4 of these parallel, 2 symmetric."""
    courier = Article(
        text="The first text.",
        title="Harbour plan “rejected”",
        publisher="Norland Courier",
        url="https://courier.example/harbour?a=1&b=2",
        published="2025-05-02",
        published_note="in the text",
        language="en",
    )
    gazette = Article(text="The second text.", published="2025-05")
    wire = Article(text="Третий текст\r\n", title='Line\nbreak \\ and "quote"', publisher="Wire")
    c, g, w = courier.id, gazette.id, wire.id
    statements = [
        statement("s-01", _PERSON, Relation.REPRESENTS, _NORLAND, c, office="president"),
        statement("s-02", _PERSON, Relation.REJECTS, _PLAN, c, stance=-2, origins=2, confidence=0.85),
        statement("s-03", _PERSON, Relation.REJECTS, _PLAN, g, stance=-2, origins=2, event_date="2025-05-01"),
        statement("s-04", _PERSON, Relation.REJECTS, _PLAN, g, AWKWARD_QUOTE, stance=-1, origins=2),
        statement("s-05", _SUDMARK, Relation.SUPPORTS, _PLAN, c, stance=2, event_date="2025-04"),
        statement("s-06", _SUDMARK, Relation.SUPPORTS, _PLAN, w, stance=-1, polarity=Polarity.NEGATED),
        statement("s-07", _NORLAND, Relation.ATTACKS, _ARMORA, w, modality=Modality.DENIED, attributed_to=_PERSON),
        statement("s-08", _NORLAND, Relation.ATTACKS, _SUDMARK, w, modality=Modality.ALLEGED, attributed_to=_FOX),
        statement("s-09", _ARMORA, Relation.SANCTIONS, _NORLAND, g, modality=Modality.PLANNED),
        statement("s-10", _ARMORA, Relation.SANCTIONS, _NORLAND, g, modality=Modality.CONDITIONAL),
        statement("s-11", _NORLAND, Relation.NEGOTIATES_WITH, _SUDMARK, w, event_date="2025"),
        statement("s-12", _HAVEN, Relation.AGREES_WITH, _UNION, w),
        statement("s-13", _FOX, Relation.MEMBER_OF, _UNION, w, former=True),
        statement("s-14", _FOX, Relation.THREATENS, _ARMORA, w, modality=Modality.HYPOTHETICAL),
        statement("s-15", _FOX, Relation.AIDS, _ARMORA, w, polarity=Polarity.NEGATED, modality=Modality.ALLEGED),
    ]
    entities = [
        entity(_PERSON, "Helena Vasques", aliases=("President Vasques", "Vasques"), articles=(c, g, w)),
        entity(_FOX, AWKWARD_NAME, aliases=("O'Brien\\", 'The "Fox"'), articles=(w,)),
        entity(_NORLAND, "Norland", identifiers={"iso3166": "XN", "wikidata": "Q0"}, articles=(c, g, w)),
        entity(_SUDMARK, "Sudmark", identifiers={"iso3166": "XS"}, articles=(c, w)),
        entity(_ARMORA, "Armora", articles=(g, w)),
        entity(_UNION, "Harbour Union", articles=(w,)),
        entity(_PLAN, "harbour plan", articles=(c, g, w)),
        entity(_HAVEN, "Östhafen", identifiers={"geonames": "0"}, articles=(w,)),
    ]
    mentions = [ArticleMention(a, e.id, len(e.name) % 3 + 1) for e in entities for a in e.articles]
    return Graph(
        articles=tuple(sorted((courier, gazette, wire), key=lambda a: a.id)),
        entities=tuple(sorted(entities, key=lambda e: e.id)),
        statements=tuple(statements),
        mentions=tuple(sorted(mentions, key=lambda m: (m.article, m.entity))),
    )


def one_edge() -> Graph:
    """Return a graph of two entities and one statement, which shares nothing with ``affair``."""
    article = Article(text="Armora aids Morland.", published="2024-01-01")
    return Graph(
        articles=(article,),
        entities=(
            entity("state:armora", "Armora", articles=(article.id,)),
            entity("state:morland", "Morland", articles=(article.id,)),
        ),
        statements=(statement("s-99", "state:armora", Relation.AIDS, "state:morland", article.id),),
        mentions=(ArticleMention(article.id, "state:armora", 1), ArticleMention(article.id, "state:morland", 1)),
    )


def large(entities: int, statements: int) -> Graph:
    """Return a graph of this size, drawn by arithmetic: states that reject one another in a few articles."""
    articles = sorted((Article(text=f"Text {i}.", published="2025-01-01") for i in range(100)), key=lambda a: a.id)
    states = [entity(f"state:s{i:05}", f"State {i}", articles=(articles[i % 100].id,)) for i in range(entities)]
    relations = sorted(set(Relation) - {Relation.NEGOTIATES_WITH, Relation.AGREES_WITH})
    return Graph(
        articles=tuple(articles),
        entities=tuple(states),
        statements=tuple(
            statement(
                f"s-{i:06}",
                states[i * 7919 % entities].id,
                relations[i % len(relations)],
                states[(i * 104729 + 1) % entities].id,
                articles[i % 100].id,
                f"Quotation number {i}, as long as a sentence of an article mostly is, said the minister.",
            )
            for i in range(statements)
        ),
        mentions=tuple(sorted((ArticleMention(e.articles[0], e.id, 1) for e in states), key=lambda m: m.article)),
    )


def entity(identifier: str, name: str, **details: Any) -> GraphEntity:
    """Return an entity whose type its id tells."""
    kinds = {kind.value.lower(): kind for kind in NodeKind}
    return GraphEntity(id=identifier, type=kinds[identifier.partition(":")[0]], name=name, **details)


def statement(
    identifier: str, source: str, relation: Relation, target: str, article: str, quote: str = "", **details: Any
) -> GraphStatement:
    """Return a statement of mostly usual details; without a quotation it gets one that names it."""
    date = details.get("event_date")
    precision = {None: Precision.UNKNOWN, 4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
    defaults: dict[str, Any] = {
        "polarity": Polarity.AFFIRMED,
        "modality": Modality.ASSERTED,
        "attributed_to": None,
        "stance": None,
        "event_date": None,
        "confidence": 0.5,
        "office": None,
        "former": False,
        "origins": 1,
    }
    return GraphStatement(
        id=identifier,
        source=source,
        relation=relation,
        target=target,
        article=article,
        quote=quote or f"Quotation of {identifier}.",
        start=3,
        end=3 + len(quote or f"Quotation of {identifier}."),
        prefix="So ",
        suffix="",
        date_precision=precision[len(date) if date else None],
        date_note="" if date else "no time is named",
        extractor="by hand",
        extractor_version="1",
        rule="",
        **(defaults | details),
    )
