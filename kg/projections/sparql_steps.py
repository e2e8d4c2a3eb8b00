"""The steps that a SPARQL query means, in the algebra of the W3C. Runs in a process of its own.

rdflib reads the query into the algebra; the engine has read it before, for its errors have their places.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import pyoxigraph as ox
from rdflib import Literal, URIRef, Variable
from rdflib.paths import Path
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.projections.sparql_answers import bound, read
from kg.projections.worker_process import serve
from kg.results import ResultTable, Value
from kg_schema import QueryError
from kg_schema.namespaces import XSD, prefixed

__all__ = ["Engine", "main", "steps"]

_JOINED: Final = {"ConditionalAndExpression": " && ", "ConditionalOrExpression": " || "}
_SIGNS: Final = {"UnaryNot": "!", "UnaryMinus": "-", "UnaryPlus": "+"}
_SHOWN: Final = {"TrueFilter": "", "Builtin_EXISTS": "EXISTS { ... }", "Builtin_NOTEXISTS": "NOT EXISTS { ... }"}
_HIDDEN: Final = frozenset({"SelectQuery", "ToMultiSet"})
_NAMES: Final = {"AskQuery": "Ask", "ConstructQuery": "Construct", "DescribeQuery": "Describe", "values": "Values"}
_PLAIN: Final = frozenset(XSD + name for name in ("integer", "decimal", "double", "boolean"))
_IRI: Final = re.compile("<([^<>]*)>")


def main() -> None:
    """Serve requests on the standard streams."""
    serve(Engine)


class Engine:
    """What reads queries; calling it with a request gives their steps or raises KGError. It holds no graph."""

    files = 0

    def __init__(self, content: None) -> None:
        self._empty = ox.Store()
        steps("ASK {}", {})  # loads all that reading needs

    def __call__(self, request: dict[str, Any]) -> ResultTable:
        """Answer a request: text, parameters and prefixes."""
        text = bound(request["text"], request["parameters"])
        read(self._empty, text, request["prefixes"])
        return steps(text, request["prefixes"])


def steps(text: str, prefixes: dict[str, str]) -> ResultTable:
    """Return number, operation and details of each step, first what is done first; QueryError if it is not 1.1."""
    try:
        algebra = translateQuery(parseQuery(text), initNs=prefixes).algebra
        found: list[tuple[Value, ...]] = [(n, *step) for n, step in enumerate(_steps(algebra, text), 1)]
    except Exception as error:  # the parser raises what it likes
        raise QueryError("The steps of this query cannot be shown: only those of SPARQL 1.1 can.") from error
    return ResultTable(("step", "operation", "details"), tuple(found))


def _steps(part: object, text: str) -> Iterator[tuple[str, str]]:
    """Yield operation and details of what a part of the algebra needs, and then its own."""
    if not isinstance(part, CompValue):
        return
    if part.name == "BGP":
        yield from (("Match", _pattern(triple)) for triple in part.triples)
        if len(part.triples) > 1:
            yield "Join", f"these {len(part.triples)}"
        return
    for key in ("p", "p1", "p2"):
        if key in part:
            yield from _steps(part[key], text)
    if part.name not in _HIDDEN:
        yield _NAMES.get(part.name, part.name), _details(part, text)


def _details(part: CompValue, text: str) -> str:
    match part.name:
        case "Project" | "DescribeQuery":
            # Of SELECT * they come in any order.
            return " ".join(_text(name) for name in sorted(part.PV, key=lambda name: (text.find(name), name)))
        case "Extend":
            return f"{_text(part.expr)} AS {_text(part.var)}"
        case "AggregateJoin":
            return ", ".join(f"{_text(inner)} AS {_text(inner.res)}" for inner in part.A)
        case "Slice":
            limit = [] if part.length is None else [f"LIMIT {part.length}"]
            return " ".join([*limit, *([f"OFFSET {part.start}"] if part.start else [])])
        case "Graph":
            return _text(part.term)
        case "values":
            return ", ".join(
                " ".join(f"{_text(name)} = {_text(row[name])}" for name in sorted(row)) for row in part.res
            )
        case "ConstructQuery":
            return " . ".join(map(_pattern, part.template or ()))
        case _:
            return _text(part["expr"]) if "expr" in part else ""


def _pattern(triple: Iterable[Any]) -> str:
    return " ".join(map(_text, triple))


def _text(value: object) -> str:
    """Return a term or an expression as it can be written in a query."""
    match value:
        case Variable():
            return f"?{value}"
        case URIRef():
            return _iri(str(value))
        case Literal():
            plain = value.datatype is not None and str(value.datatype) in _PLAIN
            return str(value) if plain else str(value.n3())
        case Path():
            return _IRI.sub(lambda match: _iri(match[1]), str(value.n3()))
        case CompValue():
            return _expression(value)
        case list() | tuple():
            return ", ".join(map(_text, value))
        case _:
            return str(value)


def _iri(iri: str) -> str:
    short = prefixed(iri)
    return short if short != iri else f"<{iri}>"


def _expression(part: CompValue) -> str:
    name = part.name
    if name in _JOINED:
        return _JOINED[name].join(_operand(inner) for inner in (part.expr, *part.other))
    if name in _SIGNS:
        return _SIGNS[name] + _operand(part.expr)
    if name == "RelationalExpression":
        other = f"({_text(part.other)})" if isinstance(part.other, list) else _operand(part.other)
        return f"{_operand(part.expr)} {part.op} {other}"
    if name in ("AdditiveExpression", "MultiplicativeExpression"):
        rest = (f" {op} {_operand(inner)}" for op, inner in zip(part.op, part.other, strict=True))
        return _operand(part.expr) + "".join(rest)
    if name == "OrderCondition":
        return f"{part.order}({_text(part.expr)})" if part.order else _text(part.expr)
    if name in _SHOWN:
        return _SHOWN[name]
    if name == "Function":
        return f"{_text(part.iri)}({_text(part.expr)})"
    if name.startswith("Aggregate_"):
        distinct = "DISTINCT " if part.distinct else ""
        return f"{name.removeprefix('Aggregate_').upper()}({distinct}{_text(part.vars)})"
    arguments = (_text(value) for key, value in part.items() if key != "_vars" and value is not None)
    return f"{name.removeprefix('Builtin_')}({', '.join(arguments)})"


def _operand(value: object) -> str:
    """Return an expression inside another, in brackets where it is made of several."""
    compound = isinstance(value, CompValue) and value.name.endswith("Expression")
    return f"({_text(value)})" if compound else _text(value)
