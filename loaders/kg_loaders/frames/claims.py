"""Claims: a relation that a predicate makes of two entities, before anybody judges whether it is a fact."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.arguments import Filler
from kg_loaders.lexicon import Frame
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["AGAINST", "OPPOSITE", "POSITIONS", "Claim", "is_position", "pairs"]

POSITIONS = frozenset(
    {
        Relation.SUPPORTS,
        Relation.REJECTS,
        Relation.CRITICIZES,
        Relation.PROPOSES,
        Relation.DEMANDS,
        Relation.NEUTRAL_ON,
        Relation.PROTESTS,
    }
)
"""Relations that are a stance or an utterance, and may be about anything."""
AGAINST = frozenset({Relation.REJECTS, Relation.CRITICIZES})
_VISITS = frozenset(("negotiate.visit", "negotiate.travel", "negotiate.pay_visit", "n.visit"))
OPPOSITE = {
    Relation.SUPPORTS: Relation.REJECTS,
    Relation.REJECTS: Relation.SUPPORTS,
    Relation.CRITICIZES: Relation.SUPPORTS,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation that a predicate makes of two fillers, before factuality and attribution are judged."""

    relation: Relation
    source: Filler
    target: Filler
    predicate: "Token"
    rule: str
    stance: int | None
    confidence: float
    judged_at: "Token | None" = None
    """Where factuality is judged, if not at the predicate."""
    stated: bool = False
    """A quoted clause whose modal ("must go", "will ruin us") makes the position rather than a doubt of it."""


def is_position(relation: Relation) -> bool:
    """Tell whether a relation is a stance or an utterance rather than a deed."""
    return relation in POSITIONS


def pairs(
    frame: Frame,
    sources: list[Filler],
    targets: list[Filler],
    at: "Token",
    weight: float,
    judged_at: "Token | None" = None,
) -> Iterator[Claim]:
    """Yield a claim for each source with each target; a target whose end was meant turns the relation."""
    for source in sources:
        for target in targets:
            if source.role is target.role or (frame.id in _VISITS and target.role.key == source.role.home):
                continue  # a minister is at home in his own country
            turned = target.undone and frame.relation in OPPOSITE
            yield Claim(
                OPPOSITE[frame.relation] if turned else frame.relation,
                source,
                target,
                at,
                frame.id,
                None if turned else frame.stance,
                weight * source.confidence * target.confidence,
                judged_at,
            )
