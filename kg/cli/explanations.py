"""Explanations for people and programs: why each statement was made, and why other candidates were not."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from kg.cli.output import one_line, width
from kg.cli.statements import claim, plural
from kg_schema import Article, Statement, published_form

if TYPE_CHECKING:
    from kg_loaders.explanations import Dropped, End, Explained, Explanation, Span

__all__ = ["explained_form", "explained_text"]

_LABELS: Final = 12
"""Columns of the labels at the left."""


def explained_form(explained: "Explained", path: str | None = None) -> dict[str, Any]:
    """Return what ``kg extract --json`` prints, an ``explanation`` in each statement, and the list ``dropped``."""
    record = published_form(explained.extraction, path)
    for statement, why in zip(record["statements"], explained.explanations, strict=True):
        statement["explanation"] = asdict(why)
    record["dropped"] = [asdict(candidate) for candidate in explained.dropped]
    return record


def explained_text(explained: "Explained", head: str) -> str:
    """Return the statements with their grounds, then what was dropped, quotation by quotation."""
    extraction = explained.extraction
    names = {entity.key: entity.name for entity in extraction.entities}
    lines = [head, "-" * width()]
    made = list(zip(extraction.statements, explained.explanations, strict=True))
    for quotation, same in groupby(made, key=lambda pair: pair[0].quote):
        lines += ["", _wrapped(f"“{one_line(quotation)}”")]
        for statement, why in same:
            lines += ["", *_told(statement, why, names)]
    lines += ["", f"({plural(len(made), 'statement')})"]
    lines += _dropped(explained.dropped, extraction.article)
    for refusal in extraction.refused:
        where = f"{refusal.start}..{refusal.end}: " if refusal.start is not None else ""
        lines.append(_wrapped(f"{refusal.what} {where}{refusal.reason}", "  - "))
    return "\n".join(lines) + "\n"


def _told(statement: Statement, why: "Explanation", names: dict[str, str]) -> Iterator[str]:
    relation = claim(statement, names.get(statement.attributed_to or ""))
    source, target = names[statement.source], names[statement.target]
    yield f"  {one_line(source)}  {relation}  {one_line(target)}   {statement.confidence:.2f}"
    yield _labelled("rule", f"{why.rule} ({why.kind}), by “{one_line(why.trigger.words)}”")
    for label, end in (("source", why.source), ("target", why.target)):
        if end is not None:
            yield _labelled(label, _end(end))
    if why.because:
        yield _labelled("fact", f"{statement.polarity}, {statement.modality}: by “{one_line(why.because)}”")
    if why.said_by:
        yield _labelled("said", f"by “{one_line(why.said_by)}”")
    parts = ", ".join(f"{part.what} {part.points:+.2f}" for part in why.confidence if round(part.points, 2))
    yield _labelled("confidence", f"in log-odds: {parts}")


def _end(end: "End") -> str:
    way = f" ({' > '.join(end.path)})" if end.path else ""
    return f"“{one_line(end.at.words)}”, {end.found}, {end.reach}{way}"


def _dropped(candidates: Iterable["Dropped"], article: Article) -> Iterator[str]:
    found = list(candidates)
    if not found:
        return
    yield ""
    yield f"Dropped ({plural(len(found), 'candidate')}):"
    for candidate in found:
        yield ""
        yield _wrapped(f"“… {one_line(_around(article.text, candidate.trigger))} …”")
        yield _wrapped(f"{candidate.relation} by {candidate.rule}: {one_line(candidate.reason)}", "  - ")


def _around(text: str, span: "Span") -> str:
    """Return the words around a span, from its paragraph, for people to find it by."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - 40)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + 40)
    left = text[start : span.start]
    right = text[span.end : end]
    left = left.split(" ", 1)[-1] if start == span.start - 40 else left
    right = right.rsplit(" ", 1)[0] if end == span.end + 40 else right
    return f"{left}[{span.words}]{right}"


def _labelled(label: str, text: str) -> str:
    return _wrapped(text, f"    {label:{_LABELS}}")


def _wrapped(text: str, first: str = "") -> str:
    return textwrap.fill(text, width(), initial_indent=first, subsequent_indent=" " * len(first))
