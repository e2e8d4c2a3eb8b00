"""Predecessors: who "his predecessor" or "her successor" is, where the article names the only one it can be."""

from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Cast, Role
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.syntax import children, conjuncts, lemma
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg_loaders.arguments import Arguments

__all__ = ["neighbour_in_office"]

_NEIGHBOURS: Final = frozenset({"predecessor", "successor"})
_FOLLOWING: Final = frozenset("succeed replace".split())


def neighbour_in_office(token: "Token", arguments: "Arguments") -> Role | None:
    """Return whom "his predecessor" or "successor" means: who is named next to it, else who held his office."""
    if lemma(token) not in _NEIGHBOURS or token.tag_ != "NN":
        return None
    owners = (arguments.recipient(c, place=True) for c in children(token, "poss"))
    owner = next((f.role for f in owners if f is not None), None)
    return _neighbour(token, owner, arguments.cast, arguments.gazetteer) if owner is not None else None


def _neighbour(token: "Token", owner: Role, cast: Cast, gazetteer: Gazetteer) -> Role | None:
    people = [r for r in cast.of_type(NodeKind.PERSON) if r is not owner and r.named and r.heads]
    beside = [cast.at[t.i] for t in token.doc[token.i + 1 : token.i + 4] if t.i in cast.at and t.pos_ == "PROPN"]
    if token.doc[token.i + 1 : token.i + 2].text[:1].isupper() and beside and beside[0] in people:
        return beside[0]
    before = lemma(token) == "predecessor"
    if owner.type is not NodeKind.PERSON:
        return None
    told = _told(token, owner, people, cast, before=before)
    if told is not None:
        return told
    held = [r for r in people if _follows(*((r, owner) if before else (owner, r)), gazetteer)]
    return held[0] if len(held) == 1 else None


def _told(token: "Token", owner: Role, people: list[Role], cast: Cast, *, before: bool) -> Role | None:
    """Return who the article says was followed by the owner, or followed him: "Brown succeeded Gray"."""
    found: list[Role] = []
    for i in owner.heads:
        name = token.doc[i]
        verb = name.head
        if lemma(verb) not in _FOLLOWING or verb.pos_ != "VERB":
            continue
        ends = [cast.at.get(t.i) for d in children(verb, "dobj", "nsubj") if d.i != i for t in conjuncts(d)]
        if (name.dep_ == "nsubj") is before and name.dep_ in ("nsubj", "dobj"):
            found += [r for r in ends if r is not None and r in people]
    return found[0] if len(set(found)) == 1 else None


def _follows(first: Role, second: Role, gazetteer: Gazetteer) -> bool:
    """Tell whether the second took over an office of the first, in the year in which the first left it."""
    entries = [gazetteer.get(r.key) if r.known else None for r in (first, second)]
    left, taken = (e.terms if e is not None else () for e in entries)
    same_home = entries[0] is not None and entries[1] is not None and entries[0].state == entries[1].state
    return same_home and any(
        a.office == b.office and a.end is not None and b.start is not None and a.end[:10] == b.start[:10]
        for a in left
        for b in taken
    )
