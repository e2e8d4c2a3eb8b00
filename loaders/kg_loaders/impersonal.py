"""Impersonal judgements: what it is time, wrong or too early to do ("it would be unfair to hold a vote")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.antecedents import MOMENTS
from kg_loaders.arguments import Arguments, Filler
from kg_loaders.cast import Role
from kg_loaders.denials import is_denied
from kg_loaders.lexicon import Lexicon
from kg_loaders.scale import Scale
from kg_loaders.syntax import children, is_passive, lemma, particle, preposition_objects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Impersonal", "side_of"]

_SIDES = (Relation.SUPPORTS, Relation.REJECTS)
_OPPOSITE = {Relation.SUPPORTS: Relation.REJECTS, Relation.REJECTS: Relation.SUPPORTS}
_RIPE = frozenset("time important necessary vital essential crucial imperative urgent right best better".split())
_HOLDING = frozenset("hold stage call convene organise organize conduct".split())
_FEASIBLE = frozenset("possible impossible difficult hard easy likely unlikely expensive feasible".split())
_HASTY = frozenset("rush force push".split())
_NOW = frozenset({"now", "this", "today"})
_SHAMEFUL = frozenset(
    "hypocritical cynical shameful disgraceful outrageous cowardly irresponsible reckless dishonest foolish "
    "stupid arrogant immoral scandalous reprehensible unforgivable inexcusable unconscionable disingenuous".split()
)
_WRONG = frozenset("wrong unacceptable".split())
_BEING = frozenset("have be get feel enjoy need".split())
"""What it may be important for somebody to have or be, without being asked of him."""
_COURSES = frozenset("send hold allow arm join sell buy grant give hand invade bomb attack use block".split())
"""What is decided as a measure is, besides the verbs of policy."""
_GOODWILL = frozenset("trust confidence peace unity momentum bridge consensus support awareness hope".split())
"""What everybody would build or raise."""
_EARLY = frozenset("early soon hasty".split())


def side_of(verb: "Token", lexicon: Lexicon) -> Relation | None:
    """Return the side taken by doing it to something; "take", "lead" take one only with "out of"."""
    if lemma(verb) in _HASTY and particle(verb) is None:
        return None  # what is "rushed" is done too soon, what is "rushed through" is done
    frames = (f for f in lexicon.verbs.get(lemma(verb), ()) if "obj" in f.target)
    return next((f.relation for f in frames if f.relation in _SIDES), None)


def _moments_for(clause: "Token", moment: "Token") -> list["Token"]:
    """Return the deeds of "an hour of great opportunity for blocking it"."""
    of = [t for t in preposition_objects(moment, "of") if lemma(t) in MOMENTS]
    preps = [p for t in (clause, moment, *of) for p in children(t, "prep") if p.lower_ == "for"]
    found = [g for p in preps for g in children(p, "pcomp") if g.tag_ == "VBG"]
    return found + [c for t in of for c in children(t, "acl", "relcl") if c.left_edge.lower_ == "to"]


@dataclass(slots=True)
class Impersonal:
    """Reads the deeds that somebody calls timely, right or wrong."""

    arguments: Arguments
    lexicon: Lexicon
    scale: Scale

    def of(self, clause: "Token") -> Iterator[tuple[Relation, Filler, str]]:
        """Yield relations, their targets and rules of what a said clause judges to be done."""
        deeds = [c for c in children(clause, "csubj") if c.tag_ == "VBG" and not is_denied(clause)]
        if lemma(clause) != "be":
            sign = self.scale.predicate(clause) if deeds else 0
            for deed in deeds if sign else ():
                yield from self._course(deed, sign)
            return
        it = any(c.lower_ == "it" for c in children(clause, "nsubj", "expl"))
        if it:
            yield from self._of_somebody(clause)
        now = any(c.lower_ in _NOW for c in children(clause, "nsubj", "expl", "advmod"))
        for judged in children(clause, "attr", "acomp") if it or deeds or now else ():
            ripe = lemma(judged) in MOMENTS and (it or now)
            if not (it or deeds or ripe) or self._of_whom(clause, judged):
                continue
            never = is_denied(clause) or any(c.lower_ == "no" for c in judged.lefts)
            sign = (-1 if never else 1) if ripe else self._sign(clause, judged)
            done = children(judged, "xcomp", "relcl", "acl", "advcl") + children(clause, "xcomp", "advcl")
            told = [d for d in done if any(c.lower_ == "to" for c in children(d, "aux"))] if it or now else deeds
            told += _moments_for(clause, judged) if ripe else []
            for deed in told if sign else ():
                yield from self._deed(deed, sign)

    def _sign(self, clause: "Token", judged: "Token") -> int:
        if lemma(judged) in _FEASIBLE or judged.lower_ in ("little", "enough", "insufficient"):
            return 0  # what can be done is not thereby right, and what is too little is no wrong
        early = lemma(judged) in _EARLY and any(c.lower_ == "too" for c in judged.lefts)
        sign = -1 if early else 1 if {judged.lower_, lemma(judged)} & _RIPE else self.scale.sign(judged)
        return -sign if is_denied(clause) else sign

    def _deed(self, deed: "Token", sign: int) -> Iterator[tuple[Relation, Filler, str]]:
        told: list[Role] = []
        for doer in children(deed, "nsubj") if sign > 0 and lemma(deed) not in _BEING else ():
            target = self.arguments.recipient(doer, place=False)
            if target is not None and target.role.type is not NodeKind.PROPOSAL:
                told.append(target.role)
                yield Relation.DEMANDS, target, "commitment.time_for"
        held = lemma(deed) in _HOLDING and not is_passive(deed)
        weighed = lemma(deed) == "consider"  # "a mistake to consider it"
        side = Relation.SUPPORTS if held or weighed else side_of(deed, self.lexicon)
        for thing in children(deed, "dobj") if side is not None else ():
            if held and lemma(thing) not in self.lexicon.classes["proposals"]:
                continue
            target = self.arguments.recipient(thing, place=False) or self.arguments.proposal(thing)
            if target is not None and side is not None and target.role not in told:
                yield (side if sign > 0 else _OPPOSITE[side]), target, "commitment.time_to"
        if side is None and not told:
            yield from self._course(deed, sign)

    def _course(self, deed: "Token", sign: int) -> Iterator[tuple[Relation, Filler, str]]:
        """ "raising the levy would hurt", "it was a mistake to send troops": what is to be done or not."""
        taken = lemma(deed) in self.lexicon.classes["policy_verbs"] | _COURSES and not is_passive(deed)
        things = [t for t in children(deed, "dobj") if lemma(t) not in _GOODWILL]
        if side_of(deed, self.lexicon) is not None or not taken or not things:
            return
        target = self.arguments.proposal(deed)
        if target is not None:
            yield (Relation.SUPPORTS if sign > 0 else Relation.REJECTS), target, "commitment.course"

    def _of_somebody(self, clause: "Token") -> Iterator[tuple[Relation, Filler, str]]:
        """ "It was cowardly of Ada Brown to leave": who says so finds fault with her."""
        for judged in children(clause, "acomp", "advmod"):
            sign = self.scale.sign(judged)
            sign = (-1 if sign > 0 else 0) if is_denied(clause) else sign
            for whom in self._of_whom(clause, judged) if sign else ():
                target = self.arguments.recipient(whom, place=False)
                if target is not None and target.role.type is not NodeKind.PROPOSAL:
                    yield (Relation.SUPPORTS if sign > 0 else Relation.CRITICIZES), target, "commitment.of_whom"

        for judged in children(clause, "acomp") if not is_denied(clause) else ():
            for doer in self._for_whom(clause, judged):
                target = self.arguments.recipient(doer, place=False)
                if target is not None and target.role.type is not NodeKind.PROPOSAL:
                    yield Relation.CRITICIZES, target, "commitment.for_whom"

    @staticmethod
    def _for_whom(clause: "Token", judged: "Token") -> list["Token"]:
        """Return the doers of "hypocritical for Chad to lecture us", "was wrong for Chad to leave"."""
        done = clause.tag_ == "VBD" and not children(clause, "aux")
        if judged.lower_ not in _SHAMEFUL and not (judged.lower_ in _WRONG and done):
            return []
        if any(c.tag_ == "MD" for c in children(clause, "aux")):
            return []
        deeds = [c for t in (clause, judged) for c in children(t, "xcomp", "advcl", "ccomp") if not is_passive(c)]
        return [s for d in deeds if d.left_edge.lower_ == "for" for s in children(d, "nsubj")]

    @staticmethod
    def _of_whom(clause: "Token", judged: "Token") -> list["Token"]:
        to_do = [c for t in (clause, judged) for c in children(t, "xcomp", "advcl")]
        if not any(a.lower_ == "to" for c in to_do for a in children(c, "aux")):
            return []
        return preposition_objects(judged, "of") or preposition_objects(clause, "of")
