"""Immutable generations of an index on disk: each is built aside, then switched to in one step.

::

    DIRECTORY/CURRENT                         name of the generation that queries read
    DIRECTORY/graph-<sequence>-<fingerprint>/ the generation, and its FILES.json with the size of each file

Readers never see a generation that is being written. A generation that is not whole counts as missing.
"""

import json
import os
import re
import shutil
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from kg_schema import QueryError

__all__ = ["DRAFT", "REMEDY", "DamagedError", "Generations"]

REMEDY: Final = "ask again, and it is made anew"
"""What to do about a damaged index."""
DRAFT: Final = "draft-"
"""Begins the name of what is being written; what nobody touches any more is swept away."""

_CURRENT: Final = "CURRENT"
_FILES: Final = "FILES.json"
_STALE: Final = 3600
"""Seconds after which a draft that was not touched belongs to nobody."""


class DamagedError(QueryError):
    """An index on disk cannot be read as it is."""


class Generations:
    """The generations in a directory that were made with one fingerprint; others are made anew."""

    def __init__(self, directory: Path, fingerprint: str) -> None:
        self.directory = directory
        self._name = re.compile(rf"graph-(\d+)-{re.escape(fingerprint)}")
        self._fingerprint = fingerprint

    def current(self) -> tuple[int, Path] | None:
        """Return sequence number and directory of the current generation; None if there is none that is whole."""
        try:
            name = (self.directory / _CURRENT).read_text(encoding="utf-8").strip()
            match = self._name.fullmatch(name)
            path = self.directory / name
            if match is None or json.loads((path / _FILES).read_text(encoding="utf-8")) != _sizes(path):
                return None
        except (OSError, ValueError):
            return None
        return int(match[1]), path

    def switch(self, sequence: int, fill: Callable[[Path], None]) -> Path:
        """Have ``fill`` write a generation into an empty directory, make it the current one, remove all others."""
        self.directory.mkdir(parents=True, exist_ok=True)
        draft = self._draft()
        draft.mkdir()
        target = self.directory / f"graph-{sequence}-{self._fingerprint}"
        try:
            fill(draft)
            (draft / _FILES).write_text(json.dumps(_sizes(draft)), encoding="utf-8")
            self._install(draft, target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        self._point_at(target.name)
        self._sweep(target.name)
        return target

    def discard(self) -> None:
        """Forget the current generation, so that it is made anew."""
        with suppress(OSError):
            (self.directory / _CURRENT).unlink(missing_ok=True)

    def _install(self, draft: Path, target: Path) -> None:
        shutil.rmtree(target, ignore_errors=True)
        try:
            draft.rename(target)
        except OSError:
            # Another process has just put the same generation there.
            if not (target / _FILES).exists():
                raise

    def _point_at(self, name: str) -> None:
        draft = self._draft()
        with draft.open("w", encoding="utf-8") as stream:
            stream.write(name + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(self.directory / _CURRENT)

    def _draft(self) -> Path:
        return self.directory / f"{DRAFT}{uuid.uuid4().hex}"

    def _sweep(self, kept: str) -> None:
        """Remove older generations, and what processes that were killed left behind."""
        for path in sorted(self.directory.iterdir()):
            if (path.name != kept and path.name.startswith("graph-")) or _is_stale(path):
                shutil.rmtree(path, ignore_errors=True)
                with suppress(OSError):
                    path.unlink(missing_ok=True)


def _is_stale(path: Path) -> bool:
    """Tell whether it is a draft that nobody can still be writing."""
    if not path.name.startswith(DRAFT):
        return False
    with suppress(OSError):
        return time.time() - path.stat().st_mtime > _STALE
    return False


def _sizes(directory: Path) -> dict[str, int]:
    """Return the sizes in bytes of the files that readers of the index leave alone."""
    return {
        p.name: p.stat().st_size
        for p in sorted(directory.iterdir())
        if p.name != _FILES and not p.name.startswith(("LOG", "LOCK"))
    }
