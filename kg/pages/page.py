"""A page of a graph: the drawing with what only the application knows added to it."""

from kg.analysis.agreement import agreements
from kg.analysis.joined import joined_proposals
from kg_schema import Graph

__all__ = ["page"]


def page(graph: Graph, *, title: str, subtitle: str = "") -> str:
    """Return the graph as one HTML page; equal graphs give equal pages.

    Proposals that are one across articles are one on the page.
    """
    from kg.pages.places import places
    from kg_visualizations import Additions, SharedStance, Tie, render

    shown = joined_proposals(graph)
    ties = tuple(
        Tie(a.one, a.other, tuple(SharedStance(s.proposal, s.congruence, s.conflict) for s in a.shared))
        for a in agreements(shown)
    )
    return render(shown, title=title, subtitle=subtitle, additions=Additions(ties=ties, places=places(shown)))
