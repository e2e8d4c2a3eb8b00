"""Coded statements: who said of what concept whether they agree, as Discourse Network Analyzer keeps them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

__all__ = ["CodedStatement", "Duplicates", "Scale", "Variable", "distinct"]

_Key: TypeAlias = tuple[object, ...]


class Variable(StrEnum):
    """What the rows or columns of a network can be."""

    PERSON = "person"
    ORGANIZATION = "organization"
    CONCEPT = "concept"


class Duplicates(StrEnum):
    """Within what a repeated statement counts once; ``include`` counts every one."""

    INCLUDE = "include"
    DOCUMENT = "document"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ACROSSRANGE = "acrossrange"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedStatement:
    """A row of a statement table.

    ``agreement`` is 1 or 0, or a number on a longer scale. ``on`` is the date of the document, None if unknown.
    ``number`` orders statements of one day.
    """

    number: int
    document: str
    on: date | None
    person: str
    organization: str
    concept: str
    agreement: int

    def value(self, variable: Variable) -> str:
        """Return what stands in the row for this variable."""
        match variable:
            case Variable.PERSON:
                return self.person
            case Variable.ORGANIZATION:
                return self.organization
            case Variable.CONCEPT:
                return self.concept


@dataclass(frozen=True, slots=True)
class Scale:
    """The values of agreement that occur in all of a table, rising, whatever part of it a network is made of."""

    values: tuple[int, ...] = (0, 1)

    @classmethod
    def of(cls, statements: Iterable[CodedStatement]) -> "Scale":
        """Return the scale of these statements: 0 and 1 where there is nothing else."""
        found = {s.agreement for s in statements}
        return cls() if found <= {0, 1} else cls(tuple(sorted(found)))

    @property
    def binary(self) -> bool:
        """Whether it says only yes or no."""
        return self.values == (0, 1)

    @property
    def range(self) -> int:
        """The distance between its ends, 1 at least."""
        return max(1, self.values[-1] - self.values[0])


def distinct(
    statements: Iterable[CodedStatement],
    duplicates: Duplicates,
    variables: tuple[Variable, Variable],
    *,
    with_agreement: bool,
) -> tuple[CodedStatement, ...]:
    """Return the statements, by date and number, of those that repeat each other only the first.

    Two repeat each other when both variables are equal, and the agreement too if ``with_agreement``, within one
    document, week, month, year or altogether. Of weeks (ISO 8601) and months only the number counts, not the year:
    so does Discourse Network Analyzer. What has no date repeats, in these three, only what its document says.
    """
    ordered = sorted(statements, key=lambda s: (s.on or date.max, s.number))
    if duplicates is Duplicates.INCLUDE:
        return tuple(ordered)
    first: dict[_Key, CodedStatement] = {}
    for s in ordered:
        key = (*(s.value(v) for v in variables), s.agreement if with_agreement else None, _span(s, duplicates))
        first.setdefault(key, s)
    return tuple(first.values())


def _span(s: CodedStatement, duplicates: Duplicates) -> int | str:
    if duplicates is Duplicates.ACROSSRANGE:
        return ""
    if duplicates is Duplicates.DOCUMENT or s.on is None:
        return s.document
    match duplicates:
        case Duplicates.WEEK:
            return s.on.isocalendar().week
        case Duplicates.MONTH:
            return s.on.month
        case _:
            return s.on.year
