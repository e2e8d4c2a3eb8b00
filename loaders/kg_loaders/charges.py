"""Charges: who is accused or praised, and of what; what the parser hung on the last who is."""

from functools import cache
from typing import TYPE_CHECKING, Final

from kg_loaders.lexicon import lexicon
from kg_loaders.syntax import BLAMING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["CHARGED", "accused_of", "lost_object"]

CHARGED: Final = frozenset({"of", "for"})
_CLAUSES = frozenset({"conj", "advcl", "ccomp", "dep"})
_OF = frozenset("accuse suspect convict acquit".split())
_FOR = BLAMING | frozenset("attack slam assail lambast lambaste mock ridicule hail chastise".split())


def accused_of(prep: "Token") -> None:
    """ "accused the police of murder": what somebody is accused of is no part of who is."""
    blamed = prep.head
    while blamed.dep_ == "conj" and blamed.head.i < blamed.i:
        blamed = blamed.head
    verb = blamed.head
    word = verb.lemma_.lower()
    if blamed.dep_ != "dobj" or prep.head.i > prep.i or word not in (_OF if prep.lower_ == "of" else _FOR):
        return
    deed = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
    if prep.lower_ == "for":
        if deed is not None and deed.dep_ == "pcomp" and deed.tag_ == "VBG":
            _hang(prep, verb)
        return
    if deed is None or deed.pos_ == "PROPN" or deed.ent_type_ or deed.lemma_.lower() in _acting():
        return
    later = (t for t in prep.doc[prep.i + 1 : verb.right_edge.i + 1] if t.lower_ == "of")
    if deed.dep_ == "pcomp" or next(later, deed).head.i in (prep.i, deed.i, deed.head.i):
        _hang(prep, verb)


def _hang(prep: "Token", verb: "Token") -> None:
    """Hang a preposition below the verb, with the commas behind it."""
    for comma in [c for c in prep.head.rights if c.dep_ == "punct" and c.i > prep.i]:
        comma.head = verb
    prep.head = verb


def lost_object(noun: "Token") -> bool:
    """ "accused Gray of theft, called him a liar and left": no "and" makes Gray who called; he is accused."""
    later = noun.head
    verb = later.head
    if later.dep_ not in _CLAUSES or verb.pos_ != "VERB" or noun.left_edge.i != verb.i + 1 or later.i < noun.i:
        return False
    if later.tag_ not in ("VBD", "VBZ") or any(c.dep_ == "mark" for c in later.children):
        return False
    if any(c.dep_ in ("dobj", "ccomp", "xcomp", "prt") for c in verb.children):
        return False
    if not any(c.dep_ == "nsubj" for c in verb.lefts) or verb.lemma_.lower() not in _OF | _FOR:
        return False
    noun.head, noun.dep_ = verb, "dobj"
    return True


@cache
def _acting() -> frozenset[str]:
    """Return the nouns for who may do something: "the government of the republic"."""
    classes = lexicon("en").classes
    return classes["bodies"] | classes["groups"] | classes["people"] | classes["places"]
