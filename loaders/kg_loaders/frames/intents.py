"""Nouns of position and the deeds they carry: "its refusal to guarantee residency", "the drive to join"."""

from typing import TYPE_CHECKING, Final

from kg_loaders.converbs import infinitives
from kg_loaders.frames.domains import is_contest, is_trade
from kg_loaders.frames.needs import meets
from kg_loaders.lexicon import Lexicon, lexicon
from kg_loaders.syntax import children, lemma
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["PUBLIC", "carried_deeds"]

PUBLIC: Final = frozenset(
    "accede accept acknowledge apologise apologize arm cede compensate concede condemn cooperate deliver disarm "
    "disclose discuss divest endorse engage enforce enter establish exclude expropriate extradite fulfil fulfill "
    "grant guarantee hand host implement intervene invoke join leave legitimise legitimize license mediate "
    "mobilise mobilize negotiate normalise normalize occupy participate partition quit readmit reconsider rejoin "
    "relinquish rearm renounce repatriate repay revoke rule secede sell send share sign supply surrender talk "
    "transfer unify reunite withhold yield act exit reverse abandon compromise prosecute investigate".split()
)
"""Deeds of those who govern, beside those of policy; what somebody in private does, they hardly name."""
_SIDES: Final = (Relation.SUPPORTS, Relation.REJECTS, Relation.PROPOSES)
_JOINING: Final = frozenset("join rejoin leave quit recognise recognize secede".split())
_REFUSING: Final = frozenset("refusal reluctance unwillingness hesitancy hesitation disinclination".split())


def carried_deeds(noun: "Token") -> list["Token"]:
    """Return the public deeds that a noun of position is to, those no frame of the verb takes a side on."""
    words = lexicon("en")
    policy = words.classes["policy_verbs"]
    deeds = [v for v in infinitives(noun) if lemma(v) in PUBLIC or lemma(v) in policy]
    deeds = [v for v in deeds if children(v, "dobj", "prep", "prt", "xcomp") and not children(v, "neg")]
    deeds = [v for v in deeds if lemma(v) not in _JOINING or _joins(v, words)]
    if not deeds or (lemma(noun) not in _REFUSING and _takes_side(deeds[0], words)):
        return []
    return [] if is_contest(noun.sent) or is_trade(noun.sent) else deeds


def _joins(deed: "Token", words: Lexicon) -> bool:
    """Tell whether what is joined or left is a body or a deal, not a game or a room."""
    bodies = words.classes["bodies"]
    things = children(deed, "dobj") + [t for p in children(deed, "prep") for t in children(p, "pobj")]
    return any(t.pos_ == "PROPN" or lemma(t) in bodies or lemma(t) in words.classes["proposals"] for t in things)


def _takes_side(deed: "Token", words: Lexicon) -> bool:
    """Tell whether a frame of the verb takes a side of its own: "the pledge to scrap the act" rejects the act."""
    if lemma(deed) in _JOINING:
        return False  # "its bid to join the bloc" is for joining it
    return any(f.relation in _SIDES and meets(f.needs, deed, words) for f in words.verbs.get(lemma(deed), ()))
