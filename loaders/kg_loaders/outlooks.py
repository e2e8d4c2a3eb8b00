"""Outlooks: what a plan is said to rest on, to be within, or to come to ("based on racism", "would backfire")."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.denials import is_denied
from kg_loaders.descriptions import LIKE, Weighing
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_unsaid", "outlook"]

_GROUNDED: Final = frozenset("base build found root ground premise predicate".split())
_ILL_GROUNDS: Final = frozenset(
    "racism apartheid hatred prejudice fear lie lies falsehood fiction fantasy bigotry ideology discrimination "
    "segregation misinformation disinformation greed misconception deception deceit ignorance myth xenophobia "
    "speculation supremacy inequality exclusion blackmail coercion violence injustice sand".split()
)
_WORKS: Final = frozenset("film movie novel book series play story song game drama show opera musical".split())
_POWERS: Final = frozenset("power authority right jurisdiction remit competence mandate prerogative".split())
_BOUNDS: Final = frozenset("law constitution rule bound".split())
_BURSTING: Final = frozenset("explode implode backfire flop misfire".split())
_SURRENDER: Final = frozenset("surrender capitulate steal rob cheat".split())
_WANTED: Final = frozenset("need require".split())
_BREAKING: Final = frozenset("shatter collapse crumble disintegrate unravel splinter".split())
"""What befalls a thing, and is no fault of it."""


def is_unsaid(clause: "Token") -> bool:
    """Tell whether a clause only looks like a judgement: "may be needed", "no deal is better", "would shatter"."""
    helping = {c.lower_ for c in children(clause, "aux")}
    if is_passive(clause):
        return lemma(clause) in _WANTED and bool(helping & {"may", "might", "could"})
    if lemma(clause) in _BREAKING:
        return not children(clause, "dobj")
    none = any(c.lower_ == "no" for s in children(clause, "nsubj") for c in s.lefts)
    return none and any(a.lower_ == "better" for a in children(clause, "acomp"))


def outlook(clause: "Token", scale: Weighing) -> int:
    """Return the sign of what a clause says of the footing or the fate of its subject; 0 where it says none."""
    read = _READ.get(lemma(clause))
    return read(clause, scale) if read is not None else 0


def _grounded(clause: "Token", scale: Weighing) -> int:
    """ "was based on racism", "was rooted in fear"."""
    if not is_passive(clause) or is_denied(clause):
        return 0
    if any(lemma(s) in _WORKS for s in children(clause, "nsubjpass")):
        return 0
    ends = [t for name in ("on", "in", "upon") for t in preposition_objects(clause, name)]
    return -1 if any(lemma(t) in _ILL_GROUNDS or t.lower_ in _ILL_GROUNDS for t in ends) else 0


def _bounded(clause: "Token", scale: Weighing) -> int:
    """ "was well within the president's powers", "was beyond the authority of the court"."""
    likened = 0 if is_passive(clause) else _likened(clause)
    if likened or is_passive(clause) or any(t.tag_ == "VB" for t in clause.subtree if t.i > clause.i):
        return likened  # "it is within his power to do it" judges nothing
    for prep in (q for p in children(clause, "prep", "advmod") for q in (p, *children(p, "prep"))):
        ends = children(prep, "pobj")
        owned = [t for t in ends if lemma(t) in _POWERS and (children(t, "poss") or preposition_objects(t, "of"))]
        lawful = prep.lower_ == "within" and any(lemma(t) in _BOUNDS for t in ends)
        if prep.lower_ in ("within", "inside") and (owned or lawful):
            return -1 if is_denied(clause) else 1
        if prep.lower_ in ("beyond", "outside") and owned:
            return 0 if is_denied(clause) else -1
    return 0


def _likened(clause: "Token") -> int:
    """ "was tantamount to surrender", where the parser takes the noun for a verb."""
    for told in children(clause, "acomp") if not is_denied(clause) else ():
        if told.lower_ in LIKE and any(lemma(c) in _SURRENDER for c in children(told, "xcomp")):
            return -1
    return 0


def _bursting(clause: "Token", scale: Weighing) -> int:
    """ "would backfire": foretold without a condition."""
    told = any(c.lower_ in ("will", "would", "'ll", "'d") for c in children(clause, "aux"))
    if not told or is_denied(clause) or children(clause, "dobj", "advcl", "xcomp", "prep", "npadvmod"):
        return 0
    return -1


_READ: Final[dict[str, Callable[["Token", Weighing], int]]] = {
    **dict.fromkeys(_GROUNDED, _grounded),
    **dict.fromkeys(_BURSTING, _bursting),
    "be": _bounded,
}
