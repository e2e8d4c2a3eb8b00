"""Camps in a network of agreement: communities, a split in two, and balance of triads."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import networkx as nx

from kg.analysis.networks import Edge, Network

__all__ = ["MIN_SHARED", "Camps", "camps", "signed_graph"]

MIN_SHARED: Final = 2
"""An agreement is reported only where two actors spoke about at least as many concepts."""
_SEED: Final = 7
_STARTS: Final = 10


@dataclass(frozen=True, slots=True)
class Camps:
    """``communities`` by label of the actor (0 is the largest), ``camp`` 0 or 1 of the best split in two.

    ``polarization`` is the weight of ties that the split explains (agreement within, conflict across) minus that
    of the others, divided by all: 1 where there are two camps and nothing between, 0 or less where there are none;
    None without ties. ``balanced`` and ``unbalanced`` count triads of actors whose three ties have, multiplied, a
    positive or a negative sign; ``triads`` counts them by signs, as in ``+--``.
    """

    communities: dict[str, int]
    camp: dict[str, int]
    polarization: float | None
    balanced: int
    unbalanced: int
    triads: dict[str, int]


def camps(network: Network, *, min_shared: int = MIN_SHARED) -> Camps:
    """Find camps in a one-mode network with signed weights (``subtract``), over ties of enough shared concepts."""
    graph = signed_graph(network, min_shared)
    split, explained = _split(graph)
    signs = _triads(graph)
    return Camps(
        communities=_communities(graph),
        camp=split,
        polarization=explained,
        balanced=signs["+++"] + signs["+--"],
        unbalanced=signs["++-"] + signs["---"],
        triads=dict(sorted(signs.items())),
    )


def signed_graph(network: Network, min_shared: int = MIN_SHARED) -> "nx.Graph[str]":
    """Return the ties between actors with enough shared concepts and a weight other than 0, as networkx has it."""
    graph: nx.Graph[str] = nx.Graph()
    for edge in _reported(network.edges, min_shared):
        graph.add_edge(edge.source, edge.target, weight=edge.weight)
    return graph


def _reported(edges: Iterable[Edge], min_shared: int) -> Iterable[Edge]:
    return (edge for edge in edges if edge.shared >= min_shared and edge.weight)


def _communities(graph: "nx.Graph[str]") -> dict[str, int]:
    """Return communities by Louvain over the ties of agreement, numbered by size, then by label."""
    friendly: nx.Graph[str] = nx.Graph()
    friendly.add_nodes_from(sorted(graph))
    friendly.add_weighted_edges_from((a, b, w) for a, b, w in _ties(graph) if w > 0)
    found = nx.community.louvain_communities(friendly, weight="weight", seed=_SEED) if friendly else []
    ordered = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
    return {label: number for number, members in enumerate(ordered) for label in members}


def _split(graph: "nx.Graph[str]") -> tuple[dict[str, int], float | None]:
    """Return the best split in two that moving single actors finds, and how much of the weight it explains."""
    ties = _ties(graph)
    total = sum(abs(weight) for _, _, weight in ties)
    if not total:
        return {}, None
    near = _neighbours(graph)
    best: tuple[float, dict[str, int]] | None = None
    for start in sorted(near, key=lambda label: (-len(near[label]), label))[:_STARTS]:
        camp = _improved(near, {label: int(near[start].get(label, 0.0) < 0) for label in near})
        score = sum(w if camp[a] == camp[b] else -w for a, b, w in ties)
        if best is None or score > best[0] + 1e-9:
            best = (score, camp)
    assert best is not None
    flip = best[1][min(near)]
    return {label: best[1][label] ^ flip for label in near}, best[0] / total


def _ties(graph: "nx.Graph[str]") -> list[tuple[str, str, float]]:
    ends = ((a, b, float(data["weight"])) for a, b, data in graph.edges(data=True))
    return sorted((min(a, b), max(a, b), weight) for a, b, weight in ends)


def _neighbours(graph: "nx.Graph[str]") -> dict[str, dict[str, float]]:
    return {a: {b: float(data["weight"]) for b, data in sorted(graph[a].items())} for a in sorted(graph)}


def _improved(near: dict[str, dict[str, float]], camp: dict[str, int]) -> dict[str, int]:
    """Move actors to the other camp while that explains more; each move does, so it ends."""
    pull = {a: sum(w if camp[a] == camp[b] else -w for b, w in ties.items()) for a, ties in sorted(near.items())}
    while pull[worst := min(pull, key=pull.__getitem__)] < -1e-9:  # of several the first by label
        camp[worst] ^= 1
        pull[worst] = -pull[worst]
        for other, weight in near[worst].items():
            pull[other] += 2 * weight if camp[other] == camp[worst] else -2 * weight
    return camp


def _triads(graph: "nx.Graph[str]") -> Counter[str]:
    """Count triads by signs; the neighbours of an actor by sign are sets of bits."""
    place = {label: 1 << index for index, label in enumerate(sorted(graph))}
    friends, foes = dict.fromkeys(place, 0), dict.fromkeys(place, 0)
    for a, b, weight in _ties(graph):
        sides = friends if weight > 0 else foes
        sides[a] |= place[b]
        sides[b] |= place[a]
    found: Counter[str] = Counter()
    for a, b, weight in _ties(graph):
        both_friends, both_foes = (friends[a] & friends[b]).bit_count(), (foes[a] & foes[b]).bit_count()
        if weight > 0:
            found["+++"] += both_friends
            found["+--"] += both_foes
        else:
            found["++-"] += both_friends
            found["---"] += both_foes
    found["+++"] //= 3
    found["---"] //= 3
    return +found
