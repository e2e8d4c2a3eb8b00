"""Refusals: whom or what somebody refuses, or will never do ("refused to meet them", "would not borrow")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.factuality.moods import is_first_person, is_reported_of_oneself
from kg_loaders.frames.claims import Claim, pairs
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
_CARRYING: Final = frozenset(
    "publish promulgate implement enforce execute countersign order hold call convene schedule authorise "
    "authorize".split()
)
"""Deeds that bring a law, ruling or vote about."""
_DOING: Final = frozenset(
    "release reinstate reappoint borrow hand extend grant disband dissolve share sell supply reopen put build "
    "nationalise nationalize privatise privatize devolve renegotiate halve pay raise increase lower expand cede "
    "evacuate surrender disclose transfer relinquish".split()
)
"""Deeds that are a matter of policy where they are refused."""


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
        for claim in pairs(frame, self.filling.sources(frame, subjects(at)), targets, at, 0.75):
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

    def _never(self, verb: "Token") -> bool:
        """Tell whether somebody says of himself that he will not do it."""
        denied = any(c.lower_ in ("not", "n't", "never") for c in children(verb, "neg", "advmod"))
        willed = any(a.lower_ in ("will", "would", "wo") for a in children(verb, "aux"))
        if denied and verb.dep_ == "xcomp" and lemma(verb.head) in ("vow", "promise", "pledge", "swear"):
            return True
        own = is_reported_of_oneself(verb, self.filling.lexicon) or is_first_person(verb)
        return denied and willed and own

    def _refused(self, verb: "Token", *, asked: bool) -> tuple[Frame | None, list[Filler]]:
        word, things = lemma(verb), children(verb, "dobj")
        if word in _MEETING and asked:
            met = things or preposition_objects(verb, "with") + preposition_objects(verb, "to")
            found = self.filling.targets(_WHOM, met)
            return _WHOM, [f for f in found if f.role.type in ACTORS and f.role.type is not NodeKind.REGION]
        if not things or things[0].pos_ != "NOUN":
            return None, []
        proposals = self.filling.lexicon.classes["proposals"]
        if word in _CARRYING and lemma(things[0]) in proposals:
            return _WHAT, self._things(_WHAT, things)
        if word in _DOING:
            return _DEED, [Filler(self.filling.arguments.nominals.proposals.clause(verb), verb, 0.75)]
        words = self.filling.lexicon
        undone = any(f.id == "reject.undo" and meets(f.needs, verb, words) for f in words.verbs.get(word, ()))
        return (_KEPT, self._things(_KEPT, things)) if undone and asked else (None, [])

    def _things(self, frame: Frame, tokens: list["Token"]) -> list[Filler]:
        return [f for f in self.filling.targets(frame, tokens) if f.role.type is NodeKind.PROPOSAL]
