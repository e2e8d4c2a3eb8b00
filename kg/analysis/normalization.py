"""Normalisations of discourse networks, as Discourse Network Analyzer computes them."""

from collections import Counter
from enum import StrEnum
from typing import TypeAlias

from kg_schema import ModelError

__all__ = ["Counts", "Normalization", "one_mode_divisor", "two_mode_divisor"]

Counts: TypeAlias = Counter[tuple[str, int]]
"""How often an actor spoke about each concept with each agreement."""


class Normalization(StrEnum):
    """What weights are divided by, so that the busy do not merely outweigh the quiet."""

    NO = "no"
    ACTIVITY = "activity"
    PROMINENCE = "prominence"
    AVERAGE = "average"
    JACCARD = "jaccard"
    COSINE = "cosine"


def two_mode_divisor(normalization: Normalization, of_row: int, of_column: int) -> float:
    """Return the number of statements of the row's actor (activity) or of the column's concept (prominence)."""
    match normalization:
        case Normalization.NO:
            return 1.0
        case Normalization.ACTIVITY:
            return float(of_row)
        case Normalization.PROMINENCE:
            return float(of_column)
        case _:
            raise ModelError(f"A two-mode network has no {normalization}: take no, activity or prominence.")


def one_mode_divisor(normalization: Normalization, n_a: int, n_b: int, a: Counts, b: Counts) -> float:
    """Return what the weight between two actors is divided by.

    ``average`` is the mean of their numbers of statements. ``cosine`` is the product of these totals: so does the
    original, though it is no cosine of vectors. ``jaccard`` adds, over concepts and agreements, what only the one
    or only the other said, and the product of both counts where both did.
    """
    match normalization:
        case Normalization.NO:
            return 1.0
        case Normalization.AVERAGE:
            return (n_a + n_b) / 2
        case Normalization.COSINE:
            return float(n_a * n_b)
        case Normalization.JACCARD:
            return float(sum((a[k] * b[k]) or (a[k] + b[k]) for k in {*a, *b}))
        case _:
            raise ModelError(f"A one-mode network has no {normalization}: take no, average, jaccard or cosine.")
