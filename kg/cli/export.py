"""``kg export``: the whole graph as a file that other tools read."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.cli.output import written

__all__ = ["ExportFormat", "export"]


class ExportFormat(StrEnum):
    """Formats of the export."""

    JSONL = "jsonl"
    TURTLE = "turtle"


def export(
    style: Annotated[
        ExportFormat, typer.Option("--format", "-f", case_sensitive=False, help="JSON Lines, or RDF as Turtle.")
    ] = ExportFormat.JSONL,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where it goes; - is standard output.")
    ] = Path("-"),
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Write the whole graph, sorted and without load times: the same articles give the same bytes.

    \b
    Examples:
      kg export -o graph.jsonl
      kg export --format turtle -o graph.ttl
    """
    from kg.export import FORMATS
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened, written(output) as stream:
        for piece in FORMATS[style.value](opened.graph()):
            stream.write(piece)
