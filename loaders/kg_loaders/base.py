"""The contract that every extractor keeps."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from kg_schema import Article, Extraction

if TYPE_CHECKING:
    from kg_loaders.explanations import Explained

__all__ = ["Explainer", "Extractor"]


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


@runtime_checkable
class Explainer(Protocol):
    """An extractor that can also say why it made each statement and left others."""

    def explain(self, articles: Iterable[Article]) -> Iterator["Explained"]:
        """Yield the extraction of each article, in order, with its explanation."""
        ...
