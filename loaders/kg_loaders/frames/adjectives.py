"""Frames of predicative adjectives and participles: "is opposed to", "sceptical of"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.arguments import Filler
from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.filling import Filling
from kg_loaders.frames.needs import meets
from kg_loaders.lexicon import Frame
from kg_loaders.syntax import children, preposition_objects
from kg_loaders.valency import objects, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["AdjectiveFrames"]

_MORE = ("prep", "xcomp", "ccomp", "advcl")
_ANY = frozenset("any every no each".split())
_MEN = frozenset("forces units factions elements troops".split())
_PREDICATIVE = ("acomp", "attr", "oprd", "ROOT", "conj", "prep")


@dataclass(slots=True)
class AdjectiveFrames:
    """Applies the frames of adjectives."""

    filling: Filling

    def claims(self, adjective: "Token") -> Iterator[Claim]:
        """Yield what a predicative adjective claims of its verb's subject."""
        verb = adjective.head
        if adjective.dep_ in _PREDICATIVE and verb.pos_ in ("AUX", "VERB"):
            yield from self._apply(adjective, subjects(verb), verb)
        elif adjective.dep_ == "amod" and adjective.i > verb.i and children(adjective, "prep"):
            yield from self._behind(adjective, verb)

    def _behind(self, adjective: "Token", noun: "Token") -> Iterator[Claim]:
        """ "militias loyal to Brown", "Brown, a senator critical of Chad"."""
        if noun.pos_ not in ("NOUN", "PROPN") or {c.lower_ for c in noun.lefts} & _ANY:
            return
        named = noun.head if noun.dep_ == "appos" else noun
        apart = noun.head.lower_ == "between"  # "between forces loyal to Brown and rebels"
        for frame in self.filling.lexicon.adjectives.get(adjective.lower_, ()):
            if frame.target == ("subj",) or not meets(frame.needs, adjective, self.filling.lexicon):
                continue
            self.filling.trace.trying(frame, adjective)
            targets = [
                t
                for s in frame.target
                for t in self.filling.targets(frame, preposition_objects(adjective, s)[: 1 if apart else None])
            ]
            sources = self._camp(frame, named) if targets else []
            if sources:
                self.filling.trace.joined(sources, targets)
                yield from pairs(frame, sources, targets, adjective, 0.8)
                return
            self.filling.trace.barren("source" if targets else "target")

    def _camp(self, frame: Frame, noun: "Token") -> list[Filler]:
        """Return who a noun with an adjective behind it is; a plural is a group of its own."""
        arguments = self.filling.arguments
        if noun.tag_ != "NNS":
            return self.filling.sources(frame, [noun])
        crowd = arguments.crowd(noun) or arguments.people(noun)
        if crowd is None and noun.lower_ in _MEN:
            crowd = Filler(arguments.nominals.group(noun), noun, 0.65)
        return [crowd] if crowd is not None else []

    def participle(self, verb: "Token") -> Iterator[Claim]:
        """Yield what a participle claims that was parsed as a passive: "is opposed to"."""
        if verb.tag_ == "VBN" and verb.dep_ == "acomp":
            yield from self._apply(verb, subjects(verb.head), verb.head)
        elif verb.tag_ == "VBN":
            yield from self._apply(verb, objects(verb), verb)
        elif verb.lower_ == "opposed" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "to":
            yield from self._apply(verb, subjects(verb), verb)  # "rebels opposed to Chad left", misread

    def _apply(self, word: "Token", heads: list["Token"], verb: "Token") -> Iterator[Claim]:
        for frame in self.filling.lexicon.adjectives.get(word.lower_, ()):
            if not meets(frame.needs, word, self.filling.lexicon):
                continue
            self.filling.trace.trying(frame, word)
            if frame.target == ("subj",):  # "is unpopular with nurses"
                felt_by = [t for slot in frame.source for t in preposition_objects(word, slot)]
                sources, targets = self.filling.sources(frame, felt_by), self.filling.targets(frame, heads)
                yield from pairs(frame, sources, targets, word, 0.8, verb)
                continue
            sources = self.filling.sources(frame, heads)
            for slot in frame.target:
                if slot == "context":
                    later = [c for c in children(verb, "prep", "ccomp") if c.i > verb.i]
                    alone = sources and not children(word, *_MORE) and not later
                    targets = self.filling.allowed(frame, self.filling.context(frame, verb)) if alone else []
                else:
                    targets = self.filling.targets(frame, preposition_objects(word, slot))
                if targets and sources:
                    self.filling.trace.joined(sources, targets)
                    yield from pairs(frame, sources, targets, word, 0.85, verb)
                    return
            self.filling.trace.barren("target" if sources else "source")
