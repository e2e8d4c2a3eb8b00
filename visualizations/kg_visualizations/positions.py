"""Positions: what actors think of proposals, as a matrix of actors by proposals."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, Final, TypedDict

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg_schema import GraphEntity, GraphStatement, Modality, NodeKind, Polarity, default_stance

__all__ = ["Cell", "Matrix", "matrix", "position_of", "seriated"]

_ROUNDS: Final = 120


class Cell(TypedDict):
    """One actor's positions on one proposal: the statements' numbers, and the stance of each."""

    row: int
    column: int
    statements: list[int]
    stances: list[int]


class Matrix(TypedDict):
    """Numbers of the entities that are rows (actors) and columns (proposals), and the filled cells."""

    rows: list[int]
    columns: list[int]
    cells: list[Cell]


def position_of(statement: GraphStatement, target: NodeKind) -> int | None:
    """Return the stance -2..+2 that a statement shows on a proposal, None if it shows none.

    A negated support is a position of -1; a negated rejection is none, for not opposing is not supporting.
    """
    if target is not NodeKind.PROPOSAL or statement.modality not in (Modality.ASSERTED, Modality.ALLEGED):
        return None
    stance = statement.stance if statement.stance is not None else default_stance(statement.relation, target)
    if statement.polarity is Polarity.AFFIRMED or stance is None:
        return stance
    usual = default_stance(statement.relation, target) or 0
    if usual > 0:
        return min(stance, -1)
    return stance if usual < 0 < stance else None


def matrix(
    entities: tuple[GraphEntity, ...], statements: tuple[GraphStatement, ...], number: Callable[[str], int]
) -> Matrix:
    """Gather the positions, ordered so that those who agree stand together and camps show."""
    types = {e.id: e.type for e in entities}
    found: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for n, s in enumerate(statements):
        stance = position_of(s, types[s.target])
        if stance is not None:
            found[number(s.source), number(s.target)].append((n, stance))
    cells = [
        Cell(
            row=row,
            column=column,
            statements=[n for n, _ in held],
            stances=[stance for _, stance in held],
        )
        for (row, column), held in sorted(found.items())
    ]
    rows, columns = seriated(cells)
    return Matrix(rows=rows, columns=columns, cells=cells)


def seriated(cells: list[Cell]) -> tuple[list[int], list[int]]:
    """Return rows and columns in the order of a seriation.

    Actors and proposals that positions join, directly or through others, stay together, the most first. Within,
    the order is that of the first singular vectors of the stances: from one camp to the other.
    """
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for cell in cells:
        graph.add_edge(("row", cell["row"]), ("column", cell["column"]))
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    place = {node: n for n, part in enumerate(parts) for node in part}
    held: list[list[Cell]] = [[] for _ in parts]
    for cell in cells:
        held[place["row", cell["row"]]].append(cell)
    rows: list[int] = []
    columns: list[int] = []
    for part in held:
        ordered = _camps(part)
        rows += ordered[0]
        columns += ordered[1]
    return rows, columns


def _camps(cells: list[Cell]) -> tuple[list[int], list[int]]:
    rows, columns = sorted({c["row"] for c in cells}), sorted({c["column"] for c in cells})
    at = np.array([rows.index(c["row"]) for c in cells]), np.array([columns.index(c["column"]) for c in cells])
    # Half a step of support for every position: who speaks of the same stands together even where all are neutral.
    values = np.array([sum(c["stances"]) / len(c["stances"]) or 0.5 for c in cells])
    right = np.ones(len(columns)) + np.arange(len(columns)) * 1e-3
    left = np.ones(len(rows))
    for _ in range(_ROUNDS):
        left = _unit(np.bincount(at[0], values * right[at[1]], len(rows)))
        right = _unit(np.bincount(at[1], values * left[at[0]], len(columns)))

    def order(names: list[int], vector: NDArray[np.float64]) -> list[int]:
        return [names[i] for i in sorted(range(len(names)), key=lambda i: (-round(float(vector[i]), 6), names[i]))]

    return order(rows, left), order(columns, right)


def _unit(vector: NDArray[Any]) -> NDArray[np.float64]:
    unit: NDArray[np.float64] = np.asarray(vector, dtype=np.float64) / (np.linalg.norm(vector) or 1.0)
    return unit
