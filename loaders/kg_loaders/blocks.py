"""The blocks of a text: what belongs to the article, and what the page around it printed.

Facts may come from paragraphs and list items, with less confidence from headings and titles, and never from
what was dropped: breadcrumbs, share bars, datelines, teasers of other stories, captions, comments.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg_loaders.boilerplate import MOST_WORDS, furniture, is_caption, is_section_word
from kg_loaders.datelines import is_dateline, is_time_line
from kg_loaders.layout import Chunk, chunks
from kg_loaders.tails import drop_tails

__all__ = ["Block", "BlockKind", "find_blocks"]


_MOST_TITLES = 30  # lines over the text of which one may be its title once more


class BlockKind(StrEnum):
    """What a block is to the extractor; only DROPPED is kept from it."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    HEADING = "heading"
    TITLE = "title"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch ``text[start:end]`` in code points, without surrounding space or list mark.

    ``reason`` says why a dropped block is dropped and is empty otherwise.
    """

    start: int
    end: int
    kind: BlockKind
    reason: str = ""


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in order, without overlap; all but white space and list marks lies in one.

    >>> [b.kind.value for b in find_blocks("Home / World\\n\\nThe council of Oslo rejected the plan on Monday.")]
    ['dropped', 'paragraph']
    """
    parts = chunks(text)
    if len(parts) == 1:
        return (_whole(parts[0]),)
    reasons = [_furniture(part) for part in parts]
    head = _head_length(parts, reasons)
    _drop_head(parts, reasons, head)
    _drop_times(parts, reasons, head)
    _drop_contents(parts, reasons)
    drop_tails(parts, reasons, head)
    if all(reasons):
        return tuple(Block(p.start, p.end, BlockKind.PARAGRAPH) for p in parts)
    title = _title(parts, reasons, head)
    return tuple(_blocks(parts, reasons, title))


def _whole(part: Chunk) -> Block:
    kind = BlockKind.LIST_ITEM if part.item else BlockKind.PARAGRAPH
    return Block(part.start, part.end, kind)


def _blocks(parts: list[Chunk], reasons: list[str], title: int | None) -> Iterator[Block]:
    for i, part in enumerate(parts):
        if reasons[i]:
            yield Block(part.start, part.end, BlockKind.DROPPED, reasons[i])
        elif i == title:
            yield Block(part.start, part.end, BlockKind.TITLE)
        elif part.item:
            yield Block(part.start, part.end, BlockKind.LIST_ITEM)
        else:
            yield Block(part.start, part.end, BlockKind.PARAGRAPH if part.prose else BlockKind.HEADING)


def _furniture(part: Chunk) -> str:
    """Return why a chunk is dropped wherever it stands, or an empty string."""
    if not any(c.isalnum() for c in part.text):
        return "no words"
    if part.words > MOST_WORDS:
        return ""
    if is_caption(part.text):
        return "caption of a picture"
    return furniture(part.text) or ""


def _head_length(parts: list[Chunk], reasons: list[str]) -> int:
    """Return how many chunks stand before the first paragraph; 0 if there is none."""
    return next((i for i, p in enumerate(parts) if p.prose and not p.item and not reasons[i]), 0)


def _drop_head(parts: list[Chunk], reasons: list[str], head: int) -> None:
    """Drop what stands over an article: section names, date and place, the title once more."""
    seen: list[str] = []
    for i in range(head):
        text = parts[i].text
        if reasons[i]:
            continue
        if is_dateline(text) or is_time_line(text):
            reasons[i] = "date line"
        elif is_section_word(text) or (len(text.split()) == 1 and not parts[i].item):
            reasons[i] = "name of a section"
        elif _is_place_line(parts, i):
            reasons[i] = "place of writing"
        elif any(_same(text, other) for other in seen):
            reasons[i] = "the title once more"
        elif len(text.split()) >= 3 and len(seen) < _MOST_TITLES:
            seen.append(text)


def _is_place_line(parts: list[Chunk], i: int) -> bool:
    """Tell whether a short capitalised line stands right over or under a date line."""
    words = parts[i].text.replace(",", " ").split()
    if not 1 <= len(words) <= 5 or not all(w[0].isupper() for w in words) or parts[i].closed:
        return False
    near = [parts[j].text for j in (i - 1, i + 1) if 0 <= j < len(parts)]
    return ("," in parts[i].text or len(words) == 1) and any(is_dateline(text) for text in near)


def _same(text: str, other: str) -> bool:
    """Tell whether two lines are one title, a section's name before it aside."""
    a, b = text.casefold(), other.casefold()
    return a == b or a.endswith((f": {b}", f"| {b}")) or b.endswith((f": {a}", f"| {a}"))


def _drop_times(parts: list[Chunk], reasons: list[str], head: int) -> None:
    """Drop lines after the head that hold but a time or a date, or the name of a section."""
    for i in range(head, len(parts)):
        part = parts[i]
        if reasons[i] or part.words > 12:
            continue
        if is_time_line(part.text) or (is_dateline(part.text) and not part.text.endswith(".")):
            reasons[i] = "date line"
        elif is_section_word(part.text):
            reasons[i] = "name of a section"


def _drop_contents(parts: list[Chunk], reasons: list[str]) -> None:
    """Drop the entries under a label of contents: short lines that come again as headings."""
    label = next((i for i, reason in enumerate(reasons) if reason == "label of the contents"), len(parts))
    last = {part.text.casefold(): i for i, part in enumerate(parts)}
    for j in range(label + 1, len(parts)):
        if parts[j].prose or last[parts[j].text.casefold()] == j:
            return
        reasons[j] = reasons[j] or "entry of the contents"


def _title(parts: list[Chunk], reasons: list[str], head: int) -> int | None:
    """Return which chunk is the title: the first line of three words or more that stands over the text."""
    return next((i for i in range(head) if not reasons[i] and _may_be_title(parts[i])), None)


def _may_be_title(part: Chunk) -> bool:
    return (
        part.words >= 3
        and not part.item
        and part.text[0].isprintable()
        and part.text.lstrip("\"'“‘")[:1].isalnum()
    )
