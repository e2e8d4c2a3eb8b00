"""Figures: precision, recall and F1 over many articles, each with an interval."""

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kg.evaluation.relations import FAMILY
from kg.evaluation.scoring import Counts, Score

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["COLUMNS", "MEASURES", "Figure", "figures"]

_Interval: TypeAlias = tuple[float, float]
_SAMPLES: Final = 2000
_SEED: Final = 20200401
_FEWEST: Final = 5
"""Articles with a share in a figure; of fewer, resampling would tell an interval far too narrow."""
_Z: Final = 1.959964
"""Quantile of the normal distribution that leaves 2.5 % above it."""
_LEVEL: Final = 0.95
_COMPARED: Final = ("stance sign", "stance exact", "speaker")
"""Measures of what was found: no more can be right than was compared, so only the share of it is told."""
MEASURES: Final = (
    "events",
    "strict",
    "family",
    "pair",
    "entities",
    *dict.fromkeys(FAMILY.values()),
    *FAMILY,
    *_COMPARED,
)
"""What is counted, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: counts and shares, each share with the bounds of its interval; None where there is none."""

    measure: str
    gold: int
    predicted: int
    right: int
    precision: float | None
    precision_low: float | None
    precision_high: float | None
    recall: float | None
    recall_low: float | None
    recall_high: float | None
    f1: float | None
    f1_low: float | None
    f1_high: float | None

    def record(self) -> dict[str, Any]:
        """Return the row as a JSON object, shares to four digits."""
        return {k: round(v, 4) if isinstance(v, float) else v for k, v in asdict(self).items()}


COLUMNS: Final = tuple(Figure.__dataclass_fields__)


def figures(scores: Sequence[Score]) -> list[Figure]:
    """Return the figures of all measures over the articles.

    Intervals of 95 % are the percentiles of 2,000 bootstrap samples of whole articles (statements of one article
    are not independent), drawn with a fixed seed. Where all samples agree, or fewer than five articles have a
    share in it, that tells too little: precision and recall get Wilson's interval of the counts instead, and F1
    none. The last rows count, as predicted, what is broken and what is ungrounded.
    """
    samples = _samples(len(scores))
    rows = [_figure(name, [s.counts[name] for s in scores], samples) for name in MEASURES]
    refused = {"broken": sum(len(s.broken) for s in scores), "ungrounded": sum(len(s.ungrounded) for s in scores)}
    return [*rows, *(Figure(name, 0, count, 0, *[None] * 9) for name, count in refused.items())]


def _samples(articles: int) -> "npt.NDArray[np.int64] | None":
    """Return how often each article (column) is in each bootstrap sample (row)."""
    if articles < _FEWEST:
        return None
    import numpy as np

    draw = random.Random(_SEED).random
    drawn = np.zeros((_SAMPLES, articles), dtype=np.int64)
    for row in drawn:
        for _ in range(articles):
            row[int(draw() * articles)] += 1
    return drawn


def _figure(measure: str, counts: Sequence[Counts], samples: "npt.NDArray[np.int64] | None") -> Figure:
    gold, predicted, right = (sum(column) for column in zip(*counts, strict=True))
    compared = measure in _COMPARED
    recall = None if compared else _share(right, gold)
    f1 = None if compared else _share(2 * right, gold + predicted)
    drawn = [None, None, None] if samples is None else _bounds(counts, samples)
    exact = drawn[0] or _wilson(right, predicted)
    complete = None if compared else drawn[1] or _wilson(right, gold)
    both = None if compared else drawn[2]
    nothing = (None, None)
    shares = (
        _share(right, predicted),
        *(exact or nothing),
        recall,
        *(complete or nothing),
        f1,
        *(both or nothing),
    )
    return Figure(measure, gold, predicted, right, *shares)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _wilson(part: int, whole: int) -> _Interval | None:
    """Return the score interval of a share (Wilson 1927); None of nothing."""
    if not whole:
        return None
    share, spread = part / whole, _Z**2 / whole
    middle = (share + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * math.sqrt(share * (1 - share) / whole + spread / (4 * whole))
    return max(0.0, middle - half), min(1.0, middle + half)


def _bounds(counts: Iterable[Counts], samples: "npt.NDArray[np.int64]") -> list[_Interval | None]:
    """Return the interval of precision, recall and F1; None where the samples tell too little."""
    import numpy as np

    table = np.array(list(counts), dtype=np.int64)
    gold, predicted, right = (samples @ table).T
    found: list[_Interval | None] = []
    of_articles = (table[:, 1], table[:, 0], table[:, 0] + table[:, 1])
    of_samples = ((right, predicted), (right, gold), (2 * right, gold + predicted))
    for each, (part, whole) in zip(of_articles, of_samples, strict=True):
        shares = np.sort(part[whole > 0] / whole[whole > 0])
        if np.count_nonzero(each) < _FEWEST or shares[0] == shares[-1]:
            found.append(None)
            continue
        tail = int((1 - _LEVEL) / 2 * len(shares))
        found.append((float(shares[tail]), float(shares[-1 - tail])))
    return found
