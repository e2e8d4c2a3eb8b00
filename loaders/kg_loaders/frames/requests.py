"""Requests: what calls, demands and pressure ask for, on which a side is taken ("rejected calls to close it")."""

from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Arguments
from kg_loaders.cast import Role
from kg_loaders.frames.demanded import demanded
from kg_loaders.syntax import children, is_passive, lemma
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["asked_for"]

_CALLS: Final = frozenset("call demand appeal plea pressure push suggestion request invitation urging".split())
_SIDES: Final = frozenset({Relation.SUPPORTS, Relation.REJECTS, Relation.CRITICIZES})


def asked_for(relation: Relation, noun: "Token", arguments: Arguments) -> Role | None:
    """Return the deed that a call is for: "Closure of the port" of "calls to close the port"; None if none."""
    if relation not in _SIDES or lemma(noun) not in _CALLS:
        return None
    for deed in children(noun, "acl", "advcl", "relcl", "ccomp", "xcomp"):
        own = children(deed, "nsubj", "nsubjpass")
        opening = deed.left_edge.lower_
        if opening == "to" and deed.tag_ == "VB" and not own:
            return arguments.nominals.proposals.clause(deed)
        if opening not in ("for", "that") or not own:
            continue
        if own[0].pos_ == "PRON" and deed.tag_ == "VB":
            return arguments.nominals.proposals.clause(deed)  # "rejected calls for her to resign"
        wished = deed.tag_ in ("VB", "VBP") or is_passive(deed)
        if wished and own[0].pos_ != "PRON":
            return demanded(deed, arguments) or arguments.nominals.proposals.content(deed)
    return None
