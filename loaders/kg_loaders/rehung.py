"""Rehung: a body hung on a person beside it, and "between" hung on the verb of a deal that was reached."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["rehang"]

_BODIES = frozenset(
    "party union company group movement militia organisation organization alliance coalition bloc agency firm "
    "federation association charity newspaper airline bank faction".split()
)
"""Kinds of body that nobody is, so that they do not stand beside a person."""


def rehang(token: "Token") -> bool:
    """Hang a token where it belongs, and tell whether it was moved."""
    if token.lower_ == "between" and token.dep_ == "prep" and token.head.tag_ == "VBN":
        return _dealt_between(token)
    if token.dep_ == "appos" and token.lower_ in _BODIES and token.head.i < token.i:
        return _body_beside(token)
    return False


def _body_beside(kind: "Token") -> bool:
    """ "quit as leader of New Dawn, the party that ...": the party is New Dawn, not who quit."""
    comma = kind.left_edge.i - 1
    if comma < 2 or kind.doc[comma].text != "," or kind.doc[kind.left_edge.i].pos_ != "DET":
        return False
    name, far = kind.doc[comma - 1], kind.head
    while name.dep_ in ("compound", "nmod") and name.head.i < comma:
        name = name.head
    hung = name.pos_ == "PROPN" and name.dep_ in ("pobj", "dobj", "conj") and far.left_edge.i < name.left_edge.i
    if hung and far.ent_type_ == "PERSON":
        kind.head = name
        return True
    return False


_DEALS = frozenset("deal agreement accord treaty pact truce ceasefire cease-fire armistice settlement".split())
_DEALT = frozenset("reach sign agree strike conclude broker negotiate make seal".split())


def _dealt_between(between: "Token") -> bool:
    """ "a deal was reached between Chad and Mali": the deal is between them."""
    verb = between.head
    things = [c for c in verb.lefts if c.dep_ == "nsubjpass" and c.lemma_.lower() in _DEALS]
    if verb.dep_ == "acl" and verb.head.lemma_.lower() in _DEALS:
        things = [verb.head]
    if things and verb.lemma_.lower() in _DEALT and things[0].i < between.i:
        between.head = things[0]
        return True
    return False
