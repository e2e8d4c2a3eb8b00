"""Rules about anybody: in "a law barring foreigners who back the boycott" nobody is told to back it."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_of_a_rule"]

_ANYBODY: Final = frozenset("anyone anybody those everyone everybody whoever any person people".split())
_RULING: Final = frozenset(
    "ban bar prohibit forbid outlaw require oblige allow let permit fine punish penalise penalize exempt apply "
    "entry requirement prohibition rule obligation punishment penalty admission restriction".split()
)
"""Verbs and nouns that say what a rule does to whom it is about."""
_RULES: Final = frozenset(
    "law bill decree rule legislation order act regulation ban policy amendment code statute clause".split()
)
_REACH, _NEAR = 7, 3
"""Words above and before a noun in which a rule is looked for."""


def is_of_a_rule(clause: "Token", noun: "Token") -> bool:
    """Tell whether a restrictive clause says whom a rule is about: "companies that boycott Chad must register"."""
    if noun.pos_ == "PROPN" or not _is_anybody(noun) or clause.doc[clause.left_edge.i - 1].text == ",":
        return False
    now = clause.tag_ in ("VBP", "VBZ") or any(c.tag_ == "MD" for c in clause.lefts)
    if not now:
        return False
    if any(t.lemma_.lower() in _RULING for t in noun.doc[max(noun.sent.start, noun.i - _NEAR) : noun.i]):
        return True
    token = noun
    for _ in range(_REACH):
        if token.lemma_.lower() in _RULING:
            return True
        if any(c.dep_ == "nsubj" and c.i != noun.i and c.lemma_.lower() in _RULES for c in token.children):
            return True
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ == "NOUN" and token.lemma_.lower() in _RULES:
            return True
    return False


def _is_anybody(noun: "Token") -> bool:
    if noun.lower_ in _ANYBODY:
        return True
    told = any(c.dep_ in ("det", "poss", "nummod") and c.lower_ != "any" for c in noun.lefts)
    return noun.tag_ == "NNS" and not told
