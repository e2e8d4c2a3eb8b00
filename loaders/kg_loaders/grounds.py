"""Grounds: what a claim rests on, in kinds: the sort of rule, how each end was found and where it stands.

All is read off the tree and the cast, so a new rule needs to declare nothing but its hand-set weight. What a
confidence is made of are these grounds (``confidence.py``); a ground that is not there is left out.
"""

import math
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kg_loaders.blocks import BlockKind
from kg_loaders.cast import Cast, Role
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.labels import QUOTE_MARKS
from kg_loaders.parse import ParsedArticle
from kg_schema import RELATION_TYPES, Family, NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg_loaders.frames.claims import Claim
    from kg_loaders.ties import Tie

__all__ = [
    "GROUNDS",
    "Finding",
    "Reach",
    "RuleKind",
    "claim_grounds",
    "finding",
    "path",
    "reach",
    "rule_kind",
    "tie_grounds",
]

GROUNDS: Final = {
    "weight set by hand": 1,
    "noun frame": -1,
    "name of a camp": -1,
    "appraisal": -1,
    "office, party or place": 0,
    "deed or dealing": 1,
    "demand": -1,
    "unnamed source": -1,
    "source found by what was named before": -1,
    "source shared with another predicate": -1,
    "target found by what was named before": -1,
    "target in another clause": -1,
    "target is a group": -1,
    "body of an office": -1,
    "adverbial clause": -1,
    "depth in the sentence": -1,
    "quotation marks": -1,
    "length of the sentence": -1,
    "coordinated verbs": -1,
    "reported speech": -1,
    "heading": -1,
    "mentions of the source": 1,
    "mentions of the target": 1,
    "said elsewhere too": 1,
}
"""The grounds by name, and whether they may raise (1) or lower (-1) a confidence; 0: either."""
_LONG: Final = 20
_DEEP: Final = 4
_OFTEN: Final = 3.0

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


_BACKWARDS: Final = frozenset({Finding.PRONOUN, Finding.SPEAKER, Finding.ANAPHORA})
_REMOTE: Final = frozenset({Reach.SHARED, Reach.APART, Reach.AWAY})


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


def claim_grounds(
    claim: "Claim", parsed: ParsedArticle, cast: Cast, *, reported: bool, repeated: bool
) -> dict[str, float]:
    """Return the grounds of a claim; ``reported``: somebody says so, ``repeated``: another sentence does too.

    Yes is 1. The weight set by hand is in log-odds; depth, length, verbs and mentions grow to a bound.
    """
    at, source, target = claim.predicate, claim.source, claim.target
    kind = rule_kind(claim.rule, at)
    there, where = finding(source.token, source.role, cast), finding(target.token, target.role, cast)
    found = {
        "noun frame": kind is RuleKind.NOUN,
        "name of a camp": kind is RuleKind.CAMP,
        "appraisal": kind is RuleKind.APPRAISAL,
        "deed or dealing": _is_deed(claim.relation),
        "demand": claim.relation is Relation.DEMANDS,
        "unnamed source": source.role.local,
        "source found by what was named before": there in _BACKWARDS,
        "source shared with another predicate": reach(at, source.token) in _REMOTE,
        "target found by what was named before": where in _BACKWARDS,
        "target in another clause": reach(at, target.token) in _REMOTE,
        "target is a group": target.role.type is NodeKind.GROUP,
        "adverbial clause": at.dep_ == "advcl",
        "depth in the sentence": min(_depth(at), _DEEP) / _DEEP,
        "quotation marks": any(t.text in QUOTE_MARKS for t in at.sent),
        "length of the sentence": min(max(len(at.sent) - _LONG, 0) / _LONG, 2.0),
        "coordinated verbs": min(sum(t.pos_ == "VERB" and t.dep_ == "conj" for t in at.sent), 2),
        "reported speech": reported,
    }
    return _present(found | _shared_grounds(claim.confidence, at, source.role, target.role, parsed, repeated))


def tie_grounds(tie: "Tie", parsed: ParsedArticle, *, repeated: bool) -> dict[str, float]:
    """Return the grounds of an office, membership or place."""
    found = {
        "office, party or place": True,
        "body of an office": tie.target.type is NodeKind.ORGANIZATION,
    }
    return _present(found | _shared_grounds(tie.confidence, tie.at, tie.source, tie.target, parsed, repeated))


def _shared_grounds(
    weight: float, at: "Token", source: Role, target: Role, parsed: ParsedArticle, repeated: bool
) -> dict[str, float]:
    sure = min(max(weight, 0.02), 0.98)
    return {
        "weight set by hand": math.log(sure / (1.0 - sure)),
        "heading": parsed.kind(at) in (BlockKind.TITLE, BlockKind.HEADING),
        "mentions of the source": min(math.log2(1 + len(source.heads)), _OFTEN),
        "mentions of the target": min(math.log2(1 + len(target.heads)), _OFTEN),
        "said elsewhere too": repeated,
    }


def _present(found: dict[str, float]) -> dict[str, float]:
    return {name: float(found[name]) for name in GROUNDS if found.get(name)}


def _is_deed(relation: Relation) -> bool:
    """Tell whether a relation is something done, or done together, rather than a stance."""
    ends = RELATION_TYPES[relation]
    deed = ends.family in (Family.DEEDS_FOR, Family.DEEDS_AGAINST) and relation is not Relation.PROTESTS
    return deed or ends.symmetric


def _depth(token: "Token") -> int:
    """Return how many steps above the token the root of its sentence is."""
    depth = 0
    while token.head.i != token.i:
        token, depth = token.head, depth + 1
    return depth
