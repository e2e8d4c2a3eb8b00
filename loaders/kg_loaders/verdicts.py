"""Verdicts: what is said of a plan by what it has, does to people, ranks or is meant for ("had serious flaws")."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.denials import is_denied
from kg_loaders.descriptions import (
    BACKERS,
    BASES,
    FAILING,
    RESTS,
    STUNTED,
    VIRTUES,
    Weighing,
    described,
    is_faulty,
    ranks_wrongly,
    turned,
)
from kg_loaders.figures import NONE
from kg_loaders.labels import OWN
from kg_loaders.outlooks import is_unsaid, outlook
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["verdict"]


_HOLDING: Final = frozenset("have contain carry include hold".split())
_BACKING: Final = frozenset("support backing blessing approval confidence vote endorsement trust".split())
_FILLED: Final = frozenset(
    "rife riddle pack stuff infect plague dog taint mar fill beset load litter fraught".split()
)
_RIGHTS: Final = frozenset(
    "right livelihood freedom liberty voice dignity home land protection chance vote say pension job "
    "insurance food water work shelter medicine recourse representation saving property citizenship future "
    "hope coverage care benefit income due power childhood opportunity".split()
)
_ROBBING: Final = frozenset("deprive strip rob cheat defraud".split())
_BY_GREED: Final = frozenset(
    "greed ideology politics politic hatred revenge fear vengeance malice prejudice spite racism self-interest "
    "ambition panic expediency lobbyist populism resentment bigotry antisemitism".split()
)
_FATED: Final = frozenset("bind destine doom guarantee condemn".split())
_OFFENDED: Final = frozenset(
    "silence muzzle gag intimidate suppress oppress humiliate discriminate disenfranchise persecute harass "
    "mislead deceive rig stifle scare bully criminalise criminalize victimise victimize disempower sideline "
    "marginalise marginalize vilify demonise demonize scapegoat rob cheat distract divert whitewash "
    "gerrymander".split()
)
"""What it is a reproach to be meant for."""
_MEANT: Final = frozenset("design intend mean aim craft draft write calculate tailor make".split())
_SEEKING: Final = frozenset("seek aim try attempt serve".split())
_MINORITIES: Final = frozenset(
    "minority muslim migrant immigrant jew christian woman poor refugee critic dissident "
    "journalist opponent hindu roma black".split()
)
_DOUBTS: Final = frozenset("concern doubt fear alarm worry suspicion eyebrow spectre specter".split())
_TROUBLING: Final = frozenset(
    "serious grave deep troubling worrying disturbing profound fundamental uncomfortable".split()
)
_ENDING: Final = frozenset(
    "end stop halt reduce cut lower prevent avert fight combat limit curb alleviate relieve stem tackle eradicate "
    "eliminate".split()
)
_MAY: Final = frozenset("may might could can".split())
_UNSURE: Final = frozenset("may might".split())
_TALKS: Final = frozenset("talk negotiation meeting discussion dialogue".split())
_PAST: Final = frozenset("age past century era darkness medieval".split())
_POWERS: Final = frozenset("power influence control leeway discretion authority weight".split())
_LICENCES: Final = frozenset(
    {("free", "hand"), ("blank", "cheque"), ("blank", "check"), ("free", "rein"), ("free", "pass")}
)


def verdict(clause: "Token", scale: Weighing) -> int | None:
    """Return the sign of what a clause says of its subject by its construction, 0 for none; None if not read."""
    if is_unsaid(clause):
        return 0
    word = lemma(clause)
    read = _READ.get(word)
    found = (read(clause, scale) if read is not None else 0) or outlook(clause, scale)
    found = found or (_passive(clause, word, scale) if is_passive(clause) else 0)
    if not found and clause.tag_ in ("VBZ", "VBP", "VB", "VBD") and word != "be":
        found = _by_manner(clause, scale)
    return found or None


def _lacks(token: "Token") -> bool:
    return any(c.lower_ in ("no", "little", "neither", "any") for c in token.lefts)


def _having(clause: "Token", scale: Weighing) -> int:
    """ "had serious flaws", "contains loopholes", "had no basis in law", "had her blessing"."""
    for had in (c for t in objects(clause) for c in conjuncts(t)):
        word, none = lemma(had), is_denied(clause)
        if word == "nothing" and any(
            lemma(d) == "do"
            and any(scale.thing(t) > 0 or lemma(t) in VIRTUES for t in preposition_objects(d, "with"))
            for d in children(had, "relcl", "acl", "xcomp")
        ):
            return -1  # "had nothing to do with peace"
        if _lacks(had) or none:
            if word in BASES and lemma(clause) == "have":
                return -1
            continue
        if lemma(clause) == "have" and word in _BACKING:
            if any(c.lower_ in OWN for c in children(had, "poss")):
                return 1
            continue
        if word in scale.lexicon.classes["flaws"] and not preposition_objects(had, "against"):
            return -1
        if word in ("merit", "virtue", "advantage") and not children(had, "relcl"):
            return 1
    return 0


def _suffering(clause: "Token", scale: Weighing) -> int:
    ills = [t for t in preposition_objects(clause, "from") if is_faulty(t, scale)]
    return -1 if ills and not is_denied(clause) else 0


def _reeking(clause: "Token", scale: Weighing) -> int:
    """ "reeks of hypocrisy", "bordered on racism"."""
    name = "on" if lemma(clause) in ("border", "verge") else "of"
    ills = preposition_objects(clause, name)
    return -1 if any(scale.thing(t) < 0 for t in ills) and not is_denied(clause) else 0


def _amounting(clause: "Token", scale: Weighing) -> int:
    ends = preposition_objects(clause, "to")
    return -1 if any(scale.thing(t) < 0 for t in ends) and not is_denied(clause) else 0


def _working(clause: "Token", _: Weighing) -> int:
    """ "would not work", "will never work", "would work"; "might not work" is but a doubt."""
    subjects = children(clause, "nsubj")
    if objects(clause) or any(lemma(s) in _TALKS or s.pos_ == "PRON" for s in subjects):
        return 0
    helping = {c.lower_ for c in children(clause, "aux")}
    if is_denied(clause):
        return 0 if helping & _UNSURE else -1
    more = children(clause, "prep", "advcl", "xcomp", "advmod", "npadvmod", "oprd")
    told = clause.tag_ in ("VBG", "VBN") or helping & {"will", "would", "'ll"}
    return 1 if told and not helping & _MAY and all(m.lower_ in ("well",) for m in more) else 0


def _standing(clause: "Token", scale: Weighing) -> int:
    likened = [s for t in preposition_objects(clause, "as") for s in (scale.sign(t),) if s]
    if likened:
        return turned(likened[0], clause)
    lost = [t for t in objects(clause) if lemma(t) in ("chance", "hope", "prospect")]
    return -1 if lost and (is_denied(clause) or any(_lacks(t) for t in lost)) else 0


def _leaving(clause: "Token", _: Weighing) -> int:
    """ "left much to be desired", "would leave thousands without insurance"."""
    if is_denied(clause):
        return 0
    wanted = [c for t in (clause, *objects(clause)) for c in children(t, "xcomp", "relcl", "acl")]
    if any(lemma(w) == "desire" for w in wanted):
        return -1
    ahead = any(c.tag_ == "MD" for c in children(clause, "aux")) or clause.tag_ in ("VBZ", "VBP")
    without = any(lemma(t) in _RIGHTS for t in preposition_objects(clause, "without"))
    return -1 if ahead and objects(clause) and without else 0


def _putting(clause: "Token", scale: Weighing) -> int:
    ranked = ranks_wrongly(clause)
    if ranked:
        return turned(ranked, clause)
    ended = [t for o in objects(clause) if lemma(o) in _HALTS for t in preposition_objects(o, "to")]
    ended += preposition_objects(clause, "to") if any(lemma(o) in _HALTS for o in objects(clause)) else []
    if any(scale.thing(t) < 0 for t in ended) and clause.tag_ == "VB":
        return turned(1, clause)
    return 0


def _robbing(clause: "Token", _: Weighing) -> int:
    """ "deprived landowners of their rights"; "until 1990" tells of a deed."""
    dated = any(t.like_num and len(t) == 4 for t in clause.subtree)
    lost = [t for o in (clause, *objects(clause)) for t in preposition_objects(o, "of")]
    return -1 if not dated and not is_denied(clause) and any(lemma(t) in _RIGHTS for t in lost) else 0


def _taking(clause: "Token", _: Weighing) -> int:
    """ "would take insurance away from millions", "would take us back to the dark ages"."""
    if is_denied(clause) or clause.tag_ == "VBD" or is_passive(clause) or not objects(clause):
        return 0
    for way in children(clause, "advmod", "prt", "prep"):
        if way.lower_ == "away" and (preposition_objects(way, "from") or preposition_objects(clause, "from")):
            return -1
        ends = [t for n in ("to", "into") for h in (way, clause) for t in preposition_objects(h, n)]
        if way.lower_ == "back" and any(lemma(t) in _PAST for t in ends):
            return -1
        if way.lower_ == "off" and lemma(clause) in ("throw", "kick") and children(way, "pobj"):
            return -1
    return 0


def _bringing(clause: "Token", scale: Weighing) -> int:
    """ "would bring down prices", "had brought peace"."""
    down = any(c.lower_ == "down" for c in clause.children)
    cheaper = down and any(lemma(t) in _COSTS for t in objects(clause))
    done = clause.tag_ in ("VBN", "VBD") and not is_passive(clause)
    brought = done and any(lemma(t) in scale.lexicon.classes["goods"] for t in children(clause, "dobj"))
    return turned(1, clause) if cheaper or brought else _taking(clause, scale)


_COSTS: Final = frozenset("price cost rent bill unemployment inflation crime".split())


def _passive(clause: "Token", word: str, scale: Weighing) -> int:
    """ "was bound to fail", "was designed to silence the press", "was driven by greed"."""
    if is_denied(clause):
        return 0
    if word in _FATED:
        return -1 if any(lemma(c) in FAILING for c in children(clause, "xcomp")) else 0
    if word in _MEANT:
        aims = children(clause, "xcomp", "advcl") + [
            c for p in children(clause, "prep") for c in children(p, "pcomp")
        ]
        return -1 if any(_is_offence(a, scale) for a in aims) else 0
    if word in ("drive", "motivate", "fuel", "inspire"):
        causes = [t for p in children(clause, "agent", "prep") if p.lower_ == "by" for t in children(p, "pobj")]
        by_politics = word == "motivate" and any(c.lower_ in STUNTED for c in children(clause, "advmod"))
        return -1 if by_politics or any({lemma(t), t.lower_} & _BY_GREED for t in causes) else 0
    if word in _FILLED:
        ends = [
            t for p in children(clause, "prep", "agent") if p.lower_ in ("with", "by") for t in children(p, "pobj")
        ]
        return -1 if any(is_faulty(t, scale) for t in ends) else 0
    if word == "give" and any(lemma(t) == "chance" for t in children(clause, "dobj", "oprd")):
        return 1
    return 0


def _is_offence(aim: "Token", scale: Weighing) -> bool:
    """Tell whether a deed that is aimed at is one that it is a reproach to mean."""
    whom = children(aim, "dobj")
    if is_denied(aim) or aim.tag_ not in ("VB", "VBG"):
        return False
    if lemma(aim) in ("protect", "shield", "shelter", "enrich", "benefit"):
        return any(scale.sign(t) < 0 or lemma(t) in BACKERS for t in whom)
    if lemma(aim) in ("undermine", "weaken", "subvert", "destroy"):
        return any(scale.thing(t) > 0 or lemma(t) in ("democracy", "independence", "trust", "court") for t in whom)
    return lemma(aim) in _OFFENDED and not any(scale.sign(t) < 0 for t in whom)


def _seeking(clause: "Token", scale: Weighing) -> int:
    aims = children(clause, "xcomp") + [c for p in children(clause, "prep") for c in children(p, "pcomp")]
    return -1 if any(_is_offence(a, scale) for a in aims) and not is_denied(clause) else 0


def _targeting(clause: "Token", _: Weighing) -> int:
    out = lemma(clause) != "single" or any(c.lower_ == "out" for c in clause.children)
    hit = [c for t in objects(clause) for c in conjuncts(t)]
    return (
        -1
        if out and any(lemma(t).lower().removesuffix("s") in _MINORITIES for t in hit) and not is_denied(clause)
        else 0
    )


def _raising(clause: "Token", _: Weighing) -> int:
    """ "raised serious concerns", "raises more questions than answers"; not "questions about Haiti"."""
    for raised in objects(clause) if not is_denied(clause) else ():
        lefts = {c.lower_ for c in raised.lefts}
        doubted = lemma(raised) in _DOUBTS or (lemma(raised) == "question" and lefts & _TROUBLING)
        more = "more" in lefts and any(t.lower_ == "answers" for t in preposition_objects(raised, "than"))
        if more or (doubted and not lefts & {"no", "few"}):
            return -1
    return 0


def _giving(clause: "Token", scale: Weighing) -> int:
    """ "gives the police too much power", "gave the president a free hand"; "offered hope", "posed a threat"."""
    if _achieving(clause, scale):
        return -1
    for given in (c for t in objects(clause) for c in conjuncts(t)):
        near = [c for c in given.lefts if c.dep_ in ("amod", "nummod")]
        much = any(a.lower_ == "too" for c in near for a in c.lefts)
        if (much and lemma(given) in _POWERS) or any((c.lower_, lemma(given)) in _LICENCES for c in near):
            return 0 if is_denied(clause) else -1
        if lemma(given) in ("licence", "license") and any(lemma(c) in ("kill", "abuse") for c in given.subtree):
            return 0 if is_denied(clause) else -1
        if lemma(given) == "way" and any(c.lower_ in ("out", "forward") for c in given.rights):
            return turned(1, clause)
        if lemma(given) == "window" and lemma(clause) == "open":
            return (
                turned(1, clause) if preposition_objects(given, "of") or preposition_objects(given, "for") else 0
            )
        weighed = scale.thing(given)
        if weighed and clause.tag_ == "VBD" and lemma(given) not in _HANDED:
            return weighed
    return 0


_HALTS: Final = ("end", "stop", "halt")
_HANDED: Final = frozenset("support help aid blow boost victory win defeat answer attack war".split())
"""What is but handed over, or falls to one side."""


def _achieving(clause: "Token", _: Weighing) -> int:
    """ "had achieved nothing", "offers nothing to farmers"."""
    nothing = any(
        t.lower_ == "nothing" and not children(t, "prep", "relcl", "amod") for t in children(clause, "dobj")
    )
    return -1 if nothing and not is_denied(clause) else 0


def _treating(clause: "Token", scale: Weighing) -> int:
    """ "treats us like criminals"."""
    likened = [t for n in ("like", "as") for t in preposition_objects(clause, n)]
    return -1 if any(scale.sign(t) < 0 for t in likened) and not is_denied(clause) else 0


def _ending(clause: "Token", scale: Weighing) -> int:
    """ "would end the war", "will stop the killing"."""
    ahead = any(c.tag_ == "MD" for c in children(clause, "aux")) or clause.tag_ in ("VBZ", "VBP")
    ended = any(scale.thing(t) < 0 for t in children(clause, "dobj"))
    return turned(1, clause) if ahead and ended and not is_passive(clause) else 0


def _vindicating(clause: "Token", _: Weighing) -> int:
    return 1 if objects(clause) and not is_denied(clause) and not is_passive(clause) else 0


def _agreeing(clause: "Token", _: Weighing) -> int:
    """ "complied with European rules", "conforms to the treaty"."""
    ends = [t for n in ("with", "to") for t in preposition_objects(clause, n)]
    return turned(1, clause) if any(lemma(t) in RESTS for t in ends) else 0


def _helping(clause: "Token", scale: Weighing) -> int:
    """ "would help to rebuild the economy"."""
    ahead = any(c.lower_ in ("will", "would", "'ll") for c in children(clause, "aux"))
    good = scale.lexicon.beneficial
    for done in children(clause, "xcomp", "ccomp") if ahead else ():
        if lemma(done) in good and children(done, "dobj") and not any(t.lower_ in NONE for t in objects(done)):
            return turned(1, clause)
        if lemma(done) in _ENDING and any(scale.thing(t) < 0 for t in children(done, "dobj")):
            return turned(1, clause)
    return 0


def _risking(clause: "Token", scale: Weighing) -> int:
    """ "risked plunging the region into war"."""
    for deed in children(clause, "xcomp") if not is_denied(clause) else ():
        ends = [t for n in ("into", "to") for t in preposition_objects(deed, n)]
        if lemma(deed) in scale.lexicon.harmful or any(scale.thing(t) < 0 for t in ends):
            return -1
    return 0


def _failing_to(clause: "Token", scale: Weighing) -> int:
    """ "would fail to stop the killing"."""
    return -1 if children(clause, "xcomp") and any(c.tag_ == "MD" for c in children(clause, "aux")) else 0


def _by_manner(clause: "Token", scale: Weighing) -> int:
    """ "unfairly targets Muslims": what a plan does is weighed by how."""
    unfair = any(c.lower_ in _UNFAIRLY for c in children(clause, "advmod"))
    return -1 if unfair and objects(clause) and not is_denied(clause) else 0


_UNFAIRLY: Final = frozenset(
    "unfairly unjustly wrongly needlessly unnecessarily unconstitutionally recklessly".split()
)
_Reader = Callable[["Token", Weighing], int]
_READ: Final[dict[str, _Reader]] = {
    **dict.fromkeys(_HOLDING, _having),
    **dict.fromkeys(("smack", "reek", "stink", "border", "verge"), _reeking),
    **dict.fromkeys(_ROBBING, _robbing),
    **dict.fromkeys(("take", "throw", "drag", "kick"), _taking),
    **dict.fromkeys(("bring", "drive", "push"), _bringing),
    "send": lambda clause, scale: _taking(clause, scale) or _giving(clause, scale),
    **dict.fromkeys(_SEEKING, _seeking),
    **dict.fromkeys(("target", "single"), _targeting),
    **dict.fromkeys(("give", "offer", "provide", "pose", "represent", "grant", "hand", "lay", "open"), _giving),
    **dict.fromkeys(_ENDING, _ending),
    **dict.fromkeys(("put", "place", "set", "rank"), _putting),
    **dict.fromkeys(("comply", "conform", "accord"), _agreeing),
    **dict.fromkeys(("achieve", "accomplish", "contribute", "yield"), _achieving),
    "treat": _treating,
    "suffer": _suffering,
    "amount": _amounting,
    "be": described,
    "work": _working,
    "stand": _standing,
    "leave": _leaving,
    "raise": _raising,
    "vindicate": _vindicating,
    "help": _helping,
    "risk": _risking,
    "fail": _failing_to,
}
