"""Agreement between two actors, proposal by proposal: the terms that congruence and conflict networks sum up."""

from collections import defaultdict
from dataclasses import dataclass

from kg.analysis.coded import CodedStatement, Duplicates
from kg.analysis.coding import coded_statements
from kg.analysis.communities import MIN_SHARED
from kg.analysis.networks import Aggregation, one_mode
from kg.analysis.proposals import Proposals
from kg_schema import Graph

__all__ = ["Agreement", "SharedProposal", "agreements"]


@dataclass(frozen=True, slots=True)
class SharedProposal:
    """A proposal, by the id of its group, that two actors took sides on, and what it adds to either network."""

    proposal: str
    congruence: float
    conflict: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two actors, the smaller id first, with all proposals that both took sides on, sorted by id."""

    one: str
    other: str
    shared: tuple[SharedProposal, ...]

    @property
    def congruence(self) -> float:
        """Weight of the tie in the congruence network: what each shared proposal adds, summed."""
        return sum(s.congruence for s in self.shared)

    @property
    def conflict(self) -> float:
        """Weight of the tie in the conflict network."""
        return sum(s.conflict for s in self.shared)


def agreements(
    graph: Graph, *, min_shared: int = MIN_SHARED, proposals: Proposals | None = None
) -> tuple[Agreement, ...]:
    """Return the pairs of actors that took sides on ``min_shared`` proposals at least, sorted by their ids.

    Of one actor's statements on a proposal with one sign in one article only the first counts.
    """
    by_concept: defaultdict[str, list[CodedStatement]] = defaultdict(list)
    for s in coded_statements(graph, proposals=proposals):
        by_concept[s.concept].append(s)
    found: defaultdict[tuple[str, str], dict[str, list[float]]] = defaultdict(dict)
    for concept, statements in sorted(by_concept.items()):
        for place, aggregation in enumerate((Aggregation.CONGRUENCE, Aggregation.CONFLICT)):
            network = one_mode(statements, aggregation=aggregation, duplicates=Duplicates.DOCUMENT)
            for edge in network.edges:
                found[edge.source, edge.target].setdefault(concept, [0.0, 0.0])[place] = edge.weight
    return tuple(
        Agreement(one, other, tuple(SharedProposal(c, *weights) for c, weights in sorted(shared.items())))
        for (one, other), shared in sorted(found.items())
        if len(shared) >= min_shared
    )
