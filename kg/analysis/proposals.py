"""Proposals that are one across articles, and the rule that says so.

The graph keeps a proposal that only its article knows apart from those of other articles. Here they are grouped,
cautiously: a plan that two articles merely call "the plan", or peace talks of different years, stay apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from kg.analysis.dates import interval
from kg.analysis.proposal_names import NameParts, is_title, is_torn, name_parts, words
from kg_schema import Graph, GraphEntity, NodeKind, Relation

__all__ = ["ProposalGroup", "Proposals", "grouped_proposals"]

_NAME_WINDOW: Final = 365
_OWNER_WINDOW: Final = 180
_VAGUE_WINDOW: Final = 31
_ALONE: Final = "named in one article alone"
_ENTITY: Final = "one entity of the graph"
_BROAD: Final = "kept apart: the name is too broad to mean one thing in several articles"


@dataclass(frozen=True, slots=True)
class ProposalGroup:
    """Proposals of the graph that are one: ``members`` are their ids, ``rules`` say why, in sentences.

    ``id`` and ``name`` are those of the member that is named most fully.
    """

    id: str
    name: str
    names: tuple[str, ...]
    members: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposals:
    """All groups, sorted by name and id, and the group of each proposal by the id of the proposal."""

    groups: tuple[ProposalGroup, ...]
    of: dict[str, ProposalGroup]


@dataclass(slots=True)
class _Item:
    entity: GraphEntity
    owners: frozenset[str]
    """Who proposed it, and whom its names name first."""
    named: frozenset[str]
    """Those of them that its names name."""
    parts: NameParts
    all_parts: tuple[NameParts, ...]
    first: date | None
    last: date | None

    @property
    def id(self) -> str:
        return self.entity.id

    def generic(self) -> bool:
        return any(part.generic for part in self.all_parts)

    def within(self, other: "_Item", days: int, *, undated: bool = False) -> bool:
        """Tell whether no more days lie between the articles; ``undated`` is the answer where one has no date."""
        if set(self.entity.articles) & set(other.entity.articles):
            return True
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return undated
        return (other.first - self.last).days <= days and (self.first - other.last).days <= days


class _Joins:
    """Which items are one so far, and by which rules."""

    def __init__(self, items: Sequence[_Item]) -> None:
        self._parent = {item.id: item.id for item in items}
        self._reasons: defaultdict[str, set[str]] = defaultdict(set)

    def root(self, item: str) -> str:
        while (above := self._parent[item]) != item:
            item = above
        return item

    def join(self, one: _Item, other: _Item, why: str) -> None:
        first, second = sorted((self.root(one.id), self.root(other.id)))
        self._parent[second] = first
        self._reasons[one.id].add(why)

    def groups(self) -> Iterator[tuple[list[str], tuple[str, ...]]]:
        members: defaultdict[str, list[str]] = defaultdict(list)
        for item in sorted(self._parent):
            members[self.root(item)].append(item)
        for ids in members.values():
            yield ids, tuple(sorted({why for item in ids for why in self._reasons[item]}))


def grouped_proposals(graph: Graph) -> Proposals:
    """Group the proposals of the graph. Two are one by the first of these rules that holds:

    * they have one id: the resolver or a judgement of the ledger has decided
    * one title (all words of weight capitalised), or one name that tells what it is about, with no gap of more
      than a year between the articles
    * one owner, who proposed it or stands in its name, names that agree in what they are about, within 180 days;
      a name that says nothing of that (``Trump's plan``) joins the only thing of that owner that it can mean
    * within one article, the short name joins the only longer one that it can mean
    """
    items = list(_items(graph))
    joins = _Joins(items)
    _join_names(items, joins)
    for owner, owned in sorted(_by_owner(items).items()):
        _join_family(owned, joins, _OWNER_WINDOW, f"one owner ({owner}) and one sort of thing within 180 days")
    for inside in _by_article(items).values():
        _join_family(inside, joins, 0, "the only such thing in one article")
    by_id = {item.id: item for item in items}
    used: defaultdict[str, int] = defaultdict(int)
    for s in graph.statements:
        used[s.target] += 1
    repeated = _repeated(items)
    groups = [
        _group([by_id[i] for i in ids], rules, used, repeated=bool(repeated & set(ids)))
        for ids, rules in joins.groups()
    ]
    groups.sort(key=lambda group: (group.name, group.id))
    return Proposals(tuple(groups), {member: group for group in groups for member in group.members})


def _items(graph: Graph) -> Iterator[_Item]:
    published = {a.id: a.published for a in graph.articles}
    entities = {e.id: e for e in graph.entities}
    proposers: defaultdict[str, set[str]] = defaultdict(set)
    for s in graph.edges:
        if s.relation is Relation.PROPOSES:
            proposers[s.target].add(s.source)
    bearers = _bearers(graph.entities)
    for entity in graph.entities:
        if entity.type is NodeKind.PROPOSAL:
            named = frozenset(_owners_in_names(entity, bearers))
            owners = named | proposers[entity.id]
            known = [entities[owner] for owner in sorted(owners)]
            ignored = {word for owner in known for name in (owner.name, *owner.aliases) for word in words(name)}
            names = [name for name in (entity.name, *entity.aliases) if not is_torn(name)] or [""]
            all_parts = tuple(name_parts(name, ignored) for name in names)
            days = [interval(day) for article in entity.articles if (day := published.get(article))]
            first, last = min((d[0] for d in days), default=None), max((d[1] for d in days), default=None)
            yield _Item(entity, owners, named, all_parts[0], all_parts, first, last)


def _bearers(entities: Iterable[GraphEntity]) -> dict[tuple[str, ...], list[GraphEntity]]:
    """Return actors by the words of each of their names."""
    bearers: defaultdict[tuple[str, ...], list[GraphEntity]] = defaultdict(list)
    for entity in entities:
        if entity.type not in (NodeKind.PROPOSAL, NodeKind.GROUP):
            for name in {words(name) for name in (entity.name, *entity.aliases)}:
                bearers[name].append(entity)
    return bearers


def _owners_in_names(entity: GraphEntity, bearers: dict[tuple[str, ...], list[GraphEntity]]) -> Iterator[str]:
    """Yield actors of the same article whose name begins a name of the proposal (``Norwegian plan``)."""
    for name in (entity.name, *entity.aliases):
        parts = words(name)
        for length in range(min(4, len(parts) - 1), 0, -1):
            found = [b.id for b in bearers.get(parts[:length], ()) if set(b.articles) & set(entity.articles)]
            if found:
                yield from found if len(found) == 1 else ()
                break


def _by_owner(items: Iterable[_Item]) -> dict[str, list[_Item]]:
    owned: defaultdict[str, list[_Item]] = defaultdict(list)
    for item in items:
        for owner in item.owners:
            owned[owner].append(item)
    return owned


def _by_article(items: Iterable[_Item]) -> dict[str, list[_Item]]:
    inside: defaultdict[str, list[_Item]] = defaultdict(list)
    for item in items:
        for article in item.entity.articles:
            inside[article].append(item)
    return inside


def _join_names(items: Iterable[_Item], joins: _Joins) -> None:
    """Join what has one title, and what has one telling name in articles of one time."""
    titles: defaultdict[tuple[str, ...], list[_Item]] = defaultdict(list)
    names: defaultdict[frozenset[str], list[_Item]] = defaultdict(list)
    for item in items:
        for key in {words(n) for n in (item.entity.name, *item.entity.aliases) if is_title(n)}:
            titles[key].append(item)
        for matter in {part.matter for part in item.all_parts if part.specific}:
            names[matter].append(item)
    for _, same in sorted(titles.items()):
        for other in same[1:]:
            if any(part.specific for part in other.all_parts):
                joins.join(same[0], other, "one title")
    for _, alike in sorted(names.items(), key=lambda pair: sorted(pair[0])):
        alike.sort(key=lambda item: (item.first or date.max, item.id))
        for one, other in pairwise(alike):
            if one.within(other, _NAME_WINDOW, undated=True) and not _of_others(one, other):
                joins.join(one, other, "one name, with no gap of more than a year between the articles")


def _of_others(one: _Item, other: _Item) -> bool:
    """Tell whether both name their owners and none is in common."""
    return bool(one.named and other.named and not one.named & other.named)


def _join_family(items: list[_Item], joins: _Joins, days: int, why: str) -> None:
    """Join items that agree in what they are about, then the vague to the only one that they can mean."""
    items.sort(key=lambda item: (-len(item.parts.matter), item.first or date.max, item.id))
    same_article = days == 0
    for index, one in enumerate(items):
        for other in items[index + 1 :]:
            if one.within(other, days) and _agree(one, other, same_article=same_article):
                joins.join(one, other, why)
    for vague in items:
        if _is_vague(vague, same_article=same_article):
            fuller = [one for one in items if one.within(vague, days) and _can_mean(vague, one)]
            if len({joins.root(one.id) for one in fuller}) == 1:
                joins.join(vague, fuller[0], why)


def _agree(one: _Item, other: _Item, *, same_article: bool) -> bool:
    a, b = one.parts, other.parts
    if a.content and b.content:
        return a.matter == b.matter if same_article else bool(a.content & b.content)
    if a.matter or b.matter or same_article:
        return a.matter == b.matter and not _of_others(one, other)
    return one.within(other, _VAGUE_WINDOW)


def _is_vague(item: _Item, *, same_article: bool) -> bool:
    return not item.parts.specific and (not item.owners if same_article else not item.parts.content)


def _can_mean(vague: _Item, fuller: _Item) -> bool:
    """Tell whether the fuller name says all that the vague one says, and more; several things are not one."""
    if any(part.several for part in fuller.all_parts):
        return False
    if vague.parts.matter:
        return vague.parts.matter < fuller.parts.matter
    telling = fuller.parts.specific or bool(fuller.parts.families or fuller.owners)
    return vague.id != fuller.id and fuller.generic() and telling


def _repeated(items: Sequence[_Item]) -> set[str]:
    """Return the proposals whose name, too broad to join, stands in another article as well."""
    named: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for item in items:
        named[words(item.entity.name)].append(item.id)
    return {i for same in named.values() if len(same) > 1 for i in same}


def _group(items: list[_Item], rules: tuple[str, ...], used: dict[str, int], *, repeated: bool) -> ProposalGroup:
    best = min(items, key=lambda i: (not i.parts.specific, not i.owners, -used.get(i.id, 0), i.id))
    if not rules:
        rules = (_ENTITY if len(best.entity.articles) > 1 else _BROAD if repeated else _ALONE,)
    return ProposalGroup(
        id=best.id,
        name=best.entity.name,
        names=tuple(sorted({name for i in items for name in (i.entity.name, *i.entity.aliases)})),
        members=tuple(sorted(i.id for i in items)),
        rules=rules,
    )
