"""Stretches of a text that do not overlap."""

from bisect import bisect_right
from collections.abc import Iterable

__all__ = ["Spans"]


class Spans:
    """Sorted spans, asked whether a place lies in one of them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        pairs = list(spans)
        self._starts = [start for start, _ in pairs]
        self._ends = [end for _, end in pairs]

    def end_of(self, position: int) -> int | None:
        """Return where the span around a place ends, None if no span is there."""
        index = bisect_right(self._starts, position) - 1
        return self._ends[index] if index >= 0 and position < self._ends[index] else None

    def __contains__(self, position: int) -> bool:
        return self.end_of(position) is not None
