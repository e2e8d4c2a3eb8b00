"""The canonical graph on disk, so that a command need not resolve the whole ledger again.

A cache like the engines: it counts only for the state of the ledger, and the code, that it was made from, and it
can be deleted at any time.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, TypeAlias
from uuid import uuid4

from kg.projections.code import fingerprint
from kg_schema import (
    Article,
    ArticleMention,
    Graph,
    GraphEntity,
    GraphStatement,
    Modality,
    NodeKind,
    Polarity,
    Precision,
    Relation,
)

__all__ = ["StoredGraph"]

_Row: TypeAlias = list[Any]
_Record: TypeAlias = type[Article | GraphEntity | GraphStatement | ArticleMention]


def _pair(value: list[int] | None) -> tuple[int, ...] | None:
    return None if value is None else tuple(value)


_PARTS: Final[dict[str, tuple[_Record, dict[str, Callable[[Any], Any]]]]] = {
    "articles": (Article, {"authors": tuple}),
    "entities": (
        GraphEntity,
        {"type": {k.value: k for k in NodeKind}.__getitem__, "aliases": tuple, "articles": tuple},
    ),
    "statements": (
        GraphStatement,
        {
            "relation": {r.value: r for r in Relation}.__getitem__,
            "polarity": {p.value: p for p in Polarity}.__getitem__,
            "modality": {m.value: m for m in Modality}.__getitem__,
            "date_precision": {p.value: p for p in Precision}.__getitem__,
            "source_span": _pair,
            "target_span": _pair,
        },
    ),
    "mentions": (ArticleMention, {}),
}
"""By part of a graph: its records, and how to make the values of a field that JSON has no type for."""


class StoredGraph:
    """A file that holds a graph, with the state of the ledger and the code that it was made from."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, state: str) -> Graph | None:
        """Return the graph of this state of the ledger; None if the file holds another, none, or is damaged."""
        try:
            seal, _, body = self._path.read_bytes().partition(b"\n")
        except OSError:
            return None
        if seal != _seal(state, body):
            return None
        content = json.loads(body)
        parts = {part: tuple(_records(part, content[part])) for part in _PARTS}
        return Graph(**parts, copies=tuple((article, origin) for article, origin in content["copies"]))

    def write(self, state: str, graph: Graph) -> None:
        """Keep the graph of this state of the ledger; where nothing can be written, nothing is kept."""
        content: dict[str, Any] = {part: list(_rows(part, getattr(graph, part))) for part in _PARTS}
        content["copies"] = graph.copies
        body = json.dumps(content, separators=(",", ":")).encode("ascii")
        draft = self._path.with_name(f".{self._path.name}.{uuid4().hex}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                draft.write_bytes(_seal(state, body) + b"\n" + body)
                draft.replace(self._path)
            finally:
                draft.unlink(missing_ok=True)


def _seal(state: str, body: bytes) -> bytes:
    return f"{fingerprint('graph')} {state or 'empty'} {hashlib.blake2b(body).hexdigest()}".encode()


def _fields(part: str) -> list[str]:
    return [f.name for f in fields(_PARTS[part][0]) if f.init]


def _rows(part: str, records: Iterable[object]) -> Iterator[tuple[Any, ...]]:
    return map(attrgetter(*_fields(part)), records)


def _records(part: str, rows: Iterable[_Row]) -> Iterator[Any]:
    record, makers = _PARTS[part]
    names = _fields(part)
    made = [(names.index(name), make) for name, make in makers.items()]
    for row in rows:
        for place, make in made:
            row[place] = make(row[place])
        yield record(**dict(zip(names, row, strict=True)))
