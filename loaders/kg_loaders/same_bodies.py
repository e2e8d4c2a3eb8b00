"""Bodies of a country: one body, whether and however its country is named beside it."""

from typing import TYPE_CHECKING

from kg_loaders.gazetteer import Gazetteer, GazetteerEntry
from kg_schema import NodeKind

if TYPE_CHECKING:
    from kg_loaders.cast import Cast, Role

__all__ = ["body_of_country", "join_bodies", "without_country"]

_MIN_WORDS = 2


def without_country(name: str, gazetteer: Gazetteer) -> tuple[GazetteerEntry | None, str]:
    """Return the state named at a body's head or tail, and the body's name without it: "Navy of Chad", "Navy"."""
    words = name.split()
    for found in (gazetteer.find(words), gazetteer.find_demonyms(words)):
        for match in found:
            state = match.candidates[0]
            if state.type is not NodeKind.STATE or any(e.kind == "subdivision" for e in match.candidates):
                continue
            if match.start == 0 and match.end < len(words):
                return state, " ".join(words[match.end :])
            before = words[: match.start]
            if match.end == len(words) and before[-1:] == ["the"]:
                before.pop()
            if match.end == len(words) and len(before) > 1 and before[-1] == "of":
                return state, " ".join(before[:-1])
    return None, name


def body_of_country(name: str, gazetteer: Gazetteer) -> GazetteerEntry | None:
    """Return the known body that another form of its country's name stands in: "United States Supreme Court"."""
    state, rest = without_country(name, gazetteer)
    if state is None or rest == name:
        return None
    forms = [rest]
    for called in dict.fromkeys((state.name, *state.aliases, *state.adjectives)):
        forms += [f"{called} {rest}", f"{rest} of {called}", f"{rest} of the {called}"]
    bodies = {
        e.id: e
        for form in forms
        for e in gazetteer.lookup(form)
        if e.type is NodeKind.ORGANIZATION and e.state == state.id
    }
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def join_bodies(cast: "Cast", gazetteer: Gazetteer) -> None:
    """Join "Supreme Court" to the one "UK Supreme Court" of the article, and two forms of one country's body."""
    bodies = [r for r in cast.of_type(NodeKind.ORGANIZATION) if " " in r.name and r.named]
    if len(bodies) < _MIN_WORDS:
        return
    parted = {r.order: without_country(r.name, gazetteer) for r in bodies}
    for role in sorted(bodies, key=lambda r: r.known):
        state, rest = parted[role.order]
        if role.known:
            continue
        if state is not None:
            same = [r for r in bodies if r is not role and parted[r.order][1] == rest and _fits(r, state, parted)]
        else:
            ending = [r for r in bodies if r is not role and r.name.endswith(f" {role.name}")]
            same = [r for r in bodies if r is not role and parted[r.order][1] == role.name]
            same = same if len(ending) <= 1 and set(ending) <= set(same) else []
            same = [r for r in same if _is_spoken_of(parted[r.order][0], cast)]
        if len(same) == 1 and same[0] in cast.roles:
            cast.merge(role, same[0])
            bodies.remove(role)


def _fits(role: "Role", state: GazetteerEntry, parted: dict[int, tuple[GazetteerEntry | None, str]]) -> bool:
    """Tell whether a body that is called alike may be of that state."""
    other = parted[role.order][0]
    return (other is not None and other.id == state.id) or (other is None and role.home in (None, state.id))


def _is_spoken_of(state: GazetteerEntry | None, cast: "Cast") -> bool:
    """Tell whether no other state is named oftener, whose body of that name it may as well be."""
    named = {r.key: sum(r.names.values()) for r in cast.of_type(NodeKind.STATE)}
    return state is not None and named.get(state.id, 0) >= max(named.values(), default=0)
