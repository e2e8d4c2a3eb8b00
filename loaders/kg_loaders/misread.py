"""Misread words: nouns and adjectives that were taken for verbs, and what was left loose in a list."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["misread"]

_ADJECTIVES = frozenset("complete free clear open direct separate secure".split())
_STRIKES = frozenset("strike walkout stoppage boycott".split())
_WEIGHING = frozenset(
    "dismiss reject oppose condemn criticize criticise denounce back support welcome praise endorse "
    "deride mock".split()
)
_INTENTS = frozenset(
    "threat attempt effort plan bid offer move push call proposal promise pledge decision refusal demand request "
    "vow drive".split()
)
_DEEDS = ("tion", "sion", "ment", "al", "ence", "ance", "dom", "ity")


def misread(token: "Token") -> bool:
    """Put a misread word right; tell whether it was one."""
    if token.dep_ in ("nsubj", "nsubjpass") and token.tag_ in ("VB", "VBP"):
        return _noun(token)
    if token.lower_ in _ADJECTIVES and token.tag_ == "VB":
        return _adjective(token)
    if token.dep_ == "ccomp" and token.head.dep_ == "relcl":
        return _thought_of(token)
    if token.dep_ == "conj" and token.tag_ == "VB":
        return _wanted_too(token)
    if token.dep_ in ("advcl", "xcomp") and token.tag_ == "VB" and token.head.lemma_ in _WEIGHING:
        return _of_threat(token)
    if token.pos_ != "NOUN":
        return False
    return _called(token) if token.dep_ == "oprd" else token.dep_ == "dep" and _listed(token)


def _noun(token: "Token") -> bool:
    """ "Brown, whose offer to cap it was rejected": a subject that is owned is a noun."""
    if not any(c.dep_ == "poss" for c in token.lefts):
        return False
    token.tag_, token.pos_ = "NN", "NOUN"
    for child in token.rights:
        if child.dep_ == "xcomp":
            child.dep_ = "acl"
    return True


def _adjective(word: "Token") -> bool:
    """ "has grown to complete dismissal": an adjective before a bare noun of a deed."""
    doc, to = word.doc, word.i - 1
    noun = doc[word.i + 1] if word.i + 1 < len(doc) else word
    bare = noun.head.i == word.i and noun.dep_ == "dobj" and noun.tag_ == "NN" and noun.lower_.endswith(_DEEDS)
    if (
        not bare
        or word.dep_ == "ROOT"
        or to < 0
        or doc[to].lower_ != "to"
        or any(c.dep_ == "nsubj" for c in word.children)
    ):
        return False
    verb, prep = word.head, doc[to]
    prep.head, prep.dep_, prep.tag_, prep.pos_ = verb, "prep", "IN", "ADP"
    noun.head, noun.dep_ = prep, "pobj"
    for child in list(word.children):
        child.head = noun if child.i > noun.i else verb
    word.head, word.dep_, word.tag_, word.pos_ = noun, "amod", "JJ", "ADJ"
    return True


def _called(noun: "Token") -> bool:
    """ "which called the walkout": a strike that is called, not what something is called."""
    others = {c.dep_ for c in noun.head.children if c.i != noun.i}
    if noun.lower_ not in _STRIKES or noun.head.lemma_ != "call" or others & {"dobj", "auxpass", "nsubjpass"}:
        return False
    noun.dep_ = "dobj"
    return True


def _listed(noun: "Token") -> bool:
    """ "called for a truce, the release of hostages": what is left over after a comma is the list's next."""
    before, first = noun.doc[noun.left_edge.i - 1], noun.left_edge.i
    last = noun.doc[first - 2] if first > 1 else noun
    while last.dep_ not in ("pobj", "dobj", "ROOT") and noun.head.i < last.head.i < noun.i:
        last = last.head
    if before.text != "," or last.dep_ not in ("pobj", "dobj") or last.pos_ != "NOUN" or last.i <= noun.head.i:
        return False
    noun.head, noun.dep_ = last, "conj"
    return True


def _thought_of(verb: "Token") -> bool:
    """ "senators who activists hoped would join them": it is the senators who would."""
    hoping = verb.head
    who = next((c for c in hoping.lefts if c.dep_ == "dobj" and c.lower_ in ("who", "which", "that")), None)
    helped = verb.doc[hoping.i + 1].tag_ == "MD" and verb.doc[hoping.i + 1].head.i == verb.i
    if who is None or not helped or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return False
    verb.head, verb.dep_ = hoping.head, "relcl"
    who.head, who.dep_ = verb, "nsubj"
    hoping.head, hoping.dep_ = verb, "parataxis"
    return True


def _wanted_too(verb: "Token") -> bool:
    """ "wants to stop the ferries, close the port, ban the union": what else is wanted stands beside."""
    wish = verb.head
    if wish.tag_ not in ("VBZ", "VBD", "VBP", "VBN") or any(
        c.tag_ == "MD" or c.lemma_ == "do" for c in wish.lefts
    ):
        return False
    deeds = [c for c in wish.children if c.dep_ == "xcomp" and wish.i < c.i < verb.i and c.tag_ == "VB"]
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children)
    if own or not deeds or not any(a.lower_ == "to" for a in deeds[0].lefts):
        return False
    verb.head = deeds[0]
    return True


def _of_threat(deed: "Token") -> bool:
    """ "dismissed his threats to sue them": what is threatened hangs on the threat."""
    to = deed.left_edge
    held = next((c for c in deed.head.children if c.dep_ == "dobj" and c.i == to.i - 1), None)
    if to.lower_ != "to" or held is None or held.lemma_ not in _INTENTS:
        return False
    if not any(c.dep_ in ("poss", "det") for c in held.lefts):
        return False
    deed.head, deed.dep_ = held, "acl"
    return True
