"""Write the outline of the land anew: Natural Earth's coasts, without any border.

Needs ``pip install '.[land]'``. The borders of neighbouring countries are dissolved: a border is a claim that the
page does not make. Origin and licence: visualizations/kg_visualizations/data/SOURCES.md.
"""

from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pyogrio
import shapely

TARGET = Path(__file__).parents[1] / "visualizations" / "kg_visualizations" / "data" / "land.txt"
FIXTURE = "tests/fixtures/naturalearth_lowres/naturalearth_lowres.shp"
SOUTHERNMOST = -60.0
"""Antarctica is left out, in degrees north."""


def main() -> None:
    """Write one ring a line: longitude and latitude in tenths of a degree, then the steps to each next point."""
    _, _, geometry, _ = pyogrio.raw.read(str(files("pyogrio").joinpath(FIXTURE)), columns=[])
    land = shapely.union_all(shapely.set_precision(shapely.from_wkb(geometry), 0.1))
    rings = [ring for polygon in shapely.get_parts(land) for ring in (polygon.exterior, *polygon.interiors)]
    lines = sorted(_line(ring) for ring in rings if ring.bounds[3] > SOUTHERNMOST)
    TARGET.write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")


def _line(ring: "shapely.LinearRing") -> str:
    points = [(round(10 * x), round(10 * y)) for x, y in ring.coords][:-1]
    steps = [(x - before[0], y - before[1]) for before, (x, y) in pairwise(points)]
    return " ".join(f"{x} {y}" for x, y in [points[0], *steps])


if __name__ == "__main__":
    main()
