"""Who is meant where a clause hangs lower than it should: relatives told by number, agents behind "as"."""

from typing import TYPE_CHECKING, Final

from kg_loaders.lexicon import lexicon
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["named_as", "named_by", "of_several"]


_CHARGING: Final = frozenset("charge accuse convict suspect".split())
_AUTHORITIES: Final = frozenset(
    "prosecutor court police authority government judge jury tribunal state ministry opposition agency".split()
)


def of_several(relative: "Token") -> "Token":
    """Return the noun of a relative clause; of "members of Hamas who have fled" the members."""
    head = relative.head
    if head.dep_ != "pobj" or head.tag_ != "NNP" or any(c.dep_ in ("cc", "conj") for c in head.children):
        return head
    if not any(t.lower_ in ("who", "that", "which") for t in children(relative, "nsubj", "nsubjpass")):
        return head
    if not any(t.tag_ == "VBP" or t.lower_ == "were" for t in (relative, *children(relative, "aux", "auxpass"))):
        return head
    above = head.head.head
    above = above.head if above.pos_ == "ADJ" else above
    return above if above.tag_ == "NNS" else head


def named_by(verb: "Token") -> list["Token"]:
    """Return the "by" of "banned as a sect by Chad"; not that of "seen as an attack by Chad"."""
    named = preposition_objects(verb, "as") if is_passive(verb) else []
    nouns = lexicon("en").nouns
    if is_passive(verb) and lemma(verb) in _CHARGING:  # "was charged with fraud by prosecutors"
        charges = [t for n in ("with", "of") for t in preposition_objects(verb, n)]
        agents = [p for t in charges for p in children(t, "prep") if p.lower_ == "by"]
        return [p for p in agents if any(lemma(t) in _AUTHORITIES for t in children(p, "pobj"))]
    return [p for o in named if lemma(o) not in nouns for p in children(o, "prep") if p.lower_ == "by"]


def named_as(people: "Token") -> list["Token"]:
    """Return the names of "A and B were the members who left", "the members who left were A and B"."""
    verb = people.head
    if verb.pos_ not in ("VERB", "AUX") or lemma(verb) != "be" or children(verb, "neg", "aux"):
        return []
    other = (
        children(verb, "nsubj" if people.dep_ == "attr" else "attr") if people.dep_ in ("attr", "nsubj") else []
    )
    return [t for t in conjuncts(other[0]) if t.pos_ == "PROPN"] if other and other[0].pos_ == "PROPN" else []
