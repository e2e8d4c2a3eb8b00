"""Feelings: who is glad or sorry of what another did takes a side ("was happy that parliament passed the act").

And who speaks for his own party takes the side that he says it takes ("promised that her party would repeal it").
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments
from kg_loaders.contents import saying_above
from kg_loaders.denials import is_denied
from kg_loaders.frames.claims import OPPOSITE, Claim
from kg_loaders.labels import OWN
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, is_passive, lemma
from kg_loaders.valency import subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_feelings"]

_SIDES = (Relation.SUPPORTS, Relation.REJECTS)
_GLAD = frozenset(
    "happy pleased delighted glad proud grateful thankful relieved thrilled satisfied elated overjoyed gratified "
    "encouraged heartened thank celebrate rejoice applaud".split()
)
_SORRY = frozenset(
    "sad angry disappointed dismayed sorry unhappy furious outraged appalled horrified disgusted shocked ashamed "
    "upset mortified saddened heartbroken alarmed regret lament deplore bemoan".split()
)
_PARTIES = frozenset("party movement group side camp bloc coalition alliance union".split())
_STATES = frozenset("government administration country ministry cabinet".split())


def find_feelings(claims: list[Claim], arguments: Arguments, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the sides that feelings about another's side, and words for one's own party, take."""
    for claim in claims:
        if claim.relation in _SIDES and claim.target.role.type is NodeKind.PROPOSAL:
            yield from _felt(claim, arguments)
        if claim.relation in _SIDES:
            yield from _for_party(claim, arguments, lexicon)


def _felt(claim: Claim, arguments: Arguments) -> Iterator[Claim]:
    clause = claim.predicate
    while clause.dep_ == "conj" and clause.head.pos_ == "VERB":
        clause = clause.head
    feeling = clause.head
    words = {feeling.lower_, lemma(feeling)}
    if clause.dep_ != "ccomp" or not words & (_GLAD | _SORRY) or clause.i < feeling.i:
        return
    if any(c.tag_ == "MD" for c in children(claim.predicate, "aux")):
        return
    verb = feeling.head if feeling.dep_ in ("acomp", "oprd") else feeling
    holders = children(verb, "nsubjpass") if is_passive(verb) else subjects(verb)
    flips = bool(words & _SORRY) != is_denied(claim.predicate)
    for holder in holders:
        source = arguments.actor(holder)
        if source is None or source.role in (claim.source.role, claim.target.role):
            continue
        yield replace(
            claim,
            relation=OPPOSITE[claim.relation] if flips else claim.relation,
            source=source,
            predicate=verb,
            judged_at=None,
            rule=f"{claim.rule}.felt",
            stance=None,
            confidence=claim.confidence * source.confidence * 0.85,
        )


def _for_party(claim: Claim, arguments: Arguments, lexicon: Lexicon) -> Iterator[Claim]:
    """ "said his party stood behind the treaty": so does he."""
    owner = next((c for c in children(claim.source.token, "poss") if c.lower_ in OWN), None)
    verb = saying_above(claim.predicate, lexicon)
    if owner is None or verb is None or is_passive(verb) or not _is_resolved(claim.predicate, claim.source.token):
        return
    whose = arguments.actor(owner)
    for speaker in subjects(verb):
        source = arguments.actor(speaker)
        if source is None or source.role.type is not NodeKind.PERSON or source.role is claim.target.role:
            continue
        if whose is not None and whose.role is not source.role:
            continue
        yield replace(
            claim,
            relation=OPPOSITE[claim.relation] if is_denied(claim.predicate) else claim.relation,
            source=source,
            predicate=verb,
            judged_at=None,
            rule=f"{claim.rule}.party",
            confidence=claim.confidence * source.confidence * 0.9,
        )


def _is_resolved(clause: "Token", side: "Token") -> bool:
    """Tell whether the clause says what a party does, or what a government will do, without a condition."""
    modals = {c.lower_ for c in children(clause, "aux") if c.tag_ == "MD"}
    hung = any(
        m.dep_ == "mark" and m.lower_ in ("if", "unless") for c in children(clause, "advcl") for m in c.children
    )
    if hung or modals - {"will", "would", "must", "wo", "ca", "'ll"}:
        return False
    return lemma(side) in _PARTIES or (lemma(side) in _STATES and bool(modals))
