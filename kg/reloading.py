"""Reloading: what the installed extractor makes of the articles that are there, against what was stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.judged import judged
from kg_schema import Entity, Extraction, Judgement, Statement

__all__ = ["Change", "Changed", "changes"]


class Changed(StrEnum):
    """What became of a statement."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    """The same claim in the same words with another stance, date, confidence or office."""


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that reloading adds, removes or changes, with the entities of its article by key."""

    what: Changed
    statement: Statement
    entities: dict[str, Entity]


def changes(old: Extraction, new: Extraction, judgements: Iterable[Judgement]) -> Iterator[Change]:
    """Yield what the new extraction says otherwise than the old, as judgements leave both, in order of place."""
    before, after = judged((old, new), tuple(judgements))
    article = old.article.id
    ours, theirs = ({s.id_in(article): s for s in e.statements} for e in (before, after))
    found = []
    for identifier, statement in theirs.items():
        was = ours.get(identifier)
        if was is None:
            found.append(Change(Changed.ADDED, statement, {e.key: e for e in after.entities}))
        elif replace(was, rule=statement.rule) != statement:
            found.append(Change(Changed.CHANGED, statement, {e.key: e for e in after.entities}))
    gone = {e.key: e for e in before.entities}
    found += [Change(Changed.REMOVED, s, gone) for identifier, s in ours.items() if identifier not in theirs]
    yield from sorted(
        found, key=lambda c: (c.statement.start, c.statement.end, c.what, c.statement.id_in(article))
    )
