"""The inside of the process of an engine: fill, lock the door, answer."""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, Protocol

from kg_schema import KGError, QueryError, QueryLimitError

__all__ = ["MEMORY", "Engine", "serve"]

MEMORY: Final = 2 * 2**30
"""Bytes that a query may take on top of what the filled engine holds; Linux sees to it, elsewhere its parent."""
_GRACE: Final = 10.0
"""Seconds beyond its time limit after which an orphaned process ends by itself."""


class Engine(Protocol):
    """What answers requests."""

    files: int
    """How many files it may still have to open when it is filled; with 0 no query can open a file or socket."""

    def __call__(self, request: dict[str, Any]) -> object:
        """Answer a request or raise KGError; ``request["timeout"]`` is in seconds."""
        ...


def serve(fill: Callable[[Any], Engine]) -> None:
    """Fill the engine from the first message, then answer each next one until the other side hangs up.

    From then on the process can take only so much memory, and open only what the engine needs. Errors are sent
    back as KGErrors; only what no Python code survives ends the process.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever an engine prints must not get between the answers
    try:
        engine = fill(pickle.load(source))
    except KGError as error:
        _send(error, target)
        return
    _send(None, target)
    _lock_down(engine.files)
    while True:
        try:
            request = pickle.load(source)
        except EOFError:
            os._exit(0)  # an orderly end would load libraries
        _send(_answered(engine, request), target)


def _send(message: object, target: IO[bytes]) -> None:
    pickle.dump(message, target, protocol=pickle.HIGHEST_PROTOCOL)
    target.flush()


def _answered(engine: Engine, request: dict[str, Any]) -> object:
    guard = threading.Timer(request["timeout"] + _GRACE, os._exit, (1,))
    guard.daemon = True
    guard.start()
    try:
        return engine(request)
    except KGError as error:
        return error
    except MemoryError:
        return QueryLimitError("The query ran out of memory: narrow its patterns, or ask for less at once.")
    except Exception as error:
        return QueryError(f"The engine fails over this query ({type(error).__name__}: {error}): report it.")
    finally:
        guard.cancel()


def _lock_down(files: int) -> None:
    """Take from the process all that a query has no business with: more files and sockets, and too much memory."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    if sys.platform == "linux":
        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        _lower(resource.RLIMIT_AS, held + MEMORY)
    _lower(resource.RLIMIT_CORE, 0)
    highest = _without_gaps()
    _lower(resource.RLIMIT_NOFILE, highest + 1 + files)


def _without_gaps() -> int:
    """Use up every free file number below the highest one in use, and return that one."""
    in_use = {int(entry.name) for entry in Path("/dev/fd").iterdir()}
    highest = max((number for number in in_use if _is_open(number)), default=2)
    while os.dup(0) < highest:
        pass
    return highest + 1


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _lower(kind: int, limit: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    with suppress(OSError, ValueError):
        resource.setrlimit(kind, (limit, limit))
