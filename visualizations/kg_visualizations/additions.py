"""What a page can show beyond its graph; whoever knows it hands it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

__all__ = ["NO_ADDITIONS", "Additions", "Judged", "Place", "SharedStance", "Tie"]


@dataclass(frozen=True, slots=True)
class SharedStance:
    """A proposal, by its id, that two actors both took sides on; what it adds to agreement and disagreement."""

    proposal: str
    congruence: float
    conflict: float


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors, by their ids, and the proposals that both took sides on."""

    one: str
    other: str
    shared: tuple[SharedStance, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a place is, in decimal degrees; an ``area`` is too large for a dot and gets its name alone."""

    latitude: float
    longitude: float
    area: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person decided about a statement (accepted, corrected, added), who, on which day, why."""

    verdict: str
    who: str
    day: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """``ties`` are the pairs of actors between whom the page speaks of agreement or disagreement.

    ``places`` tells where entities are, by their ids; what is not in it cannot be placed on the map. ``drawn`` is
    where the graph was drawn before, by id, in pixels: what has such a place keeps it where most have one.
    ``judged`` is what people decided about statements, by their ids. ``only`` is the key of the one view that the
    page has, None for all.
    """

    ties: tuple[Tie, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    drawn: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    judged: Mapping[str, Judged] = field(default_factory=dict)
    only: str | None = None


NO_ADDITIONS: Final = Additions()
"""A page of the graph alone."""
