"""Epithets: fault found in passing, by what somebody or his deeds are called ("the brutal regime in Chad")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.frames import Claim
from kg_loaders.judging import SAYING, Judging
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent, subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["EPITHETS", "find_epithets"]

_FAULTS: Final = frozenset(
    "brutal corrupt murderous arrogant careless reckless irresponsible incompetent cruel fascist racist "
    "illegitimate tyrannical despotic authoritarian dictatorial hypocritical dishonest ruthless greedy cowardly "
    "treacherous evil barbaric bloodthirsty genocidal rogue lawless heartless callous inhumane oppressive "
    "shameless lying cynical fanatical clueless spineless vindictive criminal".split()
)
"""What one calls somebody only to find fault with him."""
_PLANS: Final = frozenset(
    "shameful disgraceful disastrous outrageous absurd ridiculous draconian senseless misguided ill-conceived "
    "unjust shambolic botched rotten toxic catastrophic dreadful odious abhorrent idiotic foolish discriminatory "
    "illegitimate illegal unlawful unconstitutional unfair".split()
)
"""What one calls a plan, a law or penalties only to find fault with them."""
_DEEDS: Final = frozenset(
    "lies atrocities aggression brutality cruelty hypocrisy arrogance propaganda provocations blackmail tyranny "
    "meddling betrayal incompetence recklessness cowardice treachery crimes intransigence intimidation bullying "
    "greed expansionism warmongering disinformation duplicity deceit repression".split()
)
"""What one calls the deeds of others only to find fault with them."""
_CONDUCT_ADJECTIVES: Final = frozenset(
    "destructive aggressive malign hostile harmful provocative destabilising destabilizing illegal unlawful "
    "shameful disgraceful outrageous misguided senseless appalling disgusting dangerous".split()
)
"""What one calls a deed, and by that finds fault with who does it."""
_CONDUCT: Final = frozenset(
    "policy behavior behaviour conduct ambition agenda war aggression activity action attitude tactic rhetoric "
    "practice interference meddling influence provocation misconduct incursion occupation".split()
)
_HEDGES: Final = ("alleged", "suspected", "possible", "potential", "reported", "purported", "supposed")
_SORTS: Final = frozenset("corrupt violent armed extremist criminal rogue illegal radical terrorist".split())
EPITHETS: Final = _FAULTS | _DEEDS | _PLANS | _CONDUCT_ADJECTIVES
_POINTING: Final = ("this", "these", "that", "those", "the", "such", "his", "her", "their")
_LEGAL: Final = frozenset(
    "prosecution investigation inquiry probe charge case law code justice court complaint trial record "
    "offence offense".split()
)
"""What is of crimes, and no crime."""
_DEPTH: Final = 9


def find_epithets(token: "Token", judging: Judging) -> Iterator[Claim]:
    """Yield whom the speaker of the words around an epithet finds fault with."""
    if token.lower_ in _PLANS | _FAULTS:
        yield from _of_plan(token, judging)
    target = _blamed(token, judging) if token.lower_ not in _PLANS - _CONDUCT_ADJECTIVES else None
    if target is None or target.role.type is NodeKind.PROPOSAL:
        return
    if target.role.type is NodeKind.GROUP and not target.role.named and token.lower_ in _SORTS:
        return  # "would protect corrupt politicians": whoever is corrupt
    for source, at, stated in _speakers(token, judging):
        if judging.apart(source, target):
            weight = 0.55 * source.confidence * target.confidence
            yield Claim(Relation.CRITICIZES, source, target, at, "appraisal.epithet", None, weight, stated=stated)


def _of_plan(token: "Token", judging: Judging) -> Iterator[Claim]:
    """ "this shameful deal must go": who calls a plan so in passing rejects it."""
    noun = token.head
    while noun.dep_ == "conj" and noun.pos_ == "ADJ":
        noun = noun.head
    plans = judging.lexicon.classes["proposals"] - judging.lexicon.classes["force_nouns"] - {"action"}
    pointed = any(c.lower_ in _POINTING for c in noun.lefts) and noun.i > token.i
    target = judging.judged_thing(noun, named=False) if pointed and lemma(noun) in plans else None
    if target is None or target.role.type is not NodeKind.PROPOSAL:
        return
    quoted = judging.arguments.speaker_at.get(token.i)  # in reported speech the word may be the reporter's
    for source, at, stated in _speakers(token, judging) if quoted is not None else ():
        if source.role is not target.role and not source.role.media:
            yield judging.position(at, source, target, noun, -1, "appraisal.epithet", stated=stated)


def _blamed(token: "Token", judging: Judging) -> Filler | None:
    actor = judging.arguments.actor
    if token.lower_ in _CONDUCT_ADJECTIVES:
        return _doer_of(token.head, judging)
    if token.lower_ in _FAULTS:
        if token.text[:1].isupper() and token.i in judging.arguments.cast.at:
            return None  # "the International Criminal Court"
        noun = token.head
        while noun.dep_ == "conj" and noun.pos_ == "ADJ":
            noun = noun.head
        if token.lower_ == "criminal" and lemma(noun) in _LEGAL:
            return None
        named = noun.pos_ in ("NOUN", "PROPN") and noun.i > token.i and not _is_none(noun)
        found = actor(noun) or judging.arguments.crowd(noun) if named else None
        return found or _doer_of(noun, judging)
    if token.pos_ != "NOUN" or _is_none(token):
        return None
    owners = children(token, "poss") + preposition_objects(token, "of") + preposition_objects(token, "by")
    return next((f for t in owners if t.pos_ != "PRON" for f in [actor(t)] if f is not None), None)


def _doer_of(noun: "Token", judging: Judging) -> Filler | None:
    """ "Chad's destructive ambitions", "the regime's cruel policies": whose they are."""
    of = noun.head.head if noun.dep_ == "pobj" else noun
    if lemma(noun) not in _CONDUCT or _is_none(noun) or any(c.lower_ in ("no", "any") for c in of.lefts):
        return None  # "no sign of Chad's hostile influence"
    owners = (judging.arguments.actor(t) for t in children(noun, "poss") if t.pos_ != "PRON")
    return next((f for f in owners if f is not None), None)


def _is_none(noun: "Token") -> bool:
    return any(c.lower_ in ("no", "any", "every", "some", "a", "an", *_HEDGES) for c in noun.lefts)


def _speakers(token: "Token", judging: Judging) -> Iterator[tuple[Filler, "Token", bool]]:
    quoted = judging.arguments.speaker_at.get(token.i)
    if quoted is not None:
        yield Filler(quoted, token, 0.8), token, True
        return
    clause = token
    for _ in range(_DEPTH):
        if clause.dep_ == "ccomp" and lemma(clause.head) in SAYING:
            verb = clause.head
            for speaker in by_agent(verb) if is_passive(verb) else subjects(verb):
                source = judging.arguments.actor(speaker)
                if source is not None:
                    yield source, verb, False
            return
        if clause.head.i == clause.i:
            return
        clause = clause.head
