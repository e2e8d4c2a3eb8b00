"""Questions of the conformance suite with their rows, and when two answers are equal: columns, rows and types."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kg.results import ResultTable

__all__ = ["Question", "questions", "same", "shape"]

_PLACES = 9
"""Digits after the point in which fractions agree: engines add them up in different orders."""


@dataclass(frozen=True)
class Question:
    """A question, in one language or both, with the rows that it must be answered with."""

    asks: str
    cypher: str = ""
    sparql: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    not_on: tuple[str, ...] = ()
    """Engines that are known to answer otherwise."""

    @property
    def ordered(self) -> bool:
        return "ORDER BY" in (self.cypher or self.sparql)


def questions(name: str) -> tuple[Question, ...]:
    """Return the questions of a file beside this one."""
    written = yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return tuple(Question(**{key: _frozen(value) for key, value in one.items()}) for one in written)


def _frozen(value: Any) -> Any:
    return (
        tuple(tuple(row) if isinstance(row, list) else row for row in value) if isinstance(value, list) else value
    )


def shape(table: ResultTable, *, ordered: bool) -> tuple[tuple[str, ...], list[str]]:
    """Return columns and rows in a form that is equal only where the types are."""
    rows = [json.dumps(_typed(list(row)), sort_keys=True) for row in table.rows]
    return table.columns, rows if ordered else sorted(rows)


def same(question: Question) -> tuple[tuple[str, ...], list[str]]:
    """Return the shape of the rows that a question must be answered with."""
    return shape(ResultTable(question.columns, question.rows), ordered=question.ordered)


def _typed(value: Any) -> Any:
    match value:
        case list() | tuple():
            return [_typed(inner) for inner in value]
        case dict():
            return {key: _typed(inner) for key, inner in value.items()}
        case float():
            return ["float", round(value, _PLACES)]
        case _:
            return [type(value).__name__, value]
