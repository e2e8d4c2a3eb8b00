"""Descriptions: what a thing is said to be "full of", "far from", "in line with" or "tantamount to"."""

from typing import TYPE_CHECKING, Final, Protocol

from kg_loaders.denials import is_denied
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "BACKERS",
    "BASES",
    "FAILING",
    "LIKE",
    "RESTS",
    "STUNTED",
    "VIRTUES",
    "Weighing",
    "clashing",
    "described",
    "is_faulty",
    "ranks_wrongly",
    "turned",
]


class Weighing(Protocol):
    """What weighs phrases."""

    lexicon: Lexicon

    def sign(self, token: "Token") -> int:
        """Return +1, -1 or 0 for an evaluative phrase."""
        ...

    def thing(self, token: "Token") -> int:
        """Return +1, -1 or 0 for what is caused."""
        ...


VIRTUES: Final = frozenset(
    "integrity principle courage bravery honour honor dignity peace character vision wisdom conscience conviction "
    "compassion decency humility intellect faith distinction dedication honesty loyalty valour valor grace".split()
)
"""What a man or woman is said to be "of", or to serve with, only in praise."""
BASES: Final = frozenset(
    "basis foundation merit justification legitimacy credibility chance hope prospect place future value purpose "
    "substance tooth teeth point logic rationale validity worth standing authority support reason sense".split()
)
"""What a plan ought to have: "had no basis in law", "was without merit"."""
_FULL: Final = frozenset("full rife replete fraught riddled packed stuffed laden littered loaded".split())
_EMPTY: Final = frozenset("devoid bereft empty void short".split())
RESTS: Final = frozenset(
    "constitution law rule rules principle value standard treaty obligation commitment "
    "charter convention resolution "
    "norm requirement agreement tradition spirit right accord".split()
)
"""What a plan should agree with."""
_AGREEING: Final = frozenset("consistent compatible consonant".split())
_CLASHING: Final = frozenset(
    "contrary incompatible inconsistent irreconcilable inimical antithetical alien".split()
)
LIKE: Final = frozenset("tantamount equivalent akin equal".split())
STUNTED: Final = frozenset("politically racially ideologically religiously".split())
BACKERS: Final = frozenset(
    "business rich wealthy bank corporation donor lobby lobbyist industry extremist terrorist enemy dictator "
    "billionaire criminal millionaire polluter kremlin smuggler trafficker fascist".split()
)
FAILING: Final = frozenset("fail collapse backfire fall unravel founder flop".split())


def turned(sign: int, clause: "Token") -> int:
    """Return what a denial makes of it: "did not meet the need"; faults that are denied say little."""
    return (-1 if sign > 0 else 0) if is_denied(clause) else sign


def is_faulty(token: "Token", scale: Weighing) -> bool:
    """Tell whether a thing is a flaw, or is called bad."""
    return lemma(token) in scale.lexicon.classes["flaws"] or scale.sign(token) < 0


def described(clause: "Token", scale: Weighing) -> int:
    """Return the sign of what its subject is said to be: "was full of lies", "was dead on arrival"."""
    if is_passive(clause):
        return 0
    for told in children(clause, "acomp", "attr", "advmod", "ccomp", "prep"):
        found = _described(told, clause, scale)
        if found:
            apart = any(c.dep_ == "neg" for c in told.children)  # "was unfair and not the way forward"
            return min(-found, 0) if apart else turned(found, clause)
    if is_denied(clause) and _falls_short(clause):
        return -1
    return 0


def _described(told: "Token", clause: "Token", scale: Weighing) -> int:
    word = told.lower_
    if told.dep_ == "prep":
        return _placed_at(told, scale)
    if word in _FULL:
        ends = [t for n in ("of", "with") for t in preposition_objects(told, n)]
        return -1 if any(is_faulty(t, scale) for t in ends) else 0
    if word in _EMPTY:
        return -1 if any(lemma(t) in BASES for t in preposition_objects(told, "of")) else 0
    if word == "anything" or word == "far":
        name = "but" if word == "anything" else "from"
        praised = [*preposition_objects(told, name), *children(told, "amod")]
        by = any(p.lower_ == name for p in children(told, "prep"))
        return -1 if by and any(t.lower_ == "free" or scale.sign(t) > 0 for t in praised) else 0
    if word == "nothing":
        ends = [t for a in children(told, "amod") if a.lower_ == "short" for t in preposition_objects(a, "of")]
        return next((s for s in map(scale.thing, ends) if s), 0)
    if word == "more" and any(c.lower_ == "little" for c in clause.children):
        return -1 if any(scale.sign(t) < 0 for t in preposition_objects(told, "than")) else 0
    if word == "dead":
        return (
            -1
            if any(t.lower_ in ("arrival", "water") for n in ("on", "in") for t in _hung(told, clause, n))
            else 0
        )
    if word == "late":
        near = {t.lower_ for t in clause.subtree}
        return -1 if {"too", "little"} <= near else 0
    if word in _CLASHING | _AGREEING | LIKE:
        return _compared(told, word, scale)
    if word == "motivated":
        return -1 if any(c.lower_ in STUNTED for c in told.lefts) else 0
    if word == "fair":
        both = [c for t in preposition_objects(told, "to") for c in (t, *t.lefts)]
        return 1 if any(c.lower_ in ("both", "all", "everyone", "everybody") for c in both) else 0
    if word in ("available", "possible"):
        return 1 if any(c.lower_ == "best" for c in (*children(clause, "advmod"), *told.lefts)) else 0
    if word == "worth":
        return 1 if any(c.tag_ == "VBG" and lemma(c) != "note" for c in children(told, "xcomp", "pcomp")) else 0
    if word == "bound":
        return -1 if any(lemma(c) in FAILING for c in children(told, "xcomp")) else 0
    return _noun_of(told, scale)


def _noun_of(told: "Token", scale: Weighing) -> int:
    word = lemma(told)
    if word in ("gift", "giveaway", "present", "handout", "charter") and told.dep_ == "attr":
        ends = [t for n in ("to", "for") for t in preposition_objects(told, n)]
        return -1 if any(lemma(t) in BACKERS or t.lower_ in BACKERS for t in ends) else 0
    if word == "way" and told.dep_ == "attr" and any(c.lower_ == "the" for c in told.lefts):
        right = any(c.lower_ in ("best", "right") for c in told.lefts)
        ahead = any(c.lower_ in ("forward", "out") for c in told.rights)
        return 1 if ahead or (right and bool(children(told, "relcl", "acl"))) else 0
    if word == "game" and any(c.lower_ == "only" for c in told.lefts):
        return 1
    if word in ("need", "want") and told.dep_ == "ccomp":
        return 1 if any(t.lower_ == "what" for t in children(told, "dobj")) else 0
    if word == "step" and told.dep_ == "attr":
        ends = [t for n in ("towards", "toward", "to") for t in preposition_objects(told, n)]
        return next((s for s in map(scale.thing, ends) if s), 0)
    return 0


def _hung(told: "Token", clause: "Token", name: str) -> list["Token"]:
    return preposition_objects(told, name) + preposition_objects(clause, name)


def _placed_at(prep: "Token", scale: Weighing) -> int:
    """ "was without merit", "is in line with the constitution", "was at odds with the law"."""
    things = children(prep, "pobj")
    if prep.lower_ == "without":
        return -1 if any(lemma(t) in BASES for t in things) else 0
    if prep.lower_ == "in" and any(t.lower_ in ("line", "keeping", "accordance", "conformity") for t in things):
        return 1 if any(lemma(w) in RESTS for t in things for w in preposition_objects(t, "with")) else 0
    if prep.lower_ == "at" and any(t.lower_ in ("odds", "variance") for t in things):
        return -1 if any(lemma(w) in RESTS for t in things for w in preposition_objects(t, "with")) else 0
    if prep.lower_ == "on" and any(t.lower_ == "side" and preposition_objects(t, "of") for t in things):
        side = next(t for t in things if t.lower_ == "side")
        past = any(t.lower_ in ("history", "argument") for t in preposition_objects(side, "of"))
        return next((s for c in side.lefts if past for s in (_SIDED.get(c.lower_, 0),) if s), 0)
    if prep.lower_ == "in" and any(t.lower_ in ("bed", "league", "cahoots", "thrall") for t in things):
        whom = [w for t in (*things, prep.head) for n in ("with", "to") for w in preposition_objects(t, n)]
        return -1 if any(w.pos_ == "PROPN" or lemma(w) in BACKERS for w in whom) else 0
    return 0


_WANTED: Final = frozenset(
    "peace dialogue talk negotiation compromise truth reform solution democracy justice reconciliation".split()
)
"""What it is a reproach not to be interested in."""
_SIDED: Final = {"right": 1, "wrong": -1}


def clashing(told: "Token", scale: Weighing) -> int:
    """Return what it is to call a thing "contrary to the constitution" or "compatible with the treaty", else 0."""
    return _compared(told, told.lower_, scale) if told.lower_ in _CLASHING | _AGREEING else 0


def _compared(told: "Token", word: str, scale: Weighing) -> int:
    ends = [t for n in ("to", "with") for t in preposition_objects(told, n)]
    if word in LIKE:
        return -1 if any(scale.thing(t) < 0 for t in ends) else 0
    if any(lemma(t) in RESTS | scale.lexicon.classes["goods"] or lemma(t) == "interest" for t in ends):
        return 1 if word in _AGREEING else -1
    return 0


def _falls_short(clause: "Token") -> bool:
    """Tell whether somebody or something is not "fit", "serious", "up to the job"."""
    if any(
        a.lower_ in ("fit", "serious", "worthy", "suited", "trustworthy", "sincere")
        for a in children(clause, "acomp")
    ):
        return True
    for eager in children(clause, "acomp") if is_denied(clause) else ():
        if eager.lower_ == "interested" and any(lemma(t) in _WANTED for t in preposition_objects(eager, "in")):
            return True
    ups = [p for u in clause.children if u.lower_ == "up" for p in children(u, "prep", "pcomp")]
    return any(lemma(t) in ("job", "task", "challenge", "standard") for p in ups for t in children(p, "pobj"))


_RANKING: Final = frozenset("put place set rank prioritise prioritize".split())
_SELFISH: Final = frozenset(
    "profit politics politic interest party money power ideology ego ambition self self-interest greed expediency "
    "partisanship career business corporation reelection re-election".split()
)
_PUBLIC: Final = frozenset(
    "people country nation public citizen child patient worker family peace humanity".split()
)


def ranks_wrongly(clause: "Token") -> int:
    """Return -1 for "puts profits before people", +1 for the other way round, else 0."""
    if lemma(clause) not in _RANKING or is_passive(clause):
        return 0
    things = objects(clause)
    over = [
        p
        for t in (clause, *things)
        for p in children(t, "prep", "advmod")
        if p.lower_ in ("above", "before", "over", "ahead")
    ]
    if not over or not things:
        return 0
    own = [t for t in things if lemma(t) in _SELFISH or t.lower_ in _SELFISH]
    public = [t for t in own if any(lemma(o) in _PUBLIC for o in preposition_objects(t, "of"))]
    public += [t for t in own if any(c.lower_ in ("national", "public", "common") for c in t.lefts)]
    if public or (not own and any(lemma(t) in _PUBLIC for t in things)):
        return 1
    return -1 if own else 0
