"""Where a quotation stands in a text: found by us, whatever a model says of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from kg_loaders.blocks import Block, BlockKind
from kg_loaders.llm.passages import sentences
from kg_loaders.parse import PLAIN

__all__ = ["Found", "QuotableText"]

_FEWEST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation ``start`` to ``end``, and the whole sentences around it, in the text's code points.

    ``paragraph`` is the number of its block among those that are read, from 1.
    """

    start: int
    end: int
    sentence_start: int
    sentence_end: int
    paragraph: int


@dataclass(slots=True)
class QuotableText:
    """A text in which quotations are looked up, in the blocks that are read for facts and nowhere else."""

    text: str
    blocks: Sequence[Block]
    """Those that are read; paragraphs are numbered by them."""
    plain: str = field(init=False)
    """The text with plain marks and spaces, as long as the text."""

    def __post_init__(self) -> None:
        self.plain = self.text.translate(PLAIN)

    def find(self, quotation: str, paragraph: int | None) -> Found | str:
        """Return where the words of the quotation stand, or why they are taken for no quotation.

        Typographic marks count as their plain ones, and any white space as any other; all else must be the
        text's own, whole words, within one paragraph. Where it stands several times, ``paragraph`` says which.
        """
        words = quotation.translate(PLAIN).split()
        if len(words) < _FEWEST_WORDS:
            return f"its quotation “{quotation}” is shorter than {_FEWEST_WORDS} words"
        spans = self.spans(words)
        if not spans:
            return "its quotation does not stand in the text word for word, within one paragraph"
        if len(spans) > 1 and paragraph is None:
            return "its quotation stands in the text more than once, and it is not said where"
        start, end, number = min(spans, key=lambda span: (abs(span[2] - (paragraph or 0)), span[0]))
        block = self.blocks[number - 1]
        around = [s for s in sentences(self.text, block.start, block.end) if s[0] < end and start < s[1]]
        return Found(start, end, min(start, around[0][0]), max(end, around[-1][1]), number)

    def spans(self, words: Sequence[str], *, any_case: bool = False) -> list[tuple[int, int, int]]:
        """Return start, end and paragraph of each place where these words stand one after the other."""
        if not words:
            return []
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
        searched = re.compile(pattern, re.IGNORECASE if any_case else 0)
        return [
            (match.start(), match.end(), number)
            for number, block in enumerate(self.blocks, 1)
            for match in searched.finditer(self.plain, block.start, block.end)
        ]

    def is_headline(self, paragraph: int) -> bool:
        """Tell whether the paragraph of this number is a title or a heading."""
        return self.blocks[paragraph - 1].kind in (BlockKind.TITLE, BlockKind.HEADING)
