"""Party names: which party an adjective or its members' noun names, and which bodies are parties."""

import re
from typing import Final

from kg_loaders.body_kinds import kind_of
from kg_loaders.cast import Cast, Role
from kg_loaders.gazetteer import Gazetteer, GazetteerEntry
from kg_schema import NodeKind

__all__ = ["is_party", "party_at_home", "party_of"]

_PARTY_NAME: Final = re.compile(
    r"\b(Party|Democrats|Conservatives|Liberals|Greens|Socialists|Republicans|Nationals)( of .*)?$"
)


def party_of(word: str, gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    """Return the parties that an adjective or member's noun names: "Republican", "Democrats", "Labour"."""
    found = (e for form in _forms(word) for e in gazetteer.lookup(form) if e.type is NodeKind.ORGANIZATION)
    return tuple({e.id: e for e in found}.values())


def _forms(word: str) -> list[str]:
    stem = word[:-1] if word.endswith("s") and len(word) > 4 else word
    return [f"{stem} Party", f"{stem}ic Party", f"{stem}s"] if stem != "Labour" else ["Labour Party"]


def party_at_home(word: str, gazetteer: Gazetteer, cast: Cast) -> GazetteerEntry | None:
    """Return the party of that name in a state that the article speaks of; else the best known.

    "Greens" alone are those of no country: several have a party of the name.
    """
    homes = {r.key if r.type is NodeKind.STATE else r.home for r in cast.roles}
    entries = party_of(word, gazetteer)
    own = next((e for e in entries if e.state in homes), None)
    return own or next((e for e in entries[:1] if e.name in _forms(word)), None)


def is_party(role: Role, gazetteer: Gazetteer) -> bool:
    """Tell whether a named body is a party, by the gazetteer or by its name."""
    if role.type is not NodeKind.ORGANIZATION or not role.named or role.name.islower():
        return False
    return kind_of(role, gazetteer) == "party" or bool(_PARTY_NAME.search(role.name))
