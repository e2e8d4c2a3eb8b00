"""Rebuttals: accusations that somebody denies ("denies the charges", "accused Chad of it, which it denied")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.denials import is_denied
from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.filling import Filling
from kg_loaders.lexicon import Frame
from kg_loaders.syntax import children, is_passive, lemma
from kg_loaders.valency import objects, subjects
from kg_schema import ACTORS, NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Rebuttals"]

_ACCUSATIONS: Final = frozenset("accusation allegation charge".split())
_ACCUSING: Final = frozenset("accuse blame charge".split())

_WHAT: Final = Frame.bare("rebuttal.what", Relation.REJECTS, sources=frozenset(ACTORS))
_WHOSE: Final = Frame.bare("rebuttal.whose", Relation.REJECTS, sources=frozenset(ACTORS))


@dataclass(slots=True)
class Rebuttals:
    """Reads who denies which accusation, and whose it is."""

    filling: Filling

    def claims(self, verb: "Token") -> Iterator[Claim]:
        """Yield who rejects an accusation, or the accuser whom the sentence names."""
        if lemma(verb) != "deny" or is_denied(verb) or is_passive(verb):
            return
        sources = self.filling.sources(_WHAT, subjects(verb))
        if not sources:
            return
        charge = self._charge(verb)
        accusing = self._accusing(verb, charge)
        accusers = self._accusers(accusing, sources) if accusing is not None else []
        if accusing is not None and accusers:
            yield from pairs(_WHOSE, sources, accusers, accusing, 0.65)
        elif charge is not None and verb.dep_ != "relcl":
            found = self.filling.targets(_WHAT, [charge])
            yield from pairs(_WHAT, sources, [f for f in found if f.role.type is NodeKind.PROPOSAL], verb, 0.7)

    @staticmethod
    def _charge(verb: "Token") -> "Token | None":
        """Return the accusation that a verb denies: its object, or what it is said of ("a charge he denied")."""
        held = [*children(verb, "dobj"), *([verb.head] if verb.dep_ == "relcl" else [])]
        return next((t for t in held if lemma(t) in _ACCUSATIONS), None)

    @staticmethod
    def _accusing(verb: "Token", charge: "Token | None") -> "Token | None":
        """Return the verb of the accusation that a clause hangs on: "accused him of theft, which he denies"."""
        if verb.dep_ not in ("relcl", "conj", "advcl") and (charge is None or charge.dep_ != "appos"):
            return None
        above = verb.head
        while above.head.i != above.i and not (above.pos_ == "VERB" and lemma(above) in _ACCUSING):
            above = above.head
        return above if lemma(above) in _ACCUSING and above.pos_ == "VERB" and above.i < verb.i else None

    def _accusers(self, accusing: "Token", sources: list[Filler]) -> list[Filler]:
        """Return who accuses, if it is those who deny it whom they accuse."""
        accused = [f.role for f in self.filling.targets(_WHOSE, objects(accusing))]
        if is_passive(accusing) or not any(s.role in accused for s in sources):
            return []
        return self.filling.sources(_WHOSE, subjects(accusing))
