"""Bodies beside an office: what a title names before it, behind its preposition, or by a possessive pronoun."""

from typing import TYPE_CHECKING

from kg_loaders.body_kinds import kind_of
from kg_loaders.cast import Role
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_loaders.ties import BODIES, Scene
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["bodies_before", "body_reached", "body_within", "is_owned", "owners", "place_called", "spoken_for"]

_PARTS_OF_BODIES = frozenset(
    "delegation group faction caucus party bloc wing branch movement organization".split()
)

_PAST = frozenset("former then ex late".split())


def body_reached(scene: Scene, i: int, *names: str) -> Role | None:
    """Return the body that a preposition leads to by reading on: "of the ruling Progress Congress"."""
    doc = scene.parsed.doc
    if i >= len(doc) or doc[i].lower_ not in names:
        return None
    for k in range(i + 1, min(i + 7, len(doc))):
        role = scene.cast.at.get(k)
        if role is not None and role.type is NodeKind.ORGANIZATION:
            return role if role.named else None
        plain = doc[k].pos_ in ("DET", "ADJ", "NOUN") or doc[k].tag_ in ("VBG", "VBN", "HYPH")
        if not plain or doc[k].tag_ in ("NNS", "NNPS") or (role is not None and role.type is not NodeKind.STATE):
            return None
    return None


def body_within(scene: Scene, noun: "Token") -> Role | None:
    """Return the body whose part or kind the noun names: "the NEOS delegation", "the group La Ruche"."""
    for body in children(noun, "appos"):  # "of the Oslo, Norway-based Arctic Council"
        if any(a.lower_ == "based" and noun.i < a.i for a in children(body, "amod")):
            return scene.cast.at.get(body.i)
    named = scene.cast.at.get(noun.i)
    if noun.pos_ != "NOUN" or (named is not None and named.named and named.type is NodeKind.ORGANIZATION):
        return None
    if lemma(noun) not in _PARTS_OF_BODIES:
        return None
    beside = [scene.cast.at.get(c.i) for c in children(noun, "compound", "nmod", "amod", "appos", "poss")]
    return next((r for r in beside if r is not None and r.type is NodeKind.ORGANIZATION and r.named), None)


def bodies_before(scene: Scene, left: list["Token"]) -> list[Role]:
    """Return the bodies before a noun of office; of "the Republican Senate leader" the Senate."""
    cast = scene.cast
    found = [cast.at[t.i] for t in left if t.i in cast.at and cast.at[t.i].type in BODIES]
    beyond = [r for r in found if kind_of(r, scene.gazetteer) != "party"]
    return beyond or found


def owners(scene: Scene, noun: "Token") -> list[Role]:
    """Return whose office it is by a possessive pronoun: "its director", "his interior minister"."""
    if (host := _host(noun, scene)) is not None:
        return [host]
    before = noun.doc[noun.i - 1 : noun.i]
    for owner in [*children(noun, "poss"), *(t for t in before if t.tag_ == "PRP$")]:
        if owner.lower_ == "whose":
            led = _led_by_whose(noun, scene)
            return [led] if led is not None and led.type in BODIES and led.named else []
        if owner.tag_ == "PRP$" and owner.lower_ in ("its", "their"):
            body = scene.nominals.coreference.resolve(owner)
            return [body] if body is not None and body.type in BODIES and body.named else []
        if owner.tag_ == "PRP$" and lemma(noun) in ("minister", "secretary", "ambassador"):
            home = scene.nominals.place_of(noun)
            return [home] if home is not None and home.type is NodeKind.STATE else []
    return []


def _host(noun: "Token", scene: Scene) -> Role | None:
    """Return whose "the council, with Brown as its head" says that the office is."""
    named = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "as" or named.dep_ != "pobj" or named.head.lower_ != "with":
        return None
    host = named.head.head
    role = scene.cast.at.get(host.i) if host.pos_ in ("NOUN", "PROPN") and host.i < named.i else None
    return role if role is not None and role.type in BODIES and role.named else None


def spoken_for(scene: Scene, token: "Token") -> Role | None:
    """Return the body or state that is spoken for: the Red Cross, or the state of "President Ada Brown"."""
    role = scene.cast.at.get(token.i)
    if role is None or token.tag_ in ("NNS", "NNPS"):
        return None
    if role.type is NodeKind.PERSON:
        before = token.doc[token.left_edge.i : token.i]
        left = [t.lower_ for t in before]
        ruling = any(t in scene.lexicon.offices["state"] for t in left) and not _PAST & set(left)
        beside = (r for t in before if (r := scene.cast.at.get(t.i)) is not None and r.type is NodeKind.STATE)
        return (next(beside, None) or (scene.nominals.home(role) if role.home else None)) if ruling else None
    body = role.type is NodeKind.ORGANIZATION and role.named
    return role if body or (role.type is NodeKind.STATE and token.pos_ == "NOUN") else None


def _led_by_whose(noun: "Token", scene: Scene) -> Role | None:
    """Return what "whose leader" goes back to."""
    verb = noun.head
    if noun.dep_ == "appos" and verb.pos_ == "PROPN":
        return scene.cast.at.get(verb.i)  # "Samsung, whose vice chairman, Lee, is on trial"
    while verb.dep_ != "relcl" and verb.head.i != verb.i:
        verb = verb.head
    return scene.cast.at.get(verb.head.i) if verb.dep_ == "relcl" and verb.head.i < noun.i else None


def is_owned(noun: "Token") -> bool:
    """Tell whether an office is said to be that of what was told of before: "its president"."""
    return any(c.lower_ in ("its", "their") for c in noun.lefts)


def place_called(scene: Scene, noun: "Token") -> Role | None:
    """Return the place of "of the Valencia region", of "of the Bergen district of Fana" the smaller one."""
    if lemma(noun) in scene.lexicon.classes["places"]:
        named = (scene.cast.at.get(t.i) for t in preposition_objects(noun, "of"))
        smaller = next((r for r in named if r is not None and r.type is NodeKind.REGION), None)
        if smaller is not None:
            return smaller
    return scene.nominals.place_of(noun)
