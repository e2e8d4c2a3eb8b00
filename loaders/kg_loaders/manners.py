"""Manners: whether a deed is said to be done wrongly ("had illegally used the funds", "rules by decree")."""

from typing import TYPE_CHECKING, Final

from kg_loaders.denials import is_denied
from kg_loaders.scale import Scale
from kg_loaders.syntax import children, is_passive, lemma
from kg_loaders.valency import by_agent
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_faulty", "is_told"]

_FAULTY: Final = frozenset(
    "illegally unlawfully unconstitutionally wrongfully wrongly unfairly unjustly falsely fraudulently corruptly "
    "shamelessly shamefully recklessly cynically irresponsibly improperly unethically brazenly callously "
    "disgracefully inappropriately needlessly".split()
)
"""Adverbs that find fault with whatever is done."""
_FAULTLESS: Final = frozenset(
    "enter cross arrive stay live remain reside immigrate migrate believe assume think suppose report accuse "
    "suspect claim convict imprison jail identify die".split()
)
"""What is done so by mistake, or by people of whom no fault is found; a false charge is the charge of another."""
_CRUELLY: Final = frozenset(
    "deliberately indiscriminately systematically intentionally wantonly knowingly".split()
)
"""Adverbs that find fault with the use of force."""
_MEASURED: Final = frozenset(
    "act react respond move intervene interpret construe apply treat rely focus wait go tax spend bow push".split()
)
_BREACH: Final = frozenset("violation breach defiance contravention contempt disregard".split())
_BREAKING: Final = frozenset("violate breach flout defy contravene disregard undermine ignore".split())
_RULING: Final = frozenset("rule govern lead run reign".split())
_HARSHLY: Final = frozenset(
    (("by", "decree"), ("by", "fear"), ("with", "fist"), ("through", "fear"), ("by", "diktat"))
)


def is_told(clause: "Token") -> bool:
    """Tell whether a clause says what is or was, and neither denies it nor puts it off."""
    return not is_denied(clause) and not any(c.tag_ == "MD" for c in children(clause, "aux"))


def is_faulty(clause: "Token", scale: Scale) -> bool:
    """ "had illegally used the funds", "reacted far too late", "built it in violation of the treaty"."""
    ways = [c for c in clause.children if c.dep_ in ("advmod", "prep", "advcl")]
    if not ways or not is_told(clause):
        return False
    if is_passive(clause) and not by_agent(clause):
        return False
    word = lemma(clause)
    for way in ways:
        if way.dep_ == "advmod":
            if way.lower_ in _FAULTY and word not in _FAULTLESS:
                return True
            if way.lower_ in _CRUELLY and _is_force(word, scale):
                return True
            if word in _MEASURED and any(c.lower_ == "too" for c in way.children):
                return True
        elif (
            way.dep_ == "prep"
            and word in _RULING
            and any((way.lower_, lemma(t)) in _HARSHLY for t in way.children)
        ):
            return True
        elif way.dep_ == "prep" and way.lower_ == "in":
            if any(lemma(t) in _BREACH and children(t, "prep") for t in children(way, "pobj")):
                return True
        elif (
            way.tag_ == "VBG" and way.i > clause.i and lemma(way) in _BREAKING and not children(way, "mark", "aux")
        ):
            return not is_denied(way) and bool(children(way, "dobj"))
    return False


def _is_force(word: str, scale: Scale) -> bool:
    return any(f.relation in (Relation.ATTACKS, Relation.COERCES) for f in scale.lexicon.verbs.get(word, ()))
