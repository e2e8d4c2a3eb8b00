"""What ``kg load`` and ``kg extract`` read: their options, declared once, and the readings that follow."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias
from urllib.parse import urlsplit

import typer

from kg.cli.output import note
from kg.cli.statements import plural
from kg.settings import LanguageModelSettings
from kg_schema import ModelError, ReadError

if TYPE_CHECKING:
    from kg_loaders import Extractor
    from kg_loaders.readers import Metadata, Reading, ReadOptions

__all__ = [
    "AllowPrivate",
    "Authors",
    "ExtractorName",
    "ExtractorOption",
    "Fields",
    "Follow",
    "Jobs",
    "Language",
    "Limit",
    "Published",
    "Publisher",
    "ReportFile",
    "Resume",
    "Targets",
    "Timeout",
    "Title",
    "Url",
    "choices",
    "described",
    "named_extractor",
    "number_of_articles",
    "readings",
]

Targets: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files (text, Markdown, HTML, PDF, JSON, JSONL, CSV, feeds), folders of them, addresses of pages, or "
        "- for standard input. NAME.json beside NAME.txt is its metadata.",
        show_default=False,
    ),
]
Title: TypeAlias = Annotated[str | None, typer.Option("--title", help="Title of the article.")]
Publisher: TypeAlias = Annotated[str | None, typer.Option("--publisher", help="Who published the article.")]
Published: TypeAlias = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="When: 2025, 2025-04 or 2025-04-26.")
]
Url: TypeAlias = Annotated[
    str | None, typer.Option("--url", help="Where the article stands on the web; for one article.")
]
Authors: TypeAlias = Annotated[
    list[str] | None, typer.Option("--author", metavar="NAME", help="Who wrote the article. May be repeated.")
]
Language: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--language", metavar="CODE", help="Language of the article, such as en; facts are taken from English."
    ),
]
Fields: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="WHAT=FIELD",
        help="Which field of JSON, JSONL or CSV holds the text, title, published, publisher, url, authors, "
        "language or modified, where its name is unusual. May be repeated.",
    ),
]
Follow: TypeAlias = Annotated[
    bool, typer.Option("--follow", help="Fetch the pages that a feed links to, where it holds only summaries.")
]
AllowPrivate: TypeAlias = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch addresses of this machine and of private networks.")
]
Timeout: TypeAlias = Annotated[
    float,
    typer.Option("--timeout", min=0.1, metavar="SECONDS", help="How long one address may take, all in all."),
]
Limit: TypeAlias = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help="Read this many articles at most.")
]
ReportFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--report", metavar="FILE", help="Write what became of each input to this file, one JSON object a line."
    ),
]
Resume: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--resume",
        help="Go on from the report: skip the inputs that are done by it and have not changed since.",
    ),
]


class ExtractorName(StrEnum):
    """The extractors that a user can choose."""

    RULES = "rules"
    LLM = "llm"


ExtractorOption: TypeAlias = Annotated[
    ExtractorName,
    typer.Option(
        "--extractor",
        help="rules, offline; or llm, the language model that KG_LLM_URL, KG_LLM_MODEL and KG_LLM_KEY name: the "
        "articles are sent to it.",
    ),
]

Jobs: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help="Extract with this many processes; the result does not depend on it. If not given: one for few "
        "articles, else as many as there are processors, up to four.",
        show_default=False,
    ),
]


def described(
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    authors: list[str] | None = None,
    language: str | None = None,
) -> "Metadata":
    """Return what the options say of the article; wrong usage ends the command."""
    from kg_loaders.readers import Metadata
    from kg_loaders.readers.language import language_code
    from kg_schema.documents import check_date

    try:
        check_date(published)
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error
    if language is not None and language_code(language) is None:
        raise typer.BadParameter(
            f"'{language}' is no code of a language: give one such as en.", param_hint="--language"
        )
    return Metadata(
        title=title,
        publisher=publisher,
        published=published,
        url=url,
        authors=tuple(authors or ()),
        language=language,
    )


def choices(
    fields: list[str] | None, follow: bool, allow_private: bool, timeout: float, limit: int | None
) -> "ReadOptions":
    """Return how to read as the options say; wrong usage ends the command."""
    from kg_loaders.readers import ReadOptions
    from kg_loaders.readers.fields import NAMES

    named = dict(pair.partition("=")[::2] for pair in fields or [])
    for what, field in named.items():
        if what not in NAMES or not field:
            known = ", ".join(NAMES)
            raise typer.BadParameter(
                f"'{what}={field}' is not WHAT=FIELD with one of {known}.", param_hint="--map"
            )
    return ReadOptions(field_map=named, follow=follow, allow_private=allow_private, timeout=timeout, limit=limit)


def named_extractor(name: ExtractorName) -> "Extractor":
    """Return the extractor; where it sends articles elsewhere, say so on standard error."""
    from kg.extractors import chosen_extractor

    if name is ExtractorName.LLM:
        settings = LanguageModelSettings.of()
        note(f"kg: articles are sent to the language model {settings.model} at {urlsplit(settings.url).netloc}.")
    return chosen_extractor(name)


def readings(targets: list[str], overrides: "Metadata", options: "ReadOptions") -> Iterator["Reading"]:
    """Yield what is read from all targets, the limit counting all articles; remarks go to standard error.

    One address is given to one article only: any further one is refused.
    """
    count = 0
    for reading in _each(targets, overrides, options):
        for remark in reading.notes:
            note(f"kg: {reading.label}: {remark}.")
        count += reading.article is not None
        if overrides.url and reading.article and count > 1:
            reason = "the address that --url gives is that of the article before it; load each with its own"
            yield replace(reading, article=None, error=ReadError(f"{reading.label}: {reason}."))
        else:
            yield reading


def _each(targets: list[str], overrides: "Metadata", options: "ReadOptions") -> Iterator["Reading"]:
    from kg_loaders.readers import read

    left = options.limit
    for target in targets:
        if left == 0:
            return
        here = replace(options, limit=left)
        _tell_left_out(target)
        for reading in read(target, overrides=overrides, stdin=sys.stdin.buffer, options=here):
            if left is not None and reading.article is not None:
                left -= 1
            yield reading


def _tell_left_out(target: str) -> None:
    """Say which files of a folder are not read since nothing reads their formats."""
    from kg_loaders.readers.folders import left_out

    try:
        found = left_out(Path(target)) if Path(target).is_dir() else {}
    except OSError:  # told when the folder itself is read
        return
    if found:
        listed = ", ".join(f"{suffix or 'without a suffix'} {count}" for suffix, count in found.items())
        note(f"kg: {target}: {plural(sum(found.values()), 'file')} left out, no format that is read: {listed}.")


def number_of_articles(targets: list[str], limit: int | None = None) -> int | None:
    """Return how many inputs there are, where that is known before reading: one in each file of one article."""
    from kg_loaders.readers.folders import article_files

    files: list[Path] = []
    try:
        for path in map(Path, targets):
            files += article_files(path) if path.is_dir() else [path]
    except OSError:
        return None
    if not all(path.suffix.lower() in _OF_ONE for path in files):
        return None
    return len(files) if limit is None else min(limit, len(files))


_OF_ONE = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf")
