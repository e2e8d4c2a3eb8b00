"""Apposed bodies: which named body "the ruling party" is, by the name that stands beside it."""

from typing import TYPE_CHECKING

from kg_loaders.body_kinds import UNITED
from kg_loaders.cast import Cast, Role
from kg_loaders.phrases import is_definite
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["body_beside", "initials_beside"]


def body_beside(token: "Token", cast: Cast) -> Role | None:
    """Return the body whose name stands beside its kind: "the ruling party, the Green Front"; or before it."""
    if token.tag_ != "NN" and not (token.tag_ == "NNP" and token.text.islower()):
        return None
    before = _named_before(token, cast)
    if before is not None and before.type is NodeKind.ORGANIZATION and before.named:
        return before  # "the Green Front, a party that opposes the tax"
    if not (is_definite(token) or children(token, "poss")):
        return None
    members = [t for t in preposition_objects(token, "of") if t.tag_ == "NNS" and lemma(token) in UNITED]
    for name in [n for t in (token, *members) for n in children(t, "appos")]:
        role = cast.at.get(name.i)
        if role is not None and role.type is NodeKind.ORGANIZATION and not children(name, "conj"):
            return role
    return None


def _named_before(token: "Token", cast: Cast) -> Role | None:
    """Return what is named right before a noun that is set off from it by a comma."""
    first = token.left_edge.i
    told = token.dep_ in ("appos", "npadvmod") and any(c.lower_ in ("a", "an", "the") for c in token.lefts)
    listed = any(c.dep_ in ("cc", "conj") for c in token.children)
    if not told or listed or first < 2 or token.doc[first - 1].text != ",":
        return None
    return cast.at.get(first - 2)


def initials_beside(token: "Token", cast: Cast) -> "Token | None":
    """Return the initials, set off by commas, by which a body goes that nobody knows: "the chamber, KAMTRA,"."""
    for name in children(token, "appos") if is_definite(token) else ():
        alone = not (name.n_lefts or any(c.dep_ != "punct" for c in name.rights)) and name.i not in cast.at
        if alone and name.text.isupper() and name.text.isalpha() and len(name.text) > 2:
            return name
    return None
