"""Who did what a noun names, told outside its phrase: who answered with it, is blamed for it, is behind it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.lexicon import Frame
from kg_loaders.syntax import children, lemma
from kg_loaders.valency import objects, subjects
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["DOERS", "RUNS", "only_tells"]

_CRIMES = frozenset(
    "kidnapping abduction murder assassination beheading lynching rape torture poisoning stabbing massacre".split()
)
_TELLING = frozenset(
    "announce confirm note register state stress repeat underline underscore emphasize emphasise raise "
    "share".split()
)
RUNS = frozenset("series string wave spate number dozen hundred score".split())
_ANSWERING = frozenset("retaliate respond reply answer react".split())


def _blamed_for(noun: "Token") -> list["Token"]:
    """Return who is "blamed for the killing of" somebody, or "held responsible for" it."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else noun
    held = above.head if above.lower_ == "responsible" and lemma(above.head) == "hold" else above
    return objects(held) if lemma(held) in ("blame", "hold") and not children(held, "neg") else []


def _who_is_behind(noun: "Token") -> list["Token"]:
    """Return who "is behind", "stood behind" or "is responsible for" an attack."""
    several = noun.head.head if noun.head.lower_ == "of" else noun
    told = several if lemma(several) in RUNS else noun
    prep, above = told.head, told.head.head
    if told.dep_ != "pobj" or prep.lower_ not in ("behind", "for"):
        return []
    if prep.lower_ == "for":
        if above.lower_ == "responsible" and above.dep_ == "amod" and above.head.i < above.i:
            return _responsible(above.head)  # "the group responsible for the attack"
        above = above.head if above.lower_ == "responsible" and above.dep_ == "acomp" else noun
    return subjects(above) if lemma(above) in ("be", "stand") else []


def _responsible(band: "Token") -> list["Token"]:
    """Return who is "one of the groups responsible" for an attack, or "the group responsible" beside its name."""
    one = band.head.head if band.dep_ == "pobj" and band.head.lower_ == "of" else band
    if one.dep_ == "attr":
        return subjects(one.head)
    return [one.head] if one.dep_ == "appos" else [band]


def _answering(noun: "Token") -> list["Token"]:
    """Return who "retaliated with strikes"."""
    prep = noun.head
    by_it = noun.dep_ == "pobj" and prep.lower_ == "with" and lemma(prep.head) in _ANSWERING
    return subjects(prep.head) if by_it else []


def only_tells(verb: "Token", noun: "Token", frame: Frame) -> bool:
    """Tell whether who "announced the kidnapping of" somebody only tells of it; who attacks announces it."""
    return (
        frame.relation is Relation.ATTACKS
        and lemma(verb) in _TELLING
        and (lemma(noun) in _CRIMES or lemma(verb) != "announce")
    )


DOERS: Final[dict[str, Callable[["Token"], list["Token"]]]] = {
    "answering": _answering,
    "behind": _who_is_behind,
    "blamed": _blamed_for,
}
"""Slots of who did it that stand outside the noun's own phrase."""
