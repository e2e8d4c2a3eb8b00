"""What a page is asked for: the part of the graph that it shows, and how it says so."""

from dataclasses import dataclass, replace

from kg.finding import find_entity
from kg.pages.selection import Answer, Selection, selected
from kg_schema import Graph
from kg_schema.documents import check_date

__all__ = ["Asked", "asked", "counted", "subtitle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The part that is asked for, the same in ``words``, and what of it to tell whoever asked, as ``notes``."""

    part: Graph
    whole: bool
    words: tuple[str, ...]
    notes: tuple[str, ...]


def asked(
    graph: Graph,
    *,
    about: str | None = None,
    answer: Answer | None = None,
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
) -> Asked:
    """Return the part of the graph about an entity (id or name), of an answer, of some time, sure enough.

    Raises NotFoundError for an entity that is not there, ModelError for a date that is none.
    """
    for date in (since, until):
        check_date(date)
    entity = None if about is None else find_entity(graph, about)
    wanted = Selection(
        about=None if entity is None else entity.id,
        since=since,
        until=until,
        min_confidence=min_confidence,
        answer=answer,
    )
    part = selected(graph, wanted)
    words = [
        f"about {entity.name}" if entity else "",
        "of one query" if answer else "",
        f"since {since}" if since else "",
        f"until {until}" if until else "",
        f"confidence {min_confidence:g} or more" if min_confidence else "",
    ]
    return Asked(
        part=part,
        whole=wanted.whole,
        words=tuple(word for word in words if word),
        notes=tuple(_notes(graph, wanted, part)),
    )


def _notes(graph: Graph, wanted: Selection, part: Graph) -> list[str]:
    notes = []
    if wanted.since or wanted.until:
        published = {a.id: a.published for a in graph.articles}
        kept = selected(graph, replace(wanted, since=None, until=None)).statements
        left = sum(s.event_date is None and published[s.article] is None for s in kept)
        if left:
            notes.append(f"{counted(left, 'statement')} left out: neither event nor article is dated.")
    if not wanted.whole and not part.statements:
        notes.append("nothing of the workspace is in this selection; the page is empty.")
    return notes


def subtitle(graph: Graph, workspace: str, words: tuple[str, ...] = (), day: str = "") -> str:
    """Return what stands under the heading: the workspace, how much of it, what part, as of which day."""
    from kg_visualizations.dates import date_label

    size = f"{counted(len(graph.articles), 'article')}, {counted(len(graph.statements), 'statement')}"
    return " · ".join([f"{workspace}: {size}", *words, *([f"as of {date_label(day)}"] if day else [])])


def counted(number: int, noun: str) -> str:
    """Return the number with its noun: ``1 article``, ``2 articles``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
