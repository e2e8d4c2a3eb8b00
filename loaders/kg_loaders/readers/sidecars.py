"""NAME.json beside NAME.txt: metadata that somebody wrote down for an article."""

import json
from collections.abc import Mapping
from pathlib import Path

from kg_loaders.metadata import Metadata
from kg_loaders.readers.fields import metadata_of
from kg_schema import ReadError

__all__ = ["is_annotation", "is_sidecar", "sidecar_metadata", "sidecar_of"]

_DESCRIBED = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf")
_LIMIT = 1_000_000


def is_annotation(path: Path) -> bool:
    """Tell whether a file is an annotation of an article, ``NAME.gold.json``."""
    return path.name.lower().endswith(".gold.json")


def is_sidecar(path: Path) -> bool:
    """Tell whether a JSON file is the metadata of an article that lies beside it."""
    if path.suffix.lower() != ".json":
        return False
    return any(path.with_suffix(suffix).is_file() for suffix in _DESCRIBED)


def sidecar_of(path: Path) -> Path | None:
    """Return the metadata file beside an article, or None."""
    beside = path.with_suffix(".json")
    return beside if path.suffix.lower() in _DESCRIBED and beside.is_file() else None


def sidecar_metadata(path: Path) -> Metadata:
    """Read what a metadata file says; raise ReadError if it is broken."""
    try:
        with path.open("rb") as stream:
            content = stream.read(_LIMIT + 1)
        if len(content) > _LIMIT:
            raise ReadError(f"{path}: it is larger than {_LIMIT} bytes, too much for an article's metadata.")
        values = json.loads(content.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise ReadError(f"{path}: the metadata beside the article is not JSON; repair or remove it.") from error
    if not isinstance(values, Mapping):
        raise ReadError(f"{path}: the metadata beside the article is not an object of names and values.")
    return metadata_of(values, path.name)
