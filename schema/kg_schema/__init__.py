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
    WorkspaceError,
)
from kg_schema.extractions import Extraction, Refusal, checked
from kg_schema.graph import ArticleMention, Graph, GraphEntity, GraphStatement
from kg_schema.identifiers import content_id, iri, slug
from kg_schema.judgements import Judgement, Verdict
from kg_schema.mentions import Mention, TextQuoteSelector, quote_selector
from kg_schema.nodes import ACTORS, ENTITIES, NODE_TYPES, PLACES, NodeKind, NodeType
from kg_schema.records import (
    article_from_record,
    article_record,
    extraction_from_record,
    extraction_record,
    published_form,
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
    "Statement",
    "TextQuoteSelector",
    "Verdict",
    "WorkspaceError",
    "article_from_record",
    "article_record",
    "checked",
    "content_id",
    "default_stance",
    "extraction_from_record",
    "extraction_record",
    "iri",
    "is_edge",
    "published_form",
    "quote_selector",
    "slug",
]
