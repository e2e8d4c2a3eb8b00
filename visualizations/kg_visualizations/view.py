"""The view model: what a page shows, as plain sorted data without any HTML, colour or position.

Entities, statements and articles are named by their number in the model's lists, so that a page stays small.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, TypedDict
from urllib.parse import urlsplit

from kg_schema import (
    RELATION_TYPES,
    Article,
    Graph,
    GraphEntity,
    GraphStatement,
    Modality,
    NodeKind,
    Polarity,
    Relation,
    RenderError,
)
from kg_visualizations.additions import NO_ADDITIONS, Additions, Judged
from kg_visualizations.agreement import AgreementView, agreement_view
from kg_visualizations.clippings import Segment, clipping, highlighted_paragraphs
from kg_visualizations.dates import date_label
from kg_visualizations.geography import Geography, geography
from kg_visualizations.positions import Matrix, matrix
from kg_visualizations.style import FAMILY_STYLES, family_of

__all__ = [
    "SCHEMA_VERSION",
    "STATUSES",
    "ArticleView",
    "EdgeView",
    "EntityView",
    "JudgedView",
    "StatementView",
    "StatusView",
    "ViewModel",
    "relation_label",
    "relations_of",
    "types_of",
    "view_model",
]

SCHEMA_VERSION: Final = 1
_TEXT_BUDGET: Final = 2_000_000


class StatusView(TypedDict):
    """A way in which a text can put a claim, and whether such a claim is an edge."""

    key: str
    label: str
    meaning: str
    edge: bool


class EntityView(TypedDict):
    """An entity; ``statements`` are those that have it as an end, ``said`` those that it is the speaker of."""

    id: str
    type: str
    name: str
    aliases: list[str]
    articles: list[int]
    statements: list[int]
    said: list[int]


class JudgedView(TypedDict):
    """What a person decided about a statement, with the day in words."""

    verdict: str
    who: str
    day: str
    why: str


class StatementView(TypedDict):
    """A statement with its clipping; ``speaker`` is None where the article itself says so."""

    id: str
    relation: str
    source: int
    target: int
    article: int
    edge: bool
    status: str
    polarity: str
    modality: str
    clip: list[Segment]
    speaker: int | None
    stance: int | None
    date: str | None
    dateLabel: str | None
    dateNote: str
    confidence: float
    office: str | None
    former: bool
    origins: int
    judged: JudgedView | None


class ArticleView(TypedDict):
    """An article; ``paragraphs`` is empty if the texts together are too long for a page.

    ``origin`` is the number of the article that it is a copy of, its own if it is none: copies are one origin.
    """

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    authors: list[str]
    date: str | None
    dateLabel: str | None
    dateNote: str
    statements: list[int]
    origin: int
    paragraphs: list[list[tuple[str, list[int]]]]


class EdgeView(TypedDict):
    """All statements that are edges from one entity to another and of one look, drawn as one line.

    ``family`` is the look; ``relations`` are those that occur, in the order of the model's table.
    """

    source: int
    target: int
    family: str
    relations: list[str]
    statements: list[int]
    alleged: bool


class ViewModel(TypedDict):
    """All that a page shows."""

    version: int
    title: str
    subtitle: str
    statuses: list[StatusView]
    entities: list[EntityView]
    statements: list[StatementView]
    articles: list[ArticleView]
    edges: list[EdgeView]
    matrix: Matrix
    agreement: AgreementView
    map: Geography
    only: str | None


STATUSES: Final[tuple[StatusView, ...]] = (
    StatusView(key="asserted", label="asserted", meaning="the text says so", edge=True),
    StatusView(key="alleged", label="alleged", meaning="the text reports it as somebody's claim", edge=True),
    StatusView(key="negated", label="negated", meaning="the text says that it is not so", edge=False),
    StatusView(key="denied", label="denied", meaning="the text reports that somebody denies it", edge=False),
    StatusView(key="planned", label="planned", meaning="it is to happen, and has not happened yet", edge=False),
    StatusView(key="conditional", label="conditional", meaning="it holds only under a condition", edge=False),
    StatusView(key="hypothetical", label="hypothetical", meaning="it is only supposed", edge=False),
)


def relation_label(relation: Relation) -> str:
    """Return a relation as a phrase, e.g. ``negotiates with``."""
    return relation.value.lower().replace("_", " ")


def view_model(graph: Graph, *, title: str, subtitle: str = "", additions: Additions = NO_ADDITIONS) -> ViewModel:
    """Make of a graph what a page shows; equal graphs and additions make equal models.

    Raises RenderError if a statement or an addition names an entity that the graph does not hold.
    """
    numbers = {e.id: n for n, e in enumerate(graph.entities)}
    _check_ends(graph, numbers)
    statements = _statements(graph, numbers, additions.judged)
    return ViewModel(
        version=SCHEMA_VERSION,
        title=title,
        subtitle=subtitle,
        statuses=list(STATUSES),
        entities=_entities(graph, statements),
        statements=statements,
        articles=_articles(graph),
        edges=_edges(graph, statements),
        matrix=matrix(graph.entities, graph.statements, numbers.__getitem__),
        agreement=agreement_view(additions.ties, numbers, lambda n: graph.entities[n].name),
        map=geography(graph.entities, additions.places),
        only=additions.only,
    )


def _check_ends(graph: Graph, numbers: dict[str, int]) -> None:
    articles = {a.id for a in graph.articles}
    for s in graph.statements:
        for role, end in (("source", s.source), ("target", s.target), ("speaker", s.attributed_to)):
            if end is not None and end not in numbers:
                raise RenderError(
                    f"Statement {s.id} names '{end}' as its {role}, which is not in the graph: rebuild the graph."
                )
        if s.article not in articles:
            raise RenderError(
                f"Statement {s.id} is of article {s.article}, which is not in the graph: rebuild the graph."
            )


def _statements(graph: Graph, numbers: dict[str, int], decisions: Mapping[str, Judged]) -> list[StatementView]:
    articles = {a.id: (n, a) for n, a in enumerate(graph.articles)}
    return [
        _statement(
            s,
            numbers,
            articles[s.article],
            (graph.entities[numbers[s.source]], graph.entities[numbers[s.target]]),
            decisions.get(s.id),
        )
        for s in graph.statements
    ]


def _statement(
    s: GraphStatement,
    numbers: dict[str, int],
    article: tuple[int, Article],
    ends: tuple[GraphEntity, GraphEntity],
    decision: Judged | None,
) -> StatementView:
    negated = s.polarity is Polarity.NEGATED and s.modality in (Modality.ASSERTED, Modality.ALLEGED)
    return StatementView(
        id=s.id,
        relation=s.relation.value,
        source=numbers[s.source],
        target=numbers[s.target],
        article=article[0],
        edge=s.is_edge,
        status="negated" if negated else s.modality.value,
        polarity=s.polarity.value,
        modality=s.modality.value,
        clip=clipping(s, article[1], *ends),
        speaker=None if s.attributed_to is None else numbers[s.attributed_to],
        stance=s.stance,
        date=s.event_date,
        dateLabel=date_label(s.event_date),
        dateNote=s.date_note,
        confidence=round(s.confidence, 2),
        office=s.office,
        former=s.former,
        origins=s.origins,
        judged=None
        if decision is None
        else JudgedView(
            verdict=decision.verdict,
            who=decision.who,
            day=date_label(decision.day) or "",
            why=decision.why,
        ),
    )


def _entities(graph: Graph, statements: list[StatementView]) -> list[EntityView]:
    articles = {a.id: n for n, a in enumerate(graph.articles)}
    ends: dict[int, list[int]] = defaultdict(list)
    said: dict[int, list[int]] = defaultdict(list)
    for n, s in enumerate(statements):
        for end in sorted({s["source"], s["target"]}):
            ends[end].append(n)
        if s["speaker"] is not None and s["speaker"] not in (s["source"], s["target"]):
            said[s["speaker"]].append(n)
    return [
        EntityView(
            id=e.id,
            type=e.type.value,
            name=e.name,
            aliases=[a for a in e.aliases if a.casefold() != e.name.casefold()],
            articles=sorted(articles[a] for a in e.articles if a in articles),
            statements=ends[n],
            said=said[n],
        )
        for n, e in enumerate(graph.entities)
    ]


def _articles(graph: Graph) -> list[ArticleView]:
    spans: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for n, s in enumerate(graph.statements):
        spans[s.article].append((s.start, s.end, n))
    with_text = sum(len(a.text) for a in graph.articles) <= _TEXT_BUDGET
    origins = _origins(graph)
    return [_article(a, spans[a.id], origin, with_text) for a, origin in zip(graph.articles, origins, strict=True)]


def _origins(graph: Graph) -> list[int]:
    """Return for each article the number of the one that stands for its origin, its own where it is no copy."""
    numbers = {a.id: n for n, a in enumerate(graph.articles)}
    copied = dict(graph.copies)
    texts: dict[str, int] = {}
    absent: dict[str, int] = {}
    found = []
    for n, article in enumerate(graph.articles):
        same = texts.setdefault(" ".join(article.text.casefold().split()), n)
        origin = copied.get(article.id)
        found.append(same if origin is None else numbers.get(origin, absent.setdefault(origin, n)))
    return found


def _article(article: Article, spans: Iterable[tuple[int, int, int]], origin: int, with_text: bool) -> ArticleView:
    spans = sorted(spans)
    return ArticleView(
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        url=_web_address(article.url),
        authors=list(article.authors),
        date=article.published,
        dateLabel=date_label(article.published),
        dateNote=article.published_note,
        statements=[n for _, _, n in spans],
        origin=origin,
        paragraphs=highlighted_paragraphs(article.text, spans) if with_text else [],
    )


def _web_address(url: str | None) -> str | None:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _edges(graph: Graph, statements: list[StatementView]) -> list[EdgeView]:
    merged: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for n, s in enumerate(statements):
        if s["edge"]:
            look = family_of(Relation(s["relation"]), graph.entities[s["target"]].type)
            merged[s["source"], s["target"], FAMILY_STYLES[look].key].append(n)
    return [
        EdgeView(
            source=source,
            target=target,
            family=family,
            relations=[r.value for r in RELATION_TYPES if r.value in {statements[n]["relation"] for n in held}],
            statements=held,
            alleged=all(statements[n]["modality"] == Modality.ALLEGED for n in held),
        )
        for (source, target, family), held in sorted(merged.items())
    ]


def relations_of(view: ViewModel) -> list[Relation]:
    """Return the relations that occur, in the order of the model's table."""
    found = {s["relation"] for s in view["statements"]}
    return [r for r in RELATION_TYPES if r.value in found]


def types_of(view: ViewModel) -> list[NodeKind]:
    """Return the types of entities that occur, in the order of the model's table."""
    found = {e["type"] for e in view["entities"]}
    return [t for t in NodeKind if t.value in found]
