"""Force told otherwise than by its verb: missions, custody, land that is fought for or divided."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.frames.words import object_words, words_after, words_of
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import (
    beyond_border,
    children,
    conjuncts,
    counted,
    direct_objects,
    is_passive,
    is_prefixed,
    lemma,
    preposition_objects,
)
from kg_loaders.valency import objects, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "ARMED_BANDS",
    "CAMPAIGN_NEEDS",
    "NAMED_ENDS",
    "VIOLENCE",
    "called_so",
    "fought_for",
    "holder",
    "is_scene",
    "jailer",
    "missions",
    "preyed_on",
    "shared_land",
    "tried_in",
]

ARMED_BANDS: Final = frozenset(
    "rebel jihadist jihadi militant insurgent separatist guerrilla islamist paramilitary extremist".split()
)
"""Who attacks where one of them stands before an attack: "a rebel attack"."""
VIOLENCE: Final = frozenset(
    "arson killing murder violence terror rape bombing extermination assassination torture pillage looting "
    "airstrike shelling massacre abduction kidnapping".split()
)
"""What a campaign of force is made of."""
_MISSIONS: Final = frozenset("mission operation sortie offensive".split())
_FORCING: Final = frozenset(
    "destroy kill eliminate hit strike bomb clear dislodge rout crush retake recapture capture annihilate "
    "neutralise neutralize seize".split()
)
_PEACEFUL: Final = frozenset("company firm airline charity agency university surgeon doctor club".split())
_TAKING: Final = frozenset("capture recapture retake take seize reconquer liberate wrest".split())
_TRYING: Final = frozenset("try battle fight struggle attempt seek push move advance vie strive".split())
_BIDS: Final = frozenset(
    "operation offensive battle campaign push fight assault attack effort war attempt".split()
)
_RULE: Final = frozenset("control rule possession sovereignty".split())
_ARMED: Final = frozenset(
    "rebel force troop army militia fighter separatist militant insurgent soldier jihadist group faction".split()
)
_USED_ARMS: Final = frozenset("warplane tank helicopter gunship artillery force violence gas napalm".split())
_PAID_FOR: Final = frozenset("training salary wage upkeep reconstruction rebuilding equipment schooling".split())
_MONEY: Final = frozenset("dollar euro pound yen franc krona rouble ruble yuan million billion".split())
_CUSTODY: Final = frozenset("custody detention captivity".split())


def called_so(tokens: list["Token"]) -> list["Token"]:
    """Put what is meant in place of a clause that names it: "against what it called rebels, including the M23"."""
    if not any(t.dep_ == "pcomp" and any(c.lower_ == "what" for c in t.children) for t in tokens):
        return tokens
    found: list[Token] = []
    for clause in tokens:
        if clause.dep_ != "pcomp":
            found.append(clause)
            continue
        meant = children(clause, "oprd") + preposition_objects(clause, "as") + preposition_objects(clause, "to_as")
        found += [t for m in meant for t in conjuncts(m)]
        for part in clause.subtree:
            if part.dep_ == "relcl" and lemma(part) == "include":
                found += [t for o in direct_objects(part) for t in conjuncts(o)]
            elif part.lower_ == "including" and part.dep_ == "prep":
                found += [t for o in children(part, "pobj") for t in conjuncts(o)]
    return found


_PICKETING: Final = frozenset("protest demonstrate rally march".split())
_PICKETS: Final = frozenset("protester protestor demonstrator activist campaigner marcher".split())
_DOORS: Final = frozenset("house home hotel mansion palace event rally speech lecture campus tower villa".split())
_KINDS_OF_FIRE: Final = frozenset("friendly tank artillery rocket mortar sniper gun hostile army enemy".split())
_STRUCK_SOMEWHERE: Final = frozenset("attack raid bombing massacre siege shooting ambush strike blast".split())
_WATERS: Final = frozenset("sea ocean bay gulf strait waters water air desert sky".split())
_BECOMING: Final = frozenset(
    "become turn grow fall spread happen continue slide go collapse deteriorate escalate remain be stay drift "
    "sink fail suffer die lapse slip".split()
)
_SEARCHING: Final = frozenset("police policeman officer prosecutor investigator detective inspector".split())
_HELP: Final = frozenset("aid assistance relief bailout arm arms weapon weaponry ammunition munition".split())
_ARMS: Final = frozenset("missile shell tank jet drone rifle food grain medicine vaccine".split())
_LOADS: Final = frozenset("delivery shipment supply package transfer payment tranche programme program".split())
_KINDS_OF_HELP: Final = frozenset("financial military humanitarian economic budget budgetary material".split())
_THROWN_IN_SCORN: Final = frozenset("egg tomato shoe flour milk paint pie cake manure dung glitter".split())


def _prey(held: "Token") -> list["Token"]:
    """Return whom "a campaign of arson and killing against monks" is against, where "against" hangs lower."""
    parts = [c for p in preposition_objects(held, "of") if lemma(p) in VIOLENCE for c in (p, *children(p, "conj"))]
    return [t for p in parts for t in preposition_objects(p, "against")]


def is_scene(name: "Token", attack: "Token") -> bool:
    """Tell whether a state's name before an attack says where it was: "killed in a Yemen raid against rebels"."""
    named = (
        name.dep_ in ("compound", "amod") and name.ent_type_ == "GPE" and name.tag_ == "NNP" and not name.is_upper
    )
    return named and "." not in name.text and lemma(attack) in _STRUCK_SOMEWHERE and bool(children(attack, "det"))


def _aimed_by_name(noun: "Token") -> list["Token"]:
    """Return whom "anti-Iranian sanctions" are against."""
    before = children(noun, "amod", "compound", "nmod")
    return [t for t in before if is_prefixed(t)]


def _resented(verb: "Token") -> list["Token"]:
    """Return whom "anti-Iranian sanctions" are imposed on."""
    return [t for o in objects(verb) for t in _aimed_by_name(o)]


def preyed_on(verb: "Token") -> list["Token"]:
    """Return whom a campaign of violence is waged against."""
    return [t for o in objects(verb) for t in _prey(o)]


def missions(verb: "Token") -> list["Token"]:
    """Return what "a mission to destroy rebel positions" is flown against."""
    sent = [o for o in objects(verb) if lemma(o) in _MISSIONS]
    if not sent:
        return []
    clauses = [c for h in (*sent, verb) for c in children(h, "acl", "relcl", "advcl", "xcomp") if c.tag_ == "VB"]
    aimed = [c for c in clauses if lemma(c) in _FORCING]
    if {lemma(t) for t in subjects(verb)} & _PEACEFUL:
        return []
    return [t for c in aimed for t in (*(_losers(c) if lemma(c) in _TAKING else ()), *objects(c))]


def _losers(verb: "Token") -> list["Token"]:
    """Return from whom a place is to be taken."""
    return [t for h in (verb, *objects(verb)) for t in preposition_objects(h, "from")]


def holder(verb: "Token") -> list["Token"]:
    """Return who holds what others are "trying to capture from" him."""
    above = fought_for(verb)
    return _losers(verb) if above is not None else []


def fought_for(verb: "Token") -> "Token | None":
    """Return the verb of an attempt to take a place: "trying to capture", "launched an operation to retake"."""
    if lemma(verb) not in _TAKING or verb.tag_ != "VB":
        return None
    head = verb.head
    if verb.dep_ in ("xcomp", "advcl") and lemma(head) in _TRYING:
        return head
    bid = head if verb.dep_ in ("acl", "relcl") and head.pos_ == "NOUN" else None
    if bid is None and verb.dep_ in ("xcomp", "advcl"):
        bid = next((o for o in direct_objects(head) if lemma(o) in _BIDS), None)
    if bid is None or lemma(bid) not in _BIDS:
        return None
    above = bid.head
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    return above if above.pos_ in ("VERB", "AUX") else None


def shared_land(verb: "Token") -> list["Token"]:
    """Return the place of which control is divided."""
    found: list[Token] = []
    for thing in objects(verb):
        found += (
            preposition_objects(thing, "of") + preposition_objects(thing, "over")
            if lemma(thing) in _RULE
            else [thing]
        )
    return found


def _divided(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a place is divided between who holds it: armies, or states; not voters or firms."""
    if not is_passive(verb):
        return False
    ruled = any(lemma(t) in _RULE for t in objects(verb))
    sharers = preposition_objects(verb, "between") + preposition_objects(verb, "among")
    return bool(sharers) and (ruled or all(lemma(t) in _ARMED or t.ent_type_ == "GPE" for t in sharers))


def jailer(verb: "Token") -> list["Token"]:
    """Return whose custody somebody was tortured in: "in Chadian custody", "in the custody of Chad's police"."""
    kept = [t for t in preposition_objects(verb, "in") if lemma(t) in _CUSTODY]
    return [t for k in kept for t in (*preposition_objects(k, "of"), k)]


def tried_in(verb: "Token") -> list["Token"]:
    """Return where somebody was "sentenced in mass trials in Chad"."""
    reached = [verb]
    for _ in range(3):
        reached = [t for h in reached for n in ("in", "to", "under") for t in preposition_objects(h, n)]
        named = [t for t in reached if t.pos_ == "PROPN"]
        if named:
            return named
    return []


def _no_assault(verb: "Token", lexicon: Lexicon) -> bool:
    """Who fights an assault off is no opponent of a plan."""
    off = any(c.lower_ == "off" for c in verb.children)
    return not off or not {lemma(o) for o in objects(verb)} & lexicon.classes["force_nouns"]


def _is_picketed(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether people gather at a mission or office, or protesters at somebody's door or stage."""
    fronts = [
        t for p in preposition_objects(verb, "in") if p.lower_ == "front" for t in preposition_objects(p, "of")
    ]
    missions = lexicon.classes["mission_nouns"]
    if (words_after(verb, "outside", "at", "on", "to") | words_of(fronts)) & missions:
        return True
    crowd = lemma(verb) in _PICKETING or {lemma(t) for t in subjects(verb)} & _PICKETS
    return bool(crowd) and bool({lemma(t) for t in (*preposition_objects(verb, "outside"), *fronts)} & _DOORS)


def _is_not_at_sea(verb: "Token", lexicon: Lexicon) -> bool:
    """A missile that is fired into the sea attacks nobody."""
    hit = [t for n in ("into", "in", "off", "over") for t in preposition_objects(verb, n)]
    tested = lemma(verb) == "launch" and bool(preposition_objects(verb, "near"))
    return not tested and not any(lemma(t) in _WATERS for t in hit)


def _is_search(verb: "Token") -> bool:
    """Tell whether a raid is one of policemen or inspectors, who search a place."""
    return lemma(verb) == "raid" and any(lemma(t) in _SEARCHING for t in subjects(verb))


def _is_of_guns(fire: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a fire is one of arms: "gunfire", "tank fire", "Israeli fire"; not "a Kenyan fire"."""
    kinds = {lemma(c) for c in children(fire, "compound", "amod", "nmod")}
    bare = not children(fire, "det") and any(c.ent_type_ == "NORP" for c in children(fire, "amod"))
    return lemma(fire) != "fire" or bare or bool(kinds & _KINDS_OF_FIRE)


def _is_help(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether it is aid, money for a state or arms that is resumed or cut off."""
    given = counted(objects(verb))
    given += [t for o in given for t in preposition_objects(o, "in")]
    for thing in [*given, *preposition_objects(verb, "in")]:
        kinds = {lemma(c) for c in children(thing, "compound", "amod", "nmod")}
        kinds |= {lemma(t) for t in preposition_objects(thing, "of")}
        word = lemma(thing)
        if (word in _HELP and "tax" not in kinds) or (word in _LOADS and kinds & (_HELP | _ARMS)):
            return True
        if word in ("support", "backing", "funding") and kinds & _KINDS_OF_HELP:
            return True
    return False


def _unnamed_doer(verb: "Token", lexicon: Lexicon) -> bool:
    return is_passive(verb) and not subjects(verb)


NAMED_ENDS: Final[dict[str, Callable[["Token"], list["Token"]]]] = {
    "anti": _aimed_by_name,
    "border": beyond_border,
    "in.anti": _resented,
}
"""Slots whose ends are named by whatever stands there, also by an adjective."""

CAMPAIGN_NEEDS: Final[dict[str, Callable[["Token", Lexicon], bool]]] = {
    "divided": _divided,
    "no_assault": _no_assault,
    "unnamed_doer": _unnamed_doer,
    "keep_paid": lambda verb, _: bool({lemma(t) for t in preposition_objects(verb, "for")} & _PAID_FOR),
    "help_noun": _is_help,
    "not_at_sea": _is_not_at_sea,
    "lets_do": lambda verb, _: (
        not any(lemma(c) in _BECOMING for c in children(verb, "ccomp", "xcomp") if c.tag_ == "VB")
    ),
    "no_police_raid": lambda verb, _: not _is_search(verb),
    "searched": lambda verb, lexicon: (
        _is_search(verb) or bool(object_words(verb) & lexicon.classes["office_nouns"])
    ),
    "of_guns": _is_of_guns,
    "no_shot": lambda verb, _: (
        not any(
            t.ent_type_ not in ("DATE", "TIME") for n in ("at", "into", "on") for t in preposition_objects(verb, n)
        )
    ),
    "mission_place": _is_picketed,
    "thrown_in_scorn": lambda verb, _: bool({lemma(o) for o in objects(verb)} & _THROWN_IN_SCORN),
    "money": lambda verb, _: any(lemma(o) in _MONEY or o.ent_type_ == "MONEY" for o in objects(verb)),
    "used_arms": lambda verb, lexicon: bool(object_words(verb) & (lexicon.classes["weapon_nouns"] | _USED_ARMS)),
}
"""Conditions of the frames of force by name."""
