"""Threats made in speech: "said it would strike Chad", "we will see them in court"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.frames.claims import Claim
from kg_loaders.frames.clauses import AIMS
from kg_loaders.frames.filling import Filling
from kg_loaders.frames.needs import meets
from kg_loaders.frames.verbs import VerbFrames
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects, subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Threats", "outspoken"]

_ANNOUNCING: Final = frozenset("say warn tell add declare announce insist state threaten vow swear".split())
_FORCE: Final = frozenset("attack.attack attack.strike attack.fire_at attack.war attack.set_fire".split())
_LOOSE: Final = frozenset("hit target strike surround poison burn execute".split())
"""What is said of groups and prices too, without force."""
_ANSWERING: Final = frozenset("respond retaliate strike_back hit_back".split())
_POWERS: Final = (NodeKind.STATE, NodeKind.ORGANIZATION)
_PRICES: Final = frozenset("price consequence retaliation punishment revenge wrath response reprisal".split())
_PENALTIES: Final = (Relation.COERCES, Relation.SANCTIONS)
_PUNISHED: Final = frozenset("punish prosecute lock crush shoot kill try hunt".split())
_AHEAD: Final = frozenset("will would 'll 'd shall".split())


@dataclass(slots=True)
class Threats:
    """Reads the force that somebody says he will use."""

    filling: Filling
    verbs: VerbFrames

    def claims(self, verb: "Token") -> Iterator[Claim]:
        """Yield whom the subject of a verb of speech threatens with what it announces."""
        if lemma(verb) not in _ANNOUNCING or is_passive(verb):
            return
        yield from self._conditional(verb)
        announced = [c for c in children(verb, "ccomp") if not is_passive(c)]
        announced += [d for c in announced for d in children(c, "conj") if d.pos_ == "VERB"]
        for clause in announced:
            if lemma(verb) == "warn" and lemma(clause) in ("face", "risk") and not children(clause, "aux", "neg"):
                yield from self._paying(verb, clause)
            if any(a.lower_ in _AHEAD for a in children(clause, "aux")) and not children(clause, "neg"):
                yield from self._announced(verb, clause)
                yield from self._paying(verb, clause)

    def _conditional(self, verb: "Token") -> Iterator[Claim]:
        """ "warned that marchers who blocked the jail would be locked up": who warns them threatens them."""
        if lemma(verb) not in ("warn", "vow", "threaten", "swear"):
            return
        for clause in children(verb, "ccomp"):
            ahead = any(a.lower_ in _AHEAD for a in children(clause, "aux")) and not children(
                clause, "neg", "agent"
            )
            penal = any(f.relation in _PENALTIES for f in self.filling.lexicon.verbs.get(lemma(clause), ()))
            if not (ahead and is_passive(clause) and (penal or lemma(clause) in _PUNISHED)):
                continue
            for token in children(clause, "nsubjpass"):
                target = self._speaker(token) if children(token, "relcl") else None
                for speaker in (f for t in subjects(verb) for f in [self._speaker(t)] if f is not None and target):
                    if target is not None:
                        yield Claim(Relation.THREATENS, speaker, target, verb, "threaten.announced", None, 0.6)

    def _paying(self, verb: "Token", clause: "Token") -> Iterator[Claim]:
        """ "said that Chad would pay a heavy price", "would face consequences": who says so threatens Chad."""
        owed = {lemma(o) for o in objects(clause)} & _PRICES
        if lemma(clause) not in ("pay", "face", "suffer", "bear", "feel") or not owed or lemma(verb) == "add":
            return
        speakers = [f for t in subjects(verb) for f in [self._speaker(t)] if f is not None]
        for speaker in (f for f in speakers if f.role.type in _POWERS or f.role.home is not None):
            for target in (f for t in subjects(clause) for f in [self._speaker(t)] if f is not None):
                if target.role is not speaker.role and not self._is_own(target.token, speaker):
                    yield Claim(Relation.THREATENS, speaker, target, verb, "threaten.announced", None, 0.6)

    def _announced(self, verb: "Token", clause: "Token") -> Iterator[Claim]:
        speakers = [f for t in subjects(verb) for f in [self._speaker(t)] if f is not None]
        doers = subjects(clause)
        for speaker in speakers:
            if not any(self._is_own(doer, speaker) for doer in doers):
                continue
            for target in self._targets(clause):
                if target.role is not speaker.role:
                    weight = 0.7 * speaker.confidence * target.confidence
                    yield Claim(Relation.THREATENS, speaker, target, verb, "threaten.announced", None, weight)

    def _speaker(self, token: "Token") -> Filler | None:
        return self.filling.arguments.actor(token) or self.filling.arguments.people(token)

    def _is_own(self, doer: "Token", speaker: Filler) -> bool:
        """Tell whether who will do it is who says so, or is his: "it", "we", "their fighters"."""
        arguments = self.filling.arguments
        own = arguments.actor(doer) or arguments.people(doer)
        if own is not None and (own.role is speaker.role or own.role.key == speaker.role.home is not None):
            return True
        if doer.lower_ in ("we", "i", "they", "it", "he", "she"):
            return own is None
        held = [arguments.actor(p) for p in children(doer, "poss") if p.pos_ == "PRON"]
        return any(h is not None and h.role is speaker.role for h in held)

    def _targets(self, clause: "Token") -> list[Filler]:
        words = self.filling.lexicon
        if lemma(clause) in ("march", "advance"):
            places = [self.filling.arguments.recipient(t, place=False) for t in preposition_objects(clause, "on")]
            return [p for p in places if p is not None and p.role.type is not NodeKind.PROPOSAL]
        if lemma(clause) in _ANSWERING:
            aims = AIMS["unless"](clause) or preposition_objects(clause, "against")
            fillers = [self.filling.arguments.recipient(t, place=False) for t in aims]
            return [f for f in fillers if f is not None and f.role.type in (NodeKind.STATE, NodeKind.ORGANIZATION)]
        for frame in words.verbs.get(lemma(clause), ()):
            if frame.id in _FORCE and meets(frame.needs, clause, words):
                found = self.verbs.aimed_at(frame, clause)
                known = [f for f in found if f.role.type is not NodeKind.GROUP or lemma(clause) not in _LOOSE]
                if known:
                    return known
        return []


def outspoken(claim: Claim) -> Claim:
    """Return a claim whose future is the threat itself as one that is made: "we will see them in court"."""
    above = claim.predicate.head.head
    beside = claim.rule == "n.hands" and above.pos_ in ("NOUN", "PROPN")  # "Goma, the last city in rebel hands"
    return replace(claim, stated=True) if beside or claim.rule == "threaten.court" else claim
