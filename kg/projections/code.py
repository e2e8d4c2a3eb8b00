"""What identifies the code that a stored index was made by."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import Final

from kg import __version__

__all__ = ["fingerprint"]

_PACKAGES: Final = ("kg_schema", "kg", "kg.projections")
_LENGTH: Final = 12


def fingerprint(engine: str) -> str:
    """Return 12 hexadecimal digits of our version, the engine's version and the code that makes the graph.

    The code counts beside the version, because a clone that is updated keeps its version for a while.
    """
    digest = hashlib.sha256(f"{__version__} {engine} {_version(engine)}".encode())
    for source in _sources():
        digest.update(source)
    return digest.hexdigest()[:_LENGTH]


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "unknown"


def _sources() -> Iterator[bytes]:
    """Yield the modules of the model and of the graph, in order of their names."""
    for package in _PACKAGES:
        for module in sorted(files(package).iterdir(), key=lambda entry: entry.name):
            if module.name.endswith(".py"):
                yield module.read_bytes()
