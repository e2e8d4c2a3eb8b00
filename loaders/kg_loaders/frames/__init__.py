"""Frames at work: each predicate of a text with the entities in its slots.

``claims`` holds what is made, ``filling`` puts entities into slots, ``needs`` are the conditions of frames, and
``verbs``, ``nouns``, ``adjectives`` and ``idioms`` know the slots of their word class.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments
from kg_loaders.explanations import Trace
from kg_loaders.frames.absences import Absences
from kg_loaders.frames.adjectives import AdjectiveFrames
from kg_loaders.frames.ballots import Ballots
from kg_loaders.frames.camps import Camps
from kg_loaders.frames.claims import AGAINST, Claim, is_position
from kg_loaders.frames.conduct import is_conduct, owner_of_conduct
from kg_loaders.frames.dissents import as_dissent, as_vote
from kg_loaders.frames.fates import Fates
from kg_loaders.frames.filling import Filling
from kg_loaders.frames.harm import harmed_by
from kg_loaders.frames.hyphens import Hyphens
from kg_loaders.frames.idioms import IdiomFrames
from kg_loaders.frames.idle import is_idle, is_reporters
from kg_loaders.frames.nouns import NounFrames
from kg_loaders.frames.projects import Projects
from kg_loaders.frames.rebuttals import Rebuttals
from kg_loaders.frames.refusals import Refusals
from kg_loaders.frames.remarks import Remarks
from kg_loaders.frames.terms import Terms
from kg_loaders.frames.threats import Threats, outspoken
from kg_loaders.frames.verbs import VerbFrames
from kg_loaders.frames.words_or_force import as_meant
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import lemma
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "AGAINST",
    "Claim",
    "find_claims",
    "is_conduct",
    "is_idle",
    "is_position",
    "is_reporters",
    "owner_of_conduct",
]

_VISIT = "n.visit"
_PARTICIPLES = ("VBN", "VBD", "VBG")


def find_claims(doc: "Doc", arguments: Arguments, lexicon: Lexicon, trace: Trace) -> Iterator[Claim]:
    """Yield the claims of all frames, in reading order; ``trace`` is told why frames claim nothing.

    Nobody is called by name where a pronoun would do: who resigns "in protest at May's deal" is not May.
    """
    for claim in _claims(doc, arguments, lexicon, trace):
        own = claim.relation in AGAINST and _named_as_owner(claim, arguments)
        at_home = claim.rule == _VISIT and claim.source.role.home == claim.target.role.key
        if not own and not at_home:
            yield claim


def _is_in_name(token: "Token", arguments: Arguments) -> bool:
    """Tell whether a verb is a word of a name: "the International Campaign to Abolish Nuclear Weapons"."""
    at = arguments.cast.at
    role = at.get(token.i) if token.text[:1].isupper() and not token.is_sent_start else None
    return role is not None and role.named and at.get(token.i - 1) is role and at.get(token.i + 1) is role


def _named_as_owner(claim: Claim, arguments: Arguments) -> bool:
    """Tell whether the target is called the source's by name, in the clause of which that is the subject."""
    owners = (c for c in claim.target.token.children if c.dep_ == "poss" and c.pos_ == "PROPN")
    source = claim.source
    named = source.role.type is NodeKind.PERSON and source.token.sent == claim.target.token.sent
    return named and any(arguments.cast.at.get(o.i) is source.role for o in owners if o.i != source.token.i)


def _claims(doc: "Doc", arguments: Arguments, lexicon: Lexicon, trace: Trace) -> Iterator[Claim]:
    filling = Filling(arguments, lexicon, trace)
    nouns, fates = NounFrames(filling), Fates(filling)
    for framed in _framed(doc, filling, nouns):
        meant = as_meant(framed, filling)
        sided = as_dissent(meant, filling) if meant is not None else None
        claim = as_vote(sided, filling) if sided is not None else None
        claim = fates.as_wished(claim) if claim is not None and not is_idle(claim) else None
        if claim is not None and not is_reporters(claim, filling.arguments.cast.at):
            nouns.hear(claim)
            yield claim
            yield from harmed_by(claim, filling)


def _framed(doc: "Doc", filling: Filling, nouns: NounFrames) -> Iterator[Claim]:
    lexicon, verbs = filling.lexicon, VerbFrames(filling)
    adjectives, camps, hyphens = AdjectiveFrames(filling), Camps(filling), Hyphens(filling)
    idioms, threats, ballots = IdiomFrames(filling), Threats(filling, verbs), Ballots(filling)
    terms, rebuttals = Terms(filling), Rebuttals(filling)
    absences, refusals, projects = Absences(filling), Refusals(filling), Projects(filling)
    remarks, fates = Remarks(filling), Fates(filling)
    for token in doc:
        yield from ballots.claims(token)
        yield from remarks.claims(token)
        if token.tag_ in _PARTICIPLES and token.dep_ in ("amod", "nmod", "compound"):
            hyphened = list(hyphens.claims(token))
            if hyphened:
                yield from hyphened
                continue
        if _is_in_name(token, filling.arguments):
            continue
        if token.pos_ in ("VERB", "AUX") or (token.tag_ in _PARTICIPLES and token.dep_ != "amod"):
            said = list(idioms.claims(token))
            yield from said or map(outspoken, verbs.claims(token))
            yield from threats.claims(token)
            yield from absences.claims(token)
            yield from refusals.claims(token)
            yield from projects.claims(token)
            yield from fates.claims(token)
            yield from terms.claims(token)
            yield from rebuttals.claims(token)
            yield from adjectives.participle(token)
        elif token.pos_ == "NOUN" or (token.pos_ == "PROPN" and lemma(token) in lexicon.nouns):
            yield from map(outspoken, nouns.claims(token))
            yield from camps.claims(token)
        elif token.pos_ in ("ADJ", "ADV", "ADP"):
            yield from adjectives.claims(token)
            yield from terms.conditional(token)
