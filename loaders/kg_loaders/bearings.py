"""Bearings: which country's body or place a shared name means, told by the countries that an article speaks of."""

from collections import Counter
from typing import TYPE_CHECKING

from kg_loaders.gazetteer import Match
from kg_loaders.gazetteer_entry import GazetteerEntry
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["at_home", "beside_its_like", "homes_of", "of_these_states", "owners_of", "spoken_of_there"]

_MUCH = 3
"""A body's country is named at least a third as often as the one most named."""

_PARTIES = frozenset(
    "social christian democratic liberal conservative national people's peoples popular labour labor green "
    "greens socialist communist republican freedom progress progressive centre center workers' party union front "
    "alliance movement democrats republicans liberals conservatives socialists communists justice and left new "
    "development unity patriotic nationalist".split()
)
"""Words of which parties are named in many countries."""


def homes_of(matches: "list[Match]", peoples: "list[Match]", doc: "Doc") -> Counter[str]:
    """Count how often an article names each state, its people, its places, its bodies or its politicians."""
    first = [(m, m.candidates[0]) for m in [*matches, *peoples]]
    named = [(doc[m.start : m.end].text, e) for m, e in first if e.kind not in ("company", "media")]
    named = [(name, e) for name, e in named if not e.needs_context(name)]
    apart = [e for name, e in named if not _is_shared(e, name)] or [e for _, e in named]
    return Counter(e.id if e.type is NodeKind.STATE else e.state or "" for e in apart)


def _is_shared(entry: GazetteerEntry, name: str) -> bool:
    """Tell whether a name alone is too little to mean this entry; many countries have a "Democratic Party"."""
    return entry.needs_context(name) or (entry.kind == "party" and set(name.casefold().split()) <= _PARTIES)


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
    bare = entry.type in (NodeKind.ORGANIZATION, NodeKind.PERSON) and _is_shared(entry, name)
    if not bare or not entry.state:
        return True
    times = homes[entry.state]
    if not entry.needs_context(name):
        return times > 0 or not any(homes.values())
    return times > 0 and (entry.type is NodeKind.PERSON or times * _MUCH >= max(homes.values()))


def owners_of(matches: "list[Match]", peoples: "list[Match]", doc: "Doc") -> dict[str, set[str]]:
    """Return whose body each name is called somewhere: "Australia's Senate", "Honduran Congress"."""
    ends = {m.end: m.candidates[0].id for m in peoples}
    ends |= {
        m.end + 1: m.candidates[0].id
        for m in matches
        if m.candidates[0].type is NodeKind.STATE and m.end < len(doc) and doc[m.end].tag_ == "POS"
    }
    owners: dict[str, set[str]] = {}
    for match in matches:
        if match.start in ends:
            owners.setdefault(doc[match.start : match.end].text.casefold(), set()).add(ends[match.start])
    return owners


def spoken_of_there(
    entry: GazetteerEntry, place: "Span", homes: Counter[str], named: "list[Match]", owners: dict[str, set[str]]
) -> bool:
    """Tell whether a bare "Congress" may be this country's where its sentence speaks of other countries alone.

    It is not if the article calls it another country's, or speaks more of another country.
    """
    if entry.type is not NodeKind.ORGANIZATION or not entry.state or not entry.needs_context(place.text):
        return True
    owned = owners.get(place.text.casefold())
    if owned:
        return entry.state in owned
    around = [m for m in named if place.sent.start <= m.start < place.sent.end]
    states = {
        m.candidates[0].id if m.candidates[0].type is NodeKind.STATE else m.candidates[0].state for m in around
    } - {None}
    return entry.state in states or not states or homes[entry.state] >= max(homes[s] for s in states if s)
