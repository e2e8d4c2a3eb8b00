"""Peace: claims of games, trade, medicine, art and private life, where the words of politics mean other things."""

from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Role
from kg_loaders.frames.claims import Claim
from kg_loaders.frames.domains import is_contest, is_final, is_spaceflight
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_loaders.valency import objects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

__all__ = ["OF_ARMS", "has_arms", "is_of_peace"]

OF_ARMS: Final = frozenset(
    "troop force soldier army navy police rebel militia militant fighter commando gunman guerrilla "
    "mutineer missile rocket drone airstrike air-strike warplane jet tank helicopter weapon bomb knife "
    "gun rifle bullet shell grenade explosive strike airstrike raid crackdown bombardment poison wound "
    "injure dead death hospital blood violence coup invasion invade offensive bombing shelling massacre "
    "war warship battle battlefield frontline siege insurgency rebellion mob junta military".split()
)
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
        "n.opposition demand.demand support.please support.choose protest.protest n.opponent"
    ).split()
)
"""Frames of position of which the same holds, whatever it is that they are about."""
_BLOODY: Final = frozenset(
    "kill murder assassinate wound shoot abduct kidnap behead rape lynch massacre bomb shell".split()
)
_RIVALS: Final = frozenset({NodeKind.PERSON, NodeKind.ORGANIZATION, NodeKind.STATE, NodeKind.REGION})
_POWERS: Final = frozenset({NodeKind.STATE, NodeKind.REGION})
_EVENTS: Final = frozenset(
    "game games tour race festival tournament championship championships marathon giro olympiad olympics".split()
)
_RIDES: Final = frozenset("flight sailing ferry concert ticket".split())
_BANNING: Final = frozenset("ban restrict revoke block withhold".split())
_STORMS: Final = frozenset("Storm Hurricane Typhoon Cyclone Malaria Covid Ebola Cholera Zika Mold".split())
_ILLS: Final = frozenset(
    "injury illness malaria cholera mould mold smog flu cancer cold heat frost flame blaze lava smoke mudslide "
    "avalanche tremor aftershock landslide hail tornado wildfire water".split()
)
_BETTING: Final = frozenset("bookmaker bookie pundit punter gambler tipster oddsmaker bettor".split())
_PRIVATE: Final = frozenset(
    "doctor nurse wife husband mother father parent teacher landlord scientist surgeon midwife girlfriend "
    "boyfriend referee umpire steward".split()
)
_BODILY: Final = frozenset("slaughter murder execute assassinate injure abduct kidnap poison wound".split())
_COLLEAGUES: Final = frozenset("minister lawmaker mp senator colleague deputy ally backbencher rival".split())
_SPENDERS: Final = frozenset("investor creditor shareholder bondholder saver backer lender".split())
_AUDIENCES: Final = frozenset(
    "reporter journalist press media correspondent fan viewer reader listener audience".split()
)
_GUESTS: Final = frozenset("tourist visitor public business traveller traveler shopper customer foreigner".split())
_LEISURE: Final = frozenset("holiday vacation honeymoon".split())
_TREATED: Final = frozenset("patient child student pupil woman animal family".split())
_TRADING: Final = frozenset("supply deliver ship equip".split())
_ON_STRIKE: Final = frozenset(
    "pilot worker driver nurse teacher doctor docker dockworker miner staff employee crew controller union actor "
    "writer farmer lecturer firefighter".split()
)
_APPROVED: Final = frozenset("marriage fight match use bout game torture tournament".split())


def has_arms(claim: Claim) -> bool:
    """Tell whether the sentence speaks of arms, fighters or victims beside the deed itself."""
    deed: Token = claim.predicate
    ends = {claim.source.token.i, claim.target.token.i, deed.i}
    return any(lemma(t) in OF_ARMS for t in deed.sent if t.i not in ends)


def is_of_peace(claim: Claim, lexicon: Lexicon) -> bool:
    """Tell whether a claim is one of a game, of trade, art, medicine or space flight, and of nothing political."""
    judge = _JUDGES.get(claim.relation)
    if judge is not None and judge(claim, lexicon):
        return True
    if claim.relation is Relation.NEGOTIATES_WITH:
        return False
    return (claim.relation in _IN_PLAY or claim.rule in _PLAYED) and _is_played(claim)


def _is_played(claim: Claim) -> bool:
    ends = {claim.source.role.type, claim.target.role.type}
    rivals = claim.rule in _PLAYED or (ends <= _RIVALS and lemma(claim.predicate) not in _BLOODY)
    return rivals and is_contest(claim.predicate.sent) and not has_arms(claim)


def _of_force(claim: Claim, lexicon: Lexicon) -> bool:
    """Tell whether what looks like force is none, by who uses it, with what and on whom."""
    deed: Token = claim.predicate
    word = lemma(deed)
    if claim.rule in ("attack.fire_at", "mobilize.missile"):
        flown = is_spaceflight(deed.sent) or claim.source.role.business
        return flown and not any(lemma(t) == "missile" for t in deed.sent)
    if _is_natural(claim.source.token, lexicon):
        return True
    if claim.rule == "mobilize.drill" and {lemma(o) for o in objects(deed)} & {"session", "camp"}:
        return True
    if claim.rule in ("n.clash", "attack.clash"):
        both = {claim.source.role.type, claim.target.role.type} == {NodeKind.PERSON}
        trading = claim.source.role.business and claim.target.role.business
        return (both or trading) and not has_arms(claim)
    if word == "war" and (claim.source.role.business or claim.target.role.business):
        return not has_arms(claim)
    if word == "strike" and claim.rule == "n.attack" and lemma(claim.source.token) in _ON_STRIKE:
        return not has_arms(claim)
    if word in ("stab", "knife"):
        behind = any(lemma(t) == "back" for t in preposition_objects(deed, "in"))
        return behind or (lemma(claim.source.token) in _COLLEAGUES and not has_arms(claim))
    return claim.rule == "attack.strike" and _is_gentle(claim, word)


def _is_gentle(claim: Claim, word: str) -> bool:
    deed = claim.predicate
    if {lemma(t) for t in preposition_objects(deed, "with")} & _HARMLESS:
        return True
    if word == "kill" and any(c.lower_ == "off" for c in deed.children):
        return True
    if word == "hijack":
        return claim.target.role.type is NodeKind.ORGANIZATION and claim.source.role.type is not NodeKind.STATE
    if word in _BODILY and claim.target.role.type in _POWERS and claim.target.token.tag_ == "NNP":
        return claim.target.token.dep_ in ("dobj", "nsubjpass")  # whom but teams is a state slaughtered?
    if word == "surround" and any(a.lower_ in ("is", "are") for a in children(deed, "auxpass")):
        return claim.source.role.type in _POWERS | {NodeKind.ORGANIZATION} and not has_arms(claim)
    if word == "burn" and lemma(claim.target.token) in _SPENDERS:
        return True
    shooter = claim.source.token
    titles = {lemma(t) for t in (shooter, *children(shooter, "compound", "appos"))}
    return word == "shoot" and bool(titles & {"photographer", "director", "filmmaker"})


def _is_natural(token: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a storm, an illness or a mountain does it."""
    beside = children(token, "compound") if token.pos_ == "PROPN" else []  # not "Storm Shadow missiles"
    named = {token.text, *(c.text for c in beside)} & _STORMS
    return bool(named) or lemma(token) in lexicon.classes["forces_of_nature"] | _ILLS


def _of_aid(claim: Claim, lexicon: Lexicon) -> bool:
    """Tell whether what is given is an arm in greeting, goods that a firm sells, or a team for the games."""
    deed, source = claim.predicate, claim.source
    if deed.lower_ == "arm" or any(o.lower_ == "arm" for o in objects(deed)):
        return True
    if lemma(claim.target.token) in _EVENTS or (source.role.business and lemma(deed) in _TRADING):
        return True
    wild = source.role.type is NodeKind.REGION and not source.role.known and source.token.ent_type_ == "LOC"
    lent = lemma(deed) == "lend" and any(o.ent_type_ == "PERSON" for o in objects(deed))
    averted = {lemma(t) for t in preposition_objects(deed, "from")} & {"defeat", "relegation"}
    return wild or lent or (lemma(deed) == "rescue" and bool(averted))


def _of_penalty(claim: Claim, lexicon: Lexicon) -> bool:
    """Tell whether an airline stops its own flights, a doctor forbids wine, or a bishop allows a marriage."""
    deed, held = claim.predicate, {lemma(t) for t in objects(claim.predicate)}
    titles = {lemma(t) for t in (claim.source.token, *children(claim.source.token, "compound"))}
    if titles & _PRIVATE:
        return True
    if claim.rule == "n.sanctions" and lemma(deed) == "penalty":
        return is_contest(deed.sent)
    if claim.rule == "sanction.freeze":
        return bool(held & _RIDES) and (
            claim.source.role.type is not NodeKind.STATE and lemma(deed) not in _BANNING
        )
    if claim.rule == "sanction.cut_ties":
        return lemma(claim.target.token) in ("family", "parent", "father", "mother", "sister", "brother")
    return lemma(deed) == "sanction" and bool(held & (_APPROVED | lexicon.classes["force_nouns"]))


def _of_retreat(claim: Claim, lexicon: Lexicon) -> bool:
    return claim.source.role.business or lemma(claim.target.token) in _EVENTS


def _of_meeting(claim: Claim, lexicon: Lexicon) -> bool:
    """Tell whether rivals meet in a final, stars speak to their fans, and travellers see the sights."""
    deed = claim.predicate
    if lemma(claim.target.token) in _AUDIENCES or any(c.lower_ == "chance" for c in deed.children):
        return True
    if claim.rule in ("n.visit", "negotiate.visit") and lemma(deed) == "tour" and _is_private(claim.source.role):
        return True  # of a singer
    if claim.rule == "negotiate.host" and preposition_objects(deed, "against"):
        return True
    if claim.rule == "negotiate.meet":
        staged = any(lemma(t) == "set" for t in preposition_objects(deed, "on"))
        return staged or is_final(deed.sent)
    return claim.rule == "negotiate.visit" and any(lemma(t) in _LEISURE for t in deed.subtree)


def _is_private(role: Role) -> bool:
    return role.type is NodeKind.PERSON and not (role.offices or role.home or role.known)


def _of_work(claim: Claim, lexicon: Lexicon) -> bool:
    if lemma(claim.predicate) == "tie" and is_contest(claim.predicate.sent):
        return True
    return lemma(claim.predicate) == "work" and lemma(claim.target.token) in _TREATED


def _of_side(claim: Claim, lexicon: Lexicon) -> bool:
    """Tell whether a punter backs a team, or a website's user blocks a senator."""
    deed = claim.predicate
    if claim.rule == "a.open":
        return lemma(deed) == "open" and lemma(claim.target.token) in _GUESTS
    if claim.relation is Relation.SUPPORTS:
        return lemma(claim.source.token) in _BETTING and claim.target.role.type is not NodeKind.PROPOSAL
    if claim.rule == "reject.block":
        online = any(t.text in ("Twitter", "X", "Facebook", "Instagram") for t in preposition_objects(deed, "on"))
        return claim.target.role.type is NodeKind.PERSON and (online or lemma(claim.source.token) == "user")
    if claim.rule in ("reject.challenge", "reject.oust"):
        return claim.source.role.business and claim.target.role.business
    if claim.rule == "reject.dismiss":
        return claim.target.role.type in _POWERS and bool(preposition_objects(deed, "for"))
    return claim.rule == "reject.undo" and lemma(deed) == "frustrate" and claim.target.role.type in _POWERS


def _of_anger(claim: Claim, lexicon: Lexicon) -> bool:
    """Tell whether it is a storm or an injury that worries somebody, who blames nobody for it."""
    return claim.rule == "criticize.anger" and _is_natural(claim.target.token, lexicon)


def _of_rating(claim: Claim, lexicon: Lexicon) -> bool:
    return any(lemma(c) == "downgrade" for c in children(claim.predicate, "xcomp"))


def _of_plan(claim: Claim, lexicon: Lexicon) -> bool:
    """Tell whether what is proposed is marriage, offered is tea, and launched is a probe into space."""
    if claim.rule == "n.proposal":
        offered = {lemma(t) for t in preposition_objects(claim.predicate, "of")}
        return bool(offered & (lexicon.classes["mere_things"] | {"marriage", "help"}))
    return (
        claim.rule == "propose.announce"
        and lemma(claim.target.token) == "probe"
        and is_spaceflight(claim.predicate.sent)
    )


_JUDGES: Final[dict[Relation, "Callable[[Claim, Lexicon], bool]"]] = {
    Relation.ATTACKS: _of_force,
    Relation.MOBILIZES_AGAINST: _of_force,
    Relation.AIDS: _of_aid,
    Relation.SANCTIONS: _of_penalty,
    Relation.COERCES: _of_penalty,
    Relation.RETREATS_FROM: _of_retreat,
    Relation.NEGOTIATES_WITH: _of_meeting,
    Relation.COOPERATES_WITH: _of_work,
    Relation.SUPPORTS: _of_side,
    Relation.REJECTS: _of_side,
    Relation.THREATENS: _of_rating,
    Relation.CRITICIZES: _of_anger,
    Relation.PROPOSES: _of_plan,
}
"""What each relation is mistaken for."""
