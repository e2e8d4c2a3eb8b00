"""Pairs: names that "and" joins, of which the parser took one for a part of the other, or lost one of the list."""

from functools import cache
from typing import TYPE_CHECKING

from kg_loaders.charges import lost_object
from kg_loaders.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["pair_up"]

_NAMED = frozenset({"PERSON", "GPE", "ORG", "NORP", "LOC"})
_BESIDE = frozenset({"pobj", "prep", "appos", "conj"})
"""What leads from the word before "and" up to the first name: "Ada Brown of Chad and"."""
_BELOW = frozenset({"nmod", "compound", "poss", "amod"})
"""How the first of two names hangs on the second."""
_LOOSE = frozenset({"advmod", "npadvmod", "amod", "dep", "intj", "nmod", "prep"})
_MODIFIERS = frozenset({"compound", "amod", "det", "poss", "nmod", "nummod", "predet", "quantmod"})
_LATER = frozenset({"dobj", "npadvmod", "appos", "dep"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WHERE = frozenset("in at near on from".split())
_FORMS = frozenset("mr mrs ms dr sir dame lord lady gen sen rep gov col lt prof".split())
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
    if joining.lower_ == "but":
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
    if second.dep_ in _SUBJECTS and first.pos_ == "PROPN":
        _acts_with(joining, second)
    if joining.lower_ == "as" or first.pos_ in ("PROPN", "NOUN"):
        _second_elsewhere(joining, second)
    if first.pos_ in ("PROPN", "NOUN"):
        _office_apart(second)
        _listed(joining, second)


def _head_after(joining: "Token") -> "Token":
    """Return the noun that the words after "and" belong to."""
    word = joining.doc[joining.i + 1]
    while word.dep_ in _MODIFIERS and word.head.i > word.i:
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
    if _is_office(top):
        beside = (c for c in top.rights if c.dep_ == "appos" and c.i < joining.i)
        return next((c for c in beside if c.ent_type_ == "PERSON"), None)
    if top.pos_ == "NOUN":
        return top if top.lemma_.lower() in _acting() else None
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
    titles = [t for t in between if _is_office(t)]
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
    body = last.pos_ == "PROPN" or last.lemma_.lower() in _acting()
    return owned and body and last.tag_ not in ("NNS",) and top.ent_type_ != "GPE"


def _first_loose(top: "Token", joining: "Token") -> None:
    """ "Brown and Minister Neil Gray left": a first name that was read as an adverb or adjective."""
    verb = top.head
    if top.dep_ not in _LOOSE or top.i + 1 != joining.i or not top.text[:1].isupper() or not top.ent_type_:
        return
    second = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
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


def _acts_with(joining: "Token", second: "Token") -> None:
    """ "Chad as well as Niger accused them": a first name that was read as a sentence of its own."""
    first, verb = joining.head, second.head
    if first.i < joining.i and _made_subject(first, verb):
        second.head, second.dep_ = first, "conj"


def _made_subject(name: "Token", verb: "Token") -> bool:
    """Make a name the subject of the verb that was joined to it; tell whether it could be."""
    alone = all(c.dep_ in _MODIFIERS or c.dep_ in ("cc", "conj", "punct") for c in name.children)
    if verb.dep_ != "conj" or verb.head.i != name.i or name.pos_ != "PROPN" or not alone:
        return False
    verb.head, verb.dep_ = verb if name.head.i == name.i else name.head, name.dep_
    for mark in [c for c in name.rights if c.i > verb.i]:
        mark.head = verb
    name.head, name.dep_ = verb, "nsubj"
    return True


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
    if office.dep_ != "conj" or not _is_office(office) or office.i + 1 >= len(doc):
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


def _also(joining: "Token") -> None:
    """ "Not only Chad but also Niger left": the two are joined, not set against one another."""
    doc, also = joining.doc, joining.i + 1
    if also + 1 >= len(doc) or doc[also].lower_ != "also" or not joining.i:
        return
    second, first = doc[also + 1], doc[joining.i - 1]
    while second.dep_ in _MODIFIERS and second.head.i > second.i:
        second = second.head
    while first.head.i not in (first.i, second.head.i):
        first = first.head
    only = any(t.lower_ == "only" for t in doc[max(0, first.left_edge.i - 2) : first.i])
    if only and second.dep_ in _SUBJECTS and first.i < joining.i and first.head.i == second.head.i:
        first.dep_, joining.head = second.dep_, first
        second.head, second.dep_ = first, "conj"


def _listed(joining: "Token", second: "Token") -> None:
    """ "Chad, Ada Brown, and Niger left": what the parser read as another name of the first is one of the list."""
    first = joining.head
    while first.dep_ in ("conj", "appos") and first.head.i < first.i and first.head.pos_ in ("PROPN", "NOUN"):
        first = first.head
    beside = second.dep_ in _SUBJECTS and second.head.i == first.head.i and second.i > first.i
    if beside and (first.dep_ in _SUBJECTS or (first.dep_ in _LOOSE and first.ent_type_ in _NAMED)):
        first.dep_, joining.head = second.dep_, first
        second.head, second.dep_ = first, "conj"
    if first.dep_ in _SUBJECTS or (first.dep_ == "dobj" and first.pos_ == "PROPN"):
        first = _with_one_before(first, joining)
    if first.dep_ == "pobj" and first.head.lower_ in _WHERE:
        return
    if first.ent_type_ in _NAMED and first.pos_ == "PROPN" and not _is_office(first):
        _no_aside(first, joining)
    elif first.tag_ == "NN" and first.dep_ in _SUBJECTS:
        _holder_aside(first, joining)


def _with_one_before(first: "Token", joining: "Token") -> "Token":
    """Return the first of "Chad, Niger and Mali left", where the parser read the first word as something else."""
    doc, comma, verb = first.doc, first.left_edge.i - 1, first.head
    if comma < 1 or doc[comma].text != "," or comma <= first.sent.start:
        return first
    word = doc[comma - 1]
    while word.head.i not in (word.i, verb.i):
        word = word.head
    if word.i == verb.head.i != verb.i and doc[comma - 1].i == word.i:
        _made_subject(word, verb)
    beside = word.head.i == verb.i != word.i and word.right_edge.i in (comma - 1, comma)
    misread = word.dep_ == "advcl" and word.text.istitle() and word.left_edge.i == word.i == comma - 1
    named = beside and (word.pos_ == "PROPN" or misread)
    loose = (
        (misread or word.dep_ in _LOOSE) and word.ent_type_ in ("PERSON", "GPE", "ORG") and not word.text.isupper()
    )
    if not named or word.i > first.i or not (word.dep_ == first.dep_ or word.dep_ in _SUBJECTS or loose):
        return first
    word.dep_, word.tag_, word.pos_ = first.dep_, "NNP", "PROPN"
    joining.head = word
    first.head, first.dep_ = word, "conj"
    return word


def _no_aside(first: "Token", joining: "Token") -> None:
    later = any(c.dep_ == "conj" and c.i > joining.i for c in first.children)
    for other in [c for c in first.rights if c.dep_ == "appos" and c.i < joining.i]:
        if first.doc[other.left_edge.i - 1].text != ",":
            continue
        ahead = [c for c in other.rights if c.dep_ == "conj" and c.i > joining.i]
        if ahead and other.tag_ == "NN" and other.lemma_.lower() in _acting():
            closed = first.doc[ahead[-1].right_edge.i + 1 : ahead[-1].right_edge.i + 2].text == ","
            if ahead[-1].ent_type_ in _NAMED and not closed:
                other.dep_ = "conj"
        elif (later or ahead) and _is_another(first, other):
            other.dep_ = "conj"


def _holder_aside(office: "Token", joining: "Token") -> None:
    """ "his deputy, Ada Brown, and Chad left": the name of the holder, read as one more of the list."""
    name = next((c for c in office.rights if c.dep_ == "conj" and c.ent_type_ == "PERSON"), None)
    if name is None or any(c.dep_ == "appos" for c in office.children) or not _names_holder(office):
        return
    set_off = office.i + 1 == name.left_edge.i - 1 and office.nbor().text == ","
    if set_off and name.right_edge.i + 2 == joining.i and joining.nbor(-1).text == ",":
        name.dep_ = "appos"


def _names_holder(office: "Token") -> bool:
    held = _is_office(office) or office.lemma_.lower() in lexicon("en").classes["people"]
    return held and any(c.dep_ == "poss" or c.lower_ == "the" for c in office.lefts)


def _is_another(first: "Token", other: "Token") -> bool:
    """Tell whether a name beside a name cannot be of the same: a person beside another or beside a body."""
    if other.ent_type_ == "PERSON" and other.pos_ == "PROPN" and not _is_office(other):
        return True
    holder = any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in other.rights)
    return holder and (first.ent_type_ != "PERSON" or any(c.tag_ == "PRP$" for c in other.lefts))


def _is_office(token: "Token") -> bool:
    return token.lemma_.lower() in _offices() or token.lower_.rstrip(".") in _FORMS


@cache
def _offices() -> frozenset[str]:
    offices = lexicon("en").offices
    return frozenset(offices["state"] | offices["body"] | offices["place"])


@cache
def _fields() -> frozenset[str]:
    """Return the fields of offices: "finance" of "finance minister"."""
    offices = lexicon("en").offices["state"] | lexicon("en").offices["body"]
    return _MORE_FIELDS | {word for office in offices for word in office.split()[:-1]}


@cache
def _acting() -> frozenset[str]:
    """Return the nouns of bodies that act as one: "the government", "the court"."""
    return frozenset(lexicon("en").classes["bodies"] | {"government", "opposition", "army", "military", "junta"})
