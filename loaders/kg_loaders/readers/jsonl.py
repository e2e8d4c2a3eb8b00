"""JSON and JSON Lines: records of articles under the usual names of fields."""

import json
from collections.abc import Iterator, Mapping

from kg_loaders.readers.base import Draft, Input, ReadOptions
from kg_loaders.readers.decoding import decoded, tidied
from kg_loaders.readers.fields import metadata_of, text_field, text_of
from kg_schema import ReadError

__all__ = ["JsonLinesReader", "JsonReader", "record_draft", "why_no_text"]

_BYTES_A_CHARACTER = 8
_MOST_INNER = 2_000_000
_LISTS = ("articles", "items", "data", "results", "records", "docs", "hits", "stories")


def record_draft(record: object, label: str, options: ReadOptions, notes: tuple[str, ...] = ()) -> Draft:
    """Return the article that one record of JSON or CSV holds, or why it holds none."""
    if not isinstance(record, Mapping):
        return Draft(label=label, error="this is not a JSON object with an article's fields")
    text = text_of(record, options.field_map)
    if text is None:
        return Draft(label=label, error=why_no_text([str(name) for name in record], options))
    return Draft(
        label=label, text=tidied(text), metadata=metadata_of(record, "its record", options.field_map), notes=notes
    )


def why_no_text(names: list[str], options: ReadOptions) -> str:
    """Say why a record with fields of these names gives no text, and what to do."""
    name = text_field(names, options.field_map)
    if name:
        other = "" if "text" in options.field_map else "; if another does, name it, for example --map text=FIELD"
        return f"its field '{name}' holds no text{other}"
    listed = (", ".join(sorted(names)[:12]) or "none")[:200]
    if "text" in options.field_map:
        return f"it has no field '{options.field_map['text']}' (there are: {listed}); correct --map text=FIELD"
    return f"no field holds the text (there are: {listed}); name it, for example --map text=FIELD"


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" at character {error.pos}" if isinstance(error, json.JSONDecodeError) else ""
        raise ReadError(f"it is not JSON{where}") from error


class JsonLinesReader:
    """Reads one article a line, lazily; a line that is broken is refused and the others go on."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")
    media_types = ("application/jsonl", "application/x-ndjson", "application/x-jsonlines")

    def drafts(self, source: Input, options: ReadOptions) -> Iterator[Draft]:
        """Yield the article of each line that is not blank."""
        most = options.article_limit * _BYTES_A_CHARACTER
        with source.open() as stream:
            number = 0
            while line := stream.readline(most + 1):
                number += 1
                label = f"{source.label}:{number}"
                if len(line) > most:
                    yield Draft(label=label, error=f"the line is longer than {most} bytes")
                    while line and not line.endswith(b"\n"):
                        line = stream.readline(most)
                elif line.strip():
                    yield _line_draft(line, label, options)


def _line_draft(line: bytes, label: str, options: ReadOptions) -> Draft:
    try:
        text, notes = decoded(line, label)
        return record_draft(_parsed(text), label, options, notes)
    except ReadError as error:
        return Draft(label=label, error=str(error).removeprefix(f"{label}: ").rstrip("."))


class JsonReader:
    """Reads a JSON file: one article, a list of them, or an object that holds such a list."""

    name = "json"
    suffixes = (".json",)
    media_types = ("application/json", "application/ld+json", "text/json")

    def drafts(self, source: Input, options: ReadOptions) -> Iterator[Draft]:
        """Yield the articles of a JSON file."""
        text, notes = decoded(source.whole(options.file_limit), source.label)
        inner = text.count("{") + text.count("[")
        if inner > _MOST_INNER:
            raise ReadError(
                f"{source.label}: it has {inner} objects and lists, more than {_MOST_INNER}; split it."
            )
        try:
            value = _parsed(text)
        except ReadError as error:
            raise ReadError(
                f"{source.label}: {error}; give one article as an object, or several as a list."
            ) from error
        records = _records(value, options)
        if records is None:
            yield record_draft(value, source.label, options, notes)
            return
        if not records:
            raise ReadError(f"{source.label}: the list of articles is empty.")
        for number, record in enumerate(records, 1):
            yield record_draft(record, f"{source.label}:{number}", options, notes)


def _records(value: object, options: ReadOptions) -> list[object] | None:
    """Return the list of records that a JSON value is or holds; None if it is one record."""
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping) and text_of(value, options.field_map) is None:
        return next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
    return None
