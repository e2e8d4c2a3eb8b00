"""Kinds of body: which of those named "the group", "the alliance" or "the party" means again."""

from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Cast, Role
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.phrases import is_definite
from kg_loaders.syntax import children, lemma
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["BODY_KINDS", "body_of_kind", "kind_of"]

_OF_GROUPS = frozenset(
    "rights militant islamist advocacy armed terror terrorist rebel campaign civil aid lobby".split()
)
BODY_KINDS: Final = {
    "alliance": ("alliance", "international"),
    "bloc": ("international", "alliance", "group of states", "union"),
    "group": ("armed group", "movement", "ngo"),
    "militia": ("armed group",),
    "movement": ("movement", "armed group"),
    "party": ("party",),
    "company": ("company",),
    "firm": ("company",),
    "agency": ("agency", "international"),
    "watchdog": ("agency", "international", "ngo"),
    "charity": ("ngo",),
    "organisation": ("international", "ngo", "alliance", "armed group"),
    "organization": ("international", "ngo", "alliance", "armed group"),
}
"""Kinds of body in the gazetteer that a bare noun can mean again."""


def body_of_kind(token: "Token", cast: Cast, gazetteer: Gazetteer) -> Role | None:
    """Return the body last named that "the alliance" or "the group" means, by its kind in the gazetteer."""
    kinds = BODY_KINDS.get(lemma(token))
    if kinds is None or token.tag_ != "NN" or not is_definite(token):
        return None
    said = children(token, "amod", "compound", "nmod", "prep", "relcl", "acl")
    if any(c.lower_ not in _OF_GROUPS for c in said):
        return None
    if lemma(token) == "group":
        kinds = (*kinds, "")
    named = [
        r
        for r in cast.of_type(NodeKind.ORGANIZATION)
        if r.heads
        and r.heads[0] < token.i
        and kind_of(r, gazetteer) in kinds
        and (r.named or kind_of(r, gazetteer))
    ]
    return max(named, key=lambda r: max(h for h in r.heads if h < token.i), default=None)


def kind_of(role: Role, gazetteer: Gazetteer) -> str:
    """Return the gazetteer's kind of a body; nothing for one that it does not know."""
    entry = gazetteer.get(role.key) if role.known else None
    return entry.kind if entry is not None else ""
