"""Appraisal: positions taken by what someone says of a thing ("called the deal a betrayal")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.cast import Role
from kg_loaders.characters import character
from kg_loaders.denials import is_denied
from kg_loaders.epithets import EPITHETS, find_epithets
from kg_loaders.frames import Claim
from kg_loaders.frames.conduct import SUFFERED
from kg_loaders.frames.needs import meets
from kg_loaders.frames.occasions import for_whom
from kg_loaders.judging import (
    ACTS,
    ATTACKS,
    FAILURES,
    OCCASIONS,
    SAYING,
    Judging,
    is_any,
    is_copular,
    is_expletive,
    is_occasion,
    is_promised,
)
from kg_loaders.lexicon import Lexicon
from kg_loaders.reactions import REACTING, reactions
from kg_loaders.sayings import find_sayings
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent, objects, subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["find_appraisals"]

_WANTING = frozenset("lack want absence dearth shortage".split())
"""Nouns for what somebody does not show: "a lack of seriousness from Chad"."""
_NAMING = frozenset(
    (
        "call refer describe label brand deem consider dub term denounce dismiss regard characterize characterise "
        "slam condemn reject criticize criticise blast decry hail praise view see paint portray tout find "
        "think declare rule cast frame present depict treat style rate judge pronounce proclaim ridicule mock "
        "lambast lambaste attack deride assail decry castigate celebrate welcome herald liken compare equate"
    ).split()
)
_ATTEMPTS = frozenset(
    "attempt effort bid ploy plot trick scheme tactic ruse stunt conspiracy attack assault provocation act "
    "violation breach betrayal power-grab grab".split()
)
_WHENEVER = frozenset("whenever when wherever once until unless".split())
_EVENTS = frozenset("victory win defeat loss setback day night moment blow humiliation embarrassment".split())
_BLASTS = frozenset("explode detonate".split())
_STRIKING = frozenset("kill bomb storm shoot explode attack ambush behead wound".split())
_BESIDE = 4
_VILE = frozenset(
    "nazi nazis hitler stalin apartheid fascist fascists fascism gestapo mafia slavery treason taliban isis "
    "mussolini dictatorship dictator dictators terrorism terrorists coup blackmail blockade siege".split()
)
"""What one compares a thing with only to condemn it."""
_PLACES = (NodeKind.REGION, NodeKind.STATE)
_TAKEN = frozenset({Relation.SUPPORTS, Relation.REJECTS, Relation.CRITICIZES})


class _Appraiser(Judging):
    """Reads what things are called, what is claimed, ordered and quoted."""

    def called(self, verb: "Token") -> Iterator[Claim]:
        """ "called X a betrayal", "described X as illegal", "dismissed it as groundless"."""
        things = preposition_objects(verb, "to") if lemma(verb) == "refer" else objects(verb)
        judgements = children(verb, "oprd", "acomp")
        if not is_passive(verb) and lemma(verb) != "refer":
            things, predicated = self._predicated(verb, things)
            judgements += predicated
        if lemma(verb) in ("liken", "compare", "equate"):
            judgements += preposition_objects(verb, "to") + preposition_objects(verb, "with")
            judgements += [o for t in things for o in preposition_objects(t, "to")]
        judgements += [
            c
            for p in [*children(verb, "prep"), *(q for t in things for q in children(t, "prep"))]
            if p.lower_ == "as"
            for c in p.children
            if c.dep_ in ("pobj", "amod", "pcomp", "acomp", "advcl")
        ]
        if lemma(verb) != "treat":  # "treated Chad unfairly" tells of a deed
            judgements += [c for c in children(verb, "advmod") if _is_called(c, things)]
        judgements += [
            a for t in things for a in t.rights if a.dep_ in ("amod", "acl", "appos") and a.pos_ == "ADJ"
        ]
        for clause in children(verb, "advcl", "xcomp"):
            if lemma(clause) == "be":
                if verb.dep_ == "relcl" and any(c.lower_ in ("which", "that") for c in clause.children):
                    things = things or [self._before(verb)]  # "the act, which a tribunal ruled to be void"
                judgements += children(clause, "acomp", "attr")
        for clause in children(verb, "ccomp", "xcomp"):
            inner = children(clause, "nsubj")
            if inner and clause.pos_ in ("NOUN", "ADJ", "AUX", "PROPN"):
                things = things or inner
                judgements += [clause, *children(clause, "attr", "acomp")]
        weighed = next((j for j in judgements if self.scale.sign(j)), None)
        sign = self.scale.sign(weighed) if weighed is not None else 0
        if not sign and lemma(verb) in ("liken", "compare", "equate"):
            sign = -1 if any(t.lower_ in _VILE for j in judgements for t in j.subtree) else 0
        elif sign > 0 and lemma(verb) in ("liken", "equate") and weighed is not None:
            sign = -1 if any(t.lower_ in _VILE for t in weighed.subtree) else sign
        if sign < 0 and weighed is not None and lemma(weighed) in _ATTEMPTS:
            yield from self._made_by(verb, weighed)
        befallen = self.befallen(weighed) if weighed is not None else []
        if weighed is not None and befallen:
            yield from self._shamed(verb, weighed, befallen)
        elif (
            sign and not _is_expletive_object(things, verb) and not _is_outcome(things, weighed)
        ):  # "found it impossible to stay"
            yield from self._judged(verb, things, sign)

    def _made_by(self, verb: "Token", deed: "Token") -> Iterator[Claim]:
        """ "called the bill a ploy by the Greens": who is said to be at it is criticised."""
        doers = [f for f in map(self.arguments.actor, preposition_objects(deed, "by")) if f is not None]
        for source in (f for f in map(self.arguments.actor, subjects(verb)) if f is not None):
            for target in (d for d in doers if self.apart(source, d)):
                weight = 0.65 * source.confidence * target.confidence
                yield Claim(Relation.CRITICIZES, source, target, verb, "appraisal.so_called", None, weight)

    def so_called(self, verb: "Token") -> Iterator[Claim]:
        """ "marched against what she called Chad's contempt": who names the deed so finds fault with its doer."""
        judgements = children(verb, "oprd")
        judgements += preposition_objects(verb, "as") if not judgements else []
        for clause in children(verb, "ccomp"):
            if lemma(clause) == "be" and any(s.lower_ == "what" for s in children(clause, "nsubj")):
                judgements += children(clause, "attr")
        for judged in judgements:
            wanting = lemma(judged) in _WANTING and bool(preposition_objects(judged, "of"))
            owners = children(judged, "poss") + preposition_objects(judged, "by")
            lacking = [judged, *preposition_objects(judged, "of")] if wanting else []
            owners += [t for n in lacking for t in preposition_objects(n, "from")]
            owners += [t for of in preposition_objects(judged, "of") for t in preposition_objects(of, "by")]
            target = next((f for f in map(self.arguments.actor, owners) if f is not None), None)
            if target is None or not (wanting or self.scale.sign(judged) < 0 or lemma(judged) in SUFFERED):
                continue
            for source in (f for f in map(self.arguments.actor, subjects(verb)) if f is not None):
                if self.apart(source, target):
                    weight = 0.65 * source.confidence * target.confidence
                    yield Claim(
                        Relation.CRITICIZES, source, target, verb, "appraisal.so_called", None, weight, stated=True
                    )

    def spoken_of(self, verb: "Token") -> Iterator[Claim]:
        """ "spoke of the worst law in memory": the proposal is judged by what it is called."""
        for named in preposition_objects(verb, "of") if not is_passive(verb) else ():
            role = self.arguments.cast.at.get(named.i)
            sign = self.scale.sign(named) if role is not None and role.type is NodeKind.PROPOSAL else 0
            for speaker in subjects(verb) if sign else ():
                source = self.arguments.actor(speaker)
                if source is not None and role is not None and not source.role.media:
                    target = Filler(role, named, 0.65)
                    yield self.position(verb, source, target, named, sign, "appraisal.spoken_of", stated=False)

    def _shamed(self, verb: "Token", judgement: "Token", whom: list["Token"]) -> Iterator[Claim]:
        """ "called the retreat a failure for Brown" finds fault with Brown, and does not oppose the retreat."""
        if lemma(judgement) not in FAILURES:
            return
        for speaker in by_agent(verb) if is_passive(verb) else subjects(verb):
            source = self.arguments.actor(speaker)
            for target in map(self.arguments.actor, whom):
                if source is not None and target is not None and self.apart(source, target):
                    weight = 0.65 * source.confidence * target.confidence
                    yield Claim(Relation.CRITICIZES, source, target, verb, "appraisal.called", None, weight)

    def _before(self, relative: "Token") -> "Token":
        """Return what "which" means: the proposal named right before it, else the noun that it hangs on."""
        first, at = relative.left_edge.i, self.arguments.cast.at
        near = [t for t in relative.doc[max(relative.sent.start, first - 4) : first] if t.i in at]
        return near[-1] if near and at[near[-1].i].type is NodeKind.PROPOSAL else relative.head

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
        return [t for t in things if t is things[0] or not self.scale.sign(t)], []  # "as rash and a mistake"

    def _judged(self, verb: "Token", things: list["Token"], sign: int) -> Iterator[Claim]:
        for speaker in by_agent(verb) if is_passive(verb) else subjects(verb):
            source = self.arguments.actor(speaker) or self.arguments.crowd(speaker)
            if source is None and lemma(verb) in ("rule", "find", "declare"):
                source = self.arguments.people(speaker)  # "the judge ruled"
            for thing in things:
                target = self.judged_thing(thing, named=sign < 0)
                if source is None or target is None or source.role is target.role or source.role.media:
                    continue
                if (is_promised(thing) or is_any(thing)) and not self.disputed(target, thing):
                    continue
                yield self.position(verb, source, target, thing, sign, "appraisal.called", stated=False)

    def claimed(self, verb: "Token") -> Iterator[Claim]:
        """ "claimed responsibility for the attack in Kabul", "the attack was claimed by": they say they did it."""
        attacks = [t for o in objects(verb) if lemma(o) == "responsibility" for t in preposition_objects(o, "for")]
        attacks += objects(verb) if is_passive(verb) or lemma(verb) == "claim" else []
        bare = [o for o in objects(verb) if lemma(o) == "responsibility" and not children(o, "prep")]
        attacks += _blast_before(bare[0]) if bare else []
        for attack in (t for t in attacks if lemma(t) in ATTACKS | _BLASTS | _STRIKING):
            place = (
                self.arguments.nominals.place_of(attack)
                or self._scene(attack)
                or self._scene_before(attack)
                or self._struck(attack)
            )
            for doer in for_whom(by_agent(verb) if is_passive(verb) else subjects(verb)):
                source = self.arguments.actor(doer)
                own = {self.arguments.cast.at.get(t.i) for t in doer.subtree}
                if source is not None and place is not None and source.role is not place and place not in own:
                    target = Filler(place, attack, 0.8)
                    yield Claim(Relation.ATTACKS, source, target, verb, "appraisal.claimed", None, 0.6)

    def _scene(self, blast: "Token") -> Role | None:
        """Return where something exploded: "outside a mosque in Kano"."""
        found = [t for n in ("in", "at", "near", "outside", "on") for t in preposition_objects(blast, n)]
        found += [t for f in found for t in preposition_objects(f, "in")]
        roles = (self.arguments.cast.at.get(t.i) for t in found)
        return next((r for r in roles if r is not None and r.type in _PLACES), None)

    def _struck(self, attack: "Token") -> Role | None:
        """Return whom or what an attack hit, "the bombing of an embassy", else the state that is spoken of."""
        hit = [t for n in ("of", "on", "against") for t in preposition_objects(attack, n)]
        hit += objects(attack) if attack.pos_ == "VERB" else []
        if hit:
            known = (self.arguments.recipient(t, place=True) for t in hit)
            return next((f.role for f in known if f is not None and f.role.type is not NodeKind.PROPOSAL), None)
        if attack.tag_ == "NNS" and not any(c.lower_ in ("the", "these", "all") for c in attack.lefts):
            return None  # "numerous attacks across the globe"
        state = self.arguments.nominals.default_state(attack)
        return state if state is not None and state.heads else None

    def _scene_before(self, attack: "Token") -> Role | None:
        """Return the place of the same attack in the sentences before: "an attack on Goma. The attack was ..."."""
        nominals, at = self.arguments.nominals, self.arguments.cast.at
        for token in reversed(list(attack.doc[max(0, attack.i - 90) : attack.sent.start])):
            if lemma(token) == lemma(attack):
                told = [t for name in ("on", "in", "at", "near") for t in preposition_objects(token, name)]
                places = (at.get(t.i) or nominals.place_of(t) for t in told)
                found = next((p for p in places if p is not None and p.type in _PLACES), None)
                if found is not None:
                    return found
        return None

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

    def quoted(self, clause: "Token") -> Iterator[Claim]:
        """Direct speech: "It is a sham", said X. The quoted clause's subject is appraised by its speaker."""
        role = self.arguments.speaker_at.get(clause.i)
        if role is None or clause.dep_ == "relcl" or any(c.lower_ in _WHENEVER for c in clause.lefts):
            return
        told = clause.dep_ == "ccomp" and lemma(clause.head) in SAYING
        if told and clause.head.dep_ == "relcl" and any(s.lower_ == "that" for s in children(clause, "nsubj")):
            return  # "at the pace that I think is right"
        if clause.dep_ == "ccomp" and lemma(clause.head) in ("pretend", "imagine", "suppose", "wish"):
            return
        if told and (clause.head.i not in self.arguments.speaker_at or not _is_own_view(clause.head)):
            return
        agents = by_agent(clause) if is_passive(clause) and lemma(clause) != "trust" else []
        active = not is_passive(clause) or lemma(clause) == "trust" or bool(agents)
        wrongs = self.reproaches.found(clause) and active
        praises = not wrongs and active and self.reproaches.praises(clause)
        sign = -1 if wrongs else 1 if praises else self.scale.predicate(clause)
        judged = agents if wrongs and agents else children(clause, "nsubj", "nsubjpass")
        for thing in judged if sign and not is_expletive(clause) else ():
            target = self._quoted_thing(thing) or (self._owner_of_act(thing) if sign < 0 else None)
            outcome = is_occasion(thing) or any(_is_outcome([thing], j) for j in children(clause, "attr"))
            if target is None or target.role is role or outcome:
                continue
            plain = character(clause, self.scale) or (not is_promised(thing) and (wrongs or praises))
            weak = not plain and (is_promised(thing) or not is_copular([thing]))
            if weak and not self.disputed(target, thing):
                continue
            yield self.position(
                clause, Filler(role, thing, 0.8), target, thing, sign, "appraisal.quoted", stated=True
            )

    def _owner_of_act(self, thing: "Token") -> Filler | None:
        """Return whose act is judged in a quotation: "The president's decision is a betrayal"."""
        if lemma(thing) not in ACTS or not is_copular([thing]) or is_promised(thing):
            return None
        return next((f for f in map(self.arguments.actor, children(thing, "poss")) if f is not None), None)

    def _quoted_thing(self, thing: "Token") -> Filler | None:
        """Return what a quoted clause is about: an actor, or what "it" points back to.

        What quotations alone speak of is seldom a matter of the article.
        """
        if thing.lower_ in ("they", "these", "those"):
            return None
        if thing.lower_ not in ("it", "this", "that"):
            found = self.arguments.recipient(thing, place=False)
            if found is None or found.role.type is not NodeKind.PROPOSAL:
                return found
            return found if any(h not in self.arguments.speaker_at for h in found.role.heads) else None
        role = self.arguments.coreference.thing_before(thing, reach=1)
        told = role is not None and any(h not in self.arguments.speaker_at for h in role.heads)
        return Filler(role, thing, 0.7) if role is not None and told else None


def _is_own_view(verb: "Token") -> bool:
    """Tell whether a quoted verb says what its speaker thinks: not "they say", not "we do not believe"."""
    return not is_denied(verb) and all(s.lower_ in ("i", "we") for s in children(verb, "nsubj"))


def _is_called(word: "Token", things: list["Token"]) -> bool:
    """Tell whether an adjective behind a thing was taken for an adverb: "called it grossly disorderly"."""
    return word.lower_.endswith("ly") and any(word.i > t.i and word.i - t.right_edge.i < _BESIDE for t in things)


def _is_expletive_object(things: list["Token"], verb: "Token") -> bool:
    """Tell whether "it" only stands for what is to be done: "found it hard to agree"."""
    to_do = [d for d in verb.subtree if d.i > verb.i and d.tag_ == "VB" and any(a.lower_ == "to" for a in d.lefts)]
    return (
        bool(to_do)
        and [t.lower_ for t in things] == ["it"]
        and lemma(verb) in ("find", "think", "consider", "deem", "call", "judge", "make", "view", "see")
    )


def _is_outcome(things: list["Token"], judgement: "Token | None") -> bool:
    """Tell whether "it" is what came about, no plan: "called it a victory", "calling it a sad day"."""
    pointed = [t.lower_ for t in things] in (["it"], ["this"], ["that"])
    return judgement is not None and pointed and lemma(judgement) in _EVENTS | OCCASIONS


def _blast_before(claimed: "Token") -> list["Token"]:
    """Return what is claimed without being named: "a bomb exploded in Kano; X has claimed responsibility"."""
    doc, start = claimed.doc, claimed.sent.start
    first = doc[start - 1].sent.start if start else 0
    before = [t for t in doc[first : claimed.i] if lemma(t) in ATTACKS | _BLASTS]
    if not before:
        return [t for t in doc[first : claimed.i] if t.pos_ == "VERB" and lemma(t) in _STRIKING][-1:]
    return before[-1:] if len({t.sent.start for t in before}) == 1 else []


def _is_framed(verb: "Token", word: str, lexicon: Lexicon) -> bool:
    """Tell whether a frame of the verb reads its object as it is: "denounced the act as void"."""
    frames = (f for f in lexicon.verbs.get(word, ()) if f.relation in _TAKEN and "obj" in f.target)
    return any(meets(f.needs, verb, lexicon) for f in frames)


def find_appraisals(doc: "Doc", arguments: Arguments, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the positions that evaluative predicates and duties make, in reading order."""
    appraiser = _Appraiser(arguments, lexicon)
    for token in doc:
        if token.lower_ in EPITHETS:
            yield from find_epithets(token, appraiser)
        if token.pos_ not in ("VERB", "AUX"):
            continue
        word = lemma(token)
        if word in _NAMING and not _is_framed(token, word, lexicon):
            yield from appraiser.called(token)
        if token.i and token.dep_ in ("pcomp", "ccomp") and token.left_edge.lower_ == "what":
            yield from appraiser.so_called(token)
        if word == "speak":
            yield from appraiser.spoken_of(token)
        if word == "tell":
            yield from appraiser.ordered(token)
        if word == "claim":
            yield from appraiser.claimed(token)
        if word in REACTING:
            yield from reactions(token, appraiser)
        yield from appraiser.quoted(token)
    yield from find_sayings(doc, appraiser)
