"""Acting for a body: the fighters, officials and envoys whose deeds are those of who has or sends them."""

from typing import TYPE_CHECKING, Final

from kg_loaders.antecedents import comes_later, is_abroad
from kg_loaders.body_kinds import BODY_KINDS, kind_of
from kg_loaders.cast import Cast, Role
from kg_loaders.coreference import Coreference
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.party_names import is_party
from kg_loaders.several import part_named
from kg_loaders.syntax import children, conjuncts, lemma, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "MEMBERS",
    "POSTED",
    "acting_for",
    "is_office_of_law",
    "is_some_court",
    "may_govern",
    "most_spoken_of",
    "of_america",
    "of_government",
    "of_parties",
]

MEMBERS: Final = frozenset(
    "official fighter militant gunman rebel commander spokesman spokesperson leader negotiator force guerrilla "
    "insurgent militiaman troop".split()
)
"""Who may act for an armed group or bloc."""
POSTED: Final = frozenset(
    "soldier troop trooper force jet warplane fighter general officer commander unit peacekeeper marine".split()
)
"""Who may be of another state than the one that they are in."""
_ARMED = frozenset("fighter militant gunman rebel guerrilla insurgent militiaman".split())
_LEADING = frozenset({"leadership", "management", "presidency", "secretariat"})
_LAWMAKERS = frozenset(
    "mp mps meps msps lawmaker deputy senator legislator member councillor councilor parliamentarian "
    "assemblyman".split()
)
_APART = frozenset(
    "some several few a one rebel dissident moderate breakaway former individual certain dissenting many".split()
)
"""What tells lawmakers apart from the rest of their party."""
_FORCES = frozenset("force troop soldier warplane jet helicopter artillery position army".split())
_CONTINENTS = frozenset("africa asia europe america".split())
_OFFICERS = frozenset("prosecutor prosecutors attorney ombudsman auditor comptroller coroner".split())
_MISSIONS = frozenset("mission embassy consulate".split())
_MANY = 12
_SENT = frozenset("envoy rapporteur representative coordinator mediator investigator".split())


def is_office_of_law(token: "Token") -> bool:
    """Tell whether an office is "the special prosecutor's" or "the attorney general's": a body that acts."""
    return token.lower_ == "office" and any(
        t.lower_ in _OFFICERS for c in children(token, "poss") for t in c.subtree
    )


def is_some_court(token: "Token") -> bool:
    """Tell whether a court is told by its town alone, "a court in Lima", and is none that was named before."""
    some = any(c.lower_ in ("a", "another") for c in token.lefts)
    towns = [t for t in preposition_objects(token, "in") if t.lower_ not in _CONTINENTS]
    return lemma(token) in ("court", "tribunal") and some and bool(towns)


def of_america(token: "Token", cast: Cast) -> Role | None:
    """Return the United States where the text names them and speaks of "the administration" and no more."""
    if lemma(token) != "administration" or [c.lower_ for c in token.lefts] != ["the"] or token.tag_ != "NN":
        return None
    state = cast.find(NodeKind.STATE, "USA")
    return state if state is not None and state.heads and not preposition_objects(token, "of") else None


def of_government(token: "Token") -> bool:
    """Tell whether forces are "government forces" and nothing says whose."""
    if lemma(token) not in _FORCES:
        return False
    said = children(token, "compound", "amod", "poss", "nmod")
    return [c.lower_ for c in said] in (["government"], ["regime"])


def acting_for(token: "Token", cast: Cast, gazetteer: Gazetteer, coreference: Coreference) -> Role | None:
    """Return the body that a noun's people act for, or None."""
    if lemma(token) in _LEADING:
        led = (cast.at.get(t.i) for t in preposition_objects(token, "of"))
        return next((r for r in led if r is not None and r.type is NodeKind.ORGANIZATION), None)
    if lemma(token) in MEMBERS:
        return _of_armed_group(token, cast, gazetteer) or _own_forces(token, coreference)
    if lemma(token) in _MISSIONS and token.dep_ == "nsubj":
        return _of_state(token, cast)
    parties = of_parties(token, cast, gazetteer)
    if parties:
        return parties[0]
    return _sent_by(token, cast) if lemma(token) in _SENT else None


def _of_state(token: "Token", cast: Cast) -> Role | None:
    """Return the state whose "mission to the United Nations" or embassy acts."""
    roles = (cast.at.get(c.i) for c in children(token, "poss", "amod", "compound"))
    return next((r for r in roles if r is not None and r.type is NodeKind.STATE), None)


def of_parties(token: "Token", cast: Cast, gazetteer: Gazetteer) -> list[Role]:
    """Return the parties whose lawmakers act as such: "MPs from the Reform Party and the Greens"."""
    if lemma(token) not in _LAWMAKERS or (token.tag_ not in ("NNS", "NNPS") and not token.text.endswith("MPs")):
        return []
    few = any(
        c.lower_ in _APART or (c.dep_ == "nummod" and not (c.text.isdigit() and int(c.text) > _MANY))
        for c in token.lefts
    )
    few = few or part_named(token) is not None or _are_described(token)
    preps = [] if few else [p for p in children(token, "prep") if p.lower_ in ("from", "of")]
    preps += [q for p in preps for q in children(p, "conj")]
    named = (cast.at.get(c.i) for p in preps for t in children(p, "pobj") for c in conjuncts(t))
    return [r for r in named if r is not None and r.type is NodeKind.ORGANIZATION and is_party(r, gazetteer)]


def _are_described(token: "Token") -> bool:
    """Tell whether members are of one mind or kind within their party: "moderate and conservative members"."""
    return lemma(token) == "member" and any(c.dep_ == "amod" and c.text.islower() for c in token.lefts)


def _of_armed_group(token: "Token", cast: Cast, gazetteer: Gazetteer) -> Role | None:
    """Return whose "Houthi officials", "Al-Shabaab fighters" and "rebels of the Red Front" are."""
    roles = (cast.at.get(c.i) for c in children(token, "compound", "amod", "nmod"))
    kinds = ("armed group", *(BODY_KINDS["bloc"] if token.tag_ == "NNS" else ()))
    body = next((r for r in roles if r is not None and kind_of(r, gazetteer) in kinds), None)
    if body is None and lemma(token) in _ARMED:
        owners = preposition_objects(token, "of") + preposition_objects(token, "from")
        body = _first_body([cast.at.get(t.i) for t in owners])
    return body


def _own_forces(token: "Token", coreference: Coreference) -> Role | None:
    """Return whose "its forces" are."""
    pronoun = next((c for c in children(token, "poss") if c.lower_ in ("its", "their")), None)
    return _first_body([coreference.resolve(pronoun)] if pronoun is not None else [])


def _sent_by(token: "Token", cast: Cast) -> Role | None:
    """Return who sends "the UN envoy to Chad"."""
    return _first_body([cast.at.get(c.i) for c in children(token, "compound", "poss", "nmod")])


def _first_body(roles: list[Role | None]) -> Role | None:
    return next((r for r in roles if r is not None and r.type is NodeKind.ORGANIZATION), None)


_FEDERAL = frozenset(
    "USA CAN MEX BRA ARG VEN DEU AUT CHE BEL BIH RUS IND PAK NPL MYS AUS NGA ETH SOM SSD IRQ ARE FSM COM".split()
)


def may_govern(state: Role, government: "Token | None", doc: "Doc") -> bool:
    """Tell whether a state is more than where others go, or than named once, after "the government"."""
    if government is None:
        return not is_abroad(state, doc)
    federal = state.key in _FEDERAL or not any(c.lower_ == "federal" for c in government.lefts)
    return federal and not comes_later(state, government) and not is_abroad(state, doc)


def most_spoken_of(states: list[Role], doc: "Doc") -> Role | None:
    """Return the state named oftenest, or the one that a text says deals with it, if named a third as often."""
    named = {r.order: sum(r.names.values()) for r in states}
    best = max(states, key=lambda r: (named[r.order], -r.order), default=None)
    first = min(states, key=lambda r: r.heads[0], default=None)
    if best is None or first is None or first is best:
        return best
    head = doc[first.heads[0]]
    leads = head.dep_ == "nsubj" and not any(r.heads[0] < head.sent.start for r in states)
    near = [doc[h] for h in best.heads if head.sent.start <= h < head.sent.end]
    dealt = any(t.dep_ == "pobj" and t.head.lower_ in ("with", "from", "against") for t in near)
    return first if leads and dealt and 3 * named[first.order] >= named[best.order] else best
