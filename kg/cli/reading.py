"""Read the graph of a workspace for a command that only looks at it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg_schema import Graph

__all__ = ["graph_of"]


@contextmanager
def graph_of(directory: Path) -> Iterator["Graph"]:
    """Give the graph of the workspace; raise WorkspaceError if there is none.

    Until the command is done nothing is searched for reference cycles: of the many small records none is garbage,
    and to look through them again and again takes a quarter of the time.
    """
    from kg.workspace import Workspace

    collecting = gc.isenabled()
    gc.disable()
    try:
        with Workspace.open(directory) as opened:
            graph = opened.graph()
        yield graph
    finally:
        if collecting:
            gc.enable()
