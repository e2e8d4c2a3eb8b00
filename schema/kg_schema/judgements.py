"""Judgements: decisions of people about the graph, appended and never overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from kg_schema.identifiers import content_id

__all__ = ["Handle", "Judgement", "Verdict", "counting", "live_judgements"]


class Verdict(StrEnum):
    """What a judgement decides."""

    RETRACT = "retract"
    """The article of this id is taken out of the graph."""
    RESTORE = "restore"
    """A retracted article comes back."""
    MERGE = "merge"
    """Two entities are one, under the name and id of the first."""
    SAME = "same-as"
    """Two entities are one, under the name that resolution chooses."""
    DIFFERENT = "not-same"
    """Two entities are two, whatever their names."""
    SPLIT = "split"
    """Some names or articles of an entity are an entity of their own."""
    RENAME = "rename"
    """An entity bears this name."""
    NAME = "name"
    """The user's own name for something, with its aliases."""
    ACCEPT = "accept"
    """The statement is right."""
    REJECT = "reject"
    """The statement is wrong, and stays out also when it is extracted again."""
    EDIT = "edit"
    """Another statement stands in the place of this one."""
    ADD = "add-statement"
    """An article makes a statement that was not extracted."""
    RELOAD = "reload"
    """These extractions, made again of articles that were loaded before, are the ones that count."""
    PURGE = "purge"
    """The text of the article and all that was made of it is erased; only that is kept."""
    UNDO = "undo"
    """The judgement of this id counts no more."""


@dataclass(frozen=True, slots=True, order=True)
class Handle:
    """What a judgement calls an entity by, and what no resolution changes: a key (``Entity.key``), or a key in one
    article (its id) alone.
    """

    key: str
    article: str = ""
    """Empty for all articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision with who made it, when (ISO 8601), why, and what about.

    ``subject`` is the id of an article, a statement or a judgement, or an entity as its id was; ``detail`` holds
    what the verdict needs beside it, as JSON has it. ``again`` counts equal judgements made before.
    """

    verdict: Verdict
    subject: str
    why: str
    who: str
    at: str
    detail: dict[str, Any] = field(default_factory=dict)
    again: int = 0

    @property
    def id(self) -> str:
        """Content-derived id, ``j-`` and 16 hexadecimal digits."""
        more = [part for part in (self.detail, self.again) if part]
        return content_id("j", self.verdict, self.subject, self.why, self.who, self.at, *more)

    def once_more(self) -> "Judgement":
        """Return the same judgement, made once more."""
        return replace(self, again=self.again + 1)

    def handles(self, name: str) -> tuple[Handle, ...]:
        """Return the handles that the detail has under this name."""
        return tuple(Handle(key, article or "") for key, article in self.detail.get(name, ()))


_OF_ARTICLES: Final = frozenset({Verdict.RETRACT, Verdict.RESTORE, Verdict.RELOAD, Verdict.PURGE, Verdict.UNDO})


def counting(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the ids of the judgements that are not undone; an undoing counts unless it is undone itself."""
    made = _in_time(judgements)
    undone: set[str] = set()
    for judgement in reversed(made):
        if judgement.verdict is Verdict.UNDO and judgement.id not in undone:
            undone.add(judgement.subject)
    return frozenset(j.id for j in made if j.id not in undone)


def live_judgements(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements about entities and statements that are not undone, in the order of their times."""
    made = _in_time(judgements)
    count = counting(made)
    return tuple(j for j in made if j.id in count and j.verdict not in _OF_ARTICLES)


def _in_time(judgements: Iterable[Judgement]) -> list[Judgement]:
    return sorted(judgements, key=lambda j: j.at)
