"""Complements: what somebody calls a thing, hung inside that thing ("called the tax on rice unfair")."""

from typing import TYPE_CHECKING, Final

from kg_loaders.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["CALLING", "find_complement"]

CALLING: Final = frozenset("call label brand dub term deem consider declare pronounce".split())
"""Verbs that say what a thing is, by a noun or adjective behind it."""
_ADJECTIVAL: Final = tuple("ic ous ful less ible able al ive ed ing ly el ish ent".split())
_ADJECTIVES: Final = frozenset(
    "unfair fair wrong bad rash harsh crude cruel weak brave unwise wise unjust just false absurd mad unsafe "
    "inhumane obscene corrupt sound".split()
)
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_THINGS: Final = frozenset({"dobj", "xcomp", "ccomp"})
_SAID: Final = frozenset({"oprd", "acomp", "attr"})
_LEADING: Final = frozenset("ADP VERB AUX CCONJ DET PART SCONJ ADJ ADV".split())
"""What a noun or adjective goes with when it stands right behind it."""


def find_complement(verb: "Token") -> None:
    """Hang on the verb what it calls its object."""
    thing = next((c for c in verb.rights if c.dep_ in _THINGS | _SAID), None)
    if thing is None or thing.tag_ == "VB":
        return
    if thing.pos_ == "VERB" and any(c.dep_ in ("poss", "det") for c in thing.lefts):
        thing.tag_, thing.pos_ = "NN", "NOUN"  # "the court's ruling", "a US-brokered truce"
    if any(c.dep_ in _SAID and c.i != thing.i for c in verb.rights):
        _make_object(thing)
        return
    for word in reversed([*verb.doc[thing.left_edge.i : verb.right_edge.i + 1]]):
        if word.is_punct or not verb.is_ancestor(word):
            continue
        if _is_called(word, thing) or _ends_clause(word, thing):
            _make_object(thing)
            word.head, word.dep_ = verb, "oprd"
            return
        if _is_adjective(word) and (noun := _noun_before(word)) is not None:
            _make_object(thing)
            for before in [c for c in word.lefts if c.i < noun.i]:
                before.head = noun
            noun.head, noun.dep_ = word.head, "dobj" if word.i == thing.i else word.dep_
            word.head, word.dep_, word.tag_, word.pos_ = verb, "oprd", "JJ", "ADJ"
            return


def _make_object(thing: "Token") -> None:
    """ "called sending troops reckless": a deed is called so as a thing is."""
    if thing.dep_ in ("xcomp", "ccomp") and thing.tag_ == "VBG":
        thing.dep_ = "dobj"


def _judges(word: "Token") -> bool:
    words = lexicon("en").negative | lexicon("en").positive
    told = [word, *(c for c in word.lefts if c.dep_ in ("amod", "compound"))]
    return any({t.lower_, t.lemma_.lower()} & words for t in told)


def _is_called(word: "Token", thing: "Token") -> bool:
    """ "a mistake" of "called the plan to leave a mistake": a judgement that nothing before it leads to."""
    first = word.left_edge
    if word.pos_ != "NOUN" or first.lower_ not in ("a", "an") or word.i == thing.i or not _judges(word):
        return False
    before = first.nbor(-1)
    before = before.nbor(-1) if before.is_quote else before
    closed = [t for t in word.doc[thing.i : first.i] if t.text == ","]
    return before.pos_ not in _LEADING and len(closed) % 2 == 0


def _ends_clause(word: "Token", thing: "Token") -> bool:
    """ "unfair" of "called a bill that would raise prices unfair"."""
    held = word.dep_ in ("oprd", "acomp") and thing.is_ancestor(word) and word.head.pos_ == "VERB"
    return held and _is_adjective(word) and not any(word.children) and word.nbor(-1).pos_ in _NOUNS


def _is_adjective(word: "Token") -> bool:
    judged = word.lower_ in lexicon("en").negative | lexicon("en").positive
    told = word.lower_ in _ADJECTIVES or word.lower_.endswith(_ADJECTIVAL)
    return judged and (word.tag_ == "JJ" or (word.tag_ != "NNS" and told))


def _noun_before(word: "Token") -> "Token | None":
    """Return "Gray", which was read as a modifier of "unfair": "called the inquiry into Gray unfair"."""
    if any(word.rights) or word.dep_ == "amod":
        return None
    names = [c for c in word.lefts if c.dep_ in ("compound", "nmod", "amod") and c.pos_ in _NOUNS]
    return next((c for c in names if c.right_edge.i + 1 == word.i), None)
