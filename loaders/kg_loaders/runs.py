"""Runs: the mentions of names in reading order, and the lists that they form, however they were parsed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.cast import Role
from kg_loaders.ties import Scene
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Run", "Runs"]

_BESIDE = frozenset(('"', "possibly", "perhaps", "probably", "also", "even"))


@dataclass(frozen=True, slots=True)
class Run:
    """One mention of a role: the tokens ``start..end`` (end excluded) of the document."""

    role: Role
    start: int
    end: int


class Runs:
    """The runs of tokens that name roles, found by where they begin or end."""

    def __init__(self, scene: Scene) -> None:
        self._doc = scene.parsed.doc
        at = scene.cast.at
        self.all: list[Run] = []
        start = 0
        for i in range(len(self._doc) + 1):
            before = at.get(i - 1)
            if before is not None and at.get(i) is not before:
                self.all.append(Run(before, start, i))
            if i == 0 or at.get(i) is not before:
                start = i
        self.starting = {run.start: run for run in self.all}
        self.ending = {run.end: run for run in self.all}

    def last(self, run: Run) -> "Token":
        """Return the last token of a run."""
        return self._doc[run.end - 1]

    def listed(self, start: int, *kinds: NodeKind) -> list[Run]:
        """Return the names of these kinds that are listed from a token on: "A", "A and B", "A, B, and C"."""
        found: list[Run] = []
        i = start
        while True:
            while i < len(self._doc) and (self._doc[i].pos_ == "DET" or self._doc[i].lower_ in _BESIDE):
                i += 1
            run = self.starting.get(i)
            if run is None or run.role.type not in kinds:
                return found if len(found) < 2 or self._closed(found) else found[:1]  # "A, B said": no list
            found.append(run)
            i = run.end
            joined = [t.lower_ for t in self._doc[i : i + 2]]
            if joined == [",", "and"]:
                i += 2
            elif joined and joined[0] in (",", "and"):
                i += 1
            else:
                return found if len(found) < 2 or self._closed(found) else found[:1]

    def _closed(self, found: list[Run]) -> bool:
        """Tell whether the last name is joined by "and", so that the list is one."""
        for run in found[1:]:
            before = self._doc[run.start - 1]
            while before.i > found[0].start and (before.pos_ == "DET" or before.lower_ in _BESIDE):
                before = self._doc[before.i - 1]
            if before.lower_ == "and":
                return True
        return False
