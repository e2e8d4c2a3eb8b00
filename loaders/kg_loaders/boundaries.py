"""Boundaries that the parser is told: between main clauses at a semicolon, between speaker and clause at a colon.

The parser reads "Norway sanctioned them; Ecuador did not protest" as one predicate within the other, and what is
negated or said in one clause then reaches the other. Each side is parsed as a sentence of its own where both can
stand alone; "Minister: Hungary rejects the bill" and "Hungary rejects the bill: minister" are parted at the colon.
"""

from typing import TYPE_CHECKING

from spacy.attrs import ORTH

from kg_loaders.labels import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["COLON_LABEL", "part_clauses"]

COLON_LABEL = 8
"""Tokens that a speaker before or after a colon is named with, at most."""
_OPEN, _CLOSED = frozenset('([{"'), frozenset(')]}"')


def part_clauses(doc: "Doc") -> "Doc":
    """Mark the token after such a semicolon or colon as the start of a sentence; the tags must be there."""
    marks = _marks(doc)
    bounds = [0, *(m + 1 for m in marks), len(doc)]
    for k, mark in enumerate(marks):
        left, right = doc[bounds[k] : mark], doc[mark + 1 : bounds[k + 2]]
        if doc[mark].text == ";":
            parted = _is_finite(_last_sentence(left)) and _is_finite(_first_sentence(right))
        else:
            parted = _is_label(left) and _is_finite(right)
            parted = parted or (_is_finite(left) and _is_label(right) and _ends_headline(right))
        if parted:
            doc[mark + 1].is_sent_start = True
    return doc


def _marks(doc: "Doc") -> list[int]:
    """Return the semicolons outside brackets and quotations, and the first colon of a text, in order."""
    strings = doc.vocab.strings
    if not {strings[":"], strings[";"]}.intersection(doc.to_array(ORTH).tolist()):
        return []  # as in nine texts of ten
    found: list[int] = []
    depth, colons = 0, 0
    for token in doc[:-1]:
        if token.text == '"':
            depth = 0 if depth else 1
        elif token.text in _OPEN:
            depth += 1
        elif token.text in _CLOSED:
            depth = max(0, depth - 1)
        elif not depth and token.text == ";":
            found.append(token.i)
        elif not depth and token.text == ":" and not colons:
            colons += 1
            found.append(token.i)
    return found


def _is_finite(span: "Span") -> bool:
    """Tell whether there is a finite verb, so that the words can stand as a sentence."""
    return any(t.tag_ in FINITE for t in span)


def _is_label(span: "Span") -> bool:
    """Tell whether the words name somebody or something and say nothing of it."""
    words = [t for t in span if not t.is_punct]
    return 0 < len(words) <= COLON_LABEL and not any(t.tag_.startswith("VB") or t.tag_ == "MD" for t in words)


def _ends_headline(label: "Span") -> bool:
    """Tell whether a label ends a text that has no full stop, and is one name rather than a list."""
    return (
        label.end == len(label.doc) and not label[-1].is_punct and not any(t.text in (",", "and") for t in label)
    )


def _last_sentence(span: "Span") -> "Span":
    stops = [t.i for t in span if t.text in (".", "?", "!")]
    return span.doc[stops[-1] + 1 : span.end] if stops else span


def _first_sentence(span: "Span") -> "Span":
    stops = [t.i for t in span if t.text in (".", "?", "!")]
    return span.doc[span.start : stops[0]] if stops else span
