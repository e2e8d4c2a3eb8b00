"""Posts: offices told of as such ("gave up his post as mayor of Lima", "removed from the presidency")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Role
from kg_loaders.homes import only_state
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_loaders.ties import PLACE_KINDS, Scene, Tie
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["change_of", "find_posts", "kept_post"]

_POSTS: Final = frozenset("office post position role job title seat spot duty capacity".split())
_KEEPING: Final = frozenset(
    "give quit lose resign relinquish keep retain start begin leave abandon vacate hold take assume resume end "
    "retire step remove sack dismiss fire suspend use cling return surrender win".split()
)
_TERMS: Final = frozenset("term spell stint tenure".split())
_SERVING: Final = frozenset("win serve secure complete finish begin start end".split())
_CHANGES: Final = frozenset(
    "resignation election appointment dismissal ouster removal tenure term retirement departure inauguration "
    "re-election reelection reign stint".split()
)
_OF_STATES: Final = frozenset("presidency premiership chancellorship".split())
_REMOVING: Final = frozenset("oust remove sack dismiss fire depose topple strip eject suspend".split())
_KINDS: Final = frozenset(
    "group bank company firm daily newspaper university charity agency club network think-tank tank magazine "
    "publisher museum college airline broadcaster startup".split()
)


def kept_post(noun: "Token") -> "Token | None":
    """Return the verb whose subject has the office that a noun names: "gave up his post as mayor of Lima"."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ != "as":
        return None
    post, verb = prep.head, prep.head
    if post.pos_ in ("VERB", "AUX"):
        held = children(verb, "dobj") + preposition_objects(verb, "from") + preposition_objects(verb, "in")
        post = next((t for t in held if lemma(t) in _POSTS), post)
    else:
        verb = post.head.head if post.dep_ == "pobj" else post.head
    own = any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in post.lefts)
    termed = lemma(post) in _TERMS and lemma(verb) in _SERVING  # "won a second term as mayor"
    if termed and verb.pos_ == "VERB":
        return verb
    within = post.dep_ == "pobj" and post.head.lower_ == "in" and own  # "in his role as head of the bank"
    if lemma(post) not in _POSTS or verb.pos_ != "VERB" or not own:
        return None
    return verb if within or lemma(verb) in _KEEPING else None


def change_of(noun: "Token") -> list["Token"]:
    """Return whose "Brown's resignation as mayor of Lima" is: who had or got the office that a noun names."""
    change = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "as" or lemma(change) not in _CHANGES:
        return []
    return [c for c in children(change, "poss") if c.pos_ == "PROPN"]


def find_posts(scene: Scene) -> Iterator[Tie]:
    """Yield who was removed from a presidency, what states chair a body, and where a body of a place sits."""
    for token in scene.parsed.doc:
        if token.pos_ == "VERB" and lemma(token) in _REMOVING:
            yield from _removed(scene, token)
        elif token.pos_ == "VERB" and lemma(token) in ("chair", "co-chair"):
            yield from _chaired(scene, token)
        elif token.dep_ == "appos" and token.pos_ == "NOUN" and lemma(token) in _KINDS:
            yield from _of_place(scene, token)


def _removed(scene: Scene, verb: "Token") -> Iterator[Tie]:
    """ "removed Ada Brown from the presidency": she held it, of the state that is named or meant."""
    if any(c.dep_ == "neg" or c.tag_ in ("MD", "TO") for c in verb.children):
        return
    preps = [t for h in (verb, *children(verb, "dobj")) for t in preposition_objects(h, "from")]
    for office in (t for t in preps if lemma(t) in _OF_STATES):
        named = [scene.cast.at.get(t.i) for t in preposition_objects(office, "of") + children(office, "poss")]
        state = next((r for r in named if r is not None and r.type is NodeKind.STATE), None)
        for token in children(verb, "dobj", "nsubjpass"):
            person = scene.cast.at.get(token.i)
            if person is None or person.type is not NodeKind.PERSON or not person.named:
                continue
            home = scene.nominals.home(person) if person.home is not None else None
            body = state or home or _of_the_body(scene, verb) or only_state(scene, verb)
            body = body or scene.nominals.default_state(verb)
            if body is not None:
                yield Tie(Relation.REPRESENTS, person, body, verb, "office.removed", 0.75, "president", True)


def _of_the_body(scene: Scene, verb: "Token") -> Role | None:
    """Return the state of the court or parliament that removes a president."""
    for token in children(verb, "nsubj"):
        beside = [*children(token, "poss", "amod", "compound"), *preposition_objects(token, "of")]
        named = [scene.cast.at.get(t.i) for t in (token, *beside, *preposition_objects(token, "in"))]
        for role in (r for r in named if r is not None):
            if role.type is NodeKind.STATE:
                return role
            if role.home is not None:
                return scene.nominals.home(role)
    return None


def _chaired(scene: Scene, verb: "Token") -> Iterator[Tie]:
    """ "Kenya, which chairs the bloc": who chairs a body of states is one of them."""
    states = [verb.head] if verb.dep_ == "relcl" else children(verb, "nsubj")
    bodies = [b for o in children(verb, "dobj") for b in (o, *children(o, "appos"))]
    for state in (scene.cast.at.get(t.i) for t in states):
        for body in (scene.cast.at.get(t.i) for t in bodies):
            known = state is not None and body is not None and body.type is NodeKind.ORGANIZATION and body.named
            if known and state is not None and body is not None and state.type is NodeKind.STATE:
                yield Tie(Relation.MEMBER_OF, state, body, verb, "member.chair", 0.8)


def _of_place(scene: Scene, noun: "Token") -> Iterator[Tie]:
    """ "Human Rights Watch, the New York group": a body that is called one of a town sits there."""
    body = scene.cast.at.get(noun.head.i)
    if body is None or body.type is not NodeKind.ORGANIZATION or not body.named:
        return
    beside = [noun, *children(noun, "compound", "nmod")]
    for place in (scene.cast.at.get(c.i) for t in beside for c in children(t, "compound", "nmod")):
        if place is not None and place.type in PLACE_KINDS and place.type is NodeKind.REGION:
            yield Tie(Relation.LOCATED_IN, body, place, noun, "place.called", 0.75)
            return
