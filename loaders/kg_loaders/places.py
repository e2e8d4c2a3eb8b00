"""Places within places: LOCATED_IN, where the text says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.cast import Role
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_loaders.ties import BODIES, PLACE_KINDS, Scene, Tie
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_places"]

_NARROWING = frozenset("particularly especially notably including mainly mostly chiefly".split())
_PORTIONS = frozenset("centre center heart highland north south east west outskirt interior part half".split())
_COUNTRY = frozenset("country nation state republic kingdom".split())


_SEATLESS = frozenset("campaign party coalition alliance opposition network union majority".split())


def find_places(scene: Scene) -> Iterator[Tie]:
    """Yield the places and bodies that the text puts into a place."""
    return _Places(scene).run()


_NAMED_OF = frozenset("province state town city district region village governorate county island".split())


@dataclass(slots=True)
class _Places:
    scene: Scene

    def run(self) -> Iterator[Tie]:
        at, kinds = self.scene.cast.at, self.scene.lexicon.classes["places"]
        for token in self.scene.parsed.doc:
            role = at.get(token.i)
            if (
                role is not None
                and role.type in BODIES
                and token.dep_ != "amod"
                and at.get(token.i + 1) is not role
            ):
                yield from self._named(token, role)
            elif role is None and token.pos_ == "NOUN" and lemma(token) in kinds:
                yield from self._kind_of(token)
            if token.lower_ in _NARROWING:
                yield from self._narrowed(token)

    def _named(self, token: "Token", role: Role) -> Iterator[Tie]:
        if role.type in PLACE_KINDS or (not role.known and not self._passing(token, role)):
            for word in self.scene.parsed.doc[self.scene.first_of(token, role) : token.i + 1]:
                within = [self._place_at(pobj) for pobj in preposition_objects(word, "in")]
                if role.type is NodeKind.ORGANIZATION:
                    within = [p for p in within if p is not None and not self._is_continent(p)]
                for place in within if role not in within else ():  # "the councils of Fife in Fife and Moray"
                    yield from self._in(role, place, token, "place.in")
        if role.type is NodeKind.REGION:
            yield from self._comma(token, role)
            yield from self._kind_before(token, role)
            yield from self._owned(token, role)
        if role.type is NodeKind.ORGANIZATION and not role.known:
            for head in children(token, "appos"):
                for pobj in preposition_objects(head, "in"):
                    yield from self._in(role, self._place_at(pobj), token, "place.apposed_body")

    def _passing(self, token: "Token", role: Role) -> bool:
        """Tell whether the words name no body that has a seat: "launched her campaign in Lyon"."""
        return not role.named and role.type is NodeKind.ORGANIZATION and lemma(token) in _SEATLESS

    def _place_at(self, token: "Token") -> Role | None:
        """Return the place that an argument names, also "the province of Banten" and "Wardak province"."""
        role = self.scene.cast.at.get(token.i)
        if role is not None:
            return role if role.type in PLACE_KINDS and token.dep_ != "amod" else None
        if lemma(token) not in self.scene.lexicon.classes["places"] and lemma(token) not in _PORTIONS:
            return None
        inner = preposition_objects(token, "of") + children(token, "compound", "nmod", "poss")
        found = (self._place_at(t) for t in inner)
        return next((r for r in found if r is not None), None)

    def _in(self, role: Role, other: Role | None, at: "Token", rule: str) -> Iterator[Tie]:
        if other is None or other is role or other.type not in PLACE_KINDS:
            return
        if role.type is NodeKind.STATE and not self._continent(other):
            return
        if self._elsewhere(role, other):
            return
        yield Tie(Relation.LOCATED_IN, role, other, at, rule, 0.85)

    def _elsewhere(self, role: Role, other: Role) -> bool:
        """Tell whether a known town is known to lie in another state: "refugees from Kabul in Pakistan"."""
        here = self.scene.gazetteer.get(role.key) if role.known else None
        there = self.scene.gazetteer.get(other.key) if other.known else None
        if here is None or there is None or here.kind not in ("city", "capital", "subdivision"):
            return False
        state = there.id if other.type is NodeKind.STATE else there.state
        return bool(state and here.state) and state != here.state

    def _comma(self, token: "Token", role: Role) -> Iterator[Tie]:
        """ "Omsk, Russia": a place, a comma, a larger place; not a list."""
        doc, at = self.scene.parsed.doc, self.scene.cast.at
        following = token.i + 2
        if following >= len(doc) or doc[token.i + 1].text != "," or doc[following].i not in at:
            return
        other = at[following]
        after = following
        while after < len(doc) and at.get(after) is other:
            after += 1
        if self.scene.gazetteer.metonym(doc[following:after].text) is not None:
            return  # "In Washington, State Department spokesman Ada Brown said"
        owner = after < len(doc) and doc[after].dep_ == "case"  # "near Omsk, Russia's ministry said"
        listed = (
            owner or (after < len(doc) and doc[after].lower_ in ("and", "or")) or doc[following].dep_ == "conj"
        )
        commas = (
            after + 1 < len(doc)
            and doc[after].text == ","
            and (after + 1) in at
            and at[after + 1].type in PLACE_KINDS
        )
        if listed or commas or doc[following].pos_ != "PROPN" or doc[following].dep_ in ("nsubj", "nsubjpass"):
            return
        if other.type is NodeKind.STATE or self._larger(other):
            yield from self._in(role, other, token, "place.comma")

    def _continent(self, place: Role) -> bool:
        """Tell whether states lie in the place: "Chad in central Africa"; none lies in a city."""
        entries = self.scene.gazetteer.lookup(place.name)
        return place.type is NodeKind.REGION and bool(entries) and entries[0].kind in ("continent", "region")

    def _is_continent(self, place: Role) -> bool:
        entry = self.scene.gazetteer.get(place.key) if place.known else None
        return entry is not None and entry.kind == "continent"

    def _is_water(self, place: Role) -> bool:
        entries = self.scene.gazetteer.lookup(place.name)
        return bool(entries) and entries[0].kind == "waters"

    def _larger(self, place: Role) -> bool:
        entries = self.scene.gazetteer.lookup(place.name)
        kinds = ("subdivision", "territory", "contested", "region")
        return place.type is NodeKind.REGION and bool(entries) and entries[0].kind in kinds

    def _kind_before(self, token: "Token", role: Role) -> Iterator[Tie]:
        """ "the Serbian capital Belgrade", "the Iraqi city of Mosul", "the country's capital, Tunis"."""
        doc = self.scene.parsed.doc
        i = self.scene.first_of(token, role) - 1
        while i > 0 and doc[i].lower_ in ("of", ","):
            i -= 1
        noun = doc[i] if i >= 0 else None
        if noun is None or lemma(noun) not in self.scene.lexicon.classes["places"]:
            return
        for child in children(noun, "amod", "poss", "compound", "nmod"):
            other = self.scene.cast.at.get(child.i)
            if other is None and child.dep_ == "poss" and lemma(child) in _COUNTRY and lemma(noun) == "capital":
                other = self.scene.nominals.default_state(token)
            if other is None or not self._is_water(other):  # "the Black Sea port of Odesa"
                yield from self._in(role, other, token, "place.kind")

    def _owned(self, token: "Token", role: Role) -> Iterator[Tie]:
        """ "Afghanistan's Wardak province": the province lies in the state whose it is."""
        head = token.head if token.dep_ in ("compound", "nmod") else token
        if head.i != token.i and lemma(head) not in self.scene.lexicon.classes["places"]:
            return
        for child in children(head, "poss"):
            other = self.scene.cast.at.get(child.i)
            if other is not None and other.type is NodeKind.STATE:
                yield from self._in(role, other, token, "place.owned")

    def _kind_of(self, token: "Token") -> Iterator[Tie]:
        """ "X, a city in Y" and "X is the largest city of Y"."""
        if token.dep_ == "appos":
            subject = [token.head]
        elif token.dep_ == "attr" and lemma(token.head) == "be":
            subject = children(token.head, "nsubj")
        else:
            return
        for s in subject:
            role = self.scene.cast.at.get(s.i)
            if role is None or role.type is not NodeKind.REGION:
                continue
            others = [self._place_at(p) for n in ("in", "of") for p in preposition_objects(token, n)]
            others += [self.scene.cast.at.get(c.i) for c in children(token, "amod", "poss", "compound")]
            for other in others if not _is_listed(token) else ():
                yield from self._in(role, other, token, "place.apposed")

    def _narrowed(self, token: "Token") -> Iterator[Tie]:
        """ "in eastern Ukraine, particularly in Donetsk and Kharkiv": the narrower places lie in the wider."""
        doc, at = token.doc, self.scene.cast.at
        if token.i < 2 or doc[token.i - 1].text != "," or token.i + 2 >= len(doc):
            return
        wider = at.get(token.i - 2)
        first = token.i + (2 if doc[token.i + 1].lower_ == "in" else 1)
        if wider is None or wider.type not in PLACE_KINDS:
            return
        for i in range(first, min(first + 6, len(doc))):
            narrower = at.get(i)
            if narrower is not None and narrower.type is NodeKind.REGION:
                yield from self._in(narrower, wider, doc[i], "place.narrowed")
            elif doc[i].lower_ not in ("and", ",", "the"):
                return


def _is_listed(noun: "Token") -> bool:
    """Tell whether a place apposed is the next in a list: "Homs, the province of Idlib, and the town of Jisr"."""
    named = lemma(noun) in _NAMED_OF and any(c.lower_ == "the" for c in noun.lefts)
    best = any(c.tag_ == "JJS" or c.lower_ in ("main", "second") for c in noun.lefts)
    after = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 3].text
    listed = bool(children(noun, "conj")) or after.startswith((", and", "and "))
    return noun.dep_ == "appos" and named and not best and listed
