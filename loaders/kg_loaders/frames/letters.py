"""Letters: to whom a demand in a letter is put ("in a letter to the premier she asked for a pardon")."""

from typing import TYPE_CHECKING, Final

from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["addressees"]

_LETTERS: Final = frozenset("letter telegram petition note memo email e-mail cable message plea".split())
_SENDING: Final = frozenset("send address write direct deliver hand present".split())
_WRITING: Final = frozenset("write send deliver hand publish post present sign issue address fire".split())
_WHERE: Final = ("in", "by", "through", "via")


def addressees(verb: "Token") -> list["Token"]:
    """Return to whom the letter went in which, or along with which, something is asked for."""
    if children(verb, "oprd"):
        return []  # "a letter, which Brown rejected, calling it an insult"
    letters = [t for n in _WHERE for t in preposition_objects(verb, n) if lemma(t) in _LETTERS]
    above = verb.head
    writes = verb.dep_ in ("advcl", "conj", "xcomp") and verb.tag_ == "VBG" and lemma(above) in _WRITING
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and lemma(above) in _LETTERS:
        letters, above, writes = [above], above.head, lemma(above.head) in _WRITING
    if not letters and writes and not is_passive(above):
        letters = [o for o in objects(above) if lemma(o) in _LETTERS]
        if not letters and not (lemma(above) == "write" and not objects(above)):
            return []
    sent = [c for t in letters for c in children(t, "acl") if lemma(c) in _SENDING and is_passive(c)]
    holders = [*letters, *sent, *([above] if writes else [])]
    found = [t for h in holders for t in preposition_objects(h, "to")]
    for given in children(above, "dative") if writes else ():
        found += children(given, "pobj") if given.pos_ == "ADP" else [given]
    return found
