"""Wishes: what somebody says is needed, due or deserved ("what we need is a truce", "the law must stay")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.denials import is_denied
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Wishes"]

_US = frozenset("we us i country nation people world region voter citizen society".split())
_MUST = frozenset("must should".split())
_NEEDING = frozenset("need require".split())
_DONE = frozenset("do pass ratify approve finish sign complete finalise finalize agree enact implement".split())
_STOPPED = frozenset("stop block defeat kill scrap halt end prevent resist fight".split())
_STAYING = frozenset("stay remain stand continue survive".split())
_GOING = frozenset("go fall end die stop".split())
_GIVING = frozenset("give grant hand allow offer".split())
_DESERVING = frozenset("deserve merit".split())
_SAYS = frozenset("say voice vote referendum choice inquiry investigation election plebiscite".split())
_LEADING = frozenset("take move lead send push pull set drag".split())
_VAGUE = frozenset("action effort change move step measure process decision discussion debate way order".split())
"""What one may need without asking anybody for it."""
_NOBODY = frozenset("nobody none no-one".split())


@dataclass(slots=True)
class Wishes:
    """Reads what a said clause holds needed or due."""

    arguments: Arguments
    lexicon: Lexicon

    def of(self, clause: "Token") -> Iterator[tuple[Relation, Filler, str]]:
        """Yield relations, their targets and rules of what the speaker of a clause wishes."""
        yield from self._there(clause)
        yield from self._needed(clause)
        yield from self._got_done(clause)
        yield from self._lasting(clause)
        yield from self._granted(clause)
        yield from self._led(clause)

    def _there(self, clause: "Token") -> Iterator[tuple[Relation, Filler, str]]:
        """ "there should be a referendum", "there needs to be an inquiry"."""
        be = clause
        if lemma(clause) in ("need", "have", "ought") and children(clause, "xcomp"):
            be = children(clause, "xcomp")[0]
        elif not any(c.lower_ in _MUST for c in children(clause, "aux")):
            return
        if lemma(be) != "be" or not (children(clause, "expl") or children(be, "expl")):
            return
        if any(c.lower_ == "have" for c in children(clause, "aux")):
            return  # "there must have been a vote" is a guess
        for thing in children(be, "attr"):
            none = is_denied(clause) or any(c.lower_ == "no" for c in thing.lefts)
            yield from self._policy(thing, Relation.REJECTS if none else Relation.DEMANDS)

    def _needed(self, clause: "Token") -> Iterator[tuple[Relation, Filler, str]]:
        """ "we need this law", "the country needed a new constitution", "what is needed is a truce"."""
        if lemma(clause) in _NEEDING and not is_passive(clause):
            us = any(lemma(s) in _US or s.lower_ in _US for s in children(clause, "nsubj"))
            for thing in children(clause, "dobj") if us else ():
                if is_denied(clause):
                    yield from self._policy(thing, Relation.REJECTS)
                else:
                    told = any(c.lower_ in ("the", "this", "that") for c in thing.lefts)
                    yield from self._policy(thing, Relation.SUPPORTS if told else Relation.DEMANDS)
        nobody = any(s.lower_ in _NOBODY or _is_no_one(s) for s in children(clause, "nsubj"))
        if lemma(clause) in ("want", "need") and nobody:
            for thing in children(clause, "dobj"):
                yield from self._policy(thing, Relation.REJECTS)
        if lemma(clause) == "be" and not is_denied(clause):
            needs = [c for c in children(clause, "csubj", "nsubj") if lemma(c) in _NEEDING]
            for need in needs:
                if any(t.lower_ == "what" for t in need.children):
                    for thing in children(clause, "attr"):
                        yield from self._policy(thing, Relation.DEMANDS)

    def _got_done(self, clause: "Token") -> Iterator[tuple[Relation, Filler, str]]:
        """ "we must get the treaty passed", "let's get it done", "we have to stop this law"."""
        done = clause
        if lemma(clause) in ("need", "have") and children(clause, "xcomp"):
            done = children(clause, "xcomp")[0]
        elif lemma(clause) == "let" and children(clause, "ccomp"):
            done = children(clause, "ccomp")[0]
        elif not any(c.lower_ in _MUST for c in children(clause, "aux")):
            return
        if is_denied(clause) or not any(s.lower_ in ("we", "'s", "us", "i") for s in _led(clause, done)):
            return
        if lemma(done) == "get":
            for deed in children(done, "ccomp", "xcomp", "oprd"):
                if lemma(deed) in _DONE and deed.tag_ in ("VBN", "VBD"):
                    for thing in children(deed, "nsubj", "nsubjpass"):
                        yield from self._policy(thing, Relation.SUPPORTS)
            through = any(c.lower_ in ("through", "done") for c in children(done, "prt", "advmod", "acl"))
            for thing in children(done, "dobj") if through else ():
                yield from self._policy(thing, Relation.SUPPORTS)
        elif lemma(done) in _STOPPED:
            for thing in children(done, "dobj"):
                yield from self._policy(thing, Relation.REJECTS)

    def _lasting(self, clause: "Token") -> Iterator[tuple[Relation, Filler, str]]:
        """ "the law must stay", "the treaty has to go"."""
        word, done = lemma(clause), clause
        if word in ("have", "need") and children(clause, "xcomp"):
            done = children(clause, "xcomp")[0]
        elif not any(c.lower_ == "must" for c in children(clause, "aux")):
            return
        word = lemma(done)
        if word not in _STAYING | _GOING or children(done, "dobj", "prep", "acomp", "xcomp", "prt", "attr"):
            return
        if any(c.lower_ in ("ahead", "through", "on", "forward", "further") for c in done.children):
            return
        stays = (word in _STAYING) is not is_denied(clause)
        for thing in children(clause, "nsubj"):
            yield from self._policy(thing, Relation.SUPPORTS if stays else Relation.REJECTS)

    def _granted(self, clause: "Token") -> Iterator[tuple[Relation, Filler, str]]:
        """ "voters should have the final say", "the people deserve a vote", "it is time to give them a vote"."""
        if is_denied(clause):
            return
        deeds: list[Token] = []
        must = any(c.lower_ in _MUST for c in children(clause, "aux"))
        if lemma(clause) in _DESERVING or (must and lemma(clause) in {"have", "get"} | _GIVING):
            deeds = [clause]
        elif lemma(clause) in _GIVING and not children(clause, "nsubj", "aux"):
            deeds = [clause]  # "give us a vote"
        elif lemma(clause) == "be":
            times = [t for t in children(clause, "attr") if t.lower_ == "time"]
            deeds = [d for t in times for d in children(t, "relcl", "acl") if lemma(d) in _GIVING]
        for deed in deeds:
            for thing in children(deed, "dobj"):
                about = [t for n in ("on", "about", "over", "into", "in") for t in preposition_objects(thing, n)]
                if lemma(thing) in _SAYS and (about or lemma(thing) not in ("say", "voice", "vote", "choice")):
                    target = self.arguments.proposal(thing)
                    if target is not None:
                        yield Relation.DEMANDS, target, "wish.granted"

    def _led(self, clause: "Token") -> Iterator[tuple[Relation, Filler, str]]:
        """ "the treaty takes us in the wrong direction"."""
        if lemma(clause) not in _LEADING or is_denied(clause):
            return
        for way in [t for n in ("in", "down", "on") for t in preposition_objects(clause, n)]:
            wrong = lemma(way) in ("direction", "path", "road", "way") and any(
                c.lower_ == "wrong" for c in way.lefts
            )
            for thing in children(clause, "nsubj") if wrong else ():
                yield from self._policy(thing, Relation.REJECTS)

    def _policy(self, thing: "Token", relation: Relation) -> Iterator[tuple[Relation, Filler, str]]:
        known = self.arguments.cast.at.get(thing.i)
        noun = (
            lemma(thing) in self.lexicon.classes["proposals"] and lemma(thing) not in self.lexicon.classes["evils"]
        )
        if lemma(thing) in _VAGUE:
            return
        if not noun and (known is None or known.type is not NodeKind.PROPOSAL):
            return
        target = self.arguments.proposal(thing)
        if target is not None and target.role.type is NodeKind.PROPOSAL:
            yield relation, target, "wish.needed"


def _led(clause: "Token", done: "Token") -> list["Token"]:
    return children(clause, "nsubj") + children(done, "nsubj")


def _is_no_one(token: "Token") -> bool:
    return token.lower_ == "one" and any(c.lower_ == "no" for c in token.lefts)
