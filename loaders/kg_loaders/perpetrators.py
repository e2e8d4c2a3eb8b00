"""Perpetrators: who is said to stand behind an evil ("was the work of Chad", "had been ordered by Chad")."""

from typing import TYPE_CHECKING, Final

from kg_loaders.denials import is_denied
from kg_loaders.judging import ATTACKS
from kg_loaders.reproaches import Reproaches
from kg_loaders.scale import Scale
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_evil", "perpetrators", "schemers"]

_FAULT: Final = frozenset("fault doing responsibility handiwork result consequence product work".split())
_OWN: Final = frozenset("fault doing handiwork".split())
"""What tells of an evil by itself: "the crash was Chad's doing"."""
_MAYBE: Final = frozenset("could may might can would should".split())
_PLOTTING: Final = frozenset(
    "order organise organize plan mastermind orchestrate engineer instigate sponsor finance plot stage direct "
    "commission".split()
)
_DOING: Final = _PLOTTING | frozenset("carry commit perpetrate execute conduct do".split())
_CRIMES: Final = frozenset(
    "assassination murder killing poisoning massacre genocide hack hacking cyberattack cyber-attack kidnapping "
    "abduction coup plot atrocity crime sabotage slaughter torture lynching pogrom break-in theft breach".split()
)
"""Deeds that nobody does by right, as an army may a raid."""
_AIMS: Final = frozenset(
    "goal aim objective intention intent purpose ambition agenda strategy target motive desire dream wish".split()
)
_LOWLY: Final = frozenset("subordinate subservient subject vassal colony puppet submissive satellite".split())
_MAKING: Final = frozenset("make render turn keep reduce".split())


def is_evil(thing: "Token", scale: Scale) -> bool:
    """Tell whether a thing is an evil; "which" is what it stands for: "the murder, which he said was"."""
    while thing.lower_ in ("which", "that") and thing.dep_ in ("nsubj", "nsubjpass"):
        clause = thing.head
        while clause.dep_ in ("ccomp", "xcomp") and clause.head.pos_ == "VERB":
            clause = clause.head
        if clause.dep_ != "relcl":
            break
        thing = clause.head
    word = lemma(thing)
    return word in scale.lexicon.classes["evils"] | ATTACKS | _CRIMES or scale.sign(thing) < 0


def perpetrators(clause: "Token", scale: Scale) -> list["Token"]:
    """Return who is said to be at the root of an evil: "was Chad's doing", "was a murder planned by Chad"."""
    if is_denied(clause) or any(c.lower_ in _MAYBE for c in children(clause, "aux")):
        return []
    if is_passive(clause):
        return by_agent(clause) if _is_crime(children(clause, "nsubjpass"), clause, scale) else []
    if lemma(clause) != "be":
        return []
    evil = any(is_evil(s, scale) for s in children(clause, "nsubj"))
    found = []
    for cause in children(clause, "attr", "acomp"):
        if lemma(cause) in _OWN or (evil and lemma(cause) in _FAULT):
            found += children(cause, "poss") + preposition_objects(cause, "of")
        for deed in children(cause, "acl"):
            if deed.tag_ == "VBN" and _is_crime([cause], deed, scale):
                found += by_agent(deed)
    return [t for f in found for t in (f, *children(f, "poss"))]


def _is_crime(things: list["Token"], deed: "Token", scale: Scale) -> bool:
    """Tell whether a deed done to bring a thing about is a crime: an army carries out a raid by right."""
    done = lemma(deed)
    if done in _DOING and any(lemma(t) in _CRIMES for t in things):
        return True
    ill = scale.lexicon.classes["evils"] | ATTACKS
    return done in _PLOTTING and any(lemma(t) in ill for t in things)


def schemers(clause: "Token", reproaches: Reproaches) -> list["Token"]:
    """Return whose aim is said to be an ill one: "Chad's goal was to divide the union"."""
    if lemma(clause) != "be" or is_denied(clause) or any(c.lower_ in _MAYBE for c in children(clause, "aux")):
        return []
    aims = [s for s in children(clause, "nsubj") if lemma(s) in _AIMS]
    meant = children(clause, "xcomp", "ccomp", "acl") if aims else []
    if not any(_is_ill(c, reproaches) for c in meant):
        return []
    return [t for a in aims for t in (*children(a, "poss"), *preposition_objects(a, "of"))]


def _is_ill(deed: "Token", reproaches: Reproaches) -> bool:
    if reproaches.is_ill_meant(deed):
        return True
    return lemma(deed) in _MAKING and any(t.lower_ in _LOWLY for t in deed.subtree)
