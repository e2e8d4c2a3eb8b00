"""Sides that are announced: who "will vote against the treaty" is against it now, whatever comes of the vote."""

from typing import TYPE_CHECKING

from kg_loaders.factuality import Factuality
from kg_loaders.frames import Claim
from kg_loaders.lexicon import lexicon
from kg_loaders.syntax import children, lemma
from kg_schema import Modality, NodeKind, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["takes_side"]

_SIDES = frozenset(
    "support.back support.vote_for support.accept support.approve_of reject.oppose reject.vote_against "
    "reject.dismiss".split()
)
_FORETOLD = frozenset(
    "likely unlikely probably possibly perhaps maybe presumably eventually inevitably surely certainly soon then "
    "reportedly apparently supposedly ultimately ever either or".split()
)
"""What makes of "will" a forecast."""
_VOWING = frozenset("vow pledge promise swear insist".split())
_TERMS = frozenset(
    "if unless once until till provided providing long condition conditional depending whether".split()
)
"""Words of a condition: "as long as", "on condition that"."""
_TIMES = frozenset("when before after should as while".split())


def takes_side(claim: Claim, fact: Factuality) -> bool:
    """Tell whether a claim that is only planned takes a side all the same: "Norway will oppose the treaty"."""
    verb = claim.predicate
    planned = fact.modality is Modality.PLANNED and fact.polarity is Polarity.AFFIRMED
    headline = fact.why == "to" and verb.dep_ == "ROOT"  # "Brown to oppose bill"
    if not planned or claim.rule not in _SIDES or not (headline or fact.why.lower() in ("will", "'ll")):
        return False
    if lemma(verb) == "uphold" or claim.source.role.local or claim.target.role.type is not NodeKind.PROPOSAL:
        return False
    return _stands_free(verb) and not _is_bound(verb)


def _stands_free(verb: "Token") -> bool:
    """Tell whether the verb is told by the text or by a saying, not hoped, expected or asked."""
    top = verb
    while top.dep_ == "conj":
        top = top.head
    saying = lemma(top.head) in lexicon("en").classes["speech_verbs"] | _VOWING
    return top.dep_ in ("ROOT", "relcl") or (top.dep_ in ("ccomp", "parataxis") and saying)


def _is_bound(verb: "Token") -> bool:
    """Tell whether a condition, a time or a doubt stands beside the verb, or the sentence asks."""
    marks = {m.lower_ for c in children(verb, "advcl") for m in c.children}
    beside = {c.lower_ for c in verb.children} | {c.lower_ for c in verb.head.children if c.dep_ == "advmod"}
    terms = any(t.lower_ in _TERMS for t in verb.subtree)
    return terms or bool(marks & _TIMES or beside & (_FORETOLD | _TIMES)) or verb.sent[-1].text == "?"
