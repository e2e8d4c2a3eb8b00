"""Filling: which entity a token puts into a slot of a frame."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg_loaders.arguments import THE_PRESS, Arguments, Filler
from kg_loaders.cast import Role
from kg_loaders.explanations import Trace
from kg_loaders.frames.campaigns import ARMED_BANDS
from kg_loaders.frames.captures import is_ones_own
from kg_loaders.frames.claims import OPPOSITE, POSITIONS
from kg_loaders.frames.clauses import is_asked, is_intention, object_before
from kg_loaders.frames.conduct import SUFFERED, owner_of_conduct, owner_of_virtue, undone_thing
from kg_loaders.frames.land import (
    GOVERNED,
    GROUND,
    KEEPING,
    LAND,
    MILITARY,
    PARTS,
    SETTLED,
    is_untouched,
    place_before,
)
from kg_loaders.frames.requests import asked_for
from kg_loaders.frames.rulings import DECREED, decreed_by, requested
from kg_loaders.lexicon import Frame, Lexicon
from kg_loaders.several import among_them, names_all
from kg_loaders.syntax import children, is_faulted, lemma, preposition_objects, wraps_deed
from kg_loaders.valency import subjects
from kg_schema import RELATION_TYPES, NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Filling"]

_FORCE = frozenset(
    {Relation.ATTACKS, Relation.OCCUPIES, Relation.MOBILIZES_AGAINST, Relation.COERCES, Relation.RETREATS_FROM}
)
_OF_OWNERS = frozenset({Relation.ATTACKS, Relation.MOBILIZES_AGAINST, Relation.RETREATS_FROM})
"""Force that is used on a state's things, or that leaves them, is used on the state."""
_USED = frozenset({Relation.ATTACKS, Relation.MOBILIZES_AGAINST})
_THROUGH_THINGS = frozenset({Relation.SANCTIONS, Relation.CONCEDES_TO, Relation.THREATENS})
"""What is done to a state's or group's things is done to it: "tariffs on Indian steel", "the miners' demands"."""
_WITH_OTHERS = frozenset({Relation.NEGOTIATES_WITH, Relation.AGREES_WITH, Relation.COOPERATES_WITH})
_OF_EACH = {Relation.SANCTIONS, Relation.COERCES, Relation.ATTACKS, Relation.CRITICIZES, Relation.DEMANDS}
"""What is done to several people is done to each who is named of them."""
_URGED = frozenset("behest request urging bidding instigation insistence invitation".split())
"""What one does a thing "at", which is done to nobody there."""
_MUTUAL = frozenset({Relation.NEGOTIATES_WITH, Relation.AGREES_WITH})
_STRONG = frozenset({Relation.SUPPORTS, Relation.REJECTS, Relation.PROTESTS})
_LOOSE = _STRONG | {Relation.CRITICIZES}  # positions that may be about whatever a noun names
_WISHES = frozenset(("demand.demand", "demand.call_for", "n.demand"))
_WEAK = frozenset({"reject.undo", "reject.defeat", "criticize.blame"})
_ABSTRACT = tuple("tion sion ment ance ence ity ism ship dom ure age acy cy al ing xit".split())
_EMPTY = frozenset("notion idea prospect possibility concept option suggestion principle participation".split())
_POWERS = frozenset("act law powers power legislation rules mandate article clause".split())
_ASKING = frozenset("call demand request appeal plea push".split())


@dataclass(slots=True)
class Filling:
    """Puts entities into the slots of frames."""

    arguments: Arguments
    lexicon: Lexicon
    trace: Trace

    def source(self, frame: Frame, token: "Token") -> Filler | None:
        """Return who acts at the token, if such an entity may be a source of the frame's relation."""
        filler = self.arguments.actor(token)
        if (filler is None or filler.role.type is NodeKind.PROPOSAL) and lemma(token) in DECREED:
            filler = self._through(frame, token) or filler
        if filler is None and frame.relation in POSITIONS and token.dep_ in ("nsubj", "pobj"):
            filler = self.arguments.crowd(token)
        if filler is None and frame.relation not in POSITIONS:
            filler = self.arguments.people(token) or self._user(frame, token)
        sources = RELATION_TYPES[frame.relation].sources & frame.sources_allowed
        if filler is None or filler.role.type not in sources:
            self.trace.unfilled("source", token, filler.role if filler is not None else None)
            return None
        return filler

    def _through(self, frame: Frame, token: "Token") -> Filler | None:
        """Return who acts through an order ("Brown's order bars them") or a ruling ("a ruling that upheld it")."""
        role = self.arguments.cast.at.get(token.i) if frame.relation is Relation.SANCTIONS else None
        told = [token.doc[h] for h in role.heads] if role is not None else [token]
        found = (self.arguments.actor(t) for o in told for t in decreed_by(frame.relation, o))
        return next((Filler(f.role, token, f.confidence * 0.9) for f in found if f is not None), None)

    def _user(self, frame: Frame, token: "Token") -> Filler | None:
        """Return whose arms do it: "a strike by Chadian jets"."""
        arms = (
            frame.source[0] in ("jailer", "air_support")
            or lemma(token) in self.lexicon.classes["instruments"] | MILITARY
        )
        owner = self.arguments.nominals.owner_of(token) if arms else None
        return Filler(owner, token, 0.75) if owner is not None else None

    def sources(self, frame: Frame, tokens: list["Token"]) -> list[Filler]:
        """Return the sources that the tokens name; "Indian and Chinese officials" names two."""
        found: list[Filler] = []
        for token in tokens:
            both = self.arguments.both(token)
            unknown = any(c.lower_ == "both" for c in token.lefts) and lemma(token) in ("man", "woman")
            own = None if both or unknown or names_all(token, self.arguments.cast) else self.source(frame, token)
            found += both or ([own] if own is not None else [])
        for token in tokens:
            more = [f for f in self.arguments.further(token) if f.role.type in frame.sources_allowed]
            if frame.relation in _MUTUAL and not names_all(token, self.arguments.cast):  # "among them" are no side
                more = [f for f in more if f.token.i == token.i or f.role.type is not NodeKind.PERSON]
            found += [f for f in more if f.role not in [g.role for g in found]]
        return found

    def verb_sources(self, frame: Frame, verb: "Token") -> list[Filler]:
        """Return the sources that a verb's subjects name."""
        return self.sources(frame, subjects(verb))

    def allowed(self, frame: Frame, fillers: list[Filler]) -> list[Filler]:
        """Return those fillers that the frame and its relation allow as targets."""
        targets = frame.targets_allowed & RELATION_TYPES[frame.relation].targets
        if NodeKind.REGION not in targets:
            fillers = [self.arguments.seat(f) for f in fillers]
        for unfit in (f for f in fillers if f.role.type not in targets):
            self.trace.unfilled("target", unfit.token, unfit.role)
        return [f for f in fillers if f.role.type in targets]

    def targets(self, frame: Frame, tokens: list["Token"]) -> list[Filler]:
        """Return the entities that the tokens put into a target slot, those that the frame allows."""
        found: list[Filler] = []
        for token in tokens:
            both = self.arguments.both(token)
            filler = None if both else self.target(frame, token)
            if filler is None and not both:
                self.trace.unfilled("target", token, None)
            found += both or ([filler] if filler is not None else [])
        listed = [Filler(r, t, 0.8) for token in tokens for r, t in among_them(token, self.arguments.cast)]
        found += [f for f in listed if frame.relation in _OF_EACH and f.role not in [g.role for g in found]]
        if found and any(t.tag_ in ("NNS", "NNPS") for t in tokens):  # "the ministers of Togo and Benin"
            further = [f for t in tokens for f in self.arguments.further(t)]
            found += [f for f in further if f.role not in [g.role for g in found]]
        return self.allowed(frame, found)

    def target(self, frame: Frame, token: "Token") -> Filler | None:
        """Return the entity that one token puts into a target slot, allowed or not."""
        if token.lower_.endswith(("self", "selves")) or (token.head.lower_ == "at" and token.lower_ in _URGED):
            return None
        if frame.relation in POSITIONS:
            return self._position_target(frame, token)
        place = frame.relation in _FORCE
        if frame.relation is Relation.OCCUPIES and token.lower_ in PARTS:
            return self._part_held(frame, token)
        if frame.relation is Relation.OCCUPIES and token.lower_ == "it":
            before = place_before(token, self.arguments.cast.at)
            return Filler(before, token, 0.7) if before is not None else None
        filler = self.arguments.recipient(token, place=place)
        thing = filler is not None and filler.role.type is NodeKind.PROPOSAL
        region = filler is not None and filler.role.type is NodeKind.REGION
        several = token.tag_ == "NNS" and lemma(token) in self.lexicon.classes["people"]
        shot = lemma(token) in self.lexicon.offices["place"]  # who shoots a mayor attacks no town
        if region and (shot or (several and frame.relation in _WITH_OTHERS)):  # "three European ministers"
            return Filler(self.arguments.nominals.group(token), token, 0.7)
        if filler is not None and (not thing or NodeKind.PROPOSAL in frame.targets_allowed):
            return filler
        people = self.arguments.people(token)
        if people is not None:
            return people
        if not place:
            owner = self.owner(token) if frame.relation in _THROUGH_THINGS else None
            if owner is None and frame.relation is Relation.THREATENS and self._acting_places(token):
                return Filler(self.arguments.nominals.group(token), token, 0.65)
            vague = owner is not None and owner.role.type is NodeKind.GROUP
            return None if vague and frame.relation is Relation.THREATENS else owner
        if lemma(token) in MILITARY:
            holder = self.arguments.nominals.owner_of(token)
            armed = next((c for c in children(token, "compound", "amod") if lemma(c) in ARMED_BANDS), None)
            if armed is not None and (holder is None or holder.type is NodeKind.REGION):
                return Filler(self.arguments.nominals.group(armed), token, 0.7)  # "rebel positions"
            if holder is not None:
                return Filler(holder, token, 0.75)
        if frame.relation is Relation.OCCUPIES and token.pos_ == "NOUN" and lemma(token) in LAND | GROUND:
            named = [c for c in children(token, "compound") if c.pos_ == "PROPN"]
            if named:  # "the Heglig oil field"
                at = self.arguments.cast.at.get(named[-1].i)
                return Filler(at or self.arguments.nominals.site(token), token, 0.7)
        known = self._body_of(token) or self._unnamed(frame, token) or self._place_of(frame.relation, token)
        return known or self._new_place(frame, token)

    def _acting_places(self, token: "Token") -> bool:
        """Tell whether a plural is of unnamed places or bodies that can act: "cities that refuse to comply"."""
        described = children(token, "relcl", "amod", "acl", "compound")
        return token.tag_ == "NNS" and lemma(token) in GOVERNED and bool(described)

    def _part_held(self, frame: Frame, part: "Token") -> Filler | None:
        """Return the land of which most, much or parts are held: "most of Chad's cities", "much of the north"."""
        for whole in preposition_objects(part, "of"):
            filler = self.arguments.recipient(whole, place=True)
            if filler is not None:
                return filler
            land = lemma(whole) in SETTLED | LAND
            place = self.arguments.nominals.place_of(whole) if land else None
            return Filler(place, part, 0.7) if place is not None else self.target(frame, whole)
        return None

    def owner(self, token: "Token") -> Filler | None:
        """Return whose a thing is: tariffs on "Indian steel" are on India, "the miners' demands" are theirs."""
        nominals = self.arguments.nominals
        if token.lower_ in ("behalf", "behest", "request", "urging"):
            return None
        if lemma(token) in SUFFERED and preposition_objects(token, "of"):
            return next(filter(None, map(self.arguments.actor, children(token, "poss", "amod"))), None)
        own = [c for c in children(token, "poss") if c.pos_ != "PRON"]
        away = (t for t in preposition_objects(token, "from") if not is_ones_own(t))  # not "its airspace"
        holders = [*own, *preposition_objects(token, "of"), *away]
        for holder in holders:
            held = self.arguments.actor(holder) or self.arguments.people(holder)
            if held is not None:
                return held
            if (place := nominals.place_of(holder)) is not None:
                return Filler(place, token, 0.7)
        role = nominals.owner_of(token)
        return Filler(role, token, 0.75) if role is not None else None

    def _position_target(self, frame: Frame, token: "Token") -> Filler | None:
        thing = undone_thing(token, self.lexicon) if frame.relation in OPPOSITE else None
        if thing is not None:
            filler = self._position_target(frame, thing)
            return replace(filler, undone=True, confidence=filler.confidence * 0.8) if filler is not None else None
        if lemma(token) in ("way", "manner") and frame.relation in OPPOSITE:
            doers = [s for c in children(token, "relcl") for s in children(c, "nsubj")]
            filler = next((f for f in map(self.arguments.actor, doers) if f is not None), None)
            return replace(filler, confidence=filler.confidence * 0.85) if filler is not None else None
        if token.tag_ == "VBG" and token.left_edge.lower_ == "it" and len(list(token.children)) == 1:
            token = token.left_edge  # "coming out against it growing"
        if lemma(token) in _EMPTY:
            contents = [c for p in children(token, "prep") for c in children(p, "pcomp", "pobj")]
            token = contents[0] if contents else token
        if lemma(token) == "use":  # "confirmed its use of the act"
            token = next((t for t in preposition_objects(token, "of") if t.lower_ in _POWERS), token)
        if lemma(token) in _ASKING and frame.relation in OPPOSITE:
            token = next(iter(preposition_objects(token, "for")), token)  # the vote that is called for
        if frame.relation is Relation.PROPOSES and is_intention(token):
            return None
        for deed in requested(frame, token):
            return Filler(self.arguments.nominals.proposals.clause(deed), token, 0.75)
        proposals = NodeKind.PROPOSAL in frame.targets_allowed
        if proposals and (sought := asked_for(frame.relation, token, self.arguments)) is not None:
            return Filler(sought, token, 0.75)
        faulted = token.lower_ == "it" and frame.relation is Relation.CRITICIZES and is_faulted(token)
        if not faulted and proposals and (frame.relation is not Relation.DEMANDS or token.dep_ == "nsubjpass"):
            if (pointed := self._pointed_at(frame, token)) is not None:
                return pointed
            noun = object_before(token) if token.lower_ in ("it", "this", "that", "them") else None
            if noun is not None:
                return self._position_target(frame, noun)
        filler = self.arguments.recipient(token, place=False)
        asked = frame.relation is Relation.DEMANDS and is_asked(token)
        state = filler is not None and filler.role.type is NodeKind.STATE
        if token.lower_ == "it" and state and not (faulted or asked):
            return None  # "welcomed it": what was done, not the country
        body = filler is not None and filler.role.type is not NodeKind.PROPOSAL and token.pos_ == "NOUN"
        if body and frame.relation is Relation.PROPOSES and token.i not in self.arguments.cast.at:
            return Filler(self.arguments.nominals.proposals.thing(token), token, 0.7)  # "a mission of theirs"
        if filler is None and (frame.relation is Relation.DEMANDS or token.lower_ in THE_PRESS):
            filler = self.arguments.people(token) or self.arguments.crowd(token)
        if filler is None and proposals and self._a_thing(frame, token):
            filler = self.arguments.proposal(token)
        if frame.id == "criticize.blame_on" and (filler is None or filler.role.type is NodeKind.PROPOSAL):
            return self.owner(token) or filler
        if filler is not None and frame.relation is Relation.CRITICIZES:
            return owner_of_conduct(self.arguments, filler, token)
        praised = owner_of_virtue(self.arguments, token) if frame.relation is Relation.SUPPORTS else None
        return praised or filler

    def _pointed_at(self, frame: Frame, token: "Token") -> Filler | None:
        """Return the proposal that "it" or, where sides are taken, "them" or "both" points back to."""
        several = token.lower_ in ("them", "both", "these", "those")
        if several and (frame.relation not in _STRONG or children(token, "prep", "relcl")):
            return None
        if not several and token.lower_ not in ("it", "this", "that"):
            return None
        if lemma(token.head) in ("dispute", "deny", "question") and token.lower_ != "it":
            return None  # what was said
        role = self.arguments.coreference.thing_before(token, several=several, reach=1 if several else 3)
        return Filler(role, token, 0.7) if role is not None else None

    def context(self, frame: Frame, predicate: "Token") -> list[Filler]:
        """Return the proposal that a position without object is about: of its content clause, or named before."""
        for clause in children(predicate, "advcl"):
            for content in children(clause, "ccomp"):
                for thing in children(content, "nsubj", "nsubjpass"):
                    filler = self.target(frame, thing)
                    if filler is not None and filler.role.type is NodeKind.PROPOSAL:
                        return [replace(filler, confidence=filler.confidence * 0.75)]
        told = predicate.dep_ == "conj" and lemma(predicate.head) in self.lexicon.classes["speech_verbs"]
        if told and lemma(predicate) == "disagree":
            return []  # "some said he should go, but she disagreed": with them
        if (asked := self._asked(predicate)) is not None:
            return [Filler(self.arguments.nominals.proposals.clause(asked), predicate, 0.6)]
        role = self.arguments.coreference.thing_before(predicate, reach=1)
        role = role or self._named_after(predicate)
        return [Filler(role, predicate, 0.6)] if role is not None else []

    def _named_after(self, predicate: "Token") -> Role | None:
        """Return the proposal that the rest of a sentence names: "Chad abstained, and Oman opposed the pact"."""
        at = self.arguments.cast.at
        found = (at[t.i] for t in predicate.sent if t.i > predicate.i and t.i in at)
        return next((r for r in found if r.type is NodeKind.PROPOSAL), None)

    def _asked(self, predicate: "Token") -> "Token | None":
        """Return what someone was asked to do just before who agreed or refused: "asked him to resign, but he"."""
        before = predicate.head
        if predicate.dep_ == "ROOT" and predicate.sent.start > 0:
            before = predicate.doc[predicate.sent.start - 1].sent.root
        frames = self.lexicon.verbs.get(lemma(before), ()) if before.i < predicate.i else ()
        if not any(f.relation is Relation.DEMANDS for f in frames):
            return None
        return next((c for c in children(before, "xcomp") if c.tag_ == "VB"), None)

    def _body_of(self, token: "Token") -> Filler | None:
        """Force used on "Hezbollah depots" is used on Hezbollah."""
        owner = self.arguments.nominals.owner_of(token)
        if owner is not None and owner.type is NodeKind.ORGANIZATION:
            return Filler(owner, token, 0.75)
        kept = [s for c in children(token, "relcl") if lemma(c) in KEEPING for s in children(c, "nsubj")]
        keepers = (self.arguments.actor(s) for s in kept)  # "depots in which Hezbollah kept rockets"
        return next((k for k in keepers if k is not None and k.role.type is NodeKind.ORGANIZATION), None)

    def _unnamed(self, frame: Frame, token: "Token") -> Filler | None:
        """Force used on "a hospital" has an unnamed place as its target."""
        occupied = frame.relation is Relation.OCCUPIES and lemma(token) in SETTLED
        if token.pos_ != "NOUN" or not (occupied or frame.relation is Relation.ATTACKS):
            return None
        if lemma(token) in MILITARY and self.arguments.nominals.owner_of(token) is not None:
            return None
        named = any(t.i in self.arguments.cast.at for t in preposition_objects(token, "of"))
        named = named or any(
            t.pos_ != "PRON" and self.arguments.actor(t) is not None for t in children(token, "poss")
        )
        if lemma(token) in self.lexicon.classes["facilities"] and not named:
            return Filler(self.arguments.nominals.site(token), token, 0.7)
        return None

    def _a_thing(self, frame: Frame, token: "Token") -> bool:
        """Tell whether a noun that names no known entity is something a position can be about."""
        if token.pos_ in ("VERB", "AUX") or wraps_deed(token):
            return True
        word, classes = lemma(token), self.lexicon.classes
        if word in classes["undoing_nouns"] and undone_thing(token, self.lexicon) is not None:
            return True
        vague = classes["vague_things"] if not children(token, "compound") else frozenset()
        plain = vague | classes["facilities"] | classes["mere_things"] | classes["groups"]
        if frame.relation is not Relation.PROTESTS:
            plain |= classes["people"]
        if {word, token.lower_} & plain:
            return False
        if any(word in offices for offices in self.lexicon.offices.values()):
            return False
        if word in classes["proposals"] | classes["force_nouns"] or word.endswith(_ABSTRACT):
            return True
        strong = (frame.relation in _LOOSE and frame.id not in _WEAK) or frame.id in _WISHES
        return (strong or frame.id == "propose.put_forward") and token.pos_ == "NOUN"

    def _place_of(self, relation: Relation, token: "Token") -> Filler | None:
        """Force used on an unnamed thing is used on the place or body it belongs to ("a base in Idlib")."""
        owner = self.arguments.nominals.owner_of(token) if relation in _OF_OWNERS else None
        if owner is not None and lemma(token) in self.lexicon.classes["instruments"]:
            return Filler(owner, token, 0.75)
        classes = self.lexicon.classes
        if relation in _USED and is_untouched(token, classes):
            return None  # "attack poverty in Chad"
        held = relation is not Relation.OCCUPIES or lemma(token) in LAND | SETTLED | MILITARY
        for name in ("in", "of", "near", "at", "inside", "around", "on") if held else ("of",):
            attached = relation is Relation.ATTACKS or (relation is Relation.OCCUPIES and lemma(token) in LAND)
            beside = attached and token.dep_ == "dobj" and name not in ("of", "on")
            places = preposition_objects(token, name) or (preposition_objects(token.head, name) if beside else [])
            for pobj in places:
                filler = self.arguments.recipient(pobj, place=True)
                if filler is not None and filler.role.type in (NodeKind.REGION, NodeKind.STATE):
                    return Filler(filler.role, token, filler.confidence * 0.8)
        if relation is Relation.OCCUPIES and lemma(token) in LAND:
            owners = (self.arguments.actor(c) for c in children(token, "poss"))
            owner = next((self._home(f.role) for f in owners if f is not None), None)
            owner = owner or self.arguments.nominals.place_of(token)
        return Filler(owner, token, 0.75) if owner is not None else None

    def _new_place(self, frame: Frame, token: "Token") -> Filler | None:
        """What is occupied, bombed or shelled, and has a name that nobody knows, is a place."""
        bombed = frame.relation is Relation.ATTACKS and lemma(token.head) in ("bomb", "shell")
        if token.pos_ != "PROPN" or token.dep_ != "dobj" or not (bombed or frame.relation is Relation.OCCUPIES):
            return None
        if token.ent_type_ or not token.text[:1].isupper() or children(token, "compound", "amod"):
            return None
        return Filler(self.arguments.nominals.site(token), token, 0.6)

    def _home(self, owner: Role) -> Role | None:
        """Return whose land a speaker means by "our land": the state that a person acts for."""
        return self.arguments.nominals.home(owner) if owner.type is NodeKind.PERSON else owner
