"""Passages: the sentences of a text as slices, found without a language model."""

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["passages"]

_END: Final = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-ZÀ-ÞΑ-ΩА-Я0-9])|\s*\n\s*\n\s*|\s*\n\s*")
_SHORT: Final = frozenset(
    "mr mrs ms dr prof gen col capt lt sgt sen rep gov pres st no vs jr sr inc ltd co corp u.s u.k u.n e.u "
    "jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m".split()
)
_LAST_WORD: Final = re.compile(r"[^\s(“\"]+$")


def passages(text: str) -> Iterator[tuple[int, int]]:
    """Yield ``start, end`` of each sentence in code points, in order, without surrounding blanks.

    A line ends a sentence. A period after an abbreviation or an initial does not.

    >>> text = "Mr. Holm said no. Oslo agreed."
    >>> [text[start:end] for start, end in passages(text)]
    ['Mr. Holm said no.', 'Oslo agreed.']
    """
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] == "." and _is_short(text, start, match.start()):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _is_short(text: str, start: int, period: int) -> bool:
    word = _LAST_WORD.search(text, start, period)
    return word is not None and (word.group().casefold() in _SHORT or len(word.group()) == 1)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if part.strip():
        yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())
