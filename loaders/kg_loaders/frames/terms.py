"""Terms: what somebody asks for by a condition he sets ("will not return until the decree is withdrawn")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.contents import saying_above
from kg_loaders.denials import is_denied
from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.demanded import demanded
from kg_loaders.frames.filling import Filling
from kg_loaders.lexicon import Frame
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects
from kg_loaders.valency import subjects
from kg_schema import ACTORS, NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Terms"]

_VOWING: Final = frozenset("threaten vow pledge promise swear warn refuse decline".split())
_GOING_ON: Final = frozenset("keep continue stay remain last persist boycott strike block go".split())
_WAITING: Final = frozenset("know learn decide be see open begin start hear happen sleep rest comment".split())
"""What somebody cannot do yet, without asking anybody for anything."""
_BOUND: Final = frozenset({"conditional", "dependent", "contingent"})
_AHEAD: Final = frozenset("will would 'll wo 'd".split())
_DONE: Final = frozenset(
    "withdraw repeal scrap cancel annul revoke rescind drop abolish abandon lift end free release reinstate "
    "remove restore accept approve honour honor implement extradite prosecute dismiss sack oust compensate recall "
    "pardon investigate".split()
)
"""What is to be done to a thing or person before somebody gives in."""
_DOING: Final = frozenset(
    "resign apologise apologize comply disarm disband agree leave quit stop cease end halt withdraw release free "
    "lift abandon drop scrap repeal cancel revoke rescind accept recognise recognize renounce return hand meet "
    "honour honor implement respect retract suspend cooperate pay".split()
)
"""What somebody is to do before another gives in."""


def _frame(name: str, relation: Relation) -> Frame:
    return Frame.bare(f"terms.{name}", relation, sources=frozenset(ACTORS))


_OF_WHOM: Final = _frame("of_whom", Relation.DEMANDS)
_WHAT: Final = _frame("what", Relation.DEMANDS)
_AGAINST: Final = _frame("against", Relation.REJECTS)


@dataclass(slots=True)
class Terms:
    """Reads the conditions that somebody sets for what he refuses, threatens or keeps up."""

    filling: Filling

    def claims(self, clause: "Token") -> Iterator[Claim]:
        """Yield what somebody asks for who will, or will not, do a thing until the clause is true."""
        if clause.dep_ != "advcl" or not self._is_term(clause):
            return
        at = self._stated(clause.head)
        if at is None:
            return
        sources = self.filling.sources(_WHAT, subjects(at))
        for claim in self._asked(clause, sources, at) if sources else ():
            yield Claim(
                claim.relation, claim.source, claim.target, at, claim.rule, None, claim.confidence, stated=True
            )

    def conditional(self, bound: "Token") -> Iterator[Claim]:
        """ "made its aid conditional on reforms": who does so asks for them."""
        if bound.lower_ not in _BOUND:
            return
        verb = bound.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        if lemma(verb) != "make" or is_denied(verb) or is_passive(verb):
            return
        things = preposition_objects(bound, "on") or preposition_objects(verb, "on")
        yield from pairs(
            _WHAT, self.filling.sources(_WHAT, subjects(verb)), self.filling.targets(_WHAT, things), verb, 0.7
        )

    def _is_term(self, clause: "Token") -> bool:
        marks = {m.lower_ for m in children(clause, "mark")}
        if lemma(clause) not in (_DONE if is_passive(clause) else _DOING):
            return False
        return is_denied(clause) if "if" in marks else bool(marks & {"until", "unless"}) and not is_denied(clause)

    def _stated(self, verb: "Token") -> "Token | None":
        """Return the verb whose subject sets the terms: who says, vows or refuses, or who will not do it."""
        own = verb
        while own.dep_ == "xcomp" and own.head.pos_ == "VERB":
            own = own.head
        if lemma(verb) in _WAITING:
            return None
        vowed = own.i != verb.i and lemma(own) in _VOWING and not is_denied(own)
        ahead = any(c.lower_ in _AHEAD for c in children(own, "aux")) or own.tag_ in ("VBP", "VBZ")
        willed = ahead and (is_denied(own) or lemma(own) in _GOING_ON)
        if not (vowed or willed) or children(own, "expl") or is_passive(own):
            return None
        above = saying_above(own, self.filling.lexicon)
        return above if above is not None and not is_passive(above) else own

    def _asked(self, clause: "Token", sources: list[Filler], at: "Token") -> Iterator[Claim]:
        if not is_passive(clause):
            whom = [t for s in children(clause, "nsubj") for t in conjuncts(s)]
            found = [
                f
                for f in self.filling.targets(_OF_WHOM, whom)
                if f.role.type not in (NodeKind.PROPOSAL, NodeKind.REGION)
            ]
            yield from pairs(_OF_WHOM, sources, found, at, 0.65)
            return
        role = demanded(clause, self.filling.arguments, by_condition=True)
        wanted = [Filler(role, clause, 0.75)] if role is not None else []
        yield from pairs(_WHAT, sources, wanted, at, 0.7)
        frames = self.filling.lexicon.verbs.get(lemma(clause), ())
        if any(f.relation is Relation.REJECTS and "obj" in f.target for f in frames):
            things = self.filling.targets(_AGAINST, children(clause, "nsubjpass"))
            yield from pairs(_AGAINST, sources, [f for f in things if f.role.type is NodeKind.PROPOSAL], at, 0.65)
