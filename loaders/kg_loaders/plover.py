"""Event records in the terms of PLOVER, for people who compare coders: one event for each plain edge.

As the manual has it, a treaty that is signed is SUPPORT; AGREE is willingness: what was agreed to, and cooperation
that is promised or announced for the future. Cooperation that is refused is REJECT.

Types are those of the PLOVER manual. A proposal that is put forward is a REQUEST (it merges CAMEO's 02 and 10);
territory taken is an ASSAULT (CAMEO 19). Offices, memberships and places are no events. Countries are ISO 3166-1
alpha-3 codes of the state that an actor is, acts for, or lies in, where the gazetteer or the article tells it;
a group without a name of its own belongs to the state of the place where the sentence puts it, or to the one state
that the text names, if it names one only.

A frame whose CAMEO code belongs to another type than its relation does decides the type (tear gas fired at
protesters is force, and coercion in the terms of the manual). What is only mentioned as the object of another
event ("rejected a proposal"), or as what somebody is accused of, is no event beside it; and neither is support
that goes to nobody (a parliament passes its own state's law).
"""

import re
from functools import cache
from typing import Any, Final

from kg_loaders.gazetteer import Gazetteer
from kg_loaders.lexicon import lexicon
from kg_schema import RELATION_TYPES, Entity, Extraction, Family, Modality, NodeKind, Polarity, Relation, Statement

__all__ = ["EVENT_TYPES", "plover_events"]

_BEYOND = {Relation.PROPOSES: "REQUEST", Relation.OCCUPIES: "ASSAULT"}
EVENT_TYPES: Final[dict[Relation, str]] = {
    relation: row.plover or _BEYOND[relation]
    for relation, row in RELATION_TYPES.items()
    if row.family is not Family.STRUCTURE and (row.plover or relation in _BEYOND)
}
"""Relation -> PLOVER event type; relations that are not here are no events."""

_OF_CODE: Final[dict[str, str]] = {
    "050": "SUPPORT",
    "055": "SUPPORT",
    "057": "SUPPORT",
    "165": "SANCTION",
    "171": "COERCE",
    "172": "COERCE",
    "173": "COERCE",
    "174": "COERCE",
    "175": "COERCE",
    "176": "COERCE",
}
"""CAMEO codes of frames whose relation has another type."""
_OWN = frozenset(
    "government president army police parliament minister king authorities state regime junta".split()
)
_PARTS = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+|['’]s\b|[^\w\s‑–-]")
_COOPERATION = frozenset(
    {
        Relation.SUPPORTS,
        Relation.NEGOTIATES_WITH,
        Relation.AGREES_WITH,
        Relation.COOPERATES_WITH,
        Relation.AIDS,
        Relation.CONCEDES_TO,
        Relation.RETREATS_FROM,
    }
)
_REFUSAL = re.compile(r"\b(?:refus|declin|reject|rul(?:es?|ed|ing) out\b|turn(?:s|ed|ing)? down\b)")
_MUTUAL = frozenset({"attack.exchange", "mobilize.common_border"})
"""Rules that state one act of two, from each to the other; PLOVER codes the act once."""
_WORDS = frozenset({Relation.CRITICIZES, Relation.REJECTS, Relation.SUPPORTS, Relation.DEMANDS})


@cache
def _types_of_rules() -> dict[str, str]:
    return {f.id: _OF_CODE[f.cameo] for f in lexicon("en").frames() if f.cameo in _OF_CODE}


def plover_events(extraction: Extraction) -> list[dict[str, Any]]:
    """Return the events of an article: type, actor, recipient, their countries, quotation and date.

    ``recipient`` is None where the statement is about a proposal; ``recipient_country`` then is the one state
    that the proposal's name tells, if it tells one.
    """
    coder = _Coder(extraction)
    statements = _told_once([s for s in extraction.statements if _type(s)])
    coded = [(s, coder.event(s)) for s in statements if not coder.is_mentioned(s, statements)]
    done = {_countries(e) for s, e in coded if s.is_edge}
    coded = [(s, e) for s, e in coded if s.is_edge or e["event_type"] != "AGREE" or _countries(e) not in done]
    events = [e for _, e in coded if e["event_type"] != "SUPPORT" or e["recipient"] or e["recipient_country"]]
    told = {(e["event_type"], e["actor_country"]) for e in events if e["recipient_country"]}
    events = [e for e in events if e["recipient_country"] or (e["event_type"], e["actor_country"]) not in told]
    unique = {tuple(sorted((k, str(v)) for k, v in e.items())): e for e in events}
    return list(unique.values())


def _told_once(statements: list[Statement]) -> list[Statement]:
    """Return the statements, of an act of two only the one whose source is named first."""
    mutual = {(s.start, s.rule, s.source, s.target): s for s in statements if s.rule in _MUTUAL}

    def comes_second(statement: Statement) -> bool:
        other = mutual.get((statement.start, statement.rule, statement.target, statement.source))
        if statement.rule not in _MUTUAL or other is None:
            return False
        return ((other.source_span or (0, 0)), other.source) < (
            (statement.source_span or (0, 0)),
            statement.source,
        )

    return [s for s in statements if not comes_second(s)]


def _countries(event: dict[str, Any]) -> tuple[str | None, str | None]:
    return event["actor_country"], event["recipient_country"]


def _type(statement: Statement) -> str | None:
    """Return the event type of a statement, None if it is no event.

    Cooperation that is announced for the future is AGREE, and cooperation that somebody refuses is REJECT.
    """
    if statement.is_edge:
        return _types_of_rules().get(statement.rule, EVENT_TYPES.get(statement.relation))
    if statement.relation not in _COOPERATION or statement.rule.startswith("hyphen."):
        return None
    if statement.polarity is Polarity.AFFIRMED:
        return "AGREE" if statement.modality is Modality.PLANNED else None
    refused = statement.modality is Modality.ASSERTED and _REFUSAL.search(statement.quote)
    return "REJECT" if refused else None


class _Coder:
    """Codes the statements of one extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self._entities = {e.key: e for e in extraction.entities}
        self._gazetteer = Gazetteer.default()
        states = {e.key: self._alpha3(self._id(e)) for e in extraction.entities if e.type is NodeKind.STATE}
        codes = {c for c in states.values() if c}
        self._only = next(iter(codes)) if len(codes) == 1 else None
        bonds = (Relation.REPRESENTS, Relation.LOCATED_IN)
        self._bound = {s.source: s.target for s in extraction.statements if s.relation in bonds and not s.former}

    def is_mentioned(self, statement: Statement, others: list[Statement]) -> bool:
        """Tell whether the statement is what another of its sentence is about, or a state of affairs beside it."""
        if statement.rule.startswith("hyphen."):
            return True
        here = [o for o in others if o is not statement and o.start == statement.start]
        beside = [o for o in here if not o.rule.startswith("hyphen.")]
        if any(self._judges(o, statement) or self._does_it(o, statement) for o in beside):
            return True
        return statement.rule.startswith("n.") and any(
            o.relation in _WORDS and not o.rule.startswith("n.") and self._is_about(o, statement) for o in beside
        )

    def _judges(self, event: Statement, deed: Statement) -> bool:
        """Tell whether the event is praise or blame of somebody for the deed: "accused Iran of arming rebels"."""
        if event.relation not in (Relation.CRITICIZES, Relation.SUPPORTS) or deed.relation in _WORDS:
            return False
        owner, target = self._entities[deed.source], self._entities[event.target]
        if event.relation is Relation.CRITICIZES and deed.attributed_to == event.source:
            return True
        return owner is target or (
            target.type is NodeKind.PROPOSAL
            and event.source != deed.source
            and self._country(owner) in self._named(target)
        )

    def _does_it(self, deed: Statement, position: Statement) -> bool:
        """Tell whether a position is only another reading of a deed: who extends sanctions on X, sanctions X."""
        thing = self._entities[position.target]
        if position.rule.startswith("side.") and deed.relation not in _WORDS and deed.source == position.source:
            return True
        return (
            position.relation is Relation.SUPPORTS
            and deed.relation not in _WORDS
            and deed.source == position.source
            and thing.type is NodeKind.PROPOSAL
            and self._country(self._entities[deed.target]) in self._named(thing)
        )

    def _is_about(self, event: Statement, noun: Statement) -> bool:
        target, owner = self._entities[event.target], self._entities[noun.source]
        if target.type is not NodeKind.PROPOSAL or event.source == noun.source:
            return False
        return event.target == noun.target or self._country(owner) in self._named(target)

    def event(self, statement: Statement) -> dict[str, Any]:
        """Return one statement as an event record."""
        actor, recipient = self._entities[statement.source], self._entities[statement.target]
        about = recipient.type is NodeKind.PROPOSAL
        actor_country = self._country(actor, statement.quote)
        return {
            "event_type": _type(statement),
            "actor": actor.name,
            "actor_country": actor_country,
            "recipient": None if about else recipient.name,
            "recipient_country": self._told(recipient, actor_country)
            if about
            else self._country(recipient, statement.quote),
            "quote": statement.quote,
            "date": statement.event_date,
        }

    def _country(self, entity: Entity, quote: str = "") -> str | None:
        """Return the alpha-3 code of the state that an entity is, acts for or lies in."""
        body = self._bound.get(entity.key)
        if body is not None and body != entity.key:
            found = self._country(self._entities[body])
            if found is not None:
                return found
        for name in (entity.name, *entity.aliases):
            for entry in self._gazetteer.lookup(name):
                if entry.type is entity.type:
                    return self._alpha3(entry.id if entry.type is NodeKind.STATE else entry.state)
        told = self._named(entity)
        unnamed = entity.type in (NodeKind.GROUP, NodeKind.REGION, NodeKind.ORGANIZATION)
        if told or not unnamed or not (entity.local or quote) or self._is_known(entity):
            return told[0] if told else None
        return self._only or self._sited(quote)

    def _is_known(self, entity: Entity) -> bool:
        return entity.type is NodeKind.ORGANIZATION and bool(self._gazetteer.lookup(entity.name))

    def _sited(self, quote: str) -> str | None:
        """Return the state of the place where the sentence says that something happens."""
        words = _PARTS.findall(quote)
        for match in self._gazetteer.find(words):
            before = [w.casefold() for w in words[max(0, match.start - 2) : match.start]]
            entry = match.candidates[0]
            if "in" in before and entry.type in (NodeKind.STATE, NodeKind.REGION):
                return self._alpha3(entry.id if entry.type is NodeKind.STATE else entry.state)
        return None

    def _told(self, proposal: Entity, actor_country: str | None) -> str | None:
        others = [c for c in self._named(proposal) if c != actor_country]
        if not others and _OWN & set(_PARTS.findall(proposal.name.casefold())):
            return actor_country
        return others[0] if len(others) == 1 else None

    def _named(self, entity: Entity) -> list[str]:
        """Return the states whose names or adjectives stand in the entity's name, in order, each once."""
        words = _PARTS.findall(entity.name)
        matches = [*self._gazetteer.find(words), *self._gazetteer.find_demonyms(words)]
        matches.sort(key=lambda m: m.start)
        places = (NodeKind.STATE, NodeKind.REGION, NodeKind.ORGANIZATION)
        states = [
            m.candidates[0] for m in matches if m.candidates[0].type in places and words[m.start][:1].isupper()
        ]
        codes = (self._alpha3(e.id if e.type is NodeKind.STATE else e.state) for e in states)
        return list(dict.fromkeys(c for c in codes if c))

    def _id(self, state: Entity) -> str | None:
        return next((e.id for e in self._gazetteer.lookup(state.name) if e.type is NodeKind.STATE), None)

    @staticmethod
    def _alpha3(identifier: str | None) -> str | None:
        return identifier if identifier and len(identifier) == 3 and identifier.isupper() else None
