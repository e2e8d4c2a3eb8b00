"""Structure: offices, memberships and places, read off titles, appositions and prepositions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.cast import Cast, Role
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.lexicon import Lexicon
from kg_loaders.ner import party_of
from kg_loaders.nominals import Nominals
from kg_loaders.parse import ParsedArticle
from kg_loaders.syntax import children, conjuncts, lemma, preposition_objects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Tie", "find_ties"]

_FORMER = frozenset({"former", "then", "ex", "ex-", "onetime", "late", "previous", "outgoing_"})
_BODY_TYPES = (NodeKind.STATE, NodeKind.ORGANIZATION, NodeKind.REGION)
_PLACES = (NodeKind.STATE, NodeKind.REGION)


@dataclass(frozen=True, slots=True)
class Tie:
    """A structural relation between two roles, with the token that shows it."""

    relation: Relation
    source: Role
    target: Role
    at: "Token"
    rule: str
    confidence: float
    office: str | None = None
    former: bool = False


@dataclass(slots=True)
class _Structure:
    parsed: ParsedArticle
    cast: Cast
    nominals: Nominals
    gazetteer: Gazetteer
    lexicon: Lexicon

    def __post_init__(self) -> None:
        offices = self.lexicon.offices
        self._offices = offices["state"] | offices["place"] | offices["body"]

    _offices: frozenset[str] = frozenset()

    # -- offices ------------------------------------------------------------------------------------------------

    def offices(self) -> Iterator[Tie]:
        """REPRESENTS and MEMBER_OF of people, from titles before a name, appositions and copulas."""
        doc = self.parsed.doc
        for token in doc:
            role = self.cast.at.get(token.i)
            if (
                role is None
                or role.type is not NodeKind.PERSON
                or (token.dep_ == "compound" and self.cast.at.get(token.head.i) is role)
            ):
                continue
            yield from self._before_name(token, role)
            for appos in children(token, "appos"):
                for noun in conjuncts(appos):
                    yield from self._title(noun, role, "office.appositive")
        for token in doc:
            if lemma(token) in self._offices and token.pos_ in ("NOUN", "PROPN"):
                for appos in children(token, "appos"):
                    role = self.cast.at.get(appos.i)
                    if role is not None and role.type is NodeKind.PERSON:
                        yield from self._title(token, role, "office.named")
                yield from self._copula(token)

    def _copula(self, token: "Token") -> Iterator[Tie]:
        verb = token.head
        if (
            token.dep_ == "pobj"
            and verb.lower_ == "as"
            and lemma(verb.head) in ("serve", "appoint", "elect", "name", "work", "act")
        ):
            subject = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
        elif token.dep_ in ("attr", "oprd") and lemma(verb) in (
            "be",
            "become",
            "remain",
            "elect",
            "appoint",
            "name",
        ):
            subject = children(verb, "nsubj", "nsubjpass")
        else:
            return
        if any(
            c.dep_ in ("neg",) or c.lower_ in ("would", "could", "might", "may", "will", "to")
            for c in verb.children
        ):
            return
        for t in subject:
            role = self.cast.at.get(t.i)
            if role is not None and role.type is NodeKind.PERSON:
                yield from self._title(token, role, "office.copula")

    def _before_name(self, token: "Token", role: Role) -> Iterator[Tie]:
        """Titles before a name: walk left over title words, adjectives, compounds and possessives."""
        doc = self.parsed.doc
        start = token.i
        while start > 0 and self.cast.at.get(start - 1) is role:
            start -= 1
        i = start - 1
        words: list[Token] = []
        while i >= 0 and doc[i].sent.start <= i and len(words) < 9:
            t = doc[i]
            known = self.cast.at.get(i)
            if t.lower_ in (
                ",",
                "and",
                "or",
                "-",
                "that",
                "by",
                "to",
                "with",
                "when",
                "while",
                "but",
                ":",
                '"',
                "(",
                ")",
            ) or t.pos_ in ("VERB", "ADP", "SCONJ", "CCONJ"):
                break
            if known is not None and known.type is NodeKind.PERSON:
                break
            words.insert(0, t)
            i -= 1
        while words and words[0].pos_ in ("DET", "AUX", "ADV", "PRON") and words[0].lower_ not in ("then",):
            words.pop(0)
        yield from self._from_words(words, role, token, "office.title")
        before = doc[i] if i >= 0 else None
        if before is not None and before.lower_ in ("of", "for") and words and i > 0:
            # "Secretary General of NATO Jens Stoltenberg": the words are the body, the office stands before "of".
            office = doc[i - 1]
            body = next((self.cast.at[w.i] for w in words if w.i in self.cast.at), None)
            if (
                lemma(office) in self._offices
                and body is not None
                and body.type in _BODY_TYPES
                and not any(lemma(w) in self._offices for w in words)
            ):
                yield self._tie(role, body, self._office_name(office), office, "office.of_name", 0.85)

    def _from_words(self, words: list["Token"], role: Role, at: "Token", rule: str) -> Iterator[Tie]:
        """Read "Democratic", "US", "State Department spokesperson" before a name."""
        title = [w for w in words if w.i not in self.cast.at or self.cast.at[w.i].type is NodeKind.PROPOSAL]
        office = self._office_in(title)
        bodies = [
            self.cast.at[w.i] for w in words if w.i in self.cast.at and self.cast.at[w.i].type in _BODY_TYPES
        ]
        for word in words:
            yield from self._party(word, role, at)
        if office is None:
            return
        former = any(w.lower_.rstrip("-") in _FORMER for w in words)
        role.offices.append(office)
        target = self._office_target(office, bodies, role)
        if target is not None:
            yield self._tie(role, target[0], office, at, rule, target[1], former)

    def _office_in(self, words: list["Token"]) -> str | None:
        """Return the longest run of words that is an office."""
        texts = [w.lower_ for w in words]
        best = None
        for i in range(len(texts)):
            for j in range(len(texts), i, -1):
                phrase = " ".join(texts[i:j])
                if phrase in self._offices and (best is None or len(phrase) > len(best)):
                    best = phrase
        return best

    def _office_target(self, office: str, bodies: list[Role], role: Role) -> tuple[Role, float] | None:
        if bodies:
            last = bodies[-1]
            if office in self.lexicon.offices["state"] and last.type is NodeKind.REGION:
                capital = self.gazetteer.capital(last.name) if last.known else None
                if capital is not None:
                    state = self.cast.add(
                        NodeKind.STATE,
                        capital.name,
                        key=capital.id,
                        identifiers=dict(capital.identifiers),
                        known=True,
                    )
                    return state, 0.8
            return last, 0.9
        if office in self.lexicon.offices["state"]:
            home = self.nominals.home(role) if role.home else None
            if home is not None:
                return home, 0.8
            if role.home is None:
                default = self.nominals.default_state()
                return (default, 0.55) if default is not None else None
        return None

    def _title(self, noun: "Token", role: Role, rule: str) -> Iterator[Tie]:
        """Read an apposed or copular title: "a spokesperson for the Red Cross", "Russian president"."""
        word = lemma(noun)
        doc = self.parsed.doc
        left = doc[noun.left_edge.i : noun.i + 1]
        office = self._office_in(list(left))
        bodies = []
        for name in ("of", "for", "in", "at", "from", "to"):
            for pobj in preposition_objects(noun, name):
                found = self.cast.at.get(pobj.i) or self.nominals.place_of(pobj)
                if found is not None and found.type in _BODY_TYPES:
                    bodies.append(found)
        bodies = bodies or [
            self.cast.at[t.i] for t in left if t.i in self.cast.at and self.cast.at[t.i].type in _BODY_TYPES
        ]
        for t in left:
            yield from self._party(t, role, noun)
        if office is None and word not in ("member",):
            return
        office = office or word
        former = any(t.lower_.rstrip("-") in _FORMER for t in left)
        role.offices.append(office)
        target = self._office_target(office, bodies[:1], role)
        if target is not None:
            yield self._tie(role, target[0], office, noun, rule, target[1], former)

    def _tie(
        self,
        person: Role,
        body: Role,
        office: str,
        at: "Token",
        rule: str,
        confidence: float,
        former: bool = False,
    ) -> Tie:
        if body.type is NodeKind.STATE and not former and person.home is None:
            person.home = self.cast.key_of(body)
        return Tie(Relation.REPRESENTS, person, body, at, rule, confidence, office, former)

    def _office_name(self, token: "Token") -> str:
        left = [t for t in token.lefts if t.dep_ == "compound"]
        return " ".join(t.lower_ for t in [*left, token])

    def _party(self, word: "Token", role: Role, at: "Token") -> Iterator[Tie]:
        """A party's adjective before an office or name: "Democratic mayor", "Republican Senator"."""
        if not word.text[:1].isupper():
            return
        known = self.cast.at.get(word.i)
        if known is not None and known.type is NodeKind.ORGANIZATION and "part" in known.name.casefold():
            yield Tie(Relation.MEMBER_OF, role, known, at, "party.adjective", 0.85)
            return
        if known is not None:
            return
        entries = party_of(word.text, self.gazetteer)
        if not entries:
            return
        states = [self.cast.key_of(r) for r in self.cast.of_type(NodeKind.STATE)]
        entry = next((e for e in entries if e.state in states), entries[0])
        party = self.cast.add(
            NodeKind.ORGANIZATION, entry.name, key=entry.id, identifiers=dict(entry.identifiers), known=True
        )
        party.add_name(word.text)
        yield Tie(Relation.MEMBER_OF, role, party, at, "party.adjective", 0.85)

    # -- places -------------------------------------------------------------------------------------------------

    def places(self) -> Iterator[Tie]:
        """LOCATED_IN: "X in Y", "X, Y", "the Serbian capital X", "the US state of X"."""
        doc = self.parsed.doc
        for token in doc:
            role = self.cast.at.get(token.i)
            if role is None or role.type not in _BODY_TYPES or token.dep_ == "amod":
                continue
            if role.type in _PLACES or not role.known:
                for pobj in preposition_objects(token, "in"):
                    yield from self._located(role, pobj, token, "place.in")
            yield from self._comma(token, role)
            if role.type is NodeKind.REGION:
                yield from self._kind_before(token, role)
        for token in doc:
            if lemma(token) in self.lexicon.classes["places"] and token.pos_ == "NOUN":
                yield from self._kind_of(token)

    def _located(self, role: Role, token: "Token", at: "Token", rule: str) -> Iterator[Tie]:
        other = self.cast.at.get(token.i)
        if other is not None and other is not role and other.type in _PLACES and token.dep_ != "amod":
            if role.type is NodeKind.STATE and other.type is NodeKind.REGION and other.known is False:
                return
            yield Tie(Relation.LOCATED_IN, role, other, at, rule, 0.85)

    def _comma(self, token: "Token", role: Role) -> Iterator[Tie]:
        """ "Omsk, Russia": a place, a comma, a larger place."""
        if role.type is not NodeKind.REGION:
            return
        doc = self.parsed.doc
        end = token.i + 1
        if end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].i in self.cast.at:
            other = self.cast.at[doc[end + 1].i]
            after = end + 2
            while after < len(doc) and self.cast.at.get(after) is other:
                after += 1
            listed = (
                after < len(doc)
                and doc[after].lower_ in (",", "and")
                and any(t.lower_ == "and" for t in doc[after : after + 4])
                and token.dep_ != "pobj"
            )
            if (
                other.type in _PLACES
                and other is not role
                and not listed
                and doc[end + 1].dep_ in ("appos", "npadvmod", "conj", "pobj", "nmod")
                and doc[end + 1].pos_ == "PROPN"
            ):
                if doc[end + 1].dep_ == "conj" and after < len(doc) and doc[after].lower_ in (",", "and", "or"):
                    return
                if other.type is NodeKind.STATE or self._contains(other, role):
                    yield Tie(Relation.LOCATED_IN, role, other, token, "place.comma", 0.85)

    def _contains(self, larger: Role, smaller: Role) -> bool:
        entries = self.gazetteer.lookup(larger.name)
        return (
            bool(entries)
            and entries[0].kind in ("subdivision", "territory", "contested", "region")
            and smaller.type is NodeKind.REGION
        )

    def _kind_before(self, token: "Token", role: Role) -> Iterator[Tie]:
        """ "the Serbian capital Belgrade", "the Iraqi city of Mosul"."""
        doc = self.parsed.doc
        start = token.i
        while start > 0 and self.cast.at.get(start - 1) is role:
            start -= 1
        noun = doc[start - 1] if start > 0 else None
        if noun is not None and noun.lower_ == "of" and start > 1:
            noun = doc[start - 2]
        if noun is None or lemma(noun) not in self.lexicon.classes["places"]:
            return
        for child in noun.children:
            other = self.cast.at.get(child.i)
            if (
                child.dep_ in ("amod", "poss", "compound", "nmod")
                and other is not None
                and other is not role
                and other.type in _PLACES
            ):
                yield Tie(Relation.LOCATED_IN, role, other, token, "place.kind", 0.85)

    def _kind_of(self, token: "Token") -> Iterator[Tie]:
        """ "X, a city in Y" and "X is the largest city of Y"."""
        if token.dep_ == "appos":
            subject = [token.head]
        elif token.dep_ == "attr" and lemma(token.head) == "be":
            subject = children(token.head, "nsubj")
        elif token.dep_ == "pobj":
            subject = []
        else:
            return
        for s in subject:
            role = self.cast.at.get(s.i)
            if role is None or role.type is not NodeKind.REGION:
                continue
            for name in ("in", "of"):
                for pobj in preposition_objects(token, name):
                    yield from self._located(role, pobj, token, "place.apposed")
            for child in children(token, "amod", "poss", "compound"):
                other = self.cast.at.get(child.i)
                if other is not None and other.type in _PLACES and other is not role:
                    yield Tie(Relation.LOCATED_IN, role, other, token, "place.apposed", 0.8)


def find_ties(
    parsed: ParsedArticle, cast: Cast, nominals: Nominals, gazetteer: Gazetteer, lexicon: Lexicon
) -> list[Tie]:
    """Return the offices, memberships and places that the text states, in reading order."""
    structure = _Structure(parsed, cast, nominals, gazetteer, lexicon)
    ties = [*structure.offices(), *structure.places()]
    return sorted(ties, key=lambda t: (t.at.i, t.relation))
