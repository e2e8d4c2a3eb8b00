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

__all__ = ["implicated", "is_evil", "is_for_evil", "is_self_blame", "perpetrators", "schemers"]

_FAULT: Final = frozenset("fault doing responsibility handiwork result consequence product work".split())
_OWN: Final = frozenset("fault doing handiwork".split())
"""What tells of an evil by itself: "the crash was Chad's doing"."""
_MAYBE: Final = frozenset("could may might can would should".split())
_PLOTTING: Final = frozenset(
    "order organise organize plan mastermind orchestrate engineer instigate sponsor finance plot stage direct "
    "commission".split()
)
_DOING: Final = _PLOTTING | frozenset(
    "concoct invent fabricate cook carry commit perpetrate execute conduct do".split()
)
_CRIMES: Final = frozenset(
    "assassination murder killing poisoning massacre genocide hack hacking cyberattack cyber-attack kidnapping "
    "abduction coup plot atrocity crime sabotage slaughter torture lynching pogrom break-in theft breach hoax lie "
    "smear rumour rumor".split()
)
"""Deeds that nobody does by right, as an army may a raid."""
_SENDING: Final = frozenset("send hire pay recruit dispatch bankroll fund finance train arm plant bus".split())
_THUGS: Final = frozenset(
    "attacker assassin gunman thug mob rioter looter hitman saboteur bomber provocateur infiltrator kidnapper "
    "arsonist assailant hacker".split()
)
_VIOLENT: Final = frozenset("violent armed masked".split())
_CIVILIANS: Final = frozenset("man woman people youth group crowd protester demonstrator supporter".split())
"""Who, sent armed or masked, is sent to do no good; police may be."""
_BLAME: Final = frozenset("blame fault guilt responsibility culpability".split())
_FAILING: Final = frozenset("fail collapse founder stall crumble unravel".split())
_ATTEMPTS: Final = frozenset(
    "attempt effort bid campaign move ploy plot trick scheme tactic ruse stunt conspiracy".split()
)
_AIMS: Final = frozenset(
    "goal aim objective intention intent purpose ambition agenda strategy target motive desire dream wish".split()
)
_MISHAPS: Final = frozenset(
    "death crash failure collapse accident disaster crisis deadlock impasse blast explosion fire tragedy defeat "
    "escalation stalemate loss scandal".split()
)
_ACCOMPLICES: Final = frozenset("accomplice accessory complicit".split())
_PARTNERS: Final = frozenset("partner participant party partaker co-author".split())
_SELVES: Final = frozenset("itself himself herself themselves".split())
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


def _is_guilty(told: "Token", scale: Scale) -> bool:
    """ "those responsible for the massacre"."""
    if told.dep_ != "amod" or told.lower_ not in ("responsible", "guilty", "culpable"):
        return False
    return any(is_evil(t, scale) for n in ("for", "of") for t in preposition_objects(told, n))


def perpetrators(clause: "Token", scale: Scale) -> list["Token"]:
    """Return who is said to be at the root of an evil: "was Chad's doing", "was a murder planned by Chad"."""
    if is_denied(clause) or any(c.lower_ in _MAYBE for c in children(clause, "aux")):
        return []
    if is_passive(clause):
        return by_agent(clause) if _is_crime(children(clause, "nsubjpass"), clause, scale) else []
    found = _blamed(clause, scale)
    evil = any(is_evil(s, scale) for s in children(clause, "nsubj"))
    for cause in children(clause, "attr", "acomp") if lemma(clause) == "be" else ():
        if lemma(cause) in _OWN or (evil and lemma(cause) in _FAULT):
            found += children(cause, "poss") + preposition_objects(cause, "of")
        if any(_is_guilty(t, scale) for t in cause.subtree):
            found += children(clause, "nsubj")  # "is one of the states responsible for the massacre"
        if lemma(cause) in _ATTEMPTS and _is_sly(cause, scale):
            found += preposition_objects(cause, "by")
        for deed in (*children(cause, "acl"), cause):  # "was a hoax concocted by Chad", also read as one word
            crimes = [cause] if deed is not cause else children(deed, "amod", "nmod", "compound")
            if deed.tag_ == "VBN" and _is_crime(crimes, deed, scale):
                found += by_agent(deed)
    return [t for f in found for t in (f, *children(f, "poss"))]


def _blamed(clause: "Token", scale: Scale) -> list["Token"]:
    """ "the blame lay with Chad", "the talks failed because of Chad", "has only itself to blame"."""
    word = lemma(clause)
    blames = [s for s in children(clause, "nsubj") if lemma(s) in _BLAME]
    blames = [s for s in blames if lemma(s) != "responsibility" or is_for_evil(s, scale)]
    if blames and word in ("lie", "rest", "fall", "be"):
        doors = [t for t in preposition_objects(clause, "at") if lemma(t) in ("door", "foot", "doorstep")]
        owners = [p for t in doors for p in children(t, "poss")]
        return owners + [t for n in ("with", "on", "upon") for t in preposition_objects(clause, n)]
    if word == "have" and is_self_blame(clause):
        return children(clause, "nsubj")
    if word in _FAILING:
        because = [p for p in children(clause, "prep") if p.lower_ == "because"]
        named = [t for p in because for t in (*children(p, "pobj"), *preposition_objects(p, "of"))]
        named += [t for p in because for q in children(p, "pcomp") for t in children(q, "pobj")]
        return [t for t in named if t.pos_ == "PROPN"]
    return []


def is_for_evil(blame: "Token", scale: Scale) -> bool:
    """Tell whether a responsibility is for an evil done: "for the crash", not "for the budget"."""
    ends = preposition_objects(blame, "for")
    ills = scale.lexicon.classes["undoing_nouns"] | _MISHAPS
    return any(is_evil(t, scale) or lemma(t) in ills for t in ends)


def is_self_blame(clause: "Token") -> bool:
    """ "has only itself to blame", "has no one to blame but itself"."""
    below = {t.lower_ for t in clause.subtree}
    return lemma(clause) == "have" and "blame" in below and bool(below & _SELVES)


def _is_sly(attempt: "Token", scale: Scale) -> bool:
    """Tell whether an attempt is told with reproach: "a cynical attempt", "to silence critics"."""
    if scale.sign(attempt) < 0:
        return True
    wrong = scale.lexicon.classes["wrong_verbs"] | scale.lexicon.harmful
    ills = scale.lexicon.classes["evils"] | scale.lexicon.negative | ATTACKS
    for meant in children(attempt, "acl", "xcomp"):
        things = children(meant, "dobj")
        told = [a for o in things for a in children(o, "amod")]
        against = lemma(meant) in scale.lexicon.beneficial or any(lemma(o) in ills for o in things)
        if not against and (lemma(meant) in wrong or any(t.lower_ in scale.lexicon.negative for t in told)):
            return True
    return False


def _is_crime(things: list["Token"], deed: "Token", scale: Scale) -> bool:
    """Tell whether a deed done to bring a thing about is a crime: an army carries out a raid by right."""
    done = lemma(deed)
    if done in _DOING and any(lemma(t) in _CRIMES for t in things):
        return True
    violent = [t for t in things if lemma(t) in _CIVILIANS and any(c.lower_ in _VIOLENT for c in t.lefts)]
    if done in _SENDING and (violent or any(lemma(t) in _THUGS for t in things)):
        return True  # "the gunmen were sent by Chad"
    ill = scale.lexicon.classes["evils"] | ATTACKS
    return done in _PLOTTING and any(lemma(t) in ill for t in things)


def schemers(clause: "Token", reproaches: Reproaches) -> list["Token"]:
    """Return whose aim is said to be an ill one: "Chad's goal was to divide the union"."""
    if deeds := [d for d in children(clause, "csubj") if _is_what_is_done(d)]:
        ruined = lemma(clause) in reproaches.lexicon.classes["wrong_verbs"] and bool(children(clause, "dobj"))
        return [s for d in deeds for s in children(d, "nsubj")] if ruined and not is_denied(clause) else []
    if lemma(clause) != "be" or is_denied(clause) or any(c.lower_ in _MAYBE for c in children(clause, "aux")):
        return []
    aims = [s for s in children(clause, "nsubj") if lemma(s) in _AIMS]
    meant = children(clause, "xcomp", "ccomp", "acl") if aims else []
    if not any(_is_ill(c, reproaches) for c in meant):
        return []
    return [t for a in aims for t in (*children(a, "poss"), *preposition_objects(a, "of"))]


def _is_what_is_done(deed: "Token") -> bool:
    """ "what Chad tried to do", "what Chad is doing", which "could have destroyed democracy"."""
    doing = {lemma(deed), *(lemma(c) for c in children(deed, "xcomp"))}
    return "do" in doing and any(t.lower_ == "what" for t in deed.subtree)


def _is_ill(deed: "Token", reproaches: Reproaches) -> bool:
    if reproaches.is_ill_meant(deed):
        return True
    return lemma(deed) in _MAKING and any(t.lower_ in _LOWLY for t in deed.subtree)


def implicated(clause: "Token", scale: Scale) -> list["Token"]:
    """Return who is made a party to an evil: "the veto made Chad a partner in the killing"."""
    found: list[Token] = []
    for role in children(clause, "ccomp", "xcomp", "oprd") if lemma(clause) == "make" else ():
        evils = [t for name in ("in", "to", "of") for t in preposition_objects(role, name)]
        guilty = lemma(role) in _ACCOMPLICES or (
            lemma(role) in _PARTNERS and any(scale.sign(t) < 0 or lemma(t) in ATTACKS for t in evils)
        )
        if guilty and not is_denied(clause):
            found += children(role, "nsubj") or children(clause, "dobj")
    return found
