"""Structure: offices, memberships and places, read off titles, appositions and prepositions."""

from collections.abc import Iterator
from dataclasses import replace

from kg_loaders.constituencies import find_constituencies, find_respective
from kg_loaders.offices import find_offices
from kg_loaders.parties import find_parties
from kg_loaders.partisans import find_partisans
from kg_loaders.places import find_places
from kg_loaders.posts import find_posts
from kg_loaders.runs import Runs
from kg_loaders.seats import find_seats
from kg_loaders.tenures import find_nominations, find_tenures
from kg_loaders.ties import Scene, Tie
from kg_loaders.within import find_within
from kg_schema import NodeKind, Relation

__all__ = ["Scene", "Tie", "find_ties"]


_BARE = frozenset(("president", "President", "chairman", "secretary"))


def find_ties(scene: Scene, *, places: bool = True) -> list[Tie]:
    """Return the offices, memberships and (if asked for) places that the text states, in reading order."""
    scene = replace(scene, settled=places)
    runs = Runs(scene)
    found = [*find_offices(scene), *find_tenures(scene), *find_parties(scene, runs)]
    found += [*find_nominations(scene), *find_posts(scene)]
    if places:
        found += [*find_constituencies(scene, runs), *find_respective(scene, runs)]
        found += [*find_places(scene), *find_within(scene, runs), *find_seats(scene, runs)]
    found += find_partisans(scene, runs)
    return sorted(_once([*_of_bodies(found)]), key=lambda t: (t.at.i, t.relation))


def _of_bodies(ties: list[Tie]) -> Iterator[Tie]:
    """Yield the ties without the unnamed state of who holds a body's office: "President Tusk", of a council."""
    held = {
        (t.source.order, t.office.split()[-1].casefold())
        for t in ties
        if t.office and t.target.type is NodeKind.ORGANIZATION and t.relation is Relation.REPRESENTS
    }
    for tie in ties:
        bare = (
            tie.rule == "office.title"
            and tie.office in _BARE
            and tie.target.type is NodeKind.STATE
            and not tie.target.heads
        )
        if not (bare and tie.office and (tie.source.order, tie.office.casefold()) in held):
            yield tie


def _once(ties: list[Tie]) -> Iterator[Tie]:
    """Yield the ties, without what another rule told of the same sentence already."""
    seen = set()
    for tie in ties:
        told = (tie.relation, tie.source.order, tie.target.order, tie.at.sent.start)
        if told not in seen:
            seen.add(told)
            yield tie
