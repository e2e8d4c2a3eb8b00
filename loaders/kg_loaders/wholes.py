"""Owners: whose "its" or "her" is, told by the phrase that it stands in."""

from typing import TYPE_CHECKING

from kg_loaders.cast import Cast, Role
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import BLAMING, children, is_passive, lemma, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["blamed_owner", "mouthpiece_before", "whole_of"]

_BODIES = (NodeKind.STATE, NodeKind.ORGANIZATION)
_MOUTHPIECES = frozenset("spokesman spokeswoman spokesperson official diplomat source".split())
_SHE = frozenset("mother sister daughter wife widow aunt".split())
_KIN = _SHE | frozenset("father brother son husband widower uncle".split())
_HOMES = frozenset("country nation people homeland government side".split())
"""What a speaker calls his own in thanks for help given to it."""
_MOVING = frozenset("talk persuade convince strip rob deprive rid dissuade divert".split())
"""Verbs that part somebody from something of his own: "talked Chad out of its opposition"."""


def whole_of(pronoun: "Token", cast: Cast) -> Role | None:
    """Return the body of "four figures of the movement, including its leader"."""
    joined = pronoun.head.head if pronoun.dep_ == "poss" and pronoun.head.dep_ == "conj" else None
    if joined is not None and joined.pos_ == "NOUN":
        places = [t for t in (*preposition_objects(joined, "of"), joined) if t.i < pronoun.i and t.i in cast.at]
        role = cast.at[places[0].i] if places else None  # "parts of the city and its suburbs"
        if role is not None and role.type in (*_BODIES, NodeKind.REGION):
            return role
    among = next((t for t in pronoun.ancestors if t.dep_ == "prep"), None)
    if pronoun.dep_ != "poss" or among is None or among.lower_ not in ("including", "among"):
        return None
    heads = [among.head, *preposition_objects(among.head, "on"), *preposition_objects(among.head, "against")]
    owners = [t for h in heads for t in preposition_objects(h, "of") + children(h, "poss", "compound", "amod")]
    found = (cast.at.get(t.i) for o in owners for t in (o, *children(o, "compound")) if t.i < pronoun.i)
    return next((r for r in found if r is not None and r.type in _BODIES), None)


def blamed_owner(token: "Token", cast: Cast) -> Role | None:
    """Resolve "its" in "denounced Iran for its attack": what one is blamed or praised for is one's own."""
    if token.dep_ != "poss" or token.lower_ not in ("its", "their", "his", "her"):
        return None
    prep = next((t for t in token.ancestors if t.dep_ == "prep" and t.lower_ in ("for", "over")), None)
    verb = prep.head if prep is not None else token.head
    above = next((t for t in token.ancestors if t.pos_ == "VERB"), verb)
    if prep is None and token.head.dep_ == "pobj" and lemma(above) in _MOVING:
        verb = above
    if (lemma(verb) not in BLAMING and lemma(verb) not in _MOVING | {"go"}) or (
        lemma(verb) == "thank" and lemma(token.head) in _HOMES
    ):
        return None
    blamed = children(verb, "nsubjpass") if is_passive(verb) else children(verb, "dobj")
    blamed = blamed or (preposition_objects(verb, "after") if lemma(verb) == "go" else [])
    role = next((cast.at[t.i] for t in blamed if t.i in cast.at), None)
    of_person = token.lower_ in ("his", "her")
    return role if role is not None and (role.type is NodeKind.PERSON) == of_person else None


def mouthpiece_before(pronoun: "Token", cast: Cast, lexicon: Lexicon) -> "Token | None":
    """Return the nameless spokesman who speaks in the sentence before "he added ...", if nobody is named there."""
    start, verb = pronoun.sent.start, pronoun.head
    if pronoun.dep_ != "nsubj" or start == 0 or verb.dep_ != "ROOT":
        return None
    before = pronoun.doc[start - 1].sent
    root, speech = before.root, lexicon.classes["speech_verbs"]
    said = children(root, "nsubj")
    kin = next((t for t in said if t.tag_ == "NN" and lemma(t) in _KIN and t.i in cast.at), None)
    if (
        kin is not None
        and cast.at[kin.i].type is not NodeKind.PERSON
        and (pronoun.lower_ == "she") is (lemma(kin) in _SHE)
    ):
        return kin  # "Brown's father has denounced it. He said ..."
    said = said if lemma(root) in speech else []
    speaker = next((t for t in said if t.tag_ == "NN" and lemma(t) in _MOUTHPIECES), None)
    if speaker is None:
        return None
    people = (cast.at.get(t.i) for t in before)
    return speaker if all(r is None or r.type is not NodeKind.PERSON for r in people) else None
