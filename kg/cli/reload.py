"""``kg reload`` and ``kg check``: extract anew what is there, and verify the ledger."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.judge import WhoOption, WhyOption, user
from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format, note
from kg.cli.progress import Bar
from kg.cli.rows import emit_records
from kg.cli.statements import claim, plural
from kg_schema import Extraction, Judgement, checked, live_judgements

if TYPE_CHECKING:
    from kg.ledger import Ledger
    from kg.reloading import Change

__all__ = ["check", "reload"]

_COLUMNS = ("change", "who", "relation", "whom", "quote", "statement", "confidence", "article", "title")
_NARROW = ("change", "who", "relation", "whom", "quote")
_FOUND = ("where", "what", "advice", "damage")


def reload(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; store nothing.")] = False,
    why: WhyOption = "",
    who: WhoOption = None,
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Extract all articles again with the installed extractor, and list the statements that change.

    Judgements stay: what was rejected stays rejected. 'kg undo' takes a reloading back.

    \b
    Examples:
      kg reload --dry-run
      kg reload --why 'new version of the rules'
    """
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        ledger = opened.ledger
        judgements = live_judgements(ledger.judgements())
        anew, rows, failed = _compared(ledger, judgements)
        emit_records(rows, _COLUMNS, style, narrow=_NARROW)
        number = None
        if not dry_run:
            number = ledger.reload(anew, why=why, who=who or user())
    if number is not None:
        note(f"{plural(len(anew), 'article')} extracted anew. Entry {number} of the log: 'kg undo {number}'.")
    else:
        note(f"{plural(len(anew), 'article')} would change." if dry_run and anew else "Nothing changes.")
    if failed:
        raise typer.Exit(1)


def _compared(
    ledger: "Ledger", judgements: tuple[Judgement, ...]
) -> tuple[list[Extraction], list[dict[str, Any]], int]:
    """Return the extractions that are not as stored, the changes as rows, and how many articles failed."""
    from kg.extraction import extractions
    from kg.own_names import known, with_names
    from kg.reloading import changes
    from kg_loaders import extractor

    anew: list[Extraction] = []
    rows: list[dict[str, Any]] = []
    failed = 0
    usual = with_names(extractor(), known(ledger))
    stored = {e.article.id: e for e in ledger.extractions()}
    mine = [e for e in stored.values() if e.extractor == usual.name]
    if len(mine) < len(stored):
        note(f"{plural(len(stored) - len(mine), 'article')} of another extractor left as they are.")
    with Bar("Extracting", len(mine)) as bar:
        for made in extractions(((e.article.id, e.article) for e in mine), usual.extract):
            bar.step()
            if made.found is None:
                note(f"kg: {made.reason}")
                failed += 1
                continue
            old, new = stored[made.article.id], checked(made.found)
            if old != new:
                anew.append(new)
                rows += [_row(change, new) for change in changes(old, new, judgements)]
    return anew, rows, failed


def _row(change: "Change", extraction: Extraction) -> dict[str, Any]:
    s, names = change.statement, {key: e.name for key, e in change.entities.items()}
    return {
        "change": change.what.value,
        "who": names[s.source],
        "relation": claim(s, names.get(s.attributed_to or "")),
        "whom": names[s.target],
        "quote": s.quote,
        "statement": s.id_in(extraction.article.id),
        "confidence": s.confidence,
        "article": extraction.article.id,
        "title": extraction.article.title,
    }


def check(style: FormatOption = Format.TABLE, workspace: WorkspaceOption = DEFAULT_WORKSPACE) -> None:
    """Verify the ledger: the file, its hashes, that each statement is grounded and has its ends, and judgements.

    Says of each finding what to do. Ends with 1 where something is damaged.

    \b
    Example:
      kg check --format json
    """
    from kg.judging import idle
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        found = list(opened.ledger.check())
        damaged = any(finding.damage for finding in found)
        if not damaged:
            found += idle(opened.ledger)
    rows = [{c: getattr(f, c) for c in _FOUND} for f in found]
    if rows or style is not Format.TABLE:
        emit_records(rows, _FOUND, style)
    if not damaged:
        note("The ledger is sound.")
    else:
        raise typer.Exit(1)
