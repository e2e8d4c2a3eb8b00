"""Talks told in passing: who receives whom at home, who attends, who calls a counterpart to say something."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.frames.captures import PROTESTING
from kg_loaders.frames.words import object_words, words_after
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ENCOUNTER_NEEDS", "above_place", "is_placed", "is_received", "is_spoken_in", "joined_by"]

_HOMES: Final = frozenset(
    "estate ranch palace residence home resort retreat villa farm dacha castle lodge office club house".split()
)
_LASTING: Final = frozenset("be remain stay seem become appear".split())
_KIN: Final = frozenset(
    "daughter son wife husband family mother father brother sister parent child voter fan crowd shopper".split()
)
_SERVICEMEN: Final = frozenset("troop soldier marine veteran serviceman sailor airman".split())
_TABLES: Final = frozenset("negotiating bargaining same".split())
_PARLEYS: Final = frozenset("talk negotiation meeting consultation".split())
_MOVED: Final = frozenset("progress headway breakthrough advance impasse deadlock stalemate".split())
_VISITS: Final = frozenset("visit summit dinner lunch discussion conference trip".split())
_SEATS: Final = _HOMES | frozenset(
    "airport capital house ministry embassy headquarters summit chancellery show studio stage mansion".split()
)
_SAID_BY_PHONE: Final = frozenset(
    "offer express discuss congratulate thank apologize apologise convey extend inform urge warn brief assure "
    "wish demand protest complain talk say ask tell explain reassure voice seek".split()
)


def _at_home(verb: "Token", lexicon: Lexicon) -> bool:
    return is_passive(verb) and bool({lemma(t) for t in preposition_objects(verb, "at")} & _HOMES)


def is_spoken_in(call: "Token") -> bool:
    """Tell whether something was done "in a call with" somebody, and not merely was so."""
    verb = call.head.head
    doing = verb.pos_ == "VERB" and lemma(verb) not in _LASTING
    return lemma(call) == "call" and doing and bool(preposition_objects(call, "with"))


def above_place(prep: "Token") -> "Token":
    """Return the verb of "was in Lima for talks", also where "for" was hung on Lima."""
    place = prep.head
    return place.head.head if place.dep_ == "pobj" and place.ent_type_ == "GPE" else place


def is_placed(verb: "Token") -> bool:
    """Tell whether somebody "is in Lima" (for talks with somebody)."""
    return lemma(verb) in ("be", "stay") and any(t.ent_type_ == "GPE" for t in preposition_objects(verb, "in"))


def joined_by(verb: "Token") -> list["Token"]:
    """Return by whom somebody "was joined at his ranch"."""
    held = [verb, *preposition_objects(verb, "at")]
    return next((found for h in held if (found := preposition_objects(h, "by"))), [])


def _talks_attended(verb: "Token", lexicon: Lexicon) -> bool:
    held = objects(verb) + (objects(verb.head) if verb.dep_ == "advcl" and verb.tag_ == "VBN" else [])
    return is_passive(verb) and any(lemma(t) in _PARLEYS for t in held)


def _phoned(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a call is one by telephone: "called him", "called him to offer condolences"; not "a liar"."""
    by_name = preposition_objects(verb, "by")
    other = children(verb, "ccomp", "oprd", "prt", "dative")
    aims = children(verb, "xcomp", "advcl")
    spoken = all(lemma(c) in _SAID_BY_PHONE and any(a.lower_ == "to" for a in children(c, "aux")) for c in aims)
    called = objects(verb)
    land = any(t.ent_type_ in ("GPE", "NORP") for t in called) and not aims  # "called Chad" is no telephone call
    return bool(called) and not other and spoken and not by_name and not land


def _talks_about(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether somebody sits down for talks, or at the negotiating table."""
    word = lemma(verb)
    tables = [t for n in ("at", "to", "around", "round", "in") for t in preposition_objects(verb, n)]
    if any(lemma(t) == "table" and {c.lower_ for c in t.lefts} & _TABLES for t in tables):
        return True
    if word in ("gather", "meet", "get", "reconvene"):
        return word != "get" and bool(words_after(verb, "for") & {"talk", "negotiation"})
    if word == "come" and words_after(verb, "into") & {"contact"}:
        return False  # "came into contact with the party when he was young"
    said = words_after(verb, "in", "into", "to", "for") | object_words(verb)
    return bool(said & lexicon.classes["talks_nouns"]) and (
        word != "take" or bool(object_words(verb) & {"part", "seat", "place"})
    )


def _no_tongue(verb: "Token", lexicon: Lexicon) -> bool:
    """Who speaks Spanish speaks with no Spaniard by that, and who meets her daughter holds no talks."""
    met = [t for o in children(verb, "dobj") for t in (o, *preposition_objects(o, "of"))]
    if lemma(verb) == "meet" and {lemma(t) for t in met} & (_KIN | _SERVICEMEN):
        return False
    if is_passive(verb) and {lemma(t) for t in subjects(verb)} & PROTESTING:
        return False
    return lemma(verb) != "speak" or not children(verb, "dobj")


def _progress_in_talks(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether sides get on, or get stuck, in their talks: "made headway in negotiations"."""
    moved = [t for t in objects(verb) if lemma(t) in _MOVED]
    held = [*moved, verb] if moved else []
    return any(
        lemma(t) in _PARLEYS for h in held for n in ("in", "at", "during") for t in preposition_objects(h, n)
    )


def is_received(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a guest is received: "welcomed Brown to the palace", "greeted her at the airport"."""
    guests = objects(verb)
    named = any(t.ent_type_ in ("PERSON", "ORG") or lemma(t) in lexicon.classes["guest_nouns"] for t in guests)
    places = [t for n in ("to", "at", "in", "into") for t in preposition_objects(verb, n)]
    places += [t for g in guests for n in ("to", "at") for t in preposition_objects(g, n)]
    seat = any(t.ent_type_ in ("GPE", "FAC", "ORG", "LOC") or lemma(t) in _SEATS for t in places)
    aims = words_after(verb, "for") & (_PARLEYS | _VISITS)
    return named and bool(seat or aims)


ENCOUNTER_NEEDS: Final[dict[str, Callable[["Token", Lexicon], bool]]] = {
    "at_home": _at_home,
    "no_tongue": _no_tongue,
    "phoned": _phoned,
    "progress_in_talks": _progress_in_talks,
    "talks_about": _talks_about,
    "welcomed": is_received,
    "talks_attended": _talks_attended,
}
"""Conditions of the frames of talks by name."""
