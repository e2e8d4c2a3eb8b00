"""Likenesses: common nouns that stand for the name beside them ("the province of Alberta")."""

from typing import TYPE_CHECKING

from kg_loaders.cast import Cast, Role
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import lemma, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["place_called", "same_body"]

_BODIES = frozenset("body institution network daily weekly tabloid broadsheet".split())


def place_called(token: "Token", cast: Cast, lexicon: Lexicon) -> Role | None:
    """Return the place that "the province of Alberta" is."""
    if token.i in cast.at or token.tag_ != "NN" or lemma(token) not in lexicon.classes["places"]:
        return None
    named = (cast.at.get(t.i) for t in preposition_objects(token, "of")[:1] if t.pos_ == "PROPN")
    return next((r for r in named if r is not None and r.type is NodeKind.REGION), None)


def same_body(token: "Token", cast: Cast, lexicon: Lexicon) -> Role | None:
    """Return the body of which a noun is said beside the name: "the commission, a body backed by Chad"."""
    if token.dep_ != "appos" or token.tag_ not in ("NN", "JJ") or token.i in cast.at:
        return None
    before = cast.at.get(token.head.i)
    body = lemma(token) in lexicon.classes["bodies"] or lemma(token) in _BODIES
    return before if body and before is not None and before.type is NodeKind.ORGANIZATION else None
