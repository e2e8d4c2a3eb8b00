"""Appraisal: positions taken by what someone says of a thing ("called the deal a betrayal")."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.contents import told
from kg_loaders.frames import Claim, owner_of_conduct
from kg_loaders.frames.needs import meets
from kg_loaders.lexicon import Lexicon
from kg_loaders.reproaches import Reproaches
from kg_loaders.scale import Scale, is_denied
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent, objects, relative_above, subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["find_appraisals"]

_NAMING = frozenset(
    (
        "call refer describe label brand deem consider dub term denounce dismiss regard characterize characterise "
        "slam condemn reject criticize criticise blast decry hail praise view see paint portray tout find "
        "think declare rule cast frame present depict treat style rate judge pronounce proclaim ridicule mock "
        "lambast lambaste attack deride assail decry castigate celebrate welcome herald"
    ).split()
)
_GUILTY = frozenset("responsible guilty liable culpable accountable".split())
_ATTACKS = frozenset(
    "attack bombing assault killing raid blast explosion strike shooting assassination ambush massacre war "
    "invasion violence fighting clash murder shelling".split()
)
_ALLEGING = frozenset("allege claim charge contend suspect".split())
_TAKEN = frozenset({Relation.SUPPORTS, Relation.REJECTS, Relation.CRITICIZES})
_SAYING = frozenset(
    (
        "say tell state add argue insist warn tweet declare stress emphasize emphasise maintain believe think "
        "claim write note reiterate contend comment announce assert remark conclude rule complain fear feel "
        "caution predict explain reply respond retort protest acknowledge admit concede find hold decide"
    ).split()
)
_FEELINGS = frozenset(
    "pleased happy glad proud delighted satisfied confident optimistic hopeful grateful thankful relieved "
    "disappointed sad worried concerned alarmed sorry ready willing determined committed open prepared".split()
)
_DENYING = frozenset("deny reject dispute refute dismiss".split())
_ALLEGATIONS = frozenset("charge claim accusation allegation".split())
_ACCOMPLICES = frozenset("accomplice accessory complicit".split())
_PARTNERS = frozenset("partner participant party partaker co-author".split())
_RULING = frozenset("rule hold find declare decide conclude".split())


@dataclass(slots=True)
class _Appraiser:
    arguments: Arguments
    lexicon: Lexicon
    scale: Scale = field(init=False)
    reproaches: Reproaches = field(init=False)

    def __post_init__(self) -> None:
        self.scale = Scale(self.lexicon)
        self.reproaches = Reproaches(self.lexicon, self.scale)

    def called(self, verb: "Token") -> Iterator[Claim]:
        """ "called X a betrayal", "described X as illegal", "dismissed it as groundless"."""
        things = preposition_objects(verb, "to") if lemma(verb) == "refer" else objects(verb)
        judgements = children(verb, "oprd", "acomp")
        if not is_passive(verb) and lemma(verb) != "refer":
            things, predicated = self._predicated(verb, things)
            judgements += predicated
        judgements += [
            c
            for p in [*children(verb, "prep"), *(q for t in things for q in children(t, "prep"))]
            if p.lower_ == "as"
            for c in p.children
            if c.dep_ in ("pobj", "amod", "pcomp", "acomp", "advcl")
        ]
        judgements += [
            a for t in things for a in t.rights if a.dep_ in ("amod", "acl", "appos") and a.pos_ == "ADJ"
        ]
        for clause in children(verb, "advcl", "xcomp"):
            if lemma(clause) == "be":
                judgements += children(clause, "acomp", "attr")
        for clause in children(verb, "ccomp", "xcomp"):
            inner = children(clause, "nsubj")
            if inner and clause.pos_ in ("NOUN", "ADJ", "AUX", "PROPN"):
                things = things or inner
                judgements += [clause, *children(clause, "attr", "acomp")]
        sign = next((s for s in map(self.scale.sign, judgements) if s), 0)
        if sign:
            yield from self._judged(verb, things, sign, "appraisal.called")

    def _predicated(self, verb: "Token", things: list["Token"]) -> tuple[list["Token"], list["Token"]]:
        """Part "called the bill a disgrace" where the parser took both nouns for objects, or for one."""
        direct = children(verb, "dobj", "obj")
        which = [c for c in children(verb, "nsubj") if c.lower_ in ("which", "that", "whom", "who")]
        if verb.dep_ == "relcl" and direct and which and len(children(verb, "nsubj")) > 1:
            return [verb.head], direct  # "the militia, which Chad considers a terrorist group"
        misread = [c for c in children(verb, "oprd") if c.pos_ == "VERB" and children(c, "dobj")]
        if misread and not direct:  # "called the launch a threat", with "launch" taken for a verb
            return misread, children(misread[0], "dobj")
        if len(direct) > 1:
            return [direct[0]], direct[1:]
        given = [c for c in children(verb, "dative") if c.pos_ != "ADP"]
        if direct and given:
            return given, direct
        at = self.arguments.cast.at
        named = [
            t
            for d in direct
            for t in d.subtree
            if t.i < d.i and t.pos_ == "NOUN" and t.i in at and at[t.i].type is NodeKind.PROPOSAL
        ]
        if named and not given and self.scale.sign(direct[0]):
            return [named[-1]], direct
        return things, []

    def said(self, verb: "Token") -> Iterator[Claim]:
        """ "said the bill was dangerous": the clause's subject is appraised by the speaker."""
        for clause in told(verb, self.lexicon):
            guilty = [
                a
                for a in children(clause, "acomp", "attr")
                if a.lower_ in _GUILTY and preposition_objects(a, "for")
            ]
            for thing in children(clause, "nsubj") if guilty else ():
                yield from self._accused(verb, thing)
            if guilty or _is_feeling(clause) or _is_expletive(clause):
                continue
            sign = self.scale.predicate(clause)
            things = [self.scale.about(s) or s for s in children(clause, "nsubj", "nsubjpass")]
            if sign == 0 and lemma(verb) in _RULING and not is_denied(clause):
                wrong = self.lexicon.harmful | self.lexicon.classes["wrong_verbs"]
                sign = -1 if lemma(clause) in wrong and lemma(clause) != "fail" else 0
                if sign and not children(
                    clause, "nsubj"
                ):  # "ruled the draft violated", with the draft as an object
                    yield from self._judged(verb, children(verb, "dobj"), sign, "appraisal.called")
                    continue
            if sign:
                yield from self._judged(verb, things, sign, "appraisal.said")

    def _accused(self, verb: "Token", thing: "Token") -> Iterator[Claim]:
        target = self.arguments.actor(thing)
        for speaker in by_agent(verb) if is_passive(verb) else subjects(verb):
            source = self.arguments.actor(speaker)
            if source is not None and target is not None and source.role is not target.role:
                weight = 0.7 * source.confidence * target.confidence
                yield Claim(Relation.CRITICIZES, source, target, verb, "appraisal.guilty", None, weight)

    def claimed(self, verb: "Token") -> Iterator[Claim]:
        """ "claimed responsibility for the attack in Kabul", "the attack was claimed by": they say they did it."""
        attacks = [t for o in objects(verb) if lemma(o) == "responsibility" for t in preposition_objects(o, "for")]
        attacks += objects(verb) if is_passive(verb) else []
        nominals = self.arguments.nominals
        for attack in (t for t in attacks if lemma(t) in _ATTACKS):
            place = nominals.place_of(attack) or nominals.default_state(attack)
            for doer in by_agent(verb) if is_passive(verb) else subjects(verb):
                source = self.arguments.actor(doer)
                own = {self.arguments.cast.at.get(t.i) for t in doer.subtree}
                if source is not None and place is not None and source.role is not place and place not in own:
                    target = Filler(place, attack, 0.8)
                    yield Claim(Relation.ATTACKS, source, target, verb, "appraisal.claimed", None, 0.6)

    def _judged(self, verb: "Token", things: list["Token"], sign: int, rule: str) -> Iterator[Claim]:
        effect = rule == "appraisal.said" and not _is_copular(things)
        for speaker in by_agent(verb) if is_passive(verb) else subjects(verb):
            source = self.arguments.actor(speaker) or self.arguments.crowd(speaker)
            if source is None and lemma(verb) in _RULING:
                source = self.arguments.people(speaker)  # "the judge ruled"
            for thing in things:
                target = self._judged_thing(thing, named=sign < 0 and rule == "appraisal.called")
                if source is None or target is None or source.role is target.role or source.role.media:
                    continue
                if (effect or _is_promised(thing) or _is_any(thing)) and not self._disputed(target, thing):
                    continue
                yield self._position(verb, source, target, thing, sign, rule, 0.75)

    def ordered(self, verb: "Token") -> Iterator[Claim]:
        """ "Let the inspectors in," she told Hungary: who tells somebody to do a thing demands it of him."""
        orders = [
            c
            for c in children(verb, "ccomp")
            if c.tag_ == "VB" and c.i < verb.i and lemma(c) != "let" and not children(c, "nsubj", "aux", "mark")
        ]
        for addressed in objects(verb) if orders and not is_passive(verb) else ():
            target = self.arguments.recipient(addressed, place=False)
            for speaker in subjects(verb):
                source = self.arguments.actor(speaker)
                if source is not None and target is not None and source.role is not target.role:
                    weight = 0.7 * source.confidence * target.confidence
                    yield Claim(Relation.DEMANDS, source, target, verb, "appraisal.ordered", None, weight)

    def _judged_thing(self, thing: "Token", *, named: bool) -> Filler | None:
        if thing.lower_ in ("it", "this", "that"):
            role = self.arguments.coreference.thing_before(thing)
            if role is not None:
                return Filler(role, thing, 0.75)
        relative = relative_above(thing.head) if thing.lower_ in ("which", "that") else None
        if relative is not None:
            thing = relative.head
        found = self.arguments.recipient(thing, place=False)
        known = (
            named
            or _is_promised(thing)
            or lemma(thing) in self.lexicon.classes["proposals"]
            or thing.pos_ == "VERB"
        )
        return found or (self.arguments.proposal(thing) if known else None)

    def _disputed(self, target: Filler, thing: "Token") -> bool:
        """Tell whether a thing of which an effect is told is a plan or act, not an attack or an actor."""
        ill = self.lexicon.classes["evils"] | self.lexicon.classes["forces_of_nature"] | self.lexicon.harmful
        if any(c.lower_ in ("any", "every", "each") for c in thing.lefts) or lemma(thing) in ill:
            return False
        return target.role.type is NodeKind.PROPOSAL and lemma(thing) not in _ATTACKS

    def _position(
        self, verb: "Token", source: Filler, target: Filler, thing: "Token", sign: int, rule: str, weight: float
    ) -> Claim:
        relation = Relation.SUPPORTS if sign > 0 else Relation.CRITICIZES
        if sign < 0:
            target = owner_of_conduct(self.arguments, target, thing)
            if target.role.type is NodeKind.PROPOSAL and lemma(thing) not in _ATTACKS:
                relation = Relation.REJECTS  # plans are opposed, conduct and deeds are criticised
        confidence = weight * source.confidence * target.confidence
        stance, stated = (1 if sign > 0 else -2), rule == "appraisal.quoted"
        return Claim(relation, source, target, verb, rule, stance, confidence, stated=stated)

    def alleged(self, verb: "Token") -> Iterator[Claim]:
        """ "alleged Mahan had contributed to violence": who is said to do wrong is accused."""
        for clause in told(verb, self.lexicon):
            doers = (
                by_agent(clause)
                if is_passive(clause)
                else [t for s in children(clause, "nsubj") for t in conjuncts(s)]
            )
            doers = [d for d in doers if d.lower_ != "it"]
            negative = any({t.lower_, lemma(t)} & self.lexicon.negative for t in clause.subtree)
            charged = lemma(verb) in _ALLEGING and (negative or self._hostile(clause))
            if not (lemma(verb) == "allege" or self._wrongs(clause) or charged):
                doers = [d for d in doers if self._denies(clause, d)] + _implicated(clause, self.scale)
            yield from self._praised(verb, clause)
            for speaker in by_agent(verb) if is_passive(verb) else subjects(verb):
                source = self.arguments.actor(speaker) or self.arguments.people(speaker)
                for doer in doers:
                    target = self.arguments.actor(doer)
                    if source is not None and target is not None and self._apart(source, target):
                        confidence = 0.65 * source.confidence * target.confidence
                        rule = "appraisal.alleged"
                        yield Claim(Relation.CRITICIZES, source, target, verb, rule, None, confidence)

    def _praised(self, verb: "Token", clause: "Token") -> Iterator[Claim]:
        """ "said Ada Brown had done a great job": who says so is for her."""
        for doer in children(clause, "nsubj") if self.reproaches.praises(clause) else ():
            target = self.arguments.actor(doer)
            for speaker in subjects(verb):
                source = self.arguments.actor(speaker) or self.arguments.people(speaker)
                if source is not None and target is not None and self._apart(source, target):
                    weight = 0.65 * source.confidence * target.confidence
                    yield Claim(Relation.SUPPORTS, source, target, verb, "appraisal.praised", None, weight)

    def _apart(self, source: Filler, target: Filler) -> bool:
        """Tell whether one speaks of another: not of oneself or one's own state."""
        own = source.role.home is not None and source.role.home == target.role.key
        return source.role is not target.role and not own and not source.role.media

    def _wrongs(self, clause: "Token") -> bool:
        """Tell whether a clause says that its subject does wrong."""
        return self.reproaches.found(clause)

    def _denies(self, clause: "Token", doer: "Token") -> bool:
        """Tell whether who is said to do a thing denies it: "said Chad sent arms, which Chad denies"."""
        accused = self.arguments.actor(doer)
        for token in clause.subtree if accused is not None else ():
            if lemma(token) not in _DENYING or token.dep_ != "relcl" or token.tag_ not in ("VBZ", "VBP", "VBD"):
                continue
            which = any(c.lower_ == "which" for c in token.children) or lemma(token.head) in _ALLEGATIONS
            deniers = (
                self.arguments.actor(s) for s in children(token, "nsubj") if s.lower_ not in ("which", "that")
            )
            if which and any(d is not None and accused is not None and d.role is accused.role for d in deniers):
                return True
        return False

    def _hostile(self, clause: "Token") -> bool:
        frames = self.lexicon.verbs.get(lemma(clause), ())
        return any(
            f.relation in (Relation.ATTACKS, Relation.COERCES, Relation.OCCUPIES, Relation.THREATENS)
            for f in frames
        )

    def quoted(self, clause: "Token") -> Iterator[Claim]:
        """Direct speech: "It is a sham", said X. The quoted clause's subject is appraised by its speaker."""
        role = self.arguments.speaker_at.get(clause.i)
        if role is None or clause.dep_ == "relcl":
            return
        told = clause.dep_ == "ccomp" and lemma(clause.head) in _SAYING
        if told and clause.head.i not in self.arguments.speaker_at:
            return
        wrongs = self._wrongs(clause) and not is_passive(clause)
        sign = -1 if wrongs else self.scale.predicate(clause)
        for thing in children(clause, "nsubj", "nsubjpass") if sign else ():
            target = self._quoted_thing(thing)
            if target is None or target.role is role:
                continue
            weak = _is_promised(thing) or not (_is_copular([thing]) or wrongs)
            if weak and not self._disputed(target, thing):
                continue
            yield self._position(clause, Filler(role, thing, 0.8), target, thing, sign, "appraisal.quoted", 0.75)

    def _quoted_thing(self, thing: "Token") -> Filler | None:
        """Return what a quoted clause is about: an actor, or what "it" points back to.

        What quotations alone speak of is seldom a matter of the article.
        """
        if thing.lower_ in ("they", "these", "those"):
            return None
        if thing.lower_ not in ("it", "this", "that"):
            found = self.arguments.recipient(thing, place=False)
            return None if found is None or found.role.type is NodeKind.PROPOSAL else found
        role = self.arguments.coreference.thing_before(thing, reach=1)
        told = role is not None and any(h not in self.arguments.speaker_at for h in role.heads)
        return Filler(role, thing, 0.7) if role is not None and told else None


def _implicated(clause: "Token", scale: Scale) -> list["Token"]:
    """Return who is made a party to an evil: "the veto made Chad a partner in the killing"."""
    found: list[Token] = []
    for role in children(clause, "ccomp", "xcomp", "oprd") if lemma(clause) == "make" else ():
        evils = [t for name in ("in", "to", "of") for t in preposition_objects(role, name)]
        guilty = lemma(role) in _ACCOMPLICES or (
            lemma(role) in _PARTNERS and any(scale.sign(t) < 0 or lemma(t) in _ATTACKS for t in evils)
        )
        if guilty and not is_denied(clause):
            found += children(role, "nsubj") or children(clause, "dobj")
    return found


def _is_expletive(clause: "Token") -> bool:
    """Tell whether "it" only stands for what follows: "it would be pointless to bring it back"."""
    judged = [clause, *children(clause, "acomp", "attr")]
    deeds = [d for j in judged for d in children(j, "xcomp", "csubj", "advcl", "relcl", "acl")]
    to_do = any(a.lower_ == "to" for d in deeds for a in children(d, "aux"))
    return to_do and any(s.lower_ == "it" for s in children(clause, "nsubj", "expl"))


def _is_feeling(clause: "Token") -> bool:
    """Tell whether a clause says how somebody feels: "saying they were pleased" praises nobody."""
    felt = any(a.lower_ in _FEELINGS for a in children(clause, "acomp", "attr"))
    return felt and any(s.pos_ == "PRON" for s in children(clause, "nsubj"))


def _is_promised(thing: "Token") -> bool:
    """Tell whether the clause says what its subject will be, which praises no actor."""
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in thing.head.children)


def _is_any(thing: "Token") -> bool:
    return any(c.lower_ in ("any", "every", "each") for c in thing.lefts)


def _is_copular(things: list["Token"]) -> bool:
    """Tell whether the things are subjects of "be" and its like, which judge; other verbs tell of effects."""
    return any(t.head.pos_ == "AUX" or lemma(t.head) in ("be", "remain", "mark", "represent") for t in things)


def find_appraisals(doc: "Doc", arguments: Arguments, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the positions that evaluative predicates and duties make, in reading order."""
    appraiser = _Appraiser(arguments, lexicon)
    for token in doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        word = lemma(token)
        frames = (f for f in lexicon.verbs.get(word, ()) if meets(f.needs, token, lexicon))
        framed = any(f.relation in _TAKEN and "obj" in f.target for f in frames)
        if word in _NAMING and not framed:
            yield from appraiser.called(token)
        if word in _SAYING:
            yield from appraiser.said(token)
        if word == "tell":
            yield from appraiser.ordered(token)
        if word == "claim":
            yield from appraiser.claimed(token)
        if word in _ALLEGING or word in _SAYING:
            yield from appraiser.alleged(token)
        yield from appraiser.quoted(token)
