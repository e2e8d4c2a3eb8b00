"""Nationals: people called after their country ("the Danish prime minister", "the Dane"), once they are named."""

from typing import TYPE_CHECKING

from kg_loaders.antecedents import leads
from kg_loaders.cast import Cast, Role
from kg_loaders.coreference import Coreference
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.gazetteer_entry import GazetteerEntry
from kg_loaders.syntax import lemma
from kg_loaders.titles import is_chief, is_office
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["PARTISANS", "act_as_state", "official_of", "the_national"]

PARTISANS = frozenset("democrat republican conservative liberal socialist tory".split())
"""Who belongs to a party, in the singular: "the Ohio Democrat"."""

_OTHERS = frozenset("former new next then ex late first second previous last other another future".split())
_HEADING = frozenset(
    "leader president chairman chairwoman chairperson chief head secretary-general director".split()
)
_SOME = frozenset("official diplomat politician".split())
_SERVING = frozenset("minister secretary spokesman spokeswoman envoy".split())
_PEOPLES = ("sh", "ch", "ese", "ss")
"""How adjectives end that mean a people as a whole: "the British", "the French"."""
_OF_A_PEOPLE = frozenset(
    "vote elect march protest demonstrate flee live die suffer deserve love celebrate go".split()
)
"""What a people does, and no government."""
_ONE = ("a", "an", "one", "another")
_ALONE = frozenset("nsubj nsubjpass dobj pobj conj poss dative".split())


def official_of(token: "Token", cast: Cast, coreference: Coreference) -> Role | None:
    """Return the person named before whom "the Danish prime minister" or "his minister" means, or None."""
    if token.tag_ not in ("NN", "NNP"):
        return None
    before = [t for t in token.lefts if t.dep_ in ("det", "amod", "compound", "poss", "nmod")]
    states = [cast.at[t.i] for t in before if t.i in cast.at]
    definite = any(t.lower_ == "the" or t.dep_ == "poss" for t in before)
    chief = _whose(token, before, coreference) if not states else None
    if chief is not None:
        states = [r for r in cast.of_type(NodeKind.STATE) if r.key == chief.home]
    own = next((t for t in before if t.lower_ in ("its", "their")), None) if not states else None
    body = coreference.resolve(own) if own is not None and lemma(token) in _HEADING else None
    if body is not None and body.type is NodeKind.ORGANIZATION:
        return _head_of(body, lemma(token), cast, token)
    states = [body] if body is not None else states
    if len(states) != 1 or states[0].type is not NodeKind.STATE or not definite:
        return None
    said = [t.lower_ for t in before if t.i not in cast.at and t.dep_ in ("amod", "compound")]
    if _OTHERS & set(said):
        return None
    title = " ".join([*said, lemma(token)])
    if title in _SOME:
        return _just_told_of(states[0], cast, token)
    named = (r for r in _named(states[0], cast, token) if r is not chief)
    held = (
        r for r in named if any(_holds(o.casefold(), title) or is_chief(o.casefold(), title) for o in r.offices)
    )
    return max(held, key=lambda r: max(h for h in r.heads if h < token.i), default=None)


def _holds(office: str, title: str) -> bool:
    """Tell whether an office is called so; a prime minister is not "the minister"."""
    return is_office(office, title) and (title != "minister" or not office.endswith("prime minister"))


def _head_of(body: Role, title: str, cast: Cast, token: "Token") -> Role | None:
    """Return the one person named before who heads a body: "The Green Union, led by Brown, ... Its leader"."""
    people = [r for r in cast.of_type(NodeKind.PERSON) if body in (r.party, r.body) and r.heads]
    people = [r for r in people if r.heads[0] < token.i]
    held = [r for r in people if any(is_office(o.casefold(), title) for o in r.offices)]
    held = held or [r for r in people if title == "leader" and not r.offices]
    return held[0] if len(held) == 1 else None


def _just_told_of(state: Role, cast: Cast, token: "Token") -> Role | None:
    """Return the one person of a state whom the sentence before or this one names: "the Danish diplomat"."""
    start = token.sent.start
    first = token.doc[start - 1].sent.start if start else start
    people = [r for r in _named(state, cast, token) if any(first <= h < token.i for h in r.heads)]
    return people[0] if len(people) == 1 and people[0].offices else None


def _whose(token: "Token", before: "list[Token]", coreference: Coreference) -> Role | None:
    """Return whose minister "his minister" is."""
    pronoun = next((t for t in before if t.lower_ in ("his", "her")), None)
    chief = coreference.resolve(pronoun) if pronoun is not None and lemma(token) in _SERVING else None
    return chief if chief is not None and chief.type is NodeKind.PERSON else None


def the_national(token: "Token", cast: Cast, gazetteer: Gazetteer) -> None:
    """Read "the Dane" as the person of that country who was named most, and never as the country itself.

    "A Dane" or "one Dane" is somebody, not the country either.
    """
    state = cast.at[token.i]
    if token.lower_ in PARTISANS and state.type is NodeKind.ORGANIZATION:
        _the_partisan(token, cast)
    if state.type is not NodeKind.STATE or token.tag_ not in ("NN", "NNP") or token.i == 0:
        return
    before = token.doc[token.i - 1]
    if before.lower_ not in ("the", *_ONE) or before.head.i != token.i or token.dep_ not in (*_ALONE, "attr"):
        return
    if token.text.isupper() or token.lower_.endswith(_PEOPLES) or gazetteer.demonym(token.text) is None:
        return
    people = _named(state, cast, token) if before.lower_ == "the" else []
    person = max(people, key=lambda r: sum(h < token.i for h in r.heads), default=None)
    if person is not None:
        cast.at[token.i] = person
    else:
        del cast.at[token.i]


def _the_partisan(token: "Token", cast: Cast) -> None:
    """Read "the Ohio Democrat" as the person told of before, and never as the party itself."""
    doc, party = token.doc, cast.at[token.i]
    first = doc[token.left_edge.i]
    following = doc[token.i + 1 : token.i + 2]
    named = bool(following) and (following[0].pos_ in ("PROPN", "NOUN") or following[0].tag_ == "POS")
    if token.tag_ not in ("NN", "NNP") or token.dep_ not in _ALONE or named:
        return
    if first.lower_ not in ("the", "this", *_ONE):
        return
    person = _spoken_of(token, party, cast) if first.lower_ in ("the", "this") else None
    if person is not None:
        cast.at[token.i] = person
    elif token.dep_ in ("nsubj", "nsubjpass"):
        del cast.at[token.i]


def _spoken_of(token: "Token", party: Role, cast: Cast) -> Role | None:
    """Return the one person whom the sentence, or one of the three before it, names or is about."""
    start = token.sent.start
    above = [s for a in list(token.ancestors)[1:] for s in a.children if s.dep_ == "nsubj" and s.i in cast.at]
    spoken = [cast.at[s.i] for s in above]  # "Brown said that the Ohio Democrat": another
    for _ in range(4):
        words = [t for t in token.doc[start].sent if t.i < token.i and t.i in cast.at]
        people = [(t, cast.at[t.i]) for t in words if cast.at[t.i].type is NodeKind.PERSON]
        people = [(t, r) for t, r in people if r.named and r.party in (None, party) and r not in spoken]
        if len({id(r) for _, r in people}) > 1:
            people = [(t, r) for t, r in people if leads(t)]
        if people:
            return people[0][1] if len({id(r) for _, r in people}) == 1 else None
        if start == 0:
            return None
        start = token.doc[start - 1].sent.start
    return None


def _named(state: Role, cast: Cast, token: "Token") -> list[Role]:
    people = cast.of_type(NodeKind.PERSON)
    return [r for r in people if r.home == state.key and any(h < token.i for h in r.heads)]


def act_as_state(people: "Token", entry: GazetteerEntry) -> bool:
    """Tell whether "the Russians" are their state, as they are where nobody votes, marches or is told apart."""
    before = people.nbor(-1) if people.i else people
    if entry.type is not NodeKind.STATE or before.lower_ != "the" or before.head != people:
        return False
    told = any(c.dep_ in ("relcl", "acl", "amod", "nummod", "appos") for c in people.children)
    part = people.dep_ == "pobj" and people.head.lower_ == "of" and people.head.head.pos_ != "VERB"
    return not (told or part or people.dep_ in ("attr", "appos") or people.head.lemma_ in _OF_A_PEOPLE)
