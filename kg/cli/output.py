"""Rows on standard output, notes on standard error."""

import io
import json
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

import typer

from kg_schema import KGError

if TYPE_CHECKING:
    from kg.results import ResultTable

__all__ = ["Format", "emit", "json_text", "note", "one_line", "text_table", "width", "written"]

# Control characters and bidirectional overrides of an article must not steer a terminal.
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ESCAPED: Final = re.compile("[\x7f\x85\u2028\u2029\ud800-\udfff]")
_NARROW: Final = re.compile("[ -~\xa1-\xac\xae-\u02ff\u2010-\u2027]*")
"""Text of which each character takes one column of a terminal."""
_WIDTH_OF_PIPES: Final = 100


class Format(StrEnum):
    """How rows come out."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def note(text: str) -> None:
    """Write a note for people to standard error."""
    typer.echo(_UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text), err=True)


def emit(table: "ResultTable", style: Format) -> None:
    """Write the rows to standard output; warnings and what was cut off to standard error."""
    match style:
        case Format.TABLE:
            text = text_table(table)
        case Format.JSON:
            text = table.to_json()
        case Format.JSONL:
            text = table.to_jsonl()
        case Format.CSV:
            text = table.to_csv()
    typer.echo(text, nl=False)
    for warning in table.warnings:
        note(f"Warning: {warning}")
    if table.truncated:
        note(f"Only the first {len(table.rows)} rows are shown; --limit sets how many.")


def json_text(value: object, indent: int | None = None) -> str:
    """Return the value as JSON with its characters as they are, yet no line break inside a string.

    Line separators and lone surrogates, which break readers of lines and encoders, are escaped.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def one_line(text: str) -> str:
    """Return the text as one line that is safe to show on a terminal."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def text_table(table: "ResultTable") -> str:
    """Return the rows as a table for people, as wide as the terminal, long cells wrapped."""
    rows = [[one_line(cell) for cell in cells] for cells in table.cells()]
    lines = _fitting([one_line(column) for column in table.columns], rows) or _wrapped(table.columns, rows)
    count = f"{len(rows)} row{'' if len(rows) == 1 else 's'}"
    return "\n".join([*lines, f"({count})"]) + "\n"


def _fitting(head: list[str], rows: list[list[str]]) -> list[str]:
    """Return the lines of a table that needs no wrapping, none where it does: thousands of rows at once."""
    if not head or not all(_NARROW.fullmatch(cell) for row in (head, *rows) for cell in row):
        return []
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    whole = sum(widths) + 2 * (len(widths) - 1)
    if whole > width():
        return []
    drawn = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in (head, *rows)]
    return [drawn[0], "-" * whole, *drawn[1:]]


def _wrapped(columns: Sequence[str], rows: list[list[str]]) -> list[str]:
    from rich.box import Box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    underlined = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
    grid = Table(box=underlined, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        grid.add_column(Text(one_line(column)), overflow="fold")
    for row in rows:
        grid.add_row(*map(Text, row))
    drawn = io.StringIO()
    Console(file=drawn, width=width(), color_system=None, highlight=False).print(grid)
    return [line.rstrip() for line in drawn.getvalue().splitlines()]


def width() -> int:
    """Return how many columns the terminal has; a fixed number where standard output is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH_OF_PIPES


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """Give a stream that writes the file, its folder made if need be; ``-`` is standard output.

    The file appears whole or not at all. KGError where it cannot be written.
    """
    if str(path) == "-":
        yield sys.stdout
        return
    special = path.exists() and not path.is_file()  # a device or a pipe is written as it is
    draft = path if special else path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        if not special:
            draft.replace(path)
    except OSError as error:
        raise KGError(f"'{path}' cannot be written: {error.strerror}; choose another place with -o.") from error
    finally:
        if not special:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
