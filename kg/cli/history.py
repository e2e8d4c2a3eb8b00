"""``kg log`` and ``kg undo``: what was decided and loaded, by whom, and how to take it back."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.judge import WhoOption, WhyOption, user
from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format
from kg.cli.rows import emit_records
from kg_schema import Judgement, Verdict, counting

if TYPE_CHECKING:
    from kg.ledger import LogEntry

__all__ = ["log", "undo"]

_COLUMNS = ("number", "what", "subject", "state", "who", "at", "why", "evidence", "source")
_NARROW = ("number", "what", "subject", "state", "who", "at", "why")


def log(
    all_entries: Annotated[bool, typer.Option("--all", help="Also what was loaded, and from where.")] = False,
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """List the judgements, oldest first: what was decided, by whom, when and why, and whether it was undone.

    \b
    Examples:
      kg log
      kg log --all --format csv
    """
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        entries, made = opened.ledger.log(), opened.ledger.numbered_judgements()
    count = counting(made.values())
    numbers = {j.id: f"entry {number}" for number, j in made.items()}
    rows = [_row(e, made.get(e.sequence), count) for e in entries if all_entries or e.sequence in made]
    rows = [row | {"subject": numbers.get(row["subject"], row["subject"])} for row in rows]
    if style is Format.TABLE:
        rows = [row | {"at": str(row["at"])[:19]} for row in rows]
    narrow = (*_NARROW[:3], *_NARROW[4:6], "source") if all_entries else _NARROW
    emit_records(rows, _COLUMNS, style, narrow=narrow)


def _row(entry: "LogEntry", judgement: Judgement | None, count: frozenset[str]) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(_COLUMNS)
    row |= {"number": entry.sequence, "what": entry.what, "subject": entry.article, "at": entry.at}
    row["source"] = entry.source
    if judgement is not None:
        state = "counts" if judgement.id in count else "undone"
        row |= {"state": state, "who": judgement.who, "why": judgement.why, "at": judgement.at}
        row["evidence"] = judgement.detail.get("evidence")
    return row


def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Number of the entry, as 'kg log' gives it.")],
    why: WhyOption = "",
    who: WhoOption = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Take a judgement back: the graph is as if it had never been made. An undoing can be undone as well.

    \b
    Example:
      kg undo 12 --why 'two people after all'
    """
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        judgement = opened.ledger.undo(number, why=why, who=who or user())
        entry = opened.ledger.sequence
    again = "counts again" if judgement.verdict is Verdict.UNDO else "is undone"
    typer.echo(f"Entry {number} ({judgement.verdict} {judgement.subject}) {again}, by entry {entry}.")
