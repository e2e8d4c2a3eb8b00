"""The contract that every extractor keeps."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from kg_schema import Article, Extraction

__all__ = ["Extractor"]


class Extractor(Protocol):
    """Turns articles into extractions; a pure function of each article.

    ``name`` and ``version`` are stored with what it makes. ``extract`` yields one checked extraction an
    article, in the order of the articles, and reads them lazily in batches.
    """

    @property
    def name(self) -> str:
        """Name of the extractor, e.g. ``rules``."""
        ...

    @property
    def version(self) -> str:
        """Version; a change of it means that the same article may give other statements."""
        ...

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield the extraction of each article, in order."""
        ...
