"""Find what a user names: an entity by id or name, an article by id, title or where it came from."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from kg_schema import Graph, GraphEntity, NotFoundError, slug

if TYPE_CHECKING:
    from kg.ledger import StoredArticle

__all__ = ["find_article", "find_entity", "likeness", "nearest"]


def find_entity(graph: Graph, wanted: str) -> GraphEntity:
    """Return the entity with this id, or the one whose name or alias this is.

    NotFoundError names the candidates where several have the name, the three nearest names where none has it.
    """
    by_id = {entity.id: entity for entity in graph.entities}
    if wanted in by_id:
        return by_id[wanted]
    key = slug(wanted)
    for names in (_name, _names):
        found = [entity for entity in graph.entities if key and key in map(slug, names(entity))]
        if len(found) == 1:
            return found[0]
        if found:
            candidates = ", ".join(f"{e.id} ({e.name}, {e.type})" for e in found)
            raise NotFoundError(f"'{wanted}' may be any of {candidates}: give the id.")
    raise NotFoundError(f"There is no entity '{wanted}'" + _hint(nearest(graph, wanted)))


def nearest(graph: Graph, wanted: str, count: int = 3) -> tuple[GraphEntity, ...]:
    """Return the entities whose name or alias is most like what is wanted, best first; equals by id."""

    def best(entity: GraphEntity) -> float:
        return max(likeness(wanted, name) for name in _names(entity))

    ranked = sorted(((-best(e), e.id, e) for e in graph.entities), key=lambda row: row[:2])
    return tuple(entity for _, _, entity in ranked[:count])


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


def _name(entity: GraphEntity) -> Iterable[str]:
    return (entity.name,)


def _names(entity: GraphEntity) -> Iterable[str]:
    return (entity.name, *entity.aliases)


def likeness(wanted: str, name: str) -> float:
    """Return how alike two names are, 0 to 1, and half more for all words wanted standing in the name.

    >>> likeness("truce", "Trump truce proposal") > likeness("truce", "treaty")
    True
    """
    one, other = slug(wanted), slug(name)
    words, found = set(one.split("-")), set(other.split("-"))
    bonus = 0.5 if words <= found else 0.3 if any(len(word) > 2 for word in words & found) else 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio() + bonus


def _hint(entities: tuple[GraphEntity, ...]) -> str:
    if not entities:
        return "; 'MATCH (e) RETURN e.id, e.name' lists what is there."
    return "; nearest are " + ", ".join(f"'{e.name}' ({e.id})" for e in entities) + "."
