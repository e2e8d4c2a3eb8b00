"""Who stands where, and how do we know? The application: ledger, graph, queries, command line.

>>> import kg
>>> with kg.open("my-articles") as workspace:  # doctest: +SKIP
...     graph = workspace.graph()
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.workspace import Workspace

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(directory: str | Path, *, create: bool = False) -> "Workspace":
    """Open the workspace in a directory, or make it if ``create``; a context manager that closes it.

    Raises kg_schema.WorkspaceError, in one sentence, when it cannot be used.
    """
    from kg.workspace import Workspace

    return Workspace.open(Path(directory), create=create)
