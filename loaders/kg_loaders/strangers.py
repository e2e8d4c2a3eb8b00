"""Strangers: people without a name whom "him" or "he" means where somebody is shot or arrested."""

from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Cast
from kg_loaders.lexicon import lexicon
from kg_loaders.syntax import lemma
from kg_loaders.valency import subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_stranger"]

_FORCE: Final = frozenset({Relation.ATTACKS, Relation.COERCES})
_ENDS: Final = frozenset(("dobj", "nsubj", "nsubjpass"))
_STRANGERS: Final = frozenset(
    "gunman attacker assailant man woman youth teenager suspect bomber killer driver knifeman intruder assassin "
    "boy girl protester passenger perpetrator shooter hijacker robber thief fugitive detainee prisoner".split()
)
_MEN: Final = frozenset(("man", "boy"))
_WOMEN: Final = frozenset(("woman", "girl"))


def is_stranger(pronoun: "Token", cast: Cast) -> bool:
    """Tell whether force is used by or on somebody unnamed: "a gunman attacked a church. Police shot him"."""
    verb = pronoun.head
    if pronoun.dep_ not in _ENDS or all(
        f.relation not in _FORCE for f in lexicon("en").verbs.get(lemma(verb), ())
    ):
        return False
    start = pronoun.sent.start
    for _ in range(2):
        start = pronoun.doc[start - 1].sent.start if start else 0
    sexed = _MEN if pronoun.lower_ in ("she", "her") else _WOMEN
    doers = {t.i for t in subjects(verb)} if pronoun.dep_ == "dobj" else set()
    for token in reversed(pronoun.doc[start : pronoun.i]):
        role = cast.at.get(token.i)
        if role is not None and role.type is NodeKind.PERSON and role.named:
            return False
        lone = token.tag_ == "NN" and token.dep_ in (*_ENDS, "pobj") and token.i not in doers
        if lone and token.text[:1].islower() and lemma(token) in _STRANGERS - sexed and not _has_name(token):
            return True
    return False


def _has_name(noun: "Token") -> bool:
    beside = noun.doc[max(0, noun.i - 3) : noun.i + 3]
    return any(t.tag_ == "NNP" and t.head.i == noun.i and t.dep_ in ("appos", "compound") for t in beside)
