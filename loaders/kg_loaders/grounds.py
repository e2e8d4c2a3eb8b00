"""Grounds: what a claim rests on, in kinds: the sort of rule, how each end was found and where it stands.

All is read off the tree and the cast, so a new rule needs to declare nothing.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Cast, Role
from kg_loaders.gazetteer import Gazetteer
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Finding", "Reach", "RuleKind", "finding", "path", "reach", "rule_kind"]

_FIRST: Final = frozenset("i we us me my our ours myself ourselves".split())
_THIRD: Final = frozenset(
    (
        "he she him her his hers it its they them their theirs himself herself itself themselves "
        "this that these those who which whom one"
    ).split()
)
_CLAUSES: Final = frozenset("ROOT ccomp advcl relcl acl parataxis csubj pcomp".split())
_SHARING: Final = frozenset("conj xcomp relcl acl advcl pcomp ccomp".split())


class RuleKind(StrEnum):
    """The sort of rule that made a claim."""

    VERB = "verb frame"
    NOUN = "noun frame"
    ADJECTIVE = "adjective frame"
    CAMP = "name of a camp"
    APPRAISAL = "appraisal"
    OFFICE = "office"
    PARTY = "party"
    PLACE = "place"


class Finding(StrEnum):
    """How the entity of an end was found."""

    NAME = "by its name"
    DESCRIPTION = "by a description"
    BESIDE = "by a name beside it"
    METONYM = "as the government in that capital"
    PRONOUN = "by a pronoun"
    SPEAKER = "as the speaker of the quotation"
    ANAPHORA = "by what was named before"


class Reach(StrEnum):
    """Where an end stands, seen from the words that trigger the claim."""

    OWN = "an argument of its own"
    INNER = "deeper in its phrase"
    SHARED = "shared with another predicate"
    APART = "in another clause"
    AWAY = "in another sentence"


_PREFIXES: Final = {
    "camp": RuleKind.CAMP,
    "appraisal": RuleKind.APPRAISAL,
    "office": RuleKind.OFFICE,
    "party": RuleKind.PARTY,
    "place": RuleKind.PLACE,
}


def rule_kind(rule: str, trigger: "Token") -> RuleKind:
    """Return the kind of a rule: by the head of its id where that says it, else by its word's class."""
    named = _PREFIXES.get(rule.split(".")[0])
    if named is not None:
        return named
    if trigger.pos_ in ("NOUN", "PROPN"):
        return RuleKind.NOUN
    return RuleKind.ADJECTIVE if trigger.pos_ in ("ADJ", "ADV", "ADP") else RuleKind.VERB


def finding(token: "Token", role: Role, cast: Cast) -> Finding:
    """Return how the role was found at the token."""
    at = cast.at.get(token.i)
    if at is role:
        if not (role.named and token.text[:1].isupper()):
            return Finding.DESCRIPTION
        return Finding.METONYM if _is_capital_of(token.text, role) else Finding.NAME
    if token.lower_ in _FIRST:
        return Finding.SPEAKER
    if token.lower_ in _THIRD:
        return Finding.PRONOUN
    if any(cast.at.get(t.i) is role for t in token.subtree):
        return Finding.BESIDE
    return Finding.ANAPHORA


def _is_capital_of(word: str, role: Role) -> bool:
    if role.type is not NodeKind.STATE or word in role.name:
        return False
    state = Gazetteer.default().capital(word)
    return state is not None and state.name == role.name


def path(trigger: "Token", token: "Token") -> tuple[str, ...]:
    """Return the dependencies from the trigger down to the token, e.g. ``("prep against", "pobj")``, or none."""
    steps: list[str] = []
    while token.i != trigger.i:
        if token.head.i == token.i:
            return ()
        steps.insert(0, f"{token.dep_} {token.lower_}" if token.dep_ in ("prep", "agent") else str(token.dep_))
        token = token.head
    return tuple(steps)


def reach(trigger: "Token", token: "Token") -> Reach:
    """Return where the token stands, seen from the trigger."""
    if token.sent.start != trigger.sent.start:
        return Reach.AWAY
    steps = path(trigger, token)
    if steps or token.i == trigger.i:
        plain = [s for s in steps if not s.startswith(("prep", "agent", "dative", "conj"))]
        if any(s in _CLAUSES for s in plain[:-1]):
            return Reach.APART
        return Reach.OWN if len(plain) <= 1 else Reach.INNER
    climbing = trigger
    while climbing.dep_ in _SHARING and climbing.head.i != climbing.i:
        climbing = climbing.head
        if token.head.i == climbing.i or token.i == climbing.i:
            return Reach.SHARED
    return Reach.APART
