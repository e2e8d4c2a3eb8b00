"""A graph made by hand for the conformance suite: parallel edges, a loop, chains, dates of each sort, denials."""

from typing import Any

from contract.graphs import entity, statement
from kg_schema import Article, ArticleMention, Graph, GraphEntity, GraphStatement, Modality, Polarity, Relation

__all__ = ["summit"]

_COURIER = Article(
    text="One.", title="Quota divides the coast", publisher="Courier", published="2025-01-10", language="en"
)
_GAZETTE = Article(
    text="Two.", title="Treaty talks begin", publisher="Gazette", published="2025-02-20", authors=("A. Writer",)
)
_WIRE = Article(text="Three.", title="Sanctions follow", publisher="Courier", published="2025-03")
_NOTE = Article(text="Four.")
_ALLEGED = Modality.ALLEGED
_ADA, _BORIS, _CLEO = "person:ada-lind", "person:boris-ruud", "person:cleo-marsh"
_NORLAND, _SUDMARK, _ARMORA, _VELDEN = "state:norland", "state:sudmark", "state:armora", "state:velden"
_HAVEN, _COAST = "region:osthafen", "region:west-coast"
_LEAGUE, _UNION = "organization:northern-league", "organization:harbour-union"
_FISHERS = "group:fishers@0a1b2c3d"
_QUOTA, _TREATY = "proposal:quota@0a1b2c3d", "proposal:peace-treaty@4e5f6071"


def summit() -> Graph:
    """Return 14 entities, 4 articles and 30 statements: 27 are edges, 5 of them parallel, one a loop."""
    articles = (_COURIER, _GAZETTE, _WIRE, _NOTE)
    entities = _entities()
    mentions = [ArticleMention(a, e.id, 1 + len(e.name) % 3) for e in entities for a in e.articles]
    return Graph(
        articles=tuple(sorted(articles, key=lambda a: a.id)),
        entities=tuple(sorted(entities, key=lambda e: e.id)),
        statements=tuple(_statements()),
        mentions=tuple(sorted(mentions, key=lambda m: (m.article, m.entity))),
    )


def _entities() -> list[GraphEntity]:
    c, g, w, n = _COURIER.id, _GAZETTE.id, _WIRE.id, _NOTE.id
    return [
        entity(_ADA, "Ada Lind", aliases=("Lind", "President Lind"), articles=(c, g, w)),
        entity(_BORIS, "Boris Ruud", aliases=("Ruud",), articles=(c, g)),
        entity(_CLEO, "Cleo Marsh", articles=(g,)),
        entity(_NORLAND, "Norland", identifiers={"iso3166": "XN"}, articles=(c, g, w, n)),
        entity(_SUDMARK, "Sudmark", identifiers={"iso3166": "XS"}, articles=(c, g, w)),
        entity(_ARMORA, "Armora", articles=(g, w)),
        entity(_VELDEN, "Velden", articles=(w, n)),
        entity(_HAVEN, "Östhafen", articles=(c,)),
        entity(_COAST, "West Coast", articles=(c, w)),
        entity(_LEAGUE, "Northern League", aliases=("the League",), articles=(g, w)),
        entity(_UNION, "Harbour Union", articles=(c,)),
        entity(_FISHERS, "fishers", articles=(c,)),
        entity(_QUOTA, "quota", articles=(c, w)),
        entity(_TREATY, "peace treaty", articles=(g, w)),
    ]


def _statements() -> list[GraphStatement]:
    c, g, w, n = _COURIER.id, _GAZETTE.id, _WIRE.id, _NOTE.id
    rows: list[tuple[str, Relation, str, str, dict[str, Any]]] = [
        (_ADA, Relation.REPRESENTS, _NORLAND, c, {"office": "president"}),
        (_BORIS, Relation.REPRESENTS, _SUDMARK, g, {"office": "minister", "former": True}),
        (_CLEO, Relation.MEMBER_OF, _UNION, g, {}),
        (_NORLAND, Relation.PROPOSES, _QUOTA, c, {"stance": 2, "event_date": "2025-01-08", "confidence": 0.9}),
        (_ADA, Relation.SUPPORTS, _QUOTA, c, {"stance": 2, "event_date": "2025-01-09"}),
        (_ADA, Relation.SUPPORTS, _QUOTA, w, {"stance": 1, "event_date": "2025-03", "origins": 2}),
        (_SUDMARK, Relation.REJECTS, _QUOTA, c, {"stance": -2, "event_date": "2025-01-09", "confidence": 0.8}),
        (_SUDMARK, Relation.REJECTS, _QUOTA, w, {"stance": -2, "confidence": 0.7}),
        (_SUDMARK, Relation.REJECTS, _QUOTA, w, {"stance": -1, "event_date": "2025", "confidence": 0.6}),
        (_UNION, Relation.REJECTS, _QUOTA, c, {"stance": -2}),
        (_FISHERS, Relation.PROTESTS, _QUOTA, c, {"event_date": "2025-01-10"}),
        (_BORIS, Relation.CRITICIZES, _ADA, c, {"confidence": 0.75}),
        (_ADA, Relation.CRITICIZES, _BORIS, g, {}),
        (_NORLAND, Relation.CRITICIZES, _NORLAND, n, {}),
        (_ADA, Relation.SUPPORTS, _TREATY, g, {"stance": 2, "event_date": "2025-02-19"}),
        (
            _BORIS,
            Relation.SUPPORTS,
            _TREATY,
            g,
            {"stance": 1, "attributed_to": _CLEO, "modality": _ALLEGED},
        ),
        (_ARMORA, Relation.REJECTS, _TREATY, g, {"stance": -2, "event_date": "2025-02"}),
        (_CLEO, Relation.NEUTRAL_ON, _TREATY, g, {"stance": 0}),
        (_NORLAND, Relation.NEGOTIATES_WITH, _SUDMARK, g, {"event_date": "2025-02-20"}),
        (_ARMORA, Relation.AGREES_WITH, _VELDEN, w, {}),
        (_NORLAND, Relation.SANCTIONS, _ARMORA, w, {"event_date": "2025-03-02", "confidence": 0.95}),
        (_SUDMARK, Relation.SANCTIONS, _ARMORA, w, {"event_date": "2025-03-02"}),
        (_ARMORA, Relation.ATTACKS, _VELDEN, w, {"modality": _ALLEGED, "attributed_to": _VELDEN}),
        (_HAVEN, Relation.LOCATED_IN, _COAST, c, {}),
        (_COAST, Relation.LOCATED_IN, _NORLAND, c, {}),
        (_VELDEN, Relation.MEMBER_OF, _LEAGUE, w, {}),
        (_TREATY, Relation.CONCERNS, _VELDEN, g, {}),
        (_VELDEN, Relation.ATTACKS, _ARMORA, w, {"modality": Modality.DENIED, "attributed_to": _VELDEN}),
        (_LEAGUE, Relation.SANCTIONS, _ARMORA, w, {"modality": Modality.PLANNED}),
        (_BORIS, Relation.SUPPORTS, _QUOTA, c, {"stance": -1, "polarity": Polarity.NEGATED}),
    ]
    return [
        statement(f"s-{i:02}", source, relation, target, article, _QUOTES.get(i, ""), **details)
        for i, (source, relation, target, article, details) in enumerate(rows, 1)
    ]


_QUOTES = {5: 'Lind: "A fair quota."', 7: "Sudmark said no.", 11: "Fishers blocked the quay; 300 came."}
