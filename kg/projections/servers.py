"""Servers by the scheme of their address: what asks them, and what fills them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from kg.projections.base import ROW_LIMIT, TIMEOUT
from kg.projections.mirror import Mirror
from kg.projections.server import Server, server
from kg.results import ResultTable, Value
from kg_schema import QueryError

__all__ = ["AskedServer", "asked_server", "mirror"]


class AskedServer(Protocol):
    """A server that is asked and never changed."""

    def query(
        self,
        text: str,
        *,
        parameters: Mapping[str, Value] | None = None,
        timeout: float = TIMEOUT,
        row_limit: int = ROW_LIMIT,
    ) -> ResultTable:
        """Answer a query, as ``Projection.query`` does; ServerError where the server cannot be asked."""
        ...

    def explain(self, text: str, *, parameters: Mapping[str, Value] | None = None) -> ResultTable:
        """Return the steps in which a query would be answered; it is not run."""
        ...

    def close(self) -> None:
        """Free the connection."""
        ...


@contextmanager
def asked_server(url: str, language: str) -> Iterator[AskedServer]:
    """Give what asks the server at this address; QueryError where it speaks another language."""
    found = server(url)
    if found.language != language:
        command = {"cypher": "kg query", "sparql": "kg sparql"}[found.language]
        raise QueryError(f"{url} is asked with '{command}': its address says which language it speaks.")
    engine = _asked(found)
    try:
        yield engine
    finally:
        engine.close()


def _asked(found: Server) -> AskedServer:
    if found.language == "cypher":
        from kg.projections.bolt import BoltServer

        return BoltServer(found)
    from kg.projections.endpoint import EndpointServer

    return EndpointServer(found)


@contextmanager
def mirror(url: str, update: str | None = None) -> Iterator[Mirror]:
    """Give what fills the server at this address; ServerError where it cannot be reached.

    ``update`` is where a SPARQL endpoint takes updates, if not where most do.
    """
    engine = _mirror(server(url), update)
    try:
        yield engine
    finally:
        engine.close()


def _mirror(found: Server, update: str | None) -> Mirror:
    if found.language == "cypher":
        from kg.projections.bolt import BoltMirror

        return BoltMirror(found)
    from kg.projections.endpoint import EndpointMirror

    return EndpointMirror(found, update)
