"""Statement tables that users bring: read into coded statements, what is wrong named by row and column."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.analysis.coded import CodedStatement
from kg_schema import ReadError

__all__ = ["StatementTable", "decoded", "read_table"]

_COLUMNS: Final = ("person", "organization", "concept", "agreement", "date")
_DOCUMENT: Final = ("document_id", "document", "document_title")
_YES: Final = frozenset({"1", "true", "yes", "agree", "agrees", "+", "+1", "for"})
_NO: Final = frozenset({"0", "false", "no", "disagree", "disagrees", "-", "against"})


@dataclass(frozen=True, slots=True)
class StatementTable:
    """The rows that could be used, and a sentence for each that could not and each column that is missing."""

    statements: tuple[CodedStatement, ...]
    problems: tuple[str, ...]


class _BadCell(Exception):
    """A cell that cannot be used; its text says why."""


def read_table(text: str, name: str = "the table") -> StatementTable:
    """Return the statements of a CSV with the columns person, organization, concept, agreement and date.

    Agreement is 1 or 0, yes or no, true or false, or a whole number of a longer scale; dates are days in ISO 8601,
    a time after them is ignored, and an empty cell is an unknown date. ``document_id`` and ``statement_id`` are
    used where they are there. Separators are commas, semicolons or tabs. ReadError where there is no concept, no
    agreement, or neither person nor organization.
    """
    reader = csv.DictReader(
        io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=_delimiter(text), strict=False
    )
    header = {(column or "").strip().casefold(): column for column in reader.fieldnames or ()}
    problems = _missing(header, name)
    statements = []
    for number, row in enumerate(reader, 1):
        cells = {key: (row.get(column) or "").strip() for key, column in header.items()}
        try:
            statements.append(_statement(number, cells))
        except _BadCell as error:
            problems.append(f"{name}, row {number} (line {reader.line_num}), {error} This row is left out.")
    return StatementTable(tuple(statements), tuple(problems))


def _delimiter(text: str) -> str:
    first = text.lstrip("\ufeff").partition("\n")[0]
    return max(",;\t", key=first.count)


def _missing(header: Mapping[str, str], name: str) -> list[str]:
    missing = [column for column in _COLUMNS if column not in header]
    needed = [column for column in missing if column in ("concept", "agreement")]
    if needed or {"person", "organization"} <= set(missing):
        wanted = " and ".join(f"'{column}'" for column in needed or ["person", "organization"])
        found = ", ".join(header) or "none"
        raise ReadError(f"In {name} the column {wanted} is missing; there are: {found}. Name the columns so.")
    return [f"{name} has no column '{column}': it is taken as empty." for column in missing]


def _statement(number: int, cells: Mapping[str, str]) -> CodedStatement:
    if not cells["concept"]:
        raise _BadCell("column 'concept': it is empty.")
    if not (cells.get("person") or cells.get("organization")):
        raise _BadCell("columns 'person' and 'organization': both are empty.")
    document = next((cells[column] for column in _DOCUMENT if cells.get(column)), f"row {number}")
    identifier = cells.get("statement_id", "")
    return CodedStatement(
        number=int(identifier) if identifier.isdecimal() else number,
        document=document,
        on=_date(cells.get("date", "")),
        person=cells.get("person", ""),
        organization=cells.get("organization", ""),
        concept=cells["concept"],
        agreement=_agreement(cells["agreement"]),
    )


def _date(cell: str) -> date | None:
    if not cell:
        return None
    try:
        return date.fromisoformat(cell.replace("T", " ").split(" ")[0])
    except ValueError:
        raise _BadCell(f"column 'date': '{cell}' is not a day such as 2025-04-26.") from None


def _agreement(cell: str) -> int:
    word = cell.casefold()
    if word in _YES:
        return 1
    if word in _NO:
        return 0
    if not word:
        raise _BadCell("column 'agreement': it is empty.")
    try:
        return int(cell.removesuffix(".0"))  # as tables of numbers with gaps are written
    except ValueError:
        raise _BadCell(f"column 'agreement': '{cell}' is neither 1 nor 0.") from None


def decoded(data: bytes) -> str:
    """Return the text of a table in UTF-8, or else in Windows-1252, in which spreadsheets save."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
