"""Seats: where a body is at home, from its kind and place beside its name, and what it is a part of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.body_kinds import kind_of
from kg_loaders.cast import Role
from kg_loaders.runs import Run, Runs
from kg_loaders.syntax import children, conjuncts, lemma, preposition_objects
from kg_loaders.ties import PLACE_KINDS, Scene, Tie
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_seats"]

_BASED = frozenset("based headquartered".split())
_EVERYWHERE: Final = ("international", "alliance", "group of states", "mission")
_PROTECTION = frozenset("aegis auspices umbrella".split())
_PARTS = _PROTECTION | frozenset("member part arm branch unit division subsidiary department agency".split())
_OFFICES = frozenset(
    (
        "office ministry department agency service authority bureau corps army police directorate commission "
        "secretariat inspectorate navy guard guards"
    ).split()
)


def find_seats(scene: Scene, runs: Runs) -> Iterator[Tie]:
    """Yield the places and states of bodies that their names stand beside."""
    yield from _Seats(scene, runs).run()


@dataclass(slots=True)
class _Seats:
    scene: Scene
    runs: Runs

    def run(self) -> Iterator[Tie]:
        for run in self.runs.all:
            if run.role.type is NodeKind.ORGANIZATION and run.role.named:
                yield from self._kind_before(run)
                yield from self._based(run)
                name = self.scene.parsed.doc[run.start : run.end].text
                if not run.role.known or (" of " in name and not self.scene.gazetteer.lookup(name)):
                    yield from self._of_state(run)
        for token in self.scene.parsed.doc:
            if token.tag_ == "NNS" and lemma(token) in self.scene.lexicon.classes["seated_bodies"]:
                yield from self._kinds_listed(token)
        yield from self._members()

    def _kind_before(self, run: Run) -> Iterator[Tie]:
        """ "Iranian airline Kivan Air", "Berlin non-profit Open Harbour", "state-owned lender Karolyi Bank"."""
        doc, i = self.scene.parsed.doc, run.start - 1
        if i >= 0 and doc[i].text == '"':
            i -= 1
        if doc[run.start].is_lower:
            i = run.start  # "the newspaper El Faro": one mention
        if i < 0 or lemma(doc[i]) not in self.scene.lexicon.classes["seated_bodies"]:
            return
        place = self._place_left(i)
        if place is not None:
            yield from self._seated(run, place, "seat.kind")

    def _place_left(self, i: int) -> Role | None:
        """Return the place before a kind of body, none beyond a comma or verb."""
        doc = self.scene.parsed.doc
        for k in range(i, max(i - 8, doc[i].sent.start - 1), -1):
            run = self.runs.ending.get(k)
            if run is not None and run.role.type in PLACE_KINDS and (k == i or run.end == k):
                return run.role
            token = doc[k - 1] if k else doc[0]
            if token.pos_ not in ("NOUN", "ADJ", "VERB", "PROPN", "ADV") and token.tag_ not in (
                "HYPH",
                "AFX",
                "VBN",
            ):
                return None
            if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"):
                return None
            if token.tag_ in ("NNS", "NNPS") and token.lower_ not in ("rights", "news", "arms"):
                return None
        return None

    def _seated(self, run: Run, place: Role, rule: str) -> Iterator[Tie]:
        if not self._may_be_there(run.role, place):
            return
        yield Tie(Relation.LOCATED_IN, run.role, place, self.runs.last(run), rule, 0.8)

    def _may_be_there(self, body: Role, place: Role) -> bool:
        entry = self.scene.gazetteer.get(body.key) if body.known else None
        if entry is None or not entry.state:
            return kind_of(body, self.scene.gazetteer) not in _EVERYWHERE
        other = self.scene.gazetteer.get(place.key)
        return entry.state in (place.key, other.state if other is not None else None)

    def _kinds_listed(self, noun: "Token") -> Iterator[Tie]:
        """ "German firms including A, B and C", "German carmakers A and B"."""
        doc, i = self.scene.parsed.doc, noun.i + 1
        if i < len(doc) and doc[i].text == ",":
            i += 1
        if i < len(doc) and doc[i].lower_ in ("including", "like"):
            i += 1
        elif doc[i : i + 2].text.lower() == "such as":
            i += 2
        elif doc[i - 1].text == ",":
            return
        bodies = self.runs.listed(i, NodeKind.ORGANIZATION)
        place = self._place_left(noun.i)
        for body in bodies if place is not None else ():
            assert place is not None
            yield from self._seated(body, place, "seat.listed")

    def _based(self, run: Run) -> Iterator[Tie]:
        """ "the Geneva-based Institute", "the Institute, (which is) based in Geneva", "a body based in Geneva"."""
        doc, i = self.scene.parsed.doc, run.start - 1
        while (
            i > 1 and doc[i].pos_ in ("ADJ", "NOUN") and doc[i].lower_ not in _BASED and i not in self.runs.ending
        ):
            i -= 1
        if i > 1 and doc[i].lower_ in _BASED and doc[i - 1].tag_ == "HYPH":
            before = self.runs.ending.get(i - 1)
            if before is not None and before.role.type in PLACE_KINDS:
                yield Tie(Relation.LOCATED_IN, run.role, before.role, self.runs.last(run), "seat.based", 0.9)
        end = run.end
        if end < len(doc) and doc[end].text == "(":
            end = next((k + 1 for k in range(end, min(end + 5, len(doc))) if doc[k].text == ")"), end)
        for k in range(end, min(end + 9, len(doc) - 2)):
            if doc[k].lower_ in _BASED and doc[k + 1].lower_ in ("in", "at"):
                place = self.runs.starting.get(k + 2)
                if place is not None and place.role.type in PLACE_KINDS:
                    yield Tie(Relation.LOCATED_IN, run.role, place.role, self.runs.last(run), "seat.based", 0.9)
                return
            verb = doc[k].pos_ in ("VERB", "AUX") and doc[k].lower_ not in ("is", "are", "was", "were")
            if verb or doc[k].text == "." or (k in self.runs.starting and k > end + 1):
                return

    def _of_state(self, run: Run) -> Iterator[Tie]:
        """ "the Shipping Office of Germany", "the Guard Corps of Iran": an office of a state is a part of it."""
        doc = self.scene.parsed.doc
        words = [doc[k].lower_ for k in range(run.start, run.end)]
        owner: Role | None = None
        office = words
        if "of" in words[1:-1]:
            cut = len(words) - 1 - words[::-1].index("of")
            names = [w for w in doc[run.start + cut + 1 : run.end].text.split() if w.lower() != "the"]
            entry = next(iter(self.scene.gazetteer.lookup(" ".join(names))), None)
            known = self.scene.cast.find(NodeKind.STATE, entry.id) if entry is not None else None
            if entry is not None and entry.type is NodeKind.STATE:
                owner = known or self.scene.cast.known(entry)
            office = words[:cut]
        elif doc[run.end : run.end + 1].text.lower() == "of" and run.end + 1 < len(doc):
            after = self.runs.starting.get(run.end + 1 + (doc[run.end + 1].lower_ == "the"))
            owner = after.role if after is not None and after.role.type is NodeKind.STATE else None
        if owner is None or office[-1] not in _OFFICES or not self._may_be_there(run.role, owner):
            return
        owner.add_name(owner.name)
        yield Tie(Relation.LOCATED_IN, run.role, owner, self.runs.last(run), "seat.of_state", 0.8)

    def _members(self) -> Iterator[Tie]:
        """ "EU member states Latvia and Croatia", "NATO member Turkey", "EU members including Latvia"."""
        doc = self.scene.parsed.doc
        for run in self.runs.all:
            i = run.end
            if doc[i - 1].lower_ in ("member", "members"):
                i -= 1  # "EU members": one mention
            if run.role.type is not NodeKind.ORGANIZATION:
                continue
            if doc[i : i + 1].text.lower() not in ("member", "members"):
                yield from self._named_behind(run)
                continue
            plural = doc[i].lower_ == "members"
            i += 1
            if doc[i : i + 1].text.lower() in ("state", "states", "country", "countries", "nation", "nations"):
                plural, i = doc[i].lower_.endswith("s"), i + 1
            if doc[i : i + 1].text.lower() in ("including", "like"):
                i += 1
            elif doc[i : i + 2].text.lower() == "such as":
                i += 2
            found = self.runs.listed(i, NodeKind.STATE, NodeKind.ORGANIZATION)
            for member in found if plural else found[:1]:
                yield Tie(Relation.MEMBER_OF, member.role, run.role, self.runs.last(member), "member.list", 0.85)
        for token in doc:
            if token.pos_ == "NOUN" and lemma(token) in _PARTS:
                yield from self._part(token)

    def _named_behind(self, run: Run) -> Iterator[Tie]:
        """ "members of the African Union such as Chad", "EU countries including Latvia and Croatia"."""
        doc, i = self.scene.parsed.doc, run.end
        start = run.start - (doc[run.start - 1].lower_ == "the")
        if doc[i : i + 1].text.lower() in ("countries", "states", "nations") and run.role.named:
            i += 1
        elif start < 2 or doc[start - 1].lower_ != "of" or doc[start - 2].lower_ != "members":
            return
        i += doc[i : i + 1].text == ","
        if doc[i : i + 1].text.lower() == "including":
            i += 1
        elif doc[i : i + 2].text.lower() == "such as":
            i += 2
        else:
            return
        for member in self.runs.listed(i, NodeKind.STATE):
            yield Tie(Relation.MEMBER_OF, member.role, run.role, self.runs.last(member), "member.list", 0.85)

    def _part(self, noun: "Token") -> Iterator[Tie]:
        """ "Latvia is a member of NATO", "the agency, part of the ministry", "a bank under the aegis of"."""
        at = self.scene.cast.at
        if noun.dep_ == "pobj" and noun.head.lower_ == "under":
            verb = noun.head.head
            owners = children(verb, "nsubj") if verb.pos_ in ("AUX", "VERB") else [verb]
        elif noun.dep_ == "appos" and lemma(noun) not in _PROTECTION:
            verb, owners = noun, [noun.head]
        elif noun.dep_ == "attr" and lemma(noun) not in _PROTECTION:
            verb, owners = noun.head, children(noun.head, "nsubj")
        else:
            return
        if any(
            c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in ("to", "may", "could", "would", "will"))
            for c in verb.children
        ):
            return
        former = any(c.lower_ in ("former", "prospective", "potential", "future", "aspiring") for c in noun.lefts)
        for owner in (c for o in owners for c in conjuncts(o)):
            part = at.get(owner.i)
            if part is None or part.type not in (NodeKind.STATE, NodeKind.ORGANIZATION) or former:
                continue
            for other in preposition_objects(noun, "of"):
                whole = at.get(other.i)
                if whole is not None and whole.type is NodeKind.ORGANIZATION and whole is not part:
                    yield Tie(Relation.MEMBER_OF, part, whole, owner, "member.part", 0.85)
