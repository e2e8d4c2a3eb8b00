"""Fixed positions: the same graph is drawn the same every time, and stands still.

Every connected part is laid out by stress majorization over shortest paths (Gansner, Koren and North 2004; in a
large part over those to some pivots, as in the sparse stress model of Ortmann, Klimenta and Brandes 2016), freed
of overlapping boxes and of lines running under nodes, and the parts are packed beside one another. What was drawn
before stays where it was.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
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
_LARGE: Final = 300
"""From so many nodes in one part on, distances to pivots stand for all distances."""
_PIVOTS: Final = 40
_SPARSE_ROUNDS: Final = 150
_ROOM: Final = 2.6
"""How much larger the frame of a part is than its boxes together."""
_MANY_PARTS: Final = 120
"""Beside more parts, the next is set at one of their corners, and not at every crossing of their sides."""
_REMEMBERED: Final = 0.6
"""Old places are kept if at least this share of the nodes has one."""


def positions(
    boxes: Mapping[str, Box],
    edges: Sequence[tuple[str, str]],
    *,
    seed: int = 7,
    before: Mapping[str, tuple[int, int]] = MappingProxyType({}),
) -> dict[str, tuple[int, int]]:
    """Return where the centre of each box stands, in whole pixels around the origin; boxes do not overlap.

    The order of the arguments does not matter; edges between unknown names or from a name to itself are
    passed over. Most of what has a place in ``before`` keeps it, and the rest is set beside its neighbours; if too
    little has one, all is laid out anew.
    """
    known = {n: before[n] for n in sorted(boxes) if n in before}
    if boxes and len(known) >= _REMEMBERED * len(boxes):
        return _remembered(known, boxes, edges)
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
    points = _majorized(ordered, part, seed) if len(part) < _LARGE else _sparse(ordered, part)
    points[:, 0] *= _STRETCH
    index = {n: i for i, n in enumerate(part)}
    lines = np.array([(index[a], index[b]) for a, b in ordered.edges], dtype=np.intp)
    return _spread(points if len(part) < _LARGE else _roomy(points, sizes), sizes, lines)


def _roomy(points: Points, sizes: Points) -> Points:
    """Return the points drawn apart until their frame has room for all boxes."""
    frame = float(np.prod(np.ptp(points, axis=0) + 1.0))
    wanted = _ROOM * float(np.prod(sizes, axis=1).sum())
    roomy: Points = points * max(1.0, (wanted / frame) ** 0.5)
    return roomy


def _sparse(graph: "nx.Graph[str]", part: list[str]) -> Points:
    index = {n: i for i, n in enumerate(part)}
    distances = _from_pivots(graph, part, index)
    lines = np.array([(index[a], index[b]) for a, b in graph.edges], dtype=np.intp)
    pivots = distances.argmin(axis=1)
    ones = np.concatenate([lines[:, 0], *(np.arange(len(part)) for _ in pivots)])
    others = np.concatenate([lines[:, 1], *(np.full(len(part), p) for p in pivots)])
    wanted = np.concatenate([np.ones(len(lines)), *distances]) * _EDGE
    apart = wanted > 0
    ones, others, wanted = ones[apart], others[apart], wanted[apart]
    weights = wanted**-2.0
    total = np.bincount(ones, weights, len(part)) + np.bincount(others, weights, len(part))
    points = np.stack([distances[0] - distances[1], distances[2] - distances[3]], axis=1) * _EDGE
    points = points + _ring(len(part)) * _EDGE
    for _ in range(_SPARSE_ROUNDS):
        away = points[ones] - points[others]
        share = (weights * wanted / np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9))[:, None] * away
        pull = np.empty_like(points)
        for axis in (0, 1):
            pull[:, axis] = np.bincount(ones, weights * points[others, axis] + share[:, axis], len(part))
            pull[:, axis] += np.bincount(others, weights * points[ones, axis] - share[:, axis], len(part))
        points = pull / total[:, None]
    return _even(points - points.mean(axis=0))


def _even(points: Points) -> Points:
    """Return the points with a fuller rim and an emptier middle, directions and the order outwards kept."""
    reach = np.hypot(points[:, 0], points[:, 1])
    rank = np.argsort(np.argsort(reach, kind="stable"), kind="stable")
    wanted = reach.max() * np.sqrt((rank + 1) / len(points))
    evened: Points = points * ((0.15 * reach + 0.85 * wanted) / np.maximum(reach, 1e-9))[:, None]
    return evened


def _from_pivots(graph: "nx.Graph[str]", part: list[str], index: Mapping[str, int]) -> Points:
    """Return the hops from each pivot to all; the next pivot is the one farthest from those before it."""
    rows: list[NDArray[np.float64]] = []
    pivot = max(part, key=lambda n: (graph.degree[n], n))
    for _ in range(min(_PIVOTS, len(part))):
        hops = nx.single_source_shortest_path_length(graph, pivot)
        row = np.zeros(len(part))
        row[[index[n] for n in hops]] = list(hops.values())
        rows.append(row)
        pivot = part[int(np.minimum.reduce(rows).argmax())]
    return np.array(rows)


def _ring(count: int) -> Points:
    """Return points on a small spiral, so that no two start at one place."""
    turn = np.arange(count) * 2.399963
    reach = 0.6 * np.sqrt(np.arange(count) / count)
    return np.stack([reach * np.cos(turn), reach * np.sin(turn)], axis=1)


def _remembered(
    known: Mapping[str, tuple[int, int]], boxes: Mapping[str, Box], edges: Sequence[tuple[str, str]]
) -> dict[str, tuple[int, int]]:
    """Set what is new near the middle of its neighbours, in the nearest free place; nothing old moves."""
    near: dict[str, list[str]] = {n: [] for n in boxes}
    for a, b in sorted({(min(e), max(e)) for e in edges if e[0] != e[1] and {*e} <= boxes.keys()}):
        near[a].append(b)
        near[b].append(a)
    placed = dict(known)
    waiting = sorted(boxes.keys() - known.keys())
    while waiting:
        name = min(waiting, key=lambda n: (-sum(other in placed for other in near[n]), n))
        waiting.remove(name)
        held = [placed[other] for other in near[name] if other in placed]
        middle = tuple(sum(p[axis] for p in held) / len(held) if held else 0.0 for axis in (0, 1))
        placed[name] = _free(name, (middle[0], middle[1]), placed, boxes)
    return placed


def _free(
    name: str, wanted: tuple[float, float], placed: Mapping[str, tuple[int, int]], boxes: Mapping[str, Box]
) -> tuple[int, int]:
    others = np.array([placed[n] for n in placed], dtype=np.float64).reshape(-1, 2)
    sizes = np.array([boxes[n] for n in placed], dtype=np.float64).reshape(-1, 2)
    x, y = _nearest_free(np.array(wanted), np.array(boxes[name]), others, sizes)
    return round(x), round(y)


def _nearest_free(wanted: Points, size: Points, others: Points, sizes: Points) -> tuple[float, float]:
    """Return the place nearest to the wanted one, along a spiral, where the box overlaps no other."""
    room = (sizes + size) / 2
    widest = room.max(initial=0.0)
    for start in range(0, 40_000, 40):
        steps = np.arange(start, start + 40)
        turn, reach = steps * 2.399963, 13.0 * np.sqrt(steps)
        spots = np.round(wanted + np.stack([reach * np.cos(turn), reach * np.sin(turn)], axis=1))
        near = (np.abs(others - wanted) < reach[-1] + widest).all(axis=1)
        taken = (np.abs(others[None, near] - spots[:, None]) < room[None, near]).all(axis=2).any(axis=1)
        if not taken.all():
            return float(spots[int(taken.argmin())][0]), float(spots[int(taken.argmin())][1])
    return float(wanted[0]), float(wanted[1])


def _settled(points: Points, sizes: Points) -> Points:
    """Move what still overlaps, from the middle outwards, to the nearest free place."""
    order = np.argsort(np.hypot(points[:, 0], points[:, 1]), kind="stable")
    done = np.zeros((0, 2))
    for place, i in enumerate(order):
        others = order[:place]
        clash = (np.abs(done - points[i]) < (sizes[others] + sizes[i]) / 2).all(axis=1).any() if place else False
        spot = _nearest_free(points[i], sizes[i], done, sizes[others]) if clash else tuple(points[i])
        done = np.vstack([done, spot])
    settled = np.empty_like(points)
    settled[order] = done
    return settled


def _majorized(graph: "nx.Graph[str]", part: list[str], seed: int) -> Points:
    for a, b in graph.edges:
        apart = len(set(graph[a]) ^ set(graph[b]))
        graph.edges[a, b]["weight"] = 0.8 + 0.16 * float(apart) ** 0.5
    wanted = np.asarray(nx.floyd_warshall_numpy(graph, nodelist=part), dtype=np.float64) * _EDGE
    np.fill_diagonal(wanted, 1.0)
    weights = wanted**-2.0
    np.fill_diagonal(weights, 0.0)
    start = _sprung(graph, seed)
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
    pairs = _pairs(points, sizes)
    for turn in range(400 if len(points) < _LARGE else 80):
        if turn % 8 == 0:
            pairs = _pairs(points, sizes)
        move, worst = _overlaps(points, sizes, pairs)
        if few and turn < 150:
            move = move + _off_lines(points, sizes, lines)
        elif worst < 0.5:
            break
        points = np.asarray(points + move, dtype=np.float64)
    return _settled(points, sizes) if len(_overlapping(points, sizes, _pairs(points, sizes))) else points


_Pairs = tuple[NDArray[np.intp], NDArray[np.intp]]


def _pairs(points: Points, sizes: Points, slack: float = 60.0) -> _Pairs:
    """Return the boxes that may come to overlap within some turns."""
    near = np.ones((len(points), len(points)), dtype=np.bool_)
    for axis in (0, 1):
        gap = np.abs(points[:, None, axis] - points[None, :, axis])
        near &= gap < (sizes[:, None, axis] + sizes[None, :, axis]) / 2 + slack
    first, second = np.nonzero(np.triu(near, k=1))
    return first, second


def _overlapping(points: Points, sizes: Points, pairs: _Pairs, least: float = 0.5) -> NDArray[np.intp]:
    first, second = pairs
    depth = (sizes[first] + sizes[second]) / 2 - np.abs(points[first] - points[second])
    return np.nonzero((depth > least).all(axis=1))[0]


def _overlaps(points: Points, sizes: Points, pairs: _Pairs) -> tuple[Points, float]:
    """Return how each box must move out of the others along the shorter way, and the deepest overlap."""
    held = _overlapping(points, sizes, pairs, 0.0)
    first, second = pairs[0][held], pairs[1][held]
    move = np.zeros_like(points)
    if not len(held):
        return move, 0.0
    depth = (sizes[first] + sizes[second]) / 2 - np.abs(points[first] - points[second])
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
    if len(taken) <= _MANY_PARTS:
        xs, ys = np.unique(np.append(taken[:, 2], 0.0)), np.unique(np.append(taken[:, 3], 0.0))
        corners = np.stack(np.meshgrid(xs, ys, indexing="ij"), axis=-1).reshape(-1, 2)
    else:
        corners = np.concatenate([taken[:, [2, 1]], taken[:, [0, 3]], [[0.0, reach[1]], [reach[0], 0.0]]])
    ends = corners + np.array([width, height])
    sides = np.maximum(reach, ends) / np.array([_ASPECT, 1.0])
    order = np.lexsort((corners[:, 1], sides.sum(axis=1), sides.max(axis=1)))
    for start in range(0, len(order), 256):
        some = order[start : start + 256]
        apart = (taken[None, :, :2] >= ends[some, None, :]) | (taken[None, :, 2:] <= corners[some, None, :])
        free = apart.any(axis=2).all(axis=1)
        if free.any():
            best = some[int(free.argmax())]
            return float(corners[best, 0]), float(corners[best, 1]), float(ends[best, 0]), float(ends[best, 1])
    raise AssertionError("beside all that is taken there is room")


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
