"""Answers of SPARQL engines as documents: Turtle, and the W3C's results in JSON and tab-separated values."""

import itertools
import json
import re
from collections.abc import Iterable
from typing import Any, Final, TypeVar

import pyoxigraph as ox

from kg.projections.sparql_answers import Found, TermOf
from kg_schema import QueryError
from kg_schema.namespaces import XSD

__all__ = ["DOCUMENTS", "document"]

DOCUMENTS: Final = ("turtle", "srj", "tsv")
"""Turtle for CONSTRUCT and DESCRIBE; the W3C's JSON for SELECT and ASK, its tab-separated values for SELECT."""

_LINE_ENDS: Final = re.compile("[\x85\u2028\u2029]")

T = TypeVar("T")


def document(found: Found | list[ox.Triple], form: str, prefixes: dict[str, str], limit: int) -> str:
    """Return an answer as one of DOCUMENTS.

    QueryError for an answer that the form has no room for, and for one of more than ``limit`` rows or triples,
    because a document cannot tell that it was cut off.
    """
    if form == "turtle":
        if not isinstance(found, ox.QueryTriples | list):
            raise QueryError("Only CONSTRUCT and DESCRIBE answer with triples: ask with one of these for Turtle.")
        return _turtle(_whole(found, limit, "triples"), prefixes)
    if isinstance(found, ox.QueryTriples | list):
        raise QueryError("CONSTRUCT and DESCRIBE answer with triples: ask for Turtle, or with SELECT.")
    if isinstance(found, ox.QueryBoolean):
        if form != "srj":
            raise QueryError("ASK answers with yes or no, which is no table: ask for JSON (srj), or with SELECT.")
        return _json({"head": {}, "boolean": bool(found)})
    rows = [tuple(solution) for solution in _whole(found, limit, "rows")]
    names = [variable.value for variable in found.variables]
    return _results(names, rows) if form == "srj" else _tabbed(names, rows)


def _whole(found: Iterable[T], limit: int, what: str) -> list[T]:
    kept = list(itertools.islice(found, limit + 1))
    if len(kept) > limit:
        raise QueryError(f"The answer has more than {limit} {what}: raise the row limit, or ask for less.")
    return kept


def _turtle(triples: list[ox.Triple], prefixes: dict[str, str]) -> str:
    ordered = sorted(triples, key=str)
    text = (ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode("utf-8")
    lines = text.split("\n")
    heads = list(itertools.takewhile(lambda line: line.startswith("@prefix "), lines))
    # The engine declares prefixes in any order.
    return "\n".join([*sorted(heads), "", *lines[len(heads) :]]).rstrip("\n") + "\n"


def _results(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    bindings = [
        {name: _binding(term) for name, term in zip(names, row, strict=True) if term is not None} for row in rows
    ]
    return _json({"head": {"vars": names}, "results": {"bindings": bindings}})


def _binding(term: TermOf) -> dict[str, Any]:
    match term:
        case ox.NamedNode():
            return {"type": "uri", "value": term.value}
        case ox.BlankNode():
            return {"type": "bnode", "value": term.value}
        case ox.Triple():
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            return {"type": "triple", "value": {name: _binding(part) for name, part in parts.items()}}
        case _:
            told: dict[str, Any] = {"type": "literal", "value": term.value}
            if term.language is not None:
                return told | {"xml:lang": term.language}
            return told if term.datatype.value == XSD + "string" else told | {"datatype": term.datatype.value}


def _tabbed(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    lines = ["\t".join(f"?{name}" for name in names)]
    lines += ["\t".join("" if term is None else str(term) for term in row) for row in rows]
    return _escaped("\n".join(lines)) + "\n"


def _json(value: object) -> str:
    return _escaped(json.dumps(value, ensure_ascii=False)) + "\n"


def _escaped(text: str) -> str:
    """Return a document without the characters that end a line for many readers."""
    return _LINE_ENDS.sub(lambda match: f"\\u{ord(match[0]):04X}", text)
