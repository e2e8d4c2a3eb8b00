"""Metonymy: where the name of a capital means the government that sits in it, and where it means the city."""

from typing import TYPE_CHECKING

from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, is_passive, lemma
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SEATS", "is_seat", "is_site", "means_government"]

SEATS = {"Brussels": "european-union"}
"""Capitals whose name, used of a government, means a body rather than the state around it."""

_OFFICIALS = frozenset("official diplomat negotiator leader bureaucrat lawmaker source policymaker".split())
_FORCE = frozenset({Relation.ATTACKS, Relation.OCCUPIES, Relation.RETREATS_FROM, Relation.PROTESTS})
_SITED = frozenset("in near at outside around into across toward towards through above over via within".split())
_PARTNERS = frozenset("with between against among by".split())
_DEALT = frozenset("on upon for to from toward towards".split())
_BEING = frozenset("lie sit wake awake stand remain fall burn shake empty live sleep".split())
_VISITING = frozenset(
    "visit reach leave enter tour cross flee hit rock shake wake jolt fill near approach".split()
)
_SENDING = frozenset("give send supply provide deliver sell offer extend signal convey lend pledge".split())
_DEALINGS = frozenset(
    (
        "ally partner relation tie pressure sanction demand request response message warning aid assistance "
        "support backing help weapon arm loan guarantee signal stance position policy decision government "
        "concession commitment plan proposal offer claim accusation argument intention ambition interest rival "
        "foe enemy backer neighbor neighbour supporter diplomat envoy onus blame threat criticism concern war "
        "invasion insistence refusal pledge willingness opposition order call reply"
    ).split()
)
_OF_CITIES = frozenset(
    (
        "resident inhabitant population citizen people mayor governor council police street square park avenue "
        "outskirts suburb sky skyline center centre subway metro traffic weather winter summer morning evening "
        "night university museum zoo cathedral club crowd heart air water power grid housing east west north "
        "south university"
    ).split()
)


def is_site(token: "Token") -> bool:
    """Tell whether something is or moves there: "in Kyiv", "toward Moscow"."""
    return token.dep_ == "pobj" and token.head.lower_ in _SITED


def is_seat(token: "Token") -> bool:
    """Tell whether it is the seat of those who are told to be there: "officials in Brussels" are the Union's."""
    return (
        token.text in SEATS
        and token.dep_ == "pobj"
        and token.head.lower_ == "in"
        and (lemma(token.head.head) in _OFFICIALS)
    )


def means_government(token: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a capital's name acts, is dealt with or has dealings; what is struck or visited is the city."""
    head = token.head
    if token.dep_ == "conj":
        return means_government(head, lexicon)
    if token.dep_ in ("nsubj", "agent"):
        return head.pos_ in ("VERB", "AUX") and lemma(head) not in _BEING | {"be"}
    if token.dep_ == "nsubjpass":
        return not _is_forced(head, lexicon)
    if token.dep_ in ("dobj", "dative"):
        return head.pos_ == "VERB" and lemma(head) not in _VISITING and not _is_forced(head, lexicon)
    if token.dep_ == "poss":
        return (
            lemma(head)
            not in _OF_CITIES | (lexicon.classes["facilities"] - {"position"}) | lexicon.classes["places"]
        )
    return token.dep_ == "pobj" and _is_dealt_with(head, lexicon)


def _is_dealt_with(preposition: "Token", lexicon: Lexicon) -> bool:
    word, governor = preposition.lower_, preposition.head
    if word in _PARTNERS:
        return word != "by" or is_passive(governor) or governor.pos_ == "NOUN"
    if word not in _DEALT:
        return False
    dealings = [c for c in children(governor, "dobj") if lemma(c) in _DEALINGS] if governor.pos_ == "VERB" else []
    if any(not _is_forced(c, lexicon) for c in dealings):
        return True  # "increased the pressure on Caracas"
    if _is_forced(governor, lexicon):
        return False
    return lemma(governor) in (_DEALINGS if governor.pos_ != "VERB" else _SENDING) or bool(dealings)


def _is_forced(predicate: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a verb or noun speaks of force, which is used on cities: "struck", "strikes on"."""
    table = lexicon.verbs if predicate.pos_ == "VERB" else lexicon.nouns
    used = {lemma(c) for c in children(predicate, "dobj", "nsubjpass")} & lexicon.classes["force_nouns"]
    frames = (f for f in table.get(lemma(predicate), ()) if used or "force_noun" not in f.needs)
    return any(frame.relation in _FORCE for frame in frames)  # "increased pressure on Lima" uses none
