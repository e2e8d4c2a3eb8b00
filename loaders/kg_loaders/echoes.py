"""Echoes: who does as another did ("as did the Christian Union", "France did the same", "Chad followed suit")."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.frames import Claim
from kg_loaders.syntax import children, lemma
from kg_loaders.valency import subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["find_echoes"]

_ALIKE = frozenset("same likewise similarly".split())


def find_echoes(doc: "Doc", arguments: Arguments, claims: list[Claim]) -> Iterator[Claim]:
    """Yield the claims of those who do what another clause says, of whose claims they repeat the rest."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        yield from _refused(token, arguments, claims)
        original = _echoed(token)
        repeated = [c for c in claims if original is not None and c.predicate.i == original.i]
        if not repeated:
            continue
        for subject in subjects(token):
            source = arguments.actor(subject)
            for claim in repeated if source is not None else ():
                if source is not None and source.role not in (claim.source.role, claim.target.role):
                    filler = Filler(source.role, subject, source.confidence)
                    yield replace(claim, source=filler, predicate=token, confidence=claim.confidence * 0.8)


def _refused(verb: "Token", arguments: Arguments, claims: list[Claim]) -> Iterator[Claim]:
    """ "The Greens back the bill, but the Reds do not": who does not is against it."""
    short = verb.pos_ in ("AUX", "VERB") and lemma(verb) == "do" and verb.dep_ == "conj" and children(verb, "neg")
    if not short or any(c.i > verb.i and c.dep_ not in ("neg", "punct") for c in verb.children):
        return
    for claim in [c for c in claims if c.predicate.i == verb.head.i and c.relation is Relation.SUPPORTS]:
        for subject in children(verb, "nsubj") if claim.target.role.type is NodeKind.PROPOSAL else ():
            source = arguments.actor(subject)
            if source is not None and source.role not in (claim.source.role, claim.target.role):
                weight = claim.confidence * 0.8
                yield replace(
                    claim,
                    relation=Relation.REJECTS,
                    source=source,
                    stance=-2,
                    confidence=weight,
                )


def _echoed(verb: "Token") -> "Token | None":
    """Return the verb that another stands for: "did" in "as did Chad", "is" in "as is Chad", "followed suit"."""
    if verb.pos_ == "AUX" and verb.dep_ == "advcl" and verb.i and verb.doc[verb.i - 1].lower_ == "as":
        left = [
            c for c in verb.children if c.i > verb.i and c.dep_ not in ("nsubj", "punct", "prep", "cc", "conj")
        ]
        helped = {lemma(a) for a in children(verb.head, "aux", "auxpass")}
        return verb.head if lemma(verb) in helped and children(verb, "nsubj") and not left else None
    if lemma(verb) == "do" and verb.dep_ == "advcl" and any(c.lower_ == "as" for c in verb.lefts):
        return verb.head if not children(verb, "neg") else None
    if lemma(verb) == "do" and any(c.lower_ == "so" and c.i == verb.i - 1 for c in verb.lefts):
        return None if children(verb, "neg", "dobj") else _before(verb)
    same = lemma(verb) == "do" and any(c.lower_ in _ALIKE for c in children(verb, "dobj", "advmod"))
    suit = lemma(verb) == "follow" and any(c.lower_ == "suit" for c in children(verb, "dobj"))
    if not (same or suit) or children(verb, "neg"):
        return None
    return _before(verb)


def _before(verb: "Token") -> "Token | None":
    if verb.dep_ == "conj":
        return verb.head
    if verb.dep_ != "ROOT" or verb.sent.start == 0:
        return None
    return verb.doc[verb.sent.start - 1].sent.root
