"""``kg merge-workspace``: bring in a colleague's articles and judgements."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format, note
from kg.cli.progress import Bar
from kg.cli.rows import emit_records
from kg.cli.statements import plural
from kg_schema import WorkspaceError

__all__ = ["merge_workspace"]

_COLUMNS = ("about", "ours", "theirs", "counts")


def merge_workspace(
    other: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace of a colleague; it is only read.")],
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Bring the articles and judgements of another workspace into this one, and list what contradicts.

    Judgements keep who made them, when and why. Of two that contradict each other the column counts says which one
    does for now; 'kg undo' decides otherwise. What either side retracted stays here as it is. Doing it again
    changes nothing.

    \b
    Example:
      kg merge-workspace ../ada/kg-workspace
    """
    from kg.ledger import Ledger
    from kg.sharing import brought_in
    from kg.workspace import Workspace

    if other.resolve() == workspace.resolve():
        raise WorkspaceError(f"{other} is this very workspace: name the one of a colleague.")
    with (
        Ledger.open(other / "ledger.sqlite") as theirs,
        Workspace.open(workspace) as opened,
        Bar("Merging") as bar,
    ):
        shared = brought_in(opened.ledger, theirs, step=bar.step)
    if shared.conflicts or style is not Format.TABLE:
        emit_records(
            [{c: getattr(conflict, c) for c in _COLUMNS} for conflict in shared.conflicts], _COLUMNS, style
        )
    note(
        f"{plural(shared.articles, 'article')} and {plural(shared.judgements, 'judgement')} brought in, "
        f"{plural(len(shared.conflicts), 'conflict')}."
    )
