"""What a reader without JavaScript gets: every statement with its quotation, as plain text in the page."""

from html import escape
from typing import Final

from kg_schema import Relation
from kg_visualizations.view import StatementView, ViewModel, relation_label

__all__ = ["fallback", "judged_in_words"]

_LIMIT: Final = 2_000


def fallback(view: ViewModel) -> str:
    """Return the statements as an HTML list, 2,000 at most, everything from articles escaped."""
    rows = "\n".join(_row(view, s) for s in view["statements"][:_LIMIT])
    left = len(view["statements"]) - _LIMIT
    more = f"<p>{left} more statements are shown where scripts may run.</p>" if left > 0 else ""
    return (
        f"<p>This list is the evidence without the drawing, which needs JavaScript.</p>\n<ol>\n{rows}\n</ol>{more}"
    )


def _row(view: ViewModel, s: StatementView) -> str:
    source, target = (escape(view["entities"][s[end]]["name"]) for end in ("source", "target"))
    relation = relation_label(Relation(s["relation"]))
    note = "" if s["edge"] else f" <strong>[not drawn: {escape(s['status'])}]</strong>"
    quote = escape("".join(text for text, quoted, _ in s["clip"] if quoted))
    claim = f"<b>{source}</b> {relation} <b>{target}</b>{note}"
    return f"<li>{claim}<blockquote>{quote}</blockquote>{_origin(view, s)}</li>"


def _origin(view: ViewModel, s: StatementView) -> str:
    article = view["articles"][s["article"]]
    speaker = "the article" if s["speaker"] is None else view["entities"][s["speaker"]]["name"]
    parts = [
        article["publisher"] or "publisher unknown",
        article["title"] or "untitled",
        article["dateLabel"] or "undated",
        f"said by {speaker}",
        f"confidence {s['confidence']:.2f}",
        judged_in_words(s),
    ]
    return f"<p>{escape(' · '.join(part for part in parts if part))}</p>"


def judged_in_words(s: StatementView) -> str:
    """Return what a person decided about a statement: ``accepted by Ada, 3 May 2024: checked``; or nothing."""
    judged = s["judged"]
    if judged is None:
        return ""
    return f"{judged['verdict']} by {judged['who']}, {judged['day']}" + (
        f": {judged['why']}" if judged["why"] else ""
    )
