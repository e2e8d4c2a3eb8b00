"""Who stands on either side where a noun tells between whom: "talks between Chad and Niger"."""

from typing import TYPE_CHECKING

from kg_loaders.arguments import Filler
from kg_loaders.syntax import preposition_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["across", "inner_between", "joined_names"]

_DASHES = frozenset(("-", "–", "—", "‑", "/"))


def _is_included(token: "Token") -> bool:
    above = token.head if token.dep_ == "conj" else token
    return above.dep_ == "pobj" and above.head.lower_ == "including"


def across(parties: list["Token"], first: Filler, others: list[Filler]) -> list[Filler]:
    """Return who of the others stands on another side: "between Chad and the Nigerien and Malian armies"."""
    heads = {t.i for t in parties}

    def side(filler: Filler) -> int:
        return next((t.i for t in (filler.token, *filler.token.ancestors) if t.i in heads), filler.token.i)

    if _is_included(first.token):
        return []
    apart = [f for f in others if side(f) != side(first) and not _is_included(f.token)]
    return apart if len(heads) > 1 else others


def joined_names(noun: "Token") -> list["Token"]:
    """Return the two names of "the Chad–Niger agreement", "Chad-Niger trade talks"."""
    for dash in noun.doc[max(noun.sent.start, noun.i - 6) : noun.i]:
        apart = dash.whitespace_ and dash.i and dash.nbor(-1).whitespace_  # "since the vote - EU talks"
        if dash.text in _DASHES and dash.i > noun.sent.start and not apart:
            first, second = dash.nbor(-1), dash.nbor(1)
            heads = {first.head.i, second.head.i, first.head.head.i, second.head.head.i}
            if first.pos_ in ("PROPN", "ADJ") and second.pos_ in ("PROPN", "ADJ") and noun.i in heads:
                return [first, second]
    return []


def inner_between(noun: "Token") -> list["Token"]:
    """Return the parties of "talks on a treaty between Chad and Niger", where "between" hangs on the treaty."""
    about = [t for name in ("on", "over", "about") for t in preposition_objects(noun, name)]
    return [p for t in about for p in preposition_objects(t, "between")]
