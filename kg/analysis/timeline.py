"""Timeline: what an actor said and did, in the order of the events' dates."""

from collections.abc import Collection
from dataclasses import dataclass

from kg.analysis.dates import Basis, When, when
from kg.analysis.proposals import Proposals, grouped_proposals
from kg_schema import RELATION_TYPES, Family, Graph, GraphStatement

__all__ = ["Moment", "timeline"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One statement of a timeline; ``undated`` says why its event has no date, and is empty where it has one."""

    when: When
    statement: GraphStatement
    other: str
    """Id of the other end."""
    undated: str

    @property
    def date(self) -> str | None:
        """Date of the event, ISO 8601; never that of the article."""
        return self.when.text if self.when.basis is Basis.EVENT else None

    @property
    def not_after(self) -> str | None:
        """Where the event is undated, the date of the article: an upper bound."""
        return self.when.text if self.when.basis is Basis.PUBLISHED else None


def timeline(
    graph: Graph,
    actor: str,
    *,
    about: str | None = None,
    min_confidence: float = 0.0,
    proposals: Proposals | None = None,
) -> tuple[Moment, ...]:
    """Return the positions, words and deeds of the actor with this id, by date of the event, undated ones last.

    Offices, memberships and places are no events and left out. ``about`` is the id of the other end; of a
    proposal, whatever is one with it counts. Undated events come in the order of their articles' dates.
    """
    wanted = _meant(graph, about, proposals)
    articles = {a.id: a for a in graph.articles}
    moments = []
    for s in graph.statements:
        other = _other_end(s, actor)
        if other is None or s.confidence < min_confidence or (wanted is not None and other not in wanted):
            continue
        date = when(s, articles[s.article])
        undated = "" if date.basis is Basis.EVENT else s.date_note or "no date is stated"
        moments.append(Moment(date, s, other, undated))
    return tuple(sorted(moments, key=_order))


def _meant(graph: Graph, about: str | None, proposals: Proposals | None) -> Collection[str] | None:
    if about is None:
        return None
    group = (proposals or grouped_proposals(graph)).of.get(about)
    return {about} if group is None else set(group.members)


def _other_end(s: GraphStatement, actor: str) -> str | None:
    relation = RELATION_TYPES[s.relation]
    if relation.family is Family.STRUCTURE:
        return None
    if s.source == actor:
        return s.target
    return s.source if relation.symmetric and s.target == actor else None


def _order(moment: Moment) -> tuple[object, ...]:
    s = moment.statement
    return moment.date is None, moment.when.first, moment.when.last, s.article, s.start, s.end, s.id
