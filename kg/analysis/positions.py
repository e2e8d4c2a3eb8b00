"""Positions: who stands where on which proposal, by how many statements of how many origins, and since when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.analysis.dates import Basis, When, interval, when
from kg.analysis.proposals import ProposalGroup, Proposals, grouped_proposals
from kg.analysis.stances import stance, takes_position
from kg.analysis.voices import origin_keys
from kg_schema import Graph, GraphStatement, NodeKind

__all__ = ["Position", "PositionTable", "positions"]


@dataclass(frozen=True, slots=True)
class Position:
    """Where one actor stands on one proposal, by the statements that say so, the latest last.

    ``stance`` goes from -2 to +2: that of the latest dated statement, the strongest where several are latest;
    None where the statements have both signs and the position is mixed. ``origins`` counts articles, copies of one
    text once.
    """

    actor: str
    proposal: ProposalGroup
    stance: int | None
    lowest: int
    highest: int
    origins: int
    first: When
    latest: When
    statements: tuple[GraphStatement, ...]

    @property
    def mixed(self) -> bool:
        """Whether the statements have both signs."""
        return self.stance is None

    @property
    def side(self) -> str:
        """``for``, ``against``, ``neutral`` or ``mixed``."""
        if self.stance is None:
            return "mixed"
        return "for" if self.stance > 0 else "against" if self.stance < 0 else "neutral"


@dataclass(frozen=True, slots=True)
class PositionTable:
    """Positions, by proposal and actor; ``undated`` counts statements left out for having no date at all."""

    positions: tuple[Position, ...]
    undated: int


def positions(
    graph: Graph,
    *,
    as_of: str | None = None,
    min_confidence: float = 0.0,
    proposals: Proposals | None = None,
) -> PositionTable:
    """Return the positions in the graph, of what was known to have been said up to the day ``as_of`` (ISO 8601).

    Then a statement counts if its event, or else its article, is not later; what has no date at all is left out
    and counted.
    """
    proposals = proposals or grouped_proposals(graph)
    articles = {a.id: a for a in graph.articles}
    kinds = {e.id: e.type for e in graph.entities}
    end = None if as_of is None else interval(as_of)[1]
    cells: defaultdict[tuple[str, str], list[tuple[When, GraphStatement]]] = defaultdict(list)
    undated = 0
    for s in graph.statements:
        kind = kinds[s.target]
        if kind is not NodeKind.PROPOSAL or s.confidence < min_confidence or not takes_position(s, kind):
            continue
        dated = when(s, articles[s.article])
        if end is not None and dated.basis is Basis.UNKNOWN:
            undated += 1
        elif end is None or dated.last <= end:
            cells[proposals.of[s.target].id, s.source].append((dated, s))
    origins = origin_keys(graph)
    found = (_position(proposals.of[topic], actor, said, origins) for (topic, actor), said in cells.items())
    ordered = sorted(found, key=lambda p: (p.proposal.name, p.proposal.id, p.actor))
    return PositionTable(tuple(ordered), undated)


def _position(
    group: ProposalGroup, actor: str, said: list[tuple[When, GraphStatement]], origins: dict[str, str]
) -> Position:
    said.sort(key=lambda pair: (pair[0].last, pair[0].first, pair[1].article, pair[1].start, pair[1].id))
    dated = [pair for pair in said if pair[0].basis is not Basis.UNKNOWN] or said
    values = [_value(s) for _, s in said]
    lowest, highest = min(values), max(values)
    return Position(
        actor=actor,
        proposal=group,
        stance=None if lowest < 0 < highest else _latest(dated),
        lowest=lowest,
        highest=highest,
        origins=len({origins[s.article] for _, s in said}),
        first=dated[0][0],
        latest=dated[-1][0],
        statements=tuple(s for _, s in said),
    )


def _latest(dated: Iterable[tuple[When, GraphStatement]]) -> int:
    pairs = list(dated)
    last = pairs[-1][0].last
    return max((_value(s) for day, s in pairs if day.last == last), key=lambda value: (abs(value), value))


def _value(s: GraphStatement) -> int:
    return stance(s, NodeKind.PROPOSAL) or 0
