"""The graph on a server: what it was filled from, and what a server must do to be brought up to date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from kg_schema import Graph

__all__ = ["Changes", "Mark", "Mirror", "Watch"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a server was filled from: sequence number and state of the ledger, fingerprint of our code."""

    sequence: int
    state: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Changes:
    """How much a server was changed, in nodes and relationships, or in triples."""

    written: dict[str, int]
    removed: dict[str, int]

    @property
    def none(self) -> bool:
        """Whether nothing was changed."""
        return not any((*self.written.values(), *self.removed.values()))


class Watch(Protocol):
    """Yields the items of a list, and shows how far it has come meanwhile."""

    def __call__(self, items: Sequence[T], /) -> Iterable[T]:
        """Yield them in their order."""
        ...


class Mirror(Protocol):
    """A server that can hold the graph."""

    fingerprint: str
    """What identifies the code that makes the rows."""

    def mark(self) -> Mark | None:
        """Return what it was filled from; None if nothing, or if it is not known whether all of it is there."""
        ...

    def bring(self, graph: Graph, before: Graph | None, mark: Mark, watch: Watch) -> Changes:
        """Make it hold exactly this graph; ``before`` is what it holds, None where it must be looked up.

        It can be cut off at any moment: the mark is set at the end, and the next time carries on.
        """
        ...

    def close(self) -> None:
        """Free the connections."""
        ...
