"""Harm told apart from the deed: "ten died when rebels shelled the town" harms the ten."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg_loaders.frames.claims import Claim
from kg_loaders.frames.filling import Filling
from kg_loaders.syntax import children, is_passive, lemma
from kg_loaders.valency import by_agent, objects, subjects
from kg_schema import NodeKind, Relation

__all__ = ["harmed_by"]

_HARMED: Final = frozenset("kill wound injure hurt maim burn bury".split())
_MARKS: Final = frozenset("when after as".split())


def harmed_by(claim: Claim, filling: Filling) -> Iterator[Claim]:
    """Yield an attack's other victims: who "died when", "were wounded as" it was done, and by nobody else."""
    deed = claim.predicate
    if claim.relation is not Relation.ATTACKS or deed.dep_ != "advcl" or is_passive(deed):
        return
    above = deed.head
    died = lemma(above) == "die" or (lemma(above) in _HARMED and is_passive(above) and not by_agent(above))
    if not died or children(above, "neg") or not any(c.lower_ in _MARKS for c in deed.lefts):
        return
    for token in objects(above) if is_passive(above) else subjects(above):
        if any(c.lower_ in ("no", "neither", "none") for c in token.lefts):
            continue
        victim = filling.arguments.recipient(token, place=False)
        ends = (claim.source.role, claim.target.role)
        if victim is not None and victim.role not in ends and victim.role.type is not NodeKind.PROPOSAL:
            yield replace(claim, target=victim, confidence=claim.confidence * 0.9)
