"""Confidence: how likely a statement is to be right, from its grounds, by a small model read from a table.

The model is a logistic regression: a base and one weight a ground, in log-odds, all in ``confidence.yaml`` beside
this file. ``scripts/calibrate.py`` makes it from annotated articles.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Self

import yaml

__all__ = ["Confidence", "Part"]

_DIGITS: Final = 2
_LEAST: Final = 0.01


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a confidence is made of: how much of it there is, and the log-odds that it adds."""

    what: str
    value: float
    points: float


@dataclass(frozen=True, slots=True)
class Confidence:
    """A base and the weights of grounds, in log-odds."""

    base: float
    weights: Mapping[str, float]

    @classmethod
    def default(cls) -> Self:
        """Return the model of the table that comes with the package; it is read once."""
        return cls(*_read())

    def parts(self, grounds: Mapping[str, float]) -> tuple[Part, ...]:
        """Return what the grounds contribute, the base first; a ground without a weight contributes nothing."""
        made = (Part(name, value, self.weights.get(name, 0.0) * value) for name, value in grounds.items())
        return Part("base", 1.0, self.base), *made

    def of(self, grounds: Mapping[str, float]) -> float:
        """Return the confidence in 0.01..0.99, to two digits: the same on every machine."""
        points = sum(part.points for part in self.parts(grounds))
        return round(min(max(1.0 / (1.0 + math.exp(-points)), _LEAST), 1.0 - _LEAST), _DIGITS)


@cache
def _read() -> tuple[float, Mapping[str, float]]:
    table = yaml.safe_load(files("kg_loaders").joinpath("confidence.yaml").read_text(encoding="utf-8"))
    return table["base"], table["weights"]
