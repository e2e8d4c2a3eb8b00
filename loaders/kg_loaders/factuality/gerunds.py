"""Gerunds: what a verb and its preposition make of a deed named by an "-ing" form ("toyed with leaving")."""

from typing import TYPE_CHECKING, Final

from kg_loaders.syntax import children, lemma
from kg_schema import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["UNDARING", "is_shunned", "mood_of"]

UNDARING: Final = frozenset(
    "afraid fearful scared frightened terrified wary capable incapable close near averse allergic opposed "
    "resistant hostile tempted".split()
)
"""Adjectives of who does not, or not yet, do what "of", "to" or "from" goes on with."""
_CLEARING: Final = frozenset("clear acquit absolve exonerate exculpate".split())
_SHUNNING: Final = frozenset("at to with from of on".split())
_OPEN: Final = frozenset("at about of with on to from".split())
_DONE: Final = frozenset(
    "return profit benefit gain earn come result emerge suffer derive learn recover succeed excel persist convict "
    "boast brag repent tire begin start end close respond react credit continue proceed retaliate reply follow "
    "open carry keep press reflect embark congratulate compliment admit confess resort turn own stoop lie "
    "complain apologise apologize joke regret accuse charge blame suspect rely depend consist live build thrive "
    "be focus concentrate spend busy".split()
)
"""Verbs that tell of a deed as done: "resorted to attacking", "was credited with saving"."""


def is_shunned(prep: "Token", verb: "Token", negating: set[str]) -> bool:
    """Tell whether it is not done: "balked at signing", "drew the line at signing", "was cleared of attacking"."""
    if prep.lower_ == "of" and lemma(verb) in _CLEARING:
        return True
    line = lemma(verb) == "draw" and any(lemma(c) == "line" for c in children(verb, "dobj"))
    return (bool(negating) and prep.lower_ in _SHUNNING) or (line and prep.lower_ == "at")


def mood_of(prep: "Token", musing: set[str], position: bool) -> Modality | None:
    """Return what a deed behind a verb and its preposition is: talked of, charged, or not told as done.

    ``musing``: the verb as one of thought and talk ("toyed with leaving"); ``position``: the deed takes a side.
    """
    verb = prep.head
    if musing and prep.lower_ in ("about", "of", "over", "to", "with"):
        return Modality.HYPOTHETICAL
    if lemma(verb) == "charge" and prep.lower_ == "with":
        return Modality.ALLEGED
    with_doer = any(children(c, "nsubj") for c in children(prep, "pcomp"))  # "with jets bombing Goma"
    goes_on = lemma(verb) == "go" and prep.lower_ == "on"
    done = position or with_doer or goes_on or lemma(verb) in _DONE
    return None if done or prep.lower_ not in _OPEN or prep.i < verb.i else Modality.HYPOTHETICAL
