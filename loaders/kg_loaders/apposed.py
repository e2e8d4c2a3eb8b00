"""Apposed titles: whose each is, of one name or of a list of names ("Ada Brown and Bo Ek, leaders of ...")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg_loaders.cast import Cast, Role
from kg_loaders.syntax import children, conjuncts, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["apposed_titles", "person_at"]


def person_at(cast: Cast, token: "Token") -> Role | None:
    """Return the person that a token names."""
    role = cast.at.get(token.i)
    return role if role is not None and role.type is NodeKind.PERSON else None


def apposed_titles(cast: Cast, token: "Token", role: Role) -> "Iterator[tuple[Token, Role]]":
    """Yield the nouns apposed to a name, each with whose it is; one in the plural is that of all in a list."""
    behind = _behind_letter(cast, token)
    holder = behind or role
    for appos in children(token, "appos"):
        told = any(c.lower_ in ("a", "an") for c in appos.lefts) and appos.tag_ == "NN"
        if person_at(cast, appos) not in (None, holder) and not told:
            continue  # "Brown, the Green Front's Gray and Ek": a list
        named = person_at(cast, token.doc[max(0, appos.left_edge.i - 2)]) or holder
        nouns = [appos] if token.head.lower_ == "between" else conjuncts(appos)
        if appos.lower_ == "one":  # "Brown, one of the front's leaders"
            for noun in preposition_objects(appos, "of"):
                yield noun, holder
            continue
        for noun in nouns:
            if _has_own_name(cast, noun, holder):
                continue  # "the president, Brown, Harbour director, Ek": Ek is the director
            if noun.tag_ in ("NNS", "NNPS"):
                for person in _listed(cast, token.head if behind is not None else token):
                    yield noun, person
            else:
                yield noun, named if holder is role else holder


def _has_own_name(cast: Cast, noun: "Token", holder: Role) -> bool:
    doc, after = noun.doc, noun.i + 2
    named = [person_at(cast, t) for t in children(noun, "appos")]
    if after < len(doc) and doc[after - 1].text == "," and not any(c.lower_ in ("a", "an") for c in noun.lefts):
        named.append(person_at(cast, doc[after]))
    return any(p not in (None, holder) for p in named)


def _listed(cast: Cast, token: "Token") -> list[Role]:
    """Return the people of the list that the name is in; nobody if it is in none ("Brown, his aides")."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    people = [person_at(cast, t) for t in conjuncts(first)]
    found = list({id(r): r for r in people if r is not None}.values())
    return found if len(found) > 1 else []


def _behind_letter(cast: Cast, token: "Token") -> Role | None:
    """Return who is "Ada Brown, R-Mich., a member of": the party's letter and the state are nobody."""
    doc, named = token.doc, token.head
    letter = token.i > 1 and doc[token.i - 1].text in "-–" and doc[token.i - 2].text in ("R", "D", "I")
    return person_at(cast, named) if letter and token.dep_ == "appos" else None
