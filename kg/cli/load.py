"""``kg load`` and ``kg extract``: read articles and take out what they say."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.cli.output import json_text, note, one_line
from kg.cli.progress import Bar
from kg.cli.statements import listing, plural, told_of_extraction
from kg_schema import Article, Extraction, published_form

if TYPE_CHECKING:
    from kg.ingest import Summary
    from kg.workspace import Workspace
    from kg_loaders.readers import Metadata, Reading

__all__ = ["extract", "load", "loaded"]

_Targets: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Text, Markdown or JSONL files, folders of them, or - for standard input. NAME.json beside NAME.txt "
        "is its metadata.",
        show_default=False,
    ),
]
_Title: TypeAlias = Annotated[str | None, typer.Option("--title", help="Title of the article.")]
_Publisher: TypeAlias = Annotated[str | None, typer.Option("--publisher", help="Who published the article.")]
_Published: TypeAlias = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="When: 2025, 2025-04 or 2025-04-26.")
]
_Url: TypeAlias = Annotated[str | None, typer.Option("--url", help="Where the article stands on the web.")]


def load(
    targets: _Targets,
    title: _Title = None,
    publisher: _Publisher = None,
    published: _Published = None,
    url: _Url = None,
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
        summary = loaded(opened, targets, _metadata(title, publisher, published, url))
    typer.echo(_told(summary))
    _finish(len(summary.failed))


def loaded(opened: "Workspace", targets: list[str], overrides: "Metadata") -> "Summary":
    """Load the inputs into the workspace, with a progress bar; what fails is said on standard error at once."""
    from kg.ingest import Item, ingest
    from kg_loaders import extractor

    with Bar("Loading", _total(targets)) as bar:

        def progress(item: Item) -> None:
            bar.step()
            if item.reason:
                note(f"kg: {item.reason}")

        return ingest(_readings(targets, overrides), extractor(), opened.ledger, progress=progress)


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
) -> None:
    """Show what would be loaded, without storing anything.

    Inputs that cannot be read are listed on standard error; the rest comes out, and the exit code is 1.

    \b
    Examples:
      kg extract article.txt
      kg extract articles/*.txt --json > statements.jsonl
    """
    from kg_loaders import extractor

    labels: list[str] = []
    failed: list[str] = []
    readings = _readings(targets, _metadata(title, publisher, published, url))
    extractions = extractor().extract(_articles(readings, labels, failed))
    with Bar("Extracting", _total(targets)) as bar:
        for number, extraction in enumerate(extractions):
            label = labels[number]
            typer.echo(json_text(published_form(extraction, label)) if as_json else _readable(extraction, label))
            bar.step()
    _finish(len(failed))


def _metadata(title: str | None, publisher: str | None, published: str | None, url: str | None) -> "Metadata":
    from kg_loaders.readers import Metadata
    from kg_schema.documents import check_date

    return Metadata(title=title, publisher=publisher, published=check_date(published), url=url)


def _readings(targets: list[str], overrides: "Metadata") -> Iterator["Reading"]:
    from kg_loaders.readers import read

    for target in targets:
        for reading in read(target, overrides=overrides, stdin=sys.stdin.buffer):
            for remark in reading.notes:
                note(f"kg: {reading.label}: {remark}.")
            yield reading


def _articles(readings: Iterator["Reading"], labels: list[str], failed: list[str]) -> Iterator[Article]:
    """Yield the articles, their labels in the same order; name what failed on standard error."""
    for reading in readings:
        if reading.article is None:
            failed.append(reading.label)
            note(f"kg: {reading.error}")
        else:
            labels.append(reading.label)
            yield reading.article


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
        note(f"kg: {plural(failed, 'input')} could not be read; the rest is done.")
        raise typer.Exit(1)
