"""From a target as people give it to articles, one bad one never stopping the others."""

import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TextIO

from kg_loaders.metadata import Metadata
from kg_loaders.readers.articles import failed, reading_of, why
from kg_loaders.readers.base import Input, Reader, Reading, ReadOptions
from kg_loaders.readers.folders import article_files
from kg_loaders.readers.registry import reader_by_content, reader_by_media_type, reader_by_suffix
from kg_loaders.readers.sidecars import is_annotation, is_sidecar, sidecar_metadata, sidecar_of
from kg_loaders.readers.web import fetched_input, is_address, path_of
from kg_schema import KGError, ReadError

__all__ = ["read"]

_SNIFFED = 4096
_LIKE_AN_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z0-9]+(?::\d+)?/|www\.", re.IGNORECASE)
_TELLS_NOTHING = ("", "application/xml", "text/xml", "application/octet-stream")


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
    if is_address(target):
        yield from _from_address(target, given, options)
        return
    path = Path(target)
    try:
        is_folder = path.is_dir()
        problem = None if is_folder else _problem(path)
    except (OSError, ValueError) as error:
        is_folder, problem = False, f"it cannot be opened ({why(error)})"
    if problem:
        yield Reading(target, error=ReadError(f"{target}: {problem}."))
    elif is_folder:
        yield from _from_folder(path, given, options)
    else:
        yield from _from_file(path, given, options)


def _problem(path: Path) -> str | None:
    """Say what forbids reading a file, or None."""
    if not path.exists():
        hint = "; write an address with its https://" if _LIKE_AN_ADDRESS.match(str(path)) else "; check the name"
        return f"there is no such file or folder{hint}"
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
    try:
        for path in article_files(folder):
            empty = False
            yield from _from_file(path, given, options)
    except (KGError, OSError) as error:
        yield failed(str(folder), error)
        return
    if empty:
        yield Reading(str(folder), error=ReadError(f"{folder}: no file in this folder is an article."))


def _from_file(path: Path, given: Metadata, options: ReadOptions) -> Iterator[Reading]:
    source = Input(label=str(path), path=path)
    if options.skip(source.label):
        return
    try:
        reader = reader_by_suffix(path)
        if stat.S_ISFIFO(path.stat().st_mode):
            source = replace(source, path=None, content=source.whole(options.file_limit))
        if reader is None:
            with source.open() as stream:
                reader = reader_by_content(stream.read(_SNIFFED), options.field_map)
        beside = sidecar_of(path)
        known = sidecar_metadata(beside) if beside else None
    except (KGError, OSError) as error:
        yield failed(source.label, error)
        return
    yield from _readings_of(reader, source, given, options, known, beside.name if beside else None)


def _from_address(url: str, given: Metadata, options: ReadOptions) -> Iterator[Reading]:
    if options.skip(url):
        return
    try:
        source = fetched_input(url, options)
        reader = _reader_of(source, options)
    except KGError as error:
        yield failed(url, error)
        return
    yield from _readings_of(reader, source, given, options, None, None)


def _reader_of(source: Input, options: ReadOptions) -> Reader:
    """Return the reader of what an address sent: by its media type, else its suffix, else how it begins."""
    media_type = (source.media_type or "").partition(";")[0].strip().lower()
    start = (source.content or b"")[:_SNIFFED]
    if media_type in _TELLS_NOTHING or start.startswith(b"%PDF-"):
        return reader_by_content(start, options.field_map)
    if media_type == "text/plain":
        return reader_by_suffix(path_of(source.url or "")) or reader_by_content(start, options.field_map)
    return reader_by_media_type(media_type) or reader_by_content(start, options.field_map)


def _from_stdin(stdin: TextIO | BinaryIO | None, given: Metadata, options: ReadOptions) -> Iterator[Reading]:
    if stdin is None:
        yield Reading("-", error=ReadError("-: there is no standard input to read from."))
        return
    try:
        content = _all_of(stdin, options.file_limit)
        source = Input(label="-", content=content)
        source.whole(options.file_limit)
        reader = reader_by_content(content[:_SNIFFED], options.field_map)
    except (KGError, OSError, ValueError) as error:
        yield failed("-", error)
        return
    yield from _readings_of(reader, source, given, options, None, None)


def _all_of(stdin: TextIO | BinaryIO, limit: int) -> bytes:
    """Return what standard input holds, one byte more than the limit at most (text: one character more)."""
    stream = getattr(stdin, "buffer", stdin)
    content = stream.read(limit + 1)
    return content.encode("utf-8", "surrogateescape") if isinstance(content, str) else bytes(content)


def _readings_of(
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
            yield failed(source.label, error)
            return
        except (MemoryError, RecursionError):
            yield failed(
                source.label, ReadError(f"{source.label}: it is nested or large beyond what can be read.")
            )
            return
        if draft is None:
            break
        found = True
        if draft.label != source.label and options.skip(draft.label):
            continue
        yield reading_of(draft, source, given, options, known, beside)
    if not found:
        yield Reading(source.label, error=ReadError(f"{source.label}: it is empty."))
