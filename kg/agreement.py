"""How far two coders agree: percent, Cohen's kappa and Krippendorff's alpha, from nltk."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg_schema import KGError

__all__ = ["Agreement", "agreement"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures over the statements that both coders judged.

    ``kappa`` and ``alpha`` (nominal) are None where both always decided alike and the same: chance then explains
    everything.
    """

    statements: int
    percent: float
    kappa: float | None
    alpha: float | None


def agreement(one: Mapping[str, str], other: Mapping[str, str]) -> Agreement:
    """Return how far two coders agree, by their decisions on statements; KGError if they have none in common."""
    both = sorted(one.keys() & other.keys())
    if not both:
        raise KGError("The two coders have judged no statement in common: let both judge the same.")
    percent = 100 * sum(one[s] == other[s] for s in both) / len(both)
    if len({decisions[s] for s in both for decisions in (one, other)}) == 1:
        return Agreement(len(both), percent, None, None)
    try:
        from nltk.metrics.agreement import AnnotationTask
    except ImportError as error:
        raise KGError(
            "Kappa and alpha need nltk: install it with pip install 'kg-positions[agreement]'."
        ) from error
    task = AnnotationTask([(coder, s, made[s]) for coder, made in (("1", one), ("2", other)) for s in both])
    return Agreement(len(both), percent, float(task.kappa()), float(task.alpha()))
