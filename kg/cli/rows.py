"""Rows of records as a table of answers."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import typer

from kg.cli.output import Format, emit, json_text, note

if TYPE_CHECKING:
    from kg.results import ResultTable

__all__ = ["emit_records", "json_lines", "table_of"]


def table_of(
    records: Iterable[Mapping[str, Any]], columns: Iterable[str], *, truncated: bool = False
) -> "ResultTable":
    """Return these columns of the records; ``truncated`` tells that there were more."""
    from kg.results import ResultTable

    wanted = tuple(columns)
    return ResultTable(wanted, tuple(tuple(record[column] for column in wanted) for record in records), truncated)


def json_lines(columns: Iterable[str], records: Iterable[Mapping[str, Any]]) -> str:
    """Return a JSON array with each record on a line of its own; thousands are written many times as fast so."""
    wanted = tuple(columns)
    lines = ",\n".join(f"  {json_text({column: record[column] for column in wanted})}" for record in records)
    return f"[\n{lines}\n]" if lines else "[]"


def emit_records(
    records: list[dict[str, Any]],
    columns: tuple[str, ...],
    style: Format,
    *,
    narrow: tuple[str, ...] = (),
    truncated: bool = False,
) -> None:
    """Write the records in this form; a table for people shows the ``narrow`` columns alone, if any are given."""
    if style is Format.JSON:
        typer.echo(json_lines(columns, records))
        if truncated:
            note(f"Only the first {len(records)} rows are shown; --limit sets how many.")
        return
    shown = narrow if narrow and style is Format.TABLE else columns
    emit(table_of(records, shown, truncated=truncated), style)
