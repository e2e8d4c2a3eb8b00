"""Needs of verbs that take a side: what is said beside them that makes it none."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.frames.words import words_after
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_loaders.valency import objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["EVIDENCE", "SIDE_NEEDS"]

_TELLING: Final = frozenset(
    "say comment answer elaborate specify disclose reveal name identify confirm discuss speculate predict".split()
)
EVIDENCE: Final = frozenset(
    "evidence proof answer detail information explanation comment clue clarity data".split()
)
_REASONS: Final = frozenset("argument case claim view list reason evidence fact finding".split())
"""What is outlined or put forward without proposing anything."""
_WELL: Final = frozenset("fully well better poorly ill thoroughly best badly".split())
_LEADING: Final = frozenset("recapture seize regain take lose hold retake keep gain".split())
"""Of the initiative in a fight, which is no plan."""
_RECOGNISING: Final = frozenset({"recognise", "recognize"})


def _for_talks(word: "Token", lexicon: Lexicon) -> bool:
    """Tell whether one is "ready for talks"; who is "fully prepared" for them says nothing of liking them."""
    named = {lemma(t) for t in preposition_objects(word, "for")}
    well = any(c.lower_ in _WELL for c in children(word, "advmod"))
    return bool(named & lexicon.classes["talks_nouns"]) and not well


def _for_a_thing(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether it is a thing that is pushed for: no evidence, and not "for MPs to have a say"."""
    if words_after(verb, "for") & EVIDENCE:
        return False
    groups = lexicon.classes["groups"]
    whom = [t for t in preposition_objects(verb, "for") if lemma(t) in groups or t.pos_ == "PROPN"]
    following = (verb.doc[t.right_edge.i + 1 : t.right_edge.i + 3] for t in whom)
    return not any(len(f) == 2 and f[0].lower_ == "to" and f[1].tag_ == "VB" for f in following)


def _not_to_say(verb: "Token", lexicon: Lexicon) -> bool:
    """Who declines to say rejects nothing; who refuses to recognise a place as another's does not reject it."""
    clauses = children(verb, "xcomp")
    recognising = any(lemma(c) in _RECOGNISING and words_after(c, "as") for c in clauses)
    commenting = any(lemma(t) == "comment" for t in objects(verb))
    return not {lemma(c) for c in clauses} & _TELLING and not recognising and not commenting


def _content(verb: "Token", lexicon: Lexicon) -> bool:
    """What is agreed must be said: "to resume flights", "on a date", "to a truce with", "with Peru to open it"."""
    said = children(verb, "xcomp") + (children(verb, "advcl") if preposition_objects(verb, "with") else [])
    aims = [c for c in said if c.i > verb.i and any(t.lower_ == "to" for t in children(c, "aux"))]
    return bool(aims + preposition_objects(verb, "to") + preposition_objects(verb, "on"))


SIDE_NEEDS: Final[dict[str, Callable[["Token", Lexicon], bool]]] = {
    "content": _content,
    "for_talks": _for_talks,
    "no_lead": lambda noun, _: not (lemma(noun) == "initiative" and lemma(noun.head) in _LEADING),
    "no_argument": lambda verb, _: not {lemma(t) for t in objects(verb)} & _REASONS,
    "no_evidence": _for_a_thing,
    "not_to_say": _not_to_say,
}
"""Conditions by name."""
