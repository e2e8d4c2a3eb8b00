"""Misread words: nouns and adjectives that were taken for verbs, and what was left loose in a list."""

from typing import TYPE_CHECKING, Final

from kg_loaders.lexicon import lexicon
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["MISREAD", "WISHED", "misread"]

MISREAD = frozenset({"dep", "oprd", "relcl", "advcl", "conj"})
"""How a word may be labelled that was misread, whatever its form."""

WISHED = frozenset(
    "resign apologise apologize abdicate comply disarm disband withdraw surrender concede desist abstain recant "
    "intervene negotiate reconsider".split()
)
"""Verbs that are no nouns, and end sentences about what somebody demands."""
_WISHING = frozenset("demand insist urge ask request recommend propose suggest require".split())
_ADJECTIVES = frozenset("complete free clear open direct separate secure".split())
_ASKED_FOR = frozenset(
    "election referendum talk ceasefire truce inquiry investigation trial sanction reform".split()
)
"""What is asked for, seldom that of which anything is asked."""
_SIDES: Final = frozenset({Relation.SUPPORTS, Relation.REJECTS, Relation.CRITICIZES, Relation.PROPOSES})
_STRIKES = frozenset("strike walkout stoppage boycott".split())
_WEIGHING = frozenset(
    "dismiss reject oppose condemn criticize criticise denounce back support welcome praise endorse "
    "deride mock".split()
)
_INTENTS = frozenset(
    "threat attempt effort plan bid offer move push call proposal promise pledge decision refusal demand request "
    "vow drive".split()
)
_CLOSE = 3
_DEEDS = ("tion", "sion", "ment", "al", "ence", "ance", "dom", "ity")


def misread(token: "Token") -> bool:
    """Put a misread word right; tell whether it was one."""
    if token.tag_ == "NN" and token.lower_ in WISHED:
        return _wished(token)
    if token.dep_ in ("relcl", "advcl", "conj") and _clause(token):
        return True
    if token.dep_ in ("nsubj", "nsubjpass", "csubj") and token.tag_ in ("VB", "VBP"):
        return _first_word(token) or (token.dep_ != "csubj" and _noun(token))
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


def _wished(deed: "Token") -> bool:
    """ "demanded that the minister resign": put a deed right that was read as a noun; tell whether it was one."""
    if deed.head.lemma_ not in _WISHING or deed.head.i > deed.i:
        return False
    before = [c for c in deed.lefts if c.dep_ in ("compound", "nsubj", "poss")]
    if not before or any(c.dep_ in ("det", "amod") and c.i > before[-1].i for c in deed.lefts):
        return False
    doer = before[-1]
    deed.tag_, deed.pos_, deed.dep_, deed.lemma_ = "VB", "VERB", "ccomp", deed.lower_
    doer.dep_ = "nsubj"
    for child in list(deed.lefts):
        if child.i < doer.i and child.dep_ in ("compound", "det", "amod"):
            child.head = doer
    return True


def _noun(token: "Token") -> bool:
    """ "Brown, whose offer to cap it was rejected": a subject that is owned is a noun."""
    if not any(c.dep_ == "poss" for c in token.lefts):
        return False
    token.tag_, token.pos_ = "NN", "NOUN"
    for child in token.rights:
        if child.dep_ == "xcomp":
            child.dep_ = "acl"
    return True


def _first_word(token: "Token") -> bool:
    """ "Aid groups have condemned it": a bare verb is no subject, but the first word of one."""
    groups = [c for c in token.rights if c.dep_ == "dobj" and c.tag_ == "NNS"]
    if not token.is_sent_start or not groups or groups[0].i - token.i > _CLOSE:
        return False
    head = groups[0]
    if any(c.dep_ not in ("compound", "amod") for c in head.lefts) or head.i > token.head.i:
        return False
    head.head, head.dep_ = token.head, "nsubj"
    for child in list(token.children):
        child.head = head
    token.head, token.dep_, token.tag_, token.pos_ = head, "compound", "NN", "NOUN"
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


def _clause(token: "Token") -> bool:
    """Put right a verb read as a noun, a gerund taken for an aside, a deed hung too deep; tell if it was one."""
    if token.dep_ == "conj":
        return token.head.dep_ == "pobj" and _reached_over(token)
    if token.dep_ == "relcl" and token.tag_ in ("NN", "NNS"):
        return _which_they(token)
    if token.dep_ == "advcl" and token.tag_ in ("VBD", "VBN"):
        return _said_of_noun(token)
    if token.tag_ != "VBG" or token.doc[token.i - 1].lower_ != "out":
        return False
    if token.head.lemma_ != "rule" or token.doc[token.i - 1].head.i != token.head.i:
        return False
    token.dep_ = "xcomp"  # "has ruled out resigning"
    return True


def _said_of_noun(verb: "Token") -> bool:
    """ "doubt about a plan, agreed with Chad and opposed by the Greens": what they oppose is the plan."""
    doc, comma = verb.doc, verb.left_edge.i - 1
    noun = doc[comma - 1] if comma > 1 and doc[comma].text == "," else verb
    clauses = [verb, *(c for c in verb.rights if c.dep_ == "conj" and c.tag_ == "VBN")]
    if noun.pos_ != "NOUN" or noun.dep_ not in ("dobj", "pobj") or noun.head.i == verb.i:
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass", "mark", "aux", "auxpass") for v in clauses for c in v.lefts):
        return False
    taken = [v for v in clauses if any(c.dep_ == "agent" for c in v.rights)]
    sided = any(f.relation in _SIDES for v in taken for f in lexicon("en").verbs.get(v.lemma_.lower(), ()))
    if not sided or not (verb.head.i < noun.i < verb.i):
        return False
    verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"
    return True


def _which_they(verb: "Token") -> bool:
    """ "the bill, which Brown and Gray support": what has "which" for its object and names before it is a verb."""
    which = next((c for c in verb.lefts if c.tag_ in ("WDT", "WP") and c.dep_ in ("dobj", "nmod")), None)
    named = [c for c in verb.lefts if which is not None and c.i > which.i]
    names = [c for c in named if c.dep_ in ("nmod", "compound", "amod") and c.pos_ in ("PROPN", "NOUN")]
    if which is None or len(names) != 1 or any(c.dep_ in ("det", "poss", "nsubj") for c in verb.lefts):
        return False
    verb.tag_, verb.pos_ = "VBP", "VERB"
    names[0].dep_, which.dep_ = "nsubj", "dobj"
    before = which.i - 1 - (verb.doc[which.i - 1].text == ",")
    noun = verb.doc[before]
    while noun.dep_ in ("compound", "nmod") and noun.i < noun.head.i < which.i:
        noun = noun.head
    if before > 0 and noun.pos_ in ("NOUN", "PROPN") and noun.i != verb.head.i:
        verb.head = noun
    return True


def _reached_over(noun: "Token") -> bool:
    """ "the ouster of the cabinet and early elections": a deed beside people hangs on the deed before."""
    people = noun.head
    prep = people.head
    deed = prep.head
    if prep.lower_ != "of" or prep.dep_ != "prep" or deed.dep_ not in ("dobj", "pobj") or deed.pos_ != "NOUN":
        return False
    if noun.lemma_ not in _ASKED_FOR or people.lemma_ in _ASKED_FOR or noun.i < people.i:
        return False
    joining = next((c for c in people.children if c.dep_ == "cc" and c.i < noun.i), None)
    if joining is None or any(c.dep_ == "conj" and c.i != noun.i for c in people.children):
        return False
    noun.head = joining.head = deed
    return True
