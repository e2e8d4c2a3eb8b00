"""Homes: what an office is held of where nothing beside it says so: the state, place or party of the text."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Role
from kg_loaders.party_names import is_party
from kg_loaders.ties import Scene
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ministry_in", "only_body", "only_place", "only_state", "party_meant"]

_CITY: Final = ("city", "capital")
_SUBDIVISION: Final = ("subdivision", "territory", "contested")
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
_COUNCIL: Final = frozenset({"Council", "Board"})
_NO_CHAMBER = frozenset({"Security", "Supreme", "White", "Court", "Party", "Office"})
_CHAMBERS: Final = {
    "councilman": _COUNCIL,
    "councilwoman": _COUNCIL,
    "councilmember": _COUNCIL,
    "councillor": _COUNCIL,
    "council president": _COUNCIL,
    "house speaker": frozenset({"House", "Representatives"}),
    "speaker": frozenset(
        {"House", "Parliament", "Assembly", "Representatives", "Bundestag", "Knesset", "Commons"}
    ),
    "majority leader": frozenset({"Senate", "House"}),
    "minority leader": frozenset({"Senate", "House"}),
}
_ENOUGH = 2
_CLEAR = 4


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

    def is_clear(self, key: str) -> bool:
        """Tell whether nothing else is spoken of a third as often."""
        others = [count for other, count in self.counts.items() if other != key]
        return self.counts[key] >= max(_CLEAR, 3 * max(others, default=0))


def only_state(scene: Scene, official: "Token") -> Role | None:
    """Return the state that an unnamed office means: the one whose names, bodies and places the text is full of.

    Where others are named nearly as often, the official's own sentence does not name it: "Minister Novak said
    Hungary had rejected it" speaks of another's country.
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
    if key is None or (key in own and not tally.is_clear(key)) or own - {key}:
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
        tally.counts[role.key] += sum(role.names.values())
        tally.first[role.key] = role.heads[0]
    key = tally.leader(start, 1)
    return places[key] if key is not None else None


def ministry_in(scene: Scene, body: Role, official: "Token") -> Role | None:
    """Return the state whose ministry speaks: "In Tehran, foreign ministry spokesman Bahram Amini said"."""
    first = official.sent.start
    doc = official.doc
    if body.known or not body.name.casefold().endswith("ministry") or doc[first].lower_ != "in":
        return None
    led = scene.cast.at.get(first + 1)
    if led is None or led.type is NodeKind.STATE:
        return led
    capital = scene.gazetteer.capital(led.name) if led.type is NodeKind.REGION and led.known else None
    return scene.cast.known(capital) if capital is not None else None


def only_body(scene: Scene, office: str) -> Role | None:
    """Return the council or chamber of an unnamed councilman or speaker: the only one that the text names."""
    if office in ("chief justice", "court president"):
        courts = [r for r in scene.cast.of_type(NodeKind.ORGANIZATION) if r.heads and "Court" in r.name.split()]
        return courts[0] if len(courts) == 1 else None
    words = _CHAMBERS.get(office)
    if words is None:
        return None
    named = [
        r
        for r in scene.cast.of_type(NodeKind.ORGANIZATION)
        if r.named and r.heads and words & set(r.name.split()) and not _NO_CHAMBER & set(r.name.split())
    ]
    parts = [set(r.name.split()) for r in named]
    named = [r for r in named if not any(set(r.name.split()) < other for other in parts)]  # "the Council"
    return named[0] if len(named) == 1 else None


def party_meant(scene: Scene, official: "Token") -> Role | None:
    """Return the party that "the party leader" leads: the sentence's subject, or the only one named nearby."""
    parties = [
        (head, r)
        for r in scene.cast.of_type(NodeKind.ORGANIZATION)
        if is_party(r, scene.gazetteer)
        for head in r.heads
        if head < official.i
    ]
    doc = official.doc
    own = [r for head, r in parties if doc[head].sent.start == official.sent.start and doc[head].dep_ == "nsubj"]
    if own:
        return own[-1]
    start = official.sent.start
    before = doc[start - 1].sent.start if start else start
    for first, last in ((start, official.i), (before, start)):
        near = {r.order: r for head, r in parties if first <= head < last and doc[head].lower_ != "party"}
        if near:
            return next(iter(near.values())) if len(near) == 1 else None
    return None


def _is(scene: Scene, role: Role, kinds: tuple[str, ...]) -> bool:
    entry = scene.gazetteer.get(role.key) if role.known else None
    return entry is not None and entry.kind in kinds
