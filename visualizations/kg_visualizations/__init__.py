"""Graph in, a self-contained page out."""

from kg_visualizations.additions import Additions, Judged, Place, SharedStance, Tie
from kg_visualizations.page import render, rendered
from kg_visualizations.static import rendered_static

__all__ = ["Additions", "Judged", "Place", "SharedStance", "Tie", "render", "rendered", "rendered_static"]
