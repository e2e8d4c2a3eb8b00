"""Callings: how words for people end, and whose office makes them speak for nobody but themselves."""

from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Cast
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["NO_PEOPLE", "PEOPLE_ENDINGS", "is_lone_office", "is_of_person", "speaks_for_himself"]

PEOPLE_ENDINGS: Final = tuple("er or ist ant ian eer ee".split())
NO_PEOPLE: Final = frozenset(
    "error factor sector corridor motor indicator mirror terror floor door color colour honor honour favor favour "
    "reactor metaphor anchor harbor harbour paper letter power order matter number answer offer tower border "
    "river weather disaster chapter quarter corner barrier fighter_jet computer server newspaper container tanker "
    "restaurant plant grant warrant variant covenant protest interest forest arrest request test list cost "
    "glacier tractor trailer flower tiger spider elephant bee tree knee fee levee poster banner letter feather "
    "shower semiconductor processor elevator generator conveyor wrist fist mist giant pollutant remnant "
    "helicopter chopper bomber trawler cruiser destroyer newsletter character winter summer cancer degree "
    "guarantee cluster filter locker".split()
)
_LONE: Final = frozenset(
    "ombudsman ombudswoman ombudsperson archbishop bishop cardinal patriarch rabbi mufti imam cleric abbot".split()
)
_NEAR: Final = frozenset(
    "family lawyer attorney aide adviser advisor ally associate confidant confidante wife husband widow widower "
    "son daughter father mother brother sister cousin nephew niece uncle aunt".split()
)
_PLAYING: Final = frozenset("captain coach skipper goalkeeper striker".split())
_SEATED: Final = frozenset("senator lawmaker legislator congressman congresswoman".split())


def is_lone_office(token: "Token") -> bool:
    """Tell whether an official without a name is meant who stands alone: "the attorney-general", "the rabbi"."""
    if token.tag_ not in ("NN", "NNP") or token.dep_ in ("compound", "nmod"):
        return False
    lone = lemma(token) in _LONE or (lemma(token) == "general" and _has(token, "attorney"))
    return lone and any(c.dep_ == "poss" or c.lower_ == "the" for c in token.lefts)


def is_of_person(token: "Token", cast: Cast) -> bool:
    """Tell whether one without a name is told by whose he or she is: "Ada Brown's lawyer", "Brown's family"."""
    if token.tag_ != "NN" or lemma(token) not in _NEAR or token.dep_ in ("compound", "appos", "attr"):
        return False
    owners = children(token, "poss") + preposition_objects(token, "of") + preposition_objects(token, "to")
    roles = (cast.at.get(c.i) for c in owners if c.pos_ == "PROPN")
    return any(r is not None and r.type is NodeKind.PERSON for r in roles)


def speaks_for_himself(token: "Token") -> bool:
    """Tell whether whoever it is speaks for no country: of the church or the law, a lawmaker, a player."""
    if lemma(token) in _SEATED and token.tag_ in ("NN", "NNP"):
        return True
    return lemma(token) in _LONE | _PLAYING or is_lone_office(token)


def _has(token: "Token", word: str) -> bool:
    return any(c.lower_ == word for c in children(token, "compound", "amod", "nmod"))
