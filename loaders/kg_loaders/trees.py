"""Trees: a change of the parser's tree that leaves every word under a root, or no change."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from kg_loaders.settled import settle, unsettle

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["change_tree", "is_tree"]

_ATTRIBUTES: list[int | str] = ["HEAD", "DEP"]


def change_tree(doc: "Doc", change: Callable[["Doc"], None]) -> None:
    """Apply the change; if words then stand above one another in a ring, heads and labels are put back."""
    before: Any = doc.to_array(_ATTRIBUTES)
    unsettle(doc)
    change(doc)
    if not is_tree(doc):
        doc.from_array(_ATTRIBUTES, before)
    settle(doc)


def is_tree(doc: "Doc") -> bool:
    """Tell whether the heads of every word lead to a root (its own head); in numpy, by doubling the steps."""
    steps: Any = doc.to_array(["HEAD"])
    heads = np.arange(len(doc)) + steps.astype(np.int64).reshape(-1)
    above = heads
    for _ in range(max(1, len(doc)).bit_length()):
        above = above[above]
    return bool((heads[above] == above).all())
