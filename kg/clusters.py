"""Clusters of occurrences: what may be joined, what judgements join and keep apart, and why each is joined."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from kg_schema import Entity, Handle, Judgement, Verdict, slug

__all__ = ["Clusters", "Decisions", "Link", "Nodes", "Occurrence"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An entity in one article, its key (``Entity.key``), and how often the article names it.

    ``posts`` are what it holds office for, as the article says: office and key of the State or Region.
    """

    article: str
    key: str
    entity: Entity
    mentions: int
    posts: frozenset[tuple[str, str]] = frozenset()
    home: str = ""
    """Key of the one state that the article is mostly about, empty if there is none."""

    handle: Handle = field(init=False, repr=False)
    """What a judgement calls this one occurrence by."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "handle", Handle(self.key, self.article))  # once: it is asked for all the time


Nodes: TypeAlias = Sequence[Occurrence]


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two occurrences are one thing: by which rule, how surely (0 to 1), and the id of the judgement if by one."""

    one: Handle
    other: Handle
    rule: str
    score: float
    judgement: str = ""


class Clusters:
    """Clusters that grow by links; two that a judgement calls different never become one."""

    def __init__(self, nodes: Nodes) -> None:
        self._parent = {node.handle: node.handle for node in nodes}
        self._apart: defaultdict[Handle, set[Handle]] = defaultdict(set)
        self.links: list[Link] = []

    def root(self, handle: Handle) -> Handle:
        """Return what stands for the whole cluster of this occurrence for now."""
        passed = []
        while (above := self._parent[handle]) != handle:
            passed.append(handle)
            handle = above
        for one in passed:
            self._parent[one] = handle
        return handle

    def separate(self, one: Handle, other: Handle) -> None:
        """Forbid that the clusters of the two become one; nothing happens if they are."""
        first, second = self.root(one), self.root(other)
        if first != second:
            self._apart[first].add(second)
            self._apart[second].add(first)

    def join(self, one: Handle, other: Handle, rule: str, score: float, judgement: str = "") -> None:
        """Link the two, unless they are one already or must not be."""
        first, second = sorted((self.root(one), self.root(other)))
        if first == second or second in self._apart.get(first, ()):
            return
        self._parent[second] = first
        for foe in self._apart.pop(second, set()):
            self._apart[foe].discard(second)
            self._apart[foe].add(first)
            self._apart[first].add(foe)
        low, high = sorted((one, other))
        self.links.append(Link(low, high, rule, score, judgement))

    def join_all(self, nodes: Nodes, rule: str, score: float) -> None:
        """Link all of these to the first of them."""
        for node in nodes[1:]:
            self.join(nodes[0].handle, node.handle, rule, score)

    def groups(self, nodes: Nodes) -> list[list[Occurrence]]:
        """Return the nodes cluster by cluster, in their order."""
        found: defaultdict[Handle, list[Occurrence]] = defaultdict(list)
        for node in nodes:
            found[self.root(node.handle)].append(node)
        return list(found.values())


class Decisions:
    """What judgements say about entities: what is split off, one, different, preferred and named.

    A judgement that names what is not there says nothing. One about a name alone means, of several things of that
    name, the one in most articles.
    """

    def __init__(self, nodes: Nodes, judgements: Iterable[Judgement]) -> None:
        self._judgements = tuple(judgements)
        self._by_key: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for node in nodes:
            self._by_key[node.key].append(node)
        self.preferred: dict[Handle, int] = {}
        """Occurrences whose name and id a merge prefers, by the number of the merge."""
        self.named: dict[Handle, tuple[int, str]] = {}
        """The name that a judgement gives to the entity of an occurrence, with the number of the judgement."""
        self.different: list[tuple[Handle, Handle, str]] = []
        """Occurrences whose entities are different, with the id of the judgement."""
        self.identified: dict[Handle, dict[str, str]] = {}
        """Identifiers that the user's own names give to the entity of an occurrence."""
        self.split: dict[Handle, int] = {}
        """Occurrences that are split off, by the number of the judgement: those of one number stay together."""
        for number, judgement in enumerate(self._judgements):
            if judgement.verdict is Verdict.SPLIT:
                self.split |= {n.handle: number for h in judgement.handles("out") for n in self._covered(h)}

    def groups_apart(self) -> list[list[Handle]]:
        """Return what is split off, group by group."""
        groups: defaultdict[int, list[Handle]] = defaultdict(list)
        for handle, number in sorted(self.split.items()):
            groups[number].append(handle)
        return list(groups.values())

    def apply(self, clusters: Clusters) -> None:
        """Keep apart what is different, then join what is one; what is called both stays apart."""
        pairs = []
        for number, j in enumerate(self._judgements):
            one, other = self._meant(j.handles("one"), clusters), self._meant(j.handles("other"), clusters)
            if j.verdict is Verdict.RENAME and one is not None:
                self.named[one] = (number, str(j.detail["name"]))
            if one is None or other is None:
                continue
            if j.verdict is Verdict.DIFFERENT:
                clusters.separate(one, other)
                self.different.append((one, other, j.id))
            elif j.verdict in (Verdict.MERGE, Verdict.SAME):
                pairs.append((one, other, j))
                if j.verdict is Verdict.MERGE:
                    self.preferred[one] = number
        self._apply_names(clusters)
        for one, other, j in pairs:
            clusters.join(one, other, "judged to be one", 1.0, j.id)

    def _apply_names(self, clusters: Clusters) -> None:
        """Join what bears one of the user's own names, and name it so."""
        for number, j in enumerate(self._judgements):
            if j.verdict is not Verdict.NAME:
                continue
            kind = str(j.detail["type"]).lower()
            keys = sorted({f"{kind}:{slug(name)}" for name in (j.detail["name"], *j.detail["aliases"])})
            nodes = [n for key in keys for n in self._by_key[key] if n.handle not in self.split]
            for node in nodes:
                clusters.join(nodes[0].handle, node.handle, "a name of the user's own", 1.0, j.id)
                self.named[node.handle] = (number, str(j.detail["name"]))
                self.identified[node.handle] = dict(j.detail["identifiers"])

    def _covered(self, handle: Handle) -> list[Occurrence]:
        """Return the occurrences that a handle means, before anything is joined."""
        if handle.article:
            return [n for n in self._by_key[handle.key] if n.article == handle.article]
        return [n for n in self._by_key[handle.key] if not n.entity.local]

    def _meant(self, handles: Iterable[Handle], clusters: Clusters) -> Handle | None:
        covered: defaultdict[Handle, list[Handle]] = defaultdict(list)
        for handle in handles:
            nodes = self._covered(handle)
            whole = [n for n in nodes if handle.article or n.handle not in self.split]
            for node in whole or nodes:
                covered[clusters.root(node.handle)].append(node.handle)
        if not covered:
            return None
        found = [sorted(handles) for handles in covered.values()]
        return min(found, key=lambda handles: (-len(handles), handles[0]))[0]
