"""Worries: what somebody fears or hopes of a plan, by a verb, an adjective or a noun ("voiced fears that")."""

from typing import TYPE_CHECKING, Final

from kg_loaders.contents import claimed
from kg_loaders.denials import is_denied
from kg_loaders.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["leaning", "voiced"]

_VERBS: Final = {"fear": -1, "fret": -1, "worry": -1, "hope": 1}
_ADJECTIVES: Final = {
    **dict.fromkeys("worried concerned afraid fearful alarmed anxious troubled".split(), -1),
    **dict.fromkeys("hopeful confident convinced optimistic".split(), 1),
}
_NOUNS: Final = {
    **dict.fromkeys("fear concern worry alarm anxiety apprehension".split(), -1),
    **dict.fromkeys("hope confidence optimism".split(), 1),
}
_VOICING: Final = frozenset("express voice raise share have reiterate repeat".split())


def leaning(verb: "Token") -> int:
    """Return -1 where a verb, with its adjective or noun, voices a fear, 1 for a hope, else 0."""
    word = lemma(verb)
    found = _VERBS.get(word, 0)
    if word in ("be", "remain"):
        found = next((_ADJECTIVES[a.lower_] for a in children(verb, "acomp") if a.lower_ in _ADJECTIVES), 0)
    elif word in _VOICING:
        found = next((_NOUNS[lemma(t)] for t in children(verb, "dobj") if lemma(t) in _NOUNS), 0)
    return 0 if found and is_denied(verb) else found


def voiced(verb: "Token") -> list["Token"]:
    """Return the clauses that an adjective or noun of fear or hope below a verb is about."""
    found = [c for a in children(verb, "acomp") for c in children(a, "ccomp")]
    found += children(verb, "ccomp") if children(verb, "acomp") else []
    return found + [c for t in children(verb, "dobj") if lemma(t) in _NOUNS for c in claimed(t)]
