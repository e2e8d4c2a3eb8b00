"""Borders kept shut: who is stopped from entering and who is sent home."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.lexicon import Lexicon, lexicon
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ENTRY_NEEDS", "barred", "entered_land", "is_kept_out", "kept_out", "not_let_in"]

_STOPS: Final = frozenset(
    "stop halt hold ban freeze pause suspension moratorium restriction curb limit cap block bar "
    "prohibition".split()
)
_ENTRY: Final = frozenset("entry admission travel arrival immigration visit visa entrance admittance".split())
_LETTING: Final = frozenset("admit accept receive let allow take resettle".split())
_DELIVERED: Final = frozenset("export import delivery shipment sale supply trade flight aid assistance".split())
_ISSUING: Final = frozenset("issuing issuance granting processing".split())
_TO_WHOM: Final = ("for", "from", "by", "of", "to")
_GOING: Final = frozenset(
    "enter leave travel come visit return operate work import fly immigrate emigrate dock land "
    "sail flee cross".split()
)
_LANDS: Final = frozenset(
    "country territory nation island kingdom republic bloc zone soil mainland continent state airspace".split()
)
_ENVOYS: Final = frozenset("diplomat ambassador envoy attache consul staff chargé charge official".split())
_CHAMBERS: Final = frozenset("parliament congress assembly senate house".split())
_LEAVING: Final = frozenset("leave depart quit go".split())


def _are_people(token: "Token") -> bool:
    classes = lexicon("en").classes
    word = lemma(token)
    return token.pos_ == "PROPN" or word in classes["people"] or word in classes["groups"] or word in (
        "traveller", "traveler", "visitor", "passenger", "holder", "people", "muslim",
    )  # fmt: skip


def kept_out(word: "Token") -> list["Token"]:
    """Return who is stopped by "a hold on admitting refugees", "a stop on entry for nationals of Chad"."""
    things = [word] if word.pos_ == "NOUN" else objects(word)
    holders = [*things, *([] if word.pos_ == "NOUN" else [word])]
    stopped: list[Token] = []
    for thing in things:
        if lemma(thing) in _ISSUING or (word.pos_ != "NOUN" and lemma(thing) in _ENTRY):
            stopped.append(thing)
        elif lemma(thing) in _STOPS:
            beside = [t for h in holders for n in ("on", "to") for t in preposition_objects(h, n)]
            beside += [c for h in holders for p in children(h, "prep") for c in children(p, "pcomp")]
            letting = [c for c in beside if c.tag_ == "VBG" and lemma(c) in _LETTING]
            if letting:
                return [o for c in letting for o in objects(c) if _are_people(o)]
            stopped += [t for t in beside if lemma(t) in _ENTRY | _ISSUING]
            goods = [t for t in beside if lemma(t) in _DELIVERED]
            if goods:
                ends = [t for h in (*goods, *holders) for n in ("to", "with") for t in preposition_objects(h, n)]
                return [t for t in ends if t.pos_ == "PROPN"]
    whom = [t for s in stopped for h in (s, *holders) for n in _TO_WHOM for t in preposition_objects(h, n)]
    named = [t for t in whom if t.tag_ in ("NNS", "NNPS", "NN") and t.pos_ != "PROPN" and _are_people(t)]
    if named or word.pos_ != "NOUN":
        return _nations(named)
    return [t for s in stopped for t in preposition_objects(s, "from") if t.pos_ == "PROPN"]


def barred(verb: "Token") -> list["Token"]:
    """Return who is barred: of "citizens of Chad and Mali", the states."""
    return _nations(objects(verb))


def _nations(people: list["Token"]) -> list["Token"]:
    found: list[Token] = []
    for token in people:
        homes = [t for n in ("of", "from") for t in preposition_objects(token, n)]
        states = [t for t in homes if t.pos_ == "PROPN"] if lemma(token) in ("citizen", "national") else []
        found += states or [token]
    return found


def entered_land(verb: "Token") -> list["Token"]:
    """Return which country somebody "was banned from entering" or "stopped from leaving"."""
    away = [p for p in children(verb, "prep") if p.lower_ == "from"]
    clauses = [c for p in away for c in children(p, "pcomp", "pobj") if lemma(c) in ("enter", "leave", "visit")]
    return [o for c in clauses for o in objects(c) if o.ent_type_ == "GPE"]


def not_let_in(verb: "Token") -> list["Token"]:
    """Return whom somebody "refused to let enter the country" or "refused to admit"."""
    found: list[Token] = []
    for letting in children(verb, "xcomp"):
        going = [c for c in children(letting, "ccomp", "xcomp") if lemma(c) in ("enter", "visit", "land", "dock")]
        whom = [s for c in going for s in children(c, "nsubj")] or (objects(letting) if going else [])
        found += whom if lemma(letting) in ("let", "allow", "permit") else []
        found += [o for o in objects(letting) if lemma(letting) == "admit" and _are_people(o)]
        if lemma(letting) in ("let", "allow", "permit") and not going:
            lands = {lemma(t) for h in (letting, *objects(letting)) for t in preposition_objects(h, "into")}
            found += [o for o in objects(letting) if lands & _LANDS and _are_people(o)]
    return found


def is_kept_out(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether somebody is blocked "from entering the country": shut out, and not opposed."""
    away = [p for p in children(verb, "prep") if p.lower_ == "from"]
    clauses = [c for p in away for c in children(p, "pcomp", "pobj") if c.tag_ == "VBG"]
    clauses += [
        c for o in objects(verb) for p in children(o, "prep") if p.lower_ == "from" for c in children(p, "pcomp")
    ]
    barred = [c for c in clauses if lemma(c) in _GOING]
    return any(lemma(o) in _LANDS or o.ent_type_ in ("GPE", "LOC") for c in barred for o in objects(c)) or any(
        not objects(c) for c in barred
    )


def _sent_home(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether envoys are told to leave the country, or given hours to."""
    told = [*objects(verb), *children(verb, "dative")]
    if not any(lemma(t) in _ENVOYS for t in told):
        return False
    clauses = [
        *children(verb, "xcomp", "ccomp", "advcl"),
        *(c for t in verb.children for c in children(t, "relcl", "acl")),
    ]
    leaving = [c for c in clauses if lemma(c) in _LEAVING and c.tag_ == "VB"]
    if lemma(verb) == "give" and not any(
        t.ent_type_ == "TIME" or lemma(t) in ("hour", "day") for t in verb.subtree
    ):
        return False
    return any(
        (not objects(c) and lemma(c) != "go")
        or any(lemma(o) in _LANDS or o.ent_type_ == "GPE" for o in objects(c))
        for c in leaving
    )


def _not_denied(verb: "Token", lexicon: Lexicon) -> bool:
    """Who "was denied entry to Chad" denies nothing."""
    return not is_passive(verb) or any(lemma(o) in _ENTRY | {"accreditation"} for o in objects(verb))


def _lets_in(verb: "Token", lexicon: Lexicon) -> bool:
    """Who is put "on hold" by "a hold on admitting refugees" is not taken in."""
    above = verb.head.head
    return not (verb.dep_ == "pcomp" and (lemma(above) in _STOPS or {lemma(o) for o in objects(above)} & _STOPS))


def _whole_body(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a member or body is suspended itself, not its card, and no parliament is sent home."""
    held = objects(verb)
    named = any((t.pos_ == "PROPN" or t.ent_type_ == "GPE") and lemma(t) not in _CHAMBERS for t in held)
    people = any(lemma(t) in lexicon.classes["people"] or t.lower_ in ("country", "him", "her") for t in held)
    people = people or any(lemma(t) in offices for t in held for offices in lexicon.offices.values())
    return named or people


ENTRY_NEEDS: Final[dict[str, Callable[["Token", Lexicon], bool]]] = {
    "kept_from": is_kept_out,
    "lets_in": _lets_in,
    "not_denied": _not_denied,
    "not_kept_from": lambda verb, lexicon: not is_kept_out(verb, lexicon),
    "sent_home": _sent_home,
    "whole_body": _whole_body,
}
"""Conditions of the frames of borders by name."""
