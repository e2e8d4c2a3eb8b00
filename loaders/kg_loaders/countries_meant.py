"""Which state "his country" or "her host country" is."""

from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Role
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg_loaders.arguments import Arguments

__all__ = ["own_country"]

_OWNERS: Final = frozenset("he she it they his her its their i we my our".split())
_HOSTS: Final = frozenset({"host"})
_OTHERS: Final = frozenset("adopted adoptive second other neighboring neighbouring partner rival new".split())
_ENVOYS: Final = frozenset("ambassador envoy diplomat consul representative".split())


def own_country(token: "Token", arguments: "Arguments") -> Role | None:
    """Return the state that "his country" is in the mouth of a person or of an official without a name.

    "His host country" is where an envoy is sent; "her adopted country" is whatever is named beside it.
    """
    owner = next(iter(children(token, "poss")), None)
    if lemma(token) not in ("country", "nation") or owner is None or owner.lower_ not in _OWNERS:
        return None
    kinds = {c.lower_ for c in children(token, "amod", "compound")}
    if kinds & (_HOSTS | _OTHERS):
        return _sent_to(token, arguments) if kinds & _HOSTS and not children(token, "appos") else None
    person = arguments.coreference.resolve(owner)
    if person is not None and person.type is NodeKind.PERSON:
        return arguments.nominals.home(person) if person.home else None
    above = (s for verb in token.ancestors for s in children(verb, "nsubj") if s.i < token.i)
    roles = (arguments.cast.at.get(s.i) for s in above)
    return next((r for r in roles if r is not None and r.type is NodeKind.STATE), None)


def _sent_to(token: "Token", arguments: "Arguments") -> Role | None:
    """Return the state that the envoy of the sentence is sent to: "the ambassador to Mali"."""
    envoys = [t for t in token.sent if t.i < token.i and lemma(t) in _ENVOYS]
    posts = [arguments.cast.at.get(p.i) for t in envoys for p in preposition_objects(t, "to")]
    states = [r for r in posts if r is not None and r.type is NodeKind.STATE]
    return states[0] if len(states) == 1 else None
