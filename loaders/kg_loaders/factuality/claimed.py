"""What becomes of a claim that somebody tells of: "dismissed a report that", "the claim that ... is false"."""

from typing import TYPE_CHECKING, Final

from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_disclaimed"]

_DISMISSING: Final = frozenset(
    "reject dismiss rebuff debunk dispute ridicule rubbish contest discount downplay mock".split()
)
_WAVING: Final = frozenset("push hit brush bat wave laugh swat shoot knock shrug scoff hit fire bite".split())
_AWAY: Final = frozenset("back away aside off down at".split())


def is_disclaimed(noun: "Token", lexicon: Lexicon) -> bool:
    """Tell whether the sentence has the claim that a noun names denied by somebody, or calls it false."""
    verb = noun.head.head if noun.head.pos_ == "ADP" and noun.head.dep_ == "prep" else noun.head
    if lemma(noun) == "denial" or {lemma(t) for t in verb.subtree} & lexicon.classes["false_words"]:
        return True
    if any(children(verb, "neg")) and any(t.lower_ in ("true", "correct") for t in verb.rights):
        return True
    away = lemma(verb) in _WAVING and any(c.lower_ in _AWAY for c in verb.rights)
    return away or lemma(verb) in lexicon.classes["denying_verbs"] | _DISMISSING
