"""Neighbours: clauses that the parser hangs below a verb although they only stand before it."""

from typing import TYPE_CHECKING

from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_beside"]

_DASHES = ("—", "--", ";")


def is_beside(clause: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a clause that hangs on a later verb is no part of what that verb says.

    "France supports the tunnel, Italy does not": the verb embeds nothing. "Canada banned the cables - nobody was
    told - ...": a dash parts them. "Chad accused Libya of theft, a charge Tripoli denies": the verb is about the
    claim noun before it.
    """
    verb = clause.head
    own = children(verb, "nsubj", "nsubjpass")
    if clause.dep_ != "ccomp" or clause.i > verb.i or not own or not children(clause, "nsubj", "nsubjpass"):
        return False
    if lemma(verb) not in lexicon.classes["speech_verbs"] | lexicon.classes["imagining_verbs"]:
        return True
    before = verb.doc[max(own[0].left_edge.i - 1, 0)]
    return before.i > clause.i and (before.text in _DASHES or lemma(before) in lexicon.classes["claim_nouns"])
