"""The graph as a network of pyvis, and the vis-network script from its wheel.

The only file that knows pyvis. Of pyvis only the model of nodes and edges is used, never its page: that loads
scripts from elsewhere and runs what stands in names.
"""

from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, TypedDict

from pyvis.network import Network

from kg_schema import RELATION_TYPES, NodeKind, Relation, RenderError
from kg_visualizations.labels import actor_box, actor_radius, card_box, wrapped
from kg_visualizations.layout import Box, positions
from kg_visualizations.style import FAMILY_STYLES, TYPE_STYLES
from kg_visualizations.view import ViewModel

__all__ = [
    "DRAWN_LIMIT",
    "NOWHERE",
    "OPENING",
    "NetworkData",
    "bend_of",
    "drawn_data",
    "network_data",
    "places_of",
    "vis_script",
]

DRAWN_LIMIT: Final = 2_000
"""Entities drawn at most at once."""
OPENING: Final = 500
"""Of more than that, so many are drawn: the best connected. Tables, search and expansion reach the others."""
_SCRIPT: Final = "lib/vis-9.1.2/vis-network.min.js"
_CURVE: Final = 0.17
_FAMILIES: Final = {style.key: style for style in FAMILY_STYLES.values()}
NOWHERE: Final[Mapping[str, tuple[int, int]]] = MappingProxyType({})
"""No places: everything is placed anew."""
_GROWTH: Final = 1.25
"""How much room the cards of a larger graph get, as their print stays readable when it is seen from afar."""


class NetworkData(TypedDict):
    """Nodes and edges as vis-network takes them; a node's id is an entity's number, an edge's that of an edge."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]


def network_data(view: ViewModel, before: Mapping[str, tuple[int, int]] = NOWHERE) -> NetworkData:
    """Place and style the entities that have edges; above the limit, the best connected of them.

    What has a place in ``before``, by its id, keeps it where most have one.
    """
    weights = _weights(view)
    drawn = sorted(weights) if len(weights) <= DRAWN_LIMIT else _weightiest(view, weights)
    shown = set(drawn)
    edges = [n for n, e in enumerate(view["edges"]) if e["source"] in shown and e["target"] in shown]
    labels = {n: _label(view, n) for n in drawn}
    growth = 1.0 if len(drawn) <= 30 else _GROWTH
    boxes = {f"{n:06}": _box(view, n, labels[n], weights[n], growth) for n in drawn}
    ends = [(f"{view['edges'][n]['source']:06}", f"{view['edges'][n]['target']:06}") for n in edges]
    kept = {f"{n:06}": before[i] for n in drawn if (i := view["entities"][n]["id"]) in before}
    return _as_network(view, labels, weights, edges, positions(boxes, ends, before=kept))


def drawn_data(network: NetworkData) -> NetworkData:
    """Return what the page draws the network from: places, sizes, labels, and which lines bend how far."""
    nodes = [{key: n[key] for key in ("id", "x", "y", "size", "label")} for n in network["nodes"]]
    edges = [{"id": e["id"]} | ({"bend": bend} if (bend := bend_of(e)) else {}) for e in network["edges"]]
    return NetworkData(nodes=nodes, edges=edges)


def bend_of(edge: Mapping[str, Any]) -> float:
    """Return how far a line bends, as a share of its length, to the left of its way; less than 0 to the right."""
    smooth = edge["smooth"]
    if not smooth["enabled"]:
        return 0.0
    return float(smooth["roundness"]) * (1 if smooth["type"] == "curvedCW" else -1)


def places_of(view: ViewModel, network: NetworkData) -> dict[str, tuple[int, int]]:
    """Return where each drawn entity stands, by its id: what the next drawing may start from."""
    return {view["entities"][n["id"]]["id"]: (n["x"], n["y"]) for n in network["nodes"]}


def vis_script() -> str:
    """Return the vis-network script that the installed pyvis carries, with line feeds only.

    Raises RenderError if the wheel does not hold it or if it could not stand in a page.
    """
    try:
        script = files("pyvis").joinpath(_SCRIPT).read_text(encoding="utf-8")
    except OSError as error:
        raise RenderError(
            f"The installed pyvis does not hold {_SCRIPT}: install pyvis 0.3.2, which the page is made with."
        ) from error
    if "</script" in script.lower() or "<!--" in script:
        raise RenderError(f"The script {_SCRIPT} of pyvis cannot stand in a page: install pyvis 0.3.2.")
    return script.replace("\r\n", "\n").replace("\r", "\n")


def _weightiest(view: ViewModel, weights: Mapping[int, int]) -> list[int]:
    """Return what opens a large graph: the weightiest, and neighbours for those without a line among them."""
    order = sorted(weights, key=lambda n: (-weights[n], n))
    chosen = set(order[:OPENING])
    lines: dict[int, int] = defaultdict(int)
    for edge in view["edges"]:
        for end, other in ((edge["source"], edge["target"]), (edge["target"], edge["source"])):
            lines[end] += other in chosen
    joined = {n for n in chosen if lines[n]}
    rest = sorted((n for n in order if n not in chosen), key=lambda n: (-lines[n], -weights[n], n))
    return sorted(joined | set(rest[: OPENING - len(joined)]))


def _weights(view: ViewModel) -> dict[int, int]:
    weights: dict[int, int] = defaultdict(int)
    for edge in view["edges"]:
        for end in (edge["source"], edge["target"]):
            weights[end] += len(edge["statements"])
    return dict(weights)


def _label(view: ViewModel, entity: int) -> str:
    card = view["entities"][entity]["type"] == NodeKind.PROPOSAL
    name = view["entities"][entity]["name"]
    return wrapped(name, 22, 3) if card else wrapped(name, 20, 2)


def _box(view: ViewModel, entity: int, label: str, weight: int, growth: float) -> Box:
    if view["entities"][entity]["type"] == NodeKind.PROPOSAL:
        width, height = card_box(label)
        return width * growth, height * growth
    return actor_box(label, actor_radius(weight))


def _as_network(
    view: ViewModel,
    labels: Mapping[int, str],
    weights: Mapping[int, int],
    edges: list[int],
    places: Mapping[str, tuple[int, int]],
) -> NetworkData:
    network = Network(directed=True)
    for n, label in labels.items():
        kind = NodeKind(view["entities"][n]["type"])
        x, y = places[f"{n:06}"]
        style = TYPE_STYLES[kind]
        network.add_node(
            n,
            label=label,
            shape=style.shape,
            color=style.light,
            size=actor_radius(weights[n]),
            x=x,
            y=y,
            kind=kind.value,
        )
    curves = _curves(view, edges)
    for n in edges:
        edge = view["edges"][n]
        family = _FAMILIES[edge["family"]]
        network.add_edge(
            edge["source"],
            edge["target"],
            id=n,
            width=family.width,
            dashes=list(family.dashes) or False,
            arrows="" if all(RELATION_TYPES[Relation(r)].symmetric for r in edge["relations"]) else "to",
            smooth=curves[n],
            family=family.key,
        )
    nodes, lines, *_ = network.get_network_data()
    return NetworkData(nodes=nodes, edges=lines)


def _curves(view: ViewModel, edges: list[int]) -> dict[int, dict[str, Any]]:
    """Bend the lines between the same two nodes apart; a line on its own is straight."""
    pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n in edges:
        source, target = view["edges"][n]["source"], view["edges"][n]["target"]
        pairs[min(source, target), max(source, target)].append(n)
    curves: dict[int, dict[str, Any]] = {}
    for (first, _), held in pairs.items():
        for place, n in enumerate(held):
            bend = _CURVE * (2 * place - len(held) + 1)
            clockwise = (bend > 0) == (view["edges"][n]["source"] == first)
            kind = "curvedCW" if clockwise else "curvedCCW"
            curves[n] = {"enabled": bend != 0, "type": kind, "roundness": round(abs(bend), 3)}
    return curves
