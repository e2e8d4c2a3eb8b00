"""Doubts and findings: who is at fault by a question or report ("questioned whether Brown was fit for office")."""

from typing import TYPE_CHECKING, Final

from kg_loaders.denials import is_denied
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["BARING", "DOUBTING", "doubt_rule", "doubted", "laid_bare"]

DOUBTING: Final = frozenset("question doubt trust believe think".split())
_TRUSTING: Final = frozenset("trust believe think".split())
"""Verbs that doubt where they are denied."""
BARING: Final = frozenset(
    "uncover find expose reveal highlight identify detail document note cite discover see outline".split()
)
_FIT: Final = frozenset(
    "fit able capable suitable qualified honest independent committed serious sincere loyal trustworthy sane "
    "competent impartial neutral willing".split()
)
_TRUSTED: Final = frozenset("trust lead govern".split())
_FAILINGS: Final = frozenset(
    "failure failing shortcoming wrongdoing irregularity lapse misconduct negligence violation abuse breach fault "
    "mismanagement corruption fraud".split()
)


def doubted(verb: "Token") -> list["Token"]:
    """Return of whom somebody doubts that he is fit, honest or to be trusted."""
    if is_passive(verb) or is_denied(verb) != (lemma(verb) in _TRUSTING):
        return []  # "I do not believe that he is fit"
    if lemma(verb) == "trust" and children(verb, "ccomp"):
        return [s for c in children(verb, "ccomp") for s in children(c, "nsubj", "nsubjpass")]
    found: list[Token] = []
    for clause in children(verb, "ccomp"):
        if is_denied(clause) or not any(m.lower_ in ("whether", "if", "that") for m in children(clause, "mark")):
            continue
        fit = any(lemma(a) in _FIT for a in children(clause, "acomp"))
        trusted = lemma(clause) in _TRUSTED and any(c.lower_ in ("can", "could") for c in children(clause, "aux"))
        found += children(clause, "nsubj", "nsubjpass") if fit or trusted else []
    return found


def doubt_rule(verb: "Token") -> str:
    """Return the rule by which a verb doubts: "does not trust" says by its denial what "doubts" says plainly."""
    return "appraisal.distrusted" if lemma(verb) in _TRUSTING else "appraisal.doubted"


def laid_bare(verb: "Token") -> list["Token"]:
    """Return whose failings somebody finds: "uncovered failures by the ministry"; a clause tells of it itself."""
    if is_denied(verb) or is_passive(verb) or any(c.tag_ == "MD" for c in children(verb, "aux")):
        return []
    failings = [c for o in children(verb, "dobj") for c in conjuncts(o) if lemma(c) in _FAILINGS]
    failings = [f for f in failings if not any(c.lower_ in ("no", "any", "possible") for c in f.lefts)]
    return [t for f in failings for n in ("by", "of") for t in preposition_objects(f, n)] + [
        t for f in failings for t in children(f, "poss")
    ]
