"""Pairs: names that "and" joins, of which the parser took one for a part of the other, or lost one of the list."""

from functools import cache
from typing import TYPE_CHECKING

from kg_loaders.charges import lost_object
from kg_loaders.labels import NOUN_SUBJECTS
from kg_loaders.lexicon import lexicon
from kg_loaders.listed import LOOSE, MODIFIERS, acting_bodies, is_office, listed, made_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["JOINING", "pair_up"]

JOINING = frozenset({"and", "as", "but", "than"})
"""Words between two names."""

_BESIDE = frozenset({"pobj", "prep", "appos", "conj"})
"""What leads from the word before "and" up to the first name: "Ada Brown of Chad and"."""
_BELOW = frozenset({"nmod", "compound", "poss", "amod"})
"""How the first of two names hangs on the second."""
_LATER = frozenset({"dobj", "npadvmod", "appos", "dep"})
_MORE_FIELDS = frozenset(
    (
        "agriculture budget business climate commerce communications culture development economy education "
        "employment energy environment equality europe family fisheries gender health home housing immigration "
        "industry information infrastructure innovation labor labour land lands local migration mines oil "
        "petroleum planning policing public regional religious science social sports technology tourism transport "
        "transportation treasury water women works youth senate house majority minority state"
    ).split()
)
_SENT = frozenset(
    "ambassador envoy correspondent editor analyst expert director coordinator representative".split()
)
"""Offices that are held for a place, or for several: "the Chad and Niger envoy Ada Brown"."""


def pair_up(joining: "Token") -> None:
    """Make the names on both sides of "and" one pair, wherever the parser hung them."""
    first = joining.head
    if joining.lower_ in ("but", "than"):
        if not _set_off(joining):
            _also(joining)
        return
    if first.i > joining.i or joining.i + 2 >= len(joining.doc):
        return
    top = first
    while top.head.i < top.i and (top.dep_ in _BESIDE or (top.ent_iob_ == "I" and top.head.i + 1 == top.i)):
        top = top.head
    if top.head.i > joining.i:
        if top.head.pos_ in ("PROPN", "NOUN"):
            _first_below(top, joining)
        else:
            _first_loose(top, joining)
    second = _head_after(joining)
    if first.pos_ == "VERB" and joining.lower_ == "and":
        _joined_to_verb(joining, second)
    if joining.lower_ == "as" or first.pos_ in ("PROPN", "NOUN"):
        _second_elsewhere(joining, second)
    if first.pos_ in ("PROPN", "NOUN"):
        _of_them_too(joining, second)
        _office_apart(second)
        listed(joining, second)


def _head_after(joining: "Token") -> "Token":
    """Return the noun that the words after "and" belong to."""
    word = joining.doc[joining.i + 1]
    while word.dep_ in MODIFIERS and word.head.i > word.i:
        word = word.head
    return word


def _first_below(top: "Token", joining: "Token") -> None:
    """ "Premier Ada Brown and Norwegian Minister Neil Gray": the first was read as a modifier of the second."""
    last = top.head
    while last.dep_ == "compound" and last.head.i > last.i:
        last = last.head
    if last.pos_ not in ("PROPN", "NOUN") or any(c.dep_ == "case" for c in top.children):
        return
    name = _own_name(top, joining)
    if name is None or not (_is_titled(name, joining, last) or _is_body_of(top, joining, last)):
        return
    name = _whole_name(name)
    chain = {last.i, top.head.i} | {t.i for t in joining.doc[joining.i + 1 : last.i]}
    fronted = [t for t in joining.doc[top.left_edge.i : joining.i] if t.head.i in chain and t.i != top.i]
    fronted += [t for t in joining.doc[max(0, top.left_edge.i - 3) : top.left_edge.i] if t.head.i in chain]
    for word in fronted:
        word.head = name
    for word in joining.doc[joining.i + 1 : last.i]:
        if word.dep_ == "conj" and word.head.i < joining.i:
            owner = any(c.dep_ == "case" for c in word.children)
            word.head, word.dep_ = last, "poss" if owner else "compound"
    if name.pos_ == "ADJ":
        name.tag_, name.pos_ = "NNP", "PROPN"
    name.head, name.dep_ = last.head if last.head.i != last.i else name, last.dep_
    if name.i != top.i:
        top.head, top.dep_ = name, "compound"
    joining.head, last.head, last.dep_ = name, name, "conj"
    if name.dep_ == "nsubj":
        lost_object(name)


def _own_name(top: "Token", joining: "Token") -> "Token | None":
    """Return the first name where it is one of its own: no field of an office ("Trade and Industry Minister")."""
    if is_office(top):
        beside = (c for c in top.rights if c.dep_ == "appos" and c.i < joining.i)
        return next((c for c in beside if c.ent_type_ == "PERSON"), None)
    if top.pos_ == "NOUN":
        return top if top.lemma_.lower() in acting_bodies() else None
    if top.ent_type_ in ("PERSON", "GPE") or _is_unknown_name(top, joining):
        return top
    words = lexicon("en").classes
    body = top.text in words["body_tails"] or top.lower_ in words["bodies"]
    several = top.ent_type_ == "NORP" and top.tag_ in ("NNPS", "NNS")
    return top if body or several or (top.text.isupper() and len(top) > 1) else None


def _is_unknown_name(top: "Token", joining: "Token") -> bool:
    """ "accused Witek and Trade Minister Ada Brown": a name that nothing tells, and no field of an office."""
    if not top.text[:1].isupper() or top.ent_type_ not in ("", "ORG") or top.i != top.left_edge.i:
        return False
    opens = top.i == top.sent.start and top.tag_ == "NNP"
    inside = opens or (top.i > top.sent.start and top.nbor(-1).pos_ in ("VERB", "ADP"))
    return inside and top.lower_ not in _fields() and not joining.nbor().is_lower


def _whole_name(name: "Token") -> "Token":
    """Return the last word of a person's name, of which a word before was read as the noun."""
    last = name
    while last.ent_type_ == "PERSON" and last.i + 1 < len(last.doc) and last.nbor().ent_iob_ == "I":
        last = last.nbor()
    for word in name.doc[name.i : last.i]:
        word.head, word.dep_ = last, "compound"
    return last


def _is_titled(name: "Token", joining: "Token", last: "Token") -> bool:
    """Tell whether the second is a person, with the office before the name or nothing else."""
    if last.ent_type_ != "PERSON" or last.pos_ != "PROPN":
        return False
    between = list(joining.doc[joining.i + 1 : last.i])
    if all(t.ent_type_ == "PERSON" for t in between):
        return name.ent_type_ == "PERSON" and len(between) > 0
    titles = [t for t in between if is_office(t)]
    if not titles:
        return False
    bare = between[0].ent_type_ in ("GPE", "PERSON") and len(between) > 1 and between[1].i == titles[0].i
    return not (bare and titles[0].lemma_.lower() in _SENT)


def _is_body_of(top: "Token", joining: "Token", last: "Token") -> bool:
    """Tell whether the second is a body with its country before it: "Ada Brown and Chad's Senate"."""
    owner = joining.doc[joining.i + 1]
    while owner.dep_ == "compound" and owner.head.i > owner.i:
        owner = owner.head
    owned = owner.ent_type_ == "GPE" and any(c.dep_ == "case" for c in owner.children)
    body = last.pos_ == "PROPN" or last.lemma_.lower() in acting_bodies()
    return owned and body and last.tag_ not in ("NNS",) and top.ent_type_ != "GPE"


def _first_loose(top: "Token", joining: "Token") -> None:
    """ "Brown and Minister Neil Gray left": a first name that was read as an adverb or adjective."""
    verb = top.head
    if top.dep_ not in LOOSE or top.i + 1 != joining.i or not top.text[:1].isupper() or not top.ent_type_:
        return
    second = next((c for c in verb.children if c.dep_ in NOUN_SUBJECTS), None)
    joined = any(c.dep_ == "conj" and c.left_edge.i == joining.i + 1 for c in top.rights)
    if (
        second is None
        and joined
        and top.ent_type_ in ("PERSON", "GPE", "ORG")
        and verb.tag_ in ("VBD", "VBZ", "VBP")
    ):
        top.dep_, top.tag_, top.pos_ = "nsubj", "NNP", "PROPN"
    if second is None or second.left_edge.i != joining.i + 1:
        return
    top.dep_, top.tag_, top.pos_ = second.dep_, "NNP", "PROPN"
    second.head, second.dep_ = top, "conj"


def _second_elsewhere(joining: "Token", second: "Token") -> None:
    """ "called on Chad and Neil Gray to go", "hit Chad as well as Niger": a second, read as an object."""
    first, above = joining.head, second.head
    if second.dep_ not in _LATER or second.pos_ not in ("PROPN", "NOUN") or above.i >= joining.i:
        return
    if joining.lower_ == "as":
        found = next((c for c in above.rights if c.dep_ == "dobj" and c.i < joining.i), None)
        if found is None or (above.i != first.i and found.i != first.i):
            return
        first = found
    elif second.dep_ == "appos" or any(c.dep_ == "conj" and c.i > joining.i for c in first.children):
        return
    elif first.pos_ != second.pos_ or any(c.dep_ == "acl" and c.tag_ == "VBG" for c in second.children):
        return  # "seeking revenge for the raid and Niger backing them"
    if above.pos_ == "VERB" and first.i < joining.i and second.i != first.i:
        second.head, second.dep_, joining.head = first, "conj", first


def _joined_to_verb(joining: "Token", second: "Token") -> None:
    """ "congratulated the council and Mr Gray": a name that was joined to the verb, not to its object."""
    verb, after = joining.head, second.right_edge.i + 1
    if second.dep_ != "conj" or second.head.i != verb.i or second.pos_ != "PROPN" or second.i < joining.i:
        return
    first = next((c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i + 1 == joining.i), None)
    if first is None or (after < len(second.doc) and second.doc[after].pos_ in ("VERB", "AUX")):
        return
    second.head = joining.head = first


def _office_apart(office: "Token") -> None:
    """ "the government and President Ada Brown": an office and its holder that were read as two."""
    doc, first = office.doc, office.head
    if office.dep_ != "conj" or not is_office(office) or office.i + 1 >= len(doc):
        return
    name = doc[office.i + 1]
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    if name.ent_type_ != "PERSON" or name.i <= office.i:
        return
    given = first.dep_ == "dative" and name.dep_ == "dobj" and name.head.i == first.head.i
    if given or (name.dep_ in ("appos", "conj") and name.head.i == first.i):
        first.dep_ = "dobj" if given else first.dep_
        name.head, name.dep_ = first, "conj"
        office.head, office.dep_ = name, "compound"


def _set_off(joining: "Token") -> bool:
    """ "Chad, but not Niger, left", "Chad rather than Niger left": who left is the first."""
    doc, at = joining.doc, joining.i
    denied = joining.lower_ == "but" and at + 2 < len(doc) and doc[at + 1].lower_ == "not"
    instead = joining.lower_ == "than" and at > 1 and doc[at - 1].lower_ == "rather"
    if at < 2 or not (denied or instead):
        return False
    second, first = doc[at + (2 if denied else 1)], doc[at - (2 if instead or doc[at - 1].text == "," else 1)]
    while second.dep_ in MODIFIERS and second.head.i > second.i:
        second = second.head
    verb = second.head
    if second.dep_ not in NOUN_SUBJECTS or second.i > verb.i or not first.text[:1].isupper():
        return False
    if first.head.i == first.i and first.left_edge.i == first.sent.start:
        first.tag_, first.pos_ = "NNP", "PROPN"
    if not made_subject(first, verb) and (first.head.i != verb.i or first.dep_ not in NOUN_SUBJECTS):
        return False
    for word in doc[at - 1 : at + 2]:
        word.head = second if word.dep_ == "neg" else first
    joining.dep_ = "cc"
    second.head, second.dep_ = first, "conj"
    return True


def _of_them_too(joining: "Token", second: "Token") -> None:
    """ "the leaders of Chad and Niger and Minister Ada Brown left": a person is no third country."""
    place = joining.head
    before = any(c.dep_ == "cc" and c.i < joining.i for c in place.children)
    person = second.ent_type_ == "PERSON" and place.ent_type_ == "GPE" and place.dep_ == "pobj"
    if before and person and second.dep_ == "conj" and second.head.i == place.i and place.head.lower_ == "of":
        second.head = joining.head = place.head.head


def _also(joining: "Token") -> None:
    """ "Not only Chad but also Niger left": the two are joined, not set against one another."""
    doc, also = joining.doc, joining.i + 1
    if also + 1 >= len(doc) or doc[also].lower_ != "also" or not joining.i:
        return
    second, first = doc[also + 1], doc[joining.i - 1]
    while second.dep_ in MODIFIERS and second.head.i > second.i:
        second = second.head
    while first.head.i not in (first.i, second.head.i):
        first = first.head
    only = any(t.lower_ == "only" for t in doc[max(0, first.left_edge.i - 2) : first.i])
    if only and second.dep_ in NOUN_SUBJECTS and first.i < joining.i and first.head.i == second.head.i:
        first.dep_, joining.head = second.dep_, first
        second.head, second.dep_ = first, "conj"


@cache
def _fields() -> frozenset[str]:
    """Return the fields of offices: "finance" of "finance minister"."""
    offices = lexicon("en").offices["state"] | lexicon("en").offices["body"]
    return _MORE_FIELDS | {word for office in offices for word in office.split()[:-1]}
