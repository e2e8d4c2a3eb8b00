"""Runs as a process of its own: a PDF on standard input, its pieces of text as JSON on standard output.

A PDF may be made to fill all memory, to loop or to crash the library that reads it; here that ends this process
alone. It imports nothing of ours, so that it can be started as a mere file.
"""

import json
import sys
from typing import Protocol

__all__ = ["main"]

_MEMORY = 1_000_000_000
_SECONDS = 60
_MOST_PAGES = 300
_MOST_PIECES = 200_000
_MOST_PIECES_A_PAGE = 20_000


class _Words(Protocol):
    """The text of a page, as the library gives it."""

    def get_index(self, x: float, y: float, x_tol: float, y_tol: float) -> int | None: ...
    def get_charbox(self, index: int, loose: bool) -> tuple[float, float, float, float]: ...


def _limit() -> None:
    """Bound memory (bytes) and time (seconds of the processor) of this process, where the system can."""
    try:
        import resource
    except ImportError:  # not a POSIX system: the caller's clock alone bounds it
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def _pages(content: bytes) -> dict[str, object]:
    from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        protected = "password" in str(error).lower()
        return {"error": "it is protected by a password; save it without" if protected else ""}
    if len(document) > _MOST_PAGES:
        return {"error": f"it has {len(document)} pages, more than {_MOST_PAGES}; split it"}
    pages: list[list[tuple[str, float, float, float, float, float]]] = []
    pieces = 0
    for number in range(len(document)):
        try:
            page = document[number]
            height, words = page.get_height(), page.get_textpage()
            count = words.count_rects()
            pieces += count
            if count > _MOST_PIECES_A_PAGE or pieces > _MOST_PIECES:
                return {
                    "error": f"page {number + 1} brings it to {pieces} pieces of text, too many for an article"
                }
            boxes = [words.get_rect(i) for i in range(count)]
            pages.append([(words.get_text_bounded(*box), *_loose(words, box), height) for box in boxes])
        except PdfiumError:
            return {"error": f"page {number + 1} is damaged"}
    return {"pages": pages}


def _loose(words: _Words, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return a box as high as its type is set, whether or not letters reach above and below the line."""
    left, bottom, right, top = box
    index = words.get_index((left + min(right, left + top - bottom)) / 2, (bottom + top) / 2, 5, 5)
    if index is None:
        return box
    _, low, _, high = words.get_charbox(index, loose=True)
    return (left, low, right, high) if high > low else box


def main() -> None:
    """Read a PDF from standard input; write ``{"pages": ...}`` or ``{"error": sentence}`` to standard output."""
    content = sys.stdin.buffer.read()
    _limit()
    json.dump(_pages(content), sys.stdout)


if __name__ == "__main__":
    main()
