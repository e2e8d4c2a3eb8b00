"""Charges of force: who says that somebody killed civilians or invaded his land accuses him; news does not."""

from typing import TYPE_CHECKING, Final

from kg_loaders.denials import is_denied
from kg_loaders.frames.needs import meets
from kg_loaders.labels import OWN
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_charge_of_force", "is_hostile"]

_HOSTILE: Final = frozenset({Relation.ATTACKS, Relation.COERCES, Relation.THREATENS})
_CIVILIAN: Final = frozenset(
    "detainee inmate striker "
    "civilian villager protester demonstrator child woman boy girl refugee journalist worshipper resident farmer "
    "student prisoner schoolchild family pilgrim medic doctor bystander fisherman herder migrant villages "
    "mosque church school hospital home house village convoy ambulance shelter".split()
)
_SCENES: Final = frozenset("protest demonstration rally march".split())
_PEOPLE: Final = frozenset("people person man civilian".split())
_KILLING: Final = frozenset(
    "kill massacre murder shoot burn execute behead rape torture gun slaughter starve beat club "
    "flog maim molest".split()
)
_INVADING: Final = frozenset("invade occupy annex attack bombard shell bomb raid".split())
_LAND: Final = frozenset("territory land soil city town province region village people border airspace".split())
_REPORTERS: Final = frozenset(
    "police hospital doctor medic agency reporter witness resident official source military army navy commander "
    "soldier investigator detective coroner media newspaper officer marine spokesman spokeswoman spokesperson "
    "survivor relative force staff hospital monitor rescuer".split()
)
"""Who tell of deeds as news: that their word is a charge is not said."""
_REPORTING: Final = frozenset("health emergency civil fire rescue press news".split())
_SAYING: Final = frozenset(
    "say claim state insist declare assert maintain contend announce write argue repeat tell find conclude".split()
)


def is_hostile(clause: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a clause is of a hostile deed by the lexicon."""
    frames = (f for f in lexicon.verbs.get(lemma(clause), ()) if meets(f.needs, clause, lexicon))
    held = any(t.ent_type_ in ("GPE", "LOC") for t in objects(clause))  # not "will take part in the talks"
    return any(f.relation in _HOSTILE or (held and f.relation is Relation.OCCUPIES) for f in frames)


def is_charge_of_force(clause: "Token", verb: str, speakers: list["Token"]) -> bool:
    """Tell whether a said clause charges its doer with force against civilians, or against the speaker's land."""
    word = lemma(clause)
    if verb not in _SAYING or word not in _KILLING | _INVADING:
        return False
    if is_denied(clause) or any(c.tag_ == "MD" for c in children(clause, "aux")):
        return False
    if not speakers or any(map(_reports, speakers)):
        return False
    hit = children(clause, "nsubjpass") if is_passive(clause) else objects(clause)
    hit = [
        t
        for h in (*hit, *preposition_objects(clause, "on"), *preposition_objects(clause, "at"))
        for t in conjuncts(h)
    ]
    if word in _INVADING and any(lemma(t) in _LAND and _is_own(t) for t in hit):
        return True
    scene = any(lemma(t) in _SCENES for t in clause.subtree)
    return any(_is_civilian(t, scene=scene) for t in hit)


def _is_own(thing: "Token") -> bool:
    return any(c.lower_ in OWN for c in children(thing, "poss"))


def _is_civilian(hit: "Token", *, scene: bool) -> bool:
    """ "40 villagers", "at least 24 people in protests"; not "12 fighters", nor "a man in Oslo"."""
    if lemma(hit) in _CIVILIAN:
        return True
    many = any(c.dep_ in ("nummod", "amod") for c in hit.lefts)
    innocent = any(c.lower_ in ("innocent", "unarmed", "defenceless", "defenseless") for c in hit.lefts)
    return lemma(hit) in _PEOPLE and (innocent or (many and scene))


def _reports(speaker: "Token") -> bool:
    """Tell whether a speaker but reports: "police", "the health ministry", "a military spokesman"."""
    words = {
        lemma(speaker),
        speaker.lower_,
        *(lemma(c) for c in speaker.lefts),
        *(c.lower_ for c in speaker.lefts),
    }
    return bool(words & (_REPORTERS | _REPORTING))
