"""A page of a graph: the drawing with what only the application knows added to it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kg.analysis.agreement import agreements
from kg.analysis.joined import joined_proposals
from kg_schema import Graph, Judgement, RenderError, Verdict

__all__ = ["VIEWS", "Page", "drawn_before", "page", "remember"]

VIEWS: Final = ("graph", "positions", "timeline", "map", "agreement", "statements", "articles")
"""The views that a page has, by their keys."""
Drawn = dict[str, tuple[int, int]]
_VERDICTS: Final = {Verdict.ACCEPT: "accepted", Verdict.EDIT: "corrected", Verdict.ADD: "added"}


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page, which a notebook shows as it is; ``drawn`` is where its graph has put the entities.

    ``notes`` say what of the workspace is not on it, and why.
    """

    html: str
    drawn: Drawn
    notes: tuple[str, ...] = ()

    def save(self, path: str | Path) -> Path:
        """Write the page as UTF-8 with line feeds and return where it is."""
        Path(path).write_text(self.html, encoding="utf-8", newline="\n")
        return Path(path)

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-downloads allow-popups" '
            'width="100%" height="720" style="border:1px solid #ccc"></iframe>'
        )


def page(
    graph: Graph,
    *,
    title: str,
    subtitle: str = "",
    only: str | None = None,
    static: bool = False,
    drawn: Drawn | None = None,
    judged: Mapping[str, Judgement] = MappingProxyType({}),
    notes: tuple[str, ...] = (),
) -> Page:
    """Return the graph as one HTML page; equal graphs and equal earlier drawings give equal pages.

    Proposals that are one across articles are one on the page. ``only`` is the one view that it has; ``static``
    leaves out all scripts. ``drawn`` is where an earlier page put the entities: most stay there. ``judged`` are
    decisions of people on statements, by their ids. Raises RenderError if there is no such view.
    """
    from kg.pages.places import places
    from kg_visualizations import Additions, Judged, SharedStance, Tie, rendered, rendered_static

    if only is not None and only not in VIEWS:
        raise RenderError(f"There is no view '{only}': there are {', '.join(VIEWS)}.")
    shown = joined_proposals(graph)
    ties = tuple(
        Tie(a.one, a.other, tuple(SharedStance(s.proposal, s.congruence, s.conflict) for s in a.shared))
        for a in agreements(shown)
    )
    decisions = {
        id: Judged(_VERDICTS[j.verdict], j.who, j.at[:10], j.why)
        for id, j in judged.items()
        if j.verdict in _VERDICTS
    }
    additions = Additions(ties=ties, places=places(shown), drawn=drawn or {}, judged=decisions, only=only)
    make = rendered_static if static else rendered
    return Page(*make(shown, title=title, subtitle=subtitle, additions=additions), notes)


def drawn_before(path: Path) -> Drawn:
    """Return where the last page put the entities, from a file; empty where it is missing or is none."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): (int(x), int(y)) for key, (x, y) in held.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def remember(path: Path, drawn: Drawn) -> None:
    """Keep where the entities are for the next page; a folder that cannot be written is let be."""
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(drawn, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8")
    except OSError:
        return
