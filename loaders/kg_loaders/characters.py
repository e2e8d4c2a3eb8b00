"""Characters: whether somebody is said to be fit or unfit ("could not be trusted", "a man of integrity")."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.dealings import dealing
from kg_loaders.denials import is_denied
from kg_loaders.descriptions import VIRTUES, ranks_wrongly
from kg_loaders.scale import Scale
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["character"]

_RANKS: Final = frozenset(
    "president minister premier leader chancellor mayor governor candidate commander "
    "judge senator king chief head "
    "partner successor secretary "
    "chairman chair speaker director ambassador colleague negotiator mediator".split()
)
_ONES: Final = frozenset("man woman person leader politician figure candidate party one country nation".split())
_RUINOUS: Final = frozenset("disaster catastrophe nightmare calamity".split())
_OFFICE: Final = frozenset("office post job prize trust respect support seat title medal credit sympathy".split())
_WON: Final = frozenset("prize trust medal award honour honor".split())
_HOLDING: Final = frozenset("win lead govern rule".split())
_KEEPING: Final = frozenset(
    "commitment promise word obligation pledge duty responsibility vow standard ideal".split()
)
_DUTIES: Final = frozenset("share part job duty homework bit".split())
_LACKED: Final = frozenset(
    "experience integrity character compassion judgment judgement leadership temperament stature skill competence "
    "principle honour honor remorse regret understanding respect spine dignity humanity sincerity will authority "
    "vision wisdom moral sympathy contrition".split()
)
"""What somebody is said to have "no" or "little" of only in reproach; "authority" where it is moral."""
_QUALITIES: Final = frozenset("experience skill quality temperament strength vision courage stature".split())
_DREAMS: Final = frozenset("fantasy dream dreamland past bubble denial cuckoo illusion parallel".split())
_RIGHTLY: Final = frozenset(
    "properly correctly appropriately lawfully legally rightly responsibly professionally honourably honorably "
    "admirably impeccably".split()
)
_GIVEN: Final = frozenset(
    "peace people country poor democracy justice freedom nation right cause reconciliation".split()
)
_ABLE: Final = frozenset(
    "unite save lead care stand fight understand deliver defend protect listen bring beat "
    "offer restore fix solve".split()
)
_SPENT: Final = frozenset("idea excuse argument answer".split())
_CHERISHED: Final = frozenset("value interest view ideal principle country community city state".split())
_OWN: Final = frozenset("his her their its my our himself herself themselves itself".split())
_LOST: Final = {("out", "control"), ("in", "pocket")}
_HAPPENING: Final = frozenset("do talk".split())


def character(clause: "Token", scale: Scale) -> int:
    """Return -1 where a clause finds its subject unfit or at fault, +1 where it praises him, else 0."""
    read = _READ.get(lemma(clause))
    found = read(clause, scale) if read is not None else 0
    return found or dealing(clause, scale)


def _flipped(sign: int, clause: "Token") -> int:
    return -sign if is_denied(clause) else sign


def _no(token: "Token") -> bool:
    return any(c.lower_ in ("no", "little") for c in token.lefts)


def _trusting(clause: "Token", _: Scale) -> int:
    """ "could not be trusted", "can be trusted"; "was trusted by the king" is but told."""
    able = any(c.lower_ in ("can", "could", "should", "must", "ca") for c in children(clause, "aux"))
    if not is_passive(clause) or not able or children(clause, "agent"):
        return 0
    return -1 if is_denied(clause) else int(not children(clause, "xcomp"))


def _deserving(clause: "Token", _: Scale) -> int:
    """ "deserved to be president", "did not deserve the prize"; who "deserves to be heard" is not praised."""
    for held in children(clause, "xcomp"):
        ranks = {lemma(t) for t in children(held, "attr", "oprd")}
        if lemma(held) in _HOLDING or ranks & _RANKS or lemma(held) in ("elect", "reelect"):
            return _flipped(1, clause)
    won = _OFFICE if is_denied(clause) else _WON
    return _flipped(1, clause) if any(lemma(t) in won for t in objects(clause)) else 0


def _putting(clause: "Token", _: Scale) -> int:
    """ "was putting lives at risk", "put party before country"; "put his own life at risk" is no reproach."""
    if is_passive(clause) or is_denied(clause):
        return 0
    things = objects(clause)
    staked = [
        t
        for n in ("at", "in")
        for h in (clause, *things)
        for t in preposition_objects(h, n)
        if lemma(t) in ("risk", "danger", "jeopardy", "peril")
    ]
    own = any(c.lower_ in _OWN for t in things for c in (t, *children(t, "poss")))
    if staked and things and not own:
        return -1
    return ranks_wrongly(clause)


def _knowing(clause: "Token", _: Scale) -> int:
    """ "did not know what he was doing"."""
    return -1 if is_denied(clause) and any(map(_is_what_he_does, children(clause, "ccomp"))) else 0


def _is_what_he_does(clause: "Token") -> bool:
    subjects = {s.lower_ for s in children(clause, "nsubj")}
    near = {c.lower_ for c in clause.subtree}
    return lemma(clause) in _HAPPENING and "what" in near and bool(subjects & {"he", "she", "they", "it", "we"})


def _having(clause: "Token", _: Scale) -> int:
    """ "had no idea what he was doing", "had no integrity", "had something to hide", "had what it takes"."""
    if is_passive(clause):
        return 0
    if any(lemma(c) == "take" and any(t.lower_ == "what" for t in c.children) for c in children(clause, "ccomp")):
        return _flipped(1, clause)
    for had in objects(clause):
        below = children(had, "relcl", "acl", "ccomp") + children(clause, "ccomp", "xcomp")
        if lemma(had) in ("idea", "clue") and _no(had) and any(map(_is_what_he_does, below)):
            return -1
        if _is_lacked(had) and (_no(had) or (is_denied(clause) and any(c.lower_ == "the" for c in had.lefts))):
            return -1
        hiding = lemma(had) in ("something", "lot", "much", "plenty", "deal") or had.lower_ == "questions"
        if hiding and not is_denied(clause) and any(lemma(c) in ("hide", "answer") for c in below):
            return -1
        if lemma(had) == "cake":
            return -1
        fit = lemma(had) in _QUALITIES and any(c.lower_ == "the" for c in had.lefts)
        if fit and any(lemma(c) in _ABLE or lemma(c) in _HOLDING or lemma(c) == "be" for c in below):
            return _flipped(1, clause)
    return 0


def _is_lacked(had: "Token") -> bool:
    if lemma(had) in ("authority", "will", "standing"):
        return any(c.lower_ in ("moral", "political") for c in had.lefts)
    return lemma(had) in _LACKED


def _lacking(clause: "Token", _: Scale) -> int:
    return -1 if any(map(_is_lacked, objects(clause))) and not is_denied(clause) else 0


def _showing(clause: "Token", _: Scale) -> int:
    poor = [t for t in objects(clause) if any(c.lower_ in ("poor", "bad", "terrible") for c in t.lefts)]
    return -1 if any(_is_lacked(t) and (_no(t) or t in poor) for t in objects(clause)) else 0


def _telling(clause: "Token", _: Scale) -> int:
    return -1 if is_denied(clause) and any(lemma(t) == "truth" for t in objects(clause)) else 0


def _living(clause: "Token", _: Scale) -> int:
    """ "was living in a fantasy world", "is not living up to its commitments"."""
    places = preposition_objects(clause, "in")
    if any({lemma(t), *(lemma(c) for c in t.lefts)} & _DREAMS for t in places) and not is_denied(clause):
        return -1
    kept = [t for h in (clause, *children(clause, "prt", "prep", "advmod")) for t in preposition_objects(h, "to")]
    up = any(c.lower_ == "up" for c in clause.children)
    return _flipped(1, clause) if up and any(lemma(t) in _KEEPING for t in kept) else 0


def _doing(clause: "Token", _: Scale) -> int:
    """ "was not doing its share", "had done the right thing", "had done nothing wrong"."""
    for done in objects(clause) if not is_passive(clause) else ():
        near = {c.lower_ for c in done.children}
        if lemma(done) == "thing" and near & {"right", "wrong"}:
            return _flipped(1 if "right" in near else -1, clause)
        if lemma(done) in _DUTIES and near & {"its", "his", "her", "their"} and is_denied(clause):
            return -1
        if done.lower_ == "more" and any(t.lower_ in ("anyone", "anybody", "any") for t in clause.subtree):
            return 1 if not is_denied(clause) else 0
        if lemma(done) == "everything" and any(x.lower_ in ("can", "could") for x in done.subtree):
            return 1 if not is_denied(clause) else 0
        if lemma(done) == "nothing" and near & {"wrong", "illegal", "improper"}:
            return 1
    return 0


def _caring(clause: "Token", _: Scale) -> int:
    more = any(c.lower_ == "more" for c in children(clause, "advmod"))
    return -1 if more and any(p.lower_ == "than" for p in clause.subtree) and not is_denied(clause) else 0


def _being(clause: "Token", scale: Scale) -> int:
    """ "was a man of integrity", "would be a bad president", "was the only one who could unite the country"."""
    if _is_his_doing(clause):
        return -1 if any(scale.sign(t) < 0 for t in children(clause, "attr")) and not is_denied(clause) else 0
    for out in (p for p in children(clause, "prep") if p.lower_ in ("out", "in") and not is_denied(clause)):
        lost = [t for p in (out, *children(out, "prep")) for t in children(p, "pobj")]
        if any((out.lower_, lemma(t)) in _LOST for t in lost):
            return -1
    for eager in children(clause, "acomp"):
        if eager.lower_ == "interested" and any(c.lower_ == "more" for c in eager.lefts):
            than = any(p.lower_ == "than" for p in eager.subtree)
            return -1 if than and not is_denied(clause) else 0
    for judged in children(clause, "attr"):
        word = lemma(judged)
        worth = list(preposition_objects(judged, "of"))
        worth += [c for t in worth for c in children(t, "conj")]
        if word in _ONES and any(lemma(t) in VIRTUES for t in worth) and not _no(judged):
            return _flipped(1, clause)
        if word in _ONES and any(c.lower_ in ("only", "one") for c in judged.lefts):
            able = any(lemma(r) in _ABLE and not is_denied(r) for r in children(judged, "relcl", "acl"))
            return 1 if able and not is_denied(clause) else 0
        if word in _ONES and any(c.lower_ in ("right", "wrong") for c in judged.lefts) and judged.children:
            fit = any(lemma(t) in ("job", "post", "office", "time") for t in preposition_objects(judged, "for"))
            side = -1 if any(c.lower_ == "wrong" for c in judged.lefts) else 1
            return _flipped(side, clause) if fit else 0
    return _making(clause, scale) if children(clause, "aux") else 0


def _is_his_doing(clause: "Token") -> bool:
    """Tell whether a clause is of "what Chad does"."""
    deeds = [d for d in children(clause, "csubj") if lemma(d) == "do" and d.tag_ != "VB"]
    return any(t.lower_ == "what" for d in deeds for t in children(d, "dobj"))


def _making(clause: "Token", scale: Scale) -> int:
    """ "would make a great president", "will be a disaster as president"."""
    ahead = any(c.lower_ in ("will", "would", "'ll", "wo", "'d") for c in children(clause, "aux"))
    for made in children(clause, "attr", "dobj") if ahead else ():
        if lemma(made) in _RUINOUS and not is_denied(clause):
            return -1
        told = [c for c in made.lefts if c.dep_ == "amod" and c.lower_ not in ("new", "next", "strong", "poor")]
        signs = [s for s in map(scale.sign, told) if s] if lemma(made) in _RANKS else []
        if signs:
            return _flipped(min(signs), clause) if min(signs) > 0 else (0 if is_denied(clause) else -1)
    return 0


def _embodying(clause: "Token", _: Scale) -> int:
    """ "represented everything that was wrong with politics"."""
    all_ill = [
        a
        for t in objects(clause)
        if lemma(t) in ("everything", "all")
        for r in children(t, "relcl")
        for a in children(r, "acomp")
    ]
    return -1 if any(a.lower_ in ("wrong", "rotten", "bad") for a in all_ill) and not is_denied(clause) else 0


def _behaving(clause: "Token", scale: Scale) -> int:
    """ "was behaving like a dictator", "acted in bad faith", "had acted properly"."""
    likened = [t for n in ("like", "as") for t in preposition_objects(clause, n)]
    if any(scale.sign(t) < 0 for t in likened) and not is_denied(clause):
        return -1
    faith = [c.lower_ for t in preposition_objects(clause, "in") if t.lower_ == "faith" for c in t.lefts]
    if "bad" in faith:
        return 0 if is_denied(clause) else -1
    modal = any(c.tag_ == "MD" for c in children(clause, "aux"))
    well = "good" in faith or any(c.lower_ in _RIGHTLY for c in children(clause, "advmod"))
    return _flipped(1, clause) if well and not modal else 0


def _thinking(clause: "Token", _: Scale) -> int:
    """ "thought he was above the law"."""
    above = [t for c in children(clause, "ccomp") for t in preposition_objects(c, "above")]
    own = any(s.pos_ == "PRON" for c in children(clause, "ccomp") for s in children(c, "nsubj"))
    return -1 if own and any(lemma(t) == "law" for t in above) and not is_denied(clause) else 0


def _serving(clause: "Token", _: Scale) -> int:
    return (
        1 if any(lemma(t) in VIRTUES for t in preposition_objects(clause, "with")) and not is_denied(clause) else 0
    )


def _devoting(clause: "Token", _: Scale) -> int:
    """ "had dedicated his life to peace"."""
    life = any(lemma(t) in ("life", "career") for t in objects(clause))
    ends = [t for h in (clause, *objects(clause)) for t in preposition_objects(h, "to")]
    return 1 if life and not is_denied(clause) and any(lemma(t) in _GIVEN for t in ends) else 0


def _standing(clause: "Token", _: Scale) -> int:
    """ "stood for nothing", "had always stood up for workers"."""
    ends = preposition_objects(clause, "for")
    if any(t.lower_ == "nothing" for t in ends):
        return -1
    up = any(c.lower_ == "up" for c in clause.children)
    modal = any(c.tag_ == "MD" for c in children(clause, "aux"))
    return _flipped(1, clause) if up and ends and not modal and any(t.pos_ != "PRON" for t in ends) else 0


def _setting(clause: "Token", _: Scale) -> int:
    """ "was setting an example to the world", "set a bad example"."""
    for shown in objects(clause):
        if lemma(shown) == "example" and not is_denied(clause):
            return -1 if any(c.lower_ in ("bad", "poor", "terrible", "wrong") for c in shown.lefts) else 1
    return 0


def _running(clause: "Token", _: Scale) -> int:
    outs = [c for c in clause.children if c.lower_ == "out"]
    spent = [t for h in (clause, *outs) for t in preposition_objects(h, "of")]
    return -1 if outs and any(lemma(t) in _SPENT for t in spent) and not is_denied(clause) else 0


def _representing(clause: "Token", scale: Scale) -> int:
    """ "does not represent us", "does not speak for the people"; "embodies all that is wrong"."""
    if is_denied(clause) and not is_passive(clause):
        whom = children(clause, "dobj") if lemma(clause) == "represent" else preposition_objects(clause, "for")
        modal = any(c.tag_ == "MD" for c in children(clause, "aux"))
        ours = [t for t in whom if any(c.lower_ in ("our", "my") for c in t.lefts) and lemma(t) in _CHERISHED]
        if not modal and (ours or any(t.lower_ in ("us", "them") or lemma(t) in _SPOKEN_FOR for t in whom)):
            return -1
    return _embodying(clause, scale)


def _giving(clause: "Token", scale: Scale) -> int:
    """ "gave his all", "gave it her best", "has given everything"; "devoted her life to peace"."""
    things = children(clause, "dobj") if not is_passive(clause) else []
    played = {lemma(t) for n in ("in", "on", "for") for t in preposition_objects(clause, n)}
    if played & _PLAYED:
        return 0
    if any(
        t.lower_ == "all" and any(c.lower_ in _OWN for c in (*t.lefts, *children(clause, "dative")))
        for t in things
    ):
        return 0 if is_denied(clause) or any(c.tag_ == "MD" for c in children(clause, "aux")) else 1
    return _devoting(clause, scale)


def _using(clause: "Token", _: Scale) -> int:
    """ "was using migrants as bargaining chips", "treats us as a cash cow"."""
    things = children(clause, "dobj")
    ends = [t for h in (clause, *things) for t in preposition_objects(h, "as")]
    misused = any(lemma(t) in _TOOLS for t in ends) and not any(lemma(t) in _ARMS for t in things)
    return -1 if things and misused and not is_passive(clause) and not is_denied(clause) else 0


def _heading(clause: "Token", scale: Scale) -> int:
    """ "was working toward a state based on apartheid", "is marching towards dictatorship"."""
    ends = [t for n in ("toward", "towards", "into") for t in preposition_objects(clause, n)]
    rests = [t for e in (clause, *ends) for c in children(e, "acl", "prep") for t in preposition_objects(c, "on")]
    ill = any(lemma(t) in _ROTTEN for t in (*ends, *rests))
    return -1 if ends and ill and not is_passive(clause) and not is_denied(clause) else 0


_PLAYED: Final = frozenset("final match game race season pitch semi-final tournament cup club team".split())
_SPOKEN_FOR: Final = frozenset(
    "people voter worker citizen majority farmer woman man minority community public electorate muslim christian "
    "jew youth student constituent everyone nation taxpayer nationalist unionist protester ordinary".split()
)
_TOOLS: Final = frozenset(
    "chip pawn weapon hostage scapegoat shield pretext smokescreen football cudgel cow".split()
)
_ARMS: Final = frozenset("drone missile car truck vehicle knife bomb plane stone arm rocket hammer axe".split())
_ROTTEN: Final = frozenset(
    "apartheid dictatorship tyranny autocracy authoritarianism fascism totalitarianism racism anarchy lawlessness "
    "despotism segregation absolutism".split()
)
_READ: Final[dict[str, Callable[["Token", Scale], int]]] = {
    **dict.fromkeys(("act", "behave", "govern", "negotiate", "conduct"), _behaving),
    **dict.fromkeys(("embody", "symbolise", "symbolize"), _embodying),
    **dict.fromkeys(("represent", "speak"), _representing),
    **dict.fromkeys(("use", "exploit", "wield"), _using),
    **dict.fromkeys(("work", "move", "head", "march", "slide", "drift", "lurch"), _heading),
    **dict.fromkeys(("show", "display", "express"), _showing),
    **dict.fromkeys(("dedicate", "devote"), _devoting),
    "give": _giving,
    **dict.fromkeys(("think", "believe", "feel"), _thinking),
    **dict.fromkeys(("put", "place"), _putting),
    "trust": _trusting,
    "deserve": _deserving,
    "know": _knowing,
    "have": _having,
    "lack": _lacking,
    "tell": _telling,
    "live": _living,
    "do": _doing,
    "care": _caring,
    "be": _being,
    "make": _making,
    "serve": _serving,
    "stand": _standing,
    "set": _setting,
    "run": _running,
}
