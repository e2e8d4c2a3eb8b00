"""The embedded SPARQL engine: all that knows pyoxigraph. Queries run in a process of their own."""

import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

import pyoxigraph as ox

from kg.projections.generations import REMEDY, DamagedError
from kg.projections.places import offset_place, with_caret
from kg.projections.sparql_check import unbalanced, with_parameters
from kg.projections.worker_process import serve
from kg.rdf import IRI, Term, Triple
from kg.results import ResultTable, Value, finite
from kg_schema import QueryError
from kg_schema.namespaces import XSD

__all__ = ["Engine", "build", "main"]

_INTEGERS: Final = frozenset(
    XSD + name
    for name in (
        "integer nonPositiveInteger negativeInteger long int short byte nonNegativeInteger unsignedLong "
        "unsignedInt unsignedShort unsignedByte positiveInteger"
    ).split()
)
_FLOATS: Final = frozenset({XSD + "decimal", XSD + "double", XSD + "float"})
_OPENED: Final = 12
"""Tables of an index that RocksDB surely opens at once; it opens others when it comes to read them."""
_PLACE: Final = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
_REASONS: Final = {
    "Prefix not found": "a prefix is not declared",
    "Duplicated variable name in SELECT": "a variable is selected twice",
    "IRI parsing failed": "an IRI is not whole, as <https://example.org/x> is",
    "language tag parsing failed": "a language tag is wrong",
}


_Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_Found: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def main() -> None:
    """Serve requests on the standard streams."""
    serve(Engine)


def build(directory: Path, content: Iterable[Triple]) -> None:
    """Write the triples as an index into an empty directory."""
    store = ox.Store(str(directory))
    store.bulk_extend(_quads(content))
    store.flush()
    del store  # frees the lock


def _quads(content: Iterable[Triple]) -> Iterator[ox.Quad]:
    nodes: dict[str, ox.NamedNode] = {}

    def node(iri: str) -> ox.NamedNode:
        return nodes.get(iri) or nodes.setdefault(iri, ox.NamedNode(iri))

    def value(term: Term) -> ox.NamedNode | ox.Literal:
        if isinstance(term, IRI):
            return node(term.value)
        if term.language is not None:
            return ox.Literal(term.value, language=term.language)
        return ox.Literal(term.value, datatype=node(term.datatype) if term.datatype else None)

    for subject, predicate, obj in content:
        yield ox.Quad(node(subject.value), node(predicate.value), value(obj))


class Engine:
    """An open index that only reads; calling it with a request gives the answer or raises KGError."""

    def __init__(self, directory: str) -> None:
        tables = sum(1 for _ in Path(directory).glob("*.sst"))
        self.files = tables if tables > _OPENED else 0
        try:
            self._store = ox.Store.read_only(directory)
        except OSError as error:
            raise DamagedError(f"The SPARQL index cannot be opened ({error}): {REMEDY}.") from error

    def __call__(self, request: dict[str, Any]) -> ResultTable | str:
        """Answer a request: text, parameters, prefixes, rows at most, and the form ``table`` or ``turtle``."""
        text = request["text"]
        try:
            terms = {name: str(_bound(name, value)) for name, value in request["parameters"].items()}
            text = with_parameters(text, terms)
            found = self._store.query(text, prefixes=request["prefixes"])
            if request["form"] == "turtle":
                return _turtle(found, request["prefixes"], request["rows"])
            return _table(found, request["rows"])
        except SyntaxError as error:
            raise _syntax(str(error), text) from error
        except OSError as error:
            raise DamagedError(f"The SPARQL index cannot be read ({error}): {REMEDY}.") from error
        except (RuntimeError, ValueError) as error:
            raise QueryError(f"The query fails: {' '.join(str(error).split()).rstrip('.')}.") from error


def _table(found: _Found, limit: int) -> ResultTable:
    if isinstance(found, ox.QueryBoolean):
        return ResultTable(("result",), ((bool(found),),))
    if isinstance(found, ox.QueryTriples):
        parts = ("subject", "predicate", "object")
        return _limited(parts, ((t.subject, t.predicate, t.object) for t in found), limit)
    columns = tuple(variable.value for variable in found.variables)
    return _limited(columns, (tuple(solution) for solution in found), limit)


def _limited(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]], limit: int) -> ResultTable:
    iterator = iter(rows)
    kept = tuple(tuple(map(_plain, row)) for row in itertools.islice(iterator, limit))
    return ResultTable(columns, kept, truncated=next(iterator, None) is not None)


def _turtle(found: _Found, prefixes: dict[str, str], limit: int) -> str:
    if not isinstance(found, ox.QueryTriples):
        raise QueryError("Only CONSTRUCT and DESCRIBE answer with triples: ask with one of these for Turtle.")
    kept = sorted(itertools.islice(found, limit), key=str)
    if next(iter(found), None) is not None:
        raise QueryError(f"The answer has more than {limit} triples: raise the row limit, or ask for less.")
    text = (ox.serialize(kept, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode("utf-8")
    head, body = _split_turtle(text)
    return "".join([*sorted(head), "\n", body])


def _split_turtle(text: str) -> tuple[list[str], str]:
    """Return the lines that declare prefixes, which the engine gives in any order, and the rest."""
    lines = text.split("\n")
    heads = list(itertools.takewhile(lambda line: line.startswith("@prefix "), lines))
    return [f"{line}\n" for line in heads], "\n".join(lines[len(heads) :])


def _plain(term: _Term | None) -> Value:
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
