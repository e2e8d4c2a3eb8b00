"""Pages: what a workspace, or a part of it, becomes as one HTML file."""

from kg.pages.page import VIEWS, Page, page

__all__ = ["VIEWS", "Page", "page"]
