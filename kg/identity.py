"""Identity: which entities of which articles are one thing, its canonical id and its name.

Local entities are never merged. Others of one type are one when a gazetteer gives them the same identifier, or
when their folded names are equal, unless that name belongs to two identifiers. A person known by surname alone
joins the one person of that surname whose full name is known, if there is exactly one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kg.names import is_surname_only, surname
from kg_schema import Entity, GraphEntity, NodeKind, slug

__all__ = ["Occurrence", "canonical_entities"]

_LOCAL_DIGITS = slice(2, 10)  # of an article id, "a-" and 16 hexadecimal digits
_ALL_DIGITS = slice(2, None)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An entity in one article, its key (``Entity.key``), and how often the article names it."""

    article: str
    key: str
    entity: Entity
    mentions: int


_Cluster: TypeAlias = list[Occurrence]
_Handle: TypeAlias = tuple[str, ...]


def canonical_entities(
    occurrences: Iterable[Occurrence],
) -> tuple[tuple[GraphEntity, ...], dict[tuple[str, str], str]]:
    """Return the entities of the graph, sorted by id, and the canonical id of each (article id, entity key)."""
    seen = sorted(occurrences, key=lambda o: (o.article, o.key))
    local: list[_Cluster] = [[o] for o in seen if o.entity.local]
    clusters = local + _join_surnames(_by_name([o for o in seen if not o.entity.local]))
    named = [(_canonical(cluster), cluster) for cluster in clusters]
    shared = Counter(_id(canonical) for canonical, _ in named)
    entities: list[GraphEntity] = []
    canonical_ids: dict[tuple[str, str], str] = {}
    for canonical, cluster in named:
        identifier = _id(canonical)
        if shared[identifier] > 1:
            identifier = _distinct_id(canonical, cluster)
        entities.append(_graph_entity(identifier, canonical.entity.name, cluster))
        canonical_ids |= {(o.article, o.key): identifier for o in cluster}
    return tuple(sorted(entities, key=lambda entity: entity.id)), canonical_ids


def _by_name(occurrences: Sequence[Occurrence]) -> list[_Cluster]:
    """Cluster by identifiers, then by names; a name that two identifiers share joins nothing to either."""
    parent: dict[_Handle, _Handle] = {}

    def root(handle: _Handle) -> _Handle:
        while (above := parent.setdefault(handle, handle)) != handle:
            handle = above
        return handle

    def join(one: _Handle, other: _Handle) -> None:
        first, second = sorted((root(one), root(other)))
        parent[second] = first

    for o in occurrences:
        handles = _identifier_handles(o.entity)
        for handle in handles[1:]:
            join(handles[0], handle)
    known: defaultdict[str, set[_Handle]] = defaultdict(set)
    for o in occurrences:
        known[o.key] |= {root(handle) for handle in _identifier_handles(o.entity)}
    clusters: defaultdict[_Handle, _Cluster] = defaultdict(list)
    for o in occurrences:
        holders = {root(handle) for handle in _identifier_handles(o.entity)} or known[o.key]
        clusters[next(iter(holders)) if len(holders) == 1 else (o.key,)].append(o)
    return list(clusters.values())


def _identifier_handles(entity: Entity) -> list[_Handle]:
    return [(entity.type.value, scheme, value) for scheme, value in sorted(entity.identifiers.items())]


def _join_surnames(clusters: list[_Cluster]) -> list[_Cluster]:
    """Join each person known by surname alone to the only full-named person of that surname, if there is one."""
    full_named: defaultdict[str, list[_Cluster]] = defaultdict(list)
    kept: list[_Cluster] = []
    short: list[_Cluster] = []
    for cluster in clusters:
        (short if _has_surname_only(cluster) else kept).append(cluster)
    for cluster in kept:
        if cluster[0].entity.type is NodeKind.PERSON:
            for name in {surname(o.entity.name) for o in cluster if not is_surname_only(o.entity.name)}:
                full_named[name].append(cluster)
    joins = [(cluster, full_named[surname(cluster[0].entity.name)]) for cluster in short]
    for cluster, bearers in joins:
        if len(bearers) == 1:
            bearers[0].extend(cluster)
        else:
            kept.append(cluster)
    return kept


def _has_surname_only(cluster: _Cluster) -> bool:
    return all(_is_surname_only(o.entity) and not o.entity.identifiers for o in cluster)


def _is_surname_only(entity: Entity) -> bool:
    return entity.type is NodeKind.PERSON and is_surname_only(entity.name)


def _canonical(cluster: _Cluster) -> Occurrence:
    """Return the first whose name is the gazetteer's, else a full one; then the most mentioned, the shortest."""
    pool = [o for o in cluster if o.entity.identifiers]
    pool = pool or [o for o in cluster if not _is_surname_only(o.entity)] or cluster
    mentions: Counter[str] = Counter()
    for o in pool:
        mentions[o.entity.name] += max(1, o.mentions)
    best = min(mentions, key=lambda name: (-mentions[name], len(name), name))
    return next(o for o in pool if o.entity.name == best)


def _id(canonical: Occurrence) -> str:
    return f"{canonical.key}@{canonical.article[_LOCAL_DIGITS]}" if canonical.entity.local else canonical.key


def _distinct_id(canonical: Occurrence, cluster: _Cluster) -> str:
    """Return an id for one of several things that would otherwise share it."""
    if canonical.entity.local:
        return f"{canonical.key}@{canonical.article[_ALL_DIGITS]}"
    known = sorted(_identifiers(cluster).items())
    return "~".join([canonical.key, *(f"{scheme}-{slug(value)}" for scheme, value in known[:1])])


def _identifiers(cluster: _Cluster) -> dict[str, str]:
    pairs = {pair for o in cluster for pair in o.entity.identifiers.items()}
    return dict(sorted(pairs, reverse=True))  # the smallest value of a scheme comes last and stays


def _graph_entity(identifier: str, name: str, cluster: _Cluster) -> GraphEntity:
    names = {n for o in cluster for n in (o.entity.name, *o.entity.aliases)}
    return GraphEntity(
        id=identifier,
        type=cluster[0].entity.type,
        name=name,
        aliases=tuple(sorted(names - {name})),
        identifiers=dict(sorted(_identifiers(cluster).items())),
        articles=tuple(sorted({o.article for o in cluster})),
    )
