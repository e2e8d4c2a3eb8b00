"""The network as one SVG picture, drawn in Python: for pages without scripts."""

import math
from html import escape
from typing import Any, Final

from kg_schema import NodeKind
from kg_visualizations.labels import card_box, wrapped
from kg_visualizations.network import NetworkData, bend_of
from kg_visualizations.style import FAMILY_STYLES, TYPE_STYLES
from kg_visualizations.view import EntityView, ViewModel

__all__ = ["picture"]

_FAMILIES: Final = {style.key: style for style in FAMILY_STYLES.values()}
_MARGIN: Final = 90
_LINE: Final = 15.5
_SHARES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)
"""Where on a line its sign may stand, the best first."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def picture(view: ViewModel, network: NetworkData) -> str:
    """Return an ``<svg>`` element of the drawn entities and their lines; colours are those of the style sheet."""
    nodes = {n["id"]: n for n in network["nodes"]}
    xs, ys = [n["x"] for n in nodes.values()], [n["y"] for n in nodes.values()]
    left, top = min(xs) - _MARGIN, min(ys) - _MARGIN
    width, height = max(xs) - left + _MARGIN, max(ys) - top + _MARGIN
    taken = [box for n, node in nodes.items() for box in _boxes(view["entities"][n], node)]
    lines = "".join(_line(view, edge, nodes, taken) for edge in network["edges"])
    shapes = "".join(_node(view["entities"][n], node) for n, node in nodes.items())
    return (
        f'<svg class="picture" viewBox="{left} {top} {width} {height}" role="img" '
        f'aria-label="Network of {len(nodes)} entities">{lines}{shapes}</svg>'
    )


def _boxes(entity: EntityView, node: dict[str, Any]) -> list[Box]:
    """Return what a node and its name take up."""
    x, y, r = node["x"], node["y"], node["size"]
    if TYPE_STYLES[NodeKind(entity["type"])].shape == "box":
        width, height = _card(node["label"])
        return [(x - width / 2, y - height / 2, x + width / 2, y + height / 2)]
    rows = node["label"].split("\n")
    half = max(len(row) for row in rows) * 3.6
    return [(x - r, y - r, x + r, y + r), (x - half, y + r, x + half, y + r + 4 + _LINE * len(rows))]


def _line(view: ViewModel, edge: dict[str, Any], nodes: dict[int, dict[str, Any]], taken: list[Box]) -> str:
    a, b = nodes[edge["from"]], nodes[edge["to"]]
    family = _FAMILIES[view["edges"][edge["id"]]["family"]]
    bend = bend_of(edge)
    via = (a["x"] + b["x"]) / 2 + (b["y"] - a["y"]) * bend, (a["y"] + b["y"]) / 2 - (b["x"] - a["x"]) * bend
    end = _border(b, via)
    dash = f' stroke-dasharray="{" ".join(map(str, family.dashes))}"' if family.dashes else ""
    path = f"M{a['x']} {a['y']}Q{via[0]:.0f} {via[1]:.0f} {end[0]:.0f} {end[1]:.0f}"
    turn = math.atan2(end[1] - via[1], end[0] - via[0])
    corners = " ".join(
        f"{end[0] - 10 * math.cos(turn + spread):.1f} {end[1] - 10 * math.sin(turn + spread):.1f}"
        for spread in (0.42, -0.42)
    )
    head = f'<path class="head" d="M{end[0]:.1f} {end[1]:.1f}L{corners}Z"/>' if edge["arrows"] else ""
    spots = [_along((a["x"], a["y"]), via, end, share) for share in _SHARES]
    middle = next((spot for spot in spots if not any(_near(spot, box) for box in taken)), spots[0])
    sign = (
        f'<circle class="pill" cx="{middle[0]:.0f}" cy="{middle[1]:.0f}" r="7.5"/>'
        f'<text class="sign" x="{middle[0]:.0f}" y="{middle[1] + 4:.0f}">{family.sign}</text>'
    )
    body = f'<path class="way" d="{path}" stroke-width="{family.width}"{dash}/>{head}{sign if family.sign else ""}'
    return f'<g class="line family-{family.key}">{body}</g>'


def _along(start: Point, via: Point, end: Point, share: float) -> Point:
    """Return the point of a bent line after so much of it."""
    back = 1 - share
    return (
        back * back * start[0] + 2 * share * back * via[0] + share * share * end[0],
        back * back * start[1] + 2 * share * back * via[1] + share * share * end[1],
    )


def _near(spot: Point, box: Box) -> bool:
    return box[0] - 9 < spot[0] < box[2] + 9 and box[1] - 9 < spot[1] < box[3] + 9


def _border(node: dict[str, Any], via: tuple[float, float]) -> tuple[float, float]:
    """Return where a line from ``via`` meets the node."""
    dx, dy = via[0] - node["x"], via[1] - node["y"]
    far = math.hypot(dx, dy) or 1.0
    if node["shape"] != TYPE_STYLES[NodeKind.PROPOSAL].shape:
        reach = (node["size"] + 2) / far
    else:
        width, height = _card(node["label"])
        reach = min(width / 2 / (abs(dx) or 0.001), height / 2 / (abs(dy) or 0.001), 1.0)
    return node["x"] + dx * reach, node["y"] + dy * reach


def _card(label: str) -> tuple[float, float]:
    width, height = card_box(label)
    return width - 20, height - 24


def _node(entity: EntityView, node: dict[str, Any]) -> str:
    x, y, r, style = node["x"], node["y"], node["size"], TYPE_STYLES[NodeKind(entity["type"])]
    rows = node["label"].split("\n") if node["label"] else [wrapped(entity["name"], 20, 1)]
    if style.shape == "box":
        width, height = _card(node["label"])
        corner = f'x="{x - width / 2:.0f}" y="{y - height / 2:.0f}"'
        shape = f'<rect {corner} width="{width:.0f}" height="{height:.0f}" rx="5"/>'
        first = y - (len(rows) - 1) * _LINE / 2 + 4.5
    else:
        shape = _shape(style.shape, x, y, r)
        first = y + r + 15
    words = "".join(
        f'<text x="{x}" y="{first + i * _LINE:.0f}">{escape(row)}</text>' for i, row in enumerate(rows)
    )
    return f'<g class="node type-{style.key}"><title>{escape(entity["name"])}</title>{shape}{words}</g>'


def _shape(shape: str, x: float, y: float, r: float) -> str:
    if shape == "dot":
        return f'<circle cx="{x}" cy="{y}" r="{r}"/>'
    corners, turn = {"square": (4, math.pi / 4), "diamond": (4, 0.0), "triangle": (3, -math.pi / 2)}.get(
        shape, (6, 0.0)
    )
    points = (
        f"{x + 1.15 * r * math.cos(turn + i * 2 * math.pi / corners):.1f} "
        f"{y + 1.15 * r * math.sin(turn + i * 2 * math.pi / corners):.1f}"
        for i in range(corners)
    )
    return f'<path d="M{"L".join(points)}Z"/>'
