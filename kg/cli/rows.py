"""Rows of records as a table of answers."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg.cli.output import Format, emit

if TYPE_CHECKING:
    from kg.results import ResultTable

__all__ = ["emit_records", "table_of"]


def table_of(
    records: Iterable[Mapping[str, Any]], columns: Iterable[str], *, truncated: bool = False
) -> "ResultTable":
    """Return these columns of the records; ``truncated`` tells that there were more."""
    from kg.results import ResultTable

    wanted = tuple(columns)
    return ResultTable(wanted, tuple(tuple(record[column] for column in wanted) for record in records), truncated)


def emit_records(
    records: list[dict[str, Any]],
    columns: tuple[str, ...],
    style: Format,
    *,
    narrow: tuple[str, ...] = (),
    truncated: bool = False,
) -> None:
    """Write the records in this form; a table for people shows the ``narrow`` columns alone, if any are given."""
    shown = narrow if narrow and style is Format.TABLE else columns
    emit(table_of(records, shown, truncated=truncated), style)
