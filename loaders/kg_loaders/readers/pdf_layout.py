"""From pieces of text with places on pages to paragraphs in reading order."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from statistics import median

__all__ = ["Fragment", "paragraphs"]

_MARGIN = 0.1  # share of a page's height in which running heads and page numbers stand
_HEAD_WORDS = 12
_STEP = 2.0  # points between the places that are tried for a gutter
_EDGE = 0.15  # share of a page's width at either side in which no gutter is
_GUTTER = 7.0  # narrowest gutter between columns, in points
_FEWEST_ROWS = 4  # of a column
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:][\"'”’)\]]*$")
_LIST_MARK = re.compile(r"(?:[•●▪■◦‣*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s+\S")
_WORD = re.compile(r"[\w’']+")
_BROKEN = re.compile(r"([\w’']+)[-\u00ad\u2010]$")
_SPACE = 0.12  # narrowest gap that is a space, in heights of a letter
_KEPT_HYPHEN = frozenset(
    re.findall(
        r"\w+",
        "self well non anti pro ex long short high low half two three four five six seven eight nine ten cross "
        "mid post pre vice so co all far hard full part left right back north south east west semi multi inter",
    )
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text on a page, in points from its upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    page_height: float

    @property
    def height(self) -> float:
        """Height of its letters."""
        return max(self.bottom - self.top, 1.0)


@dataclass(slots=True)
class _Line:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    height: float
    column: int = 0


def paragraphs(pages: Sequence[Sequence[Fragment]]) -> list[str]:
    """Return the paragraphs of pages in reading order: columns one after the other, running heads left out."""
    heads = _running(pages)
    lines: list[_Line] = []
    for page in pages:
        usual = median([f.height for f in page if not _in_margin(f)] or [0.0])
        body = [f for f in page if not (_in_margin(f) and (_folded(f.text) in heads or _is_small_print(f, usual)))]
        for column in _columns(body):
            number = lines[-1].column + 1 if lines else 0
            made = _lines(column)
            for line in made:
                line.column = number
            lines.extend(made)
    words = Counter(re.findall(r"[\w-]+", " ".join(line.text for line in lines).lower()))
    return [_joined(group, words) for group in _groups(lines)]


def _in_margin(fragment: Fragment) -> bool:
    return fragment.bottom < _MARGIN * fragment.page_height or fragment.top > (1 - _MARGIN) * fragment.page_height


def _is_small_print(fragment: Fragment, usual: float) -> bool:
    """Tell whether a short piece in a margin is set smaller than the text of its page: a running head or foot."""
    return len(fragment.text.split()) <= _HEAD_WORDS and fragment.height < 0.9 * usual


def _folded(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()).casefold())


def _running(pages: Sequence[Sequence[Fragment]]) -> set[str]:
    """Return what stands in the margins of more than one page, numbers aside, and bare page numbers."""
    margins = [{_folded(f.text): f.text for f in page if _in_margin(f)} for page in pages]
    counts = Counter(text for margin in margins for text in margin)
    numbers = {folded for margin in margins for folded, text in margin.items() if _PAGE_NUMBER.fullmatch(text)}
    return numbers | {text for text, count in counts.items() if count > 1 and count * 2 >= len(pages)}


def _columns(fragments: list[Fragment]) -> list[list[Fragment]]:
    """Cut a page at its gutters: bands over the full width, and between them the columns from left to right."""
    gutter = _gutter(fragments)
    if gutter is None:
        return [fragments] if fragments else []
    cut: list[list[Fragment]] = []
    band: list[Fragment] = []
    wide = sorted((f for f in fragments if f.left < gutter < f.right), key=lambda f: (f.top, f.left))
    rest = sorted((f for f in fragments if not f.left < gutter < f.right), key=lambda f: (f.top, f.left))
    for across in [*wide, None]:
        level = across.top + across.height / 2 if across else math.inf
        above = [f for f in rest if f.bottom <= level]
        rest = [f for f in rest if f.bottom > level]
        if above and band:
            cut.append(band)
            band = []
        for side in ([f for f in above if f.right <= gutter], [f for f in above if f.left >= gutter]):
            cut.extend(_columns(side))
        if across:
            band.append(across)
    return [*cut, band] if band else cut


def _gutter(fragments: list[Fragment]) -> float | None:
    """Return the middle of the widest white strip that parts the fragments into two columns, or None."""
    if len(fragments) < 2 * _FEWEST_ROWS:
        return None
    left, right = min(f.left for f in fragments), max(f.right for f in fragments)
    first = left + (right - left) * _EDGE
    covered = _coverage(fragments, first, int((right - left) * (1 - 2 * _EDGE) / _STEP) + 1)
    allowed = max(1, len(fragments) // 12)
    runs = [(free, [i for i, _ in run]) for free, run in groupby(enumerate(covered), lambda c: c[1] <= allowed)]
    widest = max((steps for free, steps in runs if free), key=len, default=[])
    if len(widest) * _STEP < _GUTTER:
        return None
    middle = first + (widest[0] + widest[-1]) * _STEP / 2
    sides = [_rows(f for f in fragments if f.right <= middle), _rows(f for f in fragments if f.left >= middle)]
    return middle if min(sides) >= _FEWEST_ROWS else None


def _coverage(fragments: list[Fragment], first: float, steps: int) -> list[int]:
    """Return how many fragments lie across each place, ``_STEP`` points from the one before it."""
    changes = [0] * (steps + 1)
    for f in fragments:
        begin = min(max(math.floor((f.left - first) / _STEP) + 1, 0), steps)
        end = min(max(math.ceil((f.right - first) / _STEP), 0), steps)
        if begin < end:
            changes[begin] += 1
            changes[end] -= 1
    return list(accumulate(changes[:-1]))


def _rows(fragments: Iterable[Fragment]) -> int:
    return len({round(f.bottom / 4) for f in fragments})


def _lines(fragments: list[Fragment]) -> list[_Line]:
    """Put the fragments of a column together to lines, from top to bottom."""
    rows: list[list[Fragment]] = []
    top = bottom = -math.inf
    for f in sorted(fragments, key=lambda f: ((f.top + f.bottom) / 2, f.left)):
        if top <= (f.top + f.bottom) / 2 <= bottom:
            rows[-1].append(f)
            top, bottom = min(top, f.top), max(bottom, f.bottom)
        else:
            rows.append([f])
            top, bottom = f.top, f.bottom
    return [_line(sorted(row, key=lambda f: f.left)) for row in rows]


def _line(row: list[Fragment]) -> _Line:
    """Put pieces that stand side by side together, with spaces where there is a gap."""
    height = median(f.height for f in row)
    text, right = "", row[0].left
    for f in row:
        space = " " if text and f.left - right > _SPACE * height else ""
        text = f"{text}{space}{f.text}"
        right = max(right, f.right)
    return _Line(text, row[0].left, right, min(f.top for f in row), max(f.bottom for f in row), height)


def _groups(lines: list[_Line]) -> list[list[_Line]]:
    """Group lines to paragraphs, also across columns and pages."""
    groups: list[list[_Line]] = []
    gaps = [b.top - a.bottom for a, b in pairwise(lines) if a.column == b.column]
    usual = median(gaps) if gaps else 0.0
    edges = {
        c: _edge([line for line in lines if line.column == c]) for c in sorted({line.column for line in lines})
    }
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last and _belongs(last, line, usual, edges[last.column]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _edge(column: list[_Line]) -> float:
    """Return how far right the lines of a column's usual type reach; headlines may reach further."""
    usual = median(line.height for line in column)
    return max(line.right for line in column if line.height <= 1.15 * usual)


def _belongs(last: _Line, line: _Line, usual: float, edge: float) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    text = line.text.strip()
    if _LIST_MARK.match(text) or abs(line.height - last.height) > 0.2 * max(line.height, last.height) + 1.5:
        return False
    ended = bool(_ENDS.search(last.text.strip()))
    letter = (last.right - last.left) / max(len(last.text), 1)
    short = last.right + letter * (len(text.split(maxsplit=1)[0]) + 1) < edge
    if last.column != line.column:
        return not ended and (text[0].islower() or not short)
    if line.top - last.bottom > usual + 0.5 * line.height:
        return False
    indented = line.left > last.left + 0.7 * line.height
    return not (ended and (short or indented)) and not (short and not text[0].islower() and not ended)


def _joined(lines: list[_Line], words: Counter[str]) -> str:
    """Join lines to one, words broken at line ends made whole again."""
    pieces: list[str] = []
    for line in lines:
        piece = " ".join(line.text.split())
        broken = _BROKEN.search(pieces[-1]) if pieces else None
        tail = _WORD.match(piece)
        if broken and tail and tail[0][0].islower():
            head = broken[1]
            whole, hyphenated = f"{head}{tail[0]}".lower(), f"{head}-{tail[0]}".lower()
            keep = words[hyphenated] > words[whole] or (not words[whole] and head.lower() in _KEPT_HYPHEN)
            pieces[-1] = f"{pieces[-1][:-1]}{'-' if keep else ''}"
            pieces.append(piece)
        else:
            pieces.append(f" {piece}" if pieces else piece)
    return "".join(pieces)
