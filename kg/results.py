"""Rows that a query answers with, and their plain forms: JSON, JSON Lines, CSV, and cells for people."""

import csv
import io
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias, cast

__all__ = ["ResultTable", "Row", "Value", "cell", "finite", "short_fraction"]

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
"""What a cell holds, and what a parameter of a query may be; dates are ISO 8601 strings."""
Row: TypeAlias = tuple[Value, ...]

_NODE: Final = {"id", "labels", "properties"}
_RELATIONSHIP: Final = {"type", "source", "target", "properties"}
_PATH: Final = {"nodes", "relationships"}
# These end a line for many readers, or cannot be written as UTF-8 at all.
_ESCAPED: Final = re.compile("[\x7f\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ResultTable:
    """The answer to a query.

    A node is ``{"id", "labels", "properties"}``, a relationship ``{"type", "source", "target", "properties"}``
    with the ids of its ends, a path ``{"nodes", "relationships"}``. ``truncated`` tells that the row limit cut the
    answer off; ``warnings`` are sentences.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    truncated: bool = False
    warnings: tuple[str, ...] = ()

    def records(self) -> Iterator[dict[str, Value]]:
        """Yield each row as a mapping of column to value."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def column(self, name: str) -> tuple[Value, ...]:
        """Return the values of one column, from the first row to the last; KeyError if there is none so named."""
        if name not in self.columns:
            raise KeyError(name)
        return tuple(row[self.columns.index(name)] for row in self.rows)

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Yield each row as text for people, as ``cell`` writes it."""
        return (tuple(map(cell, row)) for row in self.rows)

    def warned(self, *sentences: str) -> "ResultTable":
        """Return the answer with these warnings in front, in place of those about the same names."""
        named = {name for sentence in sentences for name in re.findall(r"no \w+ '(?:kg:)?(\w+)'", sentence)}
        others = (w for w in self.warnings if not any(f"'{name}'" in w for name in named))
        return replace(self, warnings=(*sentences, *others))

    def to_json(self) -> str:
        """Return a JSON array of one object a row, indented, with a line break at its end."""
        return _json(list(self.records()), indent=2) + "\n"

    def to_jsonl(self) -> str:
        """Return JSON Lines: one object a row, in the order of the columns."""
        return "".join(_json(record) + "\n" for record in self.records())

    def to_csv(self) -> str:
        """Return CSV with a header; null is empty, lists and maps are JSON, lines end in a line feed."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(map(_csv_cell, row) for row in self.rows)
        return buffer.getvalue()


def finite(number: float) -> float | str:
    """Return the number, or its name ``NaN``, ``Infinity``, ``-Infinity``, which JSON has no numbers for."""
    if math.isfinite(number):
        return number
    return "NaN" if math.isnan(number) else "Infinity" if number > 0 else "-Infinity"


def short_fraction(text: str) -> str:
    """Return a date, time or duration without the zeros at the end of its fraction of a second.

    >>> short_fraction("2025-05-02T10:00:00.250000+02:00")
    '2025-05-02T10:00:00.25+02:00'
    """
    return re.sub(r"\.(\d*?)0*(?=\D|$)", lambda match: f".{match[1]}" if match[1] else "", text, count=1)


def cell(value: Value) -> str:
    """Return a value as text for people; nodes, relationships and paths are drawn.

    >>> cell({"id": "state:norland", "labels": ["State"], "properties": {"name": "Norland"}})
    '(:State Norland)'
    >>> cell(["a", None, True])
    '[a, null, true]'
    """
    if value is None:
        return ""
    return value if isinstance(value, str) else _inner(value)


def _inner(value: Value) -> str:
    match value:
        case None | bool():
            return json.dumps(value)
        case str():
            return value
        case list():
            return f"[{', '.join(map(_inner, value))}]"
        case dict():
            return _drawn(value)
        case _:
            return str(value)


def _drawn(value: Mapping[str, Value]) -> str:
    if value.keys() == _NODE:
        return _node(value)
    if value.keys() == _RELATIONSHIP:
        return f"({value['source']})-{_label(value)}->({value['target']})"
    if value.keys() == _PATH:
        return _path(_maps(value["nodes"]), _maps(value["relationships"]))
    return "{" + ", ".join(f"{key}: {_inner(inner)}" for key, inner in value.items()) + "}"


def _maps(value: Value) -> list[dict[str, Value]]:
    return cast(list[dict[str, Value]], value)


def _node(node: Mapping[str, Value]) -> str:
    properties = cast(dict[str, Value], node["properties"])
    labels = "".join(f":{label}" for label in cast(Iterable[str], node["labels"]))
    return f"({labels} {properties.get('name') or node['id']})"


def _label(relationship: Mapping[str, Value]) -> str:
    quote = cast(dict[str, Value], relationship["properties"]).get("quote")
    return f"[:{relationship['type']}{f' “{quote}”' if quote else ''}]"


def _path(nodes: list[dict[str, Value]], relationships: list[dict[str, Value]]) -> str:
    """Return the nodes joined by arrows, each pointing as its relationship does."""
    text = _node(nodes[0]) if nodes else "()"
    for here, there, relationship in zip(nodes, nodes[1:], relationships, strict=False):
        forward = relationship["source"] == here["id"]
        label = _label(relationship)
        text += (f"-{label}->" if forward else f"<-{label}-") + _node(there)
    return text


def _json(value: object, indent: int | None = None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _csv_cell(value: Value) -> Value:
    return _json(value) if isinstance(value, bool | dict | list) else value
