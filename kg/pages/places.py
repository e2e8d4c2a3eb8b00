"""Where the places of a graph are, as far as the gazetteer knows."""

from typing import Final

from kg_loaders.gazetteer import Gazetteer, GazetteerEntry
from kg_schema import Graph, GraphEntity, NodeKind, slug
from kg_visualizations import Place

__all__ = ["places"]

_AREAS: Final = ("continent", "region", "waters")


def places(graph: Graph) -> dict[str, Place]:
    """Return where the regions of the graph are, by their ids: found by their codes, else by their names.

    A subdivision that the tables give no position is where the city is that it is named after.
    """
    gazetteer = Gazetteer.default()
    found = {}
    for entity in graph.entities:
        known = _known(gazetteer, entity) if entity.type is NodeKind.REGION else None
        place = None if known is None else _place(gazetteer, known)
        if place is not None:
            found[entity.id] = place
    return found


def _known(gazetteer: Gazetteer, entity: GraphEntity) -> GazetteerEntry | None:
    """Return the entry with a code of the entity, or of one without codes the entry that has its name and none."""
    named = [e for name in (entity.name, *entity.aliases) for e in gazetteer.lookup(name)]
    regions = [e for e in named if e.type is NodeKind.REGION]
    if entity.identifiers:
        return next((e for e in regions if e.identifiers.items() & entity.identifiers.items()), None)
    return next((e for e in regions if not e.identifiers and slug(e.name) == slug(entity.name)), None)


def _place(gazetteer: Gazetteer, entry: GazetteerEntry) -> Place | None:
    names = (entry.name, *entry.aliases)
    cities = (e for name in names for e in gazetteer.lookup(name) if "geonames" in e.identifiers)
    for one in (entry, *(e for e in cities if e.state == entry.state)):
        if one.latitude is not None and one.longitude is not None:
            return Place(one.latitude, one.longitude, entry.kind in _AREAS)
    return None
