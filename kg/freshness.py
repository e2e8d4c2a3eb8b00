"""Freshness: whether what an engine keeps on disk was made from this ledger, by this code."""

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from kg_schema import WorkspaceError

__all__ = ["Seal"]

_PACKAGES: Final = ("kg", "kg_schema")


class Seal:
    """A small file beside an engine's own that names the ledger and the code that the engine was filled by.

    The number of the last append alone would not do: a ledger brought back from a backup counts on from there,
    and a change of the code changes the graph of the same ledger.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def fits(self, state: str) -> bool:
        """Tell whether the engine was filled from a ledger of this state by this very code."""
        try:
            return self._path.read_text(encoding="ascii") == _words(state)
        except (OSError, UnicodeDecodeError):
            return False

    def set(self, state: str) -> None:
        """Record that the engine is filled from a ledger of this state by this very code."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(_words(state), encoding="ascii")
        except OSError as error:
            raise WorkspaceError(
                f"{self._path} cannot be written ({error.strerror}): check who may write in that directory."
            ) from error


def _words(state: str) -> str:
    return f"ledger {state or 'empty'}\ncode {_code()}\n"


@cache
def _code() -> str:
    """Return a hash of the sources that turn a ledger into a graph and a graph into what engines hold."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for name, source in sorted(_sources(resources.files(package), package)):
            digest.update(f"{name}\n{len(source)}\n".encode())
            digest.update(source)
    return digest.hexdigest()[:16]


def _sources(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "cli":
            found += _sources(entry, f"{name}/{entry.name}")
        elif entry.name.endswith((".py", ".sql")):
            found.append((f"{name}/{entry.name}", entry.read_bytes()))
    return found
