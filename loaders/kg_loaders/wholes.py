"""Wholes: whose "its" is within a phrase that tells parts of a body."""

from typing import TYPE_CHECKING

from kg_loaders.cast import Cast, Role
from kg_loaders.syntax import children, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["whole_of"]

_BODIES = (NodeKind.STATE, NodeKind.ORGANIZATION)


def whole_of(pronoun: "Token", cast: Cast) -> Role | None:
    """Return the body of "four figures of the movement, including its leader"."""
    among = next((t for t in pronoun.ancestors if t.dep_ == "prep"), None)
    if pronoun.dep_ != "poss" or among is None or among.lower_ not in ("including", "among"):
        return None
    heads = [among.head, *preposition_objects(among.head, "on"), *preposition_objects(among.head, "against")]
    owners = [t for h in heads for t in preposition_objects(h, "of") + children(h, "poss", "compound", "amod")]
    found = (cast.at.get(t.i) for o in owners for t in (o, *children(o, "compound")) if t.i < pronoun.i)
    return next((r for r in found if r is not None and r.type in _BODIES), None)
