"""Frames of predicative adjectives and participles: "is opposed to", "sceptical of"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.filling import Filling
from kg_loaders.frames.needs import meets
from kg_loaders.syntax import children, preposition_objects
from kg_loaders.valency import objects, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["AdjectiveFrames"]

_MORE = ("prep", "xcomp", "ccomp", "advcl")
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

    def participle(self, verb: "Token") -> Iterator[Claim]:
        """Yield what a participle claims that was parsed as a passive: "is opposed to"."""
        if verb.tag_ == "VBN" and verb.dep_ == "acomp":
            yield from self._apply(verb, subjects(verb.head), verb.head)
        elif verb.tag_ == "VBN":
            yield from self._apply(verb, objects(verb), verb)

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
