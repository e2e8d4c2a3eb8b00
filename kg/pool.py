"""Several processes that extract at once, and give what one process would give, in the same order.

Each process is started afresh (never forked: the parser and its callers have threads), works on a few articles at
a time and sends each result when it has it. One that dies costs nothing but time: what it had not sent is read
again, article by article, and only an article that ends its process a second time is given up.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Generic, TypeAlias, TypeVar

from kg.extraction import BATCH, Extracted, Work, extractions
from kg_schema import Article, ExtractionError, WorkspaceError

__all__ = ["extracted", "pooled"]

_T = TypeVar("_T")
_Message: TypeAlias = tuple[_T | None, str, Exception | None] | None
"""What a process sends: None when it begins, then what was found, why nothing was, or what ends the work."""

_CHARACTERS: Final = 8_000
"""Of one batch, however few articles: small enough that no process waits long for another."""
_AHEAD: Final = 2
"""Batches for each process beyond the one that is yielded next."""
_LIFETIME: Final = 5_000
"""Articles after which a process is replaced, so that its memory stays what it was."""
_FEW: Final = 64
"""Articles up to which one process is as fast as several, which have to start first."""
_MOST: Final = 4
"""Processes that are taken unasked: each needs some 300 MB."""


def extracted(
    articles: Iterable[tuple[str, Article]],
    work: Work[_T],
    *,
    jobs: int | None = 1,
    batch: int = BATCH,
    tell: Callable[[str], None] = lambda _: None,
) -> Generator[Extracted[_T]]:
    """Yield what becomes of each article, in order, with ``jobs`` processes; the results do not depend on them.

    With 1 all is done in this process. With None that is so for few articles, and else there is a process for each
    processor, within bounds. ``tell`` is given a sentence where a process ends too early.
    """
    source = iter(articles)
    if jobs is None:
        jobs = min(_processors(), _MOST)
        first = list(islice(source, _FEW + 1)) if jobs > 1 else []
        jobs = jobs if len(first) > _FEW else 1
        source = chain(first, source)
    if jobs == 1:
        yield from extractions(source, work, batch=batch)
    else:
        yield from pooled(source, work, jobs, batch=batch, tell=tell)


def _processors() -> int:
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pooled(
    articles: Iterable[tuple[str, Article]],
    work: Work[_T],
    jobs: int,
    *,
    batch: int = BATCH,
    tell: Callable[[str], None] = lambda _: None,
    lifetime: int = _LIFETIME,
) -> Iterator[Extracted[_T]]:
    """Yield what ``extractions`` would, in the same order, with this many processes; ``work`` must be picklable.

    A process is given at most ``batch`` articles at once. ``tell`` is given a sentence when one ends too early.
    All processes are gone when the iterator is closed, whatever ends it.
    """
    pool = _Pool(work, jobs, tell, lifetime)
    batches = _batches(articles, batch)
    waiting: deque[_Batch[_T]] = deque()
    try:
        while True:
            while len(waiting) < jobs * (1 + _AHEAD) and (portion := next(batches, None)):
                waiting.append(portion)
                pool.add(portion)
            if not waiting:
                return
            while not waiting[0].ready:
                pool.step()
            yield from waiting[0].taken()
            if waiting[0].finished:
                waiting.popleft()
    finally:
        pool.close()


@dataclass(slots=True)
class _Batch(Generic[_T]):
    """Articles that one process works on; ``done`` holds what became of the first of them."""

    articles: list[tuple[str, Article]]
    done: int = 0
    alone: bool = False
    """A process ended over it: from here on its articles are sent one at a time."""
    ready: list[Extracted[_T]] = field(default_factory=list)

    @property
    def finished(self) -> bool:
        """Whether all of it was done and taken."""
        return self.done == len(self.articles) and not self.ready

    @property
    def due(self) -> list[tuple[str, Article]]:
        """What is to be sent to a process next."""
        return self.articles[self.done : self.done + 1 if self.alone else None]

    def add(self, found: _T | None, reason: str) -> None:
        """Take in what became of the next article."""
        self.ready.append(Extracted(*self.articles[self.done], found, reason))
        self.done += 1

    def taken(self) -> list[Extracted[_T]]:
        """Return what is ready and not taken yet."""
        ready, self.ready = self.ready, []
        return ready


def _batches(articles: Iterable[tuple[str, Article]], most: int) -> Iterator[_Batch[Any]]:
    portion: list[tuple[str, Article]] = []
    size = 0
    for label, article in articles:
        portion.append((label, article))
        size += len(article.text)
        if size >= _CHARACTERS or len(portion) >= most:
            yield _Batch(portion)
            portion, size = [], 0
    if portion:
        yield _Batch(portion)


@dataclass(eq=False, slots=True)
class _Worker(Generic[_T]):
    """A process, the line to it, and what it works on."""

    process: BaseProcess
    line: Connection
    batch: _Batch[_T] | None = None
    due: int = 0
    """Results that it still owes."""
    done: int = 0
    begun: bool = False


class _Pool(Generic[_T]):
    def __init__(self, work: Work[_T], jobs: int, tell: Callable[[str], None], lifetime: int) -> None:
        self._work = work
        self._jobs = jobs
        self._tell = tell
        self._lifetime = lifetime
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker[_T]] = []
        self._queue: deque[_Batch[_T]] = deque()

    def add(self, batch: _Batch[_T]) -> None:
        """Let a process do the batch as soon as one is free."""
        self._queue.append(batch)
        self._occupy()

    def step(self) -> None:
        """Wait until a process sends something or ends, and see to it."""
        for line in wait([worker.line for worker in self._workers]):
            worker = next(w for w in self._workers if w.line is line)
            try:
                message = worker.line.recv()
            except (EOFError, OSError):
                self._buried(worker)
            else:
                self._heard(worker, message)
        self._occupy()

    def close(self) -> None:
        """End all processes, whatever they do."""
        for worker in self._workers:
            worker.process.kill()
            worker.line.close()
        for worker in self._workers:
            worker.process.join()
            worker.process.close()
        self._workers.clear()

    def _occupy(self) -> None:
        """Give batches to the processes that have none, and start those that are missing."""
        while self._queue:
            free = next((w for w in self._workers if w.batch is None), None)
            if free is None and len(self._workers) == self._jobs:
                return
            free = free or self._started()
            self._send(free, self._queue.popleft())

    def _started(self) -> _Worker[_T]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        with _held_interrupts():
            process.start()
        theirs.close()
        worker: _Worker[_T] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _send(self, worker: _Worker[_T], batch: _Batch[_T]) -> None:
        worker.batch, worker.due = batch, len(batch.due)
        try:
            worker.line.send(batch.due)
        except OSError:
            self._buried(worker)

    def _heard(self, worker: _Worker[_T], message: _Message[_T]) -> None:
        if message is None:
            worker.begun = True
            return
        found, reason, error = message
        if error is not None:
            raise error
        batch = worker.batch
        assert batch is not None
        batch.add(found, reason)
        worker.due -= 1
        worker.done += 1
        if worker.due:
            return
        worker.batch = None
        if batch.due:
            self._queue.appendleft(batch)
        if worker.done >= self._lifetime:
            self._workers.remove(worker)
            _ended(worker)

    def _buried(self, worker: _Worker[_T]) -> None:
        """See to what a process left undone that has ended by itself."""
        self._workers.remove(worker)
        code = _ended(worker)
        if not worker.begun:
            raise ExtractionError(
                f"A process of --jobs did not start (exit {code}): use --jobs 1; in a script of your own, put the "
                "call under 'if __name__ == \"__main__\":'."
            )
        batch = worker.batch
        if batch is None:
            return
        label = batch.due[0][0]
        how = f"signal {-code}" if code is not None and code < 0 else f"exit {code}"
        if batch.alone:
            batch.add(
                None, f"{label} could not be extracted: it ends the process ({how}); report it with the text."
            )
        else:
            batch.alone = True
            self._tell(f"the process that read {label} ended too early ({how}): it is read again in another.")
        if batch.due:
            self._queue.appendleft(batch)


def _ended(worker: _Worker[Any]) -> int | None:
    """Close the line to a process, wait for its end and return its exit code."""
    worker.line.close()
    worker.process.join()
    code = worker.process.exitcode
    worker.process.close()
    return code


@contextmanager
def _held_interrupts() -> Iterator[None]:
    """Keep Ctrl-C from a process that is started within the block; one that comes meanwhile is raised after it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    resource_tracker.ensure_running()  # which lets signals through again when it starts
    masks = hasattr(signal, "pthread_sigmask")
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if masks else set()
    try:
        yield
    finally:
        if masks:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)


def _serve(line: Connection, work: Work[Any]) -> None:
    """Do what comes over the line until it is closed; the inside of a process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        line.send(None)
        while True:
            try:
                for one in extractions(line.recv(), work):
                    line.send((one.found, one.reason, None))
            except (ExtractionError, WorkspaceError) as error:
                line.send((None, "", error))
    except (EOFError, OSError):
        return
