"""Arguments: from the head token of an argument to the entity of the cast that fills it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg_loaders.acting import of_parties
from kg_loaders.antecedents import comes_later
from kg_loaders.callings import NO_PEOPLE, PEOPLE_ENDINGS, is_lone_office, is_of_person, speaks_for_himself
from kg_loaders.cast import Cast, Role
from kg_loaders.coreference import Coreference
from kg_loaders.countries_meant import own_country
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.lexicon import Lexicon
from kg_loaders.likenesses import place_called, same_body
from kg_loaders.metonymy import is_site
from kg_loaders.nominals import Nominals
from kg_loaders.party_names import is_party
from kg_loaders.phrases import is_definite
from kg_loaders.predecessors import neighbour_in_office
from kg_loaders.several import (
    among_them,
    are_few,
    is_share,
    is_some_group,
    is_some_of,
    joined_places,
    late_name,
    names_all,
)
from kg_loaders.syntax import children, conjuncts, lemma, preposition_objects, wraps_deed
from kg_loaders.twos import two_meant
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["THE_PRESS", "Arguments", "Filler"]

THE_PRESS = frozenset({"media", "press"})
_PRONOUNS = frozenset(
    ("he she him her it its his they them their i we us our my itself himself themselves hers").split()
)
_CROWDS = frozenset("thousand hundred dozen million ten score".split())
_BANDS = frozenset(
    "group delegation team band crowd mission handful pair trio force column chorus bunch clutch slew".split()
)
_RANKS = frozenset("general colonel officer commander admiral judge businessman oligarch executive trader".split())
"""People who act for a state, and yet are not the state when something is done to them."""
_ARMS = frozenset("mission delegation peacekeeper wing branch secretariat delegate".split())
_FINDINGS = frozenset("report investigation inquiry probe study panel survey review".split())
_FIGHTERS = frozenset("member fighter militant gunman soldier follower militiaman".split())
_PARTS = frozenset("member majority leader number group part spokesperson office".split())
_SEATED = frozenset(
    "mp lawmaker senator deputy legislator congressman congresswoman representative councillor councilor member "
    "councilman councilwoman mep mayor governor president premier chancellor nominee candidate strategist".split()
)
_OFFICES = frozenset("office team campaign camp".split())
_UTTERANCES = frozenset("statement remark comment speech tweet letter address message post leak".split())
_ARMED = frozenset(
    "security police government rebel special riot paramilitary opposition coalition allied led backed "
    "trained armed peacekeeping".split()
)
_PARTITIVE = frozenset(
    (
        "some many most several all few both one two three any third thirds quarter quarters percent cent % half "
        "bulk majority minority number half "
        "dozens hundreds thousands scores members rest each none others other leader leaders"
    ).split()
)
_VAGUE = frozenset(
    ("who which that what whom this these those there everything something anything nothing").split()
)
_MEASURED = frozenset("DATE TIME CARDINAL PERCENT MONEY QUANTITY".split())
_OURS = frozenset("party government group union company movement alliance organization organisation".split())
_ONE_OF_THEM = frozenset("a an only lone sole first last".split())
_NAMED_BESIDE = (NodeKind.PERSON, NodeKind.ORGANIZATION, NodeKind.STATE)


@dataclass(frozen=True, slots=True)
class Filler:
    """An entity in an argument, how sure that is, and where it stands."""

    role: Role
    token: "Token"
    confidence: float = 1.0
    undone: bool = False
    """The text speaks of its end or absence ("the collapse of the talks")."""


@dataclass(slots=True)
class Arguments:
    """Resolves argument heads against the cast."""

    cast: Cast
    nominals: Nominals
    coreference: Coreference
    gazetteer: Gazetteer
    lexicon: Lexicon
    speaker_at: dict[int, Role] = field(default_factory=dict)
    """Who speaks, for each token inside a quotation."""

    def actor(self, token: "Token") -> Filler | None:
        """Return who acts at this token; a capital that acts is its state."""
        filler = self._fill(token)
        if filler is None or filler.role.type is NodeKind.PROPOSAL:
            filler = self._author(token)
        return self._metonym(filler, acting=True) if filler is not None else None

    def crowd(self, token: "Token") -> Filler | None:
        """Return the unnamed people of a plural noun that takes a position: "thousands", "critics"."""
        word = lemma(token)
        classes = self.lexicon.classes
        alone = is_lone_office(token) or is_of_person(token, self.cast)
        if is_some_of(token) or is_share(token) or (alone and token.i not in self.cast.at):
            return Filler(self.nominals.group(token), token, 0.6)
        several = word in _BANDS or (token.lower_ in _PARTITIVE and token.lower_ != "one")
        if several and (counted := preposition_objects(token, "of")):
            return self.crowd(counted[0])
        if token.tag_ != "NNS" or token.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"):
            return None
        if (
            word not in (classes["groups"] | classes["bodies"] if children(token, "nummod") else classes["groups"])
            and word not in _CROWDS
            and (not word.endswith(PEOPLE_ENDINGS) or word in NO_PEOPLE)
        ):
            return None
        return Filler(self.nominals.group(token), token, 0.65)

    def people(self, token: "Token") -> Filler | None:
        """Return the unnamed people who do a deed or suffer it: "Somali gunmen", "a Canadian businessman"."""
        if token.i in self.cast.at or token.dep_ in ("compound", "amod"):
            return None
        word, classes = lemma(token), self.lexicon.classes
        if token.pos_ == "NUM" or word in _CROWDS | _BANDS or token.lower_ in _PARTITIVE:
            counted = next((f for t in preposition_objects(token, "of") for f in [self.people(t)] if f), None)
            if counted is not None:
                return counted
        if token.pos_ != "NOUN" or token.ent_type_ in _MEASURED:
            return None
        if token.lower_ in THE_PRESS and is_definite(token):
            return Filler(self.nominals.group(token), token, 0.6)
        several = classes["groups"] | classes["bodies"]
        if word == "force" and {c.lower_ for c in children(token, "compound", "amod")} & _ARMED:
            several = several | {word}  # "security forces"
        if word not in classes["people"] and (token.tag_ != "NNS" or word not in several):
            return None
        return Filler(self.nominals.group(token), token, 0.65)

    def _author(self, token: "Token") -> Filler | None:
        """Return who speaks through "Trump's statements" or "her remarks"."""
        found = lemma(token) in _FINDINGS
        if lemma(token) not in _UTTERANCES | {"declaration"} and not found:
            return None
        named = children(token, "poss", *(("compound",) if found else ()))
        named += preposition_objects(token, "by") or ([] if found else preposition_objects(token, "from"))
        owners = (self._fill(c) for c in named)
        return next((Filler(f.role, token, f.confidence * 0.9) for f in owners if f is not None), None)

    def recipient(self, token: "Token", *, place: bool) -> Filler | None:
        """Return what something is done to; ``place`` keeps a capital a city (force is used on places)."""
        if not place and token.tag_ == "NNS" and lemma(token) in _RANKS:
            return Filler(self.nominals.group(token), token, 0.7)
        filler = self._fill(token)
        if filler is None:
            return None
        return filler if place else self._metonym(filler, acting=False)

    def proposal(self, token: "Token") -> Filler | None:
        """Return the proposal that a noun or clause names, made if it is new; pronouns are resolved."""
        filler = self._fill(token)
        if filler is not None:
            return filler
        if token.lower_ in _PRONOUNS or token.lower_ in _VAGUE or token.is_punct or token.lower_ in _PARTITIVE:
            return None
        if token.pos_ in ("VERB", "AUX"):
            if token.pos_ == "AUX" or token.tag_ not in ("VBG", "VB"):
                return None
            return Filler(self.nominals.proposals.clause(token), token, 0.8)
        if token.pos_ not in ("NOUN", "PROPN") or (token.ent_type_ in _MEASURED and not wraps_deed(token)):
            return None
        return Filler(self.nominals.proposals.thing(token), token, 0.7)

    def _fill(self, token: "Token") -> Filler | None:
        word = token.lower_ if token.text != "US" else "u.s."
        if word in ("i", "we", "us", "our", "my", "me"):
            role = self.speaker_at.get(token.i)
            return Filler(role, token, 0.85) if role else None
        if word in _PRONOUNS:
            role = self.coreference.resolve(token)
            return (
                Filler(role, token, 0.7 if word in ("it", "its", "they", "them", "their") else 0.85)
                if role
                else None
            )
        owned = any(c.lower_ in ("our", "my") for c in token.lefts) and lemma(token) in _OURS
        if owned and token.i in self.speaker_at:
            return Filler(self.speaker_at[token.i], token, 0.75)
        place = place_called(token, self.cast, self.lexicon)
        if place is not None:
            return Filler(place, token, 0.8)
        role = self._same_person(token) or same_body(token, self.cast, self.lexicon) or self.cast.at.get(token.i)
        if role is not None:
            if token.dep_ == "amod" and token.doc[token.i + 1 : token.i + 2].text not in ("-", "–"):
                return None
            return Filler(role, token, 0.8 if role.local and role.type is not NodeKind.PROPOSAL else 0.95)
        role = self.coreference.resolve(token) or own_country(token, self) or neighbour_in_office(token, self)
        if role is not None:
            return Filler(role, token, 0.8)
        spoken_for = self._apposed_person(token) or self._through_office(token)
        if spoken_for is not None:
            return spoken_for
        whole = self._part_of(token)
        if whole is not None:
            return whole
        appositive = next(
            (c for c in children(token, "appos") if c.i in self.cast.at and not self._speaks(c)), None
        )
        people = lemma(token).endswith(PEOPLE_ENDINGS)  # "attacked the researcher, a claim that ..."
        if appositive is not None and not (people and self.cast.at[appositive.i].type is NodeKind.PROPOSAL):
            return Filler(self.cast.at[appositive.i], appositive, 0.9)
        articles = {c.lower_ for c in token.lefts}
        one = articles & {"a", "an", "one", "another"} and not wraps_deed(token)
        if is_some_group(token) or (lemma(token) in self.lexicon.classes["groups"] and one):
            return Filler(self.nominals.group(token), token, 0.7)
        if any(lemma(token) in self.lexicon.offices[kind] for kind in ("state", "body", "place")):
            return self._office(token)
        return None

    def _part_of(self, token: "Token") -> Filler | None:
        """Return whose part, number or office "two of them", "a group of rebels" and "the leader of Chad" are."""
        counted = token.lower_ in _PARTITIVE or token.pos_ == "NUM" or lemma(token) in _BANDS | _PARTS
        counted = counted or lemma(token) in self.lexicon.classes["instruments"]  # "jets of the coalition"
        for pobj in preposition_objects(token, "of") + preposition_objects(token, "for") if counted else ():
            own = children(pobj, "poss") if lemma(pobj) in _FIGHTERS else []  # "one of its fighters"
            filler = self._fill(own[0]) if own and own[0].pos_ == "PRON" else self._fill(pobj)
            if own and filler is not None and filler.role.type is NodeKind.PERSON:
                filler = self._fill(pobj)  # "200 of his followers" are not he
            if filler is not None:
                return Filler(filler.role, token, filler.confidence * 0.85)
        return None

    def _same_person(self, token: "Token") -> Role | None:
        """Return the person of whom a noun is said beside the name.

        "Ada Brown, a former general who ousted him", "his counterpart, Ada Brown", "a Republican, Ada Brown".
        """
        at = self.cast.at
        partisan = any(c.lower_ in _ONE_OF_THEM for c in token.lefts)
        told = token.tag_ == "NN" and self._names_people(token)
        if token.dep_ == "appos" and (told or (partisan and token.tag_ == "NNP" and token.ent_type_ == "NORP")):
            before = at.get(token.head.i)
            return before if before is not None and before.type is NodeKind.PERSON else None
        late = late_name(token, self.cast) if self._names_people(token) else None
        own = at.get(token.i) if late is None else None
        if late is not None:
            return at[late.i]
        if token.tag_ not in ("NN", "NNP", "JJ") or own is None or own.type is NodeKind.PERSON:
            return None
        if token.pos_ == "PROPN" and not partisan and not self._names_people(token):
            return None
        named = [at[c.i] for c in children(token, "appos") if c.i in at and at[c.i].type is NodeKind.PERSON]
        return named[0] if len(named) == 1 and own.type is not NodeKind.PROPOSAL else None

    def _speaks(self, name: "Token") -> bool:
        """Tell whether a name stands before a speech verb: "with the minister, the embassy said"."""
        after = name.doc[name.right_edge.i + 1 : name.right_edge.i + 2]
        return any(t.pos_ == "VERB" and lemma(t) in ("say", "report", "announce", "add", "tell") for t in after)

    def _names_people(self, token: "Token") -> bool:
        """Tell whether a noun is of people: an office, a calling, a trade."""
        word, classes, offices = lemma(token), self.lexicon.classes, self.lexicon.offices
        return (
            word in offices["state"]
            or word in offices["body"]
            or word in offices["place"]
            or word in classes["people"]
            or word in classes["groups"]
            or word.endswith((*PEOPLE_ENDINGS, "man", "woman", "al"))
        )

    def _apposed_person(self, token: "Token") -> Filler | None:
        """Return who "one of them, Minister Ada Brown," is."""
        if token.pos_ != "NUM" and token.lower_ not in _PARTITIVE:
            return None
        named = ((c, self.cast.at.get(c.i)) for c in children(token, "appos"))
        return next((Filler(r, c, 0.9) for c, r in named if r is not None and r.type is NodeKind.PERSON), None)

    def _through_office(self, token: "Token") -> Filler | None:
        """Return the person who acts through "Brown's office", the body that does through "the UN mission"."""
        if lemma(token) in _ARMS:
            bodies = (self.cast.at.get(c.i) for c in children(token, "compound", "nmod"))
            body = next((r for r in bodies if r is not None and r.type is NodeKind.ORGANIZATION), None)
            return Filler(body, token, 0.75) if body is not None else None
        if lemma(token) not in _OFFICES:
            return None
        owners = (self.cast.at.get(c.i) for c in children(token, "poss"))
        person = next((r for r in owners if r is not None and r.type is NodeKind.PERSON), None)
        return Filler(person, token, 0.85) if person is not None else None

    def _office(self, token: "Token") -> Filler | None:
        """Fill "EU leaders", "the French foreign minister": unnamed officials stand for whom they speak for."""
        kinds: tuple[NodeKind, ...] = (NodeKind.STATE, NodeKind.ORGANIZATION)
        if lemma(token) in self.lexicon.offices["place"]:
            kinds += (NodeKind.REGION,)
        after = self.cast.at.get(token.i + 1)
        if after is not None and after.type is NodeKind.PERSON:
            return Filler(after, token, 0.9)
        modifiers = children(token, "compound", "amod", "poss", "nmod")
        if any(c.lower_ in self.lexicon.classes["camps"] for c in modifiers) or speaks_for_himself(token):
            return None  # "Zimbabwe's opposition leader" does not act for Zimbabwe
        for child in modifiers:
            role = self.cast.at.get(child.i)
            if role is not None and role.type in (NodeKind.STATE, NodeKind.ORGANIZATION, NodeKind.REGION):
                one = token.tag_ in ("NN", "NNP") or are_few(token)
                one = one and lemma(token) in _SEATED and is_party(role, self.gazetteer)
                return None if one else Filler(role, token, 0.75)  # one lawmaker is not the party
        apart = any(c.dep_ == "prep" and token.doc[c.i - 1].text == "," for c in token.rights)
        for name in ("of", "for", "from") if not apart else ():  # "the governor, of the Greens, said"
            for pobj in preposition_objects(token, name):
                role = self.cast.at.get(pobj.i)
                if role is not None and role.type in kinds:
                    return Filler(role, token, 0.75)
        bare = {c.lower_ for c in token.children if c.dep_ != "det"} <= {"'s"}
        if bare and lemma(token) in self.lexicon.offices["state"] and any(c.lower_ == "the" for c in token.lefts):
            states = [r for r in self.cast.of_type(NodeKind.STATE) if r.heads]
            only = len(states) == 1 and not comes_later(states[0], token)
            state = states[0] if only else self.nominals.only_state(token)
            return Filler(state, token, 0.6) if state is not None else None
        return None

    def _metonym(self, filler: Filler, *, acting: bool) -> Filler:
        """Read a capital as its government where it acts or is dealt with, not where something is."""
        role = filler.role
        if role.type is not NodeKind.REGION or not role.known:
            return filler
        state = self.gazetteer.capital(role.name)
        if state is None:
            return filler
        token = filler.token
        if is_site(token) or lemma(token) in self.lexicon.classes["places"]:
            return filler
        if not acting and token.dep_ == "pobj" and token.head.lower_ in ("on", "of", "to"):
            return (
                filler
                if token.head.lower_ == "of"
                else self._state(filler, state.id, state.name, dict(state.identifiers))
            )
        return self._state(filler, state.id, state.name, dict(state.identifiers))

    def _state(self, filler: Filler, key: str, name: str, identifiers: dict[str, str]) -> Filler:
        state = self.cast.add(NodeKind.STATE, name, key=key, identifiers=identifiers, known=True)
        state.add_name(filler.token.text)
        return Filler(state, filler.token, filler.confidence * 0.95)

    def seat(self, filler: Filler) -> Filler:
        """Return the state whose capital the filler is, for what is done with governments only."""
        state = self.gazetteer.capital(filler.role.name) if filler.role.known else None
        if state is None or filler.role.type is not NodeKind.REGION:
            return filler
        return self._state(filler, state.id, state.name, dict(state.identifiers))

    def further(self, token: "Token") -> list[Filler]:
        """Return the second state of "Indian and Chinese officials", whose first is the token's own entity."""
        among = [Filler(r, t, 0.8) for r, t in among_them(token, self.cast)]
        grouped = preposition_objects(token, "of")[1:] if lemma(token) in _BANDS else []
        joined = [(c, self.cast.at[c.i]) for c in grouped if c.i in self.cast.at]  # "a group of six and the bank"
        if among or joined:
            return among or [Filler(r, c, 0.8) for c, r in joined if r.named]
        several = children(token, "appos") if token.tag_ in ("NNS", "NNPS") else []
        named = [c for c in several if c.pos_ == "PROPN"]
        if named:
            at = self.cast.at
            first = 0 if token.i in at or names_all(token, self.cast) else 1  # "the officials, A and B" are A
            people = [(c, at[c.i]) for n in named for c in conjuncts(n)[first:] if c.i in at]
            return [Filler(r, c, 0.85) for c, r in people if r.type in _NAMED_BESIDE]
        own = self.cast.at.get(token.i)
        places = [Filler(r, t, 0.8) for r, t in joined_places(token, self.cast) if r is not own]
        if places:
            return places
        parties = of_parties(token, self.cast, self.gazetteer)
        if parties:
            return [Filler(r, token, 0.8) for r in parties if r is not own]
        sent = self.lexicon.offices["state"] | self.lexicon.classes["guest_nouns"]
        officers = own is None and token.tag_ == "NNS" and lemma(token) in sent
        if not officers and (own is None or own.type is not NodeKind.STATE):
            return []
        adjectives = [c for a in children(token, "amod", "compound", "nmod") for c in children(a, "conj")]
        led = [c for c in children(token, "amod", "compound", "nmod", "poss") if self.cast.at.get(c.i) is own]
        names = ("of", "from") if led else ("of", "from", "in")  # "French forces in Mali" are not of Mali
        owners = [c for name in names for t in preposition_objects(token, name) for c in conjuncts(t)]
        placed = {id(self.cast.at.get(c.i)) for c in owners}
        theirs = token.tag_[-1] == "S" and (own is None or id(own) in placed)  # "Turkish soldiers in Syria"
        roles = (self.cast.at.get(c.i) for c in adjectives + (owners if theirs else []))
        return [
            Filler(r, token, 0.75) for r in roles if r is not None and r.type is NodeKind.STATE and r is not own
        ]

    def both(self, token: "Token") -> list[Filler]:
        """Return the two parties that "both sides" or "the two men" means, if two are at hand."""
        return [Filler(r, token, 0.7) for r in two_meant(token, self.cast, self.gazetteer)]
