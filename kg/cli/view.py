"""``kg view``: the graph as one self-contained page."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.cli.output import written
from kg.cli.statements import plural
from kg_schema import Graph

__all__ = ["DEFAULT_TITLE", "page", "view"]

DEFAULT_TITLE = "Who stands where"


def view(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where the page goes; - is standard output.")
    ] = Path("graph.html"),
    title: Annotated[str | None, typer.Option("--title", help="Heading of the page.")] = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Write the graph as one HTML page that needs no network.

    Click an edge to read the quotations behind it. Prints where the page was written.

    \b
    Example:
      kg view -o graph.html
    """
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        text = page(opened.graph(), title or DEFAULT_TITLE, workspace.resolve().name)
    with written(output) as stream:
        stream.write(text)
    if str(output) != "-":
        typer.echo(str(output))


def page(graph: Graph, title: str, workspace: str) -> str:
    """Return the page of the graph, with its workspace and size as subtitle."""
    from kg.pages import page as made

    size = f"{plural(len(graph.articles), 'article')}, {plural(len(graph.statements), 'statement')}"
    return made(graph, title=title, subtitle=f"{workspace}: {size}")
