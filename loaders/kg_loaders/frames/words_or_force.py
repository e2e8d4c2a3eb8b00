"""Words or force: whether those who "attack" or "take" do it with arms, with words, at the polls or in a game."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.cast import Role
from kg_loaders.frames.claims import Claim
from kg_loaders.frames.domains import is_trade
from kg_loaders.frames.filling import Filling
from kg_loaders.frames.peace import OF_ARMS, has_arms, is_of_peace
from kg_loaders.party_names import is_party
from kg_loaders.syntax import children, counted, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    pass

__all__ = ["as_meant"]

_FIGURATIVE: Final = frozenset(
    (
        "attack.attack attack.fire_at attack.war attack.exchange attack.under_fire n.attack n.at_war n.war "
        "occupy.seize occupy.control_of occupy.fall n.hands"
    ).split()
)
"""Frames of force whose words politicians use of one another."""
_STRIKING: Final = frozenset({"attack.strike", "attack.person"})
_LOOSE: Final = frozenset(
    "beat thrash hit strike target pound batter bombard storm surround burn sink ram rout decimate annihilate "
    "terrorize terrorise besiege assault savage invade overrun pelt torch".split()
)
"""Verbs of ``attack.strike`` that are said of contests and debates too."""
_SAID: Final = frozenset("attack assail assault hit target savage shoot open launch escalate intensify".split())
"""Of these, what is done with words when no arms are spoken of."""
_RANKS: Final = frozenset(
    "general colonel commander captain major lieutenant rebel warlord insurgent militia".split()
)
_POLITICAL: Final = frozenset(
    "campaign candidate lawmaker senator congressman deputy politician critic newspaper editor columnist "
    "rival".split()
)
_UNARMED: Final = frozenset(
    "tourist viewer reporter journalist critic investor shopper photographer visitor wellwisher well-wisher "
    "holidaymaker listener reader analyst comedian director scientist researcher".split()
)
"""Who besieges and invades with questions, money and towels."""
_CROWDS: Final = frozenset("fan pilgrim devotee bather skier hiker teenager".split())
_SWARMING: Final = frozenset("besiege surround invade overrun storm siege invasion".split())
"""What crowds do to stars, beaches and pitches."""
_KILLING: Final = frozenset("kill wound injure hit destroy".split())
_WARS: Final = frozenset("war invasion offensive campaign intervention operation occupation".split())
_QUELLING: Final = frozenset({"crackdown", "purge", "clampdown"})
_COUPS: Final = frozenset({"attack.seized", "coerce.arrest", "reject.oust"})
_RANK_AND_FILE: Final = frozenset("soldier officer troop general colonel guard mutineer paratrooper".split())
_PEOPLE: Final = frozenset({NodeKind.PERSON, NodeKind.ORGANIZATION, NodeKind.GROUP})


def as_meant(claim: Claim, filling: Filling) -> Claim | None:
    """Return a claim of force as it stands, or as a criticism where it is one in words; nothing if neither.

    Force needs a sign of arms where a politician or party "attacks", "hits" or "takes" somebody or a place.
    """
    if is_of_peace(claim, filling.lexicon):
        return None
    if (
        claim.rule == "reject.oust"
        and lemma(claim.predicate) == "unseat"
        and claim.source.role.type is NodeKind.PERSON
    ):
        return None  # a candidate who beats another
    if claim.rule in _COUPS and _is_own_ruler(claim):
        own = filling.arguments.nominals.group(claim.source.token)
        return replace(claim, source=Filler(own, claim.source.token, 0.7))
    if claim.rule == "i.reversed_criticize" and _is_fire(claim):
        return replace(claim, relation=Relation.ATTACKS, rule="attack.under_fire", stance=None)
    if claim.rule == "attack.war" and any(lemma(t) in _QUELLING for t in objects(claim.predicate)):
        return replace(claim, relation=Relation.COERCES, rule="coerce.crack_down")
    if claim.relation is Relation.ATTACKS and (
        _is_of_deed(claim, filling) or _is_scene(claim) or _is_home_of_victims(claim)
    ):
        return None
    figurative = claim.rule in _FIGURATIVE or (claim.rule in _STRIKING and lemma(claim.predicate) in _LOOSE)
    if not figurative or not _is_civilian(claim, filling) or has_arms(claim):
        return claim
    target = claim.target.role
    meant = claim.relation is Relation.ATTACKS and (lemma(claim.predicate) in _SAID or claim.rule == "n.attack")
    if not meant or target.type not in _PEOPLE or lemma(claim.predicate) in ("target", "siege", "invasion"):
        return None
    return replace(claim, relation=Relation.CRITICIZES, rule="criticize.attack_words", stance=None)


def _is_own_ruler(claim: Claim) -> bool:
    """Tell whether soldiers turn on somebody of their own state, for which they then do not act."""
    state, ruler = claim.source.role, claim.target.role
    if state.type is not NodeKind.STATE or ruler.type is not NodeKind.PERSON:
        return False
    return lemma(claim.source.token) in _RANK_AND_FILE and ruler.home in (None, state.key)


def _is_civilian(claim: Claim, filling: Filling) -> bool:
    """Tell whether who does it is a politician or party, rather than a power, a band or a soldier."""
    role: Role = claim.source.role
    led = {lemma(t) for t in counted([claim.source.token])} | {lemma(claim.source.token)}
    if led & (_POLITICAL | _UNARMED) or role.business:
        return True
    if led & _CROWDS and lemma(claim.predicate) in _SWARMING:
        return True
    if role.type is NodeKind.ORGANIZATION and is_trade(claim.predicate.sent):
        return True
    if role.type is NodeKind.PERSON:
        return role.named and not {w for o in role.offices for w in o.lower().split()} & _RANKS
    return is_party(role, filling.arguments.gazetteer)


def _is_fire(claim: Claim) -> bool:
    """Tell whether it is gunfire that somebody came under: "soldiers came under fire from the rebels"."""
    under = any(lemma(t) == "fire" for t in claim.predicate.subtree)
    return under and (lemma(claim.target.token) in OF_ARMS or lemma(claim.source.token) in OF_ARMS)


def _is_of_deed(claim: Claim, filling: Filling) -> bool:
    """Tell whether it is the strike that killed, and not its target: "strikes on the Front, which killed ten"."""
    clause, head = claim.predicate, claim.predicate.head
    which = any(c.lower_ in ("which", "that") and c.dep_ in ("nsubj", "nsubjpass") for c in clause.lefts)
    if clause.dep_ != "relcl" or not which or is_passive(clause):
        return False
    while head.dep_ in ("pobj", "conj") and head.head.dep_ in ("prep", "pobj", "conj"):
        head = head.head.head if head.dep_ == "pobj" else head.head
    strikes = filling.lexicon.classes["force_nouns"] | {"crackdown"}
    return head.i != clause.head.i and head.dep_ != "pobj" and lemma(head) in strikes


def _is_scene(claim: Claim) -> bool:
    """Tell whether a state is only where others are hit: "a Russian strike in Syria killed Turkish soldiers"."""
    state, deed = claim.target.token, claim.predicate
    if claim.target.role.type is not NodeKind.STATE or state.dep_ != "pobj" or state.head.lower_ != "in":
        return False
    if claim.rule == "attack.strike":
        return any(t.i != state.i for t in objects(deed))
    carried = (
        deed if claim.rule == "attack.war" else deed.head
    )  # "carried out strikes in Chad, killing ten rebels"
    if any(lemma(c) in _KILLING | {"destroy", "target"} and objects(c) for c in children(carried, "advcl")):
        return True
    kills = deed.pos_ == "NOUN" and deed.dep_ == "nsubj" and lemma(deed.head) in _KILLING
    aimed = deed.pos_ == "NOUN" and any(preposition_objects(deed, name) for name in ("on", "against"))
    return (
        claim.rule == "n.attack" and lemma(deed) not in _WARS and (aimed or (kills and bool(objects(deed.head))))
    )


def _is_home_of_victims(claim: Claim) -> bool:
    """Tell whether those attacked come from there: "attacks on minorities and immigrants from Chad"."""
    where = claim.source.token
    while where.dep_ == "conj":
        where = where.head
    before = where.head.i - 1
    people = before > claim.predicate.i and where.doc[before].tag_ == "NNS"
    return claim.rule == "n.attack" and where.dep_ == "pobj" and where.head.lower_ == "from" and people
