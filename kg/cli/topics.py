"""Find the proposal that a user names, among those that are one across articles."""

from kg.analysis.proposals import ProposalGroup, Proposals
from kg.cli.lookup import find_entity, likeness
from kg_schema import Graph, NotFoundError, slug

__all__ = ["find_proposal", "find_topic"]


def find_proposal(proposals: Proposals, wanted: str) -> ProposalGroup:
    """Return the group with this name, or that holds a proposal with this id.

    NotFoundError names the candidates where several have the name, the three nearest names where none has it.
    """
    if wanted in proposals.of:
        return proposals.of[wanted]
    key = slug(wanted)
    named = [group for group in proposals.groups if key and slug(group.name) == key]
    named = named or [group for group in proposals.groups if key and key in map(slug, group.names)]
    if len(named) == 1:
        return named[0]
    if named:
        candidates = ", ".join(f"{group.id} ({group.name})" for group in named)
        raise NotFoundError(f"'{wanted}' may be any of {candidates}: give the id.")
    near = ", ".join(f"'{name}'" for name in _nearest(proposals, wanted))
    hint = f"; nearest are {near}." if near else ": nobody takes a stand on anything here."
    raise NotFoundError(f"There is no proposal '{wanted}'{hint}")


def _nearest(proposals: Proposals, wanted: str) -> list[str]:
    """Return the three nearest names, each of another proposal."""
    best = (min((-likeness(wanted, name), name) for name in group.names) for group in proposals.groups)
    return [name for _, name in sorted(set(best))[:3]]


def find_topic(graph: Graph, proposals: Proposals, wanted: str) -> str:
    """Return the id of the entity that the user names; of proposals that are one, that of their group."""
    try:
        return find_entity(graph, wanted).id
    except NotFoundError:
        key = slug(wanted)
        groups = [group for group in proposals.groups if key in map(slug, group.names)]
        if len(groups) != 1:
            raise
        return groups[0].id
