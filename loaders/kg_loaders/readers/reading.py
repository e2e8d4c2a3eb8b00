"""From a target as people give it to articles, one bad one never stopping the others."""

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TextIO

from kg_loaders.metadata import Metadata, metadata_in_text
from kg_loaders.readers.base import Draft, Input, Reader, Reading, ReadOptions
from kg_loaders.readers.folders import article_files
from kg_loaders.readers.registry import reader_by_content, reader_by_suffix
from kg_loaders.readers.sidecars import is_annotation, is_sidecar, sidecar_metadata, sidecar_of
from kg_schema import Article, KGError, ReadError

__all__ = ["read"]

_SNIFFED = 4096
_NOT_STATED = "not stated in the text"


def read(
    target: str,
    *,
    overrides: Metadata | None = None,
    stdin: TextIO | BinaryIO | None = None,
    options: ReadOptions | None = None,
) -> Iterator[Reading]:
    """Yield the articles of a file, a folder, an address or ``-`` for standard input, lazily.

    What cannot be read comes out as a Reading with its error, in place; nothing is raised for it. ``overrides``
    win over the metadata beside an article, that over what the input says, that over what its text shows.
    """
    options = options or ReadOptions()
    given = overrides or Metadata()
    count = 0
    for reading in _readings(target, given, stdin, options):
        yield reading
        count += reading.article is not None
        if options.limit is not None and count >= options.limit:
            return


def _readings(
    target: str, given: Metadata, stdin: TextIO | BinaryIO | None, options: ReadOptions
) -> Iterator[Reading]:
    if target == "-":
        yield from _from_stdin(stdin, given, options)
        return
    path = Path(target)
    try:
        is_folder = path.is_dir()
        problem = None if is_folder else _problem(path)
    except (OSError, ValueError) as error:
        is_folder, problem = False, f"it cannot be opened ({_why(error)})"
    if problem:
        yield Reading(target, error=ReadError(f"{target}: {problem}."))
    elif is_folder:
        yield from _from_folder(path, given, options)
    else:
        yield from _from_file(path, given, options)


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _problem(path: Path) -> str | None:
    """Say what forbids reading a file, or None."""
    if not path.exists():
        return "there is no such file or folder; check the name"
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        return "this is not a file that can be read"
    if is_annotation(path):
        return "this is an annotation, not an article"
    if is_sidecar(path):
        return "this is the metadata of the article beside it, not an article; give the article"
    return None


def _from_folder(folder: Path, given: Metadata, options: ReadOptions) -> Iterator[Reading]:
    empty = True
    for path in article_files(folder):
        empty = False
        yield from _from_file(path, given, options)
    if empty:
        yield Reading(str(folder), error=ReadError(f"{folder}: no file in this folder is an article."))


def _from_file(path: Path, given: Metadata, options: ReadOptions) -> Iterator[Reading]:
    source = Input(label=str(path), path=path)
    try:
        reader = reader_by_suffix(path)
        if stat.S_ISFIFO(path.stat().st_mode):
            source = replace(source, path=None, content=source.whole(options.file_limit))
        if reader is None:
            with source.open() as stream:
                reader = reader_by_content(stream.read(_SNIFFED))
        beside = sidecar_of(path)
        known = sidecar_metadata(beside) if beside else None
    except (KGError, OSError) as error:
        yield _failed(source.label, error)
        return
    yield from readings_of(reader, source, given, options, known, beside.name if beside else None)


def _from_stdin(stdin: TextIO | BinaryIO | None, given: Metadata, options: ReadOptions) -> Iterator[Reading]:
    if stdin is None:
        yield Reading("-", error=ReadError("-: there is no standard input to read from."))
        return
    try:
        content = _all_of(stdin, options.file_limit)
        source = Input(label="-", content=content)
        source.whole(options.file_limit)
        reader = reader_by_content(content[:_SNIFFED])
    except (KGError, OSError, ValueError) as error:
        yield _failed("-", error)
        return
    yield from readings_of(reader, source, given, options, None, None)


def _all_of(stdin: TextIO | BinaryIO, limit: int) -> bytes:
    """Return what standard input holds, one byte more than the limit at most (text: one character more)."""
    stream = getattr(stdin, "buffer", stdin)
    content = stream.read(limit + 1)
    return content.encode("utf-8", "surrogateescape") if isinstance(content, str) else bytes(content)


def _failed(label: str, error: Exception) -> Reading:
    """Return a reading that says, in one sentence that begins with the input's name, why it failed."""
    if isinstance(error, ReadError):
        return Reading(label, error=error)
    sentence = f"{label}: it cannot be read ({_why(error).rstrip('.')})."
    wrapped = ReadError(sentence)
    wrapped.__cause__ = error
    return Reading(label, error=wrapped)


def readings_of(
    reader: Reader,
    source: Input,
    given: Metadata,
    options: ReadOptions,
    known: Metadata | None,
    beside: str | None,
) -> Iterator[Reading]:
    """Yield what a reader finds in an input as readings; a failure of the reader itself becomes the last one."""
    drafts = reader.drafts(source, options)
    found = False
    while True:
        try:
            draft = next(drafts, None)
        except (KGError, OSError) as error:
            yield _failed(source.label, error)
            return
        except (MemoryError, RecursionError):
            yield _failed(
                source.label, ReadError(f"{source.label}: it is nested or large beyond what can be read.")
            )
            return
        if draft is None:
            break
        found = True
        yield _reading(draft, given, options, known, beside)
    if not found:
        yield Reading(source.label, error=ReadError(f"{source.label}: it is empty."))


def _reading(
    draft: Draft, given: Metadata, options: ReadOptions, known: Metadata | None, beside: str | None
) -> Reading:
    problem = draft.error or _unreadable(draft.text, options)
    if problem:
        return Reading(draft.label, error=ReadError(f"{draft.label}: {problem}."))
    try:
        return Reading(draft.label, article=_article(draft, given, known, beside), notes=draft.notes)
    except KGError as error:
        return _failed(draft.label, ReadError(f"{draft.label}: {error}"))


def _unreadable(text: str, options: ReadOptions) -> str | None:
    if not text.strip():
        return "it is empty"
    if "\x00" in text:
        return f"this is not text, character {text.index(chr(0))} is NUL"
    if len(text) > options.article_limit:
        return f"the article has {len(text)} characters, more than {options.article_limit}; split it"
    if not any(c.isalpha() for c in text):
        return "it holds no words"
    return None


def _article(draft: Draft, given: Metadata, known: Metadata | None, beside: str | None) -> Article:
    """Lay flags over neighbouring metadata over the draft's own over what the text shows."""
    if given.published:
        given = given.dated(given.published, "given on loading")
        if not given.published:
            raise ReadError(f"{given.published_note}: write the date as 2025, 2025-04 or 2025-04-26.")
    seen = metadata_in_text(draft.text) if draft.search else Metadata(published_note=_NOT_STATED)
    told = given.over((known or Metadata()).over(draft.metadata))
    metadata = told.over(seen)
    if not metadata.published:
        where = f"nor in {beside}" if beside else ", no metadata beside it"
        note = told.published_note or f"{seen.published_note or _NOT_STATED}{' ' if beside else ''}{where}"
        metadata = replace(metadata, published_note=note)
    return Article(
        text=draft.text,
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url,
        authors=metadata.authors,
        published=metadata.published,
        published_note=metadata.published_note or _NOT_STATED,
        language=metadata.language,
    )
