"""Rehung: a body hung on a person beside it, and "between" hung on the verb of a deal that was reached."""

from typing import TYPE_CHECKING

from kg_loaders.telling import SAYING

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
    if token.dep_ == "parataxis" and token.tag_ in ("VBD", "VBZ") and token.i < token.head.i:
        return _said_between(token)
    return False


def _said_between(said: "Token") -> bool:
    """ "This bill," Brown said, "is a sham": one clause that is said, whose subject may have come loose."""
    doc, main = said.doc, said.head
    subject = next((c for c in said.children if c.dep_ == "nsubj"), None)
    if subject is None or main.dep_ != "ROOT" or said.lemma_.lower() not in SAYING:
        return False
    first, last = min(subject.left_edge.i, said.i), max(subject.right_edge.i, said.i)
    after = next((t for t in doc[last + 1 : main.i] if t.is_quote), None)
    if first <= main.sent.start or not doc[first - 1].is_quote or after is None:
        return False
    opened = next((t for t in reversed(list(doc[main.sent.start : first - 1])) if t.is_quote), None)
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in main.children)
    words = doc[opened.i + 1 : first - 1] if opened is not None else doc[0:0]
    if not own and len(words) and not any(t.pos_ in ("VERB", "AUX") for t in words):
        noun = next((t for t in reversed(list(words)) if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
        if noun is not None:
            passive = any(c.dep_ == "auxpass" for c in main.children)
            noun.head, noun.dep_ = main, "nsubjpass" if passive else "nsubj"
    main.head, main.dep_ = said, "ccomp"
    said.head, said.dep_ = said, "ROOT"
    return True


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
