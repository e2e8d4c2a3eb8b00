"""Sayings: positions in what somebody says of a thing ("said the bill was dangerous", "said Chad had lied")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.arguments import THE_PRESS, Filler
from kg_loaders.asides import aside_speaker
from kg_loaders.cast import Role
from kg_loaders.contents import SHOWING, claimed, convinced_of, doers_of, grounds, proven, sure_ones, told
from kg_loaders.denials import is_denied
from kg_loaders.doubts import BARING, DOUBTING, doubt_rule, doubted, laid_bare
from kg_loaders.force_charges import is_charge_of_force, is_hostile
from kg_loaders.frames import Claim
from kg_loaders.judging import SAYING, Judging, is_any, is_copular, is_expletive, is_occasion, is_promised
from kg_loaders.outrages import is_without_leave
from kg_loaders.perpetrators import implicated, is_evil, perpetrators, schemers
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent, subjects
from kg_loaders.worries import leaning, voiced
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["find_sayings"]

_GUILTY = frozenset("responsible guilty liable culpable accountable".split())
_ALLEGING = frozenset("allege claim charge contend suspect".split())
_FEELINGS = frozenset(
    "pleased happy glad proud delighted satisfied confident optimistic hopeful grateful thankful relieved "
    "disappointed sad worried concerned alarmed sorry ready willing determined committed open prepared".split()
)
_DEFENDING = frozenset("defend justify reject dismiss deny refute dispute rebut explain".split())
_COMPLAINING = frozenset("complain protest object grumble lament bemoan".split())
_UNDERGONE = frozenset(
    (
        "suffer face lose receive get need struggle die fall wait want lack remain hear languish starve live flee"
    ).split()
)
"""What befalls somebody, or is no deed of his, so that who complains of it does not blame him."""
_DENYING = frozenset("deny reject dispute refute dismiss".split())
_ALLEGATIONS = frozenset("charge claim accusation allegation".split())
_NOUNS = frozenset(
    "claim accusation allegation charge warning assertion argument complaint insistence contention statement "
    "remark suggestion position view stance message opinion belief verdict line".split()
)
"""Nouns of utterances that say what their clause says."""
_ONES = frozenset("one man woman person side party country state leader people".split())
_BEGUN = frozenset("refuse start begin cause create reject provoke break".split())
"""What is a reproach where one alone is said to do it: "it is Chad that refuses"."""
_UNDOING = frozenset("rejection repeal defeat abolition cancellation failure refusal inability scrapping".split())
_TAKEN = (Relation.SUPPORTS, Relation.REJECTS)
_WARNING = frozenset("warn complain speak tell".split())
_RAISED = frozenset("make level raise voice repeat air".split())
_RULING = frozenset("rule hold find declare decide conclude".split())


@dataclass(frozen=True, slots=True)
class _Saying:
    """A clause, who says it, and the verb by which; the clause itself where that is an aside ("X, she said,")."""

    clause: "Token"
    at: "Token"
    speakers: list["Token"]
    aside: Filler | None = None
    charge: bool = False
    """It is said to be proven."""
    leaning: int = 0
    """What is hoped (1) or feared (-1)."""

    @property
    def verb(self) -> str:
        """The lemma of the verb of speech."""
        return lemma(self.at) if self.aside is None else "say"


class _Sayings(Judging):
    """Reads the clauses that are said."""

    def of(self, verb: "Token") -> Iterator[Claim]:
        """Yield the positions in what a verb of speech says, or in a clause that an aside says."""
        word = lemma(verb)
        found: list[_Saying] = []
        if word in SAYING or word in _ALLEGING:
            speakers = by_agent(verb) if is_passive(verb) else subjects(verb)
            clauses = told(verb, self.lexicon)
            felt, said = leaning(verb), [*clauses, *grounds(verb, clauses)]
            found = [_Saying(clause, verb, speakers, leaning=felt) for clause in said]
            found += [_Saying(c, verb, speakers, charge=True) for clause in clauses for c in proven(clause)]
        elif word in ("be", "convince") and (sure := convinced_of(verb)):
            found = [_Saying(clause, verb, sure_ones(verb)) for clause in sure]
        elif leaning(verb):
            for clause in voiced(verb):
                yield from self._said(_Saying(clause, verb, subjects(verb), leaning=leaning(verb)))
        elif verb.dep_ in ("ROOT", "conj") and verb.i not in self.arguments.speaker_at:
            aside = aside_speaker(verb, self.arguments, self.lexicon)
            found = [_Saying(verb, verb, [], aside)] if aside is not None else []
        for saying in found:
            if word in SAYING or word in ("be", "convince") or saying.aside is not None:
                yield from self._said(saying)
            if saying.leaning <= 0 and word not in ("admit", "concede", "acknowledge"):  # of one's own
                yield from self._alleged(saying)
        if word in _WARNING:
            yield from self._warned_of(verb)
        if word in ("ask", "question", "demand", "wonder"):
            yield from self._asked_why(verb)
        faulted = doubted(verb) if word in DOUBTING else laid_bare(verb) if word in BARING else []
        for doer in faulted:
            saying = _Saying(verb, verb, subjects(verb))
            yield from self._of_actor(saying, doer, Relation.CRITICIZES, doubt_rule(verb))

    def of_noun(self, noun: "Token") -> Iterator[Claim]:
        """Yield the positions in "Chad's claim that Peru lied", "accusations by Chad that Peru lied"."""
        owners = children(noun, "poss") + preposition_objects(noun, "by") + preposition_objects(noun, "from")
        owners += [t for c in children(noun, "acl") if lemma(c) in _RAISED for t in by_agent(c)]
        if lemma(noun.head) in _RAISED and noun.dep_ in ("dobj", "nsubjpass"):
            owners += by_agent(noun.head) if is_passive(noun.head) else subjects(noun.head)
        owner = next((f for f in map(self.arguments.actor, owners) if f is not None), None)
        for clause in claimed(noun) if owner is not None else ():
            saying = _Saying(clause, noun, [], owner)
            yield from self._said(saying)
            yield from self._alleged(saying)

    def _warned_of(self, verb: "Token") -> Iterator[Claim]:
        """ "warned of Chadian officials stoking hatred": who is warned of is accused."""
        for doer in preposition_objects(verb, "of") + preposition_objects(verb, "about"):
            for deed in children(doer, "acl") if not is_passive(verb) else ():
                if deed.tag_ == "VBG" and self.reproaches.found(deed):
                    saying = _Saying(deed, verb, subjects(verb))
                    yield from self._of_actor(saying, doer, Relation.CRITICIZES, "appraisal.alleged")

    def _asked_why(self, verb: "Token") -> Iterator[Claim]:
        """ "asked why Chad had not freed them": a question that reproaches."""
        for clause in children(verb, "ccomp"):
            if is_denied(clause) and any(c.lower_ == "why" for c in clause.children) and not is_passive(clause):
                saying = _Saying(clause, verb, subjects(verb))
                for doer in children(clause, "nsubj"):
                    yield from self._of_actor(saying, doer, Relation.CRITICIZES, "appraisal.asked_why")

    def _sources(self, saying: _Saying, *, crowd: bool = False) -> Iterator[Filler]:
        if saying.aside is not None:
            yield saying.aside
        for speaker in saying.speakers:
            source = self.arguments.actor(speaker)
            if source is None and crowd:
                source = self.arguments.crowd(speaker)
            if source is None and (saying.verb in _RULING or not crowd):
                source = self.arguments.people(speaker)  # "the judge ruled"
            if source is not None:
                yield source

    def _said(self, saying: _Saying) -> Iterator[Claim]:
        """ "said the bill was dangerous": the clause's subject is appraised by the speaker."""
        clause = saying.clause
        if any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in clause.children):
            return  # "did not say whether the plan was fair"
        predicates = children(clause, "acomp", "attr")
        guilty = any(a.lower_ in _GUILTY and preposition_objects(a, "for") for a in predicates)
        for thing in children(clause, "nsubj") if guilty else ():
            yield from self._accused(saying, thing, "appraisal.guilty")
        for thing in perpetrators(clause, self.scale):
            yield from self._accused(saying, thing, "appraisal.fault")
        if guilty or _is_feeling(clause) or is_expletive(clause) or any(map(self.befallen, predicates)):
            return
        if saying.aside is not None and not _is_weighed(clause):
            return  # what somebody reports is not yet judged
        sign = self.scale.predicate(clause)
        if saying.leaning and sign != saying.leaning:
            return  # "feared that it might help", "hoped it would not hurt"
        if sign >= 0 and saying.verb in _COMPLAINING:  # "that it named no date", "would help only the rich"
            sign = -1 if any(t.lower_ in ("no", "only", "mainly") for t in clause.subtree) else 0
        if sign and (children(clause, "csubj") or any(lemma(s) in _UNDOING for s in children(clause, "nsubj"))):
            staked = list(self._staked(saying, sign))
            yield from staked
            if staked or children(clause, "csubj"):
                return
        things = [self.scale.about(s) or s for s in children(clause, "nsubj", "nsubjpass")]
        if sign == 0 and saying.verb in _RULING and not is_denied(clause):
            wrong = self.lexicon.harmful | self.lexicon.classes["wrong_verbs"]
            sign = -1 if lemma(clause) in wrong and lemma(clause) != "fail" else 0
            if sign and not children(clause, "nsubj"):  # "ruled the draft violated", with the draft as an object
                yield from self._judged(saying, children(saying.at, "dobj"), sign, "appraisal.called")
                return
        if sign == 0 and is_passive(clause) and not is_denied(clause) and is_without_leave(clause, things):
            sign = -1  # "said the pact had been signed without the consent of parliament"
        if sign:
            yield from self._judged(saying, things, sign, "appraisal.said")

    def _staked(self, saying: _Saying, sign: int) -> Iterator[Claim]:
        """ "rejecting the aid would bring chaos", "the defeat of the bill would hurt": who says so is for it."""
        stakes: list[tuple[Token, bool]] = []
        if any(t.lower_ in ("little", "enough", "insufficient") for t in saying.clause.subtree):
            return  # "withdrawing the decree is too little": who says so wants more
        for deed in children(saying.clause, "csubj"):
            relation = next(
                (f.relation for f in self.lexicon.verbs.get(lemma(deed), ()) if f.relation in _TAKEN), None
            )
            if relation is not None:
                stakes += [(t, relation is Relation.SUPPORTS) for t in children(deed, "dobj")]
        for noun in children(saying.clause, "nsubj"):
            if lemma(noun) in ("failure", "refusal", "inability"):
                done = [
                    c
                    for c in children(noun, "acl", "xcomp")
                    if any(f.relation is Relation.SUPPORTS for f in self.lexicon.verbs.get(lemma(c), ()))
                ]
                stakes += [(t, False) for c in done for t in children(c, "dobj")]
            elif lemma(noun) in _UNDOING:
                stakes += [(t, False) for t in preposition_objects(noun, "of")]
        for thing, passed in stakes:
            target = self.judged_thing(thing, named=False)
            for source in self._sources(saying) if target is not None else ():
                if target is not None and target.role.type is NodeKind.PROPOSAL:
                    good = sign if passed else -sign
                    yield self.position(saying.at, source, target, thing, good, "appraisal.staked", stated=False)

    def _accused(self, saying: _Saying, thing: "Token", rule: str) -> Iterator[Claim]:
        target = self.arguments.actor(thing)
        if target is not None and is_passive(saying.clause) and target.role.type is NodeKind.GROUP:
            return  # "said the killing was carried out by two men"
        for source in self._sources(saying):
            if target is not None and self.apart(source, target):
                weight = 0.7 * source.confidence * target.confidence
                stated = saying.aside is not None
                yield Claim(Relation.CRITICIZES, source, target, saying.at, rule, None, weight, stated=stated)

    def _judged(self, saying: _Saying, things: list["Token"], sign: int, rule: str) -> Iterator[Claim]:
        effect = rule == "appraisal.said" and not is_copular(things)
        for source in self._sources(saying, crowd=True):
            for thing in things:
                target = self.judged_thing(thing, named=sign < 0 and rule == "appraisal.called")
                if target is None or source.role is target.role or source.role.media:
                    continue
                if thing.lower_ == "it" and target.role.media:
                    continue  # "told the paper it was incredible"
                if effect and thing.lower_ == "it" and self._may_be(source, saying.clause):
                    continue  # "the union said it would protect its members"
                if is_occasion(thing):
                    continue  # "said it was not the best meeting"
                if thing.lower_ == "it" and self._is_beside(target, saying):
                    continue  # "Ada Brown, leader of the Reds, said: It is a blow"
                if sign > 0 and self.is_own(source, target, thing):
                    continue  # "says its programme is peaceful"
                if (effect or is_promised(thing) or is_any(thing)) and not self.disputed(target, thing):
                    continue
                stated = saying.aside is not None
                yield self.position(saying.at, source, target, thing, sign, rule, stated=stated)

    def _is_beside(self, target: Filler, saying: _Saying) -> bool:
        """Tell whether a body stands in the words that tell who the speaker is."""
        at = self.arguments.cast.at
        return any(at.get(t.i) is target.role for s in saying.speakers for t in s.subtree)

    def _may_be(self, source: Filler, clause: "Token") -> bool:
        """Tell whether "it" in "said it would ..." may be the body or state that says so."""
        ahead = any(c.tag_ == "MD" for c in children(clause, "aux"))
        return ahead and source.role.type in (NodeKind.ORGANIZATION, NodeKind.STATE)

    def _alleged(self, saying: _Saying) -> Iterator[Claim]:
        """ "alleged Mahan had contributed to violence": who is said to do wrong is accused."""
        clause = saying.clause
        for doer in (*self._singled_out(clause), *schemers(clause, self.reproaches)):
            yield from self._of_actor(saying, doer, Relation.CRITICIZES, "appraisal.alleged")
        doers = doers_of(clause)
        pointed = saying.at.pos_ == "NOUN" or (saying.at.tag_ == "VBG" and saying.at.dep_ == "advcl")
        pointed = pointed and not any(c.tag_ == "MD" for c in children(clause, "aux"))
        doers = [d for d in doers if d.lower_ != "it" or pointed]  # "rejected the claim that it had lied"
        negative = any({t.lower_, lemma(t)} & self.lexicon.negative for t in clause.subtree)
        answered = self._answers(saying)
        charged = saying.charge or answered or saying.verb in _ALLEGING
        charged = charged and (negative or is_hostile(clause, self.lexicon))
        charged = charged and lemma(clause) not in _UNDERGONE
        charged = charged or is_charge_of_force(clause, saying.verb, saying.speakers)
        if not (saying.verb in ("allege", "charge") or self.reproaches.found(clause) or charged):
            doers = doers if self._denied_after(saying, doers) else self._denied(clause)
            doers = doers + implicated(clause, self.scale)
        if lemma(clause) in ("involve", "implicate") and is_passive(clause) and not is_denied(clause):
            evils = preposition_objects(clause, "in")
            doers = children(clause, "nsubjpass") if any(is_evil(t, self.scale) for t in evils) else []
        if lemma(clause) == "be":  # "Chad's policies were to blame"
            doers = [o for d in doers for o in ([d] if self.arguments.actor(d) else children(d, "poss"))]
        doers = doers or self._complained_of(saying)
        for doer in doers:
            crowd = answered and self.arguments.actor(doer) is None
            whom = (self.arguments.crowd(doer) or self.arguments.people(doer)) if crowd else None
            if whom is None:
                yield from self._of_actor(saying, doer, Relation.CRITICIZES, "appraisal.alleged")
            for source in self._sources(saying) if whom is not None else ():
                if whom is not None and self.apart(source, whom):
                    yield Claim(Relation.CRITICIZES, source, whom, saying.at, "appraisal.answered", None, 0.5)
        for doer in children(clause, "nsubj", "nsubjpass") if self.reproaches.praises(clause) else ():
            yield from self._of_actor(saying, doer, Relation.SUPPORTS, "appraisal.praised")

    def _answers(self, saying: _Saying) -> bool:
        """Tell whether a thing is said in defence: "defended the police, saying the crowd had shot at them"."""
        if saying.at.tag_ != "VBG" or saying.at.dep_ != "advcl" or not is_hostile(saying.clause, self.lexicon):
            return False
        return lemma(saying.at.head) in _DEFENDING

    def _complained_of(self, saying: _Saying) -> list["Token"]:
        """Return whose deed or omission somebody complains of: "complained that Chad had not consulted him"."""
        clause = saying.clause
        if saying.verb not in _COMPLAINING or clause.pos_ != "VERB" or lemma(clause) in _UNDERGONE:
            return []
        if any(c.tag_ == "MD" for c in children(clause, "aux")):
            return []
        if is_passive(clause):
            return by_agent(clause)
        named = (t for t in children(clause, "nsubj") if t.pos_ in ("NOUN", "PROPN"))
        return [t for t in named if self.arguments.actor(t) is not None]

    def _of_actor(self, saying: _Saying, doer: "Token", relation: Relation, rule: str) -> Iterator[Claim]:
        target = self.arguments.actor(doer)
        if target is None and doer.lower_ in THE_PRESS:
            target = self.arguments.people(doer)
        for source in self._sources(saying) if target is not None else ():
            if target is not None and self.apart(source, target):
                weight = 0.65 * source.confidence * target.confidence
                stated = saying.aside is not None
                yield Claim(relation, source, target, saying.at, rule, None, weight, stated=stated)

    def _denied(self, clause: "Token") -> list["Token"]:
        """Return who is said to do a thing and denies it: "said Chad sent arms, which Chad denies"."""
        deniers: list[tuple[int, Role]] = []
        for token in clause.subtree:
            if token.lower_ == "rejects" and token.tag_ == "NNS":  # "a charge Chad rejects", misread
                if any(c.lower_ in _ALLEGATIONS for c in children(token, "compound")):
                    who = self.arguments.actor(token.nbor(-1))
                    deniers += [(token.i, who.role)] if who is not None else []
                continue
            if lemma(token) not in _DENYING or token.tag_ not in ("VBZ", "VBP", "VBD"):
                continue
            which = any(c.lower_ == "which" for c in token.children) or lemma(token.head) in _ALLEGATIONS
            if token.dep_ != "relcl" or not which:
                continue
            own = (s for s in children(token, "nsubj") if s.pos_ in ("NOUN", "PROPN") or s.lower_ in ("he", "she"))
            named = (f for f in map(self.arguments.actor, own) if f is not None)
            deniers += [(token.i, f.role) for f in named if f.role.type is not NodeKind.GROUP]
        found: list[Token] = []
        for token in clause.subtree if deniers else ():
            if token.dep_ in ("nsubj", "pobj", "poss") and (token.dep_ != "pobj" or token.head.dep_ == "agent"):
                doer = self.arguments.actor(token)
                if any(doer is not None and doer.role is role and token.i < at for at, role in deniers):
                    found.append(token)
        return found[:1]

    def _denied_after(self, saying: _Saying, doers: list["Token"]) -> bool:
        """Tell whether who is said to do a thing denies it next: "Chad says Peru sent arms. Peru denies it"."""
        end = saying.at.sent.end
        if saying.at.dep_ != "ROOT" or end >= len(saying.at.doc):
            return False
        root = saying.at.doc[end].sent.root
        if lemma(root) not in _DENYING or is_denied(root):
            return False
        things = children(root, "dobj")
        if not any(t.lower_ in ("it", "this", "that") or lemma(t) in _ALLEGATIONS for t in things):
            return False
        named = [f for f in map(self.arguments.actor, children(root, "nsubj")) if f is not None]
        accused = [f for f in map(self.arguments.actor, doers) if f is not None]
        return any(a.role is n.role for a in accused for n in named)

    def _singled_out(self, clause: "Token") -> list["Token"]:
        """Return who alone does wrong: "it was Chad that broke it", "he is the one who refused"."""
        if lemma(clause) not in ("be", *SHOWING) or is_denied(clause):
            return []
        things = children(clause, "attr" if lemma(clause) == "be" else "dobj")
        for thing in things:
            wrongs = [r for r in children(thing, "relcl") if any(s.lower_ in ("who", "that") for s in r.children)]
            cleft = any(s.lower_ == "it" for s in children(clause, "nsubj"))
            ones = lemma(thing) in _ONES and any(a.lower_ == "the" for a in thing.lefts)
            begun = cleft or ones
            if not any(self.reproaches.found(r) or (begun and lemma(r) in _BEGUN) for r in wrongs):
                continue
            if lemma(clause) != "be" or cleft:
                found = self.arguments.actor(thing)
                return [thing] if found is not None and found.role.type is not NodeKind.GROUP else []
            return children(clause, "nsubj") if ones else []
        return []


def _is_weighed(clause: "Token") -> bool:
    """Tell whether a clause judges or foretells, rather than report what was done."""
    return clause.pos_ == "AUX" or any(c.tag_ == "MD" for c in children(clause, "aux"))


def _is_feeling(clause: "Token") -> bool:
    """Tell whether a clause says how somebody feels: "saying they were pleased" praises nobody."""
    return any(a.lower_ in _FEELINGS for a in children(clause, "acomp", "attr"))


def find_sayings(doc: "Doc", judging: Judging) -> Iterator[Claim]:
    """Yield the positions in what is said, in reading order."""
    sayings = _Sayings(judging.arguments, judging.lexicon)
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            yield from sayings.of(token)
        elif lemma(token) in _NOUNS:
            yield from sayings.of_noun(token)
