"""Lists of deeds behind a preposition: "blamed Mali for training and arming them" is all about Mali."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["join_deeds"]

_LEADING: Final = frozenset("of for from against by in about over with at despite without".split())
_SPEAKING: Final = frozenset(
    "say add argue warn note call claim insist tell stress urge describe accuse vow promise write cite declare "
    "demand explain point announce express praise thank hail welcome criticize criticise condemn blame".split()
)
"""Participles of who speaks, which more often go with the main verb: "for leaving, adding that"."""


def join_deeds(later: "Token") -> None:
    """Hang a gerund that goes on a list behind a preposition on the list's first, not on the verb above it.

    The parser takes "training" of "accused Mali of training and arming them" for a noun, and "arming" for a second
    deed of who accused; in a list of three it takes the others for what the subject does meanwhile. A participle
    of speech goes the other way, to the main verb.
    """
    verb = later.head
    if verb.tag_ == "NN" and verb.dep_ == "pobj" and verb.head.lower_ in _LEADING and _is_bare(verb):
        verb.dep_, verb.tag_, verb.pos_ = "pcomp", "VBG", "VERB"
        return
    told = later.dep_ == "advcl" and verb.dep_ == "pcomp" and later.lemma_.lower() in _SPEAKING
    if told and verb.i < later.i - 1 and later.nbor(-1).text == "," and verb.head.head.pos_ == "VERB":
        later.head = verb.head.head  # "thanked Mali for leaving, praising its government"
    if verb.tag_ == "VBG" or verb.pos_ != "VERB" or later.i <= verb.i or later.lemma_.lower() in _SPEAKING:
        return
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "mark") for c in later.children):
        return
    joined = next((c for c in later.children if c.dep_ == "conj" and c.tag_ == "VBG"), None)
    if later.dep_ == "conj":
        going_on = later.nbor(-1).dep_ == "cc" or later.nbor(-1).text == ","
    else:
        ends = joined is not None and joined.nbor(-1).dep_ == "cc" and joined.lemma_.lower() not in _SPEAKING
        going_on = later.nbor(-1).text == "," and ends
    first = _first(verb, later) if going_on else None
    if first is None or (later.dep_ == "advcl" and first.right_edge.i + 2 != later.i):
        return
    if first.tag_ == "NN":
        first.dep_, first.tag_, first.pos_ = "pcomp" if first.dep_ == "pobj" else "xcomp", "VBG", "VERB"
    for mark in [c for c in verb.children if c.dep_ in ("cc", "punct") and c.i == later.i - 1]:
        mark.head = first
    later.head, later.dep_ = first, "conj"


def _is_bare(noun: "Token") -> bool:
    """Tell whether a word in "-ing" has nothing of a noun: "of training and arming them"."""
    told = [c for c in noun.children if c.dep_ not in ("cc", "conj", "punct")]
    return noun.lower_.endswith("ing") and not told and noun.nbor(1).dep_ == "cc"


def _first(verb: "Token", later: "Token") -> "Token | None":
    """Return the gerund behind a preposition of the verb, or after the verb, that stands last before it."""
    near = later.doc[later.i - 2]
    if near.lower_.endswith("ing") and near.tag_ == "NN" and near.left_edge.i == near.i == near.right_edge.i:
        prep = near.head
        if near.dep_ == "dobj" and prep.i == verb.i == near.i - 1:
            return near
        if near.dep_ == "pobj" and prep.lower_ in _LEADING and prep.i == near.i - 1:
            if prep.head.dep_ == "pobj" and prep.head.head.dep_ == "agent" and prep.head.head.head.i == verb.i:
                prep.head = verb
            return near if prep.head.i == verb.i else None
    for prep in reversed([c for c in verb.rights if c.dep_ == "prep" and c.i < later.i]):
        for deed in prep.rights:
            if deed.dep_ == "pcomp" and deed.tag_ == "VBG":
                return deed
    return None
