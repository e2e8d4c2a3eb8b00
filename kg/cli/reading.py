"""Read the graph of a workspace for a command that only looks at it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg_schema import Graph

__all__ = ["graph_of", "without_collecting"]


@contextmanager
def without_collecting() -> Iterator[None]:
    """Search for no reference cycles meanwhile.

    Of the many small records of a graph none is garbage, and to look through them again and again takes a quarter
    of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def graph_of(directory: Path) -> Iterator["Graph"]:
    """Give the graph of the workspace, without collecting until done; raise WorkspaceError if there is none."""
    from kg.workspace import Workspace

    with without_collecting():
        with Workspace.open(directory) as opened:
            graph = opened.graph()
        yield graph
