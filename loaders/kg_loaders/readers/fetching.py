"""Fetch one address that a user named: bounded in time, size and redirects, and never into a private network.

A host's name is resolved once a hop, every address that it has is checked, and the connection goes to an address
that was checked: a name that changes its address in between gains nothing. Proxies of the environment are not
used, no cookies or credentials are sent.
"""

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.parse import urljoin, urlsplit

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from kg_loaders.readers.addresses import Resolver, is_public, resolved
from kg_schema import ReadError

__all__ = ["Fetched", "Fetcher", "cut_after", "trusting_context"]

_CHUNK = 65_536
_TYPES = (
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "application/json",
    "application/ld+json", "application/jsonl", "application/x-ndjson", "text/csv", "text/tab-separated-values",
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
    "application/octet-stream",
)  # fmt: skip
_REDIRECTS = (301, 302, 303, 307, 308)
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: where it finally was, its media type with parameters, and the body."""

    url: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Fetches addresses; ``timeout`` in seconds is for all of one address, ``limit`` in bytes for its body."""

    timeout: float = 30.0
    limit: int = 50_000_000
    redirects: int = 5
    permits: Callable[[str], bool] = is_public
    resolve: Resolver = field(default=resolved)

    def fetch(self, url: str) -> Fetched:
        """Return what the address answers; raise ReadError, in one sentence, for whatever goes wrong."""
        deadline = time.monotonic() + self.timeout
        here = url
        for _ in range(self.redirects + 1):
            try:
                answer = self._answer(here, url, deadline)
            except (HTTPError, HTTPException, OSError, ValueError, zlib.error) as error:
                raise ReadError(f"{url}: {self._failure(here, error, deadline)}.") from error
            if isinstance(answer, Fetched):
                return answer
            here = answer
        raise ReadError(f"{url}: it redirects more than {self.redirects} times.")

    def _failure(self, here: str, error: Exception, deadline: float) -> str:
        try:
            host = urlsplit(here).hostname
        except ValueError:
            return "this is not an address that can be understood"
        if time.monotonic() >= deadline or isinstance(error, TimeoutError):
            return f"no full answer from {host} within {self.timeout:g} seconds"
        if isinstance(error, socket.gaierror):
            return f"the name {host} is not known"
        if isinstance(error, ssl.SSLError):
            reason = getattr(error, "reason", None) or "handshake failed"
            return f"the certificate of {host} is not accepted ({reason})"
        return f"{host} cannot be read ({type(error).__name__}: {' '.join(str(error).split())[:120]})"

    def _answer(self, here: str, url: str, deadline: float) -> Fetched | str:
        """Ask one address; return what it answers, or where it redirects. A clock cuts the connection in time."""
        address, port = self._checked(here, url)
        left = max(deadline - time.monotonic(), 0.001)
        with cut_after(_connection(here, address, port, left), left) as connection:
            connection.connect()
            return self._exchanged(connection, here, url, deadline)

    def _checked(self, here: str, url: str) -> tuple[str, int]:
        """Return the address and port to connect to, all addresses of the host having been checked."""
        parts = urlsplit(here)
        via = "" if here == url else f" (it redirects to {here[:200]})"
        if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
            raise ReadError(f"{url}: only http and https addresses are fetched{via}.")
        if parts.username is not None:
            raise ReadError(f"{url}: addresses with a user name or password are not fetched{via}.")
        port = parts.port or _DEFAULT_PORTS[parts.scheme]
        addresses = self.resolve(_host(here), port)
        if not addresses:
            raise ReadError(f"{url}: {parts.hostname} has no address{via}; check the name.")
        private = [a for a in addresses if not self.permits(a)]
        if private:
            what = f" ({private[0]})" if private[0] != parts.hostname else ""
            raise ReadError(
                f"{url}: {parts.hostname}{what} is in a private network or on this machine{via}; "
                "give --allow-private if you mean to fetch it."
            )
        return addresses[0], port

    def _exchanged(self, connection: HTTPConnection, here: str, url: str, deadline: float) -> Fetched | str:
        """Send the request and read the answer."""
        target, headers = _target(here), _headers(here)
        connection.request("GET", target, headers=headers, preload_content=False, decode_content=False)
        response = connection.getresponse()
        location = response.headers.get("location")
        if response.status in _REDIRECTS and location:
            return urljoin(here, location)
        if response.status != 200:
            raise ReadError(f"{url}: the server answers {response.status} {response.reason or ''}".rstrip() + ".")
        media_type = response.headers.get("content-type", "")
        self._accept(url, media_type, response.headers.get("content-length"))
        return Fetched(here, media_type, self._body(url, response, deadline))

    def _accept(self, url: str, media_type: str, length: str | None) -> None:
        plain = media_type.partition(";")[0].strip().lower()
        if plain and plain not in _TYPES:
            raise ReadError(f"{url}: it is of type {plain[:80]}, which is not read.")
        if length and length.isdigit() and int(length) > self.limit:
            raise self._too_large(url)

    def _too_large(self, url: str) -> ReadError:
        return ReadError(f"{url}: it is larger than {self.limit / 1_000_000:g} MB, the most that is fetched.")

    def _body(self, url: str, response: HTTPResponse, deadline: float) -> bytes:
        """Return the body, unpacked; never more than the limit is held, packed or not."""
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise ReadError(f"{url}: its answer is packed as '{encoding[:40]}', which was not asked for.")
        unpack = zlib.decompressobj(47) if "gzip" in encoding or encoding == "deflate" else None
        body = bytearray()
        while chunk := response.read1(_CHUNK, decode_content=False):
            body += unpack.decompress(chunk, self.limit + 1 - len(body)) if unpack else chunk
            if len(body) > self.limit:
                raise self._too_large(url)
            if time.monotonic() >= deadline:
                raise TimeoutError
        if unpack and not unpack.eof:
            raise ReadError(f"{url}: its answer breaks off.")
        length = response.headers.get("content-length")
        if time.monotonic() >= deadline:
            raise TimeoutError
        if not unpack and length and length.isdigit() and int(length) != len(body):
            raise ReadError(f"{url}: its answer breaks off after {len(body)} of {length} bytes.")
        return bytes(body)


def _connection(url: str, address: str, port: int, timeout: float) -> HTTPConnection:
    """Return a connection to the checked address that speaks as if to the host's name."""
    host = _host(url)
    if urlsplit(url).scheme == "http":
        return HTTPConnection(address, port, timeout=timeout)
    context = trusting_context()
    return HTTPSConnection(
        address, port, timeout=timeout, ssl_context=context, server_hostname=host, assert_hostname=host
    )


def trusting_context() -> ssl.SSLContext:
    """Return the certificates that https addresses are checked against: certifi's and this machine's."""
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    return context


@contextmanager
def cut_after(connection: HTTPConnection, seconds: float) -> Iterator[HTTPConnection]:
    """Give the connection, cut it after these seconds whatever it waits for, and close it in the end."""
    clock = threading.Timer(seconds, _cut, args=(connection,))
    clock.daemon = True
    clock.start()
    try:
        yield connection
    finally:
        clock.cancel()
        connection.close()


def _cut(connection: HTTPConnection) -> None:
    """Cut a connection whose time is over, whatever it waits for."""
    sock = getattr(connection, "sock", None)
    if sock is not None:
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _target(url: str) -> str:
    """Return path and query of an address as they go over the line."""
    parts = urlsplit(url)
    path = parts.path or "/"
    target = f"{path}?{parts.query}" if parts.query else path
    return "".join(c if 32 < ord(c) < 127 else "".join(f"%{b:02X}" for b in c.encode()) for c in target)


def _host(url: str) -> str:
    """Return the host of an address as it goes over the line, names of other scripts in their ASCII form."""
    host = urlsplit(url).hostname or ""
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _headers(url: str) -> dict[str, str]:
    parts = urlsplit(url)
    shown = f"[{_host(url)}]" if ":" in _host(url) else _host(url)
    return {
        "Host": shown if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{shown}:{parts.port}",
        "User-Agent": "kg-positions (reads an address that its user names)",
        "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip",
    }
