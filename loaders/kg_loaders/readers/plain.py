"""Plain text: one file, one article."""

from collections.abc import Iterator

from kg_loaders.readers.base import Draft, Input, ReadOptions
from kg_loaders.readers.decoding import decoded

__all__ = ["PlainReader"]


class PlainReader:
    """Reads a text file as it stands."""

    name = "text"
    suffixes = (".txt", ".text")
    media_types = ("text/plain",)

    def drafts(self, source: Input, options: ReadOptions) -> Iterator[Draft]:
        """Yield the one article of a text file."""
        text, notes = decoded(source.whole(options.file_limit), source.label)
        yield Draft(label=source.label, text=text, notes=notes)
