"""Appraisal: positions taken by what someone says of a thing ("called the deal a betrayal")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.frames import Claim, owner_of_conduct
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import by_agent, children, is_passive, lemma, objects, preposition_objects, subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["find_appraisals"]

_NAMING = frozenset(
    (
        "call describe label brand deem consider dub term denounce dismiss regard characterize characterise "
        "slam condemn reject criticize criticise blast decry hail praise view see paint portray tout find "
        "think declare rule"
    ).split()
)
_GUILTY = frozenset("responsible guilty liable culpable accountable".split())
_ATTACKS = frozenset(
    "attack bombing assault killing raid blast explosion strike shooting assassination ambush massacre".split()
)
_ALLEGING = frozenset("allege claim charge contend suspect".split())
_TAKEN = frozenset({Relation.SUPPORTS, Relation.REJECTS, Relation.CRITICIZES})
_DUTY = frozenset("should must ought need".split())
_SAYING = frozenset(
    (
        "say tell state add argue insist warn tweet declare stress emphasize emphasise maintain believe think "
        "claim write note reiterate contend comment announce assert remark conclude rule"
    ).split()
)


@dataclass(slots=True)
class _Appraiser:
    arguments: Arguments
    lexicon: Lexicon

    def sign(self, token: "Token") -> int:
        """Return +1, -1 or 0 for an evaluative phrase; a negation turns it."""
        words = [
            token,
            *[c for c in token.children if c.dep_ in ("amod", "compound", "conj", "acomp", "pobj", "nmod")],
        ]
        words += [g for w in words[1:] for g in w.children if g.dep_ in ("amod", "conj")]
        score = 0
        for word in words:
            forms = {word.lower_, lemma(word)}
            if forms & self.lexicon.negative:
                score -= 1
            elif forms & self.lexicon.positive:
                score += 1
        sign = (score > 0) - (score < 0)
        if any(c.dep_ == "neg" or c.lower_ == "no" for c in token.children):
            sign = -sign
        return sign

    def called(self, verb: "Token") -> Iterator[Claim]:
        """ "called X a betrayal", "described X as illegal", "dismissed it as groundless"."""
        things = objects(verb)
        judgements = children(verb, "oprd", "acomp")
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
        yield from self._judged(verb, things, judgements, "appraisal.called")

    def said(self, verb: "Token") -> Iterator[Claim]:
        """ "said the bill was dangerous": the clause's subject is appraised by the speaker."""
        for clause in children(verb, "ccomp"):
            guilty = [
                a
                for a in children(clause, "acomp", "attr")
                if a.lower_ in _GUILTY and preposition_objects(a, "for")
            ]
            for thing in children(clause, "nsubj") if guilty else ():
                yield from self._accused(verb, thing)
            if guilty:
                continue
            if lemma(clause) in ("be", "remain", "mark", "represent", "constitute", "become", "amount", "set"):
                things = children(clause, "nsubj")
                judgements = children(clause, "attr", "acomp", "dobj") + preposition_objects(clause, "to")
                denied = any(c.dep_ == "neg" for c in clause.children)
                yield from self._judged(verb, things, judgements, "appraisal.said", denied=denied)

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
                if source is not None and place is not None and source.role is not place:
                    target = Filler(place, attack, 0.8)
                    yield Claim(Relation.ATTACKS, source, target, verb, "appraisal.claimed", None, 0.6)

    def _judged(
        self, verb: "Token", things: list["Token"], judgements: list["Token"], rule: str, *, denied: bool = False
    ) -> Iterator[Claim]:
        signs = [self.sign(j) for j in judgements]
        sign = next((s for s in signs if s), 0)
        if denied:
            sign = -1 if sign > 0 else 0  # "is no victory" finds fault; "is not bad" says little
        if not sign:
            return
        speakers = by_agent(verb) if is_passive(verb) else subjects(verb)
        for speaker in speakers:
            source = self.arguments.actor(speaker)
            for thing in things:
                target = self.arguments.recipient(thing, place=False) or self.arguments.proposal(thing)
                if source is None or target is None or source.role is target.role:
                    continue
                if sign < 0:
                    target = owner_of_conduct(self.arguments, target, thing)
                relation = Relation.SUPPORTS if sign > 0 else Relation.CRITICIZES
                stance = 1 if sign > 0 else -2
                yield Claim(
                    relation, source, target, verb, rule, stance, 0.75 * source.confidence * target.confidence
                )

    def ordered(self, verb: "Token") -> Iterator[Claim]:
        """ "Let the inspectors in," she told Hungary: who tells somebody to do a thing demands it of him."""
        orders = [
            c
            for c in children(verb, "ccomp")
            if c.tag_ == "VB" and c.i < verb.i and not children(c, "nsubj", "aux", "mark")
        ]
        for addressed in objects(verb) if orders and not is_passive(verb) else ():
            target = self.arguments.recipient(addressed, place=False)
            for speaker in subjects(verb):
                source = self.arguments.actor(speaker)
                if source is not None and target is not None and source.role is not target.role:
                    weight = 0.7 * source.confidence * target.confidence
                    yield Claim(Relation.DEMANDS, source, target, verb, "appraisal.ordered", None, weight)

    def duty(self, verb: "Token") -> Iterator[Claim]:
        """ "said that Iran must stop": the speaker demands it of Iran."""
        for clause in children(verb, "ccomp"):
            modal = next((c for c in clause.children if c.dep_ == "aux" and c.lower_ in _DUTY), None)
            needs = lemma(clause) in ("need", "have") and children(clause, "xcomp")
            if modal is None and not needs:
                continue
            if any(c.dep_ == "neg" for c in clause.children) or (
                modal is not None and any(c.dep_ == "aux" and c.lower_ == "have" for c in clause.children)
            ):
                continue
            addressed = children(clause, "nsubj", "nsubjpass")
            for speaker in by_agent(verb) if is_passive(verb) else subjects(verb):
                source = self.arguments.actor(speaker)
                for token in addressed:
                    target = self.arguments.recipient(token, place=False)
                    if (
                        source is None
                        or target is None
                        or source.role is target.role
                        or target.role.type is NodeKind.REGION
                    ):
                        continue
                    if source.role.home and source.role.home == self.arguments.cast.key_of(target.role):
                        continue
                    yield Claim(
                        Relation.DEMANDS,
                        source,
                        target,
                        verb,
                        "appraisal.duty",
                        None,
                        0.7 * source.confidence * target.confidence,
                    )

    def alleged(self, verb: "Token") -> Iterator[Claim]:
        """ "alleged Mahan had contributed to violence": who is said to do wrong is accused."""
        for clause in children(verb, "ccomp"):
            doers = by_agent(clause) if is_passive(clause) else children(clause, "nsubj")
            negative = any({t.lower_, lemma(t)} & self.lexicon.negative for t in clause.subtree) or self._hostile(
                clause
            )
            wrong = lemma(clause) in self.lexicon.classes["wrong_verbs"] and not any(
                c.dep_ == "neg" for c in clause.children
            )
            if not (lemma(verb) == "allege" or wrong or (negative and lemma(verb) in _ALLEGING)):
                continue
            for speaker in subjects(verb):
                source = self.arguments.actor(speaker)
                for doer in doers:
                    target = self.arguments.actor(doer)
                    if source is not None and target is not None and source.role is not target.role:
                        yield Claim(
                            Relation.CRITICIZES,
                            source,
                            target,
                            verb,
                            "appraisal.alleged",
                            None,
                            0.65 * source.confidence * target.confidence,
                        )

    def _hostile(self, clause: "Token") -> bool:
        frames = self.lexicon.verbs.get(lemma(clause), ())
        return any(
            f.relation in (Relation.ATTACKS, Relation.COERCES, Relation.OCCUPIES, Relation.THREATENS)
            for f in frames
        )

    def quoted(self, clause: "Token") -> Iterator[Claim]:
        """Direct speech: "It is a sham", said X. The quoted clause's subject is appraised by its speaker."""
        role = self.arguments.speaker_at.get(clause.i)
        if role is None or lemma(clause) not in ("be", "mark", "represent", "amount"):
            return
        if (
            clause.dep_ == "ccomp"
            and lemma(clause.head) in _SAYING
            and clause.head.i not in self.arguments.speaker_at
        ):
            return
        for thing in children(clause, "nsubj"):
            if thing.lower_ in ("it", "this", "that"):
                role_ = self.arguments.coreference.thing_before(thing)
                target = Filler(role_, thing, 0.7) if role_ is not None else None
            else:
                target = self.arguments.recipient(thing, place=False)
            if target is None or target.role is role:
                continue
            signs = [self.sign(j) for j in children(clause, "attr", "acomp")]
            sign = next((s for s in signs if s), 0)
            if any(c.dep_ == "neg" for c in clause.children):
                sign = -sign
            if sign:
                relation = Relation.SUPPORTS if sign > 0 else Relation.CRITICIZES
                yield Claim(
                    relation,
                    Filler(role, thing, 0.8),
                    target,
                    clause,
                    "appraisal.quoted",
                    1 if sign > 0 else -2,
                    0.6 * target.confidence,
                )


def find_appraisals(doc: "Doc", arguments: Arguments, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the positions that evaluative predicates and duties make, in reading order."""
    appraiser = _Appraiser(arguments, lexicon)
    for token in doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        word = lemma(token)
        framed = any(f.relation in _TAKEN for f in lexicon.verbs.get(word, ()))
        if word in _NAMING and not framed:
            yield from appraiser.called(token)
        if word in _SAYING:
            yield from appraiser.said(token)
            yield from appraiser.duty(token)
        if word == "tell":
            yield from appraiser.ordered(token)
        if word == "claim":
            yield from appraiser.claimed(token)
        if word in _ALLEGING or word in _SAYING:
            yield from appraiser.alleged(token)
        yield from appraiser.quoted(token)
