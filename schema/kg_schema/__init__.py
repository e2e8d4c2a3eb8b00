"""What can be said: records of articles, entities and statements, and the one table of their types."""

from kg_schema.documents import Article, Precision
from kg_schema.entities import Entity
from kg_schema.errors import (
    AnswerError,
    ExtractionError,
    GroundingError,
    KGError,
    ModelError,
    NotFoundError,
    QueryError,
    QueryLimitError,
    QueryRefusedError,
    ReadError,
    RenderError,
    ServerError,
    WorkspaceError,
)
from kg_schema.extractions import Extraction, Refusal, checked
from kg_schema.graph import ArticleMention, Graph, GraphEntity, GraphStatement
from kg_schema.identifiers import content_id, iri, slug
from kg_schema.judgements import Handle, Judgement, Verdict, counting, live_judgements
from kg_schema.mentions import Mention, TextQuoteSelector, quote_selector
from kg_schema.nodes import ACTORS, ENTITIES, NODE_TYPES, PLACES, NodeKind, NodeType
from kg_schema.records import (
    article_from_record,
    article_record,
    entity_from_record,
    entity_record,
    extraction_from_record,
    extraction_record,
    published_form,
    statement_from_record,
    statement_record,
)
from kg_schema.relations import RELATION_TYPES, Family, Relation, RelationType, default_stance
from kg_schema.statements import Modality, Polarity, Statement, is_edge

__all__ = [
    "ACTORS",
    "ENTITIES",
    "NODE_TYPES",
    "PLACES",
    "RELATION_TYPES",
    "AnswerError",
    "Article",
    "ArticleMention",
    "Entity",
    "Extraction",
    "ExtractionError",
    "Family",
    "Graph",
    "GraphEntity",
    "GraphStatement",
    "GroundingError",
    "Handle",
    "Judgement",
    "KGError",
    "Mention",
    "Modality",
    "ModelError",
    "NodeKind",
    "NodeType",
    "NotFoundError",
    "Polarity",
    "Precision",
    "QueryError",
    "QueryLimitError",
    "QueryRefusedError",
    "ReadError",
    "Refusal",
    "Relation",
    "RelationType",
    "RenderError",
    "ServerError",
    "Statement",
    "TextQuoteSelector",
    "Verdict",
    "WorkspaceError",
    "article_from_record",
    "article_record",
    "checked",
    "content_id",
    "counting",
    "default_stance",
    "entity_from_record",
    "entity_record",
    "extraction_from_record",
    "extraction_record",
    "iri",
    "is_edge",
    "live_judgements",
    "published_form",
    "quote_selector",
    "slug",
    "statement_from_record",
    "statement_record",
]
