"""Neo4j and other servers that speak Bolt: filled by ``kg sync``, asked by ``kg query --graph``.

What the server was filled from stands in the name of an index of its schema, so that no query ever meets it; there
are few groups, so the index costs nothing. An index of another name stands there as long as a change is under way:
what was cut off is looked up and carried on.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final

from kg.projections.base import ROW_LIMIT, TIMEOUT, QueryLimits
from kg.projections.bolt_driver import connected, told
from kg.projections.code import fingerprint
from kg.projections.cypher_check import check_server_cypher
from kg.projections.hints import cypher_hints
from kg.projections.mirror import Changes, Mark, Watch
from kg.projections.rows import Difference, Rows, difference, rows
from kg.projections.server import Server
from kg.projections.worker import Worker, started
from kg.results import ResultTable, Value
from kg_schema import Graph, NodeKind, ServerError
from kg_schema.constraints import constraints, relationship_types

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

__all__ = ["BoltMirror", "BoltServer"]

_MODULE: Final = "kg.projections.bolt_engine"
_OPENING: Final = 60.0
"""Seconds in which the process that asks must have its connection."""
_GRACE: Final = 2.0
_BATCH: Final = 2_000
_UNFINISHED: Final = "kg_unfinished"
_DONE: Final = re.compile(r"kg_sequence_(\d+)_state_(\w*)_code_(\w+)")
_Batch = tuple[str, list[Any]]


class BoltServer:
    """A Bolt server that is asked and never changed."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._worker: Worker | None = None

    def query(
        self,
        text: str,
        *,
        parameters: Mapping[str, Value] | None = None,
        timeout: float = TIMEOUT,
        row_limit: int = ROW_LIMIT,
    ) -> ResultTable:
        """Answer a Cypher query; ``timeout`` in seconds. Raises QueryError, or ServerError."""
        return self._asked(text, parameters, QueryLimits(timeout, row_limit))

    def explain(self, text: str, *, parameters: Mapping[str, Value] | None = None) -> ResultTable:
        """Return the steps in which the server would answer a query, which is not run."""
        return self._asked(text, parameters, QueryLimits(), explain=True)

    def _asked(
        self, text: str, parameters: Mapping[str, Value] | None, limits: QueryLimits, *, explain: bool = False
    ) -> ResultTable:
        found = check_server_cypher(text)
        if self._worker is None or not self._worker.alive:
            self._worker = started(_MODULE)
            self._worker.ask(self._server, _OPENING)
        request = {
            "text": text,
            "parameters": dict(parameters or {}),
            "timeout": limits.timeout,
            "rows": limits.rows,
            "explain": explain,
        }
        table = self._worker.ask(request, limits.timeout, _GRACE)
        assert isinstance(table, ResultTable)
        return table.warned(*cypher_hints(found))

    def close(self) -> None:
        """End the process that asks; the server goes on."""
        if self._worker is not None:
            self._worker.close()
        self._worker = None


class BoltMirror:
    """A Bolt server that is filled with the graph; it is connected to at once. Raises ServerError."""

    def __init__(self, server: Server) -> None:
        self.fingerprint = fingerprint("neo4j")
        self._server = server
        self._stack = ExitStack()
        self._driver = self._stack.enter_context(connected(server))

    def close(self) -> None:
        """Close the connections."""
        self._stack.close()

    def mark(self) -> Mark | None:
        """Return what the server was filled from; None if nothing, or if a change was cut off."""
        names = self._indexes()
        found = [match for name in names if (match := _DONE.fullmatch(name))]
        if len(found) != 1 or _UNFINISHED in names:
            return None
        return Mark(int(found[0][1]), found[0][2].replace("_", "-"), found[0][3])

    def bring(self, graph: Graph, before: Graph | None, mark: Mark, watch: Watch) -> Changes:
        """Make the server hold exactly this graph, in transactions of some thousand rows."""
        self._check_ours()
        held = rows(before) if before is not None else self._held()
        change = difference(held, rows(graph))
        self._begin()
        for text, batch in watch(list(_batches(change))):
            self._write(text, batch)
        self._end(mark)
        return _counted(change)

    def _check_ours(self) -> None:
        """Raise ServerError where others have filled the database: what is theirs must not be removed."""
        if any(name == _UNFINISHED or _DONE.fullmatch(name) for name in self._indexes()):
            return
        labels = " OR ".join(f"n:{kind.value}" for kind in NodeKind)
        (count,) = self._read(f"MATCH (n) WHERE {labels} RETURN count(n) AS n")[0]
        if count:
            raise ServerError(
                f"The database at {self._server.url} holds {count} nodes labelled {NodeKind.PERSON.value}, "
                f"{NodeKind.STATE.value} or the like that kg did not write: name an empty one with NEO4J_DATABASE."
            )

    def _indexes(self) -> list[str]:
        return [str(name) for (name,) in self._read("SHOW INDEXES YIELD name RETURN name")]

    def _held(self) -> Rows:
        """Return what the server holds under our labels and types."""
        nodes = {}
        for kind in NodeKind:
            for identifier, properties in self._read(f"MATCH (n:{kind.value}) RETURN n.id, properties(n)"):
                nodes[kind.value, str(identifier)] = dict(properties)
        ties = {}
        for name in relationship_types():
            query = f"MATCH (a)-[r:{name}]->(b) RETURN r.id, labels(a), a.id, labels(b), b.id, properties(r)"
            for identifier, *ends, properties in self._read(query):
                source, target = (ends[0][0], str(ends[1])), (ends[2][0], str(ends[3]))
                ties[name, str(identifier)] = source, target, dict(properties)
        return Rows(nodes, ties)

    def _begin(self) -> None:
        self._schema(f"CREATE INDEX {_UNFINISHED} IF NOT EXISTS FOR (n:Group) ON (n.title)")
        for name in self._indexes():
            if _DONE.fullmatch(name):
                self._schema(f"DROP INDEX {name} IF EXISTS")
        there = {str(name) for (name,) in self._read("SHOW CONSTRAINTS YIELD name RETURN name")}
        for name, statement in constraints().items():
            if name not in there:
                self._schema(statement)

    def _end(self, mark: Mark) -> None:
        name = f"kg_sequence_{mark.sequence}_state_{mark.state.replace('-', '_')}_code_{mark.fingerprint}"
        self._schema(f"CREATE INDEX {name} IF NOT EXISTS FOR (n:Group) ON (n.name)")
        self._schema(f"DROP INDEX {_UNFINISHED} IF EXISTS")

    def _read(self, text: str) -> list[list[Any]]:
        import neo4j

        def found(transaction: "ManagedTransaction") -> list[list[Any]]:
            return [record.values() for record in transaction.run(text)]

        access = neo4j.READ_ACCESS
        with (
            told(self._server),
            self._driver.session(database=self._server.database, default_access_mode=access) as session,
        ):
            return session.execute_read(found)

    def _write(self, text: str, batch: list[Any]) -> None:
        """Do one statement for a batch of rows, again where the server asks to; all of it or nothing."""

        def written(transaction: "ManagedTransaction") -> None:
            transaction.run(text, rows=batch).consume()

        with told(self._server), self._driver.session(database=self._server.database) as session:
            session.execute_write(written)

    def _schema(self, text: str) -> None:
        with told(self._server), self._driver.session(database=self._server.database) as session:
            session.run(text).consume()


def _batches(change: Difference) -> Iterator[_Batch]:
    """Yield statements with their rows in the order in which they must be done; each may be done again."""
    statements: list[_Batch] = []
    for name, identifiers in change.removed_relationships.items():
        text = f"UNWIND $rows AS id MATCH ()-[r:{name} {{id: id}}]->() DELETE r"
        statements.append((text, identifiers))
    for label, identifiers in change.removed_nodes.items():
        statements.append((f"UNWIND $rows AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", identifiers))
    for label, found in change.nodes.items():
        statements.append(
            (f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.properties", list(found))
        )
    for (name, source, target), ties in change.relationships.items():
        ends = f"MATCH (a:{source} {{id: row.source}}), (b:{target} {{id: row.target}})"
        text = f"UNWIND $rows AS row {ends} MERGE (a)-[r:{name} {{id: row.id}}]->(b) SET r = row.properties"
        statements.append((text, list(ties)))
    for text, found in statements:
        for i in range(0, len(found), _BATCH):
            yield text, found[i : i + _BATCH]


def _counted(change: Difference) -> Changes:
    def size(groups: Mapping[Any, list[Any]]) -> int:
        return sum(map(len, groups.values()))

    return Changes(
        {"nodes": size(change.nodes), "relationships": size(change.relationships)},
        {"nodes": size(change.removed_nodes), "relationships": size(change.removed_relationships)},
    )
