"""Clippings: a quotation within its paragraph, with both ends of the statement marked."""

import re
from collections.abc import Iterable
from itertools import pairwise

from kg_schema import Article, GraphEntity, GraphStatement

__all__ = ["Segment", "clipping", "highlighted_paragraphs"]

Segment = tuple[str, bool, str]
"""Text, whether it is within the quotation, and its role: ``source``, ``target``, ``both`` or empty."""

_CONTEXT = 180
_SENTENCE = re.compile(r"[.!?][”\"’)]?\s+")

Span = tuple[int, int]


def clipping(
    statement: GraphStatement, article: Article | None, source: GraphEntity, target: GraphEntity
) -> list[Segment]:
    """Cut a statement's quotation out of its article, with up to 180 characters of its paragraph on either side.

    The ends are marked where the statement says that they are named, else where the quotation holds their
    name or an alias. Without the article's text, prefix and suffix of the statement are the context.
    """
    quote = (statement.start, statement.end)
    spans: tuple[Span | None, Span | None] = (None, None)
    if article is None or article.text[quote[0] : quote[1]] != statement.quote:
        text = statement.prefix + statement.quote + statement.suffix
        quote = (len(statement.prefix), len(statement.prefix) + len(statement.quote))
        window = (0, len(text))
    else:
        text = article.text
        window = _window(text, quote)
        spans = (statement.source_span, statement.target_span)
    ends = {
        "source": spans[0] or _named(text, quote, source),
        "target": spans[1] or _named(text, quote, target),
    }
    segments = _cut(text, window, quote, {role: span for role, span in ends.items() if span is not None})
    return _ellipses(segments, text, window)


def _window(text: str, quote: Span) -> Span:
    start = text.rfind("\n", 0, quote[0]) + 1
    end = text.find("\n", quote[1])
    end = len(text) if end < 0 else end
    if quote[0] - start > _CONTEXT:
        start = _first_break(text, quote[0] - _CONTEXT, quote[0])
    if end - quote[1] > _CONTEXT:
        end = _last_break(text, quote[1], quote[1] + _CONTEXT)
    return start, end


def _first_break(text: str, start: int, end: int) -> int:
    found = _SENTENCE.search(text, start, end)
    return found.end() if found else text.find(" ", start, end) + 1 or start


def _last_break(text: str, start: int, end: int) -> int:
    found = [m.end() for m in _SENTENCE.finditer(text, start, end)]
    return found[-1] if found else max(text.rfind(" ", start, end), start)


def _named(text: str, quote: Span, entity: GraphEntity) -> Span | None:
    for name in sorted({entity.name, *entity.aliases}, key=lambda n: (-len(n), n)):
        at = text.find(name, *quote) if name.strip() else -1
        while at >= 0:
            end = at + len(name)
            if not _in_word(text, at - 1, quote) and not _in_word(text, end, quote):
                return at, end
            at = text.find(name, at + 1, quote[1])
    return None


def _in_word(text: str, at: int, quote: Span) -> bool:
    return quote[0] <= at < quote[1] and (text[at].isalnum() or text[at] == "_")


def _cut(text: str, window: Span, quote: Span, ends: dict[str, Span]) -> list[Segment]:
    spans = [quote, *ends.values()]
    borders = {*window, *(b for span in spans for b in span if window[0] < b < window[1])}
    segments: list[Segment] = []
    for start, end in pairwise(sorted(borders)):
        roles = [role for role, span in ends.items() if span[0] <= start and end <= span[1]]
        role = "both" if len(roles) > 1 else "".join(roles)
        segments.append((text[start:end], quote[0] <= start and end <= quote[1], role))
    return segments


def _ellipses(segments: list[Segment], text: str, window: Span) -> list[Segment]:
    if window[0] > 0 and text[window[0] - 1] != "\n":
        segments = [("… ", False, ""), *segments]
    if window[1] < len(text) and text[window[1]] != "\n":
        last, quoted, role = segments[-1]
        segments = [*segments[:-1], (last.rstrip(), quoted, role), ("\u00a0…", False, "")]
    return segments


def highlighted_paragraphs(text: str, spans: Iterable[tuple[int, int, int]]) -> list[list[tuple[str, list[int]]]]:
    """Cut a text into paragraphs of pieces, each with the sorted numbers of the statements that quote it.

    ``spans`` are (start, end, number) in code points; empty lines are left out.
    """
    marked = sorted(spans)
    paragraphs: list[list[tuple[str, list[int]]]] = []
    for line in re.finditer(r"[^\n]+", text):
        if not line.group().strip():
            continue
        here = [s for s in marked if s[0] < line.end() and s[1] > line.start()]
        borders = {line.start(), line.end()}
        borders |= {b for s in here for b in s[:2] if line.start() < b < line.end()}
        pieces = [
            (text[start:end], sorted({n for a, b, n in here if a <= start and end <= b}))
            for start, end in pairwise(sorted(borders))
        ]
        paragraphs.append(pieces)
    return paragraphs
