"""Swallowed clauses: main verbs, second subjects and judgements that the parser hung inside the clause before."""

from typing import TYPE_CHECKING

from kg_loaders.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["OPENING", "judged", "set_free"]

OPENING = frozenset({"whose", "which", "as"})
"""The words that open a clause which may have swallowed something."""
_PAST = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_HAD = frozenset("had has have did does do was were is are".split())
_LIFTED = frozenset("lift ease relax".split())
_BARS = frozenset("blockade ban embargo siege closure curfew sanction restriction boycott moratorium".split())
_NAMING = frozenset("call deem consider brand label declare find pronounce".split())


def set_free(word: "Token") -> bool:
    """Free what a clause that opens with the word has swallowed; tell whether something was."""
    if word.lower_ == "whose":
        return word.dep_ == "poss" and (_main_verb_after(word.head) or _ally_named(word.head))
    if word.lower_ == "as":
        return word.dep_ == "mark" and _as_had(word.head)
    clause = word.head
    if clause.dep_ != "relcl" or word.dep_ not in ("dobj", "nsubj", "nsubjpass"):
        return False
    return _lifted(clause) or _verb_read_as_noun(clause)


def _main_verb_after(owned: "Token") -> bool:
    """ "Brown, whose party has two seats, called it unfair": he is the subject of the main verb."""
    inner = owned.head
    name = next((c for c in inner.lefts if c.dep_ in SUBJECTS and c.i < owned.left_edge.i), None)
    if owned.dep_ not in SUBJECTS or name is None or inner.dep_ == "relcl" or inner.i < owned.i:
        return False
    if inner.head.i > inner.i and inner.dep_ in ("advcl", "ccomp"):
        verb = inner.head
    else:
        after = (c for c in inner.rights if c.dep_ in ("advcl", "ccomp", "conj", "dep"))
        found = next((c for c in after if inner.doc[c.left_edge.i - 1].text == ","), None)
        if found is None:
            return False
        verb = found
    helped = verb.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children)
    if verb.tag_ not in _PAST or not helped or any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in verb.children):
        return False
    if verb.head.i == inner.i:
        verb.dep_ = inner.dep_
        verb.head = verb if inner.head.i == inner.i else inner.head
    for child in [c for c in inner.children if c.i < name.i or c.i > verb.i]:
        child.head = verb
    name.head, name.dep_ = verb, "nsubj"
    inner.head, inner.dep_ = name, "relcl"
    return True


def _ally_named(owned: "Token") -> bool:
    """ "Brown, whose ally Gray blamed Chad, left": the ally is Gray, and not whom he blamed."""
    verb = owned.head
    name = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if owned.dep_ != "dobj" or owned.i > verb.i or name is None or name.pos_ != "PROPN":
        return False
    taken = any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.rights)
    if not taken or name.left_edge.i != owned.i + 1:
        return False
    owned.head, owned.dep_ = name, "compound"
    return True


def _as_had(helper: "Token") -> bool:
    """ "Brown had endorsed her, as had Gray": a second subject of the same verb."""
    verb = helper.head
    bare = all(c.dep_ in ("mark", "nsubj", "punct", "advmod") for c in helper.children)
    second = next((c for c in helper.rights if c.dep_ == "nsubj"), None)
    first = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if helper.lower_ not in _HAD or helper.dep_ != "advcl" or helper.i < verb.i or not bare:
        return False
    if second is None or first is None or helper.nbor(-1).lower_ != "as":
        return False
    second.head, second.dep_ = first, "conj"
    return True


def _lifted(clause: "Token") -> bool:
    """ "a blockade of the strip, which Chad wants lifted": what is lifted is the blockade."""
    noun, prep = clause.head, clause.head.head
    barred = prep.head.lemma_.lower() in _BARS and noun.lemma_.lower() not in _BARS
    if clause.lemma_.lower() not in _LIFTED or noun.dep_ != "pobj" or not barred:
        return False
    clause.head = prep.head
    return True


def _verb_read_as_noun(noun: "Token") -> bool:
    """ "the levy, which Brown and Gray support": a verb at the end of its clause that was read as a noun."""
    names = [c for c in noun.lefts if c.dep_ in ("nmod", "compound") and c.pos_ == "PROPN"]
    if noun.tag_ != "NN" or not names or any(c.dep_ in SUBJECTS for c in noun.children):
        return False
    noun.tag_, noun.pos_ = "VBP", "VERB"
    names[-1].dep_ = "nsubj"
    for other in [c for c in noun.lefts if c.dep_ == "conj"]:
        other.head = names[-1]
    return True


def judged(adjective: "Token") -> None:
    """ "called the ruling ridiculous": what is called so is the object, not a modifier."""
    verb, before = adjective.head, [c for c in adjective.lefts if c.dep_ in ("compound", "amod", "nmod")]
    above = verb.head.head
    if verb.dep_ == "acl" and verb.head.dep_ == "dobj" and above.lemma_.lower() in _NAMING:
        adjective.head = above  # "called the plan put forward by Brown unfair"
        return
    if not before or verb.pos_ != "VERB" or any(c.dep_ == "dobj" and c.i < adjective.i for c in verb.children):
        return
    thing, first = before[-1], next((c for c in adjective.lefts if c.dep_ in ("det", "poss")), None)
    if first is None or thing.i + 1 != adjective.i or thing.tag_ not in ("NN", "NNS", "NNP", "VBG"):
        return
    for child in [c for c in adjective.lefts if c.i < thing.i]:
        child.head = thing
    thing.head, thing.dep_ = verb, "dobj"
    if thing.tag_ == "VBG":
        thing.tag_, thing.pos_ = "NN", "NOUN"
