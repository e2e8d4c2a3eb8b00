"""``kg entities``: who and what the graph knows."""

from collections import Counter
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format, emit
from kg_schema import ENTITIES, NodeKind, slug

__all__ = ["entities"]

_COLUMNS = ("entity", "type", "name", "also", "statements", "articles")


def entities(
    words: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="Only those of which a name has this in it.", show_default=False),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--type", "-t", metavar="TYPE", help="Only these, for instance State.", show_default=False),
    ] = None,
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """List the people, states, places, bodies, groups and proposals, those of most statements first.

    \b
    Examples:
      kg entities --type Proposal
      kg entities trump --format csv
    """
    from kg.results import ResultTable
    from kg.workspace import Workspace

    types = {k.value.casefold(): k for k in NodeKind if k in ENTITIES}
    if kind is not None and kind.casefold() not in types:
        known = ", ".join(k.value for k in types.values())
        raise typer.BadParameter(f"'{kind}' is no type: give one of {known}.", param_hint="--type")
    with Workspace.open(workspace) as opened:
        graph = opened.graph()
    counts = Counter(end for s in graph.statements for end in {s.source, s.target})
    chosen = [
        e
        for e in graph.entities
        if (kind is None or e.type is types[kind.casefold()])
        and (words is None or any(slug(words) in slug(name) for name in (e.name, *e.aliases)))
    ]
    chosen.sort(key=lambda e: (-counts[e.id], e.id))
    rows = ((e.id, e.type.value, e.name, ", ".join(e.aliases), counts[e.id], len(e.articles)) for e in chosen)
    emit(ResultTable(_COLUMNS, tuple(rows)), style)
