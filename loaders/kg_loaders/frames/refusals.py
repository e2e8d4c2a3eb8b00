"""Refusals: whom or what somebody refuses, or will never do ("refused to meet them", "would not borrow")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.factuality.moods import is_condition, is_first_person, is_reported_of_oneself
from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.domains import is_contest
from kg_loaders.frames.filling import Filling
from kg_loaders.frames.needs import meets
from kg_loaders.lexicon import Frame
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import subjects
from kg_schema import ACTORS, NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Refusals"]

_REFUSING: Final = frozenset("refuse decline".split())
_MEETING: Final = frozenset("meet receive see talk speak negotiate".split())
_ALLYING: Final = frozenset("govern rule ally cooperate collaborate partner work serve side".split())
_FORMING: Final = frozenset("form join make build enter".split())
"""What is done with partners, in a coalition."""
_CARRYING: Final = frozenset(
    "publish promulgate implement enforce execute countersign order hold call convene schedule authorise "
    "authorize".split()
)
"""Deeds that bring a law, ruling or vote about."""
_DOING: Final = frozenset(
    "release reinstate reappoint borrow hand extend grant disband dissolve share sell supply reopen put build "
    "nationalise nationalize privatise privatize devolve renegotiate halve pay raise increase lower expand cede "
    "evacuate surrender disclose transfer relinquish reimpose resume readmit host send deliver supply ease lift "
    "guarantee reconsider".split()
)
"""Deeds that are a matter of policy where they are refused."""
_WITH_NAMES: Final = frozenset("extradite recognise recognize join rejoin arm rearm".split())
"""Deeds that are done to somebody, or with him."""
_LEAVING: Final = {
    **dict.fromkeys("resign secede surrender disarm".split(), ()),
    **dict.fromkeys("step".split(), ("down", "aside")),
    **dict.fromkeys("stand back".split(), ("down", "aside")),
    **dict.fromkeys("withdraw retreat".split(), ("from",)),
    **dict.fromkeys("return".split(), ("to",)),
    **dict.fromkeys("negotiate compromise".split(), ("with", "on", "over")),
    **dict.fromkeys("intervene participate".split(), ("in",)),
}
"""Deeds without an object, and the words of which one has to follow."""
_HOLDING: Final = frozenset("government cabinet coalition administration".split())
_FORETELLING: Final = frozenset("analyst economist observer critic expert poll opposition rumour rumor".split())


def _frame(name: str, relation: Relation) -> Frame:
    return Frame.bare(f"refusal.{name}", relation, sources=frozenset(ACTORS))


_WHOM: Final = _frame("whom", Relation.REJECTS)
_WHAT: Final = _frame("what", Relation.REJECTS)
_DEED: Final = _frame("deed", Relation.REJECTS)
_KEPT: Final = _frame("kept", Relation.SUPPORTS)


@dataclass(slots=True)
class Refusals:
    """Reads whom, what or which deed a refusal is of."""

    filling: Filling

    def claims(self, verb: "Token") -> Iterator[Claim]:
        """Yield the position of who refuses to do what the verb says."""
        if verb.tag_ != "VB" or is_passive(verb):
            return
        refused = verb.dep_ == "xcomp" and lemma(verb.head) in _REFUSING and not children(verb.head, "neg")
        if not (refused or self._never(verb)):
            return
        frame, targets = self._refused(verb, asked=refused)
        if frame is None or not targets:
            return
        at = verb.head if refused else verb
        for claim in pairs(frame, self._who(frame, at), targets, at, 0.75):
            yield Claim(
                frame.relation,
                claim.source,
                claim.target,
                at,
                frame.id,
                None,
                claim.confidence,
                stated=not refused,
            )

    def _who(self, frame: Frame, verb: "Token") -> list[Filler]:
        """Return who refuses: of "said the government would not resign" who says it, where it has no name."""
        found = self.filling.sources(frame, subjects(verb))
        own = verb.dep_ == "ccomp" and any(
            s.lower_ in ("it", "they") or lemma(s) in _HOLDING for s in children(verb, "nsubj")
        )
        return self.filling.sources(frame, subjects(verb.head)) if own else found

    def _never(self, verb: "Token") -> bool:
        """Tell whether somebody says of himself that he will not do it."""
        denied = any(c.lower_ in ("not", "n't", "never") for c in children(verb, "neg", "advmod"))
        willed = any(a.lower_ in ("will", "would", "wo") for a in children(verb, "aux"))
        if denied and verb.dep_ == "xcomp" and lemma(verb.head) in ("vow", "promise", "pledge", "swear"):
            return True
        if not (denied and willed):
            return False
        own = is_reported_of_oneself(verb, self.filling.lexicon) or is_first_person(verb)
        return own or self._own_government(verb)

    def _own_government(self, verb: "Token") -> bool:
        """Tell whether one of its own says what a government will not do: "said the cabinet would not resign"."""
        subject = next(iter(children(verb, "nsubj")), None)
        told = verb.dep_ == "ccomp" and lemma(verb.head) in self.filling.lexicon.classes["speech_verbs"]
        if subject is None or not told or any(is_condition(c) for c in children(verb, "advcl")):
            return False
        speakers = [f.role for f in self.filling.sources(_DEED, subjects(verb.head))]
        if not speakers or any(lemma(t) in _FORETELLING for s in children(verb.head, "nsubj") for t in s.subtree):
            return False
        if subject.pos_ == "PROPN":
            meant = self.filling.arguments.actor(subject)
            key = self.filling.arguments.cast.key_of(meant.role) if meant is not None else None
            return meant is not None and any(r is meant.role or (key and r.home == key) for r in speakers)
        plain = not children(subject, "amod", "compound", "nmod") and lemma(subject) in _HOLDING
        return plain and all(r.type in (NodeKind.PERSON, NodeKind.STATE) for r in speakers)

    def _refused(self, verb: "Token", *, asked: bool) -> tuple[Frame | None, list[Filler]]:
        word, things = lemma(verb), children(verb, "dobj")
        if word in _MEETING and asked:
            met = things or preposition_objects(verb, "with") + preposition_objects(verb, "to")
            found = self.filling.targets(_WHOM, met)
            return _WHOM, [f for f in found if f.role.type in ACTORS and f.role.type is not NodeKind.REGION]
        partners = preposition_objects(verb, "with")
        if (word in _ALLYING and not things) or (word in _FORMING and any(lemma(t) in _HOLDING for t in things)):
            partners += [t for thing in things for t in preposition_objects(thing, "with")]
            found = self.filling.targets(_WHOM, partners)
            if found:
                return _WHOM, [f for f in found if f.role.type in ACTORS and f.role.type is not NodeKind.REGION]
        clause = self.filling.arguments.nominals.proposals.clause
        if not things and self._leaves(verb):
            return _DEED, [Filler(clause(verb), verb, 0.75)]
        if things and word in _WITH_NAMES and (things[0].pos_ == "PROPN" or word == "extradite"):
            return _DEED, [Filler(clause(verb), verb, 0.75)]
        if not things or things[0].pos_ != "NOUN":
            return None, []
        proposals = self.filling.lexicon.classes["proposals"]
        if word in _CARRYING and lemma(things[0]) in proposals:
            return _WHAT, self._things(_WHAT, things)
        if word in _DOING:
            return _DEED, [Filler(clause(verb), verb, 0.75)]
        words = self.filling.lexicon
        undone = any(f.id == "reject.undo" and meets(f.needs, verb, words) for f in words.verbs.get(word, ()))
        return (_KEPT, self._things(_KEPT, things)) if undone and asked else (None, [])

    @staticmethod
    def _leaves(verb: "Token") -> bool:
        """Tell whether somebody is to go, yield or come back: "step down", "withdraw from the race"."""
        words = _LEAVING.get(lemma(verb))
        if words is None or is_contest(verb.sent):
            return False
        return not words or any(c.lower_ in words for c in children(verb, "prt", "prep", "advmod"))

    def _things(self, frame: Frame, tokens: list["Token"]) -> list[Filler]:
        return [f for f in self.filling.targets(frame, tokens) if f.role.type is NodeKind.PROPOSAL]
