"""Freshness: whether what an engine keeps on disk was made from this very ledger."""

from pathlib import Path

from kg_schema import WorkspaceError

__all__ = ["Seal"]


class Seal:
    """A small file beside an engine's own that names the state of the ledger that the engine was filled from.

    The number of the last append alone would not do: a ledger brought back from a backup counts on from there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def fits(self, state: str) -> bool:
        """Tell whether the engine was filled from a ledger of this state."""
        try:
            return self._path.read_text(encoding="ascii") == _words(state)
        except (OSError, UnicodeDecodeError):
            return False

    def set(self, state: str) -> None:
        """Record that the engine is filled from a ledger of this state."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(_words(state), encoding="ascii")
        except OSError as error:
            raise WorkspaceError(
                f"{self._path} cannot be written ({error.strerror}): check who may write in that directory."
            ) from error


def _words(state: str) -> str:
    return f"ledger {state or 'empty'}\n"
