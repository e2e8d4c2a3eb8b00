"""The map without scripts: places as dots on the land, whose names lead to the quotations."""

import math
from html import escape
from typing import Final, NamedTuple

from kg_schema import Relation
from kg_visualizations.geography import PlaceView
from kg_visualizations.view import ViewModel, relation_label

__all__ = ["chart"]

_WIDTH: Final = 1040.0
_HEIGHT: Final = 620.0
_SMALLEST: Final = 12.0
_FORCE: Final = frozenset({Relation.ATTACKS.value, Relation.OCCUPIES.value})

Box = tuple[float, float, float, float]


class _Dot(NamedTuple):
    """A place with where it is on the drawing, how large, and the statements about it."""

    place: PlaceView
    x: float
    y: float
    held: list[int]

    @property
    def radius(self) -> float:
        """Radius in pixels: 3 where nothing is said of it."""
        return min(15.0, 4 + 2.2 * math.sqrt(len(self.held))) if self.held else 3.0


def chart(view: ViewModel) -> str:
    """Return the map, attacks and occupations as links, and what has no known position; empty without places."""
    geography = view["map"]
    if not geography["placed"] and not geography["unplaced"]:
        return ""
    drawn = _drawing(view) if any(not p["area"] for p in geography["placed"]) else ""
    note = '<p class="note">Borders are left out on purpose: each would take a side. Land: Natural Earth.</p>'
    return drawn + (note if drawn else "") + _force(view) + _unplaced(view)


def _drawing(view: ViewModel) -> str:
    dots = [p for p in view["map"]["placed"] if not p["area"]]
    latitudes = [p["latitude"] for p in dots]
    middle = max(-60.0, min(60.0, (min(latitudes) + max(latitudes)) / 2))
    narrow = math.cos(math.radians(middle))
    xs, ys = [p["longitude"] * narrow for p in dots], [-p["latitude"] for p in dots]
    width = max(_SMALLEST, max(xs) - min(xs), (max(ys) - min(ys)) * _WIDTH / _HEIGHT) * 1.3
    scale = _WIDTH / width
    left, top = (max(xs) + min(xs)) / 2 - width / 2, (max(ys) + min(ys)) / 2 - _HEIGHT / scale / 2
    placed = [
        _Dot(
            p,
            (p["longitude"] * narrow - left) * scale,
            (-p["latitude"] - top) * scale,
            [] if p["area"] else view["entities"][p["entity"]]["statements"],
        )
        for p in view["map"]["placed"]
    ]
    land = _land(view["map"]["land"], narrow * scale, scale, left * scale, top * scale)
    marks = _marks(view, sorted(placed, key=lambda d: (-len(d.held), d.place["entity"])))
    return (
        f'<svg class="picture chart" viewBox="0 0 {_WIDTH:.0f} {_HEIGHT:.0f}" role="group" aria-label="Map">'
        f'<path class="land" d="{land}"/>{marks}</svg>'
    )


def _land(text: str, across: float, down: float, left: float, top: float) -> str:
    """Return the rings of data/land.txt, steps in tenths of degrees, as one path; what is outside is left out."""
    rings = []
    for line in text.splitlines():
        numbers = [int(n) for n in line.split()]
        x = y = 0
        points = []
        for step in range(0, len(numbers), 2):
            x, y = x + numbers[step], y + numbers[step + 1]
            points.append((x / 10 * across - left, -y / 10 * down - top))
        inside = max(p[0] for p in points) > 0 and min(p[0] for p in points) < _WIDTH
        if inside and max(p[1] for p in points) > 0 and min(p[1] for p in points) < _HEIGHT:
            rings.append("M" + "L".join(f"{px:.1f} {py:.1f}" for px, py in points) + "Z")
    return "".join(rings)


def _marks(view: ViewModel, dots: list[_Dot]) -> str:
    """Dots, the largest first, each with its name where there is room for it."""
    taken: list[Box] = [
        (d.x - d.radius, d.y - d.radius, d.x + d.radius, d.y + d.radius) for d in dots if not d.place["area"]
    ]
    marks = []
    for d in dots:
        name = view["entities"][d.place["entity"]]["name"]
        label = _label(d, name, taken)
        circle = "" if d.place["area"] else f'<circle cx="{d.x:.1f}" cy="{d.y:.1f}" r="{d.radius:.1f}"/>'
        kind = "place area" if d.place["area"] else "place" if d.held else "place mentioned"
        body = f"<title>{escape(name)}, {len(d.held)} statements</title>{circle}{label}"
        if d.held:
            first = escape(view["statements"][d.held[0]]["id"])
            marks.append(f'<a href="#{first}" class="{kind}">{body}</a>')
        else:
            marks.append(f'<g class="{kind}">{body}</g>')
    return "".join(marks)


def _label(dot: _Dot, name: str, taken: list[Box]) -> str:
    width, reach = 7.2 * len(name) + 6, dot.radius + 4
    for x, anchor in ((dot.x + reach, "start"), (dot.x - reach, "end")):
        left = x if anchor == "start" else x - width
        box = (left, dot.y - 9, left + width, dot.y + 8)
        if box[0] > 0 and box[2] < _WIDTH and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return f'<text x="{x:.1f}" y="{dot.y + 4.5:.1f}" text-anchor="{anchor}">{escape(name)}</text>'
    return ""


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


def _force(view: ViewModel) -> str:
    places = {p["entity"] for p in view["map"]["placed"]} | set(view["map"]["unplaced"])
    rows = [
        f'<li><a href="#{escape(s["id"])}">{escape(view["entities"][s["source"]]["name"])} '
        f"{relation_label(Relation(s['relation']))} {escape(view['entities'][s['target']]['name'])}</a></li>"
        for s in view["statements"]
        if s["edge"] and s["relation"] in _FORCE and s["target"] in places
    ]
    return f"<h3>Attacks and occupations of these places</h3><ul>{''.join(rows)}</ul>" if rows else ""


def _unplaced(view: ViewModel) -> str:
    names = [escape(view["entities"][n]["name"]) for n in view["map"]["unplaced"]]
    return f'<p class="note">Without a known position: {"; ".join(names)}.</p>' if names else ""
