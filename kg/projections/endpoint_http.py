"""Requests to SPARQL endpoints, and what goes wrong with them in sentences for people."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode, urlsplit, urlunsplit

from kg.projections.server import Server
from kg_schema import QueryError, QueryLimitError, ServerError

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

__all__ = ["Endpoint", "update_address"]

_PATIENCE: Final = 15.0
"""Seconds in which a server must take a connection."""
_LARGEST: Final = 512 * 2**20
"""Bytes of an answer at most."""
_REASON: Final = 300


def update_address(url: str) -> str:
    """Return where an endpoint takes updates: beside ``…/sparql`` and ``…/query``, else at the same address.

    >>> update_address("https://host/news/sparql")
    'https://host/news/update'
    """
    parts = urlsplit(url)
    folder, slash, last = parts.path.rpartition("/")
    path = f"{folder}{slash}update" if last in ("sparql", "query") else parts.path
    return urlunsplit(parts._replace(path=path))


class Endpoint:
    """A SPARQL endpoint over HTTP; all methods raise ServerError where it cannot be used."""

    def __init__(self, server: Server, update: str | None = None) -> None:
        self.url = server.url
        self._update = update or update_address(server.url)
        self._credentials = (server.username, server.password or "") if server.username else None
        self._pool: PoolManager | None = None

    def query(self, text: str, graph: str, accept: str, timeout: float) -> bytes:
        """Return the answer to a query over one named graph, in the form that ``accept`` names.

        QueryError if the server does not take the query, QueryLimitError for an answer that is too large.
        """
        fields = {"query": text, "default-graph-uri": graph}
        response = self._sent(self.url, urlencode(fields), "application/x-www-form-urlencoded", accept, timeout)
        body = response.read(_LARGEST + 1, decode_content=True)
        response.release_conn()
        if response.status >= 400:
            raise self._refusal(response.status, body, self.url)
        if len(body) > _LARGEST:
            raise QueryLimitError("The answer has more than 512 MB: ask for less at once.")
        if not _is(response.headers, accept):
            raise ServerError(f"{self.url} is no SPARQL endpoint: it answers with {_kind(response.headers)}.")
        return body

    def update(self, text: str) -> None:
        """Do an update, all of it or nothing of it."""
        response = self._sent(self._update, text, "application/sparql-update", "*/*", None)
        body = response.read(_LARGEST, decode_content=True)
        response.release_conn()
        if response.status >= 400:
            failure = self._refusal(response.status, body, self._update)
            # The server's own words would repeat what was written.
            raise (
                failure
                if isinstance(failure, ServerError)
                else ServerError(
                    f"{self._update} does not take the update (status {response.status}): "
                    "look into the server's log, or name another address with --update."
                )
            )

    def close(self) -> None:
        """Close the connections."""
        if self._pool is not None:
            self._pool.clear()

    def _sent(self, url: str, body: str, content: str, accept: str, timeout: float | None) -> "BaseHTTPResponse":
        import urllib3

        self._pool = self._pool or _pool()
        headers = {"Content-Type": f"{content}; charset=utf-8", "Accept": accept, "User-Agent": "kg"}
        if self._credentials is not None:
            headers |= urllib3.make_headers(basic_auth=":".join(self._credentials))
        try:
            return self._pool.request(
                "POST",
                url,
                body=body.encode("utf-8"),
                headers=headers,
                timeout=urllib3.Timeout(connect=_PATIENCE, read=timeout),
                preload_content=False,
                retries=False,
                redirect=False,
            )
        except urllib3.exceptions.ReadTimeoutError as error:
            raise QueryLimitError(
                f"The query did not end within {timeout:g} seconds: narrow its patterns, or raise the time limit."
            ) from error
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise ServerError(
                f"No SPARQL endpoint answers at {url} ({_reason(error)}): start it, or check host and port."
            ) from error

    def _refusal(self, status: int, body: bytes, url: str) -> QueryError | ServerError:
        if status in (401, 403):
            return ServerError(
                f"{url} refuses the user name or password (status {status}): "
                "set KG_SPARQL_USERNAME and KG_SPARQL_PASSWORD to its own."
            )
        if status in (404, 405, 406, 415, 501):
            return ServerError(f"{url} is no SPARQL endpoint (status {status}): check the address.")
        lines = [line.strip() for line in body.decode("utf-8", "replace").splitlines() if line.strip()]
        reason = lines[0][:_REASON].rstrip(". ") if lines else "it gives no reason"
        if status in (408, 503, 504):
            return QueryLimitError(f"The server gives up on the query (status {status}): {reason}.")
        return QueryError(f"The server does not take the query (status {status}): {reason}.")


def _pool() -> "PoolManager":
    import certifi
    import urllib3

    return urllib3.PoolManager(ca_certs=certifi.where())


def _kind(headers: Mapping[str, str]) -> str:
    return (headers.get("Content-Type") or "something unnamed").partition(";")[0].strip()


def _is(headers: Mapping[str, str], accept: str) -> bool:
    return _kind(headers) == accept


def _reason(error: BaseException) -> str:
    """Return what went wrong in a few words: the innermost reason, without the library's own names."""
    inner = getattr(error, "reason", None) or error
    text = str(inner).rpartition(": ")[2] or type(inner).__name__
    return text.rstrip(". ")
