"""The embedded Cypher engine: all that knows kglite. Runs in a process of its own.

It is filled with ``UNWIND … CREATE`` alone, which keeps every parallel edge; kglite's bulk loaders merge them.
"""

import datetime
import math
import os
import re
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import kglite

from kg.projections.generations import DRAFT, REMEDY, DamagedError
from kg.projections.places import with_caret
from kg.projections.worker_process import serve
from kg.results import ResultTable, Value, finite, short_fraction
from kg_schema import KGError, NodeKind, QueryError, QueryLimitError, WorkspaceError
from kg_schema.constraints import relationship_types

__all__ = ["Engine", "main"]

_BATCH: Final = 10_000
_NODE: Final = {"id", "labels", "properties"}
_RELATIONSHIP: Final = {"id", "start", "end", "type", "properties"}
_DURATIONS: Final = ({"months", "days", "seconds"}, {"months", "days", "seconds", "nanoseconds"})
_MEMORY: Final = ("safety limit", "row ceiling", "intermediate rows", "budget")

_UNKNOWN: Final = re.compile(r"unknown (node label|relationship type) '(\w+)'")
_MODEL: Final = {*NodeKind, *relationship_types()}

Rows = list[dict[str, Any]]


def main() -> None:
    """Serve requests on the standard streams."""
    kglite.set_query_warning_policy("silent")
    serve(Engine)


class Engine:
    """A filled graph that only reads; calling it with a request gives a ResultTable or raises KGError."""

    files = 0

    def __init__(self, content: dict[str, Any]) -> None:
        """Fill a graph with ``nodes`` and ``relationships``, kept in ``file`` if named; or open that file."""
        self._graph = kglite.KnowledgeGraph() if "nodes" in content else _opened(content["file"])
        if "nodes" in content:
            self._fill(content)
            if content["file"] is not None:
                _keep(self._graph, content["file"])
                _check(_opened(content["file"]), *_size(content))
        self._graph.read_only(True)

    def __call__(self, request: dict[str, Any]) -> ResultTable:
        """Answer a request: text, the text to show in errors, parameters, timeout in seconds, rows at most."""
        try:
            return self._table(
                self._run(
                    request["text"],
                    request["parameters"],
                    timeout_ms=max(1, math.ceil(request["timeout"] * 1000)),
                    row_limit=request["rows"],
                )
            )
        except (KGError, MemoryError):
            raise
        except BaseException as error:  # a panic of the engine is not an Exception
            raise _mapped(error, request) from error

    def _fill(self, content: dict[str, Any]) -> None:
        for label, rows in content["nodes"].items():
            self._create(f"CREATE (n:{label} {{id: row.id}}) SET n = row.properties", rows)
        for (kind, source, target), rows in content["relationships"].items():
            ends = f"MATCH (a:{source} {{id: row.source}}), (b:{target} {{id: row.target}})"
            self._create(f"{ends} CREATE (a)-[r:{kind}]->(b) SET r = row.properties", rows)
        _check(self._graph, *_size(content))

    def _create(self, clause: str, rows: Rows) -> None:
        for i in range(0, len(rows), _BATCH):
            self._run(f"UNWIND $rows AS row {clause}", {"rows": rows[i : i + _BATCH]})

    def _run(
        self,
        text: str,
        parameters: dict[str, Any] | None = None,
        *,
        timeout_ms: int = 0,
        row_limit: int | None = None,
    ) -> kglite.ResultView:
        return _rows(self._graph.cypher(text, params=parameters, timeout_ms=timeout_ms, row_limit=row_limit))

    @cached_property
    def _ids(self) -> dict[int, str]:
        """Our ids by the engine's numbers of nodes, which it puts into relationships."""
        rows = self._run("MATCH (n) RETURN elementId(n) AS slot, n.id AS id").to_list()
        return {int(row["slot"]): str(row["id"]) for row in rows}

    def _table(self, view: kglite.ResultView) -> ResultTable:
        names = tuple(view.columns)
        rows = tuple(tuple(self._plain(row[name]) for name in names) for row in view.to_list())
        columns = tuple(map(_column, names))
        truncated = (view.diagnostics or {}).get("total_rows") is not None
        warnings = dict.fromkeys(_warning(w) for w in view.warnings if not (truncated and "row_limit" in w))
        return ResultTable(columns, rows, truncated, tuple(warnings))

    def _plain(self, value: object) -> Value:
        """Return a value of the engine as plain data."""
        match value:
            case None | bool() | int() | str():
                return value
            case float():
                return finite(value)
            case datetime.date() | datetime.time():
                return short_fraction(value.isoformat())
            case list() | tuple():
                return [self._plain(inner) for inner in value]
            case dict():
                return self._plain_map(value)
            case _:
                return str(value)

    def _plain_map(self, value: dict[str, Any]) -> Value:
        """Return a map, or a node or relationship under our ids in place of the engine's numbers."""
        keys = value.keys()
        if keys == _NODE and isinstance(value["id"], int) and "id" in value["properties"]:
            value = {**value, "id": value["properties"]["id"]}
        elif keys == _RELATIONSHIP and isinstance(value["id"], int) and value["start"] in self._ids:
            source, target = self._ids[value["start"]], self._ids[value["end"]]
            value = {
                "type": value["type"],
                "source": source,
                "target": target,
                "properties": value["properties"],
            }
        elif keys in _DURATIONS:
            return _iso_duration(**value)
        return {key: self._plain(inner) for key, inner in value.items()}


def _size(content: dict[str, Any]) -> tuple[int, int]:
    """Return how many nodes and relationships there are to hold."""
    nodes, relationships = (sum(map(len, content[part].values())) for part in ("nodes", "relationships"))
    return nodes, relationships


def _check(graph: kglite.KnowledgeGraph, nodes: int, relationships: int) -> None:
    """Raise KGError if the engine does not hold everything that it was given."""
    queries = ("MATCH (n) RETURN count(n) AS n", "MATCH ()-[r]->() RETURN count(r) AS n")
    held, edges = (_rows(graph.cypher(query)).scalar() for query in queries)
    if (held, edges) != (nodes, relationships):
        raise KGError(
            f"The Cypher engine, kglite {kglite.__version__}, holds {held} nodes and {edges} "
            f"relationships of {nodes} and {relationships}: install the version that the lock file names."
        )


def _rows(view: object) -> kglite.ResultView:
    """Return an answer of the engine, unless it is text."""
    if not isinstance(view, kglite.ResultView):
        raise QueryError("The engine answers this query with text instead of rows: leave out FORMAT.")
    return view


def _keep(graph: kglite.KnowledgeGraph, file: str) -> None:
    """Write the graph into a file.

    It is written twice, because only a graph that was read once is written in the form that is read in place.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
        try:
            graph.save(file)
            _opened(file).save(file)
        except (OSError, kglite.KgError) as error:
            raise WorkspaceError(
                f"{file} cannot be written ({_reason(error)}): free some space, or check who may write there."
            ) from error


def _opened(file: str) -> kglite.KnowledgeGraph:
    """Return the graph in a file whose every part is whole; raise DamagedError for any other.

    What the engine unpacks into temporary files is removed at once: a process that is killed later would leave it.
    """
    usual = os.environ.get("TMPDIR")
    try:
        with _scratch(Path(file).parent.parent) as folder:
            os.environ["TMPDIR"] = folder
            return kglite.load(file, verify="eager")
    except BaseException as error:  # a panic of the engine is not an Exception
        raise DamagedError(f"The kept graph cannot be opened ({_reason(error)}): {REMEDY}.") from error
    finally:
        if usual is None:
            os.environ.pop("TMPDIR", None)
        else:
            os.environ["TMPDIR"] = usual


def _scratch(place: Path) -> tempfile.TemporaryDirectory[str]:
    """Return a folder for temporary files: a draft of this place, which sweeps drafts, or else of the system."""
    usual = None if not os.access(place, os.W_OK) else place
    return tempfile.TemporaryDirectory(prefix=DRAFT, dir=usual, ignore_cleanup_errors=True)


def _column(name: str) -> str:
    """Return the name of a column; the engine leaves the last of the backticks around a name."""
    return name.removesuffix("`") if name.count("`") == 1 else name


def _warning(text: str) -> str:
    """Return a warning of the engine; a name of the model that nothing bears is not called unknown."""
    match = _UNKNOWN.search(text)
    if match is None or match[2] not in _MODEL:
        return text
    kind = "node of this graph is a" if match[1] == "node label" else "relationship of this graph is of type"
    return f"No {kind} {match[2]}."


def _iso_duration(months: int, days: int, seconds: int, nanoseconds: int = 0) -> str:
    """Return a duration in ISO 8601, as Neo4j's driver writes it.

    >>> _iso_duration(14, 3, 7205)
    'P1Y2M3DT2H5S'
    """
    sign, whole = (-1, -seconds) if seconds < 0 else (1, seconds)
    fraction = f".{abs(nanoseconds):09d}".rstrip("0") if nanoseconds else ""
    years, rest = divmod(abs(months), 12)
    of = -1 if months < 0 else 1
    date = "".join(_units((of * years, "Y"), (of * rest, "M"), (days, "D")))
    time = "".join(_units((sign * (whole // 3600), "H"), (sign * (whole % 3600 // 60), "M")))
    if whole % 60 or fraction:
        time += f"{'-' if sign < 0 else ''}{whole % 60}{fraction}S"
    return f"P{date}{'T' + time if time else ''}" if date or time else "PT0S"


def _units(*parts: tuple[int, str]) -> Iterator[str]:
    return (f"{number}{unit}" for number, unit in parts if number)


def _mapped(error: BaseException, request: dict[str, Any]) -> QueryError:
    """Return an error of the engine as ours."""
    if isinstance(error, kglite.CypherTimeoutError):
        return QueryLimitError(
            f"The query did not end within {request['timeout']:g} seconds: "
            "narrow its patterns, or raise the time limit."
        )
    reason = _reason(error)
    if any(sign in reason for sign in _MEMORY):
        return QueryLimitError(f"The query ran out of memory: {reason}.")
    if not isinstance(error, kglite.CypherSyntaxError):
        return QueryError(f"The query fails: {reason}.")
    if error.line is None or error.col is None:
        return QueryError(f"This is not Cypher: {reason}.")
    place = f"line {error.line} at column {error.col}"
    return QueryError(
        with_caret(f"This is not Cypher ({place}): {reason}.", request["shown"], error.line, error.col)
    )


def _reason(error: BaseException) -> str:
    """Return the engine's own words in one line, without the kind of error and the lines of the query."""
    text = str(error)
    if isinstance(error, kglite.KgError):
        text = text.partition(": ")[2] or text
    return " ".join(_before_excerpt(text.splitlines())).rstrip(". ")


def _before_excerpt(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("   "):
            return
        yield line.strip()
