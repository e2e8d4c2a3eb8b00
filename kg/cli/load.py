"""``kg load`` and ``kg extract``: read articles and take out what they say."""

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.cli.output import json_text, note, one_line
from kg.cli.progress import Bar
from kg.cli.statements import listing, plural, told_of_extraction
from kg_schema import Article, Extraction, ExtractionError, published_form

if TYPE_CHECKING:
    from kg.ingest import Summary
    from kg.workspace import Workspace
    from kg_loaders.base import Extractor
    from kg_loaders.readers import Metadata, Reading, ReadOptions

__all__ = ["extract", "extracted", "load", "loaded"]

_Targets: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files (text, Markdown, HTML, PDF, JSON, JSONL, CSV, feeds), folders of them, addresses of pages, or "
        "- for standard input. NAME.json beside NAME.txt is its metadata.",
        show_default=False,
    ),
]
_Title: TypeAlias = Annotated[str | None, typer.Option("--title", help="Title of the article.")]
_Publisher: TypeAlias = Annotated[str | None, typer.Option("--publisher", help="Who published the article.")]
_Published: TypeAlias = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="When: 2025, 2025-04 or 2025-04-26.")
]
_Url: TypeAlias = Annotated[str | None, typer.Option("--url", help="Where the article stands on the web.")]
_Map: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="WHAT=FIELD",
        help="Which field of JSON, JSONL or CSV holds the text, title, published, publisher, url, authors or "
        "language, where its name is unusual. May be repeated.",
    ),
]
_Follow: TypeAlias = Annotated[
    bool, typer.Option("--follow", help="Fetch the pages that a feed links to, where it holds only summaries.")
]
_AllowPrivate: TypeAlias = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch addresses of this machine and of private networks.")
]


def load(
    targets: _Targets,
    title: _Title = None,
    publisher: _Publisher = None,
    published: _Published = None,
    url: _Url = None,
    fields: _Map = None,
    follow: _Follow = False,
    allow_private: _AllowPrivate = False,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Read articles, take out what they say and store it.

    What is stored already stays as it is, so loading twice changes nothing. Inputs that cannot be read are
    listed on standard error; the rest is loaded, and the exit code is 1.

    \b
    Examples:
      kg load articles/
      kg load story.txt --published 2025-04-26 --publisher 'The Courier'
      cat story.txt | kg load -
    """
    from kg.workspace import Workspace

    with Workspace.open(workspace, create=True) as opened:
        metadata = _metadata(title, publisher, published, url)
        summary = loaded(opened, targets, metadata, _options(fields, follow, allow_private))
    typer.echo(_told(summary))
    _finish(len(summary.failed))


def loaded(
    opened: "Workspace", targets: list[str], overrides: "Metadata", options: "ReadOptions | None" = None
) -> "Summary":
    """Load the inputs into the workspace, with a progress bar; what fails is said on standard error at once."""
    from kg.ingest import Item, ingest
    from kg_loaders import extractor

    with Bar("Loading", _total(targets)) as bar:

        def progress(item: Item) -> None:
            bar.step()
            if item.reason:
                note(f"kg: {item.reason}")

        return ingest(_readings(targets, overrides, options), extractor(), opened.ledger, progress=progress)


def _told(summary: "Summary") -> str:
    parts = [f"Loaded {plural(len(summary.loaded), 'article')} with {plural(summary.statements, 'statement')}"]
    for items, what in (
        (summary.unchanged, "there already"),
        (summary.retracted, "retracted and left out"),
        (summary.failed, "failed"),
    ):
        if items:
            parts.append(f"{len(items)} {what}")
    return "; ".join(parts) + "."


def extract(
    targets: _Targets,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line and article instead of a table.")
    ] = False,
    title: _Title = None,
    publisher: _Publisher = None,
    published: _Published = None,
    url: _Url = None,
    fields: _Map = None,
    follow: _Follow = False,
    allow_private: _AllowPrivate = False,
) -> None:
    """Show what would be loaded, without storing anything.

    Inputs that cannot be read are listed on standard error; the rest comes out, and the exit code is 1.

    \b
    Examples:
      kg extract article.txt
      kg extract articles/*.txt --json > statements.jsonl
    """
    from kg_loaders import extractor

    failed: list[str] = []
    metadata = _metadata(title, publisher, published, url)
    readings = _readings(targets, metadata, _options(fields, follow, allow_private))
    with Bar("Extracting", _total(targets)) as bar:
        for label, extraction in extracted(readings, extractor(), failed):
            typer.echo(json_text(published_form(extraction, label)) if as_json else _readable(extraction, label))
            bar.step()
    _finish(len(failed))


def _metadata(title: str | None, publisher: str | None, published: str | None, url: str | None) -> "Metadata":
    from kg_loaders.readers import Metadata
    from kg_schema.documents import check_date

    return Metadata(title=title, publisher=publisher, published=check_date(published), url=url)


def _options(fields: list[str] | None, follow: bool, allow_private: bool) -> "ReadOptions":
    from kg_loaders.readers import ReadOptions
    from kg_loaders.readers.fields import NAMES

    named = dict(pair.partition("=")[::2] for pair in fields or [])
    for what, field in named.items():
        if what not in NAMES or not field:
            known = ", ".join(NAMES)
            raise typer.BadParameter(
                f"'{what}={field}' is not WHAT=FIELD with one of {known}.", param_hint="--map"
            )
    return ReadOptions(field_map=named, follow=follow, allow_private=allow_private)


def _readings(targets: list[str], overrides: "Metadata", options: "ReadOptions | None") -> Iterator["Reading"]:
    from kg_loaders.readers import read

    for target in targets:
        for reading in read(target, overrides=overrides, stdin=sys.stdin.buffer, options=options):
            for remark in reading.notes:
                note(f"kg: {reading.label}: {remark}.")
            yield reading


def extracted(
    readings: Iterator["Reading"], extractor: "Extractor", failed: list[str]
) -> Iterator[tuple[str, Extraction]]:
    """Yield what is found in each article under its label; name what failed on standard error.

    Articles go to the extractor together, and one by one where that fails, so that one takes down no other.
    """
    from kg.ingest import BATCH

    while portion := list(islice(readings, BATCH)):
        articles = [(r.label, r.article) for r in portion if r.article is not None]
        for reading in portion:
            if reading.article is None:
                failed.append(reading.label)
                note(f"kg: {reading.error}")
        try:
            found = list(extractor.extract([article for _, article in articles]))
        except ExtractionError:
            raise
        except Exception:
            yield from _one_by_one(articles, extractor, failed)
        else:
            yield from zip((label for label, _ in articles), found, strict=True)


def _one_by_one(
    articles: list[tuple[str, Article]], extractor: "Extractor", failed: list[str]
) -> Iterator[tuple[str, Extraction]]:
    for label, article in articles:
        try:
            (extraction,) = extractor.extract([article])
        except Exception as error:
            failed.append(label)
            note(f"kg: {label} could not be extracted ({type(error).__name__}: {error}): report it with the text.")
        else:
            yield label, extraction


def _readable(extraction: Extraction, label: str) -> str:
    article = extraction.article
    date = article.published or f"date unknown: {article.published_note}"
    head = f"{label}: {article.title or 'untitled'} ({date})"
    return f"{one_line(head)}\n{listing(told_of_extraction(extraction))}"


def _total(targets: list[str]) -> int | None:
    """Return how many articles there are where that is known before reading: one in each file of plain text."""
    plain = all(Path(target).suffix.lower() in (".txt", ".md") for target in targets)
    return len(targets) if plain else None


def _finish(failed: int) -> None:
    """Leave with 1 where an input failed, saying how many did."""
    if failed:
        note(f"kg: {plural(failed, 'input')} failed; the rest is done.")
        raise typer.Exit(1)
