"""What is known of an article beside its text, and what of it the text itself shows."""

import re
from dataclasses import dataclass, fields, replace

from kg_loaders.blocks import Block, BlockKind, find_blocks
from kg_loaders.datelines import PrintedDate, find_date, is_dateline, parse_date

__all__ = ["Metadata", "metadata_in_text"]

_NOT_STATED = "not stated in the text"
_UPDATED = re.compile(r"\b(?:updated|modified|corrected)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|released|issued|first)\b", re.IGNORECASE)
_CITY_LINE = re.compile(
    r"(?-i:[A-ZÀ-Þ][A-ZÀ-Þ .,’'/-]{2,60}?),?\s+(?P<date>[\w., ]{8,24}?)\s*(?:\([^()]{2,40}\)\s*)?(?:—|–|-{1,2})\s"
)
_RIGHTS = re.compile(
    r"(?:copyright )?(?:©|\(c\)) ?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?) (?P<name>[A-Z][\w&’'. -]{1,60}?)"
    r"(?:\.|,)? (?:All rights reserved)\.?",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:By|BY|Written by|Words by) (?P<names>.+)")
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'.-]*(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w’'.-]*){1,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of an article; None and the empty tuple mean unknown.

    ``published`` may be written in any usual way; ``Metadata.dated`` makes ISO 8601 of it. ``published_note``
    says where the date was found, or why it is unknown. ``modified`` is a date or a time in UTC, ISO 8601.
    """

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_note: str | None = None
    language: str | None = None
    modified: str | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """Return this metadata, and where it is silent the other's; a date takes its own note along."""
        known = {f.name: value for f in fields(self) if (value := getattr(self, f.name))}
        known.pop("published_note", None)
        if self.published or not other.published:
            known["published_note"] = self.published_note or other.published_note
        return replace(other, **known)

    def dated(self, value: str | None, where: str) -> "Metadata":
        """Return a copy with the date that the value says, noted as found ``where``; unreadable ones are noted."""
        if not value or not value.strip():
            return self
        date = parse_date(value)
        if date is None:
            return replace(
                self, published=None, published_note=f"{where} says '{_short(value)}', which is no date"
            )
        note = f"{where}; {date.note}" if date.note else where
        return replace(self, published=date.value, published_note=note)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def metadata_in_text(text: str, blocks: tuple[Block, ...] | None = None) -> Metadata:
    """Return title, date, authors and publisher as far as the visible text states them safely.

    A date counts only in a line of its own above the text (or marked as published below it) and in the opening
    of a report that begins with its city; never a date in a sentence, and never the time of reading.
    """
    blocks = find_blocks(text) if blocks is None else blocks
    head = _head(blocks)
    found = Metadata(
        title=_title(text, blocks, head), authors=_authors(text, head), publisher=_publisher(text, blocks)
    )
    return _date(text, blocks, head, found)


def _head(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks above the first paragraph; all of them when there is no paragraph."""
    first = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.PARAGRAPH), len(blocks))
    return blocks[:first]


def _flat(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split())


def _title(text: str, blocks: tuple[Block, ...], head: tuple[Block, ...]) -> str | None:
    title = next((_flat(text, b) for b in blocks if b.kind is BlockKind.TITLE), None)
    if title is None:
        return None
    again = [_flat(text, b) for b in head if b.reason == "the title once more"]
    return min([title, *again], key=lambda t: (len(t), t))


def _authors(text: str, head: tuple[Block, ...]) -> tuple[str, ...]:
    for block in head:
        line = _BYLINE.fullmatch(_flat(text, block)) if block.reason == "byline" else None
        if line:
            people = re.split(r",? and |, | & |\s*\|\s*", line["names"])
            return tuple(p for p in people if _NAME.fullmatch(p))
    return ()


def _publisher(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Return who claims the rights in the page's footer; nothing else in a text names its publisher safely."""
    for block in blocks:
        if block.reason == "page footer":
            claim = _RIGHTS.fullmatch(_flat(text, block))
            if claim:
                return claim["name"].strip()
    return None


def _date(text: str, blocks: tuple[Block, ...], head: tuple[Block, ...], found: Metadata) -> Metadata:
    """Add the date of publication: first what is marked as published, then any date line, then the city line."""
    lines = [(b, _flat(text, b)) for b in head if is_dateline(_flat(text, b))]
    below = [(b, _flat(text, b)) for b in blocks[len(head) :] if b.reason == "date line"]
    below = [(b, line) for b, line in below if _PUBLISHED.search(line) and not _UPDATED.search(line)]
    lines += below if len(below) == 1 else []
    lines.sort(key=lambda pair: bool(_UPDATED.search(pair[1])) - bool(_PUBLISHED.search(pair[1])))
    for block, line in lines:
        date = _published_date(line)
        if date:
            number = text.count("\n", 0, block.start) + 1
            note = f"line {number} of the text: '{_short(line)}'" + (f"; {date.note}" if date.note else "")
            return replace(found, published=date.value, published_note=note)
    city = _city_date(text, blocks)
    if city:
        return replace(found, published=city.value, published_note="the opening of the report, after its city")
    return replace(found, published_note=_NOT_STATED)


def _published_date(line: str) -> PrintedDate | None:
    """Return the date after the word that says published, in a line that may also say when it was updated."""
    mark = _PUBLISHED.search(line)
    return find_date(line[mark.end() :] if mark else line) or find_date(line)


def _city_date(text: str, blocks: tuple[Block, ...]) -> PrintedDate | None:
    first = next((b for b in blocks if b.kind is BlockKind.PARAGRAPH), None)
    line = _CITY_LINE.match(_flat(text, first)[:160]) if first else None
    date = find_date(line["date"]) if line else None
    return date if date and line and date.end - date.start == len(line["date"].strip()) else None
