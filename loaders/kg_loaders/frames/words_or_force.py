"""Words or force: whether those who "attack" or "take" do it with arms, with words, at the polls or in a game."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Role
from kg_loaders.frames.claims import Claim
from kg_loaders.frames.domains import is_contest, is_final, is_spaceflight, is_trade
from kg_loaders.frames.filling import Filling
from kg_loaders.party_names import is_party
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_loaders.valency import objects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["as_meant"]

_FIGURATIVE: Final = frozenset(
    (
        "attack.attack attack.fire_at attack.war attack.exchange attack.under_fire n.attack n.at_war n.war "
        "occupy.seize occupy.control_of occupy.fall"
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
_OF_ARMS: Final = frozenset(
    "troop force soldier army navy police rebel militia militant fighter commando gunman guerrilla "
    "mutineer missile rocket drone airstrike air-strike warplane jet tank helicopter weapon bomb knife "
    "gun rifle bullet shell grenade explosive strike airstrike raid crackdown bombardment poison wound "
    "injure dead death hospital blood violence coup invasion invade offensive bombing shelling massacre "
    "war warship battle battlefield frontline siege insurgency rebellion mob junta military".split()
)
_RANKS: Final = frozenset(
    "general colonel commander captain major lieutenant rebel warlord insurgent militia".split()
)
_POLITICAL: Final = frozenset(
    "campaign candidate lawmaker senator congressman deputy politician critic newspaper editor columnist "
    "rival".split()
)
_UNARMED: Final = frozenset(
    "tourist viewer reporter journalist critic investor shopper photographer visitor wellwisher well-wisher "
    "holidaymaker listener reader analyst comedian director".split()
)
"""Who besieges and invades with questions, money and towels."""
_HARMLESS: Final = frozenset(
    "confetti flower petal rose question email letter complaint request message tweet call applause invitation "
    "offer delivery route shop store music campaign product".split()
)
_IN_PLAY: Final = frozenset(
    {
        Relation.ATTACKS,
        Relation.OCCUPIES,
        Relation.THREATENS,
        Relation.RETREATS_FROM,
        Relation.MOBILIZES_AGAINST,
        Relation.CONCEDES_TO,
        Relation.AIDS,
        Relation.PROTESTS,
    }
)
"""Relations whose words are said of players and teams."""
_PLAYED: Final = frozenset(
    (
        "reject.challenge reject.undo reject.dismiss criticize.anger demand.push demand.expect n.demand "
        "n.opposition demand.demand"
    ).split()
)
"""Frames of position of which the same holds."""
_BLOODY: Final = frozenset(
    "kill murder assassinate wound shoot abduct kidnap behead rape lynch massacre bomb shell".split()
)
_RIVALS: Final = frozenset({NodeKind.PERSON, NodeKind.ORGANIZATION, NodeKind.STATE, NodeKind.REGION})
_EVENTS: Final = frozenset("game tour race festival tournament championship marathon giro".split())
_RIDES: Final = frozenset("flight sailing ferry concert ticket".split())
_BANNING: Final = frozenset("ban restrict revoke block withhold".split())
_PRESS: Final = frozenset("reporter journalist press media correspondent".split())
_PEOPLE: Final = frozenset({NodeKind.PERSON, NodeKind.ORGANIZATION, NodeKind.GROUP})


def as_meant(claim: Claim, filling: Filling) -> Claim | None:
    """Return a claim of force as it stands, or as a criticism where it is one in words; nothing if neither.

    Force needs a sign of arms where a politician or party "attacks", "hits" or "takes" somebody or a place.
    """
    if _is_of_peace(claim) or _is_quarrel(claim):
        return None
    if claim.relation is Relation.NEGOTIATES_WITH and lemma(claim.target.token) in _PRESS:
        return None  # "held talks with reporters"
    if (
        claim.rule == "reject.oust"
        and lemma(claim.predicate) == "unseat"
        and claim.source.role.type is NodeKind.PERSON
    ):
        return None  # a candidate who beats another
    figurative = claim.rule in _FIGURATIVE or (claim.rule in _STRIKING and lemma(claim.predicate) in _LOOSE)
    if not figurative or not _is_civilian(claim, filling) or _has_arms(claim):
        return claim
    target = claim.target.role
    meant = claim.relation is Relation.ATTACKS and (lemma(claim.predicate) in _SAID or claim.rule == "n.attack")
    if not meant or target.type not in _PEOPLE or lemma(claim.predicate) == "target":
        return None
    return replace(claim, relation=Relation.CRITICIZES, rule="criticize.attack_words", stance=None)


def _is_civilian(claim: Claim, filling: Filling) -> bool:
    """Tell whether who does it is a politician or party, rather than a power, a band or a soldier."""
    role: Role = claim.source.role
    if lemma(claim.source.token) in _POLITICAL | _UNARMED or role.business:
        return True
    if role.type is NodeKind.ORGANIZATION and is_trade(claim.predicate.sent):
        return True
    if role.type is NodeKind.PERSON:
        return role.named and not {w for o in role.offices for w in o.lower().split()} & _RANKS
    return is_party(role, filling.arguments.gazetteer)


def _has_arms(claim: Claim) -> bool:
    """Tell whether the sentence speaks of arms, fighters or victims beside the deed itself."""
    deed: Token = claim.predicate
    ends = {claim.source.token.i, claim.target.token.i, deed.i}
    return any(lemma(t) in _OF_ARMS for t in deed.sent if t.i not in ends)


def _is_of_peace(claim: Claim) -> bool:
    """Tell whether a claim is one of a game, of trade or of space flight, where the words mean other things."""
    if claim.relation is Relation.NEGOTIATES_WITH:
        return claim.rule == "negotiate.meet" and is_final(claim.predicate.sent)
    if claim.rule == "sanction.freeze":
        return _is_of_carrier(claim)
    if claim.relation is Relation.RETREATS_FROM and (
        claim.source.role.business or lemma(claim.target.token) in _EVENTS
    ):
        return True
    if claim.relation not in _IN_PLAY and claim.rule not in _PLAYED:
        return False
    return _is_played(claim) or _is_gentle(claim)


def _is_played(claim: Claim) -> bool:
    ends = {claim.source.role.type, claim.target.role.type}
    rivals = ends <= _RIVALS and lemma(claim.predicate) not in _BLOODY
    return rivals and is_contest(claim.predicate.sent) and not _has_arms(claim)


def _is_gentle(claim: Claim) -> bool:
    """Tell whether what looks like force is none by what it is done with: rockets into space, flowers."""
    deed: Token = claim.predicate
    if claim.rule in ("attack.fire_at", "mobilize.missile"):
        flown = is_spaceflight(deed.sent) or claim.source.role.business
        return flown and not any(lemma(t) == "missile" for t in deed.sent)
    if claim.rule == "reject.challenge":
        return claim.source.role.business and claim.target.role.business
    if claim.rule != "attack.strike":
        return False
    if {lemma(t) for t in preposition_objects(deed, "with")} & _HARMLESS:
        return True
    if lemma(deed) == "hijack":
        return claim.target.role.type is NodeKind.ORGANIZATION and claim.source.role.type is not NodeKind.STATE
    filmed = any(
        lemma(t) in ("photographer", "director") for t in children(claim.source.token, "compound", "appos")
    )
    return lemma(deed) == "shoot" and (
        filmed or bool({lemma(t) for t in objects(deed)} & {"film", "video", "scene"})
    )


def _is_of_carrier(claim: Claim) -> bool:
    """Tell whether an airline stops its own flights, which punishes nobody."""
    rides = {lemma(t) for t in objects(claim.predicate)} & _RIDES
    company = claim.source.role.type is not NodeKind.STATE and lemma(claim.predicate) not in _BANNING
    return bool(rides) and company


def _is_quarrel(claim: Claim) -> bool:
    """Tell whether two people who clash or fight do so with words, as singers and brothers do."""
    if claim.rule not in ("n.clash", "attack.clash"):
        return False
    both = {claim.source.role.type, claim.target.role.type} == {NodeKind.PERSON}
    return both and not _has_arms(claim)
