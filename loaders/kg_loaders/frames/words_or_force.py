"""Words or force: whether politicians who "attack" or "take" do it with arms, with words or at the polls."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Role
from kg_loaders.frames.claims import Claim
from kg_loaders.frames.filling import Filling
from kg_loaders.party_names import is_party
from kg_loaders.syntax import lemma
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
    "terrorize terrorise besiege assault savage".split()
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
_PEOPLE: Final = frozenset({NodeKind.PERSON, NodeKind.ORGANIZATION, NodeKind.GROUP})


def as_meant(claim: Claim, filling: Filling) -> Claim | None:
    """Return a claim of force as it stands, or as a criticism where it is one in words; nothing if neither.

    Force needs a sign of arms where a politician or party "attacks", "hits" or "takes" somebody or a place.
    """
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
    if lemma(claim.source.token) in _POLITICAL:
        return True
    if role.type is NodeKind.PERSON:
        return role.named and not {w for o in role.offices for w in o.lower().split()} & _RANKS
    return is_party(role, filling.arguments.gazetteer)


def _has_arms(claim: Claim) -> bool:
    """Tell whether the sentence speaks of arms, fighters or victims beside the deed itself."""
    deed: Token = claim.predicate
    ends = {claim.source.token.i, claim.target.token.i, deed.i}
    return any(lemma(t) in _OF_ARMS for t in deed.sent if t.i not in ends)
