"""Camps: what a group or protest stands for by its name ("anti-government protests", "opponents of the bill")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.arguments import Filler
from kg_loaders.body_kinds import kind_of
from kg_loaders.cast import Role
from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.filling import Filling
from kg_loaders.lexicon import Frame
from kg_loaders.owning import person_behind
from kg_loaders.syntax import children, conjuncts, lemma, preposition_objects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Camps"]

_PREFIXES = {"anti": Relation.REJECTS, "pro": Relation.SUPPORTS}
_OCCURRING = frozenset("start begin erupt continue break resume grow spread happen take_place occur".split())
_NAMES = {
    **dict.fromkeys(("opponent", "foe"), Relation.REJECTS),
    **dict.fromkeys(("critic", "detractor"), Relation.CRITICIZES),
    **dict.fromkeys(
        "supporter signatory backer follower loyalist advocate proponent defender ally champion".split(),
        Relation.SUPPORTS,
    ),
}


_SHORT = 5
_EVILS = frozenset(
    "drug drugs drug-war corruption crime terror terrorism fraud doping graft piracy poverty".split()
)
"""What everybody is against: an "anti-drugs campaign" takes no side."""
_OWN = frozenset("supporter backer follower loyalist critic detractor".split())
"""Whose position on the one whose they are is told by the word: "her supporters", but not "her allies"."""


def _frame(relation: Relation, rule: str) -> Frame:
    return Frame.bare(f"camp.{rule}", relation)


def _is_about(role: Role, word: str) -> bool:
    """Tell whether a proposal of the article goes by the word: "anti-Brexit" is about its "Brexit deal"."""
    words = role.name.casefold().split()
    if len(words) > _SHORT or word in _EVILS:
        return False
    aimed_at = word in words and {"on", "against", "over"} & set(words[: words.index(word)])
    return bool(role.heads) and word in words and not aimed_at  # "a crackdown on corruption"


@dataclass(slots=True)
class Camps:
    """Reads the camp that a noun names."""

    filling: Filling

    def claims(self, noun: "Token") -> Iterator[Claim]:
        """Yield the position that a group's or protest's name states."""
        word = lemma(noun)
        yield from self._prefixed(noun)
        if word in _NAMES and noun.tag_ == "NNS":
            frame = _frame(_NAMES[word], "named")
            things = [t for n in ("of", "to") for t in preposition_objects(noun, n)]
            yield from self._of(frame, noun, [t for t in things if not any(c.tag_ == "PRP$" for c in t.lefts)])
            if word in _OWN:
                yield from self._owned(frame, noun)
            yield from self._listed(frame, noun, things)
        carried = noun.dep_ == "dobj" and lemma(noun.head) in self.filling.lexicon.classes["light_verbs"]
        if (
            word in self.filling.lexicon.classes["protest_nouns"]
            and not carried
            and not any(t.dep_ == "poss" for t in noun.lefts)
            and noun.dep_ != "oprd"  # "what she called a revolt against the union"
            and not (noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.pos_ == "VERB")
        ):
            holders = [noun, noun.head] if noun.dep_ == "nsubj" and lemma(noun.head) in _OCCURRING else [noun]
            against = [t for h in holders for n in ("against", "over") for t in preposition_objects(h, n)]
            yield from self._of(_frame(Relation.PROTESTS, "protest"), noun, against)

    def _listed(self, frame: Frame, noun: "Token", things: list["Token"]) -> Iterator[Claim]:
        """ "the bill's opponents include Brown", "supporters of the bill, including Brown": so is who is named."""
        members = preposition_objects(noun, "including")
        if noun.dep_ == "nsubj" and lemma(noun.head) == "include" and not children(noun.head, "neg"):
            members += [c for t in children(noun.head, "dobj") for c in conjuncts(t)]
        actors = self.filling.arguments.actor
        named = [f for f in map(actors, members) if f is not None and f.role.named] if members else []
        targets = self.filling.targets(frame, things or children(noun, "poss")) if named else []
        yield from pairs(frame, named, targets, noun, 0.8)

    def _owned(self, frame: Frame, noun: "Token") -> Iterator[Claim]:
        """Read "several hundred of her supporters", "Okoye's critics": a position on a person."""
        nominals = self.filling.arguments.nominals
        if frame.relation is Relation.CRITICIZES and noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among"):
            return  # "is one of her critics" speaks of one
        found = ((t, person_behind(t, nominals.cast, nominals.coreference)) for t in children(noun, "poss"))
        targets = [Filler(role, t, 0.8) for t, role in found if role is not None]
        camp = self._camp(noun) if targets else None
        if camp is not None:
            yield from pairs(frame, [camp], targets, noun, 0.7)

    def _of(self, frame: Frame, noun: "Token", tokens: list["Token"]) -> Iterator[Claim]:
        targets = self.filling.targets(
            frame, [c for t in tokens for c in conjuncts(t)] if len(tokens) == 1 else tokens
        )
        camp = self._camp(noun) if targets else None
        if camp is not None:
            yield from pairs(frame, [camp], targets, noun, 0.75)

    def _prefixed(self, noun: "Token") -> Iterator[Claim]:
        """ "anti-Brexit march", "pro-Kremlin parties"."""
        doc = noun.doc
        for token in noun.lefts:
            relation = _PREFIXES.get(token.lower_)
            if relation is None or token.i + 2 >= noun.i + 1 or doc[token.i + 1].text not in ("-", "–", "‑"):
                continue
            if relation is Relation.REJECTS and lemma(noun) in self.filling.lexicon.classes["protesting_nouns"]:
                relation = Relation.PROTESTS
            frame = _frame(relation, "prefix")
            target = self._named(doc[token.i + 2]) or self._government(doc[token.i + 2])
            if target is not None and relation is Relation.REJECTS and target.role.type is not NodeKind.PROPOSAL:
                relation = Relation.CRITICIZES  # plans are opposed, actors criticised
            frame = _frame(relation, "prefix")
            supposed = any(c.lower_ in ("alleged", "suspected", "supposed", "so-called") for c in noun.lefts)
            camp = self._camp(noun) if target is not None and not supposed else None
            if camp is not None and target is not None:
                yield from pairs(frame, [camp], self.filling.allowed(frame, [target]), noun, 0.75)

    def _named(self, token: "Token") -> Filler | None:
        role = self.filling.arguments.cast.at.get(token.i)
        return Filler(role, token, 0.9) if role is not None else None

    def _government(self, token: "Token") -> Filler | None:
        nominals = self.filling.arguments.nominals
        if token.lower_ == "government":
            state = nominals.default_state(token)
            return Filler(state, token, 0.7) if state is not None else None
        at_issue = next((r for r in nominals.cast.of_type(NodeKind.PROPOSAL) if _is_about(r, token.lower_)), None)
        return Filler(at_issue, token, 0.7) if at_issue is not None else None

    def _camp(self, noun: "Token") -> Filler | None:
        """Return the group that the noun names; of a protest, those who protest."""
        arguments = self.filling.arguments
        role = arguments.cast.at.get(noun.i)
        one = role is not None and role.type is NodeKind.PERSON and noun.dep_ in ("attr", "oprd", "acomp")
        if role is not None and role.type is not NodeKind.PROPOSAL and not one:
            return Filler(role, noun, 0.85)
        if lemma(noun) in self.filling.lexicon.classes["protest_nouns"]:
            named = (arguments.cast.at.get(c.i) for c in noun.lefts if c.dep_ in ("compound", "nmod"))
            body = next((r for r in named if r is not None and r.type is NodeKind.ORGANIZATION), None)
            if body is not None and kind_of(body, arguments.gazetteer) != "parliament":
                return Filler(body, noun, 0.75)
            return Filler(arguments.nominals.protesters(noun), noun, 0.75)
        if noun.tag_ == "NNS" and lemma(noun) in self.filling.lexicon.classes["groups"]:
            return Filler(arguments.nominals.group(noun), noun, 0.8)
        return None
