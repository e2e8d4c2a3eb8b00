"""Lines and chunks: where the paragraphs of a text lie, whatever way its lines were broken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Chunk", "chunks"]

_LINE = re.compile(r"[^\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
_LIST_MARK = re.compile(r"(?:█+|[•●▪■◦‣⁃∙·○*+–—-]|\(?(?:\d{1,2}|[a-z])[.)])[ \t\u00a0]+(?=\S)")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*(?: [(\[][^()\[\]]{1,40}[)\]])?$")
_SHORTEST_WRAPPED = 40
_LONGEST_WRAPPED = 110
_RAGGED = 12
_FEWEST_BROKEN = 3


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    gap: bool
    """Whether a blank line stands before it."""

    @property
    def mark(self) -> int:
        """Length of the list mark that it opens with, or 0."""
        match = _LIST_MARK.match(self.text)
        return match.end() if match else 0


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph, list item or short line: ``text`` is ``source[start:end]`` on one line, spaces folded."""

    start: int
    end: int
    text: str
    item: bool
    words: int
    """Number of words."""

    @property
    def truncated(self) -> bool:
        """Whether it breaks off in dots, as teasers do."""
        return self.text.endswith(("...", "…", "[…]", "[...]"))

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_ENDS.search(self.text))

    @property
    def prose(self) -> bool:
        """Whether it reads as running text rather than as a heading or a label."""
        if self.words >= 16 or (self.words >= 4 and self.text.endswith((".", '."', ".”", ".)"))):
            return True
        return self.closed and self.words >= 8 and not self.text.endswith("?")


def _lines(text: str) -> Iterator[_Line]:
    previous = 0
    for match in _LINE.finditer(text):
        raw = match[0]
        stripped = raw.strip()
        if stripped:
            start = match.start() + len(raw) - len(raw.lstrip())
            gap = text.count("\n", previous, match.start()) > 1
            yield _Line(start, start + len(stripped), stripped, start - match.start(), gap)
            previous = match.end()


def _wrap_width(lines: list[_Line]) -> int:
    """Return the width to which the text was wrapped, or 0 if every line is a paragraph of its own.

    Wrapped text has many lines that break in mid-sentence, all of nearly one width, and few much longer ones.
    """
    widths = [len(line.text) + line.indent for line in lines]
    narrow = [i for i, w in enumerate(widths[:-1]) if _SHORTEST_WRAPPED <= w <= _LONGEST_WRAPPED]
    ends = [i for i in narrow if not _ENDS.search(lines[i].text)]
    broken = sorted(widths[i] for i in ends)
    going_on = sum(lines[i + 1].text[0].islower() for i in ends)
    if len(broken) < _FEWEST_BROKEN or going_on * 3 < len(broken):
        return 0
    if sum(w > _LONGEST_WRAPPED for w in widths) * 4 > len(widths):
        return 0
    usual = broken[len(broken) // 2]
    width = max(w for w in broken if w <= usual + _RAGGED)
    near = sum(width - 2 * _RAGGED < w <= width for w in broken)
    return width if near * 3 > len(broken) * 2 else 0


def _continues(line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the following line belongs to the same paragraph: its first word did not fit in this one."""
    if following.gap or following.mark:
        return False
    if len(line.text) >= _SHORTEST_WRAPPED and following.text[0].islower() and not _ENDS.search(line.text):
        return True  # a sentence goes on, whatever the width
    if not width or line.indent + len(line.text) > width:
        return False
    if following.indent > line.indent + 1 and not line.mark:
        return False
    first = len(following.text.split(maxsplit=1)[0])
    if line.indent + len(line.text) + 1 + first > width:
        return True
    return line.indent + len(line.text) + 1 + first > width - _RAGGED and following.text[0].islower()


def chunks(text: str) -> list[Chunk]:
    """Return the paragraphs, list items and short lines of a text in order, joined where lines were wrapped."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    made: list[Chunk] = []
    i = 0
    while i < len(lines):
        last = i
        while last + 1 < len(lines) and _continues(lines[last], lines[last + 1], width):
            last += 1
        made.append(_chunk(text, lines[i], lines[last]))
        i = last + 1
    return made


def _chunk(text: str, first: _Line, last: _Line) -> Chunk:
    start = first.start + first.mark
    words = text[start : last.end].split()
    return Chunk(start, last.end, " ".join(words), bool(first.mark), len(words))
