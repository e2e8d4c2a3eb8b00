"""Words for land, for what stands on it and for who keeps it, by which force and occupation find their targets."""

from typing import Final

__all__ = ["GOVERNED", "KEEPING", "LAND", "MILITARY", "PARTS", "SETTLED"]

GOVERNED: Final = frozenset(
    "city town state country nation province municipality county school university firm".split()
)
KEEPING: Final = frozenset(
    "keep store use hold build make train stockpile assemble produce operate run hide".split()
)
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
