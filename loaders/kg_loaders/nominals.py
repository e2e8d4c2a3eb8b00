"""Nominal mentions: "Russian forces", "the government", "the president", "protesters", "the bill" as entities."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg_loaders.cast import Cast, Role
from kg_loaders.coreference import Coreference
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.lexicon import Lexicon
from kg_loaders.parse import ParsedArticle
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Nominals", "noun_phrase"]

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "his", "her", "their", "both"})
_BARE_STATE = frozenset(
    (
        "government administration army military authority regime ministry troop official cabinet leadership "
        "junta monarchy"
    ).split()
)
_FAMILIES = (
    "plan proposal idea bid offer scheme initiative suggestion framework roadmap strategy approach notion concept "
    "push effort",
    "deal agreement accord treaty pact settlement compromise contract solution",
    "bill law legislation act measure reform amendment statute provision rule regulation mandate motion "
    "resolution",
    "truce ceasefire cease-fire armistice",
    "talk negotiation summit dialogue diplomacy meeting",
    "vote election referendum poll ballot",
    "inquiry investigation impeachment trial probe process",
    "tariff tax duty levy",
    "attack strike bombing raid assault airstrike shelling offensive",
    "protest march rally demonstration",
    "restriction lockdown curfew quarantine measure ban",
    "claim allegation accusation",
    "ruling verdict decision judgment order",
)
_FAMILY_OF = {word: i for i, line in enumerate(_FAMILIES) for word in line.split()}
_ANYTHING = frozenset("move decision measure step proposal plan idea action initiative".split())
_MAX_WORDS = 8


def noun_phrase(token: "Token") -> list["Token"]:
    """Return the tokens of the phrase a noun heads, without determiner, relative clauses and far attachments."""
    left = [t for t in token.lefts if t.dep_ not in ("det", "predet", "cc", "preconj", "neg", "mark", "relcl")]
    start = min([t.left_edge.i for t in left], default=token.i)
    end = token.i + 1
    for t in token.rights:
        if (
            t.dep_ == "prep"
            and t.i == end
            and t.lower_ in ("of", "on", "for", "to", "with", "against", "in", "between", "from")
        ):
            clauses = [
                d.left_edge.i for d in t.subtree if d.dep_ in ("relcl", "acl", "advcl", "ccomp", "appos", "conj")
            ]
            stop = min([t.right_edge.i + 1, *clauses])
            if stop - start > _MAX_WORDS + 3 or stop <= t.i + 1:
                break
            end = stop
            if t.lower_ != "of" or stop <= t.right_edge.i:
                break
        elif t.dep_ in ("punct", "case"):
            continue
        else:
            break
    tokens = list(token.doc[start:end])
    while tokens and (
        tokens[0].pos_ == "DET"
        or tokens[0].is_punct
        or tokens[0].lower_ in ("the", "a", "an", "its", "his", "her", "their", "our", "my")
    ):
        tokens = tokens[1:]
    while tokens and tokens[-1].is_punct:
        tokens = tokens[:-1]
    return tokens


@dataclass(slots=True)
class Nominals:
    """Finds and remembers the nominal mentions of an article, in reading order."""

    parsed: ParsedArticle
    cast: Cast
    lexicon: Lexicon
    gazetteer: Gazetteer
    coreference: Coreference
    _proposals: list[tuple[Role, str, frozenset[str]]] = field(default_factory=list)

    def run(self) -> None:
        """Add every nominal mention to the cast."""
        for role in list(self.cast.of_type(NodeKind.PROPOSAL)):
            word = (
                role.name.split()[-1].casefold()
                if not role.name.split()[-1].isdigit()
                else role.name.split()[-2].casefold()
            )
            self._proposals.append((role, word, frozenset(role.name.casefold().split()[:-1])))
        self._proposals.sort(key=lambda p: p[0].heads[0] if p[0].heads else 0)
        for token in self.parsed.doc:
            dated = token.ent_type_ in ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY")
            if (
                token.i not in self.cast.at
                and token.pos_ in ("NOUN", "PROPN")
                and not dated
                and not self._inside_name(token)
            ):
                self._nominal(token)

    def _inside_name(self, token: "Token") -> bool:
        return token.dep_ == "compound" and token.head.i in self.cast.at and token.head.pos_ == "PROPN"

    def _person_named(self, token: "Token") -> Role | None:
        """Return the person whose title the noun is: "Australia's foreign minister, Neil Farraday, ..."."""
        for other in [*(c for c in token.children if c.dep_ == "appos"), *token.doc[token.i + 1 : token.i + 2]]:
            role = self.cast.at.get(other.i)
            if role is not None and role.type is NodeKind.PERSON:
                return role
        return None

    def _nominal(self, token: "Token") -> None:
        word = lemma(token)
        classes = self.lexicon.classes
        offices = self.lexicon.offices
        if word in offices["state"] | offices["body"] | offices["place"]:
            person = self._person_named(token)
            if person is not None:
                self.cast.at[token.i] = person
                return
        place = self.place_of(token)
        acts = token.dep_ == "nsubj" or (token.dep_ == "pobj" and token.head.dep_ == "agent")
        if place is not None and (word in classes["state_bodies"] or (acts and word in classes["instruments"])):
            self._mention(token, place)
            return
        if word in self.lexicon.offices["state"] | self.lexicon.offices["body"] and token.tag_ == "NN":
            body = self._body_of(token)
            if body is not None and word in (
                "spokesperson",
                "spokesman",
                "spokeswoman",
                "spokespeople",
                "representative",
            ):
                self._mention(token, body)
                return
        if word in classes["bodies"] and token.tag_ in ("NN", "NNP", "NNPS"):
            self._body(token, place)
            return
        if word in _BARE_STATE and any(c.lower_ in ("the", "this") for c in token.lefts):
            state = self.default_state(token)
            if state is not None:
                self._mention(token, state)
                return
        if (word in classes["proposals"] and token.pos_ == "NOUN") or (
            word in classes["proposals"] and token.text[:1].isupper()
        ):
            self._proposal(token, word)
            return
        if word in classes["groups"] and (
            token.tag_ in ("NNS", "NNPS")
            or word
            in ("police", "people", "public", "opposition", "community", "crowd", "mob", "majority", "staff")
        ):
            self._group(token)
        elif word == "step" and _definite(token) and self._proposals:
            self._mention(token, self._proposals[-1][0])

    def _mention(self, token: "Token", role: Role) -> None:
        tokens = noun_phrase(token)
        span = (
            self.parsed.doc[min(tokens[0].i, token.i) : token.i + 1]
            if tokens
            else self.parsed.doc[token.i : token.i + 1]
        )
        bounds = self.parsed.bounds(span)
        self.cast.mention(role, token.i, bounds, " ".join(self.parsed.article.text[bounds[0] : bounds[1]].split()))

    def _phrase(self, token: "Token") -> str:
        tokens = noun_phrase(token)
        if not tokens:
            return str(token.text)
        start, end = self.parsed.start(tokens[0]), self.parsed.end(tokens[-1])
        return " ".join(self.parsed.article.text[start:end].split()).strip("\"'“”‘’,. ")

    def place_of(self, token: "Token") -> Role | None:
        """Return the state or region that modifies a noun: "Russian", "Russia's", "of Russia", "the Kremlin"."""
        for child in children(token, "amod", "compound", "poss", "nmod"):
            role = self.cast.at.get(child.i)
            if role is not None and role.type in (NodeKind.STATE, NodeKind.REGION):
                return role
            if (
                role is not None
                and role.type is NodeKind.PERSON
                and child.dep_ in ("poss", "compound")
                and role.home
            ):
                return self.home(role)
            if role is None and child.dep_ == "poss" and child.pos_ == "PRON":
                owner = self.coreference.resolve(child)
                if owner is not None and owner.type in (NodeKind.STATE, NodeKind.REGION):
                    return owner
                if owner is not None and owner.type is NodeKind.PERSON and owner.home:
                    return self.home(owner)
                entry = self.gazetteer.demonym(owner.name.split()[0]) if owner is not None else None
                if entry is not None:
                    return self.cast.add(
                        entry.type, entry.name, key=entry.id, identifiers=dict(entry.identifiers), known=True
                    )
        for name in ("of", "in", "from", "for"):
            for pobj in preposition_objects(token, name):
                role = self.cast.at.get(pobj.i)
                if role is not None and role.type in (NodeKind.STATE, NodeKind.REGION):
                    return role
        return None

    def owner_of(self, token: "Token") -> Role | None:
        """Return the state, region or body whose the thing is: "Hezbollah depots", "the Red Crescent's convoy"."""
        for child in children(token, "compound", "poss", "amod", "nmod"):
            role = self.cast.at.get(child.i)
            if role is not None and role.type is NodeKind.ORGANIZATION:
                return role
        for pobj in preposition_objects(token, "of"):
            role = self.cast.at.get(pobj.i)
            if role is not None and role.type is NodeKind.ORGANIZATION:
                return role
        return self.place_of(token)

    def site(self, token: "Token") -> Role:
        """Return an unnamed place: "a hospital", local to the article."""
        name = self._phrase(token)
        role = self.cast.add(NodeKind.REGION, name[:1].upper() + name[1:], local=True, named=False)
        self._mention(token, role)
        role.add_name(name)
        return role

    def home(self, person: Role) -> Role | None:
        """Return the state that a person acts for, cast if it is not yet."""
        entry = self.gazetteer.get(person.home or "")
        if entry is None:
            return self.cast.find(NodeKind.STATE, person.home or "")
        return self.cast.add(entry.type, entry.name, key=entry.id, identifiers=dict(entry.identifiers), known=True)

    def _body_of(self, token: "Token") -> Role | None:
        """Return the body that a spokesperson speaks for."""
        for name in ("for", "of"):
            for pobj in preposition_objects(token, name):
                role = self.cast.at.get(pobj.i)
                if role is None and lemma(pobj) in self.lexicon.classes["state_bodies"]:
                    role = self.place_of(pobj)
                if role is not None and role.type is not NodeKind.PROPOSAL:
                    return role
        for child in children(token, "compound", "poss", "amod", "nmod"):
            role = self.cast.at.get(child.i)
            if role is not None and role.type is not NodeKind.PROPOSAL:
                return role
        return None

    def default_state(self, near: "Token | None" = None) -> Role | None:
        """Return the state that "the government" means when nothing says which.

        It is the state of the party, body or person that the sentence is about, else the one most named.
        """
        for token in near.sent if near is not None else ():
            role = self.cast.at.get(token.i)
            if role is not None and role.home and token.dep_ in ("nsubj", "nsubjpass", "poss", "pobj"):
                home = self.home(role)
                if home is not None:
                    return home
        states = [r for r in self.cast.of_type(NodeKind.STATE) if r.heads]
        return max(states, key=lambda r: (sum(r.names.values()), -r.order), default=None)

    def _body(self, token: "Token", place: Role | None) -> None:
        word = lemma(token)
        modifiers = children(token, "amod", "compound", "poss", "nmod")
        if not modifiers and not preposition_objects(token, "of"):
            known = [
                r
                for r in self.cast.of_type(NodeKind.ORGANIZATION)
                if word in r.name.casefold().split() and r.heads and r.heads[0] < token.i
            ] or [
                r
                for r in self.cast.of_type(NodeKind.ORGANIZATION)
                if word in r.name.casefold().split() and r.heads
            ]
            if known:
                self._mention(token, known[-1])
                return
            if not (_definite(token) or token.text[:1].isupper() or word in ("parliament", "police", "congress")):
                return
        if token.tag_ == "NNS":
            return
        name = self._phrase(token)
        role = self.cast.add(NodeKind.ORGANIZATION, name[:1].upper() + name[1:], named=False)
        if place is not None and place.type is NodeKind.STATE:
            role.home = role.home or self.cast.key_of(place)
        self._mention(token, role)
        role.add_name(name)

    def _group(self, token: "Token") -> None:
        name = self._phrase(token)
        bare = not children(token, "amod", "compound", "poss", "nmod", "prep", "relcl", "acl")
        if bare:
            word = lemma(token)
            known = [
                r
                for r in self.cast.of_type(NodeKind.GROUP)
                if r.heads and lemma(self.parsed.doc[r.heads[0]]) == word
            ]
            if known:
                self._mention(token, known[-1])
                return
        role = self.cast.add(NodeKind.GROUP, name[:1].upper() + name[1:], local=True, named=False, plural=True)
        self._mention(token, role)
        role.add_name(name)
        role.add_name(str(token.text))

    def _proposal(self, token: "Token", word: str) -> None:
        modifiers = frozenset(
            lemma(t)
            for c in children(token, "amod", "compound", "poss", "nmod")
            for t in c.subtree
            if t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
        ) | frozenset(lemma(t) for n in ("of", "on", "for", "to") for t in preposition_objects(token, n))
        known = self._same_proposal(word, modifiers, token)
        if known is not None:
            self._mention(token, known)
            known.add_name(self._phrase(token))
            return
        name = self._phrase(token)
        role = self.cast.add(NodeKind.PROPOSAL, name[:1].upper() + name[1:], local=True, named=False)
        self._proposals.append((role, word, modifiers))
        self._mention(token, role)
        role.add_name(name)

    def _same_proposal(self, word: str, modifiers: frozenset[str], token: "Token") -> Role | None:
        family = _FAMILY_OF.get(word, word)
        for role, other, theirs in reversed(self._proposals):
            if _FAMILY_OF.get(other, other) != family and not (
                word in _ANYTHING and _definite(token) and not modifiers
            ):
                continue
            if not modifiers:
                if _definite(token):
                    return role
                continue
            if (
                modifiers == theirs
                or (word == other and modifiers < theirs)
                or (word == other and theirs and theirs < modifiers)
            ):
                return role
        return None

    def clause_proposal(self, verb: "Token") -> Role:
        """Return the proposal that a clause names: "ceding territory" of "balked at ceding territory"."""
        tokens = [verb]
        for child in verb.rights:
            if (
                child.dep_ in ("dobj", "prep", "prt", "advmod", "xcomp", "acomp", "attr", "oprd")
                and child.right_edge.i - verb.i <= _MAX_WORDS
            ):
                tokens = list(verb.doc[verb.i : child.right_edge.i + 1])
        while tokens[-1].is_punct:
            tokens.pop()
        start, end = self.parsed.start(tokens[0]), self.parsed.end(tokens[-1])
        name = " ".join(self.parsed.article.text[start:end].split())
        role = self.cast.add(NodeKind.PROPOSAL, name[:1].upper() + name[1:], local=True, named=False)
        self.cast.mention(role, verb.i, (start, end), name)
        return role

    def thing(self, token: "Token") -> Role:
        """Return a proposal made of whatever noun phrase a position is about."""
        name = self._phrase(token)
        role = self.cast.add(NodeKind.PROPOSAL, name[:1].upper() + name[1:], local=True, named=False)
        self._mention(token, role)
        role.add_name(name)
        return role

    def group(self, token: "Token") -> Role:
        """Return a group made of a noun phrase that acts."""
        self._group(token)
        return self.cast.at[token.i]


def _definite(token: "Token") -> bool:
    return any(c.lower_ in _DEFINITE for c in token.lefts if c.dep_ in ("det", "poss", "predet"))
