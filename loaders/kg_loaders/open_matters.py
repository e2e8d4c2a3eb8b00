"""Open matters: what a text names without saying that it is so: one of two, what is looked into, a mere sign."""

from typing import TYPE_CHECKING, Final

from kg_loaders.syntax import lemma
from kg_schema import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["left_open"]

_EXAMINING: Final = frozenset("probe investigate examine explore scrutinise scrutinize".split())
_INQUIRIES: Final = frozenset("investigation inquiry enquiry probe question".split())
_INTO: Final = ("into", "about", "over")
_SIGNS: Final = frozenset("sign proof evidence example case act form instance symbol token".split())
_BLAMING: Final = frozenset(
    "condemn denounce criticise criticize slam blast decry attack dismiss describe see portray brand".split()
)


def left_open(predicate: "Token", doer: "Token", *, position: bool) -> Modality | None:
    """Return how far a matter is left open, or None where it is told.

    "Either Chad or Mali attacked", "is probing ties between them", "condemned it as a sign of Chad's support".
    """
    if not position and _is_one_of_two(doer):
        return Modality.HYPOTHETICAL
    if predicate.pos_ != "NOUN":
        return None
    if _is_looked_into(predicate):
        return Modality.HYPOTHETICAL
    return Modality.ALLEGED if _is_but_a_sign(predicate) else None


def _is_looked_into(noun: "Token") -> bool:
    """ "is probing ties between them", "looked into ties", "an inquiry into their support for the coup"."""
    head = noun.head
    if noun.dep_ == "dobj":
        return lemma(head) in _EXAMINING and head.dep_ != "amod"
    if noun.dep_ != "pobj" or head.lower_ not in _INTO:
        return False
    above = head.head
    return (above.pos_ == "NOUN" and lemma(above) in _INQUIRIES) or (
        head.lower_ == "into" and lemma(above) in _EXAMINING | {"look", "inquire"}
    )


def _is_but_a_sign(noun: "Token") -> bool:
    """ "condemned the protest as a sign of Chad's support for the rebels": it is the critic who sees one."""
    of = noun.head
    if noun.dep_ != "pobj" or of.lower_ != "of" or lemma(of.head) not in _SIGNS or of.head.dep_ != "pobj":
        return False
    link = of.head.head
    return link.lower_ == "as" and lemma(link.head) in _BLAMING


def _is_one_of_two(doer: "Token") -> bool:
    """Tell whether it is left open which of two does it: "either Chad or Mali", but not "Daesh, or ISIS,"."""
    first = doer
    while first.dep_ == "conj":
        first = first.head
    mark = next((c for c in first.rights if c.dep_ == "cc" and c.lower_ == "or"), None)
    any_of = any(
        t.lower_ in ("any", "no") for t in first.doc[max(first.left_edge.i - 3, first.sent.start) : first.i]
    )
    return mark is not None and mark.nbor(-1).text not in (",", "(") and not any_of
