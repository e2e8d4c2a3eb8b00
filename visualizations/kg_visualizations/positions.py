"""Positions: what actors think of proposals, as a matrix of actors by proposals."""

from collections import defaultdict
from collections.abc import Callable
from typing import TypedDict

from kg_schema import GraphEntity, GraphStatement, Modality, NodeKind, Polarity, default_stance

__all__ = ["Cell", "Matrix", "matrix", "position_of"]


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
    """Gather the positions: most discussed proposals first, actors from those for to those against them."""
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
    columns = _columns(cells)
    return Matrix(rows=_rows(cells, columns), columns=columns, cells=cells)


def _columns(cells: list[Cell]) -> list[int]:
    actors: dict[int, int] = defaultdict(int)
    for cell in cells:
        actors[cell["column"]] += 1
    return sorted(actors, key=lambda c: (-actors[c], c))


def _rows(cells: list[Cell], columns: list[int]) -> list[int]:
    stances: dict[int, dict[int, float]] = defaultdict(dict)
    for cell in cells:
        stances[cell["row"]][cell["column"]] = sum(cell["stances"]) / len(cell["stances"])

    def order(row: int) -> tuple[list[float], int]:
        return [-stances[row].get(column, -9.0) for column in columns], row

    return sorted(stances, key=order)
