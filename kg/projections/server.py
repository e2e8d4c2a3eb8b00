"""Addresses of servers that the graph is written to and asked on, with the credentials of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from kg_schema import ServerError

__all__ = ["BOLT", "HTTP", "Server", "server"]

BOLT: Final = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})
"""Schemes of servers that speak Bolt: +s is encrypted, +ssc trusts any certificate."""
HTTP: Final = frozenset({"http", "https"})
"""Schemes of SPARQL endpoints."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server is, and who asks; ``database`` is None for the server's own default."""

    url: str
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str | None = None

    @property
    def language(self) -> str:
        """``cypher`` or ``sparql``, as the scheme of its address tells."""
        return "cypher" if urlsplit(self.url).scheme.lower() in BOLT else "sparql"


def server(url: str, environment: Mapping[str, str] = os.environ) -> Server:
    """Return the server of an address; ServerError for an address that is none, or that holds a password.

    Credentials come from NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE for Bolt, and from
    KG_SPARQL_USERNAME and KG_SPARQL_PASSWORD for SPARQL endpoints.
    """
    try:
        parts = urlsplit(url)
        scheme, host, named, _ = parts.scheme.lower(), parts.hostname, parts.username or parts.password, parts.port
    except ValueError as error:
        raise ServerError(f"The address cannot be read ({error}): write it as {_EXAMPLES}.") from error
    if scheme not in BOLT | HTTP or not host:
        raise ServerError(f"'{_shown(url)}' is no address of a server: write it as {_EXAMPLES}.")
    prefix = "NEO4J" if scheme in BOLT else "KG_SPARQL"
    if named:
        raise ServerError(
            f"The address of {host} holds a user name or password, which others may see: "
            f"set {prefix}_USERNAME and {prefix}_PASSWORD instead."
        )
    username = environment.get(f"{prefix}_USERNAME") or None
    password = environment.get(f"{prefix}_PASSWORD") or None
    database = environment.get("NEO4J_DATABASE") or None
    return Server(url, username, password, database if scheme in BOLT else None)


_EXAMPLES: Final = "neo4j+s://host, bolt://localhost:7687 or https://host/sparql"


def _shown(url: str) -> str:
    """Return the address without what may be a password in it."""
    return url.rpartition("@")[2]
