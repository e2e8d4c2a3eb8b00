"""Linking: the rules by which entities of different articles are one thing.

All rules look at the whole set and take no order into account; what may be two things stays two. A score says how
far a rule is trusted, 0 to 1; for spellings, times how alike they are.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from kg.clusters import Clusters, Decisions, Link, Nodes, Occurrence
from kg.names import (
    given_names,
    institution_of,
    is_description,
    is_institution,
    is_surname_only,
    skeleton,
    surname,
    written_out,
)
from kg_schema import Judgement, NodeKind, slug

__all__ = ["Linked", "linked"]

_MAJORITY: Final = 3
"""How many times as many articles one of two namesakes must have for bare mentions to mean that one."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What is one: clusters of occurrences, the links that made them, and what judgements say beside."""

    clusters: tuple[tuple[Occurrence, ...], ...]
    links: tuple[Link, ...]
    decisions: Decisions


def linked(occurrences: Iterable[Occurrence], judgements: Iterable[Judgement] = ()) -> Linked:
    """Return which occurrences are one; ``judgements`` are those that count, in the order of their times."""
    nodes = sorted(occurrences, key=lambda o: (o.article, o.key))
    clusters, decisions = Clusters(nodes), Decisions(nodes, judgements)
    for group in decisions.groups_apart():
        for handle in group[1:]:
            clusters.join(group[0], handle, "split off together", 1.0)
    shared = [n for n in nodes if not n.entity.local and n.handle not in decisions.split]
    _join_names([n for n in shared if not _is_short(n)], clusters)
    decisions.apply(clusters)
    people = [n for n in shared if n.entity.type is NodeKind.PERSON]
    bodies = [n for n in shared if n.entity.type is NodeKind.ORGANIZATION]
    _join_within_articles(people, clusters)
    _join_spellings(people, clusters)
    _join_middle_names(people, clusters)
    _join_acronyms(bodies, clusters)
    _join_surnames(people, clusters)
    groups = sorted(clusters.groups(nodes), key=lambda group: (group[0].article, group[0].key))
    return Linked(tuple(map(tuple, groups)), tuple(sorted(clusters.links)), decisions)


def _join_names(nodes: Nodes, clusters: Clusters) -> None:
    """Join by identifiers, then by names; a name that two identifiers share joins nothing to either."""
    by_identifier: defaultdict[tuple[str, ...], list[Occurrence]] = defaultdict(list)
    by_key: defaultdict[str, list[Occurrence]] = defaultdict(list)
    by_home: defaultdict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for node in nodes:
        sort, state = institution_of(node.key)
        if sort and (state or node.home):
            by_home[sort, state or node.home].append(node)
        if not (is_institution(node.key) or is_description(node.entity)):
            by_key[written_out(node.key)].append(node)
        for scheme, value in sorted(node.entity.identifiers.items()):
            by_identifier[node.entity.type.value, scheme, value].append(node)
    for same in by_identifier.values():
        clusters.join_all(same, "one identifier", 1.0)
    for namesakes in by_key.values():
        known = [n for n in namesakes if n.entity.identifiers]
        plain = [n for n in namesakes if not n.entity.identifiers]
        if len({clusters.root(n.handle) for n in known}) == 1:
            clusters.join_all([*known, *plain], "one name", 0.95)
        else:
            for group in _one_person_each(plain):
                clusters.join_all(group, "one name", 0.95)
    for same in by_home.values():
        clusters.join_all(same, "one sort of body in articles on one state", 0.75)


def _one_person_each(namesakes: Nodes) -> list[list[Occurrence]]:
    """Part people of one name who hold office for different states, or one office for different regions.

    Those of whom no post is known go with the only one, or with one that is in three times as many articles as any
    other, else they stay by themselves.
    """
    groups: list[list[Occurrence]] = []
    for node in namesakes:
        if node.posts:
            touching = [g for g in groups if any(_may_be_one(node, other) for other in g)]
            groups = [g for g in groups if not any(g is t for t in touching)]
            groups.append([n for g in touching for n in g] + [node])
    bare = [n for n in namesakes if not n.posts]
    groups.sort(key=lambda g: (-len(g), min(n.handle for n in g)))
    if len(groups) > 1 and len(groups[0]) < _MAJORITY * len(groups[1]):
        return [*groups, bare] if bare else groups
    first = (groups[0] if groups else []) + bare
    return [sorted(first, key=lambda n: n.handle), *groups[1:]]


def _may_be_one(one: Occurrence, other: Occurrence) -> bool:
    """Tell whether the posts of two namesakes go together: one state in common, or nothing that excludes it."""
    states = [{place for _, place in n.posts if place.startswith("state:")} for n in (one, other)]
    if states[0] and states[1]:
        return bool(states[0] & states[1])
    offices = [dict(sorted(n.posts)) for n in (one, other)]
    return all(offices[1].get(office, place) == place for office, place in offices[0].items())


def _is_short(node: Occurrence) -> bool:
    entity = node.entity
    return entity.type is NodeKind.PERSON and is_surname_only(entity.name) and not entity.identifiers


def _alone(people: Nodes, clusters: Clusters) -> list[Occurrence]:
    """Return the people who are known by surname alone, also by what they are joined to."""
    full = {clusters.root(n.handle) for n in people if not _is_short(n)}
    return [n for n in people if _is_short(n) and clusters.root(n.handle) not in full]


def _join_within_articles(people: Nodes, clusters: Clusters) -> None:
    """Join a surname to the only bearer of it in the same article who is named in full."""
    bearers: defaultdict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for node in people:
        if not _is_short(node):
            for name in _short_names(node):
                bearers[node.article, name].append(node)
    for node in _alone(people, clusters):
        found = bearers[node.article, skeleton(surname(node.entity.name))]
        if len(found) == 1:
            clusters.join(found[0].handle, node.handle, "surname of one in the same article", 0.9)


def _short_names(node: Occurrence) -> set[str]:
    """Return what the person may be called for short: the surname, and aliases of one word."""
    short = [name for name in node.entity.aliases if is_surname_only(name)]
    return {skeleton(surname(name)) for name in (node.entity.name, *short)}


def _join_spellings(people: Nodes, clusters: Clusters) -> None:
    """Join full names whose spellings differ as romanisations do, unless one spelling has several bearers."""
    alike: defaultdict[tuple[str, ...], list[Occurrence]] = defaultdict(list)
    for node in people:
        if not _is_short(node):
            alike[*given_names(node.entity.name), skeleton(surname(node.entity.name))].append(node)
    for nodes in alike.values():
        groups = clusters.groups(nodes)
        if len({n.key for n in nodes}) < len(groups) or len(_one_person_each(nodes)) > 1:
            continue
        for group in groups[1:]:
            likeness = _likeness(groups[0][0].entity.name, group[0].entity.name)
            clusters.join(groups[0][0].handle, group[0].handle, "one name, spelt otherwise", 0.9 * likeness)


def _likeness(one: str, other: str) -> float:
    first, second = sorted((slug(one), slug(other)))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _join_middle_names(people: Nodes, clusters: Clusters) -> None:
    """Join a full name to the only one that has the same words and more: ``Ann Lee`` to ``Ann Maria Lee``."""
    by_surname: defaultdict[str, list[tuple[tuple[str, ...], Occurrence]]] = defaultdict(list)
    for node in people:
        if given := given_names(node.entity.name):
            by_surname[skeleton(surname(node.entity.name))].append((given, node))
    for named in by_surname.values():
        named.sort(key=lambda pair: (-len(pair[0]), pair[0], pair[1].handle))
        for given, node in named:
            fuller = [n for g, n in named if len(g) > len(given) and _within(given, g)]
            roots = {clusters.root(n.handle) for n in fuller} - {clusters.root(node.handle)}
            if len(roots) == 1 and len(_one_person_each([*fuller, node])) == 1:
                clusters.join(fuller[0].handle, node.handle, "one name, with a middle name", 0.85)


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Tell whether the words stand among the others in the same order."""
    rest = iter(many)
    return all(word in rest for word in few)


def _join_acronyms(bodies: Nodes, clusters: Clusters) -> None:
    """Join an acronym to the only body that some article calls so beside its full name."""
    called: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for node in bodies:
        if not _is_acronym(node.entity.name):
            for alias in node.entity.aliases:
                called[alias].append(node)
    for node in bodies:
        full = called.get(node.entity.name, [])
        if _is_acronym(node.entity.name) and len({clusters.root(n.handle) for n in full}) == 1:
            clusters.join(full[0].handle, node.handle, "acronym of one body", 0.85)


def _is_acronym(name: str) -> bool:
    return name.isalpha() and name.isupper() and 2 <= len(name) <= 8


def _join_surnames(people: Nodes, clusters: Clusters) -> None:
    """Join a surname to its only bearer of all articles; where none is known, to the same surname."""
    bearers: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for node in people:
        if not _is_short(node):
            for name in _short_names(node):
                bearers[name].append(node)
    strangers: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for node in _alone(people, clusters):
        known = bearers[skeleton(surname(node.entity.name))]
        roots = {clusters.root(n.handle) for n in known}
        if len(roots) == 1:
            clusters.join(known[0].handle, node.handle, "surname with one bearer in all articles", 0.8)
        elif not roots:
            strangers[skeleton(surname(node.entity.name))].append(node)
    for same in strangers.values():
        clusters.join_all(same, "one surname, no bearer known", 0.7)
