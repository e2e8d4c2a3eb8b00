"""Frames of hyphened participles: "Russian-occupied Crimea", "a US-funded port"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.filling import Filling
from kg_loaders.lexicon import Frame
from kg_loaders.syntax import lemma
from kg_schema import ACTORS, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["HYPHENED", "Hyphens"]

HYPHENED: Final = {
    **dict.fromkeys("occupied annexed controlled held seized".split(), Relation.OCCUPIES),
    **dict.fromkeys("backed supported sponsored".split(), Relation.SUPPORTS),
    **dict.fromkeys("funded financed armed equipped trained supplied".split(), Relation.AIDS),
}


@dataclass(slots=True)
class Hyphens:
    """Reads what a hyphened participle says of the noun that it stands before."""

    filling: Filling

    def claims(self, participle: "Token") -> Iterator[Claim]:
        """Yield what "X-backed Y" claims of X and Y."""
        relation, doc = HYPHENED.get(participle.lower_), participle.doc
        if participle.lower_ == "led" and lemma(participle.head) in self.filling.lexicon.classes["plan_nouns"]:
            relation = Relation.PROPOSES
        if relation is None or participle.i < 2 or doc[participle.i - 1].text not in ("-", "\u2011", "\u2013"):
            return
        arguments = self.filling.arguments
        owner = arguments.cast.at.get(participle.i - 2)
        noun = participle.head
        if owner is None or owner.type not in ACTORS or noun.i <= participle.i:
            return
        frame = Frame.bare(f"hyphen.{participle.lower_}", relation)
        target = arguments.recipient(noun, place=True) or arguments.people(noun)
        if target is not None:
            fits = self.filling.allowed(frame, [target])
            yield from pairs(frame, [Filler(owner, doc[participle.i - 2], 0.9)], fits, participle, 0.8)
