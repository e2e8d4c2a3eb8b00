"""``kg load`` and ``kg extract``: read articles and take out what they say."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import inputs
from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.cli.output import json_text, note, one_line
from kg.cli.progress import Bar
from kg.cli.report import Report, opened_report
from kg.cli.statements import listing, plural, told_of_extraction
from kg.versions import address_key
from kg_schema import Article, Extraction, ExtractionError, ReadError, WorkspaceError, published_form

if TYPE_CHECKING:
    from kg.extraction import Extracted
    from kg.ingest import Summary
    from kg.ledger import Ledger
    from kg.workspace import Workspace
    from kg_loaders.base import Explainer, Extractor
    from kg_loaders.explanations import Explained
    from kg_loaders.readers import Metadata, Reading, ReadOptions

__all__ = ["ExtractForm", "extract", "load", "loaded"]


class ExtractForm(StrEnum):
    """What ``kg extract`` prints."""

    TABLE = "table"
    JSON = "json"
    PLOVER = "plover"


def load(
    targets: inputs.Targets,
    title: inputs.Title = None,
    publisher: inputs.Publisher = None,
    published: inputs.Published = None,
    url: inputs.Url = None,
    author: inputs.Authors = None,
    language: inputs.Language = None,
    fields: inputs.Fields = None,
    follow: inputs.Follow = False,
    allow_private: inputs.AllowPrivate = False,
    timeout: inputs.Timeout = 30.0,
    limit: inputs.Limit = None,
    report: inputs.ReportFile = None,
    resume: inputs.Resume = False,
    extractor: inputs.ExtractorOption = inputs.ExtractorName.RULES,
    jobs: inputs.Jobs = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Read articles, take out what they say and store it.

    What is stored already stays as it is, so loading twice changes nothing. Inputs that cannot be read are
    listed on standard error; the rest is loaded, and the exit code is 1. Of several versions of one address the
    graph shows the newest.

    \b
    Examples:
      kg load articles/
      kg load story.txt --published 2025-04-26 --publisher 'The Courier'
      kg load https://courier.example/story
      kg load archive.csv --map text=body --map published=day
      kg load archive/ --report done.jsonl --resume
      kg load story.txt --extractor llm
      kg load archive/ --jobs 4
      cat story.txt | kg load -
    """
    from kg.workspace import Workspace

    overrides = inputs.described(title, publisher, published, url, author, language)
    options = inputs.choices(fields, follow, allow_private, timeout, limit)
    _check(targets, url, report, resume)
    reader = inputs.named_extractor(extractor)
    with (
        Workspace.open(workspace, create=True) as opened,
        opened_report(report, resume=resume, settings=_settings(overrides, options, reader)) as written,
    ):
        summary = loaded(opened, targets, overrides, options, written, reader, _jobs(jobs, extractor))
        typer.echo(_told(summary, written.skipped, _with_versions(summary, opened.ledger)))
    _finish(len(summary.failed), len(summary.items))


def _check(targets: list[str], url: str | None, report: Path | None, resume: bool) -> None:
    if resume and report is None:
        raise typer.BadParameter("it goes on from a report: name its file with --report.", param_hint="--resume")
    if url and (len(targets) > 1 or Path(targets[0]).is_dir()):
        raise typer.BadParameter("it is the address of one article: give that article alone.", param_hint="--url")


def _settings(overrides: "Metadata", options: "ReadOptions", reader: "Extractor") -> str:
    """Return what decides, beside the inputs, what is made of them."""
    return repr((overrides, sorted(options.field_map.items()), options.follow, reader.name, reader.version))


def loaded(
    opened: "Workspace",
    targets: list[str],
    overrides: "Metadata",
    options: "ReadOptions | None" = None,
    report: Report | None = None,
    reader: "Extractor | None" = None,
    jobs: int | None = 1,
) -> "Summary":
    """Load the inputs into the workspace, with a progress bar; what fails is said on standard error at once."""
    from kg.ingest import Item, ingest
    from kg.own_names import known, with_names
    from kg_loaders.readers import ReadOptions

    ledger, reader = opened.ledger, reader or inputs.named_extractor(inputs.ExtractorName.RULES)
    reader = with_names(reader, known(ledger))
    options, report = options or ReadOptions(), report or Report(None, "", {})

    def holds(article: str) -> bool:
        return ledger.knows(article, reader.name, reader.version) or ledger.is_retracted(article)

    def progress(item: Item) -> None:
        bar.step()
        outcome = item.outcome.value if item.outcome else "refused"
        report.add(item.label, outcome, item.article, item.statements, item.reason, item.refused)
        if item.reason:
            note(f"kg: {item.reason}")
        if item.unread:
            note(f"kg: {item.label}: loaded without facts, for {item.unread}.")

    with Bar("Loading", inputs.number_of_articles(targets, options.limit)) as bar:
        options = replace(options, skip=_counted(report.skips(holds), bar))
        try:
            readings = inputs.readings(targets, overrides, options)
            return ingest(readings, reader, ledger, progress=progress, jobs=jobs, tell=_tell)
        except KeyboardInterrupt:
            note("kg: stopped; what was loaded until now is stored, and the same command goes on from there.")
            raise


def _tell(sentence: str) -> None:
    note(f"kg: {sentence}")


def _jobs(jobs: int | None, extractor: inputs.ExtractorName) -> int | None:
    """Return how many processes extract; a language model is asked by one unless more are asked for."""
    return 1 if jobs is None and extractor is inputs.ExtractorName.LLM else jobs


def _counted(skip: Callable[[str], bool], bar: Bar) -> Callable[[str], bool]:
    """Return a function that asks the other and lets the bar count what is skipped."""

    def skipped(label: str) -> bool:
        if found := skip(label):
            bar.step()
        return found

    return skipped


def _with_versions(summary: "Summary", ledger: "Ledger") -> int:
    """Return how many of the articles loaded share their address with another one."""
    keys = {article: address_key(url) for article, url in ledger.addresses()}
    counts = Counter(keys.values())
    fresh = {keys.get(item.article or "") for item in summary.loaded}
    return sum(key is not None and counts[key] > 1 for key in fresh)


def _told(summary: "Summary", skipped: int, with_versions: int) -> str:
    parts = [f"Loaded {plural(len(summary.loaded), 'article')} with {plural(summary.statements, 'statement')}"]
    for count, what in (
        (len(summary.unchanged), "there already"),
        (skipped, "skipped as done before"),
        (len(summary.retracted), "retracted and left out"),
        (with_versions, "with other versions, of which the graph shows the newest (kg articles --versions)"),
        (len(summary.unread), "of them without facts"),
        (summary.refused, "claims refused (--report lists them)"),
        (len(summary.failed), "failed"),
    ):
        if count:
            parts.append(f"{count} {what}")
    return "; ".join(parts) + "."


def extract(
    targets: inputs.Targets,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line and article instead of a table.")
    ] = False,
    form: Annotated[
        ExtractForm,
        typer.Option("--format", help="table; json, as --json; or plover: lines of {id, text} in, events out."),
    ] = ExtractForm.TABLE,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which rule made each statement, and why others were dropped.")
    ] = False,
    title: inputs.Title = None,
    publisher: inputs.Publisher = None,
    published: inputs.Published = None,
    url: inputs.Url = None,
    author: inputs.Authors = None,
    language: inputs.Language = None,
    fields: inputs.Fields = None,
    follow: inputs.Follow = False,
    allow_private: inputs.AllowPrivate = False,
    timeout: inputs.Timeout = 30.0,
    limit: inputs.Limit = None,
    report: inputs.ReportFile = None,
    resume: inputs.Resume = False,
    extractor: inputs.ExtractorOption = inputs.ExtractorName.RULES,
    jobs: inputs.Jobs = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Show what would be loaded, without storing anything; the names of your own are those of the workspace.

    Inputs that cannot be read are listed on standard error; the rest comes out, and the exit code is 1. With
    --resume only what is not done by the report comes out. With --explain each statement says by which words it
    was triggered, how its ends were found and what its confidence is made of; with --json that is its
    'explanation', and 'dropped' lists the candidates that no statement was made of.

    \b
    Examples:
      kg extract article.txt
      kg extract article.txt --explain
      kg extract articles/*.txt --json > statements.jsonl
      kg extract sentences.jsonl --format plover > events.jsonl
    """
    if form is ExtractForm.PLOVER:
        _check_coding(explain, report, resume, extractor)
        _finish(_code(targets, limit, jobs))
        return
    from kg.pool import extracted

    reader = _with_names_of(workspace, inputs.named_extractor(extractor))
    overrides = inputs.described(title, publisher, published, url, author, language)
    options = inputs.choices(fields, follow, allow_private, timeout, limit)
    _check(targets, url, report, resume)
    with (
        opened_report(report, resume=resume, settings=_settings(overrides, options, reader)) as written,
        Bar("Extracting", inputs.number_of_articles(targets, limit)) as bar,
    ):
        options = replace(options, skip=_counted(written.skips(lambda _: True), bar))
        shown = _Shown(written, bar, as_json or form is ExtractForm.JSON)
        articles = shown.articles(inputs.readings(targets, overrides, options))
        count = _jobs(jobs, extractor)
        if explain:
            with closing(extracted(articles, _explainer(reader).explain, jobs=count, tell=_tell)) as explained:
                for one in explained:
                    shown.explain(one)
        else:
            with closing(extracted(articles, reader.extract, jobs=count, tell=_tell)) as found:
                for each in found:
                    shown.show(each)
    _finish(shown.failed, shown.failed + shown.done)


def _with_names_of(workspace: Path, reader: "Extractor") -> "Extractor":
    """Return the extractor with the names that the workspace keeps, if there is one."""
    if not (workspace / "ledger.sqlite").is_file():
        return reader
    from kg.own_names import known, with_names
    from kg.workspace import Workspace

    try:
        with Workspace.open(workspace) as opened:
            return with_names(reader, known(opened.ledger))
    except WorkspaceError as error:
        note(f"kg: read without names of your own: {error}")
        return reader


@dataclass(slots=True)
class _Shown:
    """One run of ``kg extract``: prints what was found, and counts."""

    report: Report
    bar: Bar
    as_json: bool
    failed: int = 0
    done: int = 0

    def articles(self, readings: Iterator["Reading"]) -> Iterator[tuple[str, Article]]:
        """Yield label and article of what could be read; tell of the rest."""
        for reading in readings:
            if reading.article is None:
                self._refuse(reading.label, str(reading.error))
            else:
                yield reading.label, reading.article

    def show(self, one: "Extracted[Extraction]") -> None:
        """Print what was found in an article, or why nothing was."""
        if one.found is None:
            self._refuse(one.label, one.reason)
        else:
            record = json_text(published_form(one.found, one.label)) if self.as_json else ""
            self._print(one.label, one.found, record or _readable(one.found, one.label))

    def explain(self, one: "Extracted[Explained]") -> None:
        """Print what was found in an article with its grounds, or why nothing was."""
        from kg.cli.explanations import explained_form, explained_text

        if one.found is None:
            self._refuse(one.label, one.reason)
        else:
            record = json_text(explained_form(one.found, one.label)) if self.as_json else ""
            head = _head(one.found.extraction, one.label)
            self._print(one.label, one.found.extraction, record or explained_text(one.found, head))

    def _print(self, label: str, found: Extraction, text: str) -> None:
        typer.echo(text)
        if found.unread:
            note(f"kg: {label}: without facts, for {found.unread}.")
        self.done += 1
        self.bar.step()
        statements, refused = len(found.statements), found.refused_claims
        self.report.add(label, "extracted", found.article.id, statements, refused=refused)

    def _refuse(self, label: str, reason: str) -> None:
        self.failed += 1
        self.bar.step()
        self.report.add(label, "refused", reason=reason)
        note(f"kg: {reason}")


def _code(targets: list[str], limit: int | None, jobs: int | None) -> int:
    """Print the events of each line of the inputs; return how many inputs and lines failed."""
    from kg.cli.plover import coded, lines_of

    failed: list[str] = []

    def lines() -> Iterator[tuple[str, str]]:
        for target in targets:
            try:
                yield from lines_of(target)
            except ReadError as error:
                failed.append(str(error))

    with closing(coded(islice(lines(), limit), failed, jobs, _tell)) as records:
        for record in records:
            typer.echo(json_text(record))
    for reason in failed:
        note(f"kg: {reason}")
    return len(failed)


def _check_coding(explain: bool, report: Path | None, resume: bool, extractor: inputs.ExtractorName) -> None:
    """Refuse what means nothing where sentences are coded as events."""
    if explain:
        raise typer.BadParameter(
            "it explains statements, not events: leave out --format plover.", param_hint="--explain"
        )
    if report is not None or resume or extractor is not inputs.ExtractorName.RULES:
        raise typer.BadParameter(
            "it goes with neither --report, --resume nor --extractor: leave them out.",
            param_hint="--format plover",
        )


def _explainer(extractor: "Extractor") -> "Explainer":
    from kg_loaders.base import Explainer

    if isinstance(extractor, Explainer):
        return extractor
    raise ExtractionError(f"The extractor '{extractor.name}' cannot explain its statements: leave out --explain.")


def _readable(extraction: Extraction, label: str) -> str:
    refused = [f"  refused: {one_line(r.what)}: {one_line(r.reason)}" for r in extraction.refused_claims]
    return "\n".join([_head(extraction, label), listing(told_of_extraction(extraction)), *refused])


def _head(extraction: Extraction, label: str) -> str:
    article = extraction.article
    date = article.published or f"date unknown: {article.published_note}"
    return one_line(f"{label}: {article.title or 'untitled'} ({date})")


def _finish(failed: int, tried: int | None = None) -> None:
    """Leave with 1 where an input failed, saying how many of those ``tried`` did."""
    if failed:
        rest = "" if failed == tried else "; the rest is done"
        note(f"kg: {plural(failed, 'input')} failed{rest}.")
        raise typer.Exit(1)
