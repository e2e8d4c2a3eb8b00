"""Frames of idioms: a verb with its noun ("threw its weight behind", "came under fire from")."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg_loaders.arguments import Filler
from kg_loaders.factuality.presence import is_swaying
from kg_loaders.frames.campaigns import VIOLENCE
from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.conduct import whose_quality
from kg_loaders.frames.filling import Filling
from kg_loaders.frames.needs import meets
from kg_loaders.lexicon import Frame, lexicon
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent, objects, subjects
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["IdiomFrames"]

_OWN = frozenset("his her its their our my your".split())
_STOPPING = frozenset("stop block halt overturn prevent challenge strike annul nullify scrap quash".split())
_PLATFORMS = frozenset("twitter facebook instagram telegram youtube tiktok x television tv radio air".split())
"""Where something is said, and nobody whom it is said of: "took a shot on Twitter"."""
_OBJECTS = ("dobj", "dative", "attr", "oprd", "acomp", "nsubjpass")


@cache
def _idioms_of(verb: str) -> list[tuple[Frame, list[str]]]:
    """Return the idioms of a verb in the order of the lexicon: each with its frame, without the verb."""
    frames = lexicon("en").idioms.get(verb, ())
    parts = [(frame, idiom.split()) for frame in frames for idiom in frame.words]
    return [(frame, words[1:]) for frame, words in parts if words[0] == verb]


def _words_beside(verb: "Token") -> frozenset[str]:
    """Return the words that an idiom can go on with: the verb's nouns, prepositions on it or on its adverbs."""
    nouns = [c for d in children(verb, *_OBJECTS) for c in conjuncts(d)]
    bearers = (verb, *children(verb, "advmod", "prt", "acomp"))
    preps = [c.lower_ for t in bearers for c in children(t, "prep", "agent")]
    return frozenset([lemma(n) for n in nouns] + [n.lower_ for n in nouns] + preps)


@dataclass(slots=True)
class IdiomFrames:
    """Applies the frames of idioms."""

    filling: Filling

    def claims(self, verb: "Token") -> Iterator[Claim]:
        """Yield what an idiom of the verb claims: the first that finds both its ends, and what they agree on."""
        rows = _idioms_of(lemma(verb))
        beside = _words_beside(verb) if rows else frozenset()
        agreed = False
        for frame, words in rows:
            if (
                words[0] not in beside
                or (agreed and "on" not in frame.target)
                or not meets(frame.needs, verb, self.filling.lexicon)
            ):
                continue
            claims = list(self._apply(frame, verb, words))
            if claims:
                yield from claims
                if agreed or frame.relation is not Relation.AGREES_WITH:
                    return
                agreed = True

    def _apply(self, frame: Frame, verb: "Token", words: list[str]) -> Iterator[Claim]:
        chain = self._chain(verb, words)
        if not chain or (frame.relation is Relation.REJECTS and self._by_force(chain[-1])):
            return
        if frame.id.startswith("i.reversed") and is_swaying(verb):
            return  # "tried to secure the support of Mali"
        self.filling.trace.trying(frame, verb)
        if self._is_turned(frame, verb, chain):  # "is viewed with suspicion by Gabon"
            doers = [t for holder in (verb, *chain) for t in preposition_objects(holder, "by") + by_agent(holder)]
            sources = self.filling.sources(frame, list(dict.fromkeys(doers)))
            targets = self.filling.targets(frame, objects(verb)) if sources else []
        else:
            sources = self._first(frame, frame.source, verb, chain, source=True)
            targets = self._first(frame, frame.target, verb, chain, source=False) if sources else []
        if not targets and len(sources) > 1 and "mutual" in frame.target and not self._over_a_plan(chain):
            yield from self._one_another(frame, sources, verb)
            return
        if not targets:
            self.filling.trace.barren("target" if sources else "source")
            return
        self.filling.trace.joined(sources, targets)
        kept_out = frame.relation is Relation.NEUTRAL_ON
        at = (verb.head.head if verb.dep_ == "pcomp" else verb.head) if kept_out else verb
        yield from pairs(frame, sources, targets, at, 0.85)

    def _is_turned(self, frame: Frame, verb: "Token", chain: list["Token"]) -> bool:
        done = frame.source == ("subj",) and "obj" in frame.target and is_passive(verb)
        return done and chain[-1].dep_ == "pobj" and chain[-1] not in objects(verb)

    def _one_another(self, frame: Frame, ends: list[Filler], verb: "Token") -> Iterator[Claim]:
        """ "Gabon and Togo see eye to eye", "are at odds": each with the other, a symmetric relation once."""
        for i, first in enumerate(ends):
            back = ends[:i] if frame.relation is not Relation.AGREES_WITH else []
            yield from pairs(frame, [first], self.filling.allowed(frame, [*back, *ends[i + 1 :]]), verb, 0.75)

    def _over_a_plan(self, chain: list["Token"]) -> bool:
        """Tell whether they are at odds with a thing, and not with one another."""
        return any(preposition_objects(t, "with") for t in chain)

    def _by_force(self, noun: "Token") -> bool:
        """Tell whether what is waged is no campaign of words: "a campaign of bombings against Chad"."""
        nouns = self.filling.lexicon.nouns
        parts = preposition_objects(noun, "of")
        made_of = [f for t in parts for f in nouns.get(lemma(t), ())]
        return any(f.relation is Relation.ATTACKS for f in made_of) or bool({lemma(t) for t in parts} & VIOLENCE)

    def _chain(self, verb: "Token", words: list[str]) -> list["Token"]:
        """Return the tokens of the idiom below its verb, in order; none if it is not there."""
        if len(words) == 1:
            for noun in (c for d in children(verb, *_OBJECTS) for c in conjuncts(d)):
                if words[0] in (lemma(noun), noun.lower_):
                    return [noun]
            return []
        for adverb in (verb, *children(verb, "advmod", "prt", "acomp")):
            for prep in (c for c in adverb.children if c.dep_ in ("prep", "agent") and c.lower_ == words[0]):
                for noun in children(prep, "pobj", "pcomp"):
                    if words[1] in (lemma(noun), noun.lower_):
                        return [adverb, prep, noun] if adverb != verb else [prep, noun]
        return []

    def _first(
        self, frame: Frame, slots: tuple[str, ...], verb: "Token", chain: list["Token"], *, source: bool
    ) -> list[Filler]:
        fill = self.filling.sources if source else self.filling.targets
        for slot in slots:
            if slot == "context":
                alone = not any(children(t, "prep", "acl", "relcl") for t in chain[-1:])
                alone = alone and not any(c.lower_ == "that" for t in children(verb, "ccomp") for c in t.lefts)
                return self.filling.allowed(frame, self.filling.context(frame, verb)) if alone else []
            found = fill(frame, self._slot_tokens(slot, verb, chain))
            if found:
                return found
        return []

    def _slot_tokens(self, slot: str, verb: "Token", chain: list["Token"]) -> list["Token"]:
        if slot == "subj":
            found = objects(verb) if is_passive(verb) and chain[-1] not in objects(verb) else subjects(verb)
            return [t for t in found if t not in chain]
        if slot == "obj":
            others = [c for d in children(verb, "dobj", "dative") for c in conjuncts(d)]
            return [t for t in others if t not in chain and t.pos_ != "ADP"]
        if slot == "mutual":
            return []
        if slot == "quality":
            return whose_quality(verb)
        if slot == "owned":
            return [t for t in children(chain[-1], "poss") if t.lower_ not in _OWN]
        if slot == "purpose":
            clauses = [*children(verb, "advcl", "xcomp"), *children(chain[-1], "acl", "relcl")]
            return [o for c in clauses if c.tag_ == "VB" and lemma(c) in _STOPPING for o in objects(c)]
        found = [t for holder in (chain[-1], *chain[:-1], verb) for t in preposition_objects(holder, slot)]
        return [t for t in found if slot != "on" or t.lower_ not in _PLATFORMS]
