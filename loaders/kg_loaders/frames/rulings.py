"""Courts: who speaks through a ruling, what a ruling leaves standing, and what a warrant is for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.lexicon import Frame, Lexicon
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent, objects, subjects
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["DECREED", "RULING_NEEDS", "decreed_by", "requested", "warranted"]

_BIDS: Final = frozenset("bid application motion".split())
_REQUESTS: Final = frozenset("demand request appeal plea ultimatum attempt".split()) | _BIDS
_JAILING: Final = frozenset(
    "arrest detain jail imprison extradite deport release free remand ban dissolve".split()
)
_GRANTS: Final = frozenset(("support.approve", "support.accept", "support.back"))
_DECREES: Final = frozenset("order decree proclamation edict directive law ban policy measure rule action".split())
_PUTTING: Final = frozenset("issue sign enact pass adopt decree".split())
_SIDES: Final = frozenset((Relation.SUPPORTS, Relation.REJECTS))
_RULINGS: Final = frozenset("ruling decision verdict order judgment judgement opinion injunction".split())
DECREED: Final = _DECREES | _RULINGS
"""Words for orders and rulings through which somebody acts."""
_GIVING: Final = frozenset("issue hand deliver give make render release return publish write grant".split())
_COURTS: Final = frozenset("court judge tribunal panel justice bench chamber magistrate jury".split())
_STANDING: Final = frozenset("place force effect".split())
_UNTOUCHED: Final = frozenset("intact standing unchanged untouched".split())
_MEASURES: Final = frozenset("curfew conviction injunction lockdown rule regulation".split())
_LASTING: Final = frozenset("stand remain".split())
_OF_COURTS: Final = frozenset("hearing trial session proceeding sentence case debate".split())
_STOPPED: Final = frozenset(
    "deportation extradition eviction execution demolition removal merger expulsion".split()
)
_WARRANTED: Final = frozenset("arrest detention extradition search imprisonment".split())
_CHARGING: Final = frozenset("court tribunal trial".split())


def decreed_by(relation: Relation, order: "Token") -> list["Token"]:
    """Return who acts through "Brown's order", "a decree signed by Brown", "a ruling that upheld the ban"."""
    if relation in _SIDES:
        return _ruled_by(order) if lemma(order) in _RULINGS else []
    if relation is not Relation.SANCTIONS or lemma(order) not in _DECREES:
        return []
    signed = [c for c in children(order, "acl") if lemma(c) in _PUTTING and is_passive(c)]
    owners = [c for t in children(order, "poss") if t.pos_ != "PRON" for c in conjuncts(t)]
    if not owners and order.dep_ == "dobj" and lemma(order.head) in _PUTTING:
        owners = subjects(order.head)
    owners = owners or preposition_objects(order, "by") or [t for c in signed for t in by_agent(c)]
    return owners or [t for t in preposition_objects(order, "of") if t.pos_ == "PROPN"]


def requested(frame: Frame, thing: "Token") -> list["Token"]:
    """Return what is refused with "a request to arrest Brown", or granted with it where a court could."""
    refused = frame.relation is Relation.REJECTS
    word = lemma(thing)
    if (not refused and frame.id not in _GRANTS) or word not in _REQUESTS:
        return []
    asked = [c for c in children(thing, "acl") if c.tag_ == "VB" and lemma(c) != "appeal"][:1]
    return [c for c in asked if (refused and word not in _BIDS) or lemma(c) in _JAILING]


def _ruled_by(ruling: "Token") -> list["Token"]:
    """Return who hands a ruling down, or whose it is."""
    own = [t for t in children(ruling, "poss") if t.pos_ != "PRON"] or preposition_objects(ruling, "by")
    if own:
        return own
    if ruling.dep_ == "dobj" and lemma(ruling.head) in _GIVING:
        return subjects(ruling.head)
    if ruling.dep_ == "nsubjpass" and lemma(ruling.head) in _GIVING:
        return by_agent(ruling.head)
    return [t for c in children(ruling, "acl") if lemma(c) in _GIVING and is_passive(c) for t in by_agent(c)]


def _by_court(verb: "Token", lexicon: Lexicon) -> bool:
    led = subjects(verb)
    if any(lemma(t) in _COURTS for t in led):
        return True
    councils = [t for t in led if lemma(t) == "council"]
    return any({c.lower_ for c in t.subtree} & {"constitutional", "state"} for t in councils) or any(
        lemma(t) in _RULINGS for t in led
    )


def _left_standing(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether something is left "in place" or "intact"; courts also let things stand."""
    word = lemma(verb)
    laws = lexicon.classes["proposals"] | lexicon.classes["plan_nouns"] | lexicon.classes["penalty_nouns"]
    if word in ("leave", "keep") and not {lemma(o) for o in objects(verb)} & (laws | _MEASURES):
        return False
    if word in ("let", "allow"):
        staying = any(lemma(c) in _LASTING for c in children(verb, "ccomp", "xcomp"))
        return staying and _by_court(verb, lexicon)
    held = [verb, *objects(verb)]
    inside = {lemma(t) for h in held for t in preposition_objects(h, "in")} & _STANDING
    return bool(inside) or any(c.lower_ in _UNTOUCHED for h in held for c in h.children)


def _to_court(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether somebody is taken "to court" or "before the Court of Justice"."""
    held = [verb, *objects(verb)]
    places = [t for h in held for n in ("to", "before") for t in preposition_objects(h, n)]
    places += [c for c in children(verb, "xcomp") if c.lower_ == "court"]
    return any(lemma(t) in _CHARGING for t in places)


def _is_law(thing: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a thing is one that courts stop: a law, a plan, a deportation; not a hearing."""
    word, classes = lemma(thing), lexicon.classes
    return word not in _OF_COURTS and (word in classes["proposals"] | classes["plan_nouns"] or word in _STOPPED)


def _of_ruling(noun: "Token", lexicon: Lexicon) -> bool:
    """Tell whether an appeal is one against a ruling that is named, not against "that decision"."""
    things = [t for n in ("against", "of") for t in preposition_objects(noun, n)]
    ruled = [t for t in things if lemma(t) in lexicon.classes["ruling_nouns"]]
    return any(not {c.lower_ for c in t.lefts} & {"that", "this", "those", "these"} for t in ruled)


def warranted(verb: "Token") -> list["Token"]:
    """Return what a warrant allows, "the arrest of Brown", or the warrant if it does not say."""
    warrants = [o for o in objects(verb) if lemma(o) == "warrant"]
    held = [*warrants, verb] if warrants else []
    aims = [t for h in held for t in preposition_objects(h, "for") if lemma(t) in _WARRANTED]
    for_whom = [w for w in warrants if preposition_objects(w, "for") or preposition_objects(w, "against")]
    return aims or [w for w in for_whom if {lemma(c) for c in children(w, "compound")} & _WARRANTED]


RULING_NEEDS: Final[dict[str, Callable[["Token", Lexicon], bool]]] = {
    "by_court": _by_court,
    "left_standing": _left_standing,
    "of_ruling": _of_ruling,
    "of_law": lambda verb, lexicon: any(_is_law(o, lexicon) for o in objects(verb)),
    "to_court": _to_court,
}
"""Conditions of the frames of courts by name."""
