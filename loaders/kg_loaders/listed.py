"""Lists: names one after another, of which the parser took one for something else."""

from functools import cache
from typing import TYPE_CHECKING

from kg_loaders.gazetteer import Gazetteer
from kg_loaders.labels import NOUN_SUBJECTS
from kg_loaders.lexicon import lexicon
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["LOOSE", "MODIFIERS", "acting_bodies", "is_office", "listed", "made_subject"]

LOOSE = frozenset({"advmod", "npadvmod", "amod", "dep", "intj", "nmod", "prep"})
"""What a name is read as that the parser could not place."""
MODIFIERS = frozenset({"compound", "amod", "det", "poss", "nmod", "nummod", "predet", "quantmod"})
_NAMED = frozenset({"PERSON", "GPE", "ORG", "NORP", "LOC"})
_LISTED = frozenset({"conj", "appos", "npadvmod"})
_WHERE = frozenset("in at near on from".split())
_FORMS = frozenset("mr mrs ms dr sir dame lord lady gen sen rep gov col lt prof".split())


def listed(joining: "Token", second: "Token") -> None:
    """ "Chad, Ada Brown, and Niger left": what the parser read as another name of the first is one of the list."""
    first = joining.head
    while first.dep_ in _LISTED and first.head.i < first.i and first.head.pos_ in ("PROPN", "NOUN"):
        first = first.head
    if second.dep_ in NOUN_SUBJECTS and second.head.i > first.i and made_subject(first, second.head):
        second.head, second.dep_, joining.head = first, "conj", first
    beside = second.dep_ in NOUN_SUBJECTS and second.head.i == first.head.i and second.i > first.i
    if beside and (first.dep_ in NOUN_SUBJECTS or (first.dep_ in LOOSE and first.ent_type_ in _NAMED)):
        first.dep_, joining.head = second.dep_, first
        second.head, second.dep_ = first, "conj"
    if first.dep_ in NOUN_SUBJECTS or (first.dep_ == "dobj" and first.pos_ == "PROPN"):
        first = _with_one_before(first, joining)
    if first.dep_ == "pobj" and first.head.lower_ in _WHERE:
        return
    if first.ent_type_ in _NAMED and first.pos_ == "PROPN" and not is_office(first):
        _no_aside(first, joining)
    elif first.tag_ == "NN" and first.dep_ in NOUN_SUBJECTS:
        _holder_aside(first, joining)


def made_subject(name: "Token", verb: "Token") -> bool:
    """Make a name the subject of the verb that was joined to it; tell whether it could be.

    "Chad as well as Niger accused them": the first was read as a sentence of its own.
    """
    alone = all(c.dep_ in MODIFIERS | _LISTED or c.dep_ in ("cc", "punct") for c in name.children)
    if verb.dep_ != "conj" or verb.head.i != name.i or name.pos_ != "PROPN" or not alone:
        return False
    verb.head, verb.dep_ = verb if name.head.i == name.i else name.head, name.dep_
    for mark in [c for c in name.rights if c.i > verb.i]:
        mark.head = verb
    name.head, name.dep_ = verb, "nsubj"
    return True


def _with_one_before(first: "Token", joining: "Token") -> "Token":
    """Return the first of "Chad, Niger and Mali left", where the parser read the first word as something else."""
    doc, comma, verb = first.doc, first.left_edge.i - 1, first.head
    if comma < 1 or doc[comma].text != "," or comma <= first.sent.start:
        return first
    word = doc[comma - 1]
    while word.head.i not in (word.i, verb.i):
        word = word.head
    if word.i == verb.head.i != verb.i and doc[comma - 1].i == word.i:
        made_subject(word, verb)
    beside = word.head.i == verb.i != word.i and word.right_edge.i in (comma - 1, comma)
    misread = word.dep_ == "advcl" and word.text.istitle() and word.left_edge.i == word.i == comma - 1
    named = beside and (word.pos_ == "PROPN" or misread)
    loose = first.dep_ in NOUN_SUBJECTS and (misread or word.dep_ in LOOSE) and not word.text.isupper()
    loose = loose and word.ent_type_ in ("PERSON", "GPE", "ORG")
    if not named or word.i > first.i or not (word.dep_ == first.dep_ or word.dep_ in NOUN_SUBJECTS or loose):
        return first
    word.dep_, word.tag_, word.pos_ = first.dep_, "NNP", "PROPN"
    joining.head = word
    first.head, first.dep_ = word, "conj"
    return word


def _no_aside(first: "Token", joining: "Token") -> None:
    later = any(c.dep_ == "conj" and c.i > joining.i for c in first.children)
    for other in [c for c in first.rights if c.dep_ in ("appos", "npadvmod") and c.i < joining.i]:
        if first.doc[other.left_edge.i - 1].text != ",":
            continue
        if other.ent_type_ == "GPE":
            joined = later or any(c.dep_ == "conj" for c in other.rights)
            other.dep_ = "conj" if joined and _is_state(first) and _is_state(other) else other.dep_
        if other.dep_ != "appos":
            continue
        ahead = [c for c in other.rights if c.dep_ == "conj" and c.i > joining.i]
        if ahead and other.tag_ == "NN" and other.lemma_.lower() in acting_bodies():
            closed = first.doc[ahead[-1].right_edge.i + 1 : ahead[-1].right_edge.i + 2].text == ","
            if ahead[-1].ent_type_ in _NAMED and not closed:
                other.dep_ = "conj"
        elif (later or ahead) and _is_another(first, other):
            other.dep_ = "conj"


def _is_another(first: "Token", other: "Token") -> bool:
    """Tell whether a name beside a name cannot be of the same: a person beside another or beside a body."""
    if other.ent_type_ == "PERSON" and other.pos_ == "PROPN" and not is_office(other):
        return True
    holder = any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in other.rights)
    return holder and (first.ent_type_ != "PERSON" or any(c.tag_ == "PRP$" for c in other.lefts))


def _holder_aside(office: "Token", joining: "Token") -> None:
    """ "his deputy, Ada Brown, and Chad left": the name of the holder, read as one more of the list."""
    name = next((c for c in office.rights if c.dep_ == "conj" and c.ent_type_ == "PERSON"), None)
    if name is None or any(c.dep_ == "appos" for c in office.children) or not _names_holder(office):
        return
    set_off = office.i + 1 == name.left_edge.i - 1 and office.nbor().text == ","
    if set_off and name.right_edge.i + 2 == joining.i and joining.nbor(-1).text == ",":
        name.dep_ = "appos"


def _names_holder(office: "Token") -> bool:
    held = is_office(office) or office.lemma_.lower() in lexicon("en").classes["people"]
    return held and any(c.dep_ == "poss" or c.lower_ == "the" for c in office.lefts)


def _is_state(name: "Token") -> bool:
    """Tell whether a name is a state's: "Chad, Niger, and Mali", but not "Paris, Texas, and Rome"."""
    words = name.doc[name.left_edge.i : name.i + 1] if name.n_lefts else name
    return any(e.type is NodeKind.STATE for e in Gazetteer.default().lookup(words.text))


def is_office(token: "Token") -> bool:
    """Tell whether a word is an office, or a form of address before a name: "minister", "Mr"."""
    return token.lemma_.lower() in _offices() or token.lower_.rstrip(".") in _FORMS


@cache
def _offices() -> frozenset[str]:
    offices = lexicon("en").offices
    return frozenset(offices["state"] | offices["body"] | offices["place"])


@cache
def acting_bodies() -> frozenset[str]:
    """Return the nouns of bodies that act as one: "the government", "the court"."""
    return frozenset(lexicon("en").classes["bodies"] | {"government", "opposition", "army", "military", "junta"})
