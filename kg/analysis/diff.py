"""Differences between two sets of articles: what only the one says, only the other, and where they oppose."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from kg.analysis.dates import Basis, interval, when
from kg.analysis.proposals import Proposals, grouped_proposals
from kg.analysis.stances import sign
from kg_schema import Article, Graph, GraphEntity, GraphStatement, Modality, Polarity, Relation, slug

__all__ = ["Chooser", "Difference", "Side", "compared", "in_articles", "of_outlet", "united", "up_to"]

Chooser: TypeAlias = Callable[[GraphStatement], bool]
_Claim: TypeAlias = tuple[str, Relation, str, Polarity, Modality]


class Side(StrEnum):
    """Where a claim stands."""

    FIRST = "first"
    SECOND = "second"
    OPPOSITE = "opposite"


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim that one side makes and the other does not, or two that oppose each other.

    ``topic`` is the id of the target, for proposals that of their group. ``first`` and ``second`` are the
    statements of each side.
    """

    side: Side
    actor: str
    relation: Relation | None
    topic: str
    first: tuple[GraphStatement, ...]
    second: tuple[GraphStatement, ...]


def compared(
    graph: Graph, first: Chooser, second: Chooser, *, proposals: Proposals | None = None
) -> tuple[Difference, ...]:
    """Return the differences between the statements that ``first`` chooses and those that ``second`` does.

    Two statements make one claim when actor, relation, target, polarity and modality are equal, proposals that are
    one being one target. Opposite are signs towards one target: a stance for and a stance against.
    """
    groups = (proposals or grouped_proposals(graph)).of
    kinds = {e.id: e.type for e in graph.entities}
    claims: dict[_Claim, tuple[list[GraphStatement], list[GraphStatement]]] = {}
    signs: defaultdict[tuple[str, str], list[tuple[int, int, GraphStatement]]] = defaultdict(list)
    for s in graph.statements:
        topic = groups[s.target].id if s.target in groups else s.target
        for index, chooses in enumerate((first, second)):
            if chooses(s):
                key = (s.source, s.relation, topic, s.polarity, s.modality)
                claims.setdefault(key, ([], []))[index].append(s)
                signs[s.source, topic].append((index, sign(s, kinds[s.target]), s))
    found = [
        Difference(Side.SECOND if not ours else Side.FIRST, key[0], key[1], key[2], tuple(ours), tuple(theirs))
        for key, (ours, theirs) in claims.items()
        if not (ours and theirs)
    ]
    for (actor, topic), said in signs.items():
        found += _opposite(actor, topic, said)
    return tuple(sorted(found, key=_order))


def _opposite(actor: str, topic: str, said: list[tuple[int, int, GraphStatement]]) -> list[Difference]:
    sides: tuple[list[GraphStatement], list[GraphStatement]] = ([], [])
    for here in (1, -1):
        ours = [s for index, value, s in said if index == 0 and value == here]
        theirs = [s for index, value, s in said if index == 1 and value == -here]
        if ours and theirs:
            sides[0].extend(ours)
            sides[1].extend(theirs)
    return [Difference(Side.OPPOSITE, actor, None, topic, tuple(sides[0]), tuple(sides[1]))] if sides[0] else []


def _order(d: Difference) -> tuple[object, ...]:
    s = (*d.first, *d.second)[0]
    return list(Side).index(d.side), d.actor, d.topic, d.relation or "", s.article, s.start, s.id


def of_outlet(graph: Graph, publisher: str) -> Chooser:
    """Return what chooses the statements of a publisher's articles, whatever the case of its name."""
    articles = {a.id for a in graph.articles if (a.publisher or "").casefold() == publisher.casefold()}
    return in_articles(articles)


def in_articles(articles: Collection[str]) -> Chooser:
    """Return what chooses the statements of these articles."""
    return lambda s: s.article in articles


def up_to(graph: Graph, date: str, *, after: str | None = None) -> Chooser:
    """Return what chooses statements not later than a date (ISO 8601), and later than another one if given.

    The event's date counts, else the article's; what has neither is never chosen.
    """
    articles: dict[str, Article] = {a.id: a for a in graph.articles}
    end = interval(date)[1]
    begin = None if after is None else interval(after)[1]

    def chooses(s: GraphStatement) -> bool:
        dated = when(s, articles[s.article])
        if dated.basis is Basis.UNKNOWN:
            return False
        return dated.last <= end and (begin is None or dated.last > begin)

    return chooses


def united(first: Graph, second: Graph) -> tuple[Graph, Chooser, Chooser]:
    """Return both graphs as one, and what chooses the statements of each.

    Each graph stays as its own workspace made it. An entity of the second goes under the id of the first where
    that has the same id, or the only one of its type that has a name in common.
    """
    same = _same_entities(first, second)
    theirs = tuple(_under(s, same) for s in second.statements)
    entities = {e.id: e for e in first.entities}
    for e in second.entities:
        identifier = same.get(e.id, e.id)
        known = entities.get(identifier)
        entities[identifier] = replace(e, id=identifier) if known is None else _joined(known, e)
    articles = {a.id: a for a in (*second.articles, *first.articles)}
    ours_set, theirs_set = set(first.statements), set(theirs)
    graph = Graph(
        articles=tuple(articles[i] for i in sorted(articles)),
        entities=tuple(entities[i] for i in sorted(entities)),
        statements=(*first.statements, *(s for s in theirs if s not in ours_set)),
        copies=tuple(sorted({*first.copies, *second.copies})),
    )
    return graph, ours_set.__contains__, theirs_set.__contains__


def _same_entities(first: Graph, second: Graph) -> dict[str, str]:
    """Return, by ids of the second graph, other ids that the same entities have in the first."""
    ids = {e.id for e in first.entities}
    bearers: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for e in first.entities:
        for name in (e.name, *e.aliases):
            bearers[e.type, slug(name)].add(e.id)
    same = {}
    for e in second.entities:
        if e.id not in ids and "@" not in e.id:
            found = set().union(*(bearers[e.type, slug(name)] for name in (e.name, *e.aliases)))
            if len(found) == 1:
                same[e.id] = found.pop()
    return same


def _under(s: GraphStatement, same: dict[str, str]) -> GraphStatement:
    if same.keys().isdisjoint((s.source, s.target, s.attributed_to)):
        return s
    speaker = None if s.attributed_to is None else same.get(s.attributed_to, s.attributed_to)
    source, target = same.get(s.source, s.source), same.get(s.target, s.target)
    return replace(s, source=source, target=target, attributed_to=speaker)


def _joined(one: GraphEntity, other: GraphEntity) -> GraphEntity:
    names = {one.name, *one.aliases, other.name, *other.aliases} - {one.name}
    articles = {*one.articles, *other.articles}
    return replace(one, aliases=tuple(sorted(names)), articles=tuple(sorted(articles)))
