"""Structure: offices, memberships and places, read off titles, appositions and prepositions."""

from kg_loaders.offices import find_offices
from kg_loaders.places import find_places
from kg_loaders.ties import Scene, Tie

__all__ = ["Scene", "Tie", "find_ties"]


def find_ties(scene: Scene) -> list[Tie]:
    """Return the offices, memberships and places that the text states, in reading order."""
    return sorted([*find_offices(scene), *find_places(scene)], key=lambda t: (t.at.i, t.relation))
