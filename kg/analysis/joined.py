"""The graph with proposals that are one across articles made one entity, as positions count them."""

from collections import defaultdict
from dataclasses import replace

from kg.analysis.proposals import ProposalGroup, Proposals, grouped_proposals
from kg.analysis.voices import origin_keys
from kg_schema import Graph, GraphEntity, GraphStatement, Relation

__all__ = ["joined_proposals"]


def joined_proposals(graph: Graph, proposals: Proposals | None = None) -> Graph:
    """Return the graph in which each group of proposals is the one entity that the group is named after.

    The other names become aliases; origins are counted again, as several claims may have become one.
    """
    proposals = proposals or grouped_proposals(graph)
    groups = [group for group in proposals.groups if len(group.members) > 1]
    if not groups:
        return graph
    to = {member: group.id for group in groups for member in group.members}
    made = {group.id: _entity(graph, group) for group in groups}
    entities = [made.get(e.id, e) for e in graph.entities if to.get(e.id, e.id) == e.id]
    statements = (
        replace(s, source=to.get(s.source, s.source), target=to.get(s.target, s.target)) for s in graph.statements
    )
    kept = [s for s in statements if s.source != s.target]
    return replace(graph, entities=tuple(entities), statements=_counted(graph, kept))


def _entity(graph: Graph, group: ProposalGroup) -> GraphEntity:
    members = {e.id: e for e in graph.entities if e.id in group.members}
    head = members[group.id]
    names = {name for e in members.values() for name in (e.name, *e.aliases)} - {group.name}
    return replace(
        head,
        name=group.name,
        aliases=tuple(sorted(names)),
        identifiers={k: v for e in members.values() for k, v in sorted(e.identifiers.items())},
        articles=tuple(sorted({a for e in members.values() for a in e.articles})),
    )


def _counted(graph: Graph, statements: list[GraphStatement]) -> tuple[GraphStatement, ...]:
    origins = origin_keys(graph)
    texts: defaultdict[tuple[str, Relation, str], set[str]] = defaultdict(set)
    for s in statements:
        if s.is_edge:
            texts[s.source, s.relation, s.target].add(origins[s.article])
    return tuple(replace(s, origins=max(1, len(texts[s.source, s.relation, s.target]))) for s in statements)
