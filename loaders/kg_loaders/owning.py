"""Whose people they are: "her followers", "Okoye's critics", "whose deputies"."""

from typing import TYPE_CHECKING

from kg_loaders.body_kinds import may_be_called
from kg_loaders.cast import Cast, Role
from kg_loaders.coreference import Coreference
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.party_names import is_party
from kg_loaders.syntax import children
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["antecedent", "own_party", "owned_name", "person_behind"]

_PRONOUNS = frozenset({"his", "her", "whose"})
_OTHERS = frozenset({"counterpart", "people", "compatriot"})
"""Who are called somebody's, but are not his people."""


def person_behind(owner: "Token", cast: Cast, coreference: Coreference) -> Role | None:
    """Return the person of a possessive: "Okoye's", "her", "whose"."""
    role = cast.at.get(owner.i)
    if role is None and owner.lower_ in ("his", "her"):
        role = coreference.resolve(owner)
    if role is None and owner.lower_ == "whose":
        role = antecedent(owner, cast)
    return role if role is not None and role.type is NodeKind.PERSON else None


def antecedent(owner: "Token", cast: Cast) -> Role | None:
    """Return whom "whose" speaks of: "Okoye, the party's critic, whose government"."""
    clause = next((t for t in owner.ancestors if t.dep_ == "relcl"), None)
    noun = clause.head if clause is not None else None
    if noun is not None and noun.i not in cast.at and noun.dep_ == "appos":
        noun = noun.head
    return cast.at.get(noun.i) if noun is not None else None


def own_party(token: "Token", cast: Cast, coreference: Coreference, gazetteer: Gazetteer) -> Role | None:
    """Return the party that "her party" or "whose far-right party" is, the body that "his movement" is."""
    pronoun = next((c for c in children(token, "poss") if c.lower_ in _PRONOUNS), None)
    if pronoun is None:
        return None
    owner = antecedent(pronoun, cast) if pronoun.lower_ == "whose" else coreference.resolve(pronoun)
    if owner is not None and owner.type is NodeKind.ORGANIZATION:
        if token.lemma_.lower() != "party":
            return None
        return owner if is_party(owner, gazetteer) else None
    if owner is None or token.lemma_.lower() == "party":
        return owner.party if owner is not None else None
    return owner.body if owner.body is not None and may_be_called(owner.body, token, gazetteer) else None


def owned_name(people: "Token", cast: Cast, coreference: Coreference) -> str | None:
    """Return "Okoye's followers" for "some 200 of her followers", or None."""
    if people.lemma_ in _OTHERS or children(people, "amod", "compound", "nummod", "nmod"):
        return None
    owner = next((c for c in children(people, "poss") if c.lower_ in _PRONOUNS), None)
    person = person_behind(owner, cast, coreference) if owner is not None else None
    return f"{person.name.split()[-1]}'s {people.text}" if person is not None else None
