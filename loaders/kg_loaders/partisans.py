"""Partisans: the party of those of whom a plural says it: "Three Democrats, Ada of Ohio and Bo of Utah, ..."."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Role
from kg_loaders.nationals import PARTISANS
from kg_loaders.offices import SORTS_OF_DEMOCRAT
from kg_loaders.party_names import is_party, party_at_home
from kg_loaders.runs import Run, Runs
from kg_loaders.syntax import children, conjuncts
from kg_loaders.ties import Scene, Tie
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_partisans"]

_TITLED = frozenset(
    (
        "senators lawmakers representatives members mps meps legislators congressmen congresswomen governors "
        "councillors"
    ).split()
)
_NUMBERS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_SOME = frozenset("several both few other".split())
_NAMING = frozenset("including like notably namely especially".split())
_PAIRED: Final = {"(": ")", ",": ",", "—": "—", "–": "–", "--": "--", "-": "-", ":": "."}
_TITLES = frozenset(
    "sen sens rep reps gov govs senator senators representative representatives mr ms mrs dr former".split()
)


def _is_title(token: "Token") -> bool:
    return token.lower_ == "." or token.lower_.rstrip(".") in _TITLES


def find_partisans(scene: Scene, runs: Runs) -> Iterator[Tie]:
    """Yield the parties of the people that are named behind a plural of a party, and the places they sit for."""
    yield from _Partisans(scene, runs).run()


@dataclass(slots=True)
class _Partisans:
    scene: Scene
    runs: Runs

    def run(self) -> Iterator[Tie]:
        for noun in self.scene.parsed.doc:
            if noun.tag_ not in ("NNS", "NNPS"):
                continue
            party = self._party(noun)
            if party is not None:
                yield from self._of_noun(noun, party)
        for run in self.runs.all:
            yield from self._seated(run)

    def _of_noun(self, noun: "Token", party: Role) -> Iterator[Tie]:
        people = self._named_behind(noun) or self._among(noun) or self._with(noun)
        for person, place in people:
            yield from self._ties(person, place, party)
        if not people and noun.dep_ == "appos":
            yield from self._apposed(noun, party)

    def _ties(self, person: Run, place: Run | None, party: Role) -> Iterator[Tie]:
        at = self.runs.last(person)
        if party.home in (None, person.role.home or party.home):
            yield Tie(Relation.MEMBER_OF, person.role, party, at, "party.plural", 0.85)
            if place is not None and place.role.type is NodeKind.REGION:
                yield Tie(Relation.REPRESENTS, person.role, place.role, at, "party.seat", 0.75)

    def _party(self, noun: "Token") -> Role | None:
        """Return the party whose members the noun names: "Republicans", "Labour MPs"."""
        doc = noun.doc
        word = doc[noun.i - 1] if noun.lower_ in _TITLED and noun.i else noun
        if not word.text[:1].isupper() or word.tag_ == "POS" or doc[noun.i + 1 : noun.i + 2].text in ("'", "’"):
            return None
        role = self.scene.cast.at.get(word.i)
        members = role is not None and not role.known and role is self.scene.cast.at.get(noun.i)
        if role is not None and role.type is not NodeKind.GROUP and not members:
            return role if is_party(role, self.scene.gazetteer) else None
        text, before = word.text, doc[word.i - 1].text if word.i else ""
        if word.lower_ in ("democrat", "democrats", "democratic") and before.lower() in SORTS_OF_DEMOCRAT:
            text = f"{before} Democrats"
        entry = party_at_home(text, self.scene.gazetteer, self.scene.cast)
        if entry is None:
            return None
        party = self.scene.cast.known(entry)
        party.add_name(entry.name)
        return party

    # -- where the names stand ---

    def _named_behind(self, noun: "Token") -> list[tuple[Run, Run | None]]:
        """ "Two Democrats, Ada and Bo, ...", "Democrats - Ada, Bo and Cy - ...", "Democrats, among them Ada"."""
        doc, i = noun.doc, noun.i + 1
        opening = doc[i : i + 1].text
        i += opening in _PAIRED
        naming = doc[i : i + 1].text.lower() in _NAMING
        i += naming
        if not naming and doc[i : i + 2].text.lower() in ("such as", "among them"):
            naming, i = True, i + 2
        if not naming and opening not in _PAIRED:
            return []
        found, end = self._listed(i)
        if naming:
            return found
        counts = [_NUMBERS.get(t.lower_, 0) for t in noun.lefts if t.tag_ == "CD"]
        if counts and counts[0]:
            return found if counts[0] == len(found) else []
        closed = doc[end : end + 1].text in (_PAIRED[opening], ".", ";")
        counted = bool(counts) or any(t.lower_ in _SOME for t in noun.lefts)
        return found if len(found) > 1 and closed and (counted or opening not in ",:") else []

    def _among(self, noun: "Token") -> list[tuple[Run, Run | None]]:
        """ "Among the Democrats who refused were Ada and Bo"."""
        doc, sent = noun.doc, noun.sent
        if doc[sent.start].lower_ != "among" or noun.i > sent.start + 4:
            return []
        for verb in doc[noun.i + 1 : sent.end]:
            if verb.pos_ in ("AUX", "VERB") and verb.lower_ in ("was", "were", "is", "are"):
                found, _ = self._listed(verb.i + 1)
                if found:
                    return found
        return []

    def _with(self, noun: "Token") -> list[tuple[Run, Run | None]]:
        """ "Democrats attacked the plan, with Ada of Ohio calling it a sham and Bo of Utah walking out"."""
        verb, doc = noun.head, noun.doc
        if noun.dep_ != "nsubj" or verb.pos_ != "VERB" or verb.i < noun.i or children(noun, "conj"):
            return []
        found: list[tuple[Run, Run | None]] = []
        leads = False
        for token in doc[verb.i + 1 : noun.sent.end]:
            if token.dep_ == "nsubj" and token.i not in self.scene.cast.at and not leads:
                return []
            if token.lower_ != "with" and not (found and token.lower_ in (",", "and")):
                continue
            leads = leads or token.lower_ == "with"
            if (named := self._one(token.i + 1)) is not None:
                person, place, end = named
                acting = end < len(doc) and doc[end].tag_ == "VBG"
                if acting and place is not None and place.role.type is NodeKind.REGION:
                    found.append((person, place))
        return found

    def _apposed(self, noun: "Token", party: Role) -> Iterator[Tie]:
        """ "Ada and Bo, both Democrats"."""
        own = [t.lower_ for t in noun.lefts]
        first = noun.head
        while first.dep_ == "conj":
            first = first.head
        people = [self.scene.cast.at.get(t.i) for t in conjuncts(first)] if "both" in own or "all" in own else []
        if len(people) < 2 or any(r is None or r.type is not NodeKind.PERSON for r in people):
            return
        for role in people:
            if role is not None and party.home in (None, role.home or party.home):
                yield Tie(Relation.MEMBER_OF, role, party, noun, "party.plural", 0.85)

    # -- lists of names with places ---

    def _listed(self, i: int) -> tuple[list[tuple[Run, Run | None]], int]:
        """Return who is listed, each with the place "of" which they are, and where the list ends."""
        doc, found, joined, end = self.scene.parsed.doc, list[tuple[Run, Run | None]](), "and", i
        while (named := self._one(i)) is not None:
            found.append(named[:2])
            i = end = named[2]
            joined = doc[i : i + 2].text.lower()
            closing = "and" in joined.split() or "&" in joined
            i += 2 if joined.startswith((", and", ";and", "; and")) else 1
            if not (closing or joined[:1] in (",", ";")) or i >= len(doc):
                break
        last = doc[found[-1][0].start - 1] if found else None
        while last is not None and _is_title(last) and last.i > end - 12:
            last = last.nbor(-1)
        if len(found) > 1 and (last is None or last.lower_ != "and"):
            return found[:1], found[0][0].end
        return found, end

    def _one(self, i: int) -> tuple[Run, Run | None, int] | None:
        """Return the person named at a token, the place behind them, and where both end."""
        doc = self.scene.parsed.doc
        while i < len(doc) and _is_title(doc[i]) and i not in self.runs.starting:
            i += 1
        person = self.runs.starting.get(i)
        if person is None or person.role.type is not NodeKind.PERSON or doc[person.start].pos_ != "PROPN":
            return None
        end = person.end
        at = end + (doc[end : end + 2].text in (", of", ",of"))
        if doc[at : at + 1].text.lower() in ("of", "from"):
            place = self.runs.starting.get(at + 1)
            if place is not None and place.role.type in (NodeKind.REGION, NodeKind.STATE):
                return person, place, place.end
        return person, None, end

    def _seated(self, run: Run) -> Iterator[Tie]:
        """ "Republican Ada Brown of Ohio" sits for it."""
        doc = self.scene.parsed.doc
        word = doc[run.start - 1] if run.start else None
        if run.role.type is not NodeKind.PERSON or word is None or word.lower_ not in PARTISANS:
            return
        named = self._one(run.start)
        if named is not None and named[1] is not None and named[1].role.type is NodeKind.REGION:
            yield Tie(Relation.REPRESENTS, run.role, named[1].role, self.runs.last(run), "party.seat", 0.75)
