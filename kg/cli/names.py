"""``kg names``: the user's own people, bodies, places, proposals and aliases."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.judge import WhoOption, WhyOption, user
from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.cli.output import note, written
from kg.cli.statements import plural
from kg_schema import Entity, ReadError

__all__ = ["add", "app", "export", "import_"]

app = typer.Typer(
    no_args_is_help=True, help="Keep names of your own field: people, bodies, places, proposals, aliases."
)
_ANEW = "'kg reload' reads the articles that are there with them."


@app.command()
def add(
    kind: Annotated[
        str, typer.Argument(metavar="TYPE", help="Person, State, Region, Organization, Group or Proposal.")
    ],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name that it shall bear.")],
    alias: Annotated[
        list[str] | None, typer.Option("--alias", metavar="NAME", help="Also. May be repeated.")
    ] = None,
    identifier: Annotated[
        list[str] | None,
        typer.Option("--id", metavar="SCHEME=VALUE", help="Code of a register. May be repeated."),
    ] = None,
    why: WhyOption = "",
    who: WhoOption = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Keep one name with its aliases: what bears one of them is one entity from now on.

    \b
    Example:
      kg names add Organization 'River Transport Authority' --alias RTA --alias 'the river authority'
    """
    from kg.own_names import own_name, recorded
    from kg.workspace import Workspace

    made = recorded(own_name(kind, name, alias or (), identifier or ()), why)
    with Workspace.open(workspace, create=True) as opened:
        opened.ledger.decide_all([made], who=who or user())
        number = opened.ledger.sequence
    typer.echo(f"{made.subject} is kept. Entry {number} of the log: 'kg undo {number}' takes it back. {_ANEW}")


@app.command("import")
def import_(
    table: Annotated[
        Path, typer.Argument(metavar="FILE.csv", help="With the columns type, name, aliases, identifiers.")
    ],
    why: WhyOption = "",
    who: WhoOption = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Keep all names of a table; rows that are none are named and left out. Aliases are parted by |.

    \b
    Example:
      kg names import actors.csv
    """
    from kg.own_names import known, read_names, recorded
    from kg.workspace import Workspace

    try:
        text = table.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"'{table}' is no UTF-8 text: save the table as CSV in UTF-8.") from error
    read = list(read_names(text, table.name))
    problems = [row for row in read if isinstance(row, str)]
    for problem in problems:
        note(f"kg: {problem}")
    with Workspace.open(workspace, create=True) as opened:
        there = set(map(repr, known(opened.ledger)))
        new = [row for row in read if isinstance(row, Entity) and repr(row) not in there]
        opened.ledger.decide_all([recorded(name, why) for name in new], who=who or user())
    note(f"{plural(len(new), 'name')} kept, {len(read) - len(problems) - len(new)} there already. {_ANEW}")
    if problems:
        raise typer.Exit(1)


@app.command()
def export(
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE.csv", help="Where it goes; - is standard output."),
    ] = Path("-"),
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Write the names that count as a table that 'kg names import' reads.

    \b
    Example:
      kg names export -o actors.csv
    """
    from kg.own_names import known, written_names
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        text = written_names(known(opened.ledger))
    with written(output) as stream:
        stream.write(text)
