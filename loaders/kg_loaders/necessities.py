"""Necessities: who must act and what alone will do, as somebody says ("the onus is on", "no alternative to")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.denials import is_denied
from kg_loaders.lexicon import Lexicon
from kg_loaders.perpetrators import is_for_evil
from kg_loaders.scale import Scale
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Necessities"]

_SIDES = (Relation.SUPPORTS, Relation.REJECTS)
_OPPOSITE = {Relation.SUPPORTS: Relation.REJECTS, Relation.REJECTS: Relation.SUPPORTS}
_BURDENS = frozenset("onus burden responsibility duty ball".split())
_BOUND = frozenset("oblige bind".split())
_DECIDING = frozenset("decide choose judge determine say settle rule answer see".split())
"""What is up to somebody without anybody asking it of him."""
_TELLING = frozenset("decide choose judge determine say tell show know declare vote".split())
"""What "only" somebody or something can do without anybody being for it."""
_WAYS = frozenset("way solution option answer path remedy route hope guarantee means course".split())
_ONLY = frozenset("only sole best single".split())
_ALTERNATIVES = frozenset("alternative substitute replacement".split())
_CAN = frozenset("can could will would ca".split())


@dataclass(slots=True)
class Necessities:
    """Reads the clauses that lay a duty on somebody, or call one thing alone fit."""

    arguments: Arguments
    lexicon: Lexicon
    scale: Scale

    def of(self, clause: "Token") -> Iterator[tuple[Relation, Filler, str]]:
        """Yield relations, their targets and rules of what a said clause holds necessary."""
        for token in self._burdened(clause):
            target = self.arguments.recipient(token, place=False)
            if target is not None and target.role.type is not NodeKind.PROPOSAL:
                yield Relation.DEMANDS, target, "commitment.burden"
        for token in self._only(clause):
            target = self.arguments.recipient(token, place=False) or self._policy(token)
            if target is not None and target.role.type is NodeKind.PROPOSAL:
                yield Relation.SUPPORTS, target, "commitment.only"
        yield from self._weighed_deeds(clause)
        yield from self._there(clause)
        yield from self._wrong_with(clause)

    def _there(self, clause: "Token") -> Iterator[tuple[Relation, Filler, str]]:
        """ "there would be no amnesty" rejects it; "the time has come for a vote" asks for it."""
        will = any(c.dep_ == "aux" and c.lower_ in ("will", "would", "can", "'ll") for c in clause.children)
        if children(clause, "expl") and lemma(clause) == "be" and will and not children(clause, "advcl"):
            for thing in children(clause, "attr"):
                none = any(c.lower_ == "no" for c in thing.lefts) and not preposition_objects(thing, "without")
                target = self._policy(thing) if none else None
                force = lemma(thing) in self.lexicon.classes["force_nouns"]
                if target is not None and target.role.type is NodeKind.PROPOSAL and not force:
                    yield Relation.REJECTS, target, "commitment.none"
        due = [t for t in children(clause, "attr") if lemma(clause) == "be" and t.lower_ == "time"]
        due += (
            [clause]
            if lemma(clause) == "come" and any(s.lower_ == "time" for s in children(clause, "nsubj"))
            else []
        )
        ripe = [t for t in children(clause, "nsubj", "attr") if due and t.lower_ == "time"]
        for deed in [d for t in ripe for d in children(t, "relcl", "acl")] if not is_denied(clause) else ():
            for doer in children(deed, "nsubj") if any(m.lower_ == "for" for m in children(deed, "mark")) else ():
                target = self.arguments.recipient(doer, place=False)
                if target is not None and target.role.type is not NodeKind.PROPOSAL:
                    yield Relation.DEMANDS, target, "commitment.time_for"
        for time in due:
            untimely = is_denied(clause) or any(c.lower_ in ("no", "not") for c in time.lefts)
            relation = Relation.REJECTS if untimely else Relation.DEMANDS
            for thing in preposition_objects(time, "for"):
                target = self._policy(thing)
                if target is not None and target.role.type is NodeKind.PROPOSAL:
                    yield relation, target, "commitment.time_for"

    def _wrong_with(self, clause: "Token") -> Iterator[tuple[Relation, Filler, str]]:
        """ "something was wrong with the decree", "there was nothing wrong with it"."""
        judged = children(clause, "acomp") + [a for t in children(clause, "attr") for a in children(t, "amod")]
        nothing = any(t.lower_ == "nothing" for t in children(clause, "attr", "nsubj"))
        something = any(t.lower_ in ("something", "much") for t in children(clause, "attr", "nsubj"))
        for wrong in judged if nothing or something else ():
            for thing in preposition_objects(wrong, "with") if wrong.lower_ == "wrong" else ():
                target = self.arguments.recipient(thing, place=False)
                if target is not None and target.role.type is NodeKind.PROPOSAL:
                    yield (Relation.SUPPORTS if nothing else Relation.REJECTS), target, "commitment.wrong_with"

    def _burdened(self, clause: "Token") -> list["Token"]:
        """ "it is up to Chad to", "the onus is on Chad", "Chad is obliged to"."""
        if is_denied(clause):
            return []
        if is_passive(clause) and lemma(clause) in _BOUND and children(clause, "xcomp"):
            return children(clause, "nsubjpass")
        if lemma(clause) not in ("be", "lie", "rest", "fall"):
            return []
        found: list[Token] = []
        if any(lemma(c) in _DECIDING for c in children(clause, "xcomp", "advcl")):
            return []
        if any(t.lower_ == "whether" for t in clause.subtree):
            return []
        it = any(s.lower_ == "it" for s in children(clause, "nsubj", "expl"))
        for up in children(clause, "prep", "advmod", "acomp", "prt") if it else ():
            if up.lower_ == "up":
                found += preposition_objects(up, "to")
        burdens = [s for s in children(clause, "nsubj") if lemma(s) in _BURDENS]
        if any(not is_for_evil(s, self.scale) for s in burdens):  # "responsibility for the deaths" is blame
            found += preposition_objects(clause, "on") + preposition_objects(clause, "upon")
            found += preposition_objects(clause, "with")
            courts = [t for t in preposition_objects(clause, "in") if lemma(t) == "court"]
            found += [c for t in courts for c in children(t, "poss")]
        return found

    def _only(self, clause: "Token") -> list["Token"]:
        """ "talks are the only way out", "the only way is talks", "only talks can", "no alternative to talks"."""
        found: list[Token] = []
        if lemma(clause) == "be" and not is_denied(clause):
            named = [a for a in children(clause, "attr") if _is_only_way(a) and not children(a, "neg")]
            found += children(clause, "nsubj") if named else []
            if any(_is_only_way(s) for s in children(clause, "nsubj")):
                found += children(clause, "attr")
        for none in children(clause, "attr") if children(clause, "expl") else ():
            if lemma(none) in _ALTERNATIVES and any(c.lower_ == "no" for c in none.lefts):
                found += preposition_objects(none, "to") + preposition_objects(none, "for")
        telling = lemma(clause) in _TELLING
        if not telling and any(c.dep_ == "aux" and c.lower_ in _CAN for c in clause.children):
            for subject in children(clause, "nsubj"):
                found += [subject] if any(c.lower_ == "only" for c in subject.lefts) else []
            for prep in children(clause, "prep"):
                alone = prep.lower_ in ("through", "by", "with") and prep.nbor(-1).lower_ == "only"
                found += children(prep, "pobj") if alone else []
        return found

    def _policy(self, token: "Token") -> Filler | None:
        known = token.i in self.arguments.cast.at or lemma(token) in self.lexicon.classes["proposals"]
        return self.arguments.proposal(token) if known else None

    def _weighed_deeds(self, clause: "Token") -> Iterator[tuple[Relation, Filler, str]]:
        """ "passing the bill would ruin farmers" opposes it, "rejecting it would be a disaster" does not."""
        for deed in children(clause, "csubj"):
            frames = self.lexicon.verbs.get(lemma(deed), ()) if deed.tag_ == "VBG" else ()
            side = next((f.relation for f in frames if f.relation in _SIDES), None)
            meek = any(t.lower_ in ("little", "enough", "insufficient") for t in children(clause, "acomp", "attr"))
            sign = Scale(self.lexicon).predicate(clause) if side is not None and not meek else 0
            for thing in children(deed, "dobj") if sign else ():
                target = self.arguments.recipient(thing, place=False)
                if side is not None and target is not None and target.role.type is NodeKind.PROPOSAL:
                    yield (side if sign > 0 else _OPPOSITE[side]), target, "commitment.deed"


def _is_only_way(noun: "Token") -> bool:
    return lemma(noun) in _WAYS and any(c.lower_ in _ONLY for c in children(noun, "amod"))
