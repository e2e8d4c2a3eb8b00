"""Contradictions of one actor: changes of mind, mixed signals, and what the sources dispute.

Three kinds, kept apart. *change*: opposite stances on one thing at different dates. *mixed*: the same within a
window of days, or within one article. *disputed*: two articles, or two speakers, report opposite things.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg.analysis.dates import Basis, gap
from kg.analysis.deeds import disputed_deeds
from kg.analysis.proposals import Proposals, grouped_proposals
from kg.analysis.signals import Signal, signals
from kg.analysis.voices import OWN
from kg_schema import Graph, Relation

__all__ = ["DEFAULT_WINDOW", "Contradiction", "Kind", "contradictions", "kind_of"]

DEFAULT_WINDOW: Final = 7
"""Days within which opposite stances are mixed signals and no change of mind."""


class Kind(StrEnum):
    """What sort of contradiction it is."""

    CHANGE = "change"
    MIXED = "mixed"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements about one actor and one thing that contradict each other, the earlier first.

    ``topic`` is the id of the thing, ``name`` its name; ``why`` says which rule decided the kind.
    """

    kind: Kind
    actor: str
    topic: str
    name: str
    first: Signal
    second: Signal
    why: str


def contradictions(
    graph: Graph,
    *,
    window: int = DEFAULT_WINDOW,
    min_confidence: float = 0.0,
    proposals: Proposals | None = None,
) -> tuple[Contradiction, ...]:
    """Return the contradictions in the graph, by kind, actor, topic and date; ``window`` in days.

    Of a change only the two statements next to each other in time are given; of pairs of articles and voices the
    first statements. Copies of one text are one article.
    """
    proposals = proposals or grouped_proposals(graph)
    names = {e.id: e.name for e in graph.entities}
    by_topic: defaultdict[tuple[str, str], list[Signal]] = defaultdict(list)
    for signal in signals(graph, proposals):
        if signal.statement.confidence >= min_confidence:
            by_topic[signal.statement.source, signal.topic].append(signal)
    found = []
    for (actor, topic), signalled in by_topic.items():
        name = proposals.of[topic].name if topic in proposals.of else names[topic]
        for kind, one, other, why in _among(signalled, window):
            found.append(Contradiction(kind, actor, topic, name, one, other, why))
    for one, other, why in disputed_deeds(graph, window, min_confidence):
        target = one.statement.target
        found.append(Contradiction(Kind.DISPUTED, one.statement.source, target, names[target], one, other, why))
    return tuple(sorted(found, key=_order))


def _order(found: Contradiction) -> tuple[object, ...]:
    return (found.kind, found.actor, found.topic, found.first.order, found.second.order)


def _among(signalled: list[Signal], window: int) -> Iterator[tuple[Kind, Signal, Signal, str]]:
    """Yield the opposite pairs of one actor and topic that count."""
    signed = sorted((s for s in signalled if s.sign), key=lambda s: s.order)
    seen: set[tuple[object, ...]] = set()
    kept: list[Signal] = []
    for signal in signed:
        key = (signal.account, signal.sign, signal.when.text, signal.denied, signal.before, signal.demand_in)
        if key not in seen:
            seen.add(key)
            kept.append(signal)
    for index, one in enumerate(kept):
        neighbours = True
        told: set[tuple[object, ...]] = set()
        for other in kept[index + 1 :]:
            if one.sign == other.sign:
                neighbours = neighbours and other.account == one.account
                continue
            kind, why = kind_of(one, other, window)
            if kind is Kind.CHANGE and not neighbours:
                continue
            neighbours = neighbours and kind is not Kind.CHANGE
            if _comparable(one, other) and (kind, other.account) not in told:
                told.add((kind, other.account))
                yield kind, one, other, why


def _comparable(one: Signal, other: Signal) -> bool:
    """Tell whether the two contradict at all: to ask something of an actor does so only in one breath."""
    if one.about_proposal or Relation.DEMANDS not in (one.statement.relation, other.statement.relation):
        return True
    same = one.origin == other.origin and one.statement.quote == other.statement.quote
    return same and Relation.SUPPORTS in (one.statement.relation, other.statement.relation)


def kind_of(one: Signal, other: Signal, window: int = DEFAULT_WINDOW) -> tuple[Kind, str]:
    """Return the kind of contradiction between two opposite signals of one actor, and the rule that decided."""
    days = gap(one.when, other.when)
    dated = one.when.basis is other.when.basis is Basis.EVENT
    apart = dated and days is not None and days > window
    if one.denied != other.denied:
        return Kind.DISPUTED, "the one is denied"
    if one.voice != other.voice and {one.voice, other.voice} - {None, OWN}:
        if apart:
            return Kind.CHANGE, f"events {days} days apart"
        return Kind.DISPUTED, "two voices report opposite things"
    if one.before != other.before:
        return Kind.CHANGE, "the words say that the one was before"
    if one.origin == other.origin:
        return (Kind.CHANGE, f"events {days} days apart") if apart else (Kind.MIXED, "within one article")
    if days is None:
        return Kind.DISPUTED, "two articles, and no date tells which came later"
    if days > window:
        return Kind.CHANGE, f"{'events' if dated else 'reports'} {days} days apart"
    if days == 0 and not one.voice == other.voice == OWN:
        return Kind.DISPUTED, "two articles report opposite things of one date"
    return Kind.MIXED, f"within {window} days"
