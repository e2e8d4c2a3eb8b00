"""Misdeeds: what is a reproach by its verb and thing ("sides with terrorists", "does not want peace")."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.control_words import OBJECT_CONTROL
from kg_loaders.outrages import is_outrage
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ARMING", "REBELS", "SEEMING", "UNHURT", "is_averse", "is_demanded", "is_misdeed", "is_punished"]

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
    if word in _COLLABORATING:
        return any(lemma(t) in outlawed for t in preposition_objects(clause, "with"))
    if word in _FORSAKING:
        return any(lemma(t) in _FORSAKEN for t in preposition_objects(clause, "from"))
    return word in _CAUSING and any(
        lemma(t) in _CAUSED and not any(c.lower_ == "no" for c in t.lefts) for t in children(clause, "dobj")
    )


def is_demanded(clause: "Token") -> bool:
    """Tell whether a deed is but asked of somebody: "urged Chad to show courage"."""
    to_do = clause.tag_ == "VB" and any(c.lower_ == "to" for c in children(clause, "aux"))
    return to_do and clause.dep_ in ("xcomp", "ccomp", "advcl") and lemma(clause.head) in OBJECT_CONTROL


def is_punished(clause: "Token") -> bool:
    """Tell whether somebody is to be punished: "to go to prison", "to be impeached"."""
    ends = preposition_objects(clause, "to") + preposition_objects(clause, "in")
    jailed = any(lemma(t) in ("prison", "jail", "dock") for t in ends)
    return jailed or (lemma(clause) in _PUNISHED and is_passive(clause))
