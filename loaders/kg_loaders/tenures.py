"""Tenures: who holds or held an office by what a verb tells: leading, succeeding, being sworn in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg_loaders.bodies_beside import spoken_for
from kg_loaders.cast import Role
from kg_loaders.party_names import is_party, party_at_home
from kg_loaders.posts import change_of, kept_post
from kg_loaders.syntax import children, conjuncts, lemma, preposition_objects
from kg_loaders.ties import BODIES, Scene, Tie
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_nominations", "find_tenures", "holders"]

_NOT_YET = frozenset("would could might may will to should must 'll 'd can wo shall".split())
_INSTALLING = frozenset(
    "elect appoint name choose nominate select confirm install instal reappoint reelect re-elect reinstate".split()
)
_SERVING = frozenset("serve work act resign quit retire step stand take continue return swear inaugurate".split())
_REMOVING = frozenset("oust remove sack dismiss fire depose topple".split())
_FOLLOWING = frozenset("succeed replace follow".split())
_POSTS = frozenset("office post position role job title".split())
_HOLDING = frozenset("take assume resume hold leave occupy vacate".split())
_RUNNING = frozenset(
    "run seek win remain stand compete vie accept secure campaign pursue clinch lose chase".split()
)
_ONCE = frozenset("after since on upon before by despite".split())
"""What is told behind them has come about: "since becoming a member"."""
_LED = (NodeKind.ORGANIZATION, NodeKind.STATE)
_SITTING = frozenset("sit serve".split())
_PLACING = frozenset("name appoint assign".split())
_TAKING_IN = frozenset("include comprise encompass".split())
_LEADING = frozenset("rule govern lead head chair found co-found cofound co-chair co-lead".split())
_DIRECTING = frozenset("direct run command".split())
"""What leads a body in a relative clause only, and with nothing to do behind: "who runs the Harbour Institute"."""
_PUT_IN = frozenset("elect appoint name install confirm choose".split())
_WISHING = frozenset("want hope propose demand plan envisage suggest seek urge favour favor".split())
_UNSURE = frozenset("likely possible potential would-be chosen designated presumptive heir future".split())


def holders(noun: "Token") -> list["Token"]:
    """Return the people of whom a verb says that they hold or held the office that the noun names.

    "X is the president", "elected X as leader", "X, who succeeded Y as mayor", "X was sworn in as president".
    """
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "as":
        if beside := _beside_as(verb.head):
            return beside
        if changed := change_of(noun):
            return changed
        if (kept := kept_post(noun)) is not None:
            return [] if _is_unreal(kept) else _subjects(kept)
        verb = _verb_above(verb)
        return [] if _is_unreal(verb) else _held_as(verb)
    if noun.dep_ == "pobj" and verb.lower_ == "of" and lemma(verb.head) in _POSTS and verb.head.dep_ == "dobj":
        verb = verb.head.head
        return _subjects(verb) if lemma(verb) in _HOLDING and not _is_unreal(verb) else []
    if noun.dep_ == "nsubj" and lemma(verb) == "be" and any(c.lower_ == "whose" for c in noun.lefts):
        return [] if _is_unreal(verb) else children(verb, "attr")
    if (
        noun.dep_ == "attr"
        and verb.lower_ == "be"
        and lemma(verb.head) in _PUT_IN
        and verb.dep_ in ("xcomp", "ccomp")
    ):
        put = verb.head
        return [] if _is_unreal(put) else children(put, "dobj", "nsubjpass") or children(verb, "nsubj")
    if noun.dep_ not in ("attr", "oprd") or lemma(verb) not in {"be", "become", "remain", *_INSTALLING}:
        return []
    if _is_unreal(verb):
        return []
    if lemma(verb) not in _INSTALLING:
        return _subjects(verb)
    return [_relative(t, verb) for t in children(verb, "dobj", "nsubjpass")]


def _beside_as(token: "Token") -> list["Token"]:
    """Return who "with Brown as president" and "Brown, his successor as president" are said of."""
    if token.dep_ == "pobj" and token.head.lower_ == "with":
        above = token.head
        while above.head.i != above.i:
            above = above.head
            if lemma(above) in _WISHING or any(c.tag_ == "MD" or c.dep_ == "neg" for c in above.children):
                return []
        return [token]
    if lemma(token) == "successor" and not {c.lower_ for c in token.lefts} & _UNSURE:
        if token.dep_ == "appos":
            return [token.head]
        return children(token, "appos")
    return []


def find_tenures(scene: Scene) -> Iterator[Tie]:
    """Yield who leads, founded, represents or sits in a body by what a verb tells."""
    at = scene.cast.at
    for verb in scene.parsed.doc:
        if verb.pos_ != "VERB" or _is_unreal(verb):
            continue
        word = lemma(verb)
        if word in _DIRECTING and _is_bare_relative(verb):
            yield from _pairs(scene, [verb.head], children(verb, "dobj"), (NodeKind.ORGANIZATION,), verb)
        if word in _LEADING or word == "represent":
            targets = [t for o in children(verb, "dobj") for t in conjuncts(o)]
            kinds = BODIES if word == "represent" else _LED
            yield from _pairs(scene, _subjects(verb), targets, kinds, verb)
        if word in _LEADING:
            people = [
                p for agent in children(verb, "agent") for o in children(agent, "pobj") for p in conjuncts(o)
            ]
            led = [verb.head] if verb.dep_ == "acl" else children(verb, "nsubjpass")
            yield from _pairs(scene, people, [_relative(t, verb) for t in led], (NodeKind.ORGANIZATION,), verb)
        elif word in _PLACING:
            boards = [t for t in preposition_objects(verb, "to") if t.i in at and not _is_chamber(at[t.i])]
            placed = [_relative(t, verb) for t in children(verb, "nsubjpass", "dobj")]
            yield from _pairs(scene, placed, boards, (NodeKind.ORGANIZATION,), verb, Relation.MEMBER_OF)
        elif word == "elect":
            chambers = [
                t for t in preposition_objects(verb, "to") if (r := at.get(t.i)) is not None and _is_chamber(r)
            ]
            people = [_relative(t, verb) for t in children(verb, "nsubjpass")]
            yield from _pairs(scene, people, chambers, (NodeKind.ORGANIZATION,), verb)
        elif word in _SITTING:
            yield from _seated(scene, verb)
        elif word == "speak" and verb.dep_ == "relcl" and verb.tag_ == "VBZ" and children(verb, "nsubj"):
            yield from _speaking(scene, verb)
        elif word in _TAKING_IN:
            yield from _taken_in(scene, verb)
        elif word == "belong":
            bodies = preposition_objects(verb, "to")
            yield from _pairs(scene, _subjects(verb), bodies, (NodeKind.ORGANIZATION,), verb, Relation.MEMBER_OF)


def _seated(scene: Scene, verb: "Token") -> Iterator[Tie]:
    """ "Brown sits on the Harbour Committee", "Brown has served in the Senate"."""
    bodies = [c for t in preposition_objects(verb, "on") for c in conjuncts(t)]
    for token in preposition_objects(verb, "in"):
        role = scene.cast.at.get(token.i)
        bodies += [token] if role is not None and _is_chamber(role) else []
    yield from _pairs(scene, _subjects(verb), bodies, (NodeKind.ORGANIZATION,), verb, Relation.MEMBER_OF)


def _speaking(scene: Scene, verb: "Token") -> Iterator[Tie]:
    """ "Brown, who speaks for the Red Cross", "Brown, who speaks for President Ek"."""
    person = scene.cast.at.get(verb.head.i)
    if person is None or person.type is not NodeKind.PERSON or not person.named:
        return
    for token in preposition_objects(verb, "for"):
        body = spoken_for(scene, token)
        if body is not None:
            yield Tie(Relation.REPRESENTS, person, body, verb, "office.speak", 0.8)


def _taken_in(scene: Scene, verb: "Token") -> Iterator[Tie]:
    """ "the Northern Alliance, which includes the Green Front and Chad": they are members of it."""
    wholes = [t for t in _subjects(verb) if t.tag_ in ("NNP", "NNPS")]
    for whole in (scene.cast.at.get(t.i) for t in wholes):
        if whole is None or whole.type is not NodeKind.ORGANIZATION or not whole.named or whole.media:
            continue
        for token in (c for o in children(verb, "dobj") for c in conjuncts(o)):
            part = scene.cast.at.get(token.i)
            member = part is not None and part.named and part.type in _LED and token.pos_ == "PROPN"
            if part is not None and member and part is not whole:
                yield Tie(Relation.MEMBER_OF, part, whole, verb, "member.includes", 0.75)


def find_nominations(scene: Scene) -> Iterator[Tie]:
    """Yield whose party a nomination or ticket is that people run for: "ran on the Green Party ticket"."""
    for noun in scene.parsed.doc:
        if noun.pos_ not in ("NOUN", "PROPN") or lemma(noun) not in ("nomination", "ticket"):
            continue
        party = next((r for c in noun.lefts if (r := _party_at(scene, c)) is not None), None)
        verb = noun
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        if party is None or lemma(verb) not in _RUNNING or _is_unreal(verb):
            continue
        for token in _subjects(verb):
            person = scene.cast.at.get(token.i)
            if person is not None and person.type is NodeKind.PERSON:
                yield Tie(Relation.MEMBER_OF, person, party, verb, "party.nomination", 0.75)


def _party_at(scene: Scene, word: "Token") -> Role | None:
    role = scene.cast.at.get(word.i)
    if role is not None:
        return role if is_party(role, scene.gazetteer) else None
    entry = party_at_home(word.text, scene.gazetteer, scene.cast) if word.text[:1].isupper() else None
    if entry is None:
        return None
    role = scene.cast.known(entry)
    role.add_name(entry.name)
    return role


def _pairs(
    scene: Scene,
    people: list["Token"],
    bodies: list["Token"],
    kinds: tuple[NodeKind, ...],
    verb: "Token",
    relation: Relation = Relation.REPRESENTS,
) -> Iterator[Tie]:
    for token in people:
        person = _meant(scene, token)
        for other in bodies:
            body = scene.cast.at.get(other.i)
            if person is None or body is None or not _may_hold(person, body, kinds):
                continue
            yield Tie(relation, person, body, verb, f"office.{lemma(verb)}", 0.8)


def _meant(scene: Scene, token: "Token") -> Role | None:
    """Return whom a token names, or of whom it is said: "Brown, the Greek who heads it"."""
    at = scene.cast.at
    role = scene.person_at(token) or at.get(token.i)
    if role is not None and role.type is NodeKind.PERSON:
        return role
    if token.tag_ not in ("NN", "NNP") or not any(c.dep_ == "relcl" for c in token.children):
        return role
    beside = [token.head] if token.dep_ == "appos" else children(token, "appos")
    if token.dep_ == "attr" and lemma(token.head) == "be":
        beside = [] if _is_unreal(token.head) else children(token.head, "nsubj")
    people = (at.get(t.i) for t in beside)
    return next((r for r in people if r is not None and r.type is NodeKind.PERSON), role)


def _is_bare_relative(verb: "Token") -> bool:
    """Tell whether a verb is that of "who runs the institute", with nothing that the body is told to do."""
    relative = verb.dep_ == "relcl" and any(c.lower_ == "who" for c in children(verb, "nsubj"))
    return relative and verb.tag_ in ("VBZ", "VBD") and not children(verb, "xcomp", "ccomp", "aux")


def _may_hold(person: Role, body: Role, kinds: tuple[NodeKind, ...]) -> bool:
    return person.type is NodeKind.PERSON and person.named and body.type in kinds and body.named


def _held_as(verb: "Token") -> list["Token"]:
    """Return who "as president" is said of by its verb."""
    word = lemma(verb)
    if word in _INSTALLING | _REMOVING:
        return children(verb, "dobj", "nsubjpass")
    if word in _FOLLOWING:
        agents = [o for agent in children(verb, "agent") for o in children(agent, "pobj")]
        return agents + _subjects(verb) + children(verb, "dobj")
    return _subjects(verb) if word in _SERVING else []


def _subjects(verb: "Token") -> list["Token"]:
    """Return the subjects, "who" read as whom it stands for, those of a joined verb taken from the first."""
    first = verb
    while (
        not children(first, "nsubj", "nsubjpass") and first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX")
    ):
        first = first.head
    found = [_relative(t, first) for t in children(first, "nsubj", "nsubjpass")]
    return [c for t in found for c in conjuncts(t)]


def _relative(token: "Token", verb: "Token") -> "Token":
    return verb.head if verb.dep_ == "relcl" and token.tag_ in ("WP", "WDT") else token


def _verb_above(prep: "Token") -> "Token":
    token = prep.head
    for _ in range(2):
        if token.pos_ in ("VERB", "AUX"):
            break
        token = token.head
    return token


def _is_unreal(verb: "Token") -> bool:
    """Tell whether a verb tells of what is not, or is not yet: denied, or under a modal or an infinitive."""
    return any(
        c.dep_ == "neg"
        or (c.lower_ in _NOT_YET and c.tag_ in ("TO", "MD"))
        or (c.dep_ == "mark" and c.lower_ == "if")
        for c in verb.children
    ) or (verb.dep_ == "pcomp" and lemma(verb) == "become" and verb.head.lower_ not in _ONCE)


def _is_chamber(role: Role) -> bool:
    words = role.name.casefold().split()
    chambers = "parliament senate congress assembly house council legislature knesset bundestag commons lords"
    return role.type is NodeKind.ORGANIZATION and bool(set(words) & set(chambers.split()))
