"""Relation types: what can be said of two entities.

The one table from which ontology, documentation and checks are derived. PLOVER terms are those of the PLOVER
manual (event types), CAMEO roots those of the CAMEO codebook; an empty term means that the standard has none.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg_schema.nodes import ACTORS, ENTITIES, PLACES, NodeKind

__all__ = ["RELATION_TYPES", "Family", "Relation", "RelationType", "default_stance"]


class Relation(StrEnum):
    """Label of an edge between two entities."""

    SUPPORTS = "SUPPORTS"
    REJECTS = "REJECTS"
    NEUTRAL_ON = "NEUTRAL_ON"
    PROPOSES = "PROPOSES"
    CRITICIZES = "CRITICIZES"
    DEMANDS = "DEMANDS"
    THREATENS = "THREATENS"
    PROTESTS = "PROTESTS"
    NEGOTIATES_WITH = "NEGOTIATES_WITH"
    AGREES_WITH = "AGREES_WITH"
    COOPERATES_WITH = "COOPERATES_WITH"
    AIDS = "AIDS"
    CONCEDES_TO = "CONCEDES_TO"
    RETREATS_FROM = "RETREATS_FROM"
    SANCTIONS = "SANCTIONS"
    MOBILIZES_AGAINST = "MOBILIZES_AGAINST"
    COERCES = "COERCES"
    ATTACKS = "ATTACKS"
    OCCUPIES = "OCCUPIES"
    REPRESENTS = "REPRESENTS"
    MEMBER_OF = "MEMBER_OF"
    LOCATED_IN = "LOCATED_IN"
    CONCERNS = "CONCERNS"


class Family(StrEnum):
    """What sort of thing a relation reports, and its sign."""

    POSITION_FOR = "position +"
    POSITION_AGAINST = "position -"
    POSITION_NEUTRAL = "position 0"
    WORDS_FOR = "words +"
    WORDS_AGAINST = "words -"
    DEEDS_FOR = "deeds +"
    DEEDS_AGAINST = "deeds -"
    STRUCTURE = "structure"

    @property
    def sign(self) -> int:
        """+1 friendly, -1 hostile, 0 neither."""
        return {"+": 1, "-": -1}.get(self.value[-1], 0)


@dataclass(frozen=True, slots=True)
class RelationType:
    """One row of the table of relations: meaning, family, standard terms and ends."""

    relation: Relation
    family: Family
    meaning: str
    sources: frozenset[NodeKind]
    targets: frozenset[NodeKind]
    plover: str = ""
    cameo: tuple[str, ...] = ()
    symmetric: bool = False
    stance: int | None = None

    def allows(self, source: NodeKind, target: NodeKind) -> bool:
        """Tell whether the relation may join these kinds of node, in this direction."""
        return source in self.sources and target in self.targets


_BODIES_AND_PLACES = PLACES | {NodeKind.ORGANIZATION}
_PROPOSAL = frozenset({NodeKind.PROPOSAL})

RELATION_TYPES: Final[dict[Relation, RelationType]] = {
    row.relation: row
    for row in (
        RelationType(
            Relation.SUPPORTS,
            Family.POSITION_FOR,
            "Endorses, praises, backs, defends or votes for.",
            ACTORS,
            ENTITIES,
            plover="SUPPORT",
            cameo=("03", "04", "05"),
            stance=2,
        ),
        RelationType(
            Relation.REJECTS,
            Family.POSITION_AGAINST,
            "Refuses, opposes, votes down, vetoes, is sceptical of or withdraws from.",
            ACTORS,
            ENTITIES,
            plover="REJECT",
            cameo=("12",),
            stance=-2,
        ),
        RelationType(
            Relation.NEUTRAL_ON,
            Family.POSITION_NEUTRAL,
            "Takes no side on a proposal, or abstains.",
            ACTORS,
            _PROPOSAL,
            stance=0,
        ),
        RelationType(
            Relation.PROPOSES,
            Family.POSITION_FOR,
            "Puts forward, drafts or announces a plan of its own.",
            ACTORS,
            _PROPOSAL,
            cameo=("02", "03"),
            stance=2,
        ),
        RelationType(
            Relation.CRITICIZES,
            Family.WORDS_AGAINST,
            "Accuses, condemns, blames, charges or warns about the conduct of.",
            ACTORS,
            ENTITIES,
            plover="ACCUSE",
            cameo=("11",),
            stance=-1,
        ),
        RelationType(
            Relation.DEMANDS,
            Family.WORDS_AGAINST,
            "Asks, urges, calls on or orders; the target is whom, or what is asked for when nobody is named.",
            ACTORS,
            ENTITIES,
            plover="REQUEST",
            cameo=("10",),
            stance=2,
        ),
        RelationType(
            Relation.THREATENS,
            Family.WORDS_AGAINST,
            "Announces harm it may do: force, sanctions, retaliation.",
            ACTORS,
            ENTITIES,
            plover="THREATEN",
            cameo=("13",),
        ),
        RelationType(
            Relation.PROTESTS,
            Family.DEEDS_AGAINST,
            "Demonstrates, strikes or marches against.",
            ACTORS,
            ENTITIES,
            plover="PROTEST",
            cameo=("14",),
            stance=-2,
        ),
        RelationType(
            Relation.NEGOTIATES_WITH,
            Family.WORDS_FOR,
            "Talks with, meets or consults.",
            ACTORS,
            ACTORS,
            plover="CONSULT",
            cameo=("04",),
            symmetric=True,
        ),
        RelationType(
            Relation.AGREES_WITH,
            Family.WORDS_FOR,
            "Signs or concludes a deal with.",
            ACTORS,
            ACTORS,
            plover="AGREE",
            cameo=("05",),
            symmetric=True,
        ),
        RelationType(
            Relation.COOPERATES_WITH,
            Family.DEEDS_FOR,
            "Works together with, in trade, arms, policing or otherwise.",
            ACTORS,
            ACTORS,
            plover="COOPERATE",
            cameo=("06",),
        ),
        RelationType(
            Relation.AIDS,
            Family.DEEDS_FOR,
            "Gives money, arms, relief or shelter.",
            ACTORS,
            ENTITIES,
            plover="AID",
            cameo=("07",),
        ),
        RelationType(
            Relation.CONCEDES_TO,
            Family.DEEDS_FOR,
            "Yields, eases a measure, releases or gives in to.",
            ACTORS,
            ENTITIES,
            plover="CONCEDE",
            cameo=("08",),
        ),
        RelationType(
            Relation.RETREATS_FROM,
            Family.DEEDS_FOR,
            "Withdraws forces from, or surrenders.",
            ACTORS,
            ENTITIES,
            plover="RETREAT",
            cameo=("08",),
        ),
        RelationType(
            Relation.SANCTIONS,
            Family.DEEDS_AGAINST,
            "Penalties in force: sanctions, bans, expulsions, tariffs, blacklisting.",
            ACTORS,
            ACTORS,
            plover="SANCTION",
            cameo=("16",),
        ),
        RelationType(
            Relation.MOBILIZES_AGAINST,
            Family.DEEDS_AGAINST,
            "Masses or readies forces against.",
            ACTORS,
            ENTITIES,
            plover="MOBILIZE",
            cameo=("15",),
        ),
        RelationType(
            Relation.COERCES,
            Family.DEEDS_AGAINST,
            "Arrests, detains, seizes, expels or represses.",
            ACTORS,
            ENTITIES,
            plover="COERCE",
            cameo=("17",),
        ),
        RelationType(
            Relation.ATTACKS,
            Family.DEEDS_AGAINST,
            "Uses force: invades, shells, bombs, strikes or kills.",
            ACTORS,
            ENTITIES,
            plover="ASSAULT",
            cameo=("18", "19", "20"),
        ),
        RelationType(
            Relation.OCCUPIES,
            Family.DEEDS_AGAINST,
            "Holds or took territory.",
            ACTORS,
            PLACES,
            cameo=("19",),
        ),
        RelationType(
            Relation.REPRESENTS,
            Family.STRUCTURE,
            "Holds or held an office of: president, minister, mayor, member of parliament, spokesperson, envoy.",
            frozenset({NodeKind.PERSON}),
            _BODIES_AND_PLACES,
        ),
        RelationType(
            Relation.MEMBER_OF,
            Family.STRUCTURE,
            "Belongs to a body: a state to an alliance, a person to a party.",
            ACTORS,
            frozenset({NodeKind.ORGANIZATION}),
        ),
        RelationType(
            Relation.LOCATED_IN,
            Family.STRUCTURE,
            "Place within a place, or body in a place, where the text says so.",
            _BODIES_AND_PLACES,
            PLACES,
        ),
        RelationType(
            Relation.CONCERNS,
            Family.STRUCTURE,
            "What a proposal is about.",
            _PROPOSAL,
            ENTITIES,
        ),
    )
}


def default_stance(relation: Relation, target: NodeKind) -> int | None:
    """Return the stance -2..+2 that a relation means where the text says no more; None if not a position."""
    if target is not NodeKind.PROPOSAL:
        return None
    return RELATION_TYPES[relation].stance
