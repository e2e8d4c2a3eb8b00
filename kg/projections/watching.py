"""Watching how much memory a process takes, where the system itself would not hold it to a limit."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

__all__ = ["held_to"]

_BY_ITSELF: Final = ("linux", "win32")
"""Linux holds a process to its address space; on Windows there is nothing to ask."""
_PAUSE: Final = 0.25


@contextmanager
def held_to(process: "subprocess.Popen[bytes]", room: int) -> Iterator[None]:
    """Kill the process once it takes ``room`` bytes more than at the beginning of the block."""
    if sys.platform in _BY_ITSELF:
        yield
        return
    done = threading.Event()
    threading.Thread(target=_watch, args=(process, room, done), daemon=True).start()
    try:
        yield
    finally:
        done.set()


def _watch(process: "subprocess.Popen[bytes]", room: int, done: threading.Event) -> None:
    held = _resident(process.pid)
    while held is not None and not done.wait(_PAUSE):
        now = _resident(process.pid)
        if now is not None and now - held > room and not done.is_set():
            process.kill()
            return


def _resident(pid: int) -> int | None:
    """Return how many bytes a process has in memory; None where that cannot be told."""
    try:
        told = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=False, timeout=5)
    except (OSError, subprocess.SubprocessError):
        return None
    number = told.stdout.strip()
    return int(number) * 1024 if number.isdigit() else None
