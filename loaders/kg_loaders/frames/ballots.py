"""Ballots: votes that leave out what is voted on ("voted in favour", "with the Greens against", "voted no")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.bare_names import is_undone
from kg_loaders.frames.claims import POSITIONS, Claim, pairs
from kg_loaders.frames.filling import Filling
from kg_loaders.lexicon import Frame
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent, objects, subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Ballots", "matter_before"]

_VOTABLE: Final = frozenset(
    "bill law legislation act measure amendment motion resolution proposal budget deal agreement treaty pact "
    "accord impeachment reform package draft text ban nomination ordinance statute decree initiative proposition "
    "article referendum protocol convention constitution tax levy code charter offer contract manifesto "
    "candidacy".split()
)
_BACK: Final = 5
"""Sentences that are looked back for what a vote is on."""
_AYE: Final = frozenset("yes yea aye".split())
_NAY: Final = frozenset("no nay".split())
_FAVOUR: Final = ("favour", "favor")
_OPPOSED: Final = ("opposed", "dissenting", "against")
_PASSED: Final = {
    **dict.fromkeys("back carry pass adopt approve endorse ratify".split(), Relation.SUPPORTS),
    **dict.fromkeys("reject defeat oppose".split(), Relation.REJECTS),
}
_FAILING: Final = frozenset("fail fall die founder".split())
_HOUSES: Final = frozenset(
    "senate parliament house commons lords assembly chamber congress council deputies bundestag knesset duma "
    "representatives legislature".split()
)
_ELECTED: Final = frozenset(
    "parliament assembly senate congress council legislature house chamber presidency president mayor "
    "governor".split()
)
"""What is elected, not backed, by those who cast their votes for it."""
_SEATED: Final = frozenset("member deputy lawmaker legislator majority".split())
_CAST: Final = frozenset("vote ballot".split())
_VOTING: Final = frozenset({"vote", "motion"}) | _CAST | _FAILING
_SIDED: Final = frozenset({*_FAVOUR, *_OPPOSED})


def _frame(relation: Relation) -> Frame:
    name = "for" if relation is Relation.SUPPORTS else "against"
    return Frame.bare(f"ballot.{name}", relation, targets=frozenset({NodeKind.PROPOSAL}))


def matter_before(filling: Filling, token: "Token") -> Filler | None:
    """Return the bill or motion that a vote without an object is on: in its sentence, or the last named before."""
    at, doc, start = filling.arguments.cast.at, token.doc, token.sent.start
    for back in range(_BACK):
        sent = doc[start].sent
        before = [t for t in sent if t.i in at and (t.i < token.i or not back) and _is_votable(t, filling)]
        if before:
            earlier = [t for t in before if t.i < token.i]
            return Filler(at[(earlier or before)[-1].i], token, 0.8 - 0.05 * back)
        if sent.start == 0:
            break
        start = sent.start - 1
    return None


def _is_votable(token: "Token", filling: Filling) -> bool:
    role = filling.arguments.cast.at[token.i]
    if lemma(token) in ("law", "act") and any(is_undone(token.doc[h]) for h in role.heads):
        return False  # what the bill would undo
    return role.type is NodeKind.PROPOSAL and (lemma(token) in _VOTABLE or lemma(token).endswith("bill"))


@dataclass(slots=True)
class Ballots:
    """Reads votes by their side alone."""

    filling: Filling

    def claims(self, token: "Token") -> Iterator[Claim]:
        """Yield the position of who votes for or against what is on the table."""
        word = lemma(token)
        if word not in _VOTING and token.lower_ not in _SIDED:
            return
        if word == "vote" and token.pos_ == "VERB":
            yield from self._voted(token)
        elif token.lower_ in _SIDED:
            yield from self._beside(token)
        elif word in _CAST and token.dep_ == "dobj" and lemma(token.head) == "cast":
            yield from self._cast_vote(token)
        elif word in _FAILING and token.pos_ == "VERB":
            yield from self._failed(token)
        elif word == "vote" and token.dep_ == "pobj" and token.head.dep_ == "agent":
            yield from self._counted(token)
        elif word in ("motion", "vote") and token.dep_ in ("dobj", "nsubjpass"):
            yield from self._confidence(token)

    def _voted(self, verb: "Token") -> Iterator[Claim]:
        """ "voted in favour", "voted no", and "the Greens against" beside it; "was voted in by" a house."""
        if is_passive(verb):
            yield from self._voted_in(verb)
            return
        favour = [t for t in preposition_objects(verb, "in") if t.lower_ in _FAVOUR and not children(t, "prep")]
        favour += [p for p in children(verb, "prep") if p.lower_ == "for" and not any(p.children)]
        against = [p for p in children(verb, "prep") if p.lower_ == "against" and not any(p.children)]
        for word in (c for c in verb.children if c.i > verb.i and c.lower_ in _AYE | _NAY):
            side = Relation.SUPPORTS if word.lower_ in _AYE else Relation.REJECTS
            yield from self._of(side, _whose(word, verb), verb)
        others = [t for f in favour for t in children(f, "conj")]
        if favour:
            yield from self._of(Relation.SUPPORTS, subjects(verb), verb)
        if against:
            whose = [c for t in others for c in conjuncts(t)] if favour else subjects(verb)
            yield from self._of(Relation.REJECTS, whose, verb)
        yield from self._to_do(verb)
        for other in children(verb, "conj"):
            if other.lower_ == "against" and not children(other, "pobj"):
                whose = [c for t in children(other, "nsubj") for c in conjuncts(t)]
                yield from self._of(Relation.REJECTS, whose, verb)

    def _voted_in(self, verb: "Token") -> Iterator[Claim]:
        """ "The law was voted in by members of the Duma": the house passed it."""
        if not any(c.lower_ in ("in", "into") for c in (*children(verb, "prt"), *children(verb, "prep"))):
            return
        frame = _frame(Relation.SUPPORTS)
        things = [t for t in objects(verb) if lemma(t) in _VOTABLE or t.lower_ in ("it", "they", "bill")]
        seats = [t for a in by_agent(verb) if lemma(a) in _SEATED for t in preposition_objects(a, "of")]
        houses = [h for h in self.filling.sources(frame, seats) if h.role.type is NodeKind.ORGANIZATION]
        houses = houses or self.filling.sources(frame, by_agent(verb))
        yield from pairs(frame, houses, self.filling.targets(frame, things), verb, 0.8)

    def _to_do(self, verb: "Token") -> Iterator[Claim]:
        """ "voted to leave the union": where the deed is no position of its own, it is what they are for."""
        frame, words = _frame(Relation.SUPPORTS), self.filling.lexicon
        for deed in children(verb, "xcomp"):
            frames = [f.relation for f in words.verbs.get(lemma(deed), ()) if f.relation in POSITIONS]
            at = self.filling.arguments.cast.at
            named = any(o.i in at and at[o.i].type in (NodeKind.PROPOSAL, NodeKind.PERSON) for o in objects(deed))
            known = Relation.CRITICIZES in frames or (frames and named) or lemma(deed) == "elect"
            if deed.tag_ != "VB" or known or not (objects(deed) or children(deed, "prep")):
                continue
            sources = self.filling.sources(frame, subjects(verb))
            if sources and not children(deed, "neg"):
                thing = self.filling.arguments.nominals.proposals.clause(deed)
                yield from pairs(frame, sources, [Filler(thing, deed, 0.75)], verb, 0.8)

    def _beside(self, word: "Token") -> Iterator[Claim]:
        """ "with only the Greens in favour", "Labour against", "with the Liberals opposed"."""
        prep = word.head if word.lower_ in _FAVOUR else word
        named = any(c.dep_ == "prep" or (c.dep_ == "pobj" and c.pos_ != "PRON") for c in word.children)
        if named or (prep.i != word.i and prep.lower_ != "in"):
            return
        if word.doc[word.right_edge.i + 1 : word.right_edge.i + 2].text not in (".", ",", ";", "and", ""):
            return
        last = word.doc[prep.i - 1]
        first = last
        while first.dep_ in ("conj", "compound", "nmod") and first.head.i < word.i and first.head.pos_ != "VERB":
            first = first.head
        held = first.dep_ == "pobj" and first.head.lower_ == "with"
        verb = first.head.head if held or first.dep_ == "appos" else first.head
        listed = first.dep_ in ("npadvmod", "appos") and lemma(verb) == "vote" and first.i > verb.i
        voting = (
            first.dep_ == "conj" and lemma(first.head) == "vote"
        )  # "all Liberals voting for and all Greens against"
        verb = first.head if voting else verb
        if (
            not (held or listed or voting)
            or last.pos_ not in ("PROPN", "NOUN")
            or verb.pos_ not in ("VERB", "AUX")
        ):
            return
        side = Relation.SUPPORTS if word.lower_ in _FAVOUR else Relation.REJECTS
        yield from self._of(side, conjuncts(first), verb)

    def _cast_vote(self, noun: "Token") -> Iterator[Claim]:
        """ "cast the only vote against it", "cast his ballot for the bill"."""
        verb = noun.head
        for name, side in (("for", Relation.SUPPORTS), ("against", Relation.REJECTS)):
            preps = [p for holder in (noun, verb) for p in children(holder, "prep") if p.lower_ == name]
            if not preps:
                continue
            things = [t for p in preps for t in children(p, "pobj") if t.pos_ != "PRON"]
            if name == "for" and any(lemma(t) in _ELECTED for t in things):
                return  # "will cast their votes for the national parliament"
            targets = self.filling.targets(_any(side), things)
            if targets:
                yield from pairs(_any(side), self.filling.sources(_any(side), subjects(verb)), targets, verb, 0.85)
            elif not things:
                yield from self._of(side, subjects(verb), verb)
            return
        if any(c.lower_ in ("dissenting", "no") for c in children(noun, "amod", "det", "compound")):
            yield from self._of(Relation.REJECTS, subjects(verb), verb)

    def _failed(self, verb: "Token") -> Iterator[Claim]:
        """ "The bill failed in the Senate by 52 votes to 44": the chamber rejects it."""
        frame = _frame(Relation.REJECTS)
        things = self.filling.targets(frame, subjects(verb)) if children(verb, "nsubj") else []
        known = [t for t in things if lemma(t.token) in _VOTABLE or t.token.lower_ in ("it", "second", "first")]
        if not known or children(verb, "xcomp"):
            return
        houses = self.filling.sources(frame, preposition_objects(verb, "in"))
        bodies = [h for h in houses if h.role.type is NodeKind.ORGANIZATION]
        counted = [t for t in preposition_objects(verb, "by") if lemma(t) == "vote" or t.like_num]
        if not bodies and counted:
            house = self._house_before(verb)
            bodies = [house] if house is not None else []
        yield from pairs(frame, bodies, known, verb, 0.75)

    def _counted(self, votes: "Token") -> Iterator[Claim]:
        """ "The motion was backed by 90 votes to 34": the house that was named last takes the side."""
        verb = votes.head.head
        side = _PASSED.get(lemma(verb))
        if side is None or not is_passive(verb) or not children(votes, "nummod"):
            return
        frame = _frame(side)
        things = [t for t in objects(verb) if lemma(t) in _VOTABLE]
        held = self.filling.sources(frame, preposition_objects(verb, "in") if things else [])
        houses = [h for h in held if h.role.type is NodeKind.ORGANIZATION]
        before = self._house_before(verb) if things and not houses else None
        houses = [before] if before is not None else houses
        yield from pairs(frame, houses, self.filling.targets(frame, things), verb, 0.7)

    def _house_before(self, verb: "Token") -> Filler | None:
        """Return the chamber that was named last, in the sentence or the three before it."""
        start = verb.sent.start
        for _ in range(3):
            start = verb.doc[start - 1].sent.start if start else 0
        at = self.filling.arguments.cast.at
        near = (t for t in reversed(list(verb.doc[start : verb.i])) if t.i in at and t.lower_ in _HOUSES)
        return next((Filler(at[t.i], t, 0.7) for t in near if at[t.i].type is NodeKind.ORGANIZATION), None)

    def _confidence(self, motion: "Token") -> Iterator[Claim]:
        """ "passed a motion of confidence in Ada Brown" supports her, "... of no confidence" rejects her."""
        frames = self.filling.lexicon.verbs.get(lemma(motion.head), ())
        passed = any(f.relation is Relation.SUPPORTS for f in frames) or lemma(motion.head) in ("carry", "hold")
        for word in preposition_objects(motion, "of"):
            if lemma(word) != "confidence" or not passed or lemma(motion.head) == "hold":
                continue
            lost = any(c.lower_ == "no" for c in word.lefts)
            frame = _any(Relation.REJECTS if lost else Relation.SUPPORTS)
            voters = subjects(motion.head)
            targets = self.filling.targets(frame, preposition_objects(word, "in"))
            actors = [t for t in targets if t.role.type is not NodeKind.PROPOSAL]
            bodies = [s for s in self.filling.sources(frame, voters) if s.role.type is NodeKind.ORGANIZATION]
            yield from pairs(frame, bodies, actors, motion.head, 0.8)

    def _of(self, side: Relation, tokens: list["Token"], verb: "Token") -> Iterator[Claim]:
        frame = _frame(side)
        sources = self.filling.sources(frame, tokens)
        matter = matter_before(self.filling, verb) if sources else None
        if matter is not None:
            yield from pairs(frame, sources, [matter], verb, 0.85)


def _whose(word: "Token", verb: "Token") -> list["Token"]:
    """Return whose "no" it is: "the Greens voted no and the Liberals yes"."""
    before = word.doc[word.i - 1]
    return conjuncts(before) if before.dep_ == "conj" and before.head.i == verb.i else subjects(verb)


def _any(side: Relation) -> Frame:
    """Return the frame of a vote for or against somebody or something."""
    name = "for" if side is Relation.SUPPORTS else "against"
    return Frame.bare(f"ballot.{name}", side)
