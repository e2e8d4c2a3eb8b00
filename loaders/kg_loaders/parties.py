"""Parties of people: MEMBER_OF and REPRESENTS from brackets, lists, possessives, and where a member is from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Role
from kg_loaders.nationals import PARTISANS
from kg_loaders.party_names import is_party, party_at_home
from kg_loaders.runs import Run, Runs
from kg_loaders.syntax import lemma
from kg_loaders.ties import PLACE_KINDS, Scene, Tie
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["find_parties"]

_LETTERS: Final = {"D": "democratic-party", "R": "republican-party", "I": ""}
"""What stands for a party in American brackets; independents have a seat and no party."""
_MEMBERS = frozenset(
    (
        "member members lawmaker lawmakers mp mps mep meps senator senators congressman congresswoman legislator "
        "legislators politician politicians colleague colleagues councillor councillors representative "
        "representatives leader leaders co peer peers candidate candidates deputy deputies governors"
    ).split()
)
_RIVAL = frozenset("rival opposing allied fellow former sister hated".split())
_FELLOWS = ("colleague", "counterpart", "opponent", "rival", "challenger", "predecessor")
_OWNED = frozenset("party coalition alliance movement bloc".split())
_INCLUDING = ("including", "include", "like")
_LEADING = ("head", "lead", "chair")
_LED = frozenset("group team mission delegation faction bloc alliance party list in since until".split())
"""What may follow a body that somebody heads: "led the OSCE mission", but not "led the OSCE to leave"."""
_DASHES = ("--", "—", "–", ";")
_AMERICAN: Final = "USA"
_POSTAL: Final = {
    "ala": "AL", "ariz": "AZ", "ark": "AR", "calif": "CA", "colo": "CO", "conn": "CT", "del": "DE", "fla": "FL",
    "ga": "GA", "ill": "IL", "ind": "IN", "kan": "KS", "ky": "KY", "la": "LA", "md": "MD", "mass": "MA",
    "mich": "MI", "minn": "MN", "miss": "MS", "mo": "MO", "mont": "MT", "neb": "NE", "nev": "NV", "n.h": "NH",
    "n.j": "NJ", "n.m": "NM", "n.y": "NY", "n.c": "NC", "n.d": "ND", "okla": "OK", "ore": "OR", "pa": "PA",
    "r.i": "RI", "s.c": "SC", "s.d": "SD", "tenn": "TN", "tex": "TX", "vt": "VT", "va": "VA", "wash": "WA",
    "w.va": "WV", "wis": "WI", "wyo": "WY",
}  # fmt: skip
"""How the American press shortens the states, by their postal codes."""


def find_parties(scene: Scene, runs: Runs) -> Iterator[Tie]:
    """Yield the parties of people, and the places that they sit for, as brackets, lists and possessives tell."""
    yield from _Parties(scene, runs).run()


def _kind_beside(before: "Token", after: "Span") -> "Token | None":
    """Return the "party" of "his party, the Harbour Front," beside the name of the body."""
    doc, i = before.doc, before.i - (before.lower_ == "the")
    closed = not after or after[0].is_punct or after[0].pos_ in ("VERB", "AUX")
    if i < 2 or doc[i].text != "," or doc[i - 1].lower_ not in _OWNED or not closed:
        return None
    return doc[i - 1] if doc[i - 2].tag_ in ("PRP$", "POS", "WP$") else None


@dataclass(slots=True)
class _Parties:
    scene: Scene
    runs: Runs
    seen: set[tuple[int, int]] = field(default_factory=set)

    def run(self) -> Iterator[Tie]:
        for run in self.runs.all:
            if run.role.type is NodeKind.PERSON:
                yield from self._after_name(run)
                yield from self._of_whom(run)
                yield from self._leads(run)
                yield from self._described(run)
            elif self._is_party(run.role):
                yield from self._members(run)
                yield from self._owner(run)
            elif self._is_called_party(run):
                yield from self._owner(run)

    def _is_party(self, role: Role) -> bool:
        return is_party(role, self.scene.gazetteer)

    def _is_called_party(self, run: Run) -> bool:
        """Tell whether a body is said to be somebody's party: "his coalition, the Harbour Union"."""
        doc, i = self.scene.parsed.doc, run.start
        body = run.role.type is NodeKind.ORGANIZATION and run.role.named
        return body and i > 2 and _kind_beside(doc[i - 1], doc[run.end : run.end + 1]) is not None

    # -- what stands after a name: "(D-Ohio)", ", R-Texas,", "(CDU)", "(Labour)" ---

    def _after_name(self, run: Run) -> Iterator[Tie]:
        doc, i = self.scene.parsed.doc, run.end
        if i + 1 >= len(doc) or doc[i].text not in ("(", ","):
            return
        closing = ")" if doc[i].text == "(" else ","
        end = next(
            (k for k in range(i + 1, min(i + 7, len(doc))) if doc[k].text in (closing, ".", *_DASHES)), None
        )
        if end is None:
            return
        words = doc[i + 1 : end].text.replace(" - ", "-").strip()
        letter, _, place = words.partition("-")
        if letter in _LETTERS and (place or (closing == ")" and letter != "I")):
            yield from self._party_letter(run, letter, place.strip(), end)
        elif closing == ")":
            first = re.split(r"[,/]", words)[0].strip()
            party = self._party_called(first, i + 1)
            if party is not None:
                yield self._tie(Relation.MEMBER_OF, run, party, "party.bracket", 0.85)

    def _party_letter(self, run: Run, letter: str, place: str, end: int) -> Iterator[Tie]:
        entry = self.scene.gazetteer.get(_LETTERS[letter])
        if entry is None and _LETTERS[letter]:
            return
        if entry is not None:
            party = self.scene.cast.known(entry)
            party.add_name(entry.name)
            yield self._tie(Relation.MEMBER_OF, run, party, "party.letter", 0.9)
        named = self.runs.ending.get(end) if place.rstrip(".").casefold() not in _POSTAL else None
        seat = named.role if named is not None and named.role.type in PLACE_KINDS else self._seat(place)
        if seat is not None:
            yield self._tie(Relation.REPRESENTS, run, seat, "party.seat", 0.8)

    def _seat(self, place: str) -> Role | None:
        code = _POSTAL.get(place.rstrip(".").casefold(), place)
        entry = self.scene.gazetteer.get(f"US-{code}") or next(
            (e for e in self.scene.gazetteer.lookup(place) if e.kind == "subdivision" and e.state == _AMERICAN),
            None,
        )
        if entry is None:
            return None
        role = self.scene.cast.known(entry)
        role.add_name(place)
        return role

    def _party_called(self, word: str, i: int) -> Role | None:
        named = self.runs.starting.get(i)
        if named is not None and self._is_party(named.role):
            return named.role
        if named is not None and named.role.known and named.role.type is not NodeKind.ORGANIZATION:
            return None
        named_so = (
            e for e in self.scene.gazetteer.lookup(word) if e.kind == "party" and not e.needs_context(word)
        )
        entry = party_at_home(word, self.scene.gazetteer, self.scene.cast) or next(named_so, None)
        if entry is None or not word[:1].isupper():
            return None
        role = self.scene.cast.known(entry)
        role.add_name(word)
        return role

    # -- members: "Democrats Ada and Bo", "Labour MPs Ada and Bo", "members of the party, including Ada" ---

    def _members(self, run: Run) -> Iterator[Tie]:
        doc, i = self.scene.parsed.doc, run.end
        if doc[run.start].is_lower:
            return  # "party leader Ada Brown" names no party
        if i < len(doc) and doc[i].text == "(":
            i = next((k + 1 for k in range(i, min(i + 5, len(doc))) if doc[k].text == ")"), i)
        titled = False
        while i < len(doc) and (doc[i].lower_ in _MEMBERS or doc[i].tag_ == "HYPH"):
            titled, i = True, i + 1
        plural = titled or doc[i - 1].tag_ in ("NNS", "NNPS") or doc[run.end - 1].text.endswith("s")
        last = doc[i - 1]
        if doc[run.start - 1].lower_ == "of" and run.start > 1 and doc[run.start - 2].lower_ in _MEMBERS:
            plural = doc[run.start - 2].lower_.endswith("s")
        elif doc[run.start - 2 : run.start].text.lower() == "of the" and run.start > 2:
            plural = plural or doc[run.start - 3].lower_ in _MEMBERS
        people: list[Run] = []
        if titled or (plural and last.tag_ in ("NNS", "NNPS")):
            people = self.runs.listed(i, NodeKind.PERSON)
        if not people and plural:
            people = self._included(i)
        for person in people if plural else people[:1]:
            yield self._tie(Relation.MEMBER_OF, person, run.role, "party.list", 0.85)

    def _included(self, i: int) -> list[Run]:
        """Return who is named after "including", "such as" or "like" behind a party or its members."""
        doc = self.scene.parsed.doc
        if i < len(doc) and doc[i].text == ",":
            i += 1
        if i >= len(doc):
            return []
        if doc[i].lower_ in _INCLUDING:
            i += 1
        elif doc[i : i + 2].text.lower() == "such as":
            i += 2
        else:
            return []
        while i < len(doc) and lemma(doc[i]) in self.scene.lexicon.offices["body"]:
            i += 1
        return self.runs.listed(i, NodeKind.PERSON)

    # -- whose party it is: "Ada Ruiz's centrist Harbour Party", "said his Harbour Party" ---

    def _owner(self, run: Run) -> Iterator[Tie]:
        doc, i = self.scene.parsed.doc, run.start - 1
        if (beside := _kind_beside(doc[i], doc[run.end : run.end + 1])) is not None:
            i = beside.i - 1
        while i > 0 and self._describes(doc[i]):
            i -= 1
        if i < 1 or doc[i].sent.start != doc[run.start].sent.start:
            return
        if run.end < len(doc) and lemma(doc[run.end]) in _FELLOWS:
            return
        if doc[run.start : run.end].text.islower():
            return  # "his party" names none
        person: Role | None = None
        if doc[i].tag_ == "POS":
            before = self.runs.ending.get(i)
            person = before.role if before is not None else None
        elif doc[i].tag_ == "PRP$" and doc[i].lower_ in ("his", "her"):
            person = self._meant(doc[i])
        elif doc[i].tag_ == "WP$":
            before = self.runs.ending.get(i - 1 if doc[i - 1].text == "," else i)
            person = before.role if before is not None else None
        if person is not None and person.type is NodeKind.PERSON:
            at = doc[run.end - 1]
            yield Tie(Relation.REPRESENTS, person, run.role, at, "party.owner", 0.75)

    def _meant(self, pronoun: "Token") -> Role | None:
        """Return whom "his" means: in "the president or his Harbour Party" the president, whoever that is."""
        doc, i = pronoun.doc, pronoun.i
        joined = i > 1 and doc[i - 1].lower_ in ("and", "or")
        if joined and doc[i - 2].tag_ in ("NN", "NNP"):
            return self.scene.cast.at.get(i - 2)
        return self.scene.nominals.coreference.resolve(pronoun)

    def _leads(self, run: Run) -> Iterator[Tie]:
        """ "Ada Ruiz, who heads the Harbour Union group", "Ada Ruiz, who led the OSCE mission"."""
        doc = self.scene.parsed.doc
        i = run.end + (run.end < len(doc) and doc[run.end].text == ",")
        if i + 3 >= len(doc) or doc[i].lower_ != "who" or lemma(doc[i + 1]) not in _LEADING:
            return
        i += 2
        while i + 1 < len(doc) and doc[i].pos_ in ("DET", "ADJ") and i not in self.runs.starting:
            i += 1
        led = self.runs.starting.get(i)
        if led is None or led.role.type is not NodeKind.ORGANIZATION or led.end >= len(doc):
            return
        end = led.end + (doc[led.end].tag_ == "POS")
        if end < len(doc) and (doc[end].is_punct or doc[end].lower_ in _LED):
            yield self._tie(Relation.REPRESENTS, run, led.role, "party.leads", 0.75)

    def _describes(self, token: "Token") -> bool:
        if token.lower_ in _RIVAL:
            return False
        return token.pos_ in ("ADJ", "ADV") or token.tag_ in ("VBN", "HYPH", "VBG") or self._side(token)

    def _side(self, token: "Token") -> bool:
        """Tell whether a word between an owner and a party describes the party: "opposition", "center", "left"."""
        following = token.doc[token.i + 1]
        return token.lower_ in ("opposition", "center", "centre") or following.tag_ == "HYPH"

    # -- where a member is from: "a Kentucky Republican", "Ohio Republican Ada Brown" ---

    def _of_whom(self, run: Run) -> Iterator[Tie]:
        """ "Ohio Republican Ada Brown", "Ada Brown, a Kentucky Republican", "Ada Brown, a Democrat from Ohio"."""
        doc = self.scene.parsed.doc
        before = self.runs.ending.get(run.start)
        if before is not None and self._is_party(before.role) and before.end - before.start == 1:
            seat = self._seat_before(before.start)
            if seat is not None:
                yield self._tie(Relation.REPRESENTS, run, seat, "party.seat", 0.75)
        if run.end + 1 >= len(doc) or doc[run.end].text != ",":
            return
        i = run.end + 1
        while i < len(doc) and (doc[i].pos_ in ("DET", "ADJ") and i not in self.scene.cast.at):
            i += 1
        seat_run = self.runs.starting.get(i)
        seat = None
        if seat_run is not None and seat_run.role.type is NodeKind.REGION:
            seat, i = seat_run.role, seat_run.end
        noun = doc[i] if i < len(doc) else None
        if noun is None or not noun.text[:1].isupper() or noun.tag_ in ("NNS", "NNPS"):
            return
        named = self.runs.starting.get(i)
        party = named.role if named is not None and self._is_party(named.role) else None
        if party is None and party_at_home(noun.text, self.scene.gazetteer, self.scene.cast) is None:
            return
        if seat is None and i + 2 < len(doc) and doc[i + 1].lower_ in ("of", "from"):
            following = self.runs.starting.get(i + 2)
            seat = following.role if following is not None and following.role.type is NodeKind.REGION else None
            if doc[i - 1].text == ",":
                party = party or self._party_called(noun.text, i)
                if party is not None:
                    yield self._tie(Relation.MEMBER_OF, run, party, "party.apposed", 0.85)
        if seat is not None:
            yield self._tie(Relation.REPRESENTS, run, seat, "party.seat", 0.75)

    def _described(self, run: Run) -> Iterator[Tie]:
        """ "The Ohio Democrat" where it means somebody named before."""
        word = self.scene.parsed.doc[run.start]
        if run.end - run.start > 1 or word.lower_ not in PARTISANS or word.text in run.role.names:
            return
        entry = party_at_home(word.text, self.scene.gazetteer, self.scene.cast)
        if entry is not None:
            party = self.scene.cast.known(entry)
            party.add_name(entry.name)
            yield self._tie(Relation.MEMBER_OF, run, party, "party.described", 0.8)
        seat = self._seat_before(run.start)
        if seat is not None:
            yield self._tie(Relation.REPRESENTS, run, seat, "party.seat", 0.75)

    def _seat_before(self, i: int) -> Role | None:
        before = self.runs.ending.get(i)
        return before.role if before is not None and before.role.type is NodeKind.REGION else None

    def _tie(self, relation: Relation, run: Run, target: Role, rule: str, confidence: float) -> Tie:
        return Tie(relation, run.role, target, self.runs.last(run), rule, confidence)
