"""Relatives: which noun a relative clause is about, told by its number."""

from typing import TYPE_CHECKING

from kg_loaders.syntax import children

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["of_several"]


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
