"""A process of its own for an engine: it can be killed, and can do nothing but answer.

Neither embedded engine can be trusted with any query in our own process: one has no time limit, both can take all
memory, one reads files, the other opens sockets. The process is started anew, not forked, because the engines and
their callers have threads.
"""

import json
import pickle
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import IO, Final

from kg.projections.watching import held_to
from kg.projections.worker_process import MEMORY
from kg_schema import KGError, QueryError, QueryLimitError

__all__ = ["Worker", "prepared", "started"]

_BOOT: Final = (
    "import importlib, json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "importlib.import_module(sys.argv[2]).main()"
)
_OUT_OF_MEMORY: Final = (
    "memory allocation",
    "MemoryError",
    "capacity overflow",
    "bad_alloc",
    "can't start new thread",
)


class Worker:
    """A running process of one engine; requests and answers are pickled over its standard streams."""

    def __init__(self, module: str) -> None:
        """Start ``module.main()``, which must call ``kg.projections.worker_process.serve``."""
        self.module = module
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  closed by the finalizer
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _BOOT, json.dumps([str(entry) for entry in sys.path]), module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        self._end = weakref.finalize(self, _ended, self._process, self._errors)

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._end.alive and self._process.poll() is None

    def ask(self, request: object, timeout: float | None = None, grace: float = 0.0) -> object:
        """Return the answer to a request, or raise the KGError that it answers with.

        After ``timeout`` seconds, and ``grace`` more in which it may end by itself, the process is killed and
        QueryLimitError raised. If it breaks down, QueryError is raised, or QueryLimitError where it ran out of
        memory. Either way it is gone then, as it is after a QueryLimitError that it answers with.
        """
        late = threading.Event()
        timer = threading.Timer((timeout or 0) + grace, _kill, (self._process, late))
        timer.daemon = True
        if timeout is not None:
            timer.start()
        try:
            with held_to(self._process, MEMORY) if timeout is not None else nullcontext():
                answer = self._exchange(request)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self._process.wait()
            breakdown = self._breakdown(None if not late.is_set() else timeout)
            self.close()
            raise breakdown from error
        except BaseException:
            self.close()
            raise
        finally:
            timer.cancel()
        if isinstance(answer, QueryLimitError):
            self.close()  # it still holds the memory that it ran out of, and may have none for the next question
        if isinstance(answer, KGError):
            raise answer
        return answer

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._end()

    def _exchange(self, request: object) -> object:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        pickle.dump(request, self._process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()
        return pickle.load(self._process.stdout)

    def _breakdown(self, timeout: float | None) -> QueryError:
        if timeout is not None:
            return QueryLimitError(
                f"The query did not end within {timeout:g} seconds: narrow its patterns, or raise the time limit."
            )
        self._errors.seek(0)
        errors = self._errors.read().decode("utf-8", "replace").strip()
        if any(sign in errors for sign in _OUT_OF_MEMORY) or self._process.returncode == -9:
            return QueryLimitError("The query ran out of memory: narrow its patterns, or ask for less at once.")
        last = errors.rpartition("\n")[2]
        return QueryError(
            f"The engine broke down (exit {self._process.returncode}{': ' + last if last else ''}): "
            "ask again, and if it happens again, report the query."
        )


_PREPARED: Final[list[Worker]] = []


@contextmanager
def prepared(module: str | None) -> Iterator[None]:
    """Start the process of an engine now, for whoever asks ``started`` first inside the block; None starts none.

    It loads the engine while this process still finds out what it shall hold.
    """
    if module is not None:
        _PREPARED.append(Worker(module))
    try:
        yield
    finally:
        while _PREPARED:
            _PREPARED.pop().close()


def started(module: str) -> Worker:
    """Return a new process of this engine: one that was prepared, or one that begins now."""
    for i, worker in enumerate(_PREPARED):
        if worker.module == module:
            return _PREPARED.pop(i)
    return Worker(module)


def _kill(process: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    process.kill()


def _ended(process: "subprocess.Popen[bytes]", errors: IO[bytes]) -> None:
    """Kill the process and free all that belongs to it."""
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout, errors):
        if stream is not None:
            with suppress(OSError):  # what is left in the buffer of a broken pipe
                stream.close()
