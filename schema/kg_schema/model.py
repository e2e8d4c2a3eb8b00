"""The model as a whole: check that its tables agree with one another."""

from kg_schema.nodes import ACTORS, ENTITIES, NODE_TYPES, NodeKind
from kg_schema.relations import RELATION_TYPES, Family, Relation

__all__ = ["lint"]


def lint() -> list[str]:
    """Return what is wrong with the tables of node types and relations, one sentence each; [] if nothing is."""
    wrong = [f"{kind} has no row in NODE_TYPES." for kind in NodeKind if kind not in NODE_TYPES]
    for relation in Relation:
        row = RELATION_TYPES.get(relation)
        if row is None:
            wrong.append(f"{relation} has no row in RELATION_TYPES.")
            continue
        if not row.sources or not row.targets or not (row.sources | row.targets) <= ENTITIES:
            wrong.append(f"{relation} must join entities.")
        if row.symmetric and row.sources != row.targets:
            wrong.append(f"{relation} is symmetric: its two ends must allow the same types.")
        if row.family is not Family.STRUCTURE and not row.sources <= ACTORS:
            wrong.append(f"{relation} is something that an actor does: its sources must be actors.")
        if row.stance is not None and NodeKind.PROPOSAL not in row.targets:
            wrong.append(f"{relation} has a stance but cannot reach a Proposal.")
        if not row.meaning.endswith("."):
            wrong.append(f"{relation} needs its meaning as a sentence.")
    return wrong
