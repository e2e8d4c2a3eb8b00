"""Endorsing: who asks another to support or reject a proposal takes that side ("urged Chad to accept it")."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg_loaders.frames import Claim
from kg_loaders.syntax import children
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_endorsements"]

_SIDES = (Relation.SUPPORTS, Relation.REJECTS)
_TAKEN = frozenset(
    "support.back support.accept support.approve support.vote_for support.approve_of reject.oppose "
    "reject.challenge reject.dismiss reject.vote_against reject.undo reject.defeat".split()
)
"""Rules that take a side outright; to ask for a withdrawal is more than that."""
_UNDOING = ("revocation", "repeal", "withdrawal", "abolition", "cancellation", "removal", "exit")
_OPPOSITE = {Relation.SUPPORTS: Relation.REJECTS, Relation.REJECTS: Relation.SUPPORTS}


def find_endorsements(claims: list[Claim]) -> Iterator[Claim]:
    """Yield the side that who demands takes on what the other is to support or to reject."""
    for claim in claims:
        if claim.relation not in _SIDES or claim.rule not in _TAKEN or _is_undoing(claim):
            continue
        asked = _asked(claim.predicate)
        for demand in claims if asked is not None else ():
            if demand.relation is not Relation.DEMANDS or asked is None or demand.predicate.i != asked.i:
                continue
            if demand.target.role is not claim.source.role or demand.source.role is claim.target.role:
                continue
            denied = bool(children(claim.predicate, "neg"))
            relation = _OPPOSITE[claim.relation] if denied else claim.relation
            yield replace(
                claim,
                relation=relation,
                source=demand.source,
                predicate=asked,
                rule=f"{claim.rule}.asked",
                stance=None,
                confidence=min(claim.confidence, demand.confidence) * 0.9,
            )


def _is_undoing(claim: Claim) -> bool:
    """Tell whether the proposal itself is an end: who asks to revoke a treaty is for its revocation."""
    return claim.target.role.name.casefold().startswith(_UNDOING)


def _asked(predicate: "Token") -> "Token | None":
    """Return the verb of asking whose infinitive the predicate is."""
    to_do = any(c.lower_ == "to" for c in children(predicate, "aux"))
    return predicate.head if predicate.dep_ == "xcomp" and to_do else None
