"""PDF: text in reading order, without running heads, with words put together that were broken at line ends."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg_loaders.readers.base import Draft, Input, ReadOptions
from kg_loaders.readers.decoding import tidied
from kg_loaders.readers.pdf_layout import Fragment, paragraphs
from kg_schema import ReadError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

__all__ = ["PdfReader"]

_MOST_PAGES = 300
_MOST_FRAGMENTS = 20_000
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


class PdfReader:
    """Reads a PDF with a text layer as one article; pictures of text need recognition first."""

    name = "pdf"
    suffixes = (".pdf",)
    media_types = ("application/pdf",)

    def drafts(self, source: Input, options: ReadOptions) -> Iterator[Draft]:
        """Yield the one article of a PDF; its own dates of making say nothing of publication."""
        document = _opened(source.whole(options.file_limit), source.label)
        try:
            if len(document) > _MOST_PAGES:
                raise ReadError(
                    f"{source.label}: it has {len(document)} pages, more than {_MOST_PAGES}; split it."
                )
            pages = [_fragments(document, n, source.label) for n in range(len(document))]
        finally:
            document.close()
        if not any(pages):
            raise ReadError(f"{source.label}: it holds pictures, but no text; run text recognition on it first.")
        yield Draft(label=source.label, text=tidied("\n\n".join(paragraphs(pages))))


def _opened(content: bytes, label: str) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(content)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(f"{label}: it is protected by a password; save it without.") from error
        raise ReadError(
            f"{label}: this is not a PDF file that can be read; it is damaged or of another kind."
        ) from error


def _fragments(document: "PdfDocument", number: int, label: str) -> list[Fragment]:
    """Return the pieces of text of a page with their places."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        words = page.get_textpage()
        count = words.count_rects()
        if count > _MOST_FRAGMENTS:
            raise ReadError(f"{label}: page {number + 1} has {count} pieces of text, too many to be an article.")
        pieces = [(words.get_rect(i), i) for i in range(count)]
        made = [_fragment(words.get_text_bounded(*box), box, page.get_height()) for box, _ in pieces]
    except PdfiumError as error:
        raise ReadError(f"{label}: page {number + 1} is damaged.") from error
    return [f for f in made if f.text.strip()]


def _fragment(text: str, box: tuple[float, float, float, float], height: float) -> Fragment:
    left, bottom, right, top = box
    clean = (
        text.translate(_LIGATURES).replace("\x02", "-").replace("\ufffe", "-").replace("\r", "").replace("\n", " ")
    )
    return Fragment(clean, left, right, height - top, height - bottom, height)
