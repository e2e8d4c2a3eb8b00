"""Identity: the canonical id and the name of each thing that linking found to be one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from kg.clusters import Decisions, Occurrence
from kg.linking import Linked
from kg.names import is_surname_only
from kg_schema import Entity, GraphEntity, NodeKind, slug

__all__ = ["canonical_entities"]

_LOCAL_DIGITS: Final = slice(2, 10)  # of an article id, "a-" and 16 hexadecimal digits
_ALL_DIGITS: Final = slice(2, None)


def canonical_entities(found: Linked) -> tuple[tuple[GraphEntity, ...], dict[tuple[str, str], str]]:
    """Return the entities of the graph, sorted by id, and the canonical id of each (article id, entity key)."""
    named = [(_canonical(cluster, found.decisions), cluster) for cluster in found.clusters]
    identifiers = _ids(named, found.decisions)
    entities: list[GraphEntity] = []
    canonical_ids: dict[tuple[str, str], str] = {}
    for (canonical, cluster), identifier in zip(named, identifiers, strict=True):
        name = _given_name(cluster, found.decisions) or canonical.entity.name
        entities.append(_graph_entity(identifier, name, cluster, found.decisions))
        canonical_ids |= {(o.article, o.key): identifier for o in cluster}
    return tuple(sorted(entities, key=lambda entity: entity.id)), canonical_ids


def _ids(named: Sequence[tuple[Occurrence, Sequence[Occurrence]]], decisions: Decisions) -> list[str]:
    """Return an id for each; things that would share one are told apart by what is known of them."""
    plain = [_id(canonical) for canonical, _ in named]
    split = [any(o.handle in decisions.split for o in cluster) for _, cluster in named]
    shared = Counter(identifier for identifier, off in zip(plain, split, strict=True) if not off)
    made = [
        _distinct_id(canonical, cluster, digits=off) if off or shared[identifier] > 1 else identifier
        for identifier, off, (canonical, cluster) in zip(plain, split, named, strict=True)
    ]
    doubled = Counter(made)
    taken: set[str] = set()
    for place in sorted(range(len(made)), key=lambda i: (-len(named[i][1]), i)):
        if doubled[made[place]] > 1 and made[place] in taken:
            made[place] = f"{made[place]}~{named[place][1][0].article[_ALL_DIGITS]}"
        taken.add(made[place])
    return made


def _given_name(cluster: Iterable[Occurrence], decisions: Decisions) -> str | None:
    """Return the name that the last judgement gives, None if none does."""
    given = [decisions.named[o.handle] for o in cluster if o.handle in decisions.named]
    return max(given)[1] if given else None


def _is_surname_only(entity: Entity) -> bool:
    return entity.type is NodeKind.PERSON and is_surname_only(entity.name)


def _canonical(cluster: Sequence[Occurrence], decisions: Decisions) -> Occurrence:
    """Return the one whose name and id stand for all.

    The one that the last merge prefers; else one whose name is the gazetteer's, else a full one; of these the most
    mentioned, then the shortest.
    """
    preferred = [(decisions.preferred[o.handle], o.key) for o in cluster if o.handle in decisions.preferred]
    pool = [o for o in cluster if preferred and o.key == max(preferred)[1]] or list(cluster)
    pool = [o for o in pool if o.entity.identifiers] or pool
    pool = [o for o in pool if not _is_surname_only(o.entity)] or pool
    mentions: Counter[str] = Counter()
    for o in pool:
        mentions[o.entity.name] += max(1, o.mentions)
    best = min(mentions, key=lambda name: (-mentions[name], len(name), name))
    return next(o for o in pool if o.entity.name == best)


def _id(canonical: Occurrence) -> str:
    return f"{canonical.key}@{canonical.article[_LOCAL_DIGITS]}" if canonical.entity.local else canonical.key


def _distinct_id(canonical: Occurrence, cluster: Sequence[Occurrence], *, digits: bool) -> str:
    """Return an id for one of several things that would share it; ``digits`` asks for those of an article."""
    if canonical.entity.local:
        return f"{canonical.key}@{canonical.article[_ALL_DIGITS]}"
    if digits:
        return f"{canonical.key}~{cluster[0].article[_LOCAL_DIGITS]}"
    known = [f"{scheme}-{slug(value)}" for scheme, value in sorted(_identifiers(cluster).items())]
    places = sorted(place.partition(":")[2] for o in cluster for _, place in o.posts)
    return "~".join([canonical.key, *(known or places)[:1]])


def _identifiers(cluster: Iterable[Occurrence]) -> dict[str, str]:
    pairs = {pair for o in cluster for pair in o.entity.identifiers.items()}
    return dict(sorted(pairs, reverse=True))  # the smallest value of a scheme comes last and stays


def _graph_entity(identifier: str, name: str, cluster: Sequence[Occurrence], decisions: Decisions) -> GraphEntity:
    own = {k: v for o in cluster for k, v in decisions.identified.get(o.handle, {}).items()}
    names = {n for o in cluster for n in (o.entity.name, *o.entity.aliases)}
    return GraphEntity(
        id=identifier,
        type=cluster[0].entity.type,
        name=name,
        aliases=tuple(sorted(names - {name})),
        identifiers=dict(sorted((_identifiers(cluster) | own).items())),
        articles=tuple(sorted({o.article for o in cluster})),
    )
