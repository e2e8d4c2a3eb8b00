"""The bundled sample articles: fictional wire reports, written for this project."""

from importlib.resources import files
from pathlib import Path

__all__ = ["ARTICLES", "write_samples"]

ARTICLES = ("ceasefire", "dam", "mackerel", "pensions", "shipping")
"""Names of the articles, each ``NAME.txt`` with its metadata in ``NAME.json``."""


def write_samples(directory: Path) -> tuple[Path, ...]:
    """Write the sample articles and their metadata into the directory; return the paths of the articles."""
    directory.mkdir(parents=True, exist_ok=True)
    source = files(__name__)
    for name in (f"{stem}{end}" for stem in ARTICLES for end in (".txt", ".json")):
        (directory / name).write_bytes(source.joinpath(name).read_bytes())
    return tuple(directory / f"{stem}.txt" for stem in ARTICLES)
