"""Certainties: what is said to be so by a clause above it ("it was clear that Chad had lied")."""

from typing import TYPE_CHECKING, Final

from kg_loaders.denials import is_denied
from kg_loaders.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["held_true"]

_CERTAIN: Final = frozenset(
    "clear obvious evident apparent plain undeniable indisputable unquestionable undoubted inescapable true "
    "certain self-evident unmistakable well-known".split()
)
_UNDOUBTED: Final = frozenset("doubt question denying secret mistake mystery coincidence accident".split())
"""What there is no more of: "there is no doubt that"."""
_CONCLUDED: Final = frozenset(
    "fact truth reality problem trouble point thing issue tragedy irony conclusion reason answer shame "
    "evidence".split()
)
_SEEMING: Final = frozenset("seem appear look".split())
_KNOWING: Final = frozenset("know realise realize recognise recognize see understand".split())
_PEOPLE: Final = frozenset("everyone everybody people voters world nation country public".split())


def held_true(clause: "Token") -> list["Token"]:
    """Return the clauses that a said clause holds to be true: "it was clear that Chad had lied"."""
    word, below = lemma(clause), children(clause, "ccomp")
    if any(c.tag_ == "MD" for c in children(clause, "aux")):
        return []
    subjects = children(clause, "nsubj", "expl")
    if word in _SEEMING:
        below += [c for c in children(clause, "advcl") if any(m.lower_ == "like" for m in children(c, "mark"))]
        return below if not is_denied(clause) and any(s.lower_ == "it" for s in subjects) else []
    if word in _KNOWING:
        who = any(s.pos_ == "PRON" or s.lower_ in _PEOPLE for s in subjects)
        return [c for c in below if not _is_asked(c)] if who and not is_denied(clause) else []
    if word != "be":
        return []
    certain = [a for a in children(clause, "acomp") if a.lower_ in _CERTAIN]
    if certain and any(s.lower_ == "it" for s in subjects):
        found = below + [c for a in certain for c in children(a, "ccomp")]
        return [] if is_denied(clause) else [c for c in found if not _is_asked(c)]
    for noun in children(clause, "attr"):
        none = is_denied(clause) or any(c.lower_ == "no" for c in noun.lefts)
        if none and lemma(noun) in _UNDOUBTED and any(s.lower_ in ("it", "there") for s in subjects):
            return below + children(noun, "acl", "relcl", "ccomp")
    told = any(lemma(s) in _CONCLUDED for s in subjects) and not is_denied(clause)
    return [c for c in below if not _is_asked(c)] if told else []


def _is_asked(clause: "Token") -> bool:
    """ "is clear how Chad won", "knows whether Chad lied"."""
    return any(
        c.lower_ in ("whether", "if", "how", "why", "what", "who", "when", "where") for c in clause.lefts
    ) or not children(clause, "nsubj", "nsubjpass", "csubj")
