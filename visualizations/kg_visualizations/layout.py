"""Fixed positions: the same graph is drawn the same every time, and stands still.

Every connected part is laid out by stress majorization over shortest paths (Gansner, Koren and North 2004),
freed of overlapping boxes and of lines running under nodes, and the parts are packed beside one another.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

__all__ = ["Box", "positions"]

Box = tuple[float, float]
"""Width and height in pixels."""
Points = NDArray[np.float64]
Frame = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_EDGE: Final = 104.0
_STRETCH: Final = 1.2
_ROUNDS: Final = 120
_GAP: Final = 26.0
_ASPECT: Final = 1.08


def positions(
    boxes: Mapping[str, Box], edges: Sequence[tuple[str, str]], *, seed: int = 7
) -> dict[str, tuple[int, int]]:
    """Return where the centre of each box stands, in whole pixels around the origin; boxes do not overlap.

    The order of the arguments does not matter; edges between unknown names or from a name to itself are
    passed over.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(boxes))
    graph.add_edges_from(sorted({(min(e), max(e)) for e in edges if e[0] != e[1] and {*e} <= boxes.keys()}))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p))
    placed = [(part, _part(graph, part, boxes, seed)) for part in parts]
    return _packed(placed, boxes)


def _part(graph: "nx.Graph[str]", part: list[str], boxes: Mapping[str, Box], seed: int) -> Points:
    sizes = np.array([boxes[n] for n in part], dtype=np.float64)
    if len(part) == 1:
        return np.zeros((1, 2))
    if len(part) == 2:
        reach = (sizes[0, 0] + sizes[1, 0]) / 2 + 34.0
        return np.array([[0.0, 0.0], [reach, 0.0]])
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(part)
    ordered.add_edges_from(sorted((min(e), max(e)) for e in graph.subgraph(part).edges))
    points = _majorized(ordered, part, seed)
    points[:, 0] *= _STRETCH
    index = {n: i for i, n in enumerate(part)}
    lines = np.array([(index[a], index[b]) for a, b in ordered.edges], dtype=np.intp)
    return _spread(points, sizes, lines)


def _majorized(graph: "nx.Graph[str]", part: list[str], seed: int) -> Points:
    for a, b in graph.edges:
        apart = len(set(graph[a]) ^ set(graph[b]))
        graph.edges[a, b]["weight"] = 0.8 + 0.16 * float(apart) ** 0.5
    wanted = np.asarray(nx.floyd_warshall_numpy(graph, nodelist=part), dtype=np.float64) * _EDGE
    np.fill_diagonal(wanted, 1.0)
    weights = wanted**-2.0
    np.fill_diagonal(weights, 0.0)
    start = nx.circular_layout(graph) if len(part) > 400 else _sprung(graph, seed)
    points = np.array([start[n] for n in part], dtype=np.float64) * _EDGE * float(len(part)) ** 0.5
    total = weights.sum(axis=1)
    for _ in range(_ROUNDS):
        for i in range(len(part)):
            away = points[i] - points
            distance = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)
            pull = points + away * (wanted[i] / distance)[:, None]
            points[i] = (weights[i][:, None] * pull).sum(axis=0) / total[i]
    centred: Points = points - points.mean(axis=0)
    return centred


def _sprung(graph: "nx.Graph[str]", seed: int) -> dict[str, Points]:
    found: dict[str, Points] = nx.spring_layout(graph, seed=seed, iterations=60, method="force")
    return found


def _spread(points: Points, sizes: Points, lines: NDArray[np.intp]) -> Points:
    """Push boxes apart until none overlap, and off the lines of others while that is cheap."""
    few = len(points) * len(lines) <= 60_000
    for turn in range(400):
        move, worst = _overlaps(points, sizes)
        if few and turn < 150:
            move = move + _off_lines(points, sizes, lines)
        elif worst < (0.5 if few else 3.0):
            break
        points = np.asarray(points + move, dtype=np.float64)
    return points


def _overlaps(points: Points, sizes: Points) -> tuple[Points, float]:
    """Return how each box must move out of the others along the shorter way, and the deepest overlap."""
    inside = [
        (sizes[:, None, axis] + sizes[None, :, axis]) / 2 - np.abs(points[:, None, axis] - points[None, :, axis])
        for axis in (0, 1)
    ]
    first, second = np.nonzero(np.triu((inside[0] > 0) & (inside[1] > 0), k=1))
    depth = np.stack([inside[0][first, second], inside[1][first, second]], axis=1)
    move = np.zeros_like(points)
    if not len(first):
        return move, 0.0
    axis = depth.argmin(axis=1)
    rows = np.arange(len(first))
    towards = np.where(points[first, axis] > points[second, axis], 1.0, -1.0)
    step = depth[rows, axis] * towards * 0.52
    np.add.at(move, (first, axis), step)
    np.add.at(move, (second, axis), -step)
    return move, float(depth.min(axis=1).max())


def _off_lines(points: Points, sizes: Points, lines: NDArray[np.intp]) -> Points:
    """Return small moves that take nodes off the lines between others."""
    tail, head = points[lines[:, 0]], points[lines[:, 1]]
    along = head - tail
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    offset = points[None, :, :] - tail[:, None, :]
    share = (offset * along[:, None, :]).sum(axis=2) / length[:, None]
    nearest = tail[:, None, :] + np.clip(share, 0, 1)[:, :, None] * along[:, None, :]
    away = points[None, :, :] - nearest
    distance = np.maximum(np.hypot(away[:, :, 0], away[:, :, 1]), 1e-6)
    room = sizes[None, :, 1] * 0.5 + 6
    near = (distance < room) & (share > 0.05) & (share < 0.95)
    near[np.arange(len(lines)), lines[:, 0]] = False
    near[np.arange(len(lines)), lines[:, 1]] = False
    push = np.where(near, (room - distance) / distance * 0.18, 0.0)
    move: Points = (away * push[:, :, None]).sum(axis=0)
    return move


def _packed(parts: list[tuple[list[str], Points]], boxes: Mapping[str, Box]) -> dict[str, tuple[int, int]]:
    """Set the parts beside and under one another so that the whole stays near the shape of a window."""
    frames = [_frame(part, points, boxes) for part, points in parts]
    order = sorted(range(len(parts)), key=lambda i: (-_area(frames[i]), i))
    taken = np.zeros((0, 4))
    placed: dict[str, tuple[float, float]] = {}
    for i in order:
        left, top, right, bottom = frames[i]
        spot = _spot(taken, right - left + _GAP, bottom - top + _GAP)
        taken = np.vstack([taken, spot])
        part, points = parts[i]
        shift = (spot[0] - left, spot[1] - top)
        placed.update({n: (p[0] + shift[0], p[1] + shift[1]) for n, p in zip(part, points.tolist(), strict=True)})
    return _centred(placed)


def _area(frame: Frame) -> float:
    return (frame[2] - frame[0]) * (frame[3] - frame[1])


def _spot(taken: Points, width: float, height: float) -> Frame:
    """Return the free place at a corner of what is taken that lets the whole grow least."""
    reach = taken[:, 2:].max(axis=0, initial=0.0)

    def cost(spot: Frame) -> tuple[float, float, float]:
        sides = max(reach[0], spot[2]) / _ASPECT, max(reach[1], spot[3])
        return max(sides), sum(sides), spot[1]

    xs, ys = np.unique(np.append(taken[:, 2], 0.0)).tolist(), np.unique(np.append(taken[:, 3], 0.0)).tolist()
    spots = sorted(((x, y, x + width, y + height) for x in xs for y in ys), key=cost)
    return next(spot for spot in spots if not _meets(taken, spot))


def _meets(taken: Points, spot: Frame) -> bool:
    apart = (taken[:, 0] >= spot[2]) | (taken[:, 2] <= spot[0])
    apart |= (taken[:, 1] >= spot[3]) | (taken[:, 3] <= spot[1])
    return not bool(apart.all())


def _frame(part: list[str], points: Points, boxes: Mapping[str, Box]) -> Frame:
    half = np.array([boxes[n] for n in part], dtype=np.float64) / 2
    low, high = (points - half).min(axis=0), (points + half).max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _centred(placed: dict[str, tuple[float, float]]) -> dict[str, tuple[int, int]]:
    if not placed:
        return {}
    xs, ys = [p[0] for p in placed.values()], [p[1] for p in placed.values()]
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {n: (round(p[0] - middle[0]), round(p[1] - middle[1])) for n, p in placed.items()}
