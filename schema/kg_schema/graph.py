"""The canonical graph: what resolution makes of the ledger, and what every engine and page is filled from."""

from dataclasses import dataclass, field

from kg_schema.documents import Article, Precision
from kg_schema.nodes import NodeKind
from kg_schema.relations import Relation
from kg_schema.statements import Modality, Polarity, is_edge

__all__ = ["ArticleMention", "Graph", "GraphEntity", "GraphStatement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphEntity:
    """An entity of the graph under its canonical id, e.g. ``state:ukraine`` or ``person:donald-trump``."""

    id: str
    type: NodeKind
    name: str
    aliases: tuple[str, ...] = ()
    identifiers: dict[str, str] = field(default_factory=dict)
    articles: tuple[str, ...] = ()
    """Ids of the articles that mention it, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphStatement:
    """A statement whose ends are canonical ids; symmetric relations have the smaller id first."""

    id: str
    relation: Relation
    source: str
    target: str
    article: str
    quote: str
    start: int
    end: int
    prefix: str
    suffix: str
    polarity: Polarity
    modality: Modality
    attributed_to: str | None
    stance: int | None
    event_date: str | None
    date_precision: Precision
    date_note: str
    confidence: float
    extractor: str
    extractor_version: str
    rule: str
    office: str | None
    former: bool
    origins: int
    """Independent origins of the same claim (source, relation, target) as an edge; 1 at least."""
    source_span: tuple[int, int] | None = None
    target_span: tuple[int, int] | None = None

    @property
    def is_edge(self) -> bool:
        """Whether it is drawn and queried as a plain edge."""
        return is_edge(self.polarity, self.modality)


@dataclass(frozen=True, slots=True)
class ArticleMention:
    """How often an article names an entity."""

    article: str
    entity: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Articles, entities, statements and mentions, each sorted by id: equal ledgers give equal graphs."""

    articles: tuple[Article, ...] = ()
    entities: tuple[GraphEntity, ...] = ()
    statements: tuple[GraphStatement, ...] = ()
    mentions: tuple[ArticleMention, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    """Articles whose text is a copy, by id, each with the article that stands for their origin."""

    @property
    def edges(self) -> tuple[GraphStatement, ...]:
        """The statements that are drawn and queried as plain edges."""
        return tuple(s for s in self.statements if s.is_edge)
