"""Scenes: where a deed took place that is spoken of again, "shelled Bor. The attack was carried out by"."""

from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.frames.campaigns import NAMED_ENDS
from kg_loaders.frames.filling import Filling
from kg_loaders.lexicon import Frame
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_loaders.valency import objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ends_named"]

_AGAIN_SLOT: Final = "scene.before"

_AGAIN: Final = frozenset("attack assault raid strike bombing blast explosion ambush shelling shooting".split())
"""Deeds that "the attack" or "the blast" can stand for, and the nouns that do."""
_DONE: Final = _AGAIN | frozenset("bomb shell storm ram explode detonate shoot".split())
_AT: Final = ("on", "at", "in", "near", "outside", "inside", "into", "through", "against")
_REACH: Final = 90
"""Tokens before the sentence in which the deed was first told."""


def ends_named(frame: Frame, slot: str, word: "Token", filling: Filling) -> list[Filler] | None:
    """Return what a slot holds whose ends are known by their place in the text alone; None of other slots."""
    if slot == _AGAIN_SLOT:
        return _scene_before(frame, word, filling)
    if slot not in NAMED_ENDS:
        return None
    at = filling.arguments.cast.at
    return [Filler(at[t.i], t, 0.8) for t in NAMED_ENDS[slot](word) if t.i in at]


def _scene_before(frame: Frame, word: "Token", filling: Filling) -> list[Filler]:
    """Return what the same deed hit in the sentences before, of "carried out the attack" or "the attack"."""
    nouns = [t for t in objects(word) if lemma(t) in _AGAIN] if word.pos_ == "VERB" else [word]
    for noun in nouns:
        again = any(c.lower_ in ("the", "this", "that") for c in children(noun, "det"))
        read = word is noun and bool(children(noun, "acl"))  # the verb of "the attack, carried out by", says it
        if lemma(noun) not in _AGAIN or read or not again or any(preposition_objects(noun, n) for n in _AT):
            continue
        start = noun.sent.start
        before = noun.doc[max(0, start - _REACH) : start]
        for token in (t for t in reversed(before) if lemma(t) in _DONE):
            hits = _hit(token)
            sure = [h for h in hits if h.i in filling.arguments.cast.at or preposition_objects(h, "in")]
            found = (filling.target(frame, h) for h in sure or hits)
            told = [f.role for f in found if f is not None and f.role.type is not NodeKind.PROPOSAL]
            if told and (len(hits) > 1 or told[0].type is not NodeKind.STATE):
                return [Filler(told[0], noun, 0.65)]
    return []


def _hit(deed: "Token") -> list["Token"]:
    """Return what a deed hit, or else where it was done, from the nearest word on."""
    found = objects(deed) if deed.pos_ == "VERB" else []
    found += [t for name in _AT for t in preposition_objects(deed, name)]
    above = deed.head.head if deed.dep_ == "pobj" else deed.head
    if deed.pos_ == "NOUN" and above.pos_ == "VERB":
        found += [t for name in ("at", "in", "near", "outside") for t in preposition_objects(above, name)]
    return [t for f in found for t in (f, *preposition_objects(f, "in"))]
