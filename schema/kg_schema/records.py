"""Extractions as JSON: the stored form, and the published form that ``kg extract --json`` prints."""

from typing import Any, TypeAlias

from kg_schema.documents import Article, Precision
from kg_schema.entities import Entity
from kg_schema.extractions import Extraction, Refusal
from kg_schema.mentions import Mention
from kg_schema.nodes import NodeKind
from kg_schema.relations import Relation
from kg_schema.statements import Modality, Polarity, Statement

__all__ = [
    "Record",
    "article_from_record",
    "article_record",
    "entity_from_record",
    "entity_record",
    "extraction_from_record",
    "extraction_record",
    "published_form",
    "statement_from_record",
    "statement_record",
]

Record: TypeAlias = dict[str, Any]
"""A JSON object."""


def article_record(article: Article) -> Record:
    """Return the article as a JSON object; ``article_from_record`` reads it back."""
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "authors": list(article.authors),
        "published": article.published,
        "published_note": article.published_note,
        "modified": article.modified,
        "language": article.language,
        "text": article.text,
    }


def article_from_record(record: Record) -> Article:
    """Return the article of a JSON object that ``article_record`` made."""
    values = {k: v for k, v in record.items() if k != "id"}
    return Article(**{**values, "authors": tuple(values["authors"])})


def entity_record(entity: Entity) -> Record:
    """Return the entity as a JSON object."""
    return {
        "type": entity.type.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "identifiers": entity.identifiers,
        "local": entity.local,
    }


def statement_record(s: Statement) -> Record:
    """Return the statement as a JSON object."""
    return {
        "relation": s.relation.value,
        "source": s.source,
        "target": s.target,
        "quote": s.quote,
        "start": s.start,
        "end": s.end,
        "polarity": s.polarity.value,
        "modality": s.modality.value,
        "attributed_to": s.attributed_to,
        "stance": s.stance,
        "event_date": s.event_date,
        "date_precision": s.date_precision.value,
        "date_note": s.date_note,
        "confidence": s.confidence,
        "rule": s.rule,
        "office": s.office,
        "former": s.former,
        "source_span": list(s.source_span) if s.source_span else None,
        "target_span": list(s.target_span) if s.target_span else None,
    }


def extraction_record(extraction: Extraction) -> Record:
    """Return what was extracted as a JSON object, without the article, for storage beside it."""
    return {
        "extractor": extraction.extractor,
        "version": extraction.version,
        "entities": [entity_record(e) for e in extraction.entities],
        "mentions": [[m.entity, m.start, m.end] for m in extraction.mentions],
        "statements": [statement_record(s) for s in extraction.statements],
        "refused": [[r.what, r.reason, r.start, r.end] for r in extraction.refused],
    }


def statement_from_record(record: Record) -> Statement:
    """Return the statement of a JSON object that ``statement_record`` made."""

    def span(name: str) -> tuple[int, int] | None:
        pair = record.get(name)
        return (pair[0], pair[1]) if pair else None

    return Statement(
        **{
            **record,
            "relation": Relation(record["relation"]),
            "polarity": Polarity(record["polarity"]),
            "modality": Modality(record["modality"]),
            "date_precision": Precision(record["date_precision"]),
            "source_span": span("source_span"),
            "target_span": span("target_span"),
        }
    )


def entity_from_record(record: Record) -> Entity:
    """Return the entity of a JSON object that ``entity_record`` made."""
    return Entity(
        type=NodeKind(record["type"]),
        name=record["name"],
        aliases=tuple(record["aliases"]),
        identifiers=record["identifiers"],
        local=record["local"],
    )


def extraction_from_record(record: Record, article: Article) -> Extraction:
    """Return the extraction of a JSON object that ``extraction_record`` made."""
    return Extraction(
        article=article,
        extractor=record["extractor"],
        version=record["version"],
        entities=tuple(entity_from_record(e) for e in record["entities"]),
        mentions=tuple(Mention(*m) for m in record["mentions"]),
        statements=tuple(statement_from_record(s) for s in record["statements"]),
        refused=tuple(Refusal(*r) for r in record["refused"]),
    )


def published_form(extraction: Extraction, path: str | None = None) -> Record:
    """Return the JSON object of one article that ``kg extract --json`` prints, ends written out in full."""
    article = extraction.article
    ends: dict[str, Record] = {
        e.key: {
            "id": e.id_in(article.id),
            "name": e.name,
            "type": e.type.value,
            "aliases": list(e.aliases),
        }
        for e in extraction.entities
    }

    def statement(s: Statement) -> Record:
        speaker = ends[s.attributed_to] if s.attributed_to else None
        record: Record = {
            "id": s.id_in(article.id),
            "source": ends[s.source],
            "type": s.relation.value,
            "target": ends[s.target],
            "evidence": {"quote": s.quote, "start": s.start, "end": s.end},
            "polarity": s.polarity.value,
            "modality": s.modality.value,
            "attributed_to": {"name": speaker["name"], "type": speaker["type"]} if speaker else None,
            "stance": s.stance,
            "event_date": s.event_date,
            "date_precision": s.date_precision.value,
            "date_note": s.date_note,
            "confidence": s.confidence,
            "rule": s.rule,
        }
        if s.office:
            record |= {"office": s.office, "former": s.former}
        return record

    return {
        "article": {"path": path, **article_record(article)},
        "entities": list(ends.values()),
        "statements": [statement(s) for s in extraction.statements],
        "refused": [
            {"what": r.what, "reason": r.reason, "start": r.start, "end": r.end} for r in extraction.refused
        ],
        "extractor": extraction.extractor,
        "version": extraction.version,
    }
