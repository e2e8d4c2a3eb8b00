"""Expectations: positions in hopes and doubts ("doubted that the truce would hold"), and threats in conditions.

Who "hopes the bill will pass" is for it; who says that he "would strike unless Chad gave in" threatens Chad.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.contents import told
from kg_loaders.denials import is_denied
from kg_loaders.frames import Claim
from kg_loaders.lexicon import Lexicon
from kg_loaders.scale import Scale
from kg_loaders.syntax import children, is_passive, lemma
from kg_loaders.valency import objects, subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["find_expectations"]

_BELIEVING = frozenset("believe think feel".split())
_TRUSTING = frozenset("confident optimistic hopeful convinced".split())
_AGREED = frozenset(
    "compromise deal agreement settlement solution truce ceasefire accord peace consensus treaty pact".split()
)
_REACHED = frozenset("find reach achieve strike conclude sign make broker forge".split())
_POSSIBLE = frozenset("possible achievable attainable feasible near close".split())
_HOPING = frozenset("hope wish pray".split())
_DOUBTING = frozenset("doubt question query dispute".split())
_UNSURE = frozenset("convinced sure certain persuaded confident".split())
_WORKING = frozenset(
    "work hold succeed last help survive suffice deliver achieve solve bring lead improve".split()
)
_PASSING = frozenset("pass succeed work hold survive last prevail go".split())
_PASSED = frozenset("adopt approve sign ratify pass enact implement accept honour honor respect".split())
_WARNING = frozenset("warn say threaten vow pledge promise announce insist declare swear state add tell".split())
_CAUTION = frozenset("warn threaten vow swear pledge promise".split())
_ONE = (NodeKind.PERSON,)
_BODIES = (NodeKind.STATE, NodeKind.ORGANIZATION)
_MANY = (NodeKind.GROUP, NodeKind.ORGANIZATION)
_OWN = frozenset("it he she they we i".split())
_SIDES = frozenset(
    "party movement union group government army country side alliance coalition bloc militia force troop soldier "
    "fighter men police navy".split()
)
_HARMING = frozenset(
    "attack bomb bombard invade strike shell hit retaliate march blockade block boycott expel sanction "
    "impose punish suspend freeze sever cut quit withdraw walk leave veto topple oust sue "
    "resign dissolve paralyse paralyze storm destroy kill besiege occupy halt stop withhold oppose reject "
    "escalate fire shoot".split()
)
_CALLING = frozenset("call launch stage organise organize start begin take open resume declare".split())
_ACTIONS = frozenset(
    "strike protest march action boycott attack war offensive campaign step measure sit-in walkout tariff "
    "sanction shutdown blockade lawsuit suit".split()
)
_STRIKING_BACK = frozenset(
    "retaliate attack bomb invade strike punish sanction impose expel shell bombard fire".split()
)


@dataclass(slots=True)
class _Expecting:
    arguments: Arguments
    lexicon: Lexicon

    def positions(self, verb: "Token") -> Iterator[Claim]:
        """ "hopes the bill will pass", "doubts that the truce will hold", "is not convinced that it will work"."""
        word = lemma(verb)
        unsure = verb.lower_ in _UNSURE or any(a.lower_ in _UNSURE for a in children(verb, "acomp"))
        unsure = unsure and is_denied(verb)
        if word not in _HOPING | _DOUBTING and not unsure:
            return
        contents = children(verb, "ccomp") + [c for a in children(verb, "acomp") for c in children(a, "ccomp")]
        for clause in contents if is_denied(verb) == unsure else ():
            if is_denied(clause):
                continue
            hoped = word in _HOPING and not unsure
            if not (self._passes(clause) if hoped else self._works(clause)):
                continue
            relation, stance = (Relation.SUPPORTS, 1) if hoped else (Relation.REJECTS, -1)
            for thing in children(clause, "nsubj", "nsubjpass"):
                target = self.arguments.recipient(thing, place=False)
                if target is None or target.role.type is not NodeKind.PROPOSAL:
                    continue
                for holder in objects(verb) if is_passive(verb) else subjects(verb):
                    source = self.arguments.actor(holder)
                    if source is not None and source.role is not target.role:
                        weight = 0.65 * source.confidence * target.confidence
                        at = verb if hoped or word in _DOUBTING else clause
                        yield Claim(
                            relation, source, target, verb, "expectation", stance, weight, stated=at is clause
                        )

    def trusts(self, verb: "Token") -> Iterator[Claim]:
        """ "believed a compromise could be found", "is confident that a truce is possible": he is for it."""
        word = lemma(verb)
        if word not in _BELIEVING and word not in ("be", "remain", "sound"):
            return
        sure = word in _BELIEVING or any(a.lower_ in _TRUSTING for a in children(verb, "acomp"))
        if not sure or is_denied(verb):
            return
        for clause in children(verb, "ccomp") + [c for a in children(verb, "acomp") for c in children(a, "ccomp")]:
            things = children(clause, "nsubj", "nsubjpass")
            if is_denied(clause) or not things or lemma(things[0]) not in _AGREED or not _is_open(clause):
                continue
            target = self.arguments.recipient(things[0], place=False)
            if target is None or target.role.type is not NodeKind.PROPOSAL:
                continue
            for source in (f for f in map(self.arguments.actor, subjects(verb)) if f is not None):
                if source.role is not target.role and source.role.named:
                    weight = 0.65 * source.confidence * target.confidence
                    yield Claim(Relation.SUPPORTS, source, target, verb, "expectation", 1, weight, stated=True)

    def _passes(self, clause: "Token") -> bool:
        word = lemma(clause)
        return (word in _PASSED and is_passive(clause)) or (word in _PASSING and not children(clause, "dobj"))

    def _works(self, clause: "Token") -> bool:
        return lemma(clause) in _WORKING or Scale(self.lexicon).predicate(clause) > 0

    def threats(self, verb: "Token") -> Iterator[Claim]:
        """ "said it would block the ports unless Chad gave in", "will march otherwise": Chad is threatened."""
        if lemma(verb) not in _WARNING or is_passive(verb) or is_denied(verb):
            return
        clauses = told(verb, self.lexicon) + (children(verb, "xcomp") if lemma(verb) in _CAUTION else [])
        for clause in clauses:
            if is_denied(clause) or not self._is_own(clause, verb):
                continue
            harms = self._harms(clause)
            for target in (self._addressed(clause, verb) if harms else []) or self._warned(clause, verb):
                for speaker in subjects(verb):
                    source = self.arguments.actor(speaker)
                    if source is not None and self._apart(source, target):
                        weight = 0.7 * source.confidence * target.confidence
                        yield Claim(Relation.THREATENS, source, target, verb, "threaten.condition", None, weight)

    def _harms(self, clause: "Token") -> bool:
        will = any(c.lower_ in ("will", "would", "'ll", "to") for c in children(clause, "aux"))
        named = any(lemma(o) in _ACTIONS for o in children(clause, "dobj"))
        return will and (lemma(clause) in _HARMING or (lemma(clause) in _CALLING and named))

    def _is_own(self, clause: "Token", verb: "Token") -> bool:
        """Tell whether who speaks is who will do it, or his side is."""
        own = children(clause, "nsubj")
        if not own:
            return clause.dep_ == "xcomp"
        if own[0].lower_ in _OWN or (lemma(own[0]) in _SIDES and children(own[0], "poss")):
            return True
        doer = self.arguments.actor(own[0])
        speakers = [f for f in map(self.arguments.actor, subjects(verb)) if f is not None]
        home = self.arguments.cast.key_of(doer.role) if doer is not None else None
        return doer is not None and any(s.role is doer.role or s.role.home == home for s in speakers if home)

    def _addressed(self, clause: "Token", verb: "Token") -> list[Filler]:
        """Return who must act to be spared, or must not act."""
        found: list[Token] = []
        for condition in children(clause, "advcl"):
            marks = {c.lower_ for c in children(condition, "mark")}
            undone = "unless" in marks or ("if" in marks and is_denied(condition))
            answered = "if" in marks and lemma(clause) in _STRIKING_BACK
            found += children(condition, "nsubj") if undone or answered else []
        if any(c.lower_ == "otherwise" for c in clause.subtree) and verb.dep_ == "conj":
            asked = any(f.relation is Relation.DEMANDS for f in self.lexicon.verbs.get(lemma(verb.head), ()))
            found += children(verb.head, "dobj") if asked else []
        fillers = (self.arguments.recipient(t, place=False) for t in found if t.lower_ not in ("there", "i"))
        return [f for f in fillers if f is not None and f.role.type is not NodeKind.PROPOSAL]

    def _warned(self, clause: "Token", verb: "Token") -> list[Filler]:
        """Return who is warned of what the speaker or his own will do: "warned Chad that his troops would come".

        In "warned Brown that she would lose" the pronoun may mean who is warned.
        """
        own = children(clause, "nsubj")
        will = any(c.lower_ in ("will", "would", "'ll") for c in children(clause, "aux"))
        if lemma(verb) != "warn" or not own or not will or lemma(clause) in ("be", "have"):
            return []
        fillers = [self.arguments.recipient(t, place=False) for t in children(verb, "dobj")]
        meant = {"he": _ONE, "she": _ONE, "it": _BODIES, "they": _MANY}.get(own[0].lower_, ())
        if self._harms(clause):
            meant = ()
        return [f for f in fillers if f is not None and f.role.type not in (NodeKind.PROPOSAL, *meant)]

    def _apart(self, source: Filler, target: Filler) -> bool:
        own = source.role.home is not None and source.role.home == self.arguments.cast.key_of(target.role)
        return source.role is not target.role and not own and target.role.type is not NodeKind.REGION


def _is_open(clause: "Token") -> bool:
    """Tell whether a clause says that something can be reached: "could be found", "is still possible"."""
    able = any(a.lower_ in ("can", "could") for a in children(clause, "aux"))
    if is_passive(clause):
        return able and lemma(clause) in _REACHED
    return lemma(clause) == "be" and any(a.lower_ in _POSSIBLE for a in children(clause, "acomp"))


def find_expectations(doc: "Doc", arguments: Arguments, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the positions and threats that hopes, doubts and conditions make, in reading order."""
    expecting = _Expecting(arguments, lexicon)
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            yield from expecting.positions(token)
            yield from expecting.threats(token)
            yield from expecting.trusts(token)
