"""Attribution: who says so, in direct, indirect and nested speech, and by "according to"."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments
from kg_loaders.asides import aside_speaker
from kg_loaders.cast import Role
from kg_loaders.contents import saying_above
from kg_loaders.lexicon import Lexicon
from kg_loaders.neighbours import is_beside
from kg_loaders.speakers import speaker_of
from kg_loaders.syntax import children, is_passive, lemma
from kg_schema import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Source", "who_says"]

_BLAMING = frozenset("accuse suspect blame".split())
_BESIDE = frozenset("after before since despite besides without by in on upon following during amid".split())
"""Prepositions of what is done beside blaming, and so is not what one is blamed for."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says a thing, and in what mode: asserted, or alleged where the text keeps its distance."""

    role: Role | None
    modality: Modality = Modality.ASSERTED
    verb: "Token | None" = None
    nested: bool = False
    """Somebody else reports that it is said."""


def who_says(predicate: "Token", arguments: Arguments, lexicon: Lexicon, *, position: bool) -> Source:
    """Return who is said to say what the predicate claims; the article itself if nobody is.

    ``position``: the claim is a stance; what a further relative clause tells of it is the article's own word.
    """
    found = _embedding_speaker(predicate, arguments, lexicon, position=position)
    hedged = _hedged(predicate, lexicon)
    if found is not None:
        alleged = hedged or found.modality is Modality.ALLEGED
        outer = (
            _embedding_speaker(found.verb, arguments, lexicon, position=False) if found.verb is not None else None
        )
        nested = outer is not None and outer.role is not None and outer.role is not found.role
        return Source(found.role, Modality.ALLEGED if alleged else Modality.ASSERTED, found.verb, nested)
    modality = Modality.ALLEGED if hedged else Modality.ASSERTED
    quoted = arguments.speaker_at.get(predicate.i)
    if quoted is not None:
        return Source(quoted, modality)
    aside = aside_speaker(predicate, arguments, lexicon)
    return Source(aside.role if aside is not None else None, modality)


def _hedged(predicate: "Token", lexicon: Lexicon) -> bool:
    token = predicate
    for _ in range(3):
        if any(c.lower_ in lexicon.classes["alleging_adverbs"] for c in token.children):
            return True
        if token.head.i == token.i or token.head.pos_ not in ("VERB", "AUX"):
            break
        token = token.head
    return False


def _embedding_speaker(
    predicate: "Token", arguments: Arguments, lexicon: Lexicon, *, position: bool
) -> Source | None:
    """Climb to the nearest speech verb whose content the predicate stands in."""
    token = predicate
    for _ in range(12):
        head = token.head
        if head.i == token.i or (position and _adds_by_relative(token)):
            return None
        word = lemma(head)
        said = _saying_verb(token, head, lexicon)
        if said is not None:
            unnamed = lemma(said) in lexicon.classes["alleging_verbs"] or _is_hearsay(token, said)
            unnamed = unnamed or _is_so_called(token, said)
            modality = Modality.ALLEGED if unnamed else Modality.ASSERTED
            return Source(speaker_of(said, arguments), modality, said)
        if token.dep_ in ("acl", "ccomp") and word in lexicon.classes["claim_nouns"]:
            for owner in children(head, "poss"):
                filler = arguments.actor(owner)
                if filler is not None:
                    return Source(filler.role, Modality.ALLEGED)
        token = head
    return None


def _saying_verb(token: "Token", head: "Token", lexicon: Lexicon) -> "Token | None":
    """Return the speech verb whose content a clause is: its head, or "said" of "said in a letter that"."""
    speech = lexicon.classes["speech_verbs"]
    if is_beside(token, lexicon):
        return None
    if head.pos_ in ("VERB", "AUX") and lemma(head) in speech and _is_content(token, lemma(head)):
        return head
    if _is_so_called(token, head):
        return head
    return saying_above(token, lexicon) if token.dep_ in ("acl", "relcl", "ccomp") else None


def _adds_by_relative(token: "Token") -> bool:
    """Tell whether a clause only adds to a noun, after a comma: "the truce, which Israel rejected"."""
    return token.dep_ == "relcl" and token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ","


def _is_hearsay(token: "Token", verb: "Token") -> bool:
    """Tell whether nobody is named who says so: "is said to have armed"."""
    return token.dep_ == "xcomp" and is_passive(verb) and not children(verb, "agent")


def _is_so_called(token: "Token", verb: "Token") -> bool:
    """Tell whether a noun is but somebody's word: "for what he called its attack"."""
    return token.dep_ == "oprd" and any(c.lower_ == "what" for c in children(verb, "dobj"))


def _is_content(token: "Token", verb: str) -> bool:
    """Tell whether the token's clause is what a speech verb says: a clause of it, or what one is accused of."""
    if token.dep_ in ("ccomp", "parataxis", "dep"):
        return True
    if token.dep_ == "xcomp" and is_passive(token.head):
        return True  # "was reported by Reuters to have signed"
    prep = token if token.dep_ == "prep" else token.head
    beside = prep.dep_ == "prep" and prep.lower_ in _BESIDE  # "after shelling the town, Chad accused Mali"
    return token.dep_ in ("pcomp", "prep", "acl") and verb in _BLAMING and not beside
