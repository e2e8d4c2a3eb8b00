"""Connections to Bolt servers, and the driver's errors in sentences for people."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from kg.projections.places import WRITING, with_caret
from kg.projections.server import Server
from kg_schema import KGError, QueryError, QueryLimitError, QueryRefusedError, ServerError

if TYPE_CHECKING:
    from neo4j import Driver

__all__ = ["connected", "told"]

_PATIENCE: Final = 15.0
"""Seconds in which a server must answer."""
_PLACE: Final = re.compile(r"\(line (\d+), column (\d+)")
_LATE: Final = ("TransactionTimedOut", "Terminated", "LockClientStopped")


@contextmanager
def connected(server: Server) -> Iterator["Driver"]:
    """Give a driver whose server has answered; ServerError where none does, or where it refuses us."""
    import neo4j

    # The server's notes on a query would otherwise stand between our own lines.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    credentials = (server.username, server.password or "") if server.username else None
    with told(server):
        driver = neo4j.GraphDatabase.driver(
            server.url, auth=credentials, connection_timeout=_PATIENCE, connection_acquisition_timeout=_PATIENCE
        )
    with driver:
        with told(server):
            driver.verify_connectivity()
        yield driver


@contextmanager
def told(server: Server, text: str | None = None, timeout: float = 0.0) -> Iterator[None]:
    """Turn the driver's errors into ours; ``text`` is the query that they may point into."""
    from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError

    try:
        yield
    except KGError:
        raise
    except Neo4jError as error:
        raise _of_server(error, server, text, timeout) from error
    except ConfigurationError as error:
        raise ServerError(f"{server.url} is no address that the driver understands: {_line(error)}.") from error
    except (DriverError, OSError, ValueError) as error:
        raise ServerError(
            f"No Bolt server answers at {server.url} ({_line(error)}): start it, or check host and port."
        ) from error


def _of_server(error: Exception, server: Server, text: str | None, timeout: float) -> KGError:
    code, message = str(getattr(error, "code", None) or ""), str(getattr(error, "message", None) or error)
    if ".Security." in code:
        return ServerError(
            f"{server.url} refuses the user name or password: set NEO4J_USERNAME and NEO4J_PASSWORD to its own."
        )
    if code.endswith("DatabaseNotFound"):
        return ServerError(f"{server.url} has no database '{server.database}': set NEO4J_DATABASE to one it has.")
    if any(sign in code for sign in _LATE):
        return QueryLimitError(
            f"The query did not end within {timeout:g} seconds: narrow its patterns, or raise the time limit."
        )
    if "OutOfMemory" in code:
        return QueryLimitError("The query ran out of the server's memory: narrow its patterns.")
    if "AccessMode" in code or "ReadOnly" in code or "read access mode" in message:
        return QueryRefusedError(
            f"The query is refused: it would change the graph, and queries only read; {WRITING}, then by kg sync."
        )
    if text is None:
        return ServerError(f"{server.url} fails: {_first(message)}.")
    return _of_query(code, message, text)


def _of_query(code: str, message: str, text: str) -> QueryError:
    place = _PLACE.search(message)
    reason = _first(_PLACE.split(message)[0] if place else message)
    kind = "This is not Cypher" if code.endswith("SyntaxError") else "The query fails"
    if place is None:
        return QueryError(f"{kind}: {reason}.")
    line, column = int(place[1]), int(place[2])
    return QueryError(with_caret(f"{kind} (line {line} at column {column}): {reason}.", text, line, column))


def _line(error: BaseException) -> str:
    return _first(str(error) or type(error).__name__)


def _first(message: str) -> str:
    """Return the first line of a message, without its full stop."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return lines[0].rstrip(". ") if lines else "it gives no reason"
