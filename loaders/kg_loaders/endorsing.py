"""Endorsing: who asks another to support or reject a proposal takes that side ("urged Chad to accept it")."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg_loaders.frames import Claim
from kg_loaders.syntax import children, lemma
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_endorsements"]

_SIDES = (Relation.SUPPORTS, Relation.REJECTS)
_TAKEN = frozenset(
    "support.back support.accept support.approve support.vote_for support.approve_of reject.oppose "
    "reject.challenge reject.veto reject.dismiss reject.vote_against reject.undo reject.defeat reject.boycott "
    "i.reject i.support ballot.for ballot.against n.support".split()
)
"""Rules that take a side outright; to ask for a withdrawal is more than that."""
_KEEPING = frozenset(
    "continue keep maintain sustain increase strengthen deepen extend expand renew boost step intensify show "
    "express offer give provide pledge carry go proceed".split()
)
"""What is done to support: "urged allies to step up their support for Chad"."""
_UNDOING = ("revocation", "repeal", "withdrawal", "abolition", "cancellation", "removal", "exit")
_OPPOSITE = {Relation.SUPPORTS: Relation.REJECTS, Relation.REJECTS: Relation.SUPPORTS}


def find_endorsements(claims: list[Claim]) -> Iterator[Claim]:
    """Yield the side that who demands takes on what the other is to support or to reject."""
    for claim in claims:
        if claim.relation not in _SIDES or claim.rule not in _TAKEN or _is_undoing(claim):
            continue
        to_do = _to_do(claim.predicate)
        for demand in claims if to_do is not None else ():
            if to_do is None or demand.relation is not Relation.DEMANDS or demand.predicate.i != to_do.head.i:
                continue
            if demand.target.role is not claim.source.role or demand.source.role is claim.target.role:
                continue
            if claim.rule.startswith("ballot.") and children(demand.predicate, "neg"):
                continue  # "will not tell them to vote no"
            denied = bool(children(to_do, "neg") or children(claim.predicate, "neg"))
            if denied and claim.predicate.pos_ == "NOUN":
                continue  # to ask for no more support is not to be against whom it helps
            relation = _OPPOSITE[claim.relation] if denied else claim.relation
            yield replace(
                claim,
                relation=relation,
                source=demand.source,
                predicate=to_do.head,
                judged_at=None,
                rule=f"{claim.rule}.asked",
                stance=None,
                confidence=min(claim.confidence, demand.confidence) * 0.9,
            )


def _is_undoing(claim: Claim) -> bool:
    """Tell whether the proposal itself is an end: who asks to revoke a treaty is for its revocation."""
    return claim.target.role.name.casefold().startswith(_UNDOING)


def _to_do(predicate: "Token") -> "Token | None":
    """Return the infinitive below a verb of asking that the predicate is, or belongs to."""
    verb, kept = predicate, False
    if verb.dep_ in ("dobj", "xcomp") and lemma(verb.head) in _KEEPING:
        verb, kept = verb.head, True  # "to continue supporting Chad", "to keep up their support for Chad"
    elif verb.tag_ == "VBG":  # hung beside "to continue"
        verb = next((c for c in children(verb.head, "xcomp") if c.i == verb.i - 1), verb)
    if predicate.pos_ == "NOUN" and not kept:
        return None
    infinitive = verb.dep_ in ("xcomp", "ccomp") and any(c.lower_ == "to" for c in children(verb, "aux"))
    return verb if infinitive else None
