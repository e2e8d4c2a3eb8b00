"""Answers of SPARQL engines as plain data, and their errors with the place; all that is not one engine's own."""

import itertools
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

import pyoxigraph as ox

from kg.projections.places import offset_place, with_caret
from kg.projections.sparql_check import unbalanced, with_parameters
from kg.results import ResultTable, Value, finite
from kg_schema import QueryError
from kg_schema.namespaces import XSD

__all__ = ["Found", "TermOf", "bound", "read", "table", "triples_table"]

_INTEGERS: Final = frozenset(
    XSD + name
    for name in (
        "integer nonPositiveInteger negativeInteger long int short byte nonNegativeInteger unsignedLong "
        "unsignedInt unsignedShort unsignedByte positiveInteger"
    ).split()
)
_FLOATS: Final = frozenset({XSD + "decimal", XSD + "double", XSD + "float"})
_PLACE: Final = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
_REASONS: Final = {
    "Prefix not found": "a prefix is not declared",
    "Duplicated variable name in SELECT": "a variable is selected twice",
    "IRI parsing failed": "an IRI is not whole, as <https://example.org/x> is",
    "language tag parsing failed": "a language tag is wrong",
}


TermOf: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Found: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def bound(text: str, parameters: Mapping[str, Value]) -> str:
    """Return the query with its parameters filled in."""
    return with_parameters(text, {name: str(_bound(name, value)) for name, value in parameters.items()})


def read(store: ox.Store, text: str, prefixes: dict[str, str]) -> Found:
    """Ask a store; QueryError, with the place, for what is no query or fails. OSError is left as it is."""
    try:
        return store.query(text, prefixes=prefixes)
    except SyntaxError as error:
        raise _syntax(str(error), text) from error
    except (RuntimeError, ValueError) as error:
        raise QueryError(f"The query fails: {' '.join(str(error).split()).rstrip('.')}.") from error


def table(found: Found, limit: int) -> ResultTable:
    """Return at most so many rows of an answer; ASK has the one column ``result``."""
    if isinstance(found, ox.QueryBoolean):
        return ResultTable(("result",), ((bool(found),),))
    if isinstance(found, ox.QueryTriples):
        return triples_table(found, limit)
    columns = tuple(variable.value for variable in found.variables)
    return _limited(columns, (tuple(solution) for solution in found), limit)


def triples_table(found: Iterable[ox.Triple], limit: int) -> ResultTable:
    """Return at most so many triples as rows."""
    parts = ("subject", "predicate", "object")
    return _limited(parts, ((t.subject, t.predicate, t.object) for t in found), limit)


def _limited(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]], limit: int) -> ResultTable:
    iterator = iter(rows)
    kept = tuple(tuple(map(_plain, row)) for row in itertools.islice(iterator, limit))
    return ResultTable(columns, kept, truncated=next(iterator, None) is not None)


def _plain(term: TermOf | None) -> Value:
    """Return a term as plain data: an IRI as text, a literal as the value that its datatype says."""
    match term:
        case None:
            return None
        case ox.NamedNode():
            return term.value
        case ox.BlankNode():
            return str(term)
        case ox.Triple():
            return {
                "subject": _plain(term.subject),
                "predicate": _plain(term.predicate),
                "object": _plain(term.object),
            }
        case _:
            return _literal(term.value, term.datatype.value)


def _literal(text: str, datatype: str) -> Value:
    try:
        if datatype in _INTEGERS:
            return int(text)
        if datatype in _FLOATS:
            return finite(float(text))
    except ValueError:
        return text
    if datatype == XSD + "boolean" and text in ("true", "false", "1", "0"):
        return text in ("true", "1")
    return text


def _bound(name: str, value: Value) -> ox.NamedNode | ox.Literal:
    match value:
        case bool() | int() | float():
            return ox.Literal(value)
        case str() if re.fullmatch(r"<[^<>\s]+>", value):
            return ox.NamedNode(value[1:-1])
        case str():
            return ox.Literal(value)
        case _:
            raise QueryError(f"The parameter '{name}' must be text, a number or a boolean.")


def _syntax(reason: str, text: str) -> QueryError:
    """Return a syntax error with its place; what the parser expected is told only where it helps."""
    match = _PLACE.match(reason)
    if match is None:
        return QueryError(f"This is not SPARQL: {' '.join(reason.split()).rstrip('.')}.")
    line, column = int(match[1]), int(match[2])
    told = next((why for sign, why in _REASONS.items() if sign in match[3]), None)
    if told is None:
        line, column, told = _guessed(text, line, column)
    return QueryError(
        with_caret(f"This is not SPARQL (line {line} at column {column}): {told}.", text, line, column)
    )


def _guessed(text: str, line: int, column: int) -> tuple[int, int, str]:
    """Return place and reason of an error that the parser met there, or that brackets show to lie before."""
    bracket = unbalanced(text)
    if bracket is not None:
        offset, sign = bracket
        return *offset_place(
            text, offset
        ), f"this {sign} is never closed" if sign in "{([" else f"this {sign} closes nothing"
    if (line, column) >= offset_place(text, len(text.rstrip())):
        return line, column, "something before the end is missing or wrong"
    return line, column, "nothing can follow here as it stands"
