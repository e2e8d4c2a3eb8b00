"""Dissents: whose side is another than the verb's: who dissents from a court, who is for a "no" vote."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg_loaders.frames.claims import OPPOSITE, Claim
from kg_loaders.frames.filling import Filling
from kg_loaders.frames.rulings import DECREED
from kg_loaders.impersonal import side_of
from kg_loaders.syntax import lemma, preposition_objects
from kg_loaders.valency import objects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["as_dissent", "as_vote"]

_ANSWERS: Final = frozenset({"yes", "no"})
_SIDES: Final = frozenset({Relation.SUPPORTS, Relation.REJECTS, Relation.DEMANDS})
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


def as_vote(claim: Claim, filling: Filling) -> Claim | None:
    """Return a claim of a "yes" or "no" vote as one of what is voted on; None where that is not told.

    "The Greens back a no vote on the treaty": they reject the treaty.
    """
    vote = claim.target.token
    answer = next((c.lower_ for c in vote.lefts if c.lower_ in _ANSWERS), None)
    if lemma(vote) != "vote" or answer is None or claim.relation not in _SIDES:
        return claim
    ballots = [t for n in ("in", "at") for t in preposition_objects(vote, n)]
    matters = [t for b in (vote, *ballots) for t in preposition_objects(b, "on")]
    things = (filling.arguments.proposal(t) for t in (*matters, *ballots))
    matter = next((t for t in things if t is not None and t.role.type is NodeKind.PROPOSAL), None)
    if matter is None:
        return None
    against = (answer == "no") != (claim.relation is Relation.REJECTS)
    side = Relation.REJECTS if against else Relation.SUPPORTS
    return replace(claim, relation=side, target=matter, stance=-2 if against else 2)


def _verbs_before(predicate: "Token") -> list["Token"]:
    doc, start = predicate.doc, predicate.sent.start
    first = doc[start - 1].sent.start if start else start
    return [t for t in reversed(doc[first : predicate.i]) if t.pos_ == "VERB"]
