"""What readers take and give: inputs, drafts of articles, readings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

from kg_loaders.metadata import Metadata
from kg_schema import Article, ReadError

__all__ = ["Draft", "Input", "Metadata", "ReadOptions", "Reader", "Reading"]

_MEGABYTE = 1_000_000


def _nothing(label: str) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Limits and choices of one call of ``read``; sizes are in bytes, times in seconds.

    ``limit`` is the greatest number of articles that one call gives. ``field_map`` names the fields of JSON, JSONL
    and CSV whose names are not among the usual ones: ``{"text": "body"}`` takes the text from ``body``.
    """

    limit: int | None = None
    field_map: dict[str, str] = field(default_factory=dict)
    allow_private: bool = False
    """Whether an address of this machine or of a private network may be fetched."""
    follow: bool = False
    """Whether the pages that a feed links to are fetched, where the feed itself holds no full text."""
    timeout: float = 30.0
    """How long one address may take, redirects and the whole answer together."""
    redirects: int = 5
    file_limit: int = 50 * _MEGABYTE
    """Greatest size of an input that has to be held in memory whole; JSONL and CSV are read line by line."""
    article_limit: int = 1_000_000
    """Greatest length of one article, in code points; also of one line of JSONL or CSV times eight."""
    skip: Callable[[str], bool] = _nothing
    """Tells of an input's label, before it is opened or fetched, whether it is passed over in silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """Something to read: a file or bytes at hand, under the name that is shown to people."""

    label: str
    path: Path | None = None
    content: bytes | None = None
    url: str | None = None
    media_type: str | None = None

    def open(self) -> BinaryIO:
        """Open it for reading from its beginning."""
        if self.content is not None:
            return BytesIO(self.content)
        if self.path is None:
            raise ReadError(f"{self.label}: there is nothing to open.")
        return self.path.open("rb")

    def whole(self, limit: int) -> bytes:
        """Return its bytes; raise ReadError if they are more than ``limit``."""
        with self.open() as stream:
            content = stream.read(limit + 1)
        if len(content) > limit:
            size = f"{limit / _MEGABYTE:g} MB"
            raise ReadError(
                f"{self.label}: it is larger than {size}, the most that is read; split it or give a smaller one."
            )
        return content


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader made of one article of an input, before flags and neighbouring files are laid over it.

    ``error`` is set in place of ``text`` where this one article cannot be read; the others go on. ``search`` says
    whether title and date may also be looked for in the text.
    """

    label: str
    text: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()
    error: str | None = None
    search: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, or why it could not be read; exactly one of ``article`` and ``error`` is set."""

    label: str
    article: Article | None = None
    error: ReadError | None = None
    notes: tuple[str, ...] = ()


class Reader(Protocol):
    """Reads one format."""

    @property
    def name(self) -> str:
        """Name of the format, e.g. ``text``."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Suffixes of file names in lower case, e.g. ``.txt``."""
        ...

    @property
    def media_types(self) -> tuple[str, ...]:
        """Media types as servers send them, e.g. ``text/plain``."""
        ...

    def drafts(self, source: Input, options: ReadOptions) -> Iterator[Draft]:
        """Yield what the input holds, article by article; raise ReadError only where all of it is unreadable."""
        ...
