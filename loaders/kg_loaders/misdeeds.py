"""Misdeeds: what is a reproach by its verb and thing ("sides with terrorists", "does not want peace")."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.control_words import OBJECT_CONTROL
from kg_loaders.outrages import is_outrage
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "ARMING",
    "REBELS",
    "SEEMING",
    "UNHURT",
    "has_no_wish",
    "is_averse",
    "is_demanded",
    "is_misdeed",
    "is_punished",
    "lets_down",
]

UNHURT: Final = frozenset(
    "record silence ground story news bread ice fast deadlock tie journey camp stalemate".split()
)
"""What is broken without fault."""
_PUNISHED: Final = frozenset("punish condemn jail impeach imprison try prosecute sack fire".split())
_WISHED: Final = frozenset("peace dialogue negotiation talk solution settlement compromise reconciliation".split())
_SHARING: Final = frozenset("share solve resolve settle reconcile".split())
SEEMING: Final = frozenset("appear seem".split())
ARMING: Final = frozenset("arm fund finance sponsor shelter harbour harbor train back".split())
REBELS: Final = frozenset(
    "rebel insurgent militant separatist militia guerrilla gunman secessionist mercenary".split()
)
"""Whom to arm is a charge."""
_COLLABORATING: Final = frozenset("cooperate collaborate ally side work consort".split())
_FORSAKING: Final = frozenset("retreat depart deviate stray backslide slide walk turn".split())
_FORSAKEN: Final = frozenset(
    "rule democracy value principle commitment promise agreement accord freedom right norm obligation pledge "
    "standard".split()
)
_CAUSING: Final = frozenset("cause trigger spark engineer".split())
_CAUSED: Final = frozenset(
    "crisis war tragedy collapse conflict failure breakdown deadlock disaster catastrophe impasse famine mess "
    "instability bloodshed chaos escalation death".split()
)
_HIDDEN: Final = frozenset("killing murder crime abuse corruption massacre scandal truth fraud torture".split())
_SOFT: Final = frozenset("crime terror terrorism corruption immigration drug rebel militant".split())
_LET: Final = {
    ("let", "down"),
    ("sell", "out"),
    ("sell", "short"),
    ("give", "in"),
    ("cave", "in"),
    ("fall", "short"),
}
"""Verbs and particles of failing others."""


def is_averse(clause: "Token", word: str, ought: frozenset[str]) -> bool:
    """Tell whether what is not wanted is a duty: "does not want peace", "did not wish to negotiate"."""
    if word not in ("want", "wish", "intend", "desire", "seek"):
        return False
    if any(s.pos_ == "PRON" for s in children(clause, "nsubj")):
        return False  # "he said he did not want to talk"
    wanted = any(lemma(t) in _WISHED for t in children(clause, "dobj"))
    return wanted or any(lemma(c) in ought | _SHARING for c in children(clause, "xcomp"))


def is_misdeed(clause: "Token", word: str, outlawed: frozenset[str], is_wrong: Callable[["Token"], bool]) -> bool:
    """Tell whether somebody sides with outlaws, turns from what he owes, brings an evil about, or the like."""
    if is_outrage(clause, word, is_wrong):
        return True
    if word == "be":
        return _is_at_fault(clause)
    if word == "cover":
        hidden = any(lemma(t) in _HIDDEN for t in children(clause, "dobj"))
        return hidden and any(c.lower_ == "up" for c in clause.children)
    if word == "make":
        made = [t for t in children(clause, "dobj") if lemma(t) in ("promise", "threat", "gesture", "pledge")]
        return any(c.lower_ in ("empty", "hollow") for t in made for c in t.lefts)
    if word in _COLLABORATING:
        return any(lemma(t) in outlawed for t in preposition_objects(clause, "with"))
    if word in _FORSAKING:
        return any(lemma(t) in _FORSAKEN for t in preposition_objects(clause, "from"))
    return word in _CAUSING and any(
        lemma(t) in _CAUSED and not any(c.lower_ == "no" for c in t.lefts) for t in children(clause, "dobj")
    )


def _is_at_fault(clause: "Token") -> bool:
    """ "is guilty of war crimes", "is soft on crime", "is only interested in power", "is asleep at the wheel"."""
    for judged in children(clause, "acomp"):
        word, helped = judged.lower_, {c.lower_ for c in (*judged.lefts, *clause.children)}
        if (word == "guilty" and preposition_objects(judged, "of")) or (
            word == "soft" and any(lemma(t) in _SOFT for t in preposition_objects(judged, "on"))
        ):
            return True
        if word == "interested" and "only" in helped:
            return True
        wheel = preposition_objects(clause, "at") + preposition_objects(judged, "at")
        if word == "asleep" and any(lemma(t) == "wheel" for t in wheel):
            return True
    return False


def has_no_wish(clause: "Token") -> bool:
    """ "has no interest in peace"."""
    wishes = [t for t in children(clause, "dobj") if lemma(t) in ("interest", "desire")]
    wanted = [o for t in wishes for n in ("in", "for") for o in preposition_objects(t, n)]
    return any(c.lower_ == "no" for t in wishes for c in t.lefts) and any(lemma(o) in _WISHED for o in wanted)


def is_demanded(clause: "Token") -> bool:
    """Tell whether a deed is but asked of somebody: "urged Chad to show courage"."""
    to_do = clause.tag_ == "VB" and any(c.lower_ == "to" for c in children(clause, "aux"))
    return to_do and clause.dep_ in ("xcomp", "ccomp", "advcl") and lemma(clause.head) in OBJECT_CONTROL


def is_punished(clause: "Token") -> bool:
    """Tell whether somebody is to be punished: "to go to prison", "to be impeached"."""
    ends = preposition_objects(clause, "to") + preposition_objects(clause, "in")
    jailed = any(lemma(t) in ("prison", "jail", "dock") for t in ends)
    return jailed or (lemma(clause) in _PUNISHED and is_passive(clause))


def lets_down(clause: "Token", word: str) -> bool:
    """ "let the voters down", "sold out the farmers", "went back on its word", "turned its back on them"."""
    near = {c.lower_ for c in clause.children if c.dep_ in ("prt", "advmod", "prep", "acomp")}
    near |= {c.lower_ for c in children(clause, "ccomp") if c.tag_ == "RP"}
    near -= {"in"} if children(clause, "dobj") else set()  # "gave up his shares in the firm"
    if any((word, n) in _LET for n in near):
        return (
            word in ("give", "cave") or clause.tag_ == "VBG" or bool(children(clause, "dobj", "auxpass", "ccomp"))
        )
    backs = any(t.lower_ == "back" and children(t, "poss") for t in children(clause, "dobj"))
    return (word == "go" and {"back", "on"} <= near) or (word == "turn" and backs)
