"""Find an entity by what people call it: its id, its name, one of its aliases."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from kg_schema import Graph, GraphEntity, NotFoundError, slug

__all__ = ["beginning", "find_entity", "likeness", "nearest"]


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


def beginning(graph: Graph, typed: str, count: int = 9) -> tuple[GraphEntity, ...]:
    """Return the entities with a name of which a word begins so, those whose own name does first, then by name."""
    key = slug(typed)

    def place(entity: GraphEntity) -> tuple[bool, str, str]:
        return not slug(entity.name).startswith(key), slug(entity.name), entity.id

    found = [e for e in graph.entities if key and any(f"-{key}" in f"-{slug(name)}" for name in _names(e))]
    return tuple(sorted(found, key=place)[:count])


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
