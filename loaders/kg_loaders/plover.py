"""Event records in the terms of PLOVER, for people who compare coders: one event for each plain edge.

Types are those of the PLOVER manual. A proposal that is put forward is a REQUEST (it merges CAMEO's 02 and 10);
territory taken is an ASSAULT (CAMEO 19). Offices, memberships and places are no events. Countries are ISO 3166-1
alpha-3 codes of the state that an actor is, acts for, or lies in, where the gazetteer or the article tells it;
a group without a name of its own belongs to the one state that the text names, if it names one only.
"""

from typing import Any, Final

from kg_loaders.gazetteer import Gazetteer
from kg_schema import RELATION_TYPES, Entity, Extraction, Family, NodeKind, Relation, Statement

__all__ = ["EVENT_TYPES", "plover_events"]

_BEYOND = {Relation.PROPOSES: "REQUEST", Relation.OCCUPIES: "ASSAULT"}
EVENT_TYPES: Final[dict[Relation, str]] = {
    relation: row.plover or _BEYOND[relation]
    for relation, row in RELATION_TYPES.items()
    if row.family is not Family.STRUCTURE and (row.plover or relation in _BEYOND)
}
"""Relation -> PLOVER event type; relations that are not here are no events."""


def plover_events(extraction: Extraction) -> list[dict[str, Any]]:
    """Return the events of an article: type, actor, recipient, their countries, quotation and date.

    ``recipient`` is None where the statement is about a proposal; ``recipient_country`` then is the one state
    that the proposal's name tells, if it tells one.
    """
    coder = _Coder(extraction)
    events = [coder.event(s) for s in extraction.statements if s.is_edge and s.relation in EVENT_TYPES]
    unique = {tuple(sorted((k, str(v)) for k, v in e.items())): e for e in events}
    return list(unique.values())


class _Coder:
    """Codes the statements of one extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self._entities = {e.key: e for e in extraction.entities}
        self._gazetteer = Gazetteer.default()
        states = {e.key: self._alpha3(self._id(e)) for e in extraction.entities if e.type is NodeKind.STATE}
        codes = {c for c in states.values() if c}
        self._only = next(iter(codes)) if len(codes) == 1 else None
        self._represented = {
            s.source: s.target for s in extraction.statements if s.relation is Relation.REPRESENTS and not s.former
        }

    def event(self, statement: Statement) -> dict[str, Any]:
        """Return one statement as an event record."""
        actor, recipient = self._entities[statement.source], self._entities[statement.target]
        about = recipient.type is NodeKind.PROPOSAL
        actor_country = self._country(actor)
        return {
            "event_type": EVENT_TYPES[statement.relation],
            "actor": actor.name,
            "actor_country": actor_country,
            "recipient": None if about else recipient.name,
            "recipient_country": self._told(recipient, actor_country) if about else self._country(recipient),
            "quote": statement.quote,
            "date": statement.event_date,
        }

    def _country(self, entity: Entity) -> str | None:
        """Return the alpha-3 code of the state that an entity is, acts for or lies in."""
        body = self._represented.get(entity.key)
        if body is not None and body != entity.key:
            found = self._country(self._entities[body])
            if found is not None:
                return found
        for name in (entity.name, *entity.aliases):
            for entry in self._gazetteer.lookup(name):
                if entry.type is entity.type:
                    return self._alpha3(entry.id if entry.type is NodeKind.STATE else entry.state)
        told = self._named(entity)
        if told or entity.type is not NodeKind.GROUP:
            return told[0] if told else None
        return self._only

    def _told(self, proposal: Entity, actor_country: str | None) -> str | None:
        others = [c for c in self._named(proposal) if c != actor_country]
        return others[0] if len(others) == 1 else None

    def _named(self, entity: Entity) -> list[str]:
        """Return the states whose names or adjectives stand in the entity's name, in order, each once."""
        words = entity.name.replace("’s", " ’s").replace("'s", " 's").split()
        matches = [*self._gazetteer.find(words), *self._gazetteer.find_demonyms(words)]
        matches.sort(key=lambda m: m.start)
        states = [m.candidates[0] for m in matches]
        codes = (self._alpha3(e.id if e.type is NodeKind.STATE else e.state) for e in states)
        return list(dict.fromkeys(c for c in codes if c))

    def _id(self, state: Entity) -> str | None:
        return next((e.id for e in self._gazetteer.lookup(state.name) if e.type is NodeKind.STATE), None)

    @staticmethod
    def _alpha3(identifier: str | None) -> str | None:
        return identifier if identifier and len(identifier) == 3 and identifier.isupper() else None
