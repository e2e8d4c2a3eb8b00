"""Bearings: which country's body or place a shared name means, told by the countries that an article speaks of."""

from collections import Counter
from typing import TYPE_CHECKING

from kg_loaders.gazetteer import Match
from kg_loaders.gazetteer_entry import GazetteerEntry
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["at_home", "beside_its_like", "homes_of", "of_these_states"]

_MUCH = 3
"""A body's country is named at least a third as often as the one most named."""


def homes_of(matches: "list[Match]", peoples: "list[Match]", doc: "Doc") -> Counter[str]:
    """Count how often an article names each state, its people, its places, its bodies or its politicians."""
    first = [(m, m.candidates[0]) for m in [*matches, *peoples]]
    return Counter(
        entry.id if entry.type is NodeKind.STATE else entry.state or ""
        for match, entry in first
        if entry.kind not in ("company", "media") and not entry.needs_context(doc[match.start : match.end].text)
    )


def of_these_states(candidates: tuple[GazetteerEntry, ...], states: set[str]) -> tuple[GazetteerEntry, ...]:
    """Put first the places and bodies whose state the article names, where several share a name."""
    if len({c.type for c in candidates}) > 1 or candidates[0].type not in (NodeKind.ORGANIZATION, NodeKind.REGION):
        return candidates
    if candidates[0].kind in ("capital", "contested", "region"):
        return candidates
    return tuple(sorted(candidates, key=lambda c: c.state not in states))


def beside_its_like(
    candidates: tuple[GazetteerEntry, ...], named: dict[str, GazetteerEntry], peoples: list[Match]
) -> tuple[GazetteerEntry, ...]:
    """Read "Georgia" as the federal state beside "Florida", or where only that country's bodies are named.

    Its people or capital, if they are named as well, show that the country is meant.
    """
    if len(candidates) < 2 or candidates[0].type is not NodeKind.STATE:
        return candidates
    state, other = candidates[:2]
    fellows = any(e.kind == "subdivision" and e.state == other.state for e in named.values())
    homes = {e.id if e.type is NodeKind.STATE else e.state for e in named.values()} - {state.id, None}
    own = any(m.candidates[0].id == state.id for m in peoples) or any(
        e.state == state.id for e in named.values() if e.kind in ("capital", "city")
    )
    return (
        candidates[1:]
        if other.kind == "subdivision" and (fellows or homes == {other.state}) and not own
        else candidates
    )


def at_home(entry: GazetteerEntry, name: str, homes: Counter[str]) -> bool:
    """Tell whether a bare "National Assembly" or "Smith" may be this country's: only if the article names it.

    A body is that of a country that the article speaks of much: a court in Tegucigalpa is no court of Washington.
    """
    bare = entry.type in (NodeKind.ORGANIZATION, NodeKind.PERSON) and entry.needs_context(name)
    if not bare or not entry.state:
        return True
    times = homes[entry.state]
    return times > 0 and (entry.type is NodeKind.PERSON or times * _MUCH >= max(homes.values()))
