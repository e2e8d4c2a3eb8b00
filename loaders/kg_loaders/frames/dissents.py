"""Dissents: whoever dissents is against what the court has just done, and not against what it did away with."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg_loaders.frames.claims import OPPOSITE, Claim
from kg_loaders.frames.filling import Filling
from kg_loaders.frames.rulings import DECREED
from kg_loaders.impersonal import side_of
from kg_loaders.syntax import lemma, preposition_objects
from kg_loaders.valency import objects
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["as_dissent"]

_DISSENT: Final = "reject.dissent"


def as_dissent(claim: Claim, filling: Filling) -> Claim | None:
    """Return the claim with its side turned where the ruling went against the thing; None where none is known.

    "The court annulled the vote; Justice Brown dissented": she is for the vote.
    """
    if claim.rule != _DISSENT or preposition_objects(claim.predicate, "from"):
        return claim
    at, role = filling.arguments.cast.at, claim.target.role
    for verb in _verbs_before(claim.predicate):
        if not any(at.get(o.i) is role for o in objects(verb)):
            continue
        side = side_of(verb, filling.lexicon)
        if side is Relation.REJECTS:
            return replace(claim, relation=OPPOSITE[claim.relation], stance=2)
        if side is Relation.SUPPORTS:
            return claim
    named = any(lemma(claim.predicate.doc[h]) in DECREED for h in role.heads)
    return claim if named else None


def _verbs_before(predicate: "Token") -> list["Token"]:
    doc, start = predicate.doc, predicate.sent.start
    first = doc[start - 1].sent.start if start else start
    return [t for t in reversed(doc[first : predicate.i]) if t.pos_ == "VERB"]
