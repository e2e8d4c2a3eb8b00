"""The canonical graph as RDF triples: one modelling, shared by the Turtle export and the SPARQL engine.

Things are ``urn:kg:entity:…``, ``urn:kg:article:…`` and ``urn:kg:statement:…``; there are no blank nodes. Triples
come grouped by subject, each once, in an order that depends on the graph alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from kg_schema import (
    RELATION_TYPES,
    Article,
    ArticleMention,
    Graph,
    GraphEntity,
    GraphStatement,
    Precision,
    Relation,
    iri,
)
from kg_schema.namespaces import KG, OA, PROV, RDF, RDFS, SCHEMA_ORG, SKOS, XSD

__all__ = ["IRI", "Literal", "Term", "Triple", "ntriples", "quoted", "triples"]


@dataclass(frozen=True, slots=True)
class IRI:
    """A resource; ``value`` is the whole IRI, ASCII, already percent-encoded."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A value in its lexical form; ``datatype`` is a whole IRI, None means a plain string.

    At most one of ``datatype`` and ``language`` (a BCP 47 tag) is set.
    """

    value: str
    datatype: str | None = None
    language: str | None = None


Term: TypeAlias = IRI | Literal
Triple: TypeAlias = tuple[Term, Term, Term]
_Property: TypeAlias = tuple[str, Term]

_TYPE: Final = RDF + "type"
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DATE_TYPES: Final = {
    Precision.DAY: XSD + "date",
    Precision.MONTH: XSD + "gYearMonth",
    Precision.YEAR: XSD + "gYear",
}


_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')


def quoted(text: str) -> str:
    """Return text as a string of Turtle, N-Triples and SPARQL."""
    return '"' + _ESCAPED.sub(lambda match: _ESCAPES.get(match[0], f"\\u{ord(match[0]):04X}"), text) + '"'


def ntriples(triple: Triple) -> str:
    """Return a triple as N-Triples without the full stop, which SPARQL reads as well."""
    return " ".join(map(_whole, triple))


def _whole(term: Term) -> str:
    if isinstance(term, IRI):
        return f"<{term.value}>"
    if term.language:
        return f"{quoted(term.value)}@{term.language}"
    return quoted(term.value) + (f"^^<{term.datatype}>" if term.datatype else "")


def triples(graph: Graph) -> Iterator[Triple]:
    """Yield the triples of the graph: entities with their plain edges, articles, then statements.

    Only statements that are plain edges also stand as direct triples ``entity kg:REL entity``, those of
    symmetric relations in both directions.
    """
    edges = _edges(graph.edges)
    for entity in graph.entities:
        yield from _described(iri("entity", entity.id), _entity(entity, edges.get(entity.id, set())))
    mentioned: defaultdict[str, list[ArticleMention]] = defaultdict(list)
    for mention in graph.mentions:
        mentioned[mention.article].append(mention)
    for article in graph.articles:
        yield from _described(iri("article", article.id), _article(article, mentioned[article.id]))
    for statement in graph.statements:
        yield from _statement_triples(statement)


def _described(subject: str, properties: Iterable[_Property]) -> Iterator[Triple]:
    node = IRI(subject)
    for predicate, value in dict.fromkeys(properties):
        yield node, IRI(predicate), value


def _edges(statements: Iterable[GraphStatement]) -> dict[str, set[tuple[Relation, str]]]:
    """Return the direct edges by the entity that they go out from."""
    edges: defaultdict[str, set[tuple[Relation, str]]] = defaultdict(set)
    for s in statements:
        edges[s.source].add((s.relation, s.target))
        if RELATION_TYPES[s.relation].symmetric:
            edges[s.target].add((s.relation, s.source))
    return edges


def _entity(entity: GraphEntity, edges: set[tuple[Relation, str]]) -> Iterator[_Property]:
    yield _TYPE, IRI(KG + entity.type.value)
    yield RDFS + "label", Literal(entity.name)
    yield SKOS + "prefLabel", Literal(entity.name)
    for alias in entity.aliases:
        yield SKOS + "altLabel", Literal(alias)
    for scheme, identifier in sorted(entity.identifiers.items()):
        yield iri("schema", scheme), Literal(identifier)
    for relation, target in sorted(edges):
        yield KG + relation.value, IRI(iri("entity", target))


def _article(article: Article, mentions: Iterable[ArticleMention]) -> Iterator[_Property]:
    yield _TYPE, IRI(KG + "Article")
    if article.title:
        yield SCHEMA_ORG + "headline", Literal(article.title, language=_language(article.language))
    if article.published:
        yield SCHEMA_ORG + "datePublished", Literal(article.published, _DATE_TYPES[article.published_precision])
        yield KG + "published", Literal(article.published)
    yield KG + "publishedNote", Literal(article.published_note)
    if article.url and article.url.startswith(("http://", "https://")):
        yield SCHEMA_ORG + "url", Literal(article.url, XSD + "anyURI")
    if article.publisher:
        yield SCHEMA_ORG + "publisher", Literal(article.publisher)
    for author in article.authors:
        yield SCHEMA_ORG + "author", Literal(author)
    if article.language:
        yield SCHEMA_ORG + "inLanguage", Literal(article.language)
    for mention in mentions:
        yield KG + "mentions", IRI(iri("entity", mention.entity))


def _language(tag: str | None) -> str | None:
    return tag if tag and _LANGUAGE_TAG.fullmatch(tag) else None


def _statement_triples(s: GraphStatement) -> Iterator[Triple]:
    subject = iri("statement", s.id)
    yield from _described(subject, [*_claim(s), *_circumstances(s), *_provenance(s, subject)])
    quote: list[_Property] = [
        (_TYPE, IRI(OA + "TextQuoteSelector")),
        (OA + "exact", Literal(s.quote)),
        (OA + "prefix", Literal(s.prefix)),
        (OA + "suffix", Literal(s.suffix)),
    ]
    yield from _described(f"{subject}#quote", quote)
    position: list[_Property] = [
        (_TYPE, IRI(OA + "TextPositionSelector")),
        (OA + "start", _integer(s.start)),
        (OA + "end", _integer(s.end)),
    ]
    yield from _described(f"{subject}#position", position)


def _claim(s: GraphStatement) -> Iterator[_Property]:
    yield _TYPE, IRI(KG + "Statement")
    yield KG + "source", IRI(iri("entity", s.source))
    yield KG + "relation", IRI(KG + s.relation.value)
    yield KG + "target", IRI(iri("entity", s.target))
    yield KG + "polarity", Literal(s.polarity.value)
    yield KG + "modality", Literal(s.modality.value)
    if s.attributed_to is not None:
        yield KG + "attributedTo", IRI(iri("entity", s.attributed_to))
    if s.stance is not None:
        yield KG + "stance", _integer(s.stance)


def _circumstances(s: GraphStatement) -> Iterator[_Property]:
    if s.event_date is not None:
        yield KG + "eventDate", Literal(s.event_date)
    yield KG + "datePrecision", Literal(s.date_precision.value)
    if s.date_note:
        yield KG + "dateNote", Literal(s.date_note)
    if s.office is not None:
        yield KG + "office", Literal(s.office)
    if s.relation is Relation.REPRESENTS:
        yield KG + "former", Literal("true" if s.former else "false", XSD + "boolean")


def _provenance(s: GraphStatement, subject: str) -> Iterator[_Property]:
    article = IRI(iri("article", s.article))
    yield KG + "article", article
    yield PROV + "wasDerivedFrom", article
    yield KG + "quote", Literal(s.quote)
    yield OA + "hasSelector", IRI(f"{subject}#quote")
    yield OA + "hasSelector", IRI(f"{subject}#position")
    yield KG + "confidence", _decimal(s.confidence)
    yield KG + "origins", _integer(s.origins)
    yield KG + "extractor", Literal(f"{s.extractor} {s.extractor_version}")
    if s.rule:
        yield KG + "rule", Literal(s.rule)


def _integer(number: int) -> Literal:
    return Literal(str(number), XSD + "integer")


def _decimal(number: float) -> Literal:
    digits = format(Decimal(repr(float(number))), "f")
    return Literal(digits if "." in digits else f"{digits}.0", XSD + "decimal")
