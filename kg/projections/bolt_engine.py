"""Asking a Bolt server, in a process of its own that can be killed: read transactions that are never committed."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.projections.bolt_driver import connected, told
from kg.projections.server import Server
from kg.projections.worker_process import serve
from kg.results import ResultTable, Value, finite, short_fraction

if TYPE_CHECKING:
    from neo4j import Transaction
    from neo4j.graph import Node, Path, Relationship

__all__ = ["Engine", "main"]

_CHUNK = 1000
"""Rows that the server sends at a time."""


def main() -> None:
    """Serve requests on the standard streams."""
    serve(Engine)


class Engine:
    """A connection that only reads; calling it with a request gives a ResultTable or raises KGError."""

    files = 64  # a cluster tells the driver to open further connections

    def __init__(self, server: Server) -> None:
        self._server = server
        self._stack = ExitStack()
        self._driver = self._stack.enter_context(connected(server))

    def __call__(self, request: dict[str, Any]) -> ResultTable:
        """Answer a request: text, parameters, timeout in seconds, rows at most, and whether only to explain."""
        import neo4j

        text, limit, timeout = request["text"], request["rows"], request["timeout"]
        with (
            told(self._server, text, timeout),
            self._driver.session(
                database=self._server.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=_CHUNK
            ) as session,
            session.begin_transaction(timeout=timeout) as transaction,
        ):
            if request["explain"]:
                plan = transaction.run(f"EXPLAIN {text}", request["parameters"]).consume().plan
                return ResultTable(("step", "operation", "details"), tuple(_steps(plan or {})))
            result = transaction.run(text, request["parameters"])
            columns = tuple(result.keys())
            found = [tuple(record.values()) for record in islice(result, limit + 1)]
            names = _names(transaction, found[:limit])
            transaction.rollback()
        rows = tuple(tuple(_plain(value, names) for value in row) for row in found[:limit])
        return ResultTable(columns, rows, truncated=len(found) > limit)


def _steps(plan: dict[str, Any]) -> Iterator[tuple[Value, ...]]:
    """Yield number, operation and details of each step of a plan, first what is done first."""
    todo, found = [plan], []
    while todo:
        step = todo.pop()
        found.append((str(step.get("operatorType", "")), str(step.get("args", {}).get("Details", ""))))
        todo += step.get("children", [])
    return ((number, *step) for number, step in enumerate(reversed(found), 1))


def _names(transaction: "Transaction", rows: list[tuple[Any, ...]]) -> dict[str, str]:
    """Return our ids by the server's, of the ends of all relationships, which do not hold them themselves."""
    ends: dict[str, str | None] = {}
    for row in rows:
        for value in row:
            _collect(value, ends)
    unknown = [slot for slot, identifier in ends.items() if identifier is None]
    if unknown:
        query = "MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS slot, n.id AS id"
        for record in transaction.run(query, ids=unknown):
            ends[record["slot"]] = record["id"]
    return {slot: identifier if identifier is not None else slot for slot, identifier in ends.items()}


def _collect(value: object, ends: dict[str, str | None]) -> None:
    from neo4j.graph import Node, Path, Relationship

    match value:
        case Node():
            ends[value.element_id] = value.get("id")
        case Relationship():
            for node in value.nodes:
                if node is not None:
                    ends.setdefault(node.element_id, node.get("id"))
        case Path():
            for part in (*value.nodes, *value.relationships):
                _collect(part, ends)
        case list():
            for inner in value:
                _collect(inner, ends)
        case dict():
            for inner in value.values():
                _collect(inner, ends)


def _plain(value: object, names: dict[str, str]) -> Value:
    """Return a value of the driver as plain data."""
    from neo4j.graph import Node, Path, Relationship

    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return finite(value)
        case list() | tuple() if not hasattr(value, "iso_format"):
            return [_plain(inner, names) for inner in value]
        case dict():
            return {str(key): _plain(inner, names) for key, inner in value.items()}
        case Node():
            return _node(value, names)
        case Relationship():
            return _relationship(value, names)
        case Path():
            return _path(value, names)
        case _ if hasattr(value, "iso_format"):
            return short_fraction(value.iso_format())
        case _:
            return str(value)


def _node(node: "Node", names: dict[str, str]) -> Value:
    properties = {key: _plain(inner, names) for key, inner in sorted(node.items())}
    return {"id": node.get("id", node.element_id), "labels": sorted(node.labels), "properties": properties}


def _relationship(relationship: "Relationship", names: dict[str, str]) -> Value:
    source, target = (names[node.element_id] if node is not None else None for node in relationship.nodes)
    properties = {key: _plain(inner, names) for key, inner in sorted(relationship.items())}
    return {"type": relationship.type, "source": source, "target": target, "properties": properties}


def _path(path: "Path", names: dict[str, str]) -> Value:
    return {
        "nodes": [_node(node, names) for node in path.nodes],
        "relationships": [_relationship(relationship, names) for relationship in path.relationships],
    }
