"""The evaluative scale: whether a phrase or a clause says good or bad of what it is about."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Scale", "is_denied"]

_BEING = frozenset("be remain mark represent constitute become amount set seem look sound appear prove".split())
_CAUSING = frozenset(
    "cause bring create mean lead risk do pose trigger spell deal sow spread produce inflict amount send result "
    "offer give".split()
)
_RELATIVE = frozenset("favorable favourable hostile fair unfair close similar important".split())
_NEEDED = frozenset("need justify warrant require".split())


def is_denied(clause: "Token") -> bool:
    """Tell whether a clause's verb is negated by a word of its own."""
    return any(c.dep_ == "neg" or c.lower_ in ("never", "hardly") for c in clause.children)


@dataclass(slots=True)
class Scale:
    """Weighs phrases and clauses by the evaluative lexicon."""

    lexicon: Lexicon

    def sign(self, token: "Token") -> int:
        """Return +1, -1 or 0 for an evaluative phrase; a negation turns it."""
        if token.lower_ in _RELATIVE and preposition_objects(token, "to"):
            return 0  # "more favorable to Moscow" praises nothing
        words = [
            token,
            *[c for c in token.children if c.dep_ in ("amod", "compound", "conj", "acomp", "pobj", "nmod")],
        ]
        words += [g for w in words[1:] for g in w.children if g.dep_ in ("amod", "conj")]
        score = sum(self._word(w) for w in words)
        sign = (score > 0) - (score < 0)
        if any(c.dep_ == "neg" or c.lower_ == "no" for c in token.children):
            sign = -sign
        return sign

    def _word(self, word: "Token") -> int:
        if word.lower_ in ("right", "left") and word.i and word.nbor(-1).lower_ in ("far", "hard", "too"):
            return 0  # a camp
        forms = {word.lower_, lemma(word)}
        if forms & self.lexicon.negative:
            return -1
        return 1 if forms & self.lexicon.positive else 0

    def predicate(self, clause: "Token") -> int:
        """Return the sign of what a clause's verb says of its subject: "is a mistake", "would ruin farmers"."""
        if lemma(clause) in _BEING and not is_passive(clause):
            judged = children(clause, "attr", "acomp", "dobj", "oprd") + preposition_objects(clause, "to")
            sign = next((s for s in map(self.sign, judged) if s), 0)
            none = any(c.lower_ == "no" for s in children(clause, "nsubj") for c in s.lefts)
            return _turned(sign) if is_denied(clause) or none else sign
        return self.effect(clause)

    def effect(self, clause: "Token") -> int:
        """Return the sign of what a thing does, or would do; past deeds are reported, not weighed."""
        if is_passive(clause):
            if lemma(clause) in _NEEDED:
                return -1 if is_denied(clause) else 1
            return 0 if is_denied(clause) else self._word(clause)
        if clause.tag_ == "VBD":
            return 0
        if lemma(clause) == "go":
            return _going(clause)
        sign = self._deed(clause)
        return _turned(sign) if is_denied(clause) else sign

    def _deed(self, clause: "Token") -> int:
        word = lemma(clause)
        things = [c for o in objects(clause) for c in conjuncts(o)]
        weighed = next((s for s in map(self.sign, things) if s), 0)
        if word == "make":
            results = children(clause, "ccomp", "xcomp", "oprd", "acomp")
            inner = [a for r in results for a in (r, *children(r, "acomp", "oprd", "attr"))]
            return next((s for s in map(self.sign, inner) if s), 0)
        if word == "cost":
            return -1
        if word in _CAUSING:
            if any(t.lower_ in ("nothing", "little") for t in things):
                return -1
            ends = things + [t for name in ("to", "in") for t in preposition_objects(clause, name)]
            return next((s for s in (self._thing(t) for t in ends) if s), 0)
        if word in self.lexicon.harmful:
            return 0 if weighed < 0 else -1  # "punishes criminals" is no reproach
        if word in self.lexicon.beneficial and things:
            return 1 if weighed >= 0 or word in ("combat", "tackle", "curb", "ease", "solve", "fix") else 0
        return 0

    def _thing(self, token: "Token") -> int:
        """Weigh what is caused: an evil by its noun, or by the deed that the noun names."""
        sign = self.sign(token)
        if sign:
            return sign
        named, classes = lemma(token), self.lexicon.classes
        if named in self.lexicon.harmful or named in classes["evils"]:
            return -1
        return 1 if named in classes["goods"] else 0


def _turned(sign: int) -> int:
    """ "is no victory" and "will not help" find fault; "is not bad" says little."""
    return -1 if sign > 0 else 0


def _going(clause: "Token") -> int:
    """ "does not go far enough", "goes too far"."""
    words = [t.lower_ for t in clause.subtree]
    if "far" in words and "too" in words:
        return 0 if is_denied(clause) else -1
    if "far" in words and "enough" in words:
        return -1 if is_denied(clause) else 1
    return 0
