"""Find what a user names: an entity by id or name, an article by id, title or where it came from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.finding import beginning, find_entity, likeness, nearest
from kg_schema import NotFoundError

if TYPE_CHECKING:
    from kg.ledger import StoredArticle

__all__ = ["beginning", "find_article", "find_entity", "likeness", "nearest"]


def find_article(articles: Sequence["StoredArticle"], wanted: str) -> "StoredArticle":
    """Return the article with this id or a beginning of it, this title, or loaded from this place.

    NotFoundError names the candidates where there are several.
    """
    exact = [a for a in articles if a.article.id == wanted]
    found = exact or [a for a in articles if _means(a, wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        candidates = ", ".join(f"{a.article.id} ({a.article.title or 'untitled'})" for a in found)
        raise NotFoundError(f"'{wanted}' may be any of {candidates}: give the id.")
    raise NotFoundError(f"There is no article '{wanted}': 'kg articles' lists those that are there.")


def _means(stored: "StoredArticle", wanted: str) -> bool:
    if len(wanted) >= len("a-") + 4 and stored.article.id.startswith(wanted):
        return True
    return wanted in {stored.article.title, stored.article.url, *(entry.source for entry in stored.log)} - {None}
