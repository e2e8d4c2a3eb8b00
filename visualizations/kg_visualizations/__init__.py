"""Graph in, a self-contained page out."""

from kg_visualizations.page import render

__all__ = ["render"]
