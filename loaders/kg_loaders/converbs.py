"""Converbs: what one does beside what one says, "her calls to leave while praising Oman's patience"."""

from typing import TYPE_CHECKING

from kg_loaders.lexicon import lexicon
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["had_also", "infinitives", "mend_converbs"]

_WHILE = frozenset({"while", "whilst"})
_ADVERBS = 5
"""Tokens that may stand between "while" and its participle: "while at the same time praising"."""
_WORDS = frozenset(
    {Relation.SUPPORTS, Relation.REJECTS, Relation.CRITICIZES, Relation.DEMANDS, Relation.THREATENS}
)
_UTTERANCES = frozenset("statement remark comment speech address message rhetoric tweet post letter".split())
_OBJECTS = ("dobj", "pobj", "dative", "attr")
"""Of "ignored her calls to leave while praising Oman": who ignores them praises."""
_BEFORE_NOUN = frozenset({"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "VBN"})


def mend_converbs(doc: "Doc") -> None:
    """Hang a participle that judges below the noun for the utterance that it goes with, and its object below it.

    The parser loses itself in "X's calls to stop while praising Y's restraint confuse Z", and after the colon of
    "X's remarks confuse Z: first scolding Y": it sees no main verb, or takes the participle for what is asked.
    """
    for token in doc:
        if token.tag_ != "VBG" or any(c.dep_ in ("nsubj", "aux") for c in token.children) or not _judges(token):
            continue
        said = _beside(token) or _after_colon(token)
        if said is None:
            asking = _asking(token)
            if asking is not None:
                token.head = asking
            continue
        thing = _object_after(token)
        token.head, token.dep_, token.pos_ = said, "advcl", "VERB"
        if thing is not None:
            thing.head, thing.dep_ = token, "dobj"


def had_also(them: "Token") -> None:
    """ "left after Brown had met both leaders and urged them": who met them urged them."""
    verb, above = them.head, them.head.head
    for clause in (c for c in above.rights if c.dep_ == "advcl" and c.tag_ == "VBN" and c.i < verb.i):
        several = any(c.dep_ == "dobj" and c.tag_ == "NNS" for c in clause.children)
        led = any(c.dep_ == "nsubj" and c.tag_ == "NNP" for c in clause.children)
        near = clause.right_edge.i + 2 == verb.left_edge.i and verb.doc[verb.left_edge.i - 1].lower_ == "and"
        if several and led and near and not any(c.dep_ in ("nsubj", "aux") for c in verb.children):
            verb.head = verb.doc[verb.left_edge.i - 1].head = clause
            return


def infinitives(noun: "Token") -> list["Token"]:
    """Return what is to be done by a call or demand: "stop" of "her calls to stop"."""
    below = [c for c in noun.children if c.dep_ in ("acl", "relcl", "xcomp") and c.tag_ == "VB"]
    above = noun.head if noun.dep_ == "nsubj" and noun.head.i > noun.i and noun.head.tag_ == "VB" else None
    return [v for v in [*below, above] if v is not None and any(c.lower_ == "to" for c in v.children)]


def _judges(verb: "Token") -> bool:
    """Tell whether the verb only ever takes a side in words: what is done may be part of what is asked."""
    relations = {f.relation for f in lexicon("en").verbs.get(verb.lemma_.lower(), ())}
    return bool(relations & _WORDS) and relations <= _WORDS | {
        Relation.NEGOTIATES_WITH
    }  # "hailed progress in talks"


def _is_utterance(noun: "Token") -> bool:
    if noun.pos_ not in ("NOUN", "VERB"):
        return False
    word = noun.lemma_.lower()
    frames = lexicon("en").nouns.get(word, ())
    return word in _UTTERANCES or any(f.relation in _WORDS for f in frames)


def _owned(noun: "Token") -> bool:
    """Tell whether somebody's name or pronoun stands before the noun; a name that lost its case gets it back."""
    for child in noun.lefts:
        if child.dep_ == "nsubj" and any(c.tag_ == "POS" for c in child.children):
            child.dep_ = "poss"
    return any(c.dep_ == "poss" for c in noun.lefts)


def _beside(verb: "Token") -> "Token | None":
    """Return the utterance that "while praising" goes with, if only an infinitive stands between."""
    mark = next((t for t in reversed(verb.doc[max(0, verb.i - _ADVERBS) : verb.i]) if t.lower_ in _WHILE), None)
    if (
        mark is None
        or mark.sent.start != verb.sent.start
        or any(t.pos_ == "VERB" for t in verb.doc[mark.i : verb.i])
    ):
        return None
    for noun in reversed(verb.doc[verb.sent.start : mark.i]):
        if noun.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return None
        if noun.pos_ == "NOUN" and _is_utterance(noun):
            return noun if noun.dep_ not in _OBJECTS and _owned(noun) else None
    return None


def _asking(verb: "Token") -> "Token | None":
    """Return the verb of "urged Oman to leave while praising it", whose subject praises, not who is to leave."""
    asked = verb.head
    if verb.dep_ != "advcl" or asked.dep_ not in ("xcomp", "ccomp") or asked.tag_ != "VB":
        return None
    if not any(c.dep_ == "mark" and c.lower_ in _WHILE for c in verb.children):
        return None
    frames = lexicon("en").verbs.get(asked.head.lemma_.lower(), ())
    return asked.head if any(f.relation is Relation.DEMANDS for f in frames) else None


def _after_colon(verb: "Token") -> "Token | None":
    """Return the utterance that "...: first scolding Chad" spells out."""
    doc, start = verb.doc, verb.sent.start
    if verb.i - start < 3 or doc[verb.i - 1].lower_ != "first" or doc[verb.i - 2].text != ":":
        return None
    before = (t for t in doc[start : verb.i - 2] if t.dep_ in ("nsubj", "nsubjpass"))
    return next((t for t in before if _is_utterance(t) and _owned(t)), None)


def _object_after(verb: "Token") -> "Token | None":
    """Return the noun that follows the verb as its object, read from left to right: "Oman's great patience"."""
    noun = _noun_from(verb.nbor()) if verb.i + 1 < verb.sent.end else None
    case = noun.nbor() if noun is not None and noun.i + 2 < verb.sent.end else None
    if noun is None or case is None or case.tag_ != "POS":
        return noun
    held = _noun_from(case.nbor())
    if held is not None:
        noun.head, noun.dep_ = held, "poss"
    return held


def _noun_from(token: "Token") -> "Token | None":
    """Return the head noun of the phrase that begins at the token; what an adjective follows is a verb."""
    doc, i, end = token.doc, token.i, token.sent.end
    while i < end and doc[i].tag_ in _BEFORE_NOUN:
        i += 1
    first = i
    while i < end and doc[i].pos_ in ("PROPN", "NOUN"):
        i += 1
    swallowed = i - first > 1 and i < end and doc[i].tag_ in _BEFORE_NOUN and doc[i - 1].pos_ == "NOUN"
    return doc[i - 2 if swallowed else i - 1] if i > first else None
