"""Fates: what somebody wants done, and by nobody named ("pressed for the ban to be lifted")."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from kg_loaders.arguments import Filler
from kg_loaders.cast import Role
from kg_loaders.deed_names import has_noun
from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.demanded import demanded, is_small_clause
from kg_loaders.frames.filling import Filling
from kg_loaders.impersonal import side_of
from kg_loaders.lexicon import Frame
from kg_loaders.syntax import children, is_passive, lemma
from kg_loaders.valency import subjects
from kg_schema import ACTORS, NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Fates"]

_CALLING: Final = frozenset(
    "call appeal ask press push lobby campaign argue fight rally march petition plead agitate demonstrate "
    "clamor clamour protest".split()
)
"""Verbs of who wants a thing "for" which something stands: "pressed for the ban to be lifted"."""
_WANTING: Final = frozenset("want like prefer".split())
_ORDERING: Final = frozenset("order command instruct want".split())
_BACKING: Final = frozenset("support back favour favor endorse applaud".split())
_OPPOSING: Final = frozenset("oppose resist reject denounce condemn criticise criticize protest".split())
_INSISTING: Final = frozenset("insist".split())
_OBJECTING: Final = frozenset("object".split())
_SEEING: Final = frozenset("see have get".split())
_STRIVING: Final = frozenset("want fight seek campaign push like try aim hope demand".split())
_FAVOUR: Final = frozenset("favour favor support".split())
_CHOOSING: Final = frozenset("elect reelect re-elect choose select nominate crown".split())
_IDLE: Final = frozenset(
    "hear tell see know make consider treat do understand involve prepare concern commit unite engage respect "
    "expect interest prove base bear call name believe remember meet hope follow".split()
)
"""Participles that are no fate of a thing: "called for women to be heard", "for Chad to be involved"."""
_BELOW: Final = ("ccomp", "xcomp", "advcl", "acl", "relcl")
_SIDES: Final = (Relation.SUPPORTS, Relation.REJECTS)
_POSITIONS: Final = frozenset({*_SIDES, Relation.DEMANDS})
_MISREAD: Final = _POSITIONS | {Relation.CRITICIZES, Relation.PROTESTS}


class _Wish(NamedTuple):
    """Who governs a fate, what undergoes it, and how it is meant."""

    governor: "Token"
    thing: "Token"
    relation: Relation


def _frame(relation: Relation) -> Frame:
    name = f"fate.{relation.value.lower()}"
    return Frame.bare(name, relation, sources=frozenset(ACTORS), targets=frozenset({NodeKind.PROPOSAL}))


_FRAMES: Final = {relation: _frame(relation) for relation in _POSITIONS}


@dataclass(slots=True)
class Fates:
    """Reads what somebody wants or does not want done to a thing."""

    filling: Filling

    def claims(self, deed: "Token") -> Iterator[Claim]:
        """Yield on which side of the thing somebody thereby is or, where that is not told, who wants the deed."""
        wish = _wish(deed)
        if wish is None or is_passive(wish.governor):
            return
        sources = self.filling.sources(_FRAMES[wish.relation], subjects(wish.governor))
        if not sources:
            return
        if lemma(deed) in _CHOOSING:
            chosen = self.filling.arguments.recipient(wish.thing, place=False)
            whom = [chosen] if chosen is not None and chosen.role.type is NodeKind.PERSON else []
            yield from pairs(_FRAMES[Relation.SUPPORTS], sources, whom, wish.governor, 0.7)
            return
        side, thing = self._side(deed, wish)
        if side is not None and thing is not None:
            yield from pairs(_FRAMES[side], sources, [thing], wish.governor, 0.7)
            return
        role = self._named(deed, wish)
        targets = [Filler(role, deed, 0.8)] if role is not None else []
        yield from pairs(_FRAMES[wish.relation], sources, targets, wish.governor, 0.8)

    def as_wished(self, claim: Claim) -> Claim | None:
        """Return a claim with the deed for its target where that is asked for, and None where it is misread.

        "a demand by Chad that the border be closed" asks for the closure.
        """
        if self._is_misread(claim):
            return None
        thing = claim.target.token
        passive = thing.dep_ == "nsubjpass" and claim.relation is Relation.DEMANDS
        if not passive or claim.predicate.pos_ != "NOUN" or lemma(thing.head) in _IDLE:
            return claim
        role = demanded(thing.head, self.filling.arguments)
        return claim if role is None else replace(claim, target=replace(claim.target, role=role), stance=2)

    def _is_misread(self, claim: Claim) -> bool:
        """Tell whether a claim takes a side on a thing of which only the fate is spoken of."""
        if claim.relation not in _MISREAD or claim.rule.startswith(("fate.", "commitment.")):
            return False
        token = claim.target.token
        for deed in _deeds_at(token):
            wish = _wish(deed)
            if wish is not None and wish.thing.i == token.i and claim.predicate.i in (wish.governor.i, deed.i):
                return self._side(deed, wish)[0] is not claim.relation
        return False

    def _side(self, deed: "Token", wish: _Wish) -> tuple[Relation | None, Filler | None]:
        """Return the side that is taken of the thing, and the thing; what is opposed tells of no side."""
        side = side_of(deed, self.filling.lexicon) if wish.relation is not Relation.REJECTS else None
        thing = self.filling.arguments.recipient(wish.thing, place=False) if side is not None else None
        if thing is None or thing.role.type is not NodeKind.PROPOSAL:
            return None, None
        return side, thing

    def _named(self, deed: "Token", wish: _Wish) -> Role | None:
        arguments = self.filling.arguments
        if children(deed, "dobj", "oprd", "acomp", "dative"):  # "for the price to be kept secret"
            return arguments.nominals.proposals.content(deed)
        return demanded(deed, arguments, of=wish.thing)


def _deeds_at(thing: "Token") -> list["Token"]:
    """Return the participles that may say what is to become of a thing."""
    if thing.dep_ in ("nsubjpass", "nsubj"):
        return [thing.head]
    found = children(thing, "acl", "relcl")
    above = next((t for t in thing.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return found + children(above, *_BELOW) if above is not None else found


def _wish(deed: "Token") -> _Wish | None:
    if deed.tag_ not in ("VBN", "VBD") or lemma(deed) in _IDLE or children(deed, "neg", "agent"):
        return None
    helpers = {c.lower_ for c in children(deed, "auxpass", "aux")}
    if helpers == {"to", "be"}:
        return _wish_to_be(deed)
    if helpers == {"being"}:
        return _wish_being(deed)
    return _wish_seen(deed) if not helpers else None


def _wish_to_be(deed: "Token") -> _Wish | None:
    """ "pressed for the ban to be lifted", "wants the ban to be lifted", "ordered the files to be released"."""
    own, above = children(deed, "nsubjpass"), deed.head
    if own and any(m.lower_ == "for" for m in children(deed, "mark")):
        return _for(above, own[0])
    if own and deed.dep_ == "ccomp" and lemma(above) in _WANTING | _ORDERING and own[0].i > above.i:
        return _Wish(above, own[0], Relation.DEMANDS)
    if deed.dep_ in ("relcl", "acl") and above.dep_ == "pobj" and above.head.lower_ == "for":
        return _for(above.head.head, above) if _follows(deed, above) else None
    if deed.dep_ == "xcomp" and not own and lemma(above) in _ORDERING:
        things = [t for t in children(above, "dobj") if _follows(deed, t) and t.ent_type_ != "PERSON"]
        return _Wish(above, things[0], Relation.DEMANDS) if things else None
    return None


def _for(governor: "Token", thing: "Token") -> _Wish | None:
    if governor.pos_ == "VERB" and lemma(governor) == "vote":
        return _Wish(governor, thing, Relation.SUPPORTS)
    if governor.pos_ == "VERB" and lemma(governor) in _CALLING and not children(governor, "dobj"):
        return _Wish(governor, thing, Relation.DEMANDS)
    return None


def _wish_being(deed: "Token") -> _Wish | None:
    """ "backed the law being repealed", "is in favour of it being repealed", "insisted on Chad being excluded"."""
    own, above = children(deed, "nsubjpass"), deed.head
    before = deed.doc[deed.left_edge.i - 1] if own and deed.left_edge.i > 0 else None
    if own and before is not None and before.dep_ in ("prep", "mark"):
        return _after(before, above if before.head.i == deed.i else before.head, own[0])
    if own:
        return _of_verb(above, own[0]) if deed.dep_ == "ccomp" and own[0].i > above.i else None
    if deed.dep_ not in _BELOW or not _is_fatal(deed) or not _has_before(deed):
        return None
    last = deed.doc[deed.left_edge.i - 1]
    things = [t for t in (last, *last.ancestors) if t.dep_ in ("dobj", "pobj") and t.i < deed.i]
    return next(filter(None, map(_of_object, things)), None)


def _has_before(deed: "Token") -> bool:
    return deed.left_edge.i > 0 and deed.left_edge.lower_ == "being"


def _of_object(thing: "Token") -> _Wish | None:
    if thing.dep_ == "dobj":
        return _of_verb(thing.head, thing)
    return _after(thing.head, thing.head.head, thing)


def _of_verb(verb: "Token", thing: "Token") -> _Wish | None:
    if lemma(verb) in _BACKING:
        return _Wish(verb, thing, Relation.SUPPORTS)
    return _Wish(verb, thing, Relation.REJECTS) if lemma(verb) in _OPPOSING else None


def _after(prep: "Token", above: "Token", thing: "Token") -> _Wish | None:
    """Return the wish of a thing after a preposition: "in favour of", "against", "insist on", "object to"."""
    word = prep.lower_
    if word == "of" and above.lower_ in _FAVOUR and above.head.lower_ == "in":
        return _Wish(above.head.head, thing, Relation.SUPPORTS)
    if above.pos_ not in ("VERB", "AUX"):
        return None
    if word == "on" and lemma(above) in _INSISTING:
        return _Wish(above, thing, Relation.DEMANDS)
    if word == "against" or (word == "to" and lemma(above) in _OBJECTING):
        return _Wish(above, thing, Relation.REJECTS)
    return _for(above, thing) if word == "for" else None


def _wish_seen(deed: "Token") -> _Wish | None:
    """ "wants to see the monarchy abolished", "fought to have the law overturned"."""
    above, own = deed.head, children(deed, "nsubj", "nsubjpass")
    seen = lemma(above) in _SEEING and above.dep_ == "xcomp" and lemma(above.head) in _STRIVING
    if not own or not seen or not is_small_clause(deed) or not _is_fatal(deed):
        return None
    return _Wish(above.head, own[0], Relation.DEMANDS)


def _follows(deed: "Token", thing: "Token") -> bool:
    """Tell whether a participle stands right behind its thing."""
    words = [t for t in thing.subtree if t.i < deed.left_edge.i]
    return bool(words) and words[-1].i + 1 == deed.left_edge.i


def _is_fatal(deed: "Token") -> bool:
    """Tell whether a deed makes or ends things, and is not but going on: "the law being debated"."""
    return has_noun(deed)
