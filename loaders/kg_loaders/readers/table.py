"""CSV and TSV: one article a row, under the usual names of columns."""

import csv
from collections.abc import Iterator, Mapping

from kg_loaders.readers.base import Draft, Input, ReadOptions
from kg_loaders.readers.decoding import decoded, what_binary
from kg_loaders.readers.fields import NAMES, field_of, text_field
from kg_loaders.readers.jsonl import record_draft, why_no_text
from kg_schema import ReadError

__all__ = ["TableReader", "names_columns"]

_SEPARATORS = ",;\t|"
_BYTES_A_CHARACTER = 8
_MOST_COLUMNS = 1_000


def names_columns(line: str, field_map: Mapping[str, str]) -> bool:
    """Tell whether a line is the first row of a table that has a column of text."""
    names = _columns(line)[1] if any(sign in line for sign in _SEPARATORS) else []
    known = {name for what in NAMES if (name := field_of(what, names, field_map))}
    return len(known) > 1 and text_field(names, field_map) in known


def _columns(line: str) -> tuple[str, list[str]]:
    """Return the sign between columns, the commonest in the line, and the names of the columns."""
    separator = max(_SEPARATORS, key=lambda sign: (line.count(sign), -_SEPARATORS.index(sign)))
    row = csv.reader([line.replace("\r", " ").replace("\n", " ")], delimiter=separator)
    return separator, [name.strip() for name in next(row, [])]


class TableReader:
    """Reads rows lazily; the first row names the columns, the sign between them is found there."""

    name = "csv"
    suffixes = (".csv", ".tsv")
    media_types = ("text/csv", "text/tab-separated-values")

    def drafts(self, source: Input, options: ReadOptions) -> Iterator[Draft]:
        """Yield the article of each row; rows are counted from 1, the row of names being none."""
        most = options.article_limit * _BYTES_A_CHARACTER
        csv.field_size_limit(max(csv.field_size_limit(), most))
        lines = _lines(source, most)
        first = next(lines, "")
        if not first.strip():
            raise ReadError(f"{source.label}: it is empty.")
        separator, names = _columns(first)
        if len(names) > _MOST_COLUMNS:
            raise ReadError(f"{source.label}: its first row has {len(names)} columns, more than {_MOST_COLUMNS}.")
        if text_field(names, options.field_map) is None:
            raise ReadError(f"{source.label}: {why_no_text(names, options)}.")
        number = 0
        rows = csv.reader(lines, delimiter=separator)
        try:
            for row in rows:
                if row:
                    number += 1
                    record = dict(zip(names, row, strict=False))
                    yield record_draft(record, f"{source.label}:{number}", options)
        except csv.Error as error:
            raise ReadError(f"{source.label}: row {number + 1} is not CSV ({error}).") from error


def _lines(source: Input, most: int) -> Iterator[str]:
    """Yield the lines of a table with their ends; raise ReadError at what is not text."""
    with source.open() as stream:
        number = 0
        while line := stream.readline(most + 1):
            number += 1
            if len(line) > most:
                raise ReadError(f"{source.label}: line {number} is longer than {most} bytes.")
            if number == 1 and (what_binary(line) or line.startswith((b"\xff\xfe", b"\xfe\xff"))):
                raise ReadError(f"{source.label}: this is not a table as text; save it as CSV in UTF-8.")
            yield decoded(line, f"{source.label}, line {number}")[0]
