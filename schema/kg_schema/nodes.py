"""Node types: what a thing in the graph can be.

Definitions follow the project's annotation guide; the sets ``ACTORS`` and ``PLACES`` are what the ends of
relations are declared with.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = ["ACTORS", "ENTITIES", "NODE_TYPES", "PLACES", "NodeKind", "NodeType"]


class NodeKind(StrEnum):
    """Label of a node; one label per node, so that the same Cypher runs on every engine."""

    PERSON = "Person"
    STATE = "State"
    REGION = "Region"
    ORGANIZATION = "Organization"
    GROUP = "Group"
    PROPOSAL = "Proposal"
    ARTICLE = "Article"
    STATEMENT = "Statement"


@dataclass(frozen=True, slots=True)
class NodeType:
    """One row of the table of node types: its kind, its meaning, and the terms of other vocabularies."""

    kind: NodeKind
    meaning: str
    standard_terms: tuple[str, ...]


NODE_TYPES: Final[dict[NodeKind, NodeType]] = {
    row.kind: row
    for row in (
        NodeType(NodeKind.PERSON, "A named human.", ("schema:Person",)),
        NodeType(
            NodeKind.STATE,
            "A country, recognized or not, with what acts in its name: government, ministry, army, or the "
            "capital where it means the government.",
            ("schema:Country",),
        ),
        NodeType(NodeKind.REGION, "Any other place: city, province, sea, continent, camp.", ("schema:Place",)),
        NodeType(
            NodeKind.ORGANIZATION,
            "A body with a name of its own: party, company, court, parliament, alliance, armed group, or a "
            "ministry that acts for itself.",
            ("schema:Organization",),
        ),
        NodeType(
            NodeKind.GROUP, "An unnamed collective that acts; it stays local to its article.", ("prov:Agent",)
        ),
        NodeType(
            NodeKind.PROPOSAL,
            "What actors take positions on: a plan, deal, truce, law, vote, demand, offer, talks, or a "
            "disputed act.",
            ("skos:Concept",),
        ),
        NodeType(
            NodeKind.ARTICLE,
            "A news text with what is known of its origin.",
            ("schema:NewsArticle", "prov:Entity"),
        ),
        NodeType(
            NodeKind.STATEMENT,
            "One claim of one article, with its verbatim quotation.",
            ("rdf:Statement", "oa:Annotation", "prov:Entity"),
        ),
    )
}

ENTITIES: Final = frozenset(
    {
        NodeKind.PERSON,
        NodeKind.STATE,
        NodeKind.REGION,
        NodeKind.ORGANIZATION,
        NodeKind.GROUP,
        NodeKind.PROPOSAL,
    }
)
"""What a statement can be about."""
ACTORS: Final = ENTITIES - {NodeKind.PROPOSAL}
"""Who can act; a Region acts through its authorities."""
PLACES: Final = frozenset({NodeKind.STATE, NodeKind.REGION})
