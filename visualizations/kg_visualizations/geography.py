"""Geography: which places have a dot on the map, which only a name, and which cannot be placed."""

from collections.abc import Mapping
from importlib.resources import files
from typing import TypedDict

from kg_schema import PLACES, GraphEntity, NodeKind
from kg_visualizations.additions import Place

__all__ = ["Geography", "PlaceView", "geography"]


class PlaceView(TypedDict):
    """An entity's number and where it is, in decimal degrees."""

    entity: int
    latitude: float
    longitude: float
    area: bool


class Geography(TypedDict):
    """``land`` is empty where nothing is placed: rings, one a line, as data/SOURCES.md says."""

    land: str
    placed: list[PlaceView]
    unplaced: list[int]


def geography(entities: tuple[GraphEntity, ...], places: Mapping[str, Place]) -> Geography:
    """Place what is a place. A state is no dot: a point would name its capital, and a border is a claim."""
    regions = [(n, e) for n, e in enumerate(entities) if e.type in PLACES and e.type is not NodeKind.STATE]
    placed = [_place(n, places[e.id]) for n, e in regions if e.id in places]
    return Geography(
        land=_land() if placed else "",
        placed=placed,
        unplaced=[n for n, e in regions if e.id not in places],
    )


def _place(number: int, place: Place) -> PlaceView:
    return PlaceView(
        entity=number, latitude=round(place.latitude, 2), longitude=round(place.longitude, 2), area=place.area
    )


def _land() -> str:
    return files("kg_visualizations").joinpath("data", "land.txt").read_text(encoding="ascii").strip()
