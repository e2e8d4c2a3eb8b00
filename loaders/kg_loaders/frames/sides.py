"""Sides: positions told by a preposition or a text ("rallied in support of", "adopted a petition against")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.filling import Filling
from kg_loaders.lexicon import Frame
from kg_loaders.syntax import children, conjuncts, lemma, preposition_objects, prepositions
from kg_loaders.valency import objects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Sides"]

_FOR = "in_support_of in_solidarity_with in_defence_of in_defense_of"
_AGAINST = (
    "in_protest_at in_protest_against in_protest_of in_protest_to in_protest_over in_opposition_to in_defiance_of"
)
_SIDES = {
    **dict.fromkeys(_FOR.split(), Relation.SUPPORTS),
    **dict.fromkeys(_AGAINST.split(), Relation.REJECTS),
}
_DEED = {"against": ("pcomp",)}
"""By which prepositions a side is taken on a deed too: "is against raising the levy"."""
_BEING = {"against": Relation.REJECTS, "for": Relation.SUPPORTS}


_MANIFESTOS = frozenset("manifesto petition resolution motion letter statement declaration appeal pledge".split())


_NOBODYS = frozenset({"law", "order"})
""" "Acted in defence of the law" takes no side."""
_SELF = frozenset(
    "dna nature will wish principle conscience instinct religion faith belief value interest advice".split()
)


def _is_of_oneself(noun: "Token") -> bool:
    """Tell whether a thing goes against one's own grain: "it is against my nature"."""
    return lemma(noun) in _SELF and any(c.dep_ == "poss" for c in noun.lefts)


def _is_elsewhere(verb: "Token", prep: "Token") -> bool:
    """Tell whether more than a side is told: "is unusual for", "are up for", "stays in office for a term"."""
    if prep.i < verb.i:
        return True  # "For most observers, Scotland is another place"
    between = [c for c in verb.children if verb.i < c.i < prep.i and c.dep_ not in ("neg", "nsubj")]
    said = [c for c in between if c.pos_ != "ADV" or c.dep_ in ("acomp", "prt") or c.lower_ in ("up", "there")]
    return bool(said) or any(t.ent_type_ in ("DATE", "TIME") for t in children(prep, "pobj"))


def _side_frame(relation: Relation) -> Frame:
    return Frame.bare(f"side.{relation.value.lower()}", relation)


@dataclass(slots=True)
class Sides:
    """Reads the side that stands beside a verb."""

    filling: Filling

    def beside(self, verb: "Token") -> Iterator[Claim]:
        """ "rallied in support of", "resigned in protest at", "is against": prepositions that take a side."""
        lower = ((n, p) for o in children(verb, "dobj") for n, p in prepositions(o) if n.startswith("in_protest"))
        for name, prep in (*prepositions(verb), *lower):  # "blocked a road in protest at"
            relation = _SIDES.get(name)
            stays = ("be", "remain", "stay", *(("stand",) if name == "against" else ()))
            if relation is None and lemma(verb) in stays and prep.dep_ == "prep" and not _is_elsewhere(verb, prep):
                relation = _BEING.get(name)
            if relation is not None:
                if name.startswith("in_protest") and self._crowded(verb):
                    relation = Relation.PROTESTS
                frame = _side_frame(relation)
                tokens = [c for t in children(prep, "pobj", *_DEED.get(name, ())) for c in conjuncts(t)]
                tokens = [t for t in tokens if lemma(t) not in _NOBODYS and not _is_of_oneself(t)]
                targets = self.filling.targets(frame, tokens)
                yield from pairs(frame, self.filling.verb_sources(frame, verb), targets, verb, 0.8)

    def through_text(self, verb: "Token") -> Iterator[Claim]:
        """ "approved a manifesto against the levy": who adopts a text takes its side."""
        texts = [o for o in objects(verb) if lemma(o) in _MANIFESTOS]
        for text in texts:
            frame = _side_frame(Relation.REJECTS)
            against = [c for t in preposition_objects(text, "against") for c in conjuncts(t)]
            targets = self.filling.targets(frame, against) if against else []
            things = [t for t in targets if t.role.type is NodeKind.PROPOSAL]
            yield from pairs(frame, self.filling.verb_sources(frame, verb), things, verb, 0.75)

    def _crowded(self, verb: "Token") -> bool:
        sources = self.filling.verb_sources(_side_frame(Relation.PROTESTS), verb)
        return bool(sources) and all(f.role.type is NodeKind.GROUP for f in sources)
