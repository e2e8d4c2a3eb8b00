"""``kg view``: the graph, or a part of it, as one self-contained page."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.cli.output import note, written
from kg.cli.positions import ConfidenceOption
from kg_schema import Graph

__all__ = ["DEFAULT_TITLE", "page", "view"]

DEFAULT_TITLE = "Who stands where"
_VIEWS = ("graph", "positions", "timeline", "map", "agreement", "statements", "articles")


def view(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where the page goes; - is standard output.")
    ] = Path("graph.html"),
    title: Annotated[str | None, typer.Option("--title", help="Heading of the page.")] = None,
    about: Annotated[
        str | None,
        typer.Option("--about", metavar="ENTITY", help="Only what it says, does or meets with, by id or name."),
    ] = None,
    query: Annotated[
        str | None,
        typer.Option("--query", metavar="CYPHER", help="Only the nodes, relationships and paths that it returns."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Nothing earlier: 2025, 2025-04 or 2025-04-26.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Nothing later.")] = None,
    min_confidence: ConfidenceOption = 0.0,
    only: Annotated[
        str | None, typer.Option("--only", metavar="VIEW", help=f"One view alone: {', '.join(_VIEWS)}.")
    ] = None,
    static: Annotated[
        bool, typer.Option("--static", help="A page without any script, for mail and for printing.")
    ] = False,
    made: Annotated[
        str | None,
        typer.Option("--made", metavar="DATE", help="When the page says it was made; else that of the last load."),
    ] = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Write the graph as one HTML page that needs no network.

    Click an edge to read the quotations behind it. Prints where the page was written. Entities stay where the page
    before drew them. With a date, what neither the text nor its article dates is left out and counted.

    \b
    Examples:
      kg view -o graph.html
      kg view --about Norway --since 2024 --only timeline
      kg view --query 'MATCH p = (a)-[:REJECTS]->(b:Proposal) RETURN p'
      kg view --static -o for-mail.html
    """
    from kg.workspace import Workspace

    if only is not None and only not in _VIEWS:
        raise typer.BadParameter(f"there is no view '{only}'; there are {', '.join(_VIEWS)}.", param_hint="--only")
    with Workspace.open(workspace) as opened:
        shown = opened.view(
            about=about,
            query=query,
            since=since,
            until=until,
            min_confidence=min_confidence,
            only=only,
            static=static,
            title=title or DEFAULT_TITLE,
            made=made,
        )
    for line in shown.notes:
        note(f"kg: {line}")
    with written(output) as stream:
        stream.write(shown.html)
    if str(output) != "-":
        typer.echo(str(output))


def page(graph: Graph, title: str, workspace: str) -> str:
    """Return the page of the graph, with its workspace and size as subtitle."""
    from kg.pages import page as made
    from kg.pages.asking import subtitle

    return made(graph, title=title, subtitle=subtitle(graph, workspace)).html
