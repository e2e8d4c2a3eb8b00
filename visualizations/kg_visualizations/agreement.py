"""Agreement: who took the same side as whom, drawn only between actors who met on two proposals at least."""

from collections.abc import Callable, Iterable
from typing import Final, TypedDict

from kg_schema import RenderError
from kg_visualizations.additions import Tie
from kg_visualizations.labels import actor_box, actor_radius, wrapped
from kg_visualizations.layout import positions

__all__ = ["DRAWN_TIES", "MIN_SHARED", "AgreementView", "SharedView", "TieView", "agreement_view"]

MIN_SHARED: Final = 2
"""Fewer shared proposals say nothing about two actors."""
DRAWN_TIES: Final = 40
"""More are a crowd; the table below the drawing has them all."""
_RADIUS: Final = actor_radius(4)


class SharedView(TypedDict):
    """A proposal's number with what it adds to agreement and to disagreement."""

    proposal: int
    congruence: float
    conflict: float


class TieView(TypedDict):
    """Two actors' numbers and what they share."""

    one: int
    other: int
    shared: list[SharedView]


class AgreementView(TypedDict):
    """Ties, and for each actor that is drawn ``[number, x, y]``."""

    ties: list[TieView]
    places: list[tuple[int, int, int]]


def agreement_view(ties: Iterable[Tie], numbers: dict[str, int], name: Callable[[int], str]) -> AgreementView:
    """Number the ties and place those on most proposals; those with fewer than two shared proposals are left out.

    Raises RenderError if a tie names an entity that the graph does not hold.
    """
    try:
        shown = [_tie(tie, numbers) for tie in ties if len({s.proposal for s in tie.shared}) >= MIN_SHARED]
    except KeyError as error:
        raise RenderError(
            f"A tie names {error}, which is not in the graph: hand in ties of this graph."
        ) from error
    shown.sort(key=lambda tie: (tie["one"], tie["other"]))
    drawn = sorted(shown, key=lambda tie: (-len(tie["shared"]), tie["one"], tie["other"]))[:DRAWN_TIES]
    actors = sorted({end for tie in drawn for end in (tie["one"], tie["other"])})
    boxes = {f"{n:06}": actor_box(wrapped(name(n), 20, 2), _RADIUS) for n in actors}
    wide = {key: (width * 1.5, height * 2.4) for key, (width, height) in boxes.items()}
    places = positions(wide, [(f"{tie['one']:06}", f"{tie['other']:06}") for tie in drawn])
    return AgreementView(ties=shown, places=[(n, *places[f"{n:06}"]) for n in actors])


def _tie(tie: Tie, numbers: dict[str, int]) -> TieView:
    one, other = sorted((numbers[tie.one], numbers[tie.other]))
    shared = sorted((numbers[s.proposal], s.congruence, s.conflict) for s in tie.shared)
    return TieView(
        one=one,
        other=other,
        shared=[SharedView(proposal=p, congruence=round(c, 3), conflict=round(d, 3)) for p, c, d in shared],
    )
