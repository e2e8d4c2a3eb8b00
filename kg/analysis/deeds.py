"""Deeds that one account reports and another negates or denies."""

from collections import defaultdict
from collections.abc import Iterator

from kg.analysis.dates import Basis, gap, when
from kg.analysis.signals import Signal
from kg.analysis.stances import sign
from kg.analysis.voices import Voices, origin_keys
from kg_schema import RELATION_TYPES, Family, Graph, GraphStatement, Modality, NodeKind, Polarity, Relation

__all__ = ["disputed_deeds"]


def disputed_deeds(graph: Graph, window: int, min_confidence: float = 0.0) -> Iterator[tuple[Signal, Signal, str]]:
    """Yield pairs of one deed, reported and negated or denied by another account, with the reason.

    What is negated of another date, or more than ``window`` days before it happened, contradicts nothing.
    """
    kinds = {e.id: e.type for e in graph.entities}
    deeds: defaultdict[tuple[str, Relation, str], list[GraphStatement]] = defaultdict(list)
    for s in graph.statements:
        if s.confidence >= min_confidence and _is_deed(s, kinds[s.target]):
            deeds[s.source, s.relation, s.target].append(s)
    contested = {key: found for key, found in deeds.items() if any(map(_negates, found))}
    made = _Made(graph) if contested else None
    for found in contested.values():
        assert made is not None
        yield from _pairs([made.signal(s) for s in found], window)


class _Made:
    """Makes signals of deeds."""

    def __init__(self, graph: Graph) -> None:
        self._articles = {a.id: a for a in graph.articles}
        self._origins = origin_keys(graph)
        self._voices = Voices(graph)

    def signal(self, s: GraphStatement) -> Signal:
        date = when(s, self._articles[s.article])
        value = -1 if _negates(s) else 1
        return Signal(s, s.target, value, date, self._origins[s.article], self._voices.voice(s), False)


def _is_deed(s: GraphStatement, target: NodeKind) -> bool:
    if RELATION_TYPES[s.relation].family is Family.STRUCTURE or s.relation is Relation.NEUTRAL_ON:
        return False
    return sign(s, target) == 0 and s.modality in (Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED)


def _negates(s: GraphStatement) -> bool:
    return (s.polarity is Polarity.NEGATED) != (s.modality is Modality.DENIED)


def _pairs(signalled: list[Signal], window: int) -> Iterator[tuple[Signal, Signal, str]]:
    told = set()
    for no in sorted((s for s in signalled if s.sign < 0), key=lambda s: s.order):
        for yes in sorted((s for s in signalled if s.sign > 0), key=lambda s: s.order):
            if no.account == yes.account or _of_another_time(no, yes, window):
                continue
            if (no.account, yes.account) not in told:
                told.add((no.account, yes.account))
                first, second = sorted((no, yes), key=lambda s: s.order)
                yield first, second, "the one is denied" if no.denied else "the one says that it was not so"


def _of_another_time(no: Signal, yes: Signal, window: int) -> bool:
    days = gap(no.when, yes.when)
    if days is None or days == 0:
        return False
    if no.when.basis is yes.when.basis is Basis.EVENT:
        return True
    limit = 0 if yes.when.basis is Basis.EVENT else window
    return no.when.last < yes.when.first and days > limit
