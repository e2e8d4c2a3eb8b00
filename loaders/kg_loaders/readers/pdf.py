"""PDF: text in reading order, without running heads, with words put together that were broken at line ends."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg_loaders.readers.base import Draft, Input, ReadOptions
from kg_loaders.readers.decoding import tidied
from kg_loaders.readers.pdf_layout import Fragment, paragraphs
from kg_schema import ReadError

__all__ = ["PdfReader"]

_WORKER = Path(__file__).with_name("pdf_worker.py")
_SECONDS = 90
_SHORT = (("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl"))
_HYPHENS = (("\x02", "-"), ("\ufffe", "-"))  # what the library gives for a hyphen at a line's end
_GLYPHS = str.maketrans(dict((*_SHORT, *_HYPHENS, ("\r", ""), ("\n", " "), ("\x00", ""))))


class PdfReader:
    """Reads a PDF with a text layer as one article; pictures of text need recognition first."""

    name = "pdf"
    suffixes = (".pdf",)
    media_types = ("application/pdf",)

    def drafts(self, source: Input, options: ReadOptions) -> Iterator[Draft]:
        """Yield the one article of a PDF; its own dates of making say nothing of publication."""
        content = source.whole(options.file_limit)
        if b"%PDF-" not in content[:1024]:
            raise ReadError(f"{source.label}: this is not a PDF file, whatever its name says.")
        pages = [_fragments(page) for page in _worked(content, source.label)]
        if not any(pages):
            raise ReadError(f"{source.label}: it holds no text, perhaps pictures of it; recognise the text first.")
        yield Draft(label=source.label, text=tidied("\n\n".join(paragraphs(pages))))


def _worked(content: bytes, label: str) -> list[list[list[Any]]]:
    """Return the pieces of text of each page, read by a process of bounded memory and time."""
    command = [sys.executable, "-P", str(_WORKER)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"{label}: reading it took more than {_SECONDS} seconds; split it.") from error
    if done.returncode != 0:
        raise ReadError(f"{label}: it cannot be read within the memory and time that a PDF may take.")
    answer = json.loads(done.stdout)
    if "error" in answer:
        why = answer["error"] or "this is not a PDF file that can be read; it is damaged"
        raise ReadError(f"{label}: {why}.")
    pages: list[list[list[Any]]] = answer["pages"]
    return pages


def _fragments(page: list[list[Any]]) -> list[Fragment]:
    made = []
    for text, left, bottom, right, top, height in page:
        clean = text.translate(_GLYPHS)
        if clean.strip():
            made.append(Fragment(clean, left, right, height - top, height - bottom, height))
    return made
