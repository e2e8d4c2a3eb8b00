"""Kinds of body: which of those named "the group", "the alliance" or "the party" means again."""

from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Cast, Role
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.phrases import is_definite
from kg_loaders.syntax import children, lemma
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["BODY_KINDS", "body_of_kind", "is_called", "kind_of"]

_OF_GROUPS = frozenset(
    "rights militant islamist advocacy armed terror terrorist rebel campaign civil aid lobby".split()
)
_ALSO_NAMED = frozenset("union newspaper network bank".split())
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
    named_so = _named_before(token, cast, gazetteer)
    if named_so is not None:
        return named_so
    kinds = BODY_KINDS.get(lemma(token))
    if kinds is None or token.tag_ != "NN" or not is_definite(token):
        return None
    said = children(token, "amod", "compound", "nmod", "prep", "relcl", "acl")
    if any(c.lower_ not in _OF_GROUPS for c in said):
        return None
    called = _called_so(token, cast) if not said else None
    if called is not None:
        return called
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


def _called_so(token: "Token", cast: Cast) -> Role | None:
    """Return the body that the article called so last: "their regional bloc, ZEWAS"."""
    for other in reversed(token.doc[: token.i]):
        if other.lower_ == token.lower_ and other.tag_ == "NN":
            after = token.doc[other.i + 1 : other.i + 4]
            between = len(after) == 3 and after[0].text == "," and after[2].is_punct
            beside = [
                *after[1 : 1 + between],
                *children(other, "appos"),
                *([other.head] if other.dep_ == "appos" else []),
            ]
            found = (cast.at.get(t.i) for t in beside)
            role = next((r for r in found if r is not None and r.type is NodeKind.ORGANIZATION and r.named), None)
            if role is not None:
                return role
    return None


def _named_before(token: "Token", cast: Cast, gazetteer: Gazetteer) -> Role | None:
    """Return the body whose name stands before its kind: "the Green Front party", "the Centre (CP) party"."""
    word = lemma(token)
    if word not in BODY_KINDS.keys() | _ALSO_NAMED or token.tag_ != "NN":
        return None
    kinds = {"", *BODY_KINDS.get(word, ())} - {"international"}  # "the UN agency" is a part of the UN
    before = token.doc[token.i - 1]
    if before.text == ")":  # "(EFF) party"
        before = next((t for t in reversed(token.doc[token.left_edge.i : before.i]) if t.text == "("), before)
        before = token.doc[before.i - 1]
    inside = before.i >= token.left_edge.i and before.pos_ == "PROPN"
    role = cast.at.get(before.i) or cast.at.get(before.head.i) if inside else None
    body = role is not None and role.type is NodeKind.ORGANIZATION and role.named
    return role if role is not None and body and kind_of(role, gazetteer) in kinds else None


def kind_of(role: Role, gazetteer: Gazetteer) -> str:
    """Return the gazetteer's kind of a body; nothing for one that it does not know."""
    entry = gazetteer.get(role.key) if role.known else None
    return entry.kind if entry is not None else ""


def is_called(body: Role, word: str) -> bool:
    """Tell whether the noun may be short for the body's name, as "police" is not for "Police Headquarters"."""
    words = body.name.casefold().split()
    return word in words and not (word == "police" and words[-1] != word and "of" not in words)
