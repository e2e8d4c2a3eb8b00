"""Labels and the room that they need: names cut into lines, and the box of a drawn node."""

import math
import textwrap

__all__ = ["actor_box", "actor_radius", "card_box", "wrapped"]

_CHARACTER = 6.9
_LINE = 16


def wrapped(name: str, width: int, lines: int) -> str:
    """Cut a name into at most so many lines of so many characters, with an ellipsis for what is left over."""
    cut = textwrap.wrap(" ".join(name.split()), width, max_lines=lines, placeholder=" …", break_on_hyphens=False)
    return "\n".join(cut)


def actor_radius(statements: int) -> float:
    """Return the radius in pixels of an actor that so many drawn statements have as an end: 8 to 20."""
    return round(min(20.0, 7.0 + 2.6 * math.sqrt(statements)), 1)


def actor_box(label: str, radius: float) -> tuple[float, float]:
    """Return width and height in pixels of an actor's shape with its label under it."""
    rows = label.split("\n")
    text = max(len(row) for row in rows) * _CHARACTER
    return max(text, 2 * radius) + 12, 2 * radius + 8 + _LINE * len(rows) + 8


def card_box(label: str) -> tuple[float, float]:
    """Return width and height in pixels of a proposal's card."""
    rows = label.split("\n")
    return max(len(row) for row in rows) * _CHARACTER + 44, _LINE * len(rows) + 54
