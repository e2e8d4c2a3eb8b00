"""Frames of event nouns: "Trump's push for a truce", "sanctions from the US", "expressed skepticism about"."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.cast import Role
from kg_loaders.converbs import infinitives
from kg_loaders.factuality import judge
from kg_loaders.frames.between import across, inner_between, joined_names
from kg_loaders.frames.campaigns import ARMED_BANDS, is_scene
from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.demanded import asked_of, listed, owners_of_listed
from kg_loaders.frames.doers import DOERS, only_tells
from kg_loaders.frames.encounters import above_place, is_placed
from kg_loaders.frames.filling import Filling
from kg_loaders.frames.needs import meets
from kg_loaders.frames.occasions import (
    ELSEWHERE,
    SHARED,
    apposed_to,
    authors,
    callers,
    came,
    is_told_again,
    on_side_of,
    owners,
    participants,
    passed,
    same_attack,
    scene,
    strikers,
    who_is,
)
from kg_loaders.frames.scenes import ends_named
from kg_loaders.lexicon import Frame
from kg_loaders.party_names import is_party
from kg_loaders.syntax import children, conjuncts, is_passive, is_prefixed, lemma, preposition_objects
from kg_loaders.valency import by_agent, objects, subjects
from kg_schema import ACTORS, NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["NounFrames"]

_PLANNERS = (NodeKind.STATE, NodeKind.PERSON)
"""Whose name before a plan says whose plan it is; a place's says where ("the Bergen plan")."""
_ARRIVING = frozenset("reach arrive enter flow pour distribute deliver send".split())
_OCCASIONS = frozenset("in during by from after".split())
_REFUSING = frozenset("refusal reluctance unwillingness hesitation".split())
_HAVING = frozenset("have get win enjoy receive draw secure gain attract command earn find need keep lose".split())
_NAMED = (NodeKind.STATE, NodeKind.ORGANIZATION, NodeKind.PERSON)
_SCENES: Final = frozenset(("on", "in", "near", "at", "compound"))


@dataclass(slots=True)
class NounFrames:
    """Applies the frames of nouns."""

    filling: Filling
    told: list[Claim] = field(default_factory=list)
    """The attacks told so far."""

    def hear(self, claim: Claim) -> None:
        """Keep an attack, so that "the raids" in a later sentence can be known for it."""
        at = claim.judged_at or claim.predicate
        if claim.relation is Relation.ATTACKS and judge(at, self.filling.lexicon, position=False).plain:
            self.told.append(claim)

    def _attackers(self, noun: "Token") -> list[Filler]:
        """Return whose attack was told in the two sentences before, if it was one attacker's."""
        if not is_told_again(noun):
            return []
        start = noun.sent.start
        for _ in range(2 if noun.dep_ == "nsubj" else 4):
            start = noun.doc[start - 1].sent.start if start else 0
        near = [c.source for c in self.told if start <= c.predicate.i < noun.sent.start]
        alone = len({id(f.role) for f in near}) == 1
        return [Filler(near[-1].role, noun, 0.6)] if alone else []

    def claims(self, noun: "Token") -> Iterator[Claim]:
        """Yield what the noun claims: the first frame that finds both its ends."""
        for frame in self.filling.lexicon.nouns.get(lemma(noun), ()):
            if not meets(frame.needs, noun, self.filling.lexicon):
                continue
            claims = list(self._between(frame, noun)) or list(self._apply(frame, noun))
            if claims:
                yield from claims
                return

    def _between(self, frame: Frame, noun: "Token") -> Iterator[Claim]:
        """ "talks between Serbia and Kosovo": the ends with one another."""
        if "between" in frame.source:
            holders = (noun, noun.head) if noun.dep_ == "nsubj" else (noun,)
            parties = next((p for h in holders if (p := preposition_objects(h, "between"))), [])
            war = frame.relation is Relation.ATTACKS  # a war's name does not tell who attacked
            parties = parties or inner_between(noun) or ([] if war else joined_names(noun))
            ends = self.filling.sources(frame, parties)
            for i, first in enumerate(ends):
                others = across(parties, first, ends[i + 1 :]) if war else ends[i + 1 :]
                yield from pairs(frame, [first], self.filling.allowed(frame, others), noun, 0.8)

    def _apply(self, frame: Frame, noun: "Token") -> Iterator[Claim]:
        self.filling.trace.trying(frame, noun)
        sources, judged = self._sources(frame, noun)
        if not sources:
            self.filling.trace.barren("source")
            return
        for slot in frame.target:
            targets = self._slot(frame, noun, slot)
            if targets:
                self.filling.trace.joined(sources, targets)
                yield from pairs(frame, sources, targets, noun, 0.8, judged)
                if slot in _SCENES and "victims" in frame.target:  # "a strike on a market killed ten"
                    yield from pairs(frame, sources, self._slot(frame, noun, "victims"), noun, 0.8, judged)
                return
        self.filling.trace.barren("target")

    # -- sources ---

    def _sources(self, frame: Frame, noun: "Token") -> tuple[list[Filler], "Token | None"]:
        """Return who does what the noun names, and the verb at which factuality is judged."""
        for slot in frame.source:
            if slot in ("adj", "told"):
                found = self._adjectival(frame, noun) if slot == "adj" else self._attackers(noun)
                judged = None
            else:
                tokens, judged = self._source_tokens(frame, noun, slot)
                found = self.filling.sources(frame, tokens)
            if found:
                return found, judged
        return [], None

    def _source_tokens(self, frame: Frame, noun: "Token", slot: str) -> tuple[list["Token"], "Token | None"]:
        head = noun.head
        if slot == "poss":
            verb = self._light_verb(noun)
            if verb is not None and not is_passive(verb) and any(c.pos_ == "PRON" for c in children(noun, "poss")):
                return subjects(verb), verb
            cast = self.filling.arguments.cast
            return (strikers(noun, cast) if frame.relation is Relation.ATTACKS else owners(noun)), None
        if slot == "occasion":
            return callers(noun)
        if slot == "of_listed":
            return owners_of_listed(noun), None
        if slot in DOERS:
            return DOERS[slot](noun), None
        if slot == "from":
            reversed_ = (noun.dep_ == "dobj" and self._is_reversed(head)) or came(noun)
            held = children(noun, "prep") if frame.relation is not Relation.SANCTIONS else []
            # not "on refugees from Syria"
            inner = [t for p in held for o in children(p, "pobj") for t in on_side_of(o)]
            others = preposition_objects(head, "from") if reversed_ else inner
            return preposition_objects(noun, "from") or others, None
        if slot in ("by", "of"):
            return preposition_objects(noun, slot), None
        if slot == "of_actor":  # "a proposal of Samoa", but not "a proposal of peace"
            at = self.filling.arguments.cast.at
            return [t for t in preposition_objects(noun, "of") if t.i in at and at[t.i].type in _PLANNERS], None
        if slot == "light":
            verb = self._light_verb(noun)
            if verb is None or only_tells(verb, noun, frame):
                return participants(noun) if verb is None and frame.relation is Relation.ATTACKS else ([], None)
            return (by_agent(verb) if is_passive(verb) else subjects(verb), verb)
        if slot == "traveller" and noun.dep_ == "pobj" and head.lower_ in ("for", "on", "during"):
            verb = above_place(head)
            travels = lemma(verb) in self.filling.lexicon.classes["travel_verbs"] or is_placed(verb)
            meets = verb.pos_ in ("VERB", "AUX") and (travels or head.lower_ != "for")
            return (subjects(verb), verb) if meets else ([], None)
        if slot == "by_clause":
            return authors(noun), None
        if slot == "copula":
            return who_is(noun)
        if slot == "apposed":
            return children(noun, "appos"), None
        if slot == "appos":
            return apposed_to(noun), None
        return [], None

    def _adjectival(self, frame: Frame, noun: "Token") -> list[Filler]:
        """Return the actors named by an adjective or a name before the noun: "Western support", "Trump plan"."""
        cast = self.filling.arguments.cast
        found = []
        for child in children(noun, "amod", "compound", "nmod"):
            role = cast.at.get(child.i)
            if frame.id == "n.hands" and role is None and lemma(child) in self.filling.lexicon.classes["groups"]:
                role = self.filling.arguments.nominals.group(child)  # "in rebel hands"
            if role is None and frame.relation is Relation.ATTACKS and lemma(child) in ARMED_BANDS:
                role = self.filling.arguments.nominals.group(child)  # "a rebel attack"
            if is_prefixed(child) or is_scene(child, noun):
                continue
            if role is None or role.type not in frame.sources_allowed or not self._may_own(frame, role, noun):
                continue
            if role.type in _NAMED or child.dep_ == "amod":
                found.append(Filler(role, child, 0.8))
        return found

    def _may_own(self, frame: Frame, role: Role, noun: "Token") -> bool:
        """Tell whether the name before a noun says whose it is: "a Green motion" is the party's."""
        if frame.relation is not Relation.PROPOSES:
            return role.type in ACTORS
        if {"peace", "settlement"} & {c.lower_ for c in children(noun, "compound")}:
            return False  # "the Syrian peace initiative" is one for Syria
        worldwide = lemma(noun) == "draft" and any(
            lemma(t) == "resolution" for t in preposition_objects(noun, "of")
        )
        party = role.type is NodeKind.ORGANIZATION and is_party(role, self.filling.arguments.gazetteer)
        return party or (role.type in _PLANNERS and (frame.id != "n.draft" or worldwide))

    def _light_verb(self, noun: "Token") -> "Token | None":
        """Return the verb that only carries the noun: "voiced" of "voiced its opposition"."""
        head = noun.head
        if noun.dep_ == "conj" and head.pos_ == "NOUN":
            head = head.head
        carries = head.pos_ == "VERB" and lemma(head) in self.filling.lexicon.classes["light_verbs"]
        return head if carries and noun.dep_ in ("dobj", "nsubjpass", "conj") else None

    def _is_reversed(self, verb: "Token") -> bool:
        """Tell whether the verb's subject receives the noun: "drew criticism from experts"."""
        return verb.pos_ == "VERB" and lemma(verb) in self.filling.lexicon.classes["reversed_light_verbs"]

    # -- targets ---

    def _slot(self, frame: Frame, noun: "Token", slot: str) -> list[Filler]:
        if slot == "self":
            role = self.filling.arguments.cast.at.get(noun.i)
            told = noun.tag_ != "NNS" or preposition_objects(noun, "by")
            return [Filler(role, noun, 0.8)] if role and role.type is NodeKind.PROPOSAL and told else []
        if slot == "poss" and any(t.lower_ == "its" for t in children(noun, "poss")):
            thing = self.filling.arguments.coreference.thing_before(noun)  # "the bill and its author"
            return self.filling.allowed(frame, [Filler(thing, noun, 0.7)] if thing is not None else [])
        named = ends_named(frame, slot, noun, self.filling)
        if named is not None:
            return self.filling.allowed(frame, named)
        if slot == "provoker":
            return self.filling.allowed(frame, self._provokers(noun))
        if slot == "context":
            verb = self._light_verb(noun)
            beside = children(noun, "prep", "acl", "relcl") + (children(verb, "prep", "xcomp") if verb else [])
            return self.filling.allowed(frame, self.filling.context(frame, verb)) if verb and not beside else []
        if slot == "of" and frame.relation is Relation.SUPPORTS and self._is_had(noun):
            return []  # "has the backing of rebels" backs nobody
        found = self.filling.targets(frame, self._slot_tokens(noun, slot))
        charged = slot == "of" and lemma(noun) in ("allegation", "accusation")  # of a deed
        if charged or (slot == "on" and frame.relation is Relation.DEMANDS):  # pressure is on somebody
            return [f for f in found if f.role.type is not NodeKind.PROPOSAL]
        return found

    def _provokers(self, noun: "Token") -> list[Filler]:
        """Return who attacked last before somebody "answered with tear gas", in the sentence or the one before."""
        start = noun.doc[noun.sent.start - 1].sent.start if noun.sent.start else 0
        near = [c for c in self.told if start <= c.predicate.i < noun.i]
        last = near[-1].predicate if near else None
        return [Filler(c.source.role, noun, 0.65) for c in near if last is not None and c.predicate.i == last.i]

    def _is_had(self, noun: "Token") -> bool:
        verb = self._light_verb(noun)
        return verb is not None and lemma(verb) in _HAVING

    def _slot_tokens(self, noun: "Token", slot: str) -> list["Token"]:
        """Return the tokens in a slot; what is no slot of its own is the name of a preposition."""
        if slot == "compound":
            at = self.filling.arguments.cast.at
            named = (c for c in children(noun, "compound", "nmod") if c.i in at)
            return [c for c in named if at[c.i].type is NodeKind.REGION]
        if slot in ELSEWHERE:
            return ELSEWHERE[slot](noun)
        if slot == "poss":
            return [c for t in children(noun, "poss") for c in conjuncts(t)]
        if slot == "borne":
            return self._bearers(noun)
        if slot in ("carrier", "defied"):
            return self._carried(noun, ("with",) if slot == "carrier" else ("despite", "over"))
        if slot == "refused":
            return self._refused(noun)
        if slot == "comp":
            return [t for t in children(noun, "acl") if t.tag_ == "VB"]
        if slot == "contrast":
            return self._contrasted(noun)
        if slot == "include":
            return listed(noun)
        if slot == "sibling_actor":
            caused = noun.dep_ == "dobj" and noun.head.dep_ == "advcl" and self._is_reversed(noun.head)
            return self._doers_before(noun.head) if caused else []
        if slot == "victims":
            return self._victims(noun)
        if slot == "scene":
            told = same_attack(noun, self.filling.lexicon.verbs)
            at = self.filling.arguments.cast.at
            return [t for t in scene(noun, told) if t.i in at] if told is not None else []
        if slot == "destination":
            verb = noun.head
            arrives = noun.dep_ in ("nsubj", "nsubjpass") and lemma(verb) in _ARRIVING
            reached = [] if is_passive(verb) else objects(verb)
            return (
                reached + [t for n in ("to", "in", "into") for t in preposition_objects(verb, n)]
                if arrives
                else []
            )
        if slot == "clause_subject":
            asked = noun.dep_ == "pobj" and noun.head.lower_ in ("at", "per", "upon", "on")
            verb = noun.head.head
            return subjects(verb) if asked and verb.pos_ == "VERB" and not is_passive(verb) else []
        if slot == "clause_object":
            asked = noun.dep_ == "pobj" and noun.head.lower_ in ("at", "upon")
            verb = noun.head.head
            return objects(verb) if asked and verb.pos_ == "VERB" and is_passive(verb) else []
        if slot == "content.subj":
            return asked_of(noun)
        if slot == "sibling":
            return self._sibling(noun)
        return self._prepositional(noun, slot)

    def _refused(self, noun: "Token") -> list["Token"]:
        """Return what somebody will not back: "its refusal to support the grants"."""
        verbs = self.filling.lexicon.verbs
        backing = [
            c
            for c in children(noun, "acl")
            if c.tag_ == "VB" and any(f.relation is Relation.SUPPORTS for f in verbs.get(lemma(c), ()))
        ]
        return [o for c in backing for o in objects(c)] if lemma(noun) in _REFUSING else []

    def _bearers(self, noun: "Token") -> list["Token"]:
        """Return who is "the target of" or "under" what the noun names."""
        if noun.dep_ != "pobj":
            return []
        if noun.head.lower_ == "under" and noun.head.head.pos_ in ("VERB", "AUX"):
            return subjects(noun.head.head)
        bearer = noun.head.head
        borne = noun.head.lower_ in ("of", "to") and lemma(bearer) in ("subject", "target", "object")
        above = bearer.head if borne and bearer.dep_ in ("attr", "acomp") else None
        return subjects(above) if above is not None else []

    def _carried(self, noun: "Token", names: tuple[str, ...]) -> list["Token"]:
        """Return what was passed or put forward "with the backing of" or "despite opposition from" somebody."""
        if noun.dep_ != "pobj" or noun.head.lower_ not in names:
            return []
        verb = noun.head.head
        frames = self.filling.lexicon.verbs.get(lemma(verb), ()) if verb.pos_ == "VERB" else ()
        if not any(f.relation in (Relation.SUPPORTS, Relation.PROPOSES) for f in frames):
            return []
        acted_on = verb.head if verb.dep_ == "acl" and verb.tag_ == "VBN" else None
        return [acted_on] if acted_on is not None else objects(verb) or passed(verb)

    def _victims(self, noun: "Token") -> list["Token"]:
        """Return whom an attack harms: "a strike killed ten", "ten were killed in an attack by rebels"."""
        words = self.filling.lexicon
        told = same_attack(noun, words.verbs)
        if noun.dep_ == "nsubj" or told is not None:
            verb = told or noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ in _OCCASIONS:
            verb = noun.head.head
            if verb.pos_ == "VERB" and not is_passive(verb):
                return subjects(verb) if lemma(verb) == "die" else []
        else:
            return []
        frames = (f for f in words.verbs.get(lemma(verb), ()) if f.relation is Relation.ATTACKS)
        return objects(verb) if any(meets(f.needs, verb, words) for f in frames) else []

    def _contrasted(self, noun: "Token") -> list["Token"]:
        """Return who is meant by "her calls to stop while praising Oman's patience": nobody else is named."""
        beside, asked = [c for c in children(noun, "advcl") if c.tag_ == "VBG"], infinitives(noun)
        if not asked or not beside:
            return []
        held = [o for v in asked for o in (*objects(v), *children(v, "prep", "xcomp", "ccomp"))]
        if any(o.i < beside[0].i for o in held):
            return []
        judged = [o for c in beside for o in objects(c)]
        owners = [p for o in judged for p in children(o, "poss") if p.pos_ == "PROPN"]
        return owners or [o for o in judged if o.pos_ == "PROPN"]

    def _doers_before(self, governor: "Token") -> list["Token"]:
        """Return whose deed led to something: the nearest subject before it that can act."""
        for token in reversed(list(governor.doc[governor.sent.start : governor.i])):
            if token.pos_ == "VERB" and token.dep_ not in ("pcomp", "acl"):
                acting = [t for t in subjects(token) if self.filling.arguments.actor(t) is not None]
                if acting:
                    return acting
        return []

    def _prepositional(self, noun: "Token", slot: str) -> list["Token"]:
        verb = self._light_verb(noun)
        found = preposition_objects(noun, slot) or (preposition_objects(verb, slot) if verb is not None else [])
        if not found and noun.dep_ == "conj" and lemma(noun) in SHARED:  # "insults and threats to Chad"
            return [t for t in preposition_objects(noun.head, slot) if t.i > noun.i]
        if not found and slot in ("of", "for") and noun.dep_ == "dobj" and self._is_reversed(noun.head):
            return subjects(noun.head)
        return found

    def _sibling(self, noun: "Token") -> list["Token"]:
        """Target in a sibling clause: "expressed skepticism, noting that Trump's plan ..."."""
        for clause in children(noun.head, "advcl"):
            for content in children(clause, "ccomp"):
                return children(content, "nsubj", "nsubjpass")
        return []
