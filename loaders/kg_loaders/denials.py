"""Denial, by a word of the verb's own or a phrase: "at no time did Chad", "never in its history has it"."""

from typing import TYPE_CHECKING, Final

from kg_loaders.settled import once
from kg_loaders.syntax import children, preposition_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["denying_word", "is_denied"]

_FRONTED: Final = frozenset("never no not nowhere neither nor rarely seldom hardly scarcely barely".split())
_ONLY: Final = frozenset("only sooner doubt matter longer".split())
_PHRASES: Final = {
    "at": frozenset(("time", "point", "stage", "moment")),
    "in": frozenset(("way", "sense", "case", "manner", "circumstance", "circumstances", "event")),
    "under": frozenset(("circumstance", "circumstances", "condition", "conditions", "pretext")),
    "on": frozenset(("account", "condition")),
    "by": frozenset(("means",)),
}


@once
def denying_word(clause: "Token") -> "Token | None":
    """Return the word that denies a clause from within a phrase of it, or before its inverted subject."""
    of = clause.head.head
    if clause.dep_ == "relcl" and of.lower_ == "of" and of.head.lower_ in ("lack", "absence"):
        return of.head  # "the lack of support that he received"
    below = list(clause.children)
    for even in below:
        if (
            even.lower_ == "even"
            and even.dep_ == "advmod"
            and (denying := next(iter(children(even, "neg")), None)) is not None
        ):
            return denying  # "not even Chad supports the tax"
    for prep in below:
        nouns = _PHRASES.get(prep.lower_, frozenset()) if prep.dep_ == "prep" else ()
        for noun in preposition_objects(clause, prep.lower_) if nouns else ():
            denying = next((c for c in noun.lefts if c.lower_ == "no"), None)
            if noun.lower_ in nouns and denying is not None and noun.head == prep:
                return denying
    subject = min((c.i for c in below if c.dep_ in ("nsubj", "nsubjpass", "expl")), default=-1)
    aux = min((c.i for c in below if c.i < subject and c.dep_ in ("aux", "auxpass")), default=-1)
    if aux < 0:
        return None
    fronted = (t for c in clause.lefts if c.i < aux for t in c.subtree if t.i < aux)
    return next((t for t in fronted if t.lower_ in _FRONTED and t.nbor().lower_ not in _ONLY), None)


@once
def is_denied(clause: "Token") -> bool:
    """Tell whether a clause's verb is negated by a word or phrase of its own."""
    own = any(c.dep_ == "neg" or c.lower_ in ("never", "hardly") for c in clause.children)
    return own or denying_word(clause) is not None
