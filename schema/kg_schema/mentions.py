"""Mentions: where in a text an entity is named, and the selectors of the W3C Web Annotation model."""

from dataclasses import dataclass

__all__ = ["CONTEXT", "Mention", "TextQuoteSelector", "quote_selector"]

CONTEXT = 32
"""Code points of text kept before and after a quotation."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the article's text, in code points, that names the entity with this key."""

    entity: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """Web Annotation ``oa:TextQuoteSelector``: the exact quotation with what stands before and after it."""

    exact: str
    prefix: str
    suffix: str


def quote_selector(text: str, start: int, end: int) -> TextQuoteSelector:
    """Return the selector of ``text[start:end]`` with up to 32 code points of context on either side."""
    return TextQuoteSelector(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
