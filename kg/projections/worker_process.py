"""The inside of the process of an engine: fill, lock the door, answer."""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeAlias

from kg_schema import KGError, QueryLimitError

__all__ = ["MEMORY", "serve"]

MEMORY: Final = 2 * 2**30
"""Bytes that a query may take on top of what the filled engine holds, where the system can tell (Linux)."""
_GRACE: Final = 10.0
"""Seconds beyond its time limit after which an orphaned process ends by itself."""

Answer: TypeAlias = Callable[[dict[str, Any]], object]


def serve(fill: Callable[[Any], Answer]) -> None:
    """Fill the engine from the first message, then answer each next one until the other side hangs up.

    From then on the process can open no file and no socket. ``fill`` returns what answers a request; a request is
    a mapping with at least ``timeout`` in seconds. A KGError is sent back, any other error ends the process.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever an engine prints must not get between the answers
    answer = fill(pickle.load(source))
    pickle.dump(None, target)
    target.flush()
    _lock_down()
    while True:
        try:
            request = pickle.load(source)
        except EOFError:
            return
        pickle.dump(_answered(answer, request), target, protocol=pickle.HIGHEST_PROTOCOL)
        target.flush()


def _answered(answer: Answer, request: dict[str, Any]) -> object:
    guard = threading.Timer(request["timeout"] + _GRACE, os._exit, (1,))
    guard.daemon = True
    guard.start()
    try:
        return answer(request)
    except KGError as error:
        return error
    except MemoryError:
        return QueryLimitError("The query ran out of memory: narrow its patterns, or ask for less at once.")
    finally:
        guard.cancel()


def _lock_down() -> None:
    """Take from the process all that a query has no business with: more files and sockets, and too much memory."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    if sys.platform == "linux":
        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        _lower(resource.RLIMIT_AS, held + MEMORY)
    _lower(resource.RLIMIT_CORE, 0)
    highest = os.dup(0)
    _lower(resource.RLIMIT_NOFILE, highest + 1)
    with suppress(OSError):
        while True:  # fill the gaps below the limit
            os.dup(0)


def _lower(kind: int, limit: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    with suppress(OSError, ValueError):
        resource.setrlimit(kind, (limit, limit))
