"""The graph as text: sorted JSON Lines and Turtle, the same bytes for the same graph."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

from kg.rdf import IRI, Term, Triple, quoted, triples
from kg_schema import ArticleMention, Graph, GraphEntity, GraphStatement, article_record
from kg_schema.namespaces import PREFIXES, RDF

__all__ = ["FORMATS", "json_lines", "turtle"]


def json_lines(graph: Graph) -> Iterator[str]:
    """Yield one JSON object a line: articles with their text, entities, mentions, statements, each by id.

    ``kind`` says which it is. Keys are sorted; there is no time of loading.
    """
    for article in graph.articles:
        yield _line("article", article_record(article))
    for entity in graph.entities:
        yield _line("entity", _fields(entity))
    for mention in graph.mentions:
        yield _line("mention", _fields(mention))
    for statement in graph.statements:
        yield _line("statement", {**_fields(statement), "is_edge": statement.is_edge})


def _fields(record: GraphEntity | ArticleMention | GraphStatement) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _line(kind: str, record: dict[str, Any]) -> str:
    return json.dumps({"kind": kind, **record}, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def turtle(graph: Graph) -> Iterator[str]:
    """Yield the graph as Turtle 1.1, one subject after another; the texts of articles are left out."""
    yield "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in sorted(PREFIXES.items()))
    for _, described in groupby(triples(graph), key=lambda triple: triple[0]):
        yield "\n" + _subject(list(described))


def _subject(described: list[Triple]) -> str:
    subject = _term(described[0][0])
    objects: dict[str, list[str]] = {}
    for _, predicate, value in described:
        objects.setdefault(_predicate(predicate), []).append(_term(value))
    lines = [f"{predicate} {', '.join(values)}" for predicate, values in objects.items()]
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


def _predicate(term: Term) -> str:
    return "a" if term == IRI(RDF + "type") else _term(term)


_BASES: Final = sorted(PREFIXES.items(), key=lambda pair: (-len(pair[1]), pair[0]))
_LOCAL_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9:-]*[A-Za-z0-9])?")


def _term(term: Term) -> str:
    if isinstance(term, IRI):
        return _name(term.value)
    written = quoted(term.value)
    if term.language:
        return f"{written}@{term.language}"
    return f"{written}^^{_name(term.datatype)}" if term.datatype else written


@lru_cache(maxsize=65_536)
def _name(iri: str) -> str:
    """Return the IRI with its prefix where the rest needs no escape, else in angle brackets."""
    for prefix, base in _BASES:
        if iri.startswith(base) and _LOCAL_NAME.fullmatch(iri, len(base)):
            return f"{prefix}:{iri[len(base) :]}"
    return f"<{iri}>"


FORMATS: Final[dict[str, Callable[[Graph], Iterator[str]]]] = {"jsonl": json_lines, "turtle": turtle}
"""Writers by the name of their format."""
