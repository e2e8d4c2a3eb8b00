"""Words for land, for what stands on it and for who keeps it, by which force and occupation find their targets."""

from typing import TYPE_CHECKING, Final

from kg_loaders.syntax import lemma
from kg_schema import NodeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from kg_loaders.cast import Role

__all__ = ["GOVERNED", "GROUND", "KEEPING", "LAND", "MILITARY", "PARTS", "SETTLED", "is_untouched", "place_before"]

GOVERNED: Final = frozenset(
    "city town state country nation province municipality county school university firm".split()
)
KEEPING: Final = frozenset(
    "keep store use hold build make train stockpile assemble produce operate run hide".split()
)
GROUND: Final = frozenset("field valley gorge pass plain strip basin mine oilfield refinery dam port".split())
"""Land that is called by a name before it: "the Lome oil field"."""
LAND: Final = frozenset(
    "land territory soil area region height part province border_area north south east west countryside coast "
    "interior heartland northeast northwest southeast southwest".split()
)
MILITARY: Final = frozenset("position outpost checkpoint barracks frontline line trench depot".split())
PARTS: Final = frozenset(
    "most much part parts half swathe swathes swath swaths chunk chunks third quarter stretch stretches bulk "
    "portion portions majority percent % pockets".split()
)
"""Parts of land of which the whole is said to be held."""
SETTLED: Final = frozenset(
    "village town city island base airbase airport port camp outpost suburb district province peninsula enclave "
    "building headquarters compound square bridge road crossing site hill capital".split()
)

_UNHIT: Final = frozenset(
    "poverty corruption crime seat voter record inequality price wage racism waste blaze wildfire flame headline "
    "dominance leadership supremacy sovereignty economy airwave independence reputation currency anthem film book "
    "flu virus disease cancer epidemic song movie problem title image".split()
)
"""What is attacked or targeted without force."""
_BUILT: Final = frozenset(
    "pipeline dam wall mine tunnel railway highway terminal reactor stadium canal protest march rally operation "
    "aid territory project launch position convoy drill exercise".split()
)
"""Words of plans that are of things which can be hit, too."""


def is_untouched(thing: "Token", classes: "Mapping[str, frozenset[str]]") -> bool:
    """Tell whether force used on a thing is no force used on its place: "attacked Chad's budget", "hit it"."""
    word = lemma(thing)
    if thing.lower_ == "it" or word in _UNHIT | classes["evils"] | classes["creatures"]:
        return True
    return word in (classes["proposals"] | classes["forces_of_nature"]) - _BUILT


def place_before(pronoun: "Token", at: "dict[int, Role]") -> "Role | None":
    """Return the place that "it" is where it is taken: "to retake Goma from the rebels who overran it"."""
    start = pronoun.doc[pronoun.sent.start - 1].sent.start if pronoun.sent.start else 0
    near = (at[t.i] for t in reversed(list(pronoun.doc[start : pronoun.i])) if t.i in at and t.dep_ != "amod")
    return next((r for r in near if r.type is NodeKind.REGION), None)
