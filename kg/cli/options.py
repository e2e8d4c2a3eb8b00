"""Options that several commands share, declared once so that they mean the same everywhere."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from kg.cli.output import Format
from kg.settings import DEFAULT_WORKSPACE, WORKSPACE_VARIABLE

__all__ = ["DEFAULT_WORKSPACE", "FormatOption", "GraphOption", "LimitOption", "TimeoutOption", "WorkspaceOption"]

WorkspaceOption: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--workspace",
        "-w",
        envvar=WORKSPACE_VARIABLE,
        metavar="DIR",
        help="Folder that holds the ledger and what is derived from it.",
    ),
]
FormatOption: TypeAlias = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        case_sensitive=False,
        help="How rows come out: a table for people, JSON, JSON Lines or CSV for programs.",
    ),
]
TimeoutOption: TypeAlias = Annotated[
    float, typer.Option("--timeout", min=0.001, metavar="SECONDS", help="Stop the query after this time.")
]
LimitOption: TypeAlias = Annotated[
    int, typer.Option("--limit", min=1, metavar="ROWS", help="Return this many rows at most, and say so.")
]
GraphOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--graph",
        metavar="URL",
        help="Ask the server at this address in place of the workspace; 'kg sync' fills it.",
        show_default=False,
    ),
]
