"""Graph in, a self-contained page out."""

from kg_visualizations.additions import Additions, Place, SharedStance, Tie
from kg_visualizations.page import render

__all__ = ["Additions", "Place", "SharedStance", "Tie", "render"]
