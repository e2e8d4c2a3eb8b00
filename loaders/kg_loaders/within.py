"""Places within places as the page has them: a name, "in" or a comma, and the larger place behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.body_kinds import kind_of
from kg_loaders.cast import Role
from kg_loaders.runs import Run, Runs
from kg_loaders.syntax import lemma
from kg_loaders.ties import PLACE_KINDS, Scene, Tie
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from kg_loaders.gazetteer import GazetteerEntry

__all__ = ["find_within"]

_SIDES = frozenset(
    (
        "northern southern eastern western central north-eastern north-western south-eastern south-western "
        "northeastern northwestern southeastern southwestern north south east west northeast northwest southeast "
        "southwest downtown nearby inner coastal rural mountainous war-torn restive troubled remote occupied "
        "neighbouring neighboring"
    ).split()
)
_PORTIONS = frozenset(
    "centre center heart north south east west northeast northwest southeast southwest outskirts outskirt suburb "
    "interior highland coast part half region area middle".split()
)
_AWAY = frozenset("from to between via".split())
_LEAVING_OUT = frozenset("from unlike besides despite beyond like except".split())
_BETWEEN = frozenset("and or between with against".split())  # "the war between Chad and the rebels in Mali"
_LEVELS: Final = {
    "city": 1,
    "capital": 1,
    "subdivision": 2,
    "territory": 2,
    "contested": 2,
    "region": 3,
    "state": 4,
    "historical": 4,
    "continent": 5,
}


def find_within(scene: Scene, runs: Runs) -> Iterator[Tie]:
    """Yield the places that are named as lying in the place behind them."""
    yield from _Within(scene, runs).run()


@dataclass(slots=True)
class _Within:
    scene: Scene
    runs: Runs

    def run(self) -> Iterator[Tie]:
        for run in self.runs.all:
            if run.role.type is NodeKind.REGION:
                yield from self._behind(run)
            elif run.role.type is NodeKind.ORGANIZATION and run.role.known:
                yield from self._known_body(run)

    def _behind(self, run: Run) -> Iterator[Tie]:
        doc, i = self.scene.parsed.doc, self._past_bracket(run.end)
        if doc[run.end - 1].dep_ == "amod" or i + 1 >= len(doc):
            return
        if i < len(doc) and lemma(doc[i]) in self.scene.lexicon.classes["places"]:
            i += 1  # "Donetsk region in eastern Ukraine"
        comma = doc[i : i + 1].text == ","
        i += comma
        if doc[i : i + 1].text.lower() == "in":
            found, sure = self._place(i + 1)
            owned = found is not None and comma and doc[found.end : found.end + 1].text in ("'s", "")
            if found is not None and not owned and self._fits(run, found.role, sure):
                yield self._tie(run, found.role, "within.in")
        elif comma:
            yield from self._capital(run, i)
            other = self.runs.starting.get(i)
            if other is not None and self._is_of(run.role, other.role) and self._is_apposed(run, other):
                yield self._tie(run, other.role, "within.comma")

    def _known_body(self, run: Run) -> Iterator[Tie]:
        """ "the Court of Session in Scotland": a known body, where it is known to be of that state."""
        i = self._past_bracket(run.end)
        doc = self.scene.parsed.doc
        if doc[i : i + 1].text.lower() != "in" or doc[max(run.start - 1, 0)].lower_ in _BETWEEN:
            return
        found, _ = self._place(i + 1)
        if found is None or not self._is_of(run.role, found.role):
            return
        if kind_of(run.role, self.scene.gazetteer) not in ("international", "alliance", "group of states"):
            yield self._tie(run, found.role, "within.body")

    def _past_bracket(self, i: int) -> int:
        doc = self.scene.parsed.doc
        if doc[i : i + 1].text != "(":
            return i
        return next((k + 1 for k in range(i, min(i + 5, len(doc))) if doc[k].text == ")"), i)

    def _place(self, i: int) -> tuple[Run | None, bool]:
        """Return the place that is named after "in", and whether words beside it say that it is a place.

        "the town of X", "Nigeria's Borno state", "the Latvian capital Riga", "the south of Mali".
        """
        doc, owner, sure = self.scene.parsed.doc, None, False
        places = self.scene.lexicon.classes["places"]
        for _ in range(9):
            if i >= len(doc):
                break
            token, run = doc[i], self.runs.starting.get(i)
            if run is not None:
                if run.role.type not in PLACE_KINDS:
                    break
                following = doc[run.end : run.end + 1]
                if following.text in ("'s", "'"):
                    owner, i, sure = run, run.end + 1, True
                    continue
                if token.dep_ == "amod" or token.tag_ == "JJ" or self._describes(run):
                    i = run.end
                    continue
                return run, sure or (bool(following) and lemma(following[0]) in places - {"state", "border"})
            word = lemma(token)
            if word in places - {"border"} or word in _PORTIONS:
                sure = True
                if owner is not None and not self._named_on(i + 1):
                    return owner, True
            elif token.text == "," and sure and lemma(doc[i - 1]) == "capital":
                pass
            elif not (token.pos_ in ("DET", "ADJ") or token.lower_ in _SIDES or (token.lower_ == "of" and sure)):
                break
            i += 1
        return None, False

    def _describes(self, run: Run) -> bool:
        """Tell whether a name only says whose the place named after it is: "the US capital city of Washington"."""
        doc, i = self.scene.parsed.doc, run.end
        while i < len(doc) and lemma(doc[i]) in self.scene.lexicon.classes["places"]:
            i += 1
        return i > run.end and doc[i - 1].i + 1 < len(doc) and self._named_on(i) and doc[i].text != ","

    def _named_on(self, i: int) -> bool:
        """Tell whether the name is still to come: "Kenya's port of Mombasa", "Kenya's second city, Mombasa"."""
        doc = self.scene.parsed.doc
        if doc[i : i + 1].text.lower() in ("of", ","):
            i += 1
        return i in self.runs.starting

    def _fits(self, run: Run, other: Role, sure: bool) -> bool:
        doc = self.scene.parsed.doc
        if other is run.role or other.type not in PLACE_KINDS:
            return False
        here, there = self._entry(run.role), self._entry(other)
        if here is not None and there is not None:
            return self._is_of(run.role, other)
        away = doc[run.start - 1].lower_ in _AWAY if run.start else False
        if away:
            return False
        if there is None and here is not None:
            return sure and here.kind in ("city", "capital")
        if here is None and there is not None and there.kind in ("city", "capital"):
            before = doc[max(run.start - 3, 0) : run.start].text.lower().split()
            return bool(before) and bool(set(before) & {"in", "at", "near", "on", "outside", "around"})
        return here is None and (there is not None or sure)

    def _is_of(self, role: Role, other: Role) -> bool:
        """Tell whether the gazetteer knows the one to lie in, or to belong to, the other's state."""
        here, there = self._entry(role), self._entry(other)
        if here is None or there is None or role is other:
            return False
        if other.type is NodeKind.STATE:
            return here.state == there.id
        larger = _LEVELS.get(there.kind, 0) > _LEVELS.get(here.kind, 0) and there.kind not in ("city", "capital")
        return larger and bool(here.state) and here.state == there.state

    def _entry(self, role: Role) -> "GazetteerEntry | None":
        return self.scene.gazetteer.get(role.key) if role.known else None

    def _capital(self, run: Run, i: int) -> Iterator[Tie]:
        """ "in Tehran, the capital,": of the state whose capital it is, where the article speaks of that state."""
        doc = self.scene.parsed.doc
        words = [t.lower_ for t in doc[i : i + 3]]
        end = doc[i + 2 : i + 3].text
        if words[:2] != ["the", "capital"] or end not in (",", ".", ";", ")", ""):
            return
        state = self.scene.gazetteer.capital(run.role.name) if run.role.known else None
        role = self.scene.cast.find(NodeKind.STATE, state.id) if state is not None else None
        if role is not None:
            yield self._tie(run, role, "within.capital")

    def _is_apposed(self, run: Run, other: Run) -> bool:
        """Tell whether "Region, State" is one place, not "In Omsk, Russia said" or a list of places."""
        doc = self.scene.parsed.doc
        after = doc[other.end : other.end + 1].text
        if after in ("'s", "'") or self.scene.gazetteer.metonym(doc[other.start : other.end].text) is not None:
            return False
        first = doc[run.start].sent
        lead = doc[first.start : run.start]
        if len(lead) and lead[-1].lower_ in _LEAVING_OUT:
            return False  # "Apart from Omsk, Russia faces"
        if doc[other.end - 1].dep_ in ("nsubj", "nsubjpass") and after != ",":
            plain = lead[0].pos_ in ("DET", "NOUN", "PROPN", "ADJ") if len(lead) else False
            return plain and not any(t.pos_ in ("VERB", "AUX", "SCONJ") for t in lead)
        third = self.runs.starting.get(other.end + 1) if after == "," else None
        if third is not None and self._is_like(other, third):
            return False  # "in New York, New Jersey, Ohio and Iowa"
        if after.lower() in ("and", "or"):
            second = self.runs.starting.get(other.end + 1)
            third = self.runs.starting.get(second.end + 1) if second is not None else None
            pair = second is not None and third is not None and doc[second.end].text == ","
            return pair and second is not None and third is not None and self._is_of(second.role, third.role)
        return True

    def _is_like(self, other: Run, third: Run) -> bool:
        """Tell whether two places stand in a list: neither holds the other, and "," or "and" is next."""
        here, there = self._entry(other.role), self._entry(third.role)
        if here is None or there is None or _LEVELS.get(there.kind, 0) > _LEVELS.get(here.kind, 0):
            return False
        return self.scene.parsed.doc[third.end : third.end + 1].text.lower() in (",", "and", "or")

    def _tie(self, run: Run, other: Role, rule: str) -> Tie:
        return Tie(Relation.LOCATED_IN, run.role, other, self.runs.last(run), rule, 0.85)
