"""Parted clauses: subjects and verbs that the parser took apart at "it was", an aside or a participle."""

from typing import TYPE_CHECKING, Final

from kg_loaders.days import DATED, set_day_apart, when_not_whose
from kg_loaders.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["tell_apart"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HAVE = frozenset({"has", "have", "had"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})
_OPENING = frozenset("after before by while having since upon on".split())
_PREPOSITIONS = frozenset({"on", "in", "to", "against"})
_BESIDE: Final = {
    "to": frozenset("halt end stop".split()),
    "against": frozenset(
        "manifesto petition resolution motion complaint lawsuit suit case campaign protest demonstration rally "
        "march strike sanction measure charge appeal offensive attack assault war vote ban".split()
    ),
}
"""What a preposition belongs to, rather than to the verb before it."""


def tell_apart(token: "Token") -> bool:
    """Tell what was joined apart, and join what was parted; tell whether the token's clause was mended."""
    label = token.dep_
    if label == "prep":
        return token.lower_ in _PREPOSITIONS and (when_not_whose(token) or _goes_with_noun(token))
    if label == "ccomp":
        return token.head.lemma_ == "be" and _cleft(token)
    if label == "appos":
        return token.pos_ == "PROPN" and _two_names(token)
    if label == "xcomp":
        return token.tag_ in _FINITE and _quoted_on(token)
    if label == "amod":
        return token.tag_ == "VBN" and _helped(token)
    return token.lower_ in DATED and set_day_apart(token)


def _cleft(verb: "Token") -> bool:
    """ "It was Chad that rejected it": Chad did, where "it was not" leaves open who did."""
    be = verb.head
    relative = next((c for c in verb.lefts if c.lower_ in _RELATIVE), None)
    if relative is None or relative.dep_ not in ("nsubj", "nsubjpass", "dobj") or relative.i != verb.left_edge.i:
        return False
    who = next((c for c in be.rights if c.dep_ in ("attr", "acomp") and c.i < verb.i), None)
    it = next((c for c in be.lefts if c.dep_ in ("nsubj", "expl")), None)
    denied = any(c.dep_ == "neg" for c in be.children)
    if who is None or it is None or it.lower_ != "it" or denied or who.pos_ not in ("PROPN", "NOUN"):
        return False
    if who.right_edge.i + 1 != relative.i:
        return False
    verb.head, verb.dep_, who.dep_ = who, "relcl", "attr"
    return True


def _helped(verb: "Token") -> bool:
    """ "Chad has since suspended imports": a participle with a subject of its own is the verb of its clause."""
    noun = verb.head
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "since" else noun.head
    if noun.dep_ in ("dobj", "pobj") and above.lower_ in _HAVE:
        return _since(verb, noun, above)
    led = any(c.dep_ == "nsubj" for c in verb.lefts) and any(c.dep_ == "aux" for c in verb.lefts)
    if not led or noun.i < verb.i or any(c.dep_ in _SUBJECTS for c in noun.children):
        return False
    verb.head, verb.dep_, verb.pos_ = noun.head if noun.head.i != noun.i else verb, noun.dep_, "VERB"
    for child in [
        c for c in noun.children if c.dep_ in ("punct", "cc", "conj", "advcl") or c.i < verb.left_edge.i
    ]:
        child.head = verb
    noun.head, noun.dep_ = verb, "dobj"
    return True


def _since(verb: "Token", noun: "Token", have: "Token") -> bool:
    """ "Chad has since suspended imports", read as having imports that are suspended."""
    between = verb.doc[have.i + 1 : verb.i]
    bare = noun.left_edge.i > have.i and not any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts)
    if not len(between) or not bare or not all(t.pos_ == "ADV" or t.lower_ == "since" for t in between):
        return False
    verb.head, verb.dep_, verb.pos_ = have.head if have.head.i != have.i else verb, have.dep_, "VERB"
    for child in [c for c in have.children if c.i != noun.i]:
        child.head, child.dep_ = verb, "advmod" if child.lower_ == "since" else child.dep_
    have.head, have.dep_, have.pos_ = verb, "aux", "AUX"
    noun.head, noun.dep_ = verb, "dobj"
    return True


def _quoted_on(verb: "Token") -> bool:
    """ "'Chad', Brown said, 'accused Mali of it'": what is cut in two by who says it is one clause."""
    said = verb.head
    if said.i > verb.i or said.lemma_.lower() not in lexicon("en").classes["speech_verbs"]:
        return False
    first = next((c for c in said.lefts if c.dep_ == "dobj"), None)
    speaker = next((c for c in said.lefts if c.dep_ == "nsubj"), None)
    if first is None or speaker is None or first.i > speaker.i or any(c.dep_ in _SUBJECTS for c in verb.children):
        return False
    if not all(t.is_punct for t in verb.doc[said.i + 1 : verb.left_edge.i]):
        return False
    first.head, first.dep_, verb.dep_ = verb, "nsubj", "ccomp"
    return True


def _two_names(name: "Token") -> bool:
    """Tell apart two names that were read as one's other name; tell whether they were two people or bodies.

    "Having endorsed Ada Brown, Neil Gray left": Gray left. "Ada Brown, Neil Gray said, left": Gray said it.
    """
    first = name.head
    verb, comma = first.head, name.doc[name.left_edge.i - 1]
    if first.dep_ != "nsubj" or first.pos_ != "PROPN" or comma.text != "," or verb.i < name.i:
        return False
    before = name.doc[first.left_edge.i - 1] if first.left_edge.i > name.sent.start else None
    if before is not None and before.pos_ == "VERB" and before.tag_ in ("VBG", "VBN", "VBD"):
        return _fronted(before, first, name)
    after = name.doc[name.right_edge.i + 1] if name.right_edge.i + 1 < name.sent.end else None
    if verb.dep_ != "parataxis" or after is None or after.i != verb.i or verb.head.i < verb.i:
        return False
    main = verb.head
    if any(c.dep_ in _SUBJECTS for c in main.children) or main.doc[verb.right_edge.i].text != ",":
        return False
    first.head, first.dep_ = main, "nsubj"
    name.head, name.dep_ = verb, "nsubj"
    return True


def _fronted(before: "Token", first: "Token", name: "Token") -> bool:
    """Give a participle that opens the sentence its object, and the main verb the name after it."""
    verb, sent = first.head, name.sent
    opening = name.doc[sent.start].lower_ in _OPENING or before.i == sent.start
    taken = any(c.dep_ in ("dobj", "ccomp", "auxpass") for c in before.children)
    if not opening or taken or verb.i < name.i or name.right_edge.i + 1 != _group(verb):
        return False
    if any(t.pos_ == "VERB" and t.i != before.i for t in name.doc[sent.start : first.i]):
        return False
    name.head, name.dep_ = verb, "nsubj"
    first.head, first.dep_ = before, "dobj"
    if before.dep_ == "csubj":
        before.dep_ = "advcl"
    return True


def _group(verb: "Token") -> int:
    """Return where the verb begins, with its auxiliaries and adverbs."""
    group = [c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass", "advmod", "neg")]
    return min([verb.i, *group])


def _goes_with_noun(prep: "Token") -> bool:
    """ "ordered a halt to shipments", "signed a petition against it": it belongs to the noun before it."""
    noun = prep.doc[prep.i - 1]
    if noun.dep_ != "dobj" or noun.head.i != prep.head.i or noun.pos_ != "NOUN":
        return False
    words = _BESIDE.get(prep.lower_, frozenset())
    if noun.lemma_.lower() not in words or not any(c.dep_ in ("pobj", "pcomp") for c in prep.children):
        return False
    prep.head = noun
    return True
