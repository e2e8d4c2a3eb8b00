"""Folders: which files in them are articles."""

import os
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from kg_loaders.readers.registry import reader_by_suffix
from kg_loaders.readers.sidecars import is_annotation, is_sidecar

__all__ = ["IGNORE_FILE", "article_files", "left_out"]

IGNORE_FILE = ".kgignore"
_PAGE_ASSETS = ("_files", ".files")


def article_files(folder: Path) -> Iterator[Path]:
    """Yield the files under a folder that may be articles, sorted; links to folders are not followed.

    Left out are hidden names, files of no known format, metadata beside an article, annotations
    (``*.gold.json``), the folder of pictures that browsers save beside a page, and what ``.kgignore`` names.
    """
    return filter(_is_article, _files(folder))


def left_out(folder: Path) -> dict[str, int]:
    """Return how many files under a folder are of no known format, by suffix in lower case, sorted.

    What ``article_files`` leaves out for another reason is not counted.
    """
    unknown = (path for path in _files(folder) if reader_by_suffix(path) is None and path.is_file())
    return dict(sorted(Counter(path.suffix.lower() for path in unknown).items()))


def _files(folder: Path) -> Iterator[Path]:
    """Yield what is in a folder, sorted, but for hidden names, the folders of pages and what is to be ignored."""
    rules = _rules(folder / IGNORE_FILE)
    for place, folders, names in os.walk(folder):
        here = Path(place)
        pages = {Path(n).stem for n in names if Path(n).suffix.lower() in (".html", ".htm", ".xhtml")}
        folders[:] = sorted(
            f
            for f in folders
            if not f.startswith(".") and not _ignored(here / f, folder, rules) and not _assets(f, pages)
        )
        for name in sorted(names):
            path = here / name
            if not name.startswith(".") and not _ignored(path, folder, rules):
                yield path


def _is_article(path: Path) -> bool:
    return (
        reader_by_suffix(path) is not None and path.is_file() and not is_annotation(path) and not is_sidecar(path)
    )


def _assets(folder: str, pages: set[str]) -> bool:
    return any(folder.endswith(s) and folder.removesuffix(s) in pages for s in _PAGE_ASSETS)


def _rules(path: Path) -> list[tuple[str, bool]]:
    """Return the patterns of an ignore file in order, each with whether it takes a name back in (``!``)."""
    if not path.is_file():
        return []
    lines = (line.strip() for line in path.read_text("utf-8", "replace").splitlines())
    return [(line.lstrip("!").rstrip("/"), line.startswith("!")) for line in lines if line and line[0] != "#"]


def _ignored(path: Path, folder: Path, rules: list[tuple[str, bool]]) -> bool:
    """Tell whether the last rule that fits says so; a pattern with a slash is matched from the folder on."""
    relative = path.relative_to(folder).as_posix()
    ignored = False
    for pattern, back in rules:
        name = relative if "/" in pattern else path.name
        if fnmatchcase(name, pattern.lstrip("/")):
            ignored = not back
    return ignored
