"""Called so: a name read apart from the noun before it that says what it is: "the federation Confedo"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["called_the", "set_beside"]


def set_beside(first: "Token", name: "Token") -> bool:
    """Hang a noun on the name right after it where both were read as subjects; tell whether it was so."""
    apart = name.left_edge.i != first.i + 1 or name.pos_ != "PROPN" or name.left_edge.pos_ == "DET"
    if apart or first.tag_ != "NN" or first.pos_ != "NOUN" or first.head.i != name.head.i:
        return False
    first.head, first.dep_ = name, "compound"
    return True


def called_the(name: "Token") -> bool:
    """ "The party The Renewers met.": a capital in the middle of a sentence begins a name, and no clause."""
    doc, verb, article = name.doc, name.head, name.left_edge
    noun = doc[article.i - 1] if article.text == "The" and article.i > name.sent.start else name
    if noun.tag_ != "NN" or name.pos_ != "PROPN" or noun.dep_ not in ("ROOT", "dobj"):
        return False
    if verb.dep_ != "relcl" or verb.head.i != noun.i:
        return False
    above, root = noun.head, noun.dep_ == "ROOT"
    verb.head, verb.dep_ = (verb, "ROOT") if root else (above, "ccomp")
    for child in [c for c in noun.rights if c.i > name.i]:
        child.head = verb
    noun.head, noun.dep_ = name, "compound"
    return True
