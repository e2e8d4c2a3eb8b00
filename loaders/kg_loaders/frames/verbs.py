"""Frames of verbs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg_loaders.arguments import Filler
from kg_loaders.cast import Role
from kg_loaders.frames.campaigns import called_so
from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.clauses import (
    AIMS,
    done_at,
    has_subject,
    is_for,
    is_reciprocal,
    is_voted,
    is_wished,
    role_played,
    so_called,
    waged_by,
)
from kg_loaders.frames.demanded import demanded, is_small_clause, is_wish_in_passive
from kg_loaders.frames.filling import Filling
from kg_loaders.frames.letters import addressees
from kg_loaders.frames.needs import meets
from kg_loaders.frames.scenes import ends_named
from kg_loaders.frames.sides import Sides
from kg_loaders.lexicon import Frame
from kg_loaders.syntax import (
    children,
    complements,
    conjuncts,
    counted,
    is_passive,
    lemma,
    particle,
    preposition_objects,
)
from kg_loaders.valency import objects, subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["VerbFrames"]

_ADDRESSING = frozenset({"speak", "talk"})
_ABOUT = frozenset("at against to on from of over about with".split())
_YIELDS_TO = {
    Relation.SUPPORTS: {Relation.AGREES_WITH, Relation.SANCTIONS},
    Relation.PROPOSES: {Relation.SANCTIONS},
    Relation.CRITICIZES: {Relation.ATTACKS},
    Relation.REJECTS: {Relation.ATTACKS},
    Relation.RETREATS_FROM: {Relation.CONCEDES_TO},
    Relation.ATTACKS: {Relation.PROTESTS, Relation.COERCES},
    Relation.COERCES: {Relation.COOPERATES_WITH},
    Relation.MOBILIZES_AGAINST: {Relation.COOPERATES_WITH},
    Relation.DEMANDS: {Relation.MOBILIZES_AGAINST, Relation.PROPOSES, Relation.ATTACKS, Relation.COERCES},
}
"""What one verb does not make beside another: who signs a treaty with somebody does not support it too."""
_ORDER = (
    Relation.AGREES_WITH,
    Relation.CONCEDES_TO,
    Relation.COOPERATES_WITH,
    Relation.PROTESTS,
    Relation.COERCES,
    Relation.MOBILIZES_AGAINST,
    Relation.SANCTIONS,
    Relation.ATTACKS,
    Relation.PROPOSES,
)
"""Relations whose frames are tried first, because others yield to them."""
_FORCE = (Relation.ATTACKS, Relation.OCCUPIES)
_SYMMETRIC = (Relation.NEGOTIATES_WITH, Relation.AGREES_WITH, Relation.COOPERATES_WITH)
_EXCHANGES = frozenset({"attack.exchange", "criticize.trade", "sanction.exchange"})
_VOTED = frozenset("defeat reject approve adopt ratify pass enact vote block".split())

_DECREEING = frozenset("announce decree decide declare".split())
_JOINTLY = frozenset("together jointly alongside closely hand side well".split())


@dataclass(slots=True)
class VerbFrames:
    """Applies the frames of verbs."""

    filling: Filling
    sides: Sides = field(init=False)

    def __post_init__(self) -> None:
        self.sides = Sides(self.filling)

    def claims(self, verb: "Token") -> Iterator[Claim]:
        """Yield what the verb claims, one relation once."""
        frames = self._frames(verb)
        mutual = list(self._mutual(frames, verb))
        yield from mutual
        taken, voted = {claim.relation for claim in mutual}, is_voted(verb)
        for frame in sorted(
            frames, key=lambda f: _ORDER.index(f.relation) if f.relation in _ORDER else len(_ORDER)
        ):
            if taken & _YIELDS_TO.get(frame.relation, set()):
                continue
            if frame.relation in taken or (frame.relation in _FORCE and voted):
                continue
            if not meets(frame.needs, verb, self.filling.lexicon):
                self.filling.trace.unmet(frame, verb)
                continue
            claims = list(self._apply(frame, verb))
            if claims:
                taken.add(frame.relation)
                yield from claims
        yield from self._by_letter([f for f in frames if f.relation is Relation.DEMANDS], verb)
        if Relation.PROTESTS not in taken:
            yield from self.sides.beside(verb)
        if Relation.SUPPORTS in taken:
            yield from self.sides.through_text(verb)
        yield from self._announced(verb)
        if lemma(verb) in ("pass", "clear") and not is_passive(verb) and verb.dep_ not in ("relcl", "acl"):
            yield from self._passed(verb)
        if lemma(verb) in _VOTED and is_passive(verb) and not subjects(verb):
            yield from self._decided_in(frames, verb)

    def _frames(self, verb: "Token") -> list[Frame]:
        word, table = lemma(verb), self.filling.lexicon.verbs
        prt = self._particle(verb)
        found = table.get(f"{word}_{prt}", ()) if prt else ()
        alone = [p for p in children(verb, "prt") if not children(p, "pobj")]
        if not found and not alone:  # "called on leaders", with "on" taken for a particle
            found = table.get(word, ())
        return list(found)

    def _particle(self, verb: "Token") -> str | None:
        """Return the particle, also one that was parsed as a preposition ("voted down the bill")."""
        found = particle(verb)
        if found is not None:
            return found
        following = (p for p in children(verb, "prep") if p.i == verb.i + 1)
        return next(
            (p.lower_ for p in following if f"{lemma(verb)}_{p.lower_}" in self.filling.lexicon.verbs), None
        )

    def _apply(self, frame: Frame, verb: "Token") -> Iterator[Claim]:
        self.filling.trace.trying(frame, verb)
        felt = frame.source == ("obj",)  # "the verdict outraged Norway"
        sources = self.filling.sources(frame, objects(verb)) if felt else self._sources(frame, verb)
        if not sources:
            self.filling.trace.barren("source")
            return
        if is_reciprocal(verb):
            yield from self._one_another(frame, sources, verb)
            return
        for slot in frame.target:
            targets = self._slot(frame, verb, slot)
            if targets:
                turned = self._turned(frame, verb) if slot == "for_clause" else frame
                self.filling.trace.joined(sources, targets)
                yield from pairs(turned, sources, targets, done_at(frame.id, verb), 0.9)
                if frame.id in _EXCHANGES:  # what one trades with another the other trades back
                    yield from pairs(frame, targets, self.filling.allowed(frame, sources), verb, 0.8)
                yield from self._waged(frame, sources, targets, verb)
                return
        self.filling.trace.barren("target")

    def aimed_at(self, frame: Frame, verb: "Token") -> list[Filler]:
        """Return whom a frame of the verb would be done to, whoever does it."""
        return next((found for slot in frame.target if (found := self._slot(frame, verb, slot))), [])

    def _waged(self, frame: Frame, sources: list[Filler], targets: list[Filler], verb: "Token") -> Iterator[Claim]:
        """ "an offensive backed by Chad": who backs an attack supports who wages it."""
        if frame.id != "support.back":
            return
        waged = [t for f in targets if f.role.type is NodeKind.PROPOSAL for t in waged_by(f.token)]
        yield from pairs(frame, sources, self.filling.sources(frame, waged), verb, 0.7)

    def _one_another(self, frame: Frame, ends: list[Filler], verb: "Token") -> Iterator[Claim]:
        """ "Sudan and Chad accused each other": each of the other; a symmetric relation once."""
        for i, first in enumerate(ends):
            others = ends[i + 1 :] if frame.relation in _SYMMETRIC else [*ends[:i], *ends[i + 1 :]]
            yield from pairs(frame, [first], self.filling.allowed(frame, others), verb, 0.8)

    def _sources(self, frame: Frame, verb: "Token") -> list[Filler]:
        for slot in frame.source:
            tokens = subjects(verb) if slot == "subj" else self._slot_tokens(verb, slot)
            found = self.filling.sources(frame, tokens)
            if found:
                return found
        return []

    def _turned(self, frame: Frame, verb: "Token") -> Frame:
        """ "called for the bill to be dropped" rejects the bill, "... to be adopted" supports it."""
        for clause in children(verb, "advcl", "ccomp", "xcomp"):
            for other in self._frames(clause):
                if other.relation in (Relation.REJECTS, Relation.SUPPORTS) and is_passive(clause):
                    return other
        return frame

    # -- slots ---

    def _slot(self, frame: Frame, verb: "Token", slot: str) -> list[Filler]:
        if slot == "content":
            wished = [c for c in children(verb, "ccomp", "xcomp") if c.i > verb.i and is_wished(c)]
            wished += [d for c in wished for d in children(c, "conj")]
            things = ((self._wished(c), c) for c in wished if has_subject(c))
            return [Filler(role, c, 0.7) for role, c in things if role is not None]
        if slot == "for_content":
            kept = [c for c in children(verb, "advcl", "ccomp", "xcomp") if c.i > verb.i and is_for(c)]
            things = ((self.filling.arguments.nominals.proposals.content(c), c) for c in kept)
            return [Filler(role, c, 0.7) for role, c in things if role is not None]
        if slot == "context":
            return self.filling.allowed(frame, self.filling.context(frame, verb))
        if slot == "obj.owner":
            owners = (self.filling.owner(o) for o in objects(verb))
            return self.filling.allowed(frame, [f for f in owners if f is not None])
        named = ends_named(frame, slot, verb, self.filling)
        if named is not None:
            return self.filling.allowed(frame, named)
        felt = slot == "subj" and frame.source == ("obj",)  # "was not convinced by the plan"
        tokens = subjects(verb) if felt else self._slot_tokens(verb, slot)
        if frame.relation is Relation.REJECTS and slot == "obj":
            tokens = role_played(tokens) or tokens
        return self.filling.targets(frame, tokens)

    def _wished(self, clause: "Token") -> Role | None:
        arguments = self.filling.arguments
        if is_small_clause(clause):  # "ordered it shut down": what is meant by "it", or nothing
            trifles = self.filling.lexicon.classes["mere_things"]
            return None if {lemma(s) for s in children(clause, "nsubj")} & trifles else demanded(clause, arguments)
        return demanded(clause, arguments) or arguments.nominals.proposals.content(clause)

    def _slot_tokens(self, verb: "Token", slot: str) -> list["Token"]:
        """Return the tokens in a slot; what is no slot of its own is the name of a preposition."""
        if slot == "mutual":
            return []
        if slot == "subj":
            return objects(verb) if is_passive(verb) else subjects(verb)
        if slot == "obj" and lemma(verb) == "order" and any(map(is_passive, children(verb, "xcomp"))):
            return []  # "ordered him to be watched": others are to do it
        if slot == "aimed":
            aims = [c for o in objects(verb) for c in children(o, "acl") if lemma(c) in ("aim", "direct")]
            inner = [g for a in aims for p in children(a, "prep") for g in children(p, "pcomp", "pobj")]
            return [t for g in inner for t in (objects(g) if g.pos_ == "VERB" else [g])]
        if slot in AIMS:
            return AIMS[slot](verb)
        if slot in ("obj", "obj.place", "with_obj", "dative"):
            return self._object_tokens(verb, slot)
        if slot == "subj":
            return subjects(verb)
        if slot in ("comp", "comp.subj", "comp.obj", "for_clause"):
            return self._clause_tokens(verb, slot)
        if slot == "where":
            where = verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children)
            return conjuncts(verb.head) if where else []
        return self._prepositional(verb, slot)

    def _prepositional(self, verb: "Token", slot: str) -> list["Token"]:
        """Follow prepositions: "on", "in.on" (on the object noun), "to.with", "comp.to" (in the clause)."""
        first, *names = slot.split(".")
        if not names:
            found = preposition_objects(verb, first)
            after = [t for t in found if t.i > verb.i]  # "In the south, Chad took part in the patrols"
            return called_so(after or found)
        if first == "comp":
            clauses = children(verb, "xcomp", "ccomp", "acl")
            tokens = [t for c in clauses for t in (c, *objects(c))]
        else:
            of_object = counted(objects(verb)) if first == "in" else []
            tokens = of_object or preposition_objects(verb, first)
        for name in names:
            tokens = [p for t in tokens for p in preposition_objects(t, name)]
        return called_so(tokens)

    def _object_tokens(self, verb: "Token", slot: str) -> list["Token"]:
        if slot == "dative":
            return [t for t in children(verb, "dative") if t.pos_ != "ADP"]
        found = objects(verb) or so_called(verb)
        if slot == "obj.place":
            return [c for o in found for c in children(o, "compound", "nmod") if self._names_state(c)]
        if slot == "with_obj":
            return found if preposition_objects(verb, "with") else []
        prt = self._particle(verb)
        return found or (preposition_objects(verb, prt) if prt is not None else [])

    def _clause_tokens(self, verb: "Token", slot: str) -> list["Token"]:
        if slot == "comp":
            return self._contents(verb)
        if slot == "comp.subj":
            clauses = [c for c in children(verb, "ccomp", "xcomp") if c.i > verb.i]
            clauses += [d for c in clauses for d in children(c, "conj") if has_subject(d)]
            clauses = [
                c for c in clauses if (lemma(verb) != "insist" or is_wished(c)) and not is_wish_in_passive(c)
            ]
            return [s for c in clauses for s in children(c, "nsubj", "nsubjpass")]
        if slot == "comp.obj":
            clauses = children(verb, "xcomp", "ccomp", "acl")
            return [o for c in clauses for o in (objects(c) or preposition_objects(c, "on"))]
        marked = [c for c in children(verb, "advcl", "ccomp", "xcomp") if is_for(c)]
        return [s for c in marked for s in children(c, "nsubj", "nsubjpass")]

    def _contents(self, verb: "Token") -> list["Token"]:
        """Return the clauses that a position is about: "balked at ceding territory"."""
        found = [t for t in complements(verb) if t.dep_ in ("xcomp", "pcomp") and t.tag_ in ("VBG", "VB")]
        if lemma(verb) in ("refuse", "decline"):
            found = [o for t in found if self._takes_side(t) for o in objects(t)]
        return found + [c for p in children(verb, "prep") if p.lower_ in _ABOUT for c in children(p, "pcomp")]

    def _names_state(self, token: "Token") -> bool:
        role = self.filling.arguments.cast.at.get(token.i)
        return role is not None and role.type is NodeKind.STATE and token.pos_ == "PROPN"

    def _takes_side(self, verb: "Token") -> bool:
        """Tell whether a verb takes a position, so that refusing it is rejecting its object."""
        words = self.filling.lexicon
        return any(f.relation is Relation.SUPPORTS and meets(f.needs, verb, words) for f in self._frames(verb))

    # -- what no single frame says ---

    def _mutual(self, frames: list[Frame], verb: "Token") -> Iterator[Claim]:
        """ "Brazil and Paraguay signed an agreement": the subjects with one another."""
        for frame in frames:
            if "mutual" not in frame.target or not meets(frame.needs, verb, self.filling.lexicon):
                continue
            if any(self._slot(frame, verb, slot) for slot in frame.target):
                continue
            unnamed = any(lemma(t) == "condition" for t in preposition_objects(verb, "on"))  # "of anonymity"
            spoken = lemma(verb) in _ADDRESSING and (unnamed or preposition_objects(verb, "to"))
            if (objects(verb) and not frame.needs) or spoken:
                continue
            heard = preposition_objects(verb, "to") if frame.relation is Relation.NEGOTIATES_WITH else []
            if any(t.lower_ != "table" for t in heard):
                continue  # "Brazil and Paraguay spoke to reporters"
            if lemma(verb) == "work" and not any(c.lower_ in _JOINTLY for c in verb.children):
                continue  # "Brown and Gray worked to defend it"
            found: list[Filler] = []
            for filler in self.filling.verb_sources(frame, verb):
                if filler.role not in [f.role for f in found]:
                    found.append(filler)
            if len(found) > 1:
                for i, first in enumerate(found):
                    yield from pairs(frame, [first], self.filling.allowed(frame, found[i + 1 :]), verb, 0.8)
                    if frame.relation not in _SYMMETRIC:
                        yield from pairs(frame, [first], self.filling.allowed(frame, found[:i]), verb, 0.8)
                return

    def _by_letter(self, frames: list[Frame], verb: "Token") -> Iterator[Claim]:
        """ "In a letter to Brown, clerks asked for a truce": it is asked of Brown."""
        tokens = addressees(verb) if frames else []
        named = any(t.pos_ == "PROPN" for t in objects(verb))  # "wrote to Brown urging Chad to help"
        fit = (f for f in frames if tokens and not named and meets(f.needs, verb, self.filling.lexicon))
        if (frame := next(fit, None)) is not None:
            targets = [t for t in self.filling.targets(frame, tokens) if t.role.type is not NodeKind.PROPOSAL]
            yield from pairs(frame, self.filling.verb_sources(frame, verb), targets, verb, 0.75)

    def _announced(self, verb: "Token") -> Iterator[Claim]:
        """ "announced that the debate had been cancelled": who announces it did it, or plans what "would be"."""
        if lemma(verb) not in _DECREEING or is_passive(verb):
            return
        for clause in children(verb, "ccomp"):
            asked = any(c.tag_ == "WRB" or c.lower_ == "whether" for c in clause.children)
            if not is_passive(clause) or subjects(clause) or asked:
                continue
            for frame in self.filling.lexicon.verbs.get(lemma(clause), ()):
                if frame.relation in (Relation.SUPPORTS, Relation.REJECTS, Relation.PROPOSES):
                    targets = self.filling.targets(frame, objects(clause))
                    things = [t for t in targets if t.role.type is NodeKind.PROPOSAL]
                    ahead = any(c.lower_ in ("will", "would") for c in children(clause, "aux"))
                    decided = frame.relation is Relation.PROPOSES or lemma(verb) in ("decide", "decree")
                    at = verb if ahead and decided else clause
                    yield from pairs(frame, self.filling.verb_sources(frame, verb), things, at, 0.7)
                    return

    def _decided_in(self, frames: list[Frame], verb: "Token") -> Iterator[Claim]:
        """ "The amendment was defeated in the House of Commons": the house did it."""
        for frame in frames:
            if frame.relation not in (Relation.SUPPORTS, Relation.REJECTS):
                continue
            houses = self.filling.sources(frame, preposition_objects(verb, "in"))
            bodies = [h for h in houses if h.role.type is NodeKind.ORGANIZATION]
            things = [t for t in self.filling.targets(frame, objects(verb)) if t.role.type is NodeKind.PROPOSAL]
            if bodies and things:
                yield from pairs(frame, bodies, things, verb, 0.75)
                return

    def _passed(self, verb: "Token") -> Iterator[Claim]:
        """ "The bill passed the Senate": the body supports what passed it."""
        arguments = self.filling.arguments
        for bill in subjects(verb):
            thing = arguments.recipient(bill, place=False)
            if thing is None or thing.role.type is not NodeKind.PROPOSAL:
                continue
            for token in (
                objects(verb)
                + preposition_objects(verb, "by")
                + [t for name in ("through", "in") for t in preposition_objects(verb, name)]
            ):
                body = arguments.actor(token)
                if body is not None and body.role.type is NodeKind.ORGANIZATION:
                    yield Claim(Relation.SUPPORTS, body, thing, verb, "support.passed_body", None, 0.85)
