"""Several: who is named of a number of people ("six senators, among them Ada Brown and Neil Gray")."""

from typing import TYPE_CHECKING

from kg_loaders.cast import Cast, Role
from kg_loaders.lexicon import lexicon
from kg_loaders.syntax import children, lemma
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["among_them", "are_few"]

_APART = frozenset("several few dozen one".split())
_FEW = 20


def among_them(token: "Token", cast: Cast) -> list[tuple[Role, "Token"]]:
    """Return the people that "among them" names of a plural noun, with where each is named."""
    doc, end = token.doc, token.sent.end
    members = lemma(token) in lexicon("en").classes["groups"] or token.pos_ == "PROPN"
    if token.tag_ not in ("NNS", "NNPS") or not members:
        return []
    at = next((t.i for t in doc[token.i : end - 1] if t.lower_ == "among" and t.nbor().lower_ == "them"), None)
    found: list[tuple[Role, Token]] = []
    for t in doc[at + 2 : end] if at is not None else ():
        role = cast.at.get(t.i)
        if t.pos_ in ("VERB", "AUX") or t.text in (";", ".", "—"):
            break
        if role is not None and role.type is NodeKind.PERSON and role not in [r for r, _ in found]:
            found.append((role, t))
    return found


def are_few(token: "Token") -> bool:
    """Tell whether members are told apart by their number: "six Republicans", "several Democrats"."""
    counted = (c for c in children(token, "nummod") if not c.text.isdigit() or int(c.text) <= _FEW)
    return any(c.lower_ in _APART for c in token.lefts) or any(counted)
