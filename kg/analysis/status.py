"""Status of a place: who is said to hold it, since when and by whose account. Nothing is decided here."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from kg.analysis.dates import When, when
from kg.analysis.voices import Voices
from kg_schema import Graph, GraphStatement, Modality, Polarity, Relation

__all__ = ["Account", "status"]

_ANNEXED: Final = re.compile(r"\bannex", re.IGNORECASE)
_CLAIMS: Final = {
    Relation.OCCUPIES: "holds",
    Relation.RETREATS_FROM: "left",
    Relation.LOCATED_IN: "contains",
}


@dataclass(frozen=True, slots=True)
class Account:
    """One statement about who has a place.

    ``claim`` is ``holds``, ``annexed``, ``left`` or ``contains`` (the place is said to lie in it), with ``not``
    before it where that is negated or denied. ``by`` is the id of who says so: None is the article, ``own`` the
    actor itself.
    """

    place: str
    actor: str
    claim: str
    by: str | None
    when: When
    statement: GraphStatement


def status(graph: Graph, place: str) -> tuple[Account, ...]:
    """Return what is said of the place with this id and of places that are said to lie in it.

    By place, the asked one first, then by date; undated last.
    """
    articles = {a.id: a for a in graph.articles}
    voices = Voices(graph)
    inner = _within(graph, place)
    accounts = [
        Account(about, actor, _claim(s), voices.voice(s), when(s, articles[s.article]), s)
        for s in graph.statements
        for about, actor in _ends(s)
        if about in inner and (s.relation is not Relation.LOCATED_IN or about == place)
    ]
    return tuple(sorted(accounts, key=lambda a: (a.place != place, a.place, *_order(a))))


def _within(graph: Graph, place: str) -> set[str]:
    """Return the place and all that is said to lie in it, step by step."""
    inside: defaultdict[str, set[str]] = defaultdict(set)
    for s in graph.edges:
        if s.relation is Relation.LOCATED_IN:
            inside[s.target].add(s.source)
    found, fresh = {place}, {place}
    while fresh:
        fresh = {inner for outer in fresh for inner in inside[outer]} - found
        found |= fresh
    return found


def _ends(s: GraphStatement) -> tuple[tuple[str, str], ...]:
    """Return the place and who has or left it, if the statement tells."""
    if s.relation in (Relation.OCCUPIES, Relation.RETREATS_FROM):
        return ((s.target, s.source),)
    return ((s.source, s.target),) if s.relation is Relation.LOCATED_IN else ()


def _claim(s: GraphStatement) -> str:
    claim = _CLAIMS[s.relation]
    if s.relation is Relation.OCCUPIES and _ANNEXED.search(s.quote):
        claim = "annexed"
    negated = (s.polarity is Polarity.NEGATED) != (s.modality is Modality.DENIED)
    return f"not {claim}" if negated else claim


def _order(account: Account) -> tuple[object, ...]:
    s = account.statement
    return account.when.last, account.when.first, account.actor, s.article, s.start, s.id
