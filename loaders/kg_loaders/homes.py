"""Homes: what an office is held of where nothing beside it says so: the state, place or party of the text."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.body_kinds import kind_of
from kg_loaders.cast import Role
from kg_loaders.ties import Scene
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["only_place", "only_state", "party_meant"]

_CITY: Final = ("city", "capital")
_SUBDIVISION: Final = ("subdivision", "territory")
_PLACES: Final = {
    "governor": _SUBDIVISION,
    "lieutenant governor": _SUBDIVISION,
    "premier": _SUBDIVISION,
    "deputy premier": _SUBDIVISION,
    "chief minister": _SUBDIVISION,
    "first minister": _SUBDIVISION,
    "state senator": _SUBDIVISION,
    "state representative": _SUBDIVISION,
    "mayor": _CITY,
    "deputy mayor": _CITY,
}
_ENOUGH = 2


@dataclass(slots=True)
class _Tally:
    """How often the text speaks of each state or place, and where it does so first."""

    counts: Counter[str]
    first: dict[str, int]

    def leader(self, sentence: int, enough: int) -> str | None:
        """Return what is spoken of twice as often as anything else, and before the sentence."""
        best = self.counts.most_common(2)
        if not best or best[0][1] < enough or (len(best) > 1 and best[0][1] < 2 * best[1][1]):
            return None
        key = best[0][0]
        return key if self.first[key] < sentence else None


def only_state(scene: Scene, official: "Token") -> Role | None:
    """Return the state that an unnamed office means: the one whose names, bodies and places the text is full of.

    The official's own sentence does not name it: "Minister Novak said Hungary had rejected it" speaks of another's
    country.
    """
    tally = _Tally(Counter(), {})
    own = {r.key for t in official.sent if (r := scene.cast.at.get(t.i)) is not None and r.type is NodeKind.STATE}
    for role in scene.cast.roles:
        entry = scene.gazetteer.get(role.key) if role.known else None
        state = role.key if role.type is NodeKind.STATE else entry.state if entry is not None else None
        if not state or not role.heads or (role.type is NodeKind.PERSON and role.home is None):
            continue
        named = sum(role.names.values())
        tally.counts[state] += named if role.type is NodeKind.STATE else min(len(role.heads), 2)
        tally.first[state] = min(tally.first.get(state, role.heads[0]), role.heads[0])
    key = tally.leader(official.sent.start, _ENOUGH)
    if key is None or key in own:
        return None
    entry = scene.gazetteer.get(key)
    return scene.cast.known(entry) if entry is not None else scene.cast.find(NodeKind.STATE, key)


def only_place(scene: Scene, office: str, official: "Token") -> Role | None:
    """Return the province or city of a governor or mayor: that of "In Ohio, ...", or the only one named."""
    kinds = _PLACES.get(office)
    if kinds is None:
        return None
    doc, start = official.doc, official.sent.start
    if doc[start].lower_ == "in" and (led := scene.cast.at.get(start + 1)) is not None and _is(scene, led, kinds):
        return led
    tally = _Tally(Counter(), {})
    places = {r.key: r for r in scene.cast.of_type(NodeKind.REGION) if r.heads and _is(scene, r, kinds)}
    for role in places.values():
        tally.counts[role.key] += len(role.heads)
        tally.first[role.key] = role.heads[0]
    key = tally.leader(start, 2)
    return places[key] if key is not None else None


def party_meant(scene: Scene, official: "Token") -> Role | None:
    """Return the party that "the party leader" leads: the sentence's subject, or the one last named before."""
    parties = [
        (head, r)
        for r in scene.cast.of_type(NodeKind.ORGANIZATION)
        if kind_of(r, scene.gazetteer) == "party" or "Party" in r.name.split()
        for head in r.heads
        if head < official.i
    ]
    doc = official.doc
    own = [r for head, r in parties if doc[head].sent.start == official.sent.start and doc[head].dep_ == "nsubj"]
    if own:
        return own[-1]
    near = [(head, r) for head, r in parties if doc[head].text.lower() != "party"]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _is(scene: Scene, role: Role, kinds: tuple[str, ...]) -> bool:
    entry = scene.gazetteer.get(role.key) if role.known else None
    return entry is not None and entry.kind in kinds
