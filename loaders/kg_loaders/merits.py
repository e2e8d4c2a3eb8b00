"""Merits: what is praise by its verb and thing ("has earned respect", "sets a good example")."""

from typing import TYPE_CHECKING, Final

from kg_loaders.scale import Scale
from kg_loaders.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_credited"]

_EARNED: Final = frozenset("respect admiration praise trust gratitude esteem".split())
_WELL_MADE: Final = frozenset("choice decision call progress contribution sacrifice effort".split())
_GREAT: Final = frozenset("great right huge enormous tremendous remarkable impressive big wise".split())
_DEFENDING: Final = frozenset("defend protect".split())


def is_credited(clause: "Token", word: str, scale: Scale) -> bool:
    """Tell whether somebody is said to do well by what he makes, earns, sets or has a right to."""
    things = children(clause, "dobj")
    if word in ("earn", "win", "command"):
        return any(lemma(t) in _EARNED for t in things)
    if word == "make":
        return any(lemma(t) in _WELL_MADE and any(c.lower_ in _GREAT for c in t.lefts) for t in things)
    if word == "set":
        examples = [t for t in things if lemma(t) == "example"]
        return bool(examples) and all(scale.sign(t) >= 0 for t in examples)
    if word == "play":
        return any(lemma(t) in ("role", "part") and any(c.lower_ == "positive" for c in t.lefts) for t in things)
    if word == "have":  # "has a right to defend itself"
        rights = [t for t in things if lemma(t) == "right" and not any(c.lower_ == "no" for c in t.lefts)]
        deeds = [c for t in rights for c in children(t, "acl", "relcl", "xcomp")]
        return any(lemma(d) in _DEFENDING and _is_oneself(d) for d in deeds)
    return False


def _is_oneself(deed: "Token") -> bool:
    own = children(deed, "dobj")
    return any(t.lower_ in ("itself", "himself", "herself", "themselves") for t in own) or any(
        c.lower_ in ("its", "his", "her", "their") for t in own for c in children(t, "poss")
    )
