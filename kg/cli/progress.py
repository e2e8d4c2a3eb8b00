"""A progress bar on standard error, for people who wait."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["Bar"]

_PATIENCE: Final = 2.0


class Bar:
    """Counts steps; shown only after some seconds of ``patience`` and where standard error is a terminal.

    ``total`` is None where nobody knows it beforehand.
    """

    def __init__(self, what: str, total: int | None = None, *, patience: float = _PATIENCE) -> None:
        self._what = what
        self._total = total
        self._patience = patience
        self._begun = time.monotonic()
        self._progress: Progress | None = None
        self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def step(self) -> None:
        """Count one more."""
        self._done += 1
        if self._progress is None and sys.stderr.isatty() and time.monotonic() - self._begun > self._patience:
            self._progress = self._shown()
        if self._progress is not None:
            self._progress.update(self._progress.task_ids[0], completed=self._done)

    def _shown(self) -> "Progress":
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn(self._what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        progress = Progress(*columns, console=Console(stderr=True), transient=True)
        progress.add_task(self._what, total=self._total)
        progress.start()
        return progress
