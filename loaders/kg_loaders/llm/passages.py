"""A long article in portions that a model can read at once, each paragraph keeping its place in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg_loaders.blocks import Block
from kg_loaders.temporal.clauses import sentence_starts
from kg_loaders.temporal.spans import Spans

__all__ = ["MOST", "Part", "halves", "passages", "sentences"]

MOST: Final = 6_000
"""Characters of one portion: with the instructions and an answer it fits into a context of 8,000 tokens."""
_LEAST: Final = 400
"""Characters below which a portion is not divided further."""
_NO_SPANS: Final = Spans(())


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the article or a piece of one; ``number`` is what the model calls it."""

    number: int
    start: int
    end: int


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences of ``text[start:end]``, without the space between them."""
    passage = text[start:end]
    starts = [0, *sentence_starts(passage, _NO_SPANS)]
    ends = [*starts[1:], len(passage)]
    return [(start + a, start + a + len(passage[a:b].rstrip())) for a, b in zip(starts, ends, strict=True)]


def passages(text: str, blocks: Sequence[Block], most: int = MOST) -> list[tuple[Part, ...]]:
    """Return the blocks as portions of at most ``most`` characters, cut between sentences where one is longer."""
    portions: list[tuple[Part, ...]] = []
    portion: list[Part] = []
    size = 0
    for number, block in enumerate(blocks, 1):
        for part in _pieces(text, Part(number, block.start, block.end), most):
            length = part.end - part.start
            if portion and size + length > most:
                portions.append(tuple(portion))
                portion, size = [], 0
            portion.append(part)
            size += length
    return [*portions, tuple(portion)] if portion else portions


def halves(text: str, portion: tuple[Part, ...]) -> tuple[tuple[Part, ...], tuple[Part, ...]] | None:
    """Return the portion in two, None where it is too short for that."""
    if len(portion) > 1:
        middle = len(portion) // 2
        return portion[:middle], portion[middle:]
    (part,) = portion
    if part.end - part.start < _LEAST:
        return None
    first, *rest = _pieces(text, part, (part.end - part.start) * 3 // 5)
    return ((first,), tuple(rest)) if rest else None


def _pieces(text: str, part: Part, most: int) -> Iterator[Part]:
    """Yield the part in pieces of at most ``most`` characters: between sentences, else words, else anywhere."""
    begun = part.start
    at = begun
    for start, end in sentences(text, part.start, part.end):
        if end - begun <= most:
            at = end
            continue
        if start > begun:
            yield replace(part, start=begun, end=at)
            begun = start
        while end - begun > most:
            cut = text.rfind(" ", begun + most // 2, begun + most + 1)
            cut = cut if cut > begun else begun + most
            yield replace(part, start=begun, end=cut)
            begun = cut + (text[cut] == " ")
        at = end
    yield replace(part, start=begun, end=part.end)
