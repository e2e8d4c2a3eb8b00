"""Presence: deeds that are there whatever becomes of the words around them ("during the talks between")."""

from typing import TYPE_CHECKING, Final

from kg_loaders.factuality.moods import has_modal, is_infinitive
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "KEEPING",
    "LIFTING",
    "is_aim_of",
    "is_decided",
    "is_done_before",
    "is_envisaged",
    "is_held",
    "is_in_force",
    "is_owned",
    "is_past_event",
    "is_singled_out",
    "is_swaying",
    "is_to_come",
    "stands_apart",
]

KEEPING: Final = frozenset("keep maintain retain preserve extend renew prolong uphold".split())
LIFTING: Final = frozenset(
    "lifting easing removal end suspension relaxation repeal extension renewal continuation loosening".split()
)
"""What becomes of penalties that are in force."""
_PENALTIES: Final = frozenset("sanction embargo blockade tariff boycott".split())

_DURING: Final = frozenset({"during", "after", "since", "following", "upon"})
_ABOUT: Final = frozenset({"about", "regarding", "concerning", "over"})
_AHEAD: Final = frozenset(
    "next upcoming planned coming future possible potential prospective tomorrow scheduled forthcoming later "
    "proposed any".split()
)
_UNSURE: Final = _AHEAD | frozenset("new further more additional fresh threatened".split())
_ATTEMPTS: Final = frozenset(
    "try seek attempt hope want work struggle strive fight effort bid campaign push".split()
)
_SCENERY: Final = frozenset({"backdrop", "background"})
_TOLD: Final = frozenset("in about of over under by amid against despite after with for".split())
_TRYING: Final = frozenset({"effort", "attempt"})
_AIMS: Final = frozenset({"goal", "aim", "purpose", "objective"})


def is_past_event(noun: "Token", *, verbal: bool, position: bool) -> bool:
    """Tell whether a deed named by a noun is spoken of as one that there was: "asked her about his visit to Chad".

    ``verbal`` says that the deed is a verb's, of which "after reaching a deal" is one; ``position`` that it is a
    stance, about which one may well be asked whether there is one.
    """
    prep = noun.head
    if verbal:
        return noun.tag_ == "VBG" and prep.lower_ in _DURING and _is_in_past(prep)
    if noun.dep_ != "pobj" or any(t.lower_ in _AHEAD or t.tag_ == "MD" for t in noun.subtree):
        return False
    owned = bool(children(noun, "poss"))
    definite = owned or any(c.lower_ in ("the", "that", "this") for c in children(noun, "det"))
    if prep.lower_ in _ABOUT:
        return owned and not position and not any(c.lower_ in ("its", "their") for c in children(noun, "poss"))
    return definite and prep.lower_ in _DURING and _is_in_past(prep)


def _is_in_past(prep: "Token") -> bool:
    """Tell whether the clause that says when is one of the past: "spoke after", "agreed to end it after"."""
    verb = prep.head
    while verb.dep_ in ("prep", "pobj", "pcomp", "dobj", "npadvmod", "attr") and verb.head.i != verb.i:
        verb = verb.head
    while verb.dep_ in ("xcomp", "relcl", "acl") and is_infinitive(verb):
        if has_modal(verb):
            return False
        verb = verb.head
        while verb.pos_ in ("NOUN", "ADP") and verb.dep_ in ("dobj", "attr", "pobj", "prep"):
            verb = verb.head
    past = verb.tag_ == "VBD" or any(c.lower_ in ("had", "was", "were", "has", "have") for c in verb.lefts)
    return past and verb.pos_ in ("VERB", "AUX") and not has_modal(verb) and not is_infinitive(verb)


_PUT_OFF: Final = frozenset("postpone delay defer".split())


def is_envisaged(deed: "Token", word: str, lexicon: Lexicon) -> bool:
    """Tell whether a deed is but offered, sought or talked of: "offered talks", not "discussed Iran's strike"."""
    if word == "offer" and lemma(deed) in lexicon.classes["talks_nouns"]:
        return True
    if word in _PUT_OFF or (word == "put" and any(c.lower_ == "off" for c in deed.head.rights)):
        return True
    return word in lexicon.classes["envisaging_verbs"] and not (word == "discuss" and is_owned(deed))


def is_owned(noun: "Token") -> bool:
    """Tell whether a deed is said to be somebody's: "Chad's sanctions", "the US sanctions"."""
    return any(c.dep_ == "poss" or c.ent_type_ in ("GPE", "NORP") for c in noun.lefts)


def is_in_force(noun: "Token") -> bool:
    """Tell whether a penalty is one that somebody imposes: "US sanctions", not "new US sanctions"."""
    return lemma(noun) in _PENALTIES and is_owned(noun) and not any(c.lower_ in _UNSURE for c in noun.lefts)


def is_singled_out(noun: "Token") -> bool:
    """Tell whether a noun is who did it: "the first country to recognize it"."""
    words = {t.lower_ for c in noun.lefts for t in (c, *c.lefts)} | {noun.lower_}
    return bool(words & {"first", "second", "third", "last", "latest", "only", "next", "one", "those"})


def is_to_come(verb: "Token", noun: "Token") -> bool:
    """Tell whether it is still to be done to what a noun names: not where that is "the last one to be hit"."""
    passive = is_infinitive(verb) and any(c.dep_ == "auxpass" for c in verb.children)
    return passive and not is_singled_out(noun) and not any(c.tag_ == "JJS" for c in noun.lefts)


_WINNING: Final = frozenset("secure win gain garner get obtain muster drum rally earn attract".split())
_FAVOURS: Final = frozenset("support backing approval endorsement consent blessing vote aid".split())


def is_swaying(verb: "Token") -> bool:
    """Tell whether somebody is but tried to be won for a deed: "tried to win Chad's support"."""
    tried = verb.dep_ in ("xcomp", "acl") and lemma(verb.head) in _ATTEMPTS
    won = lemma(verb) in _WINNING and any(lemma(t) in _FAVOURS for t in children(verb, "dobj"))
    return tried and (won or lemma(verb) in ("persuade", "convince", "coax", "cajole", "get"))


def is_held(plan: "Token") -> bool:
    """Tell whether a plan is somebody's, of which something is told: "nobody gains by her plan to end it"."""
    told = plan.dep_ == "pobj" and plan.head.lower_ in _TOLD and lemma(plan) not in _TRYING
    return told and any(c.dep_ == "poss" for c in plan.lefts)


def is_aim_of(prep: "Token", aim: "Token") -> bool:
    """Tell whether a deed's aim is spoken of: "the goal of the raid", not "the goal of raiding it"."""
    return prep.lower_ == "of" and lemma(aim) in _AIMS and bool(children(prep, "pobj"))


def is_decided(deed: "Token") -> bool:
    """Tell whether a deed has been decided on: "decided to expel", "her decision to", "made a decision to"."""
    above = deed.head
    if not is_infinitive(deed) or deed.dep_ not in ("xcomp", "acl") or any(children(deed, "nsubj")):
        return False
    if lemma(above) == "decide" and above.pos_ == "VERB":
        return True
    owned = any(c.dep_ == "poss" for c in above.lefts)
    made = above.dep_ in ("dobj", "nsubjpass") and lemma(above.head) in ("make", "take")
    return lemma(above) == "decision" and (owned or made)


def is_done_before(clause: "Token") -> bool:
    """Tell whether a relative clause tells of the past by itself: "a call in which she urged him to leave"."""
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)
    return clause.tag_ == "VBD" and own and not has_modal(clause)


def stands_apart(token: "Token", predicate: "Token") -> bool:
    """Tell whether what is done "against" a thing leaves the deed alone: "sued against the order barring rice"."""
    if token.dep_ != "pobj" or token.head.lower_ != "against":
        return False
    if token.lower_ in _SCENERY:
        return True  # "against a backdrop of Chad's threats"
    if token.i == predicate.i:
        return any(c.dep_ == "poss" for c in token.lefts)
    return any(c.i == predicate.i and c.dep_ in ("acl", "relcl") for c in token.children)
