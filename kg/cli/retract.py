"""``kg retract`` and ``kg restore``: take an article out of the graph, and bring it back."""

import getpass
from typing import Annotated

import typer

from kg.cli.lookup import find_article
from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption

__all__ = ["restore", "retract"]

_Article = Annotated[
    str,
    typer.Argument(
        metavar="ARTICLE",
        help="Its id or the beginning of it, its title, its URL, or the path it was loaded from.",
    ),
]
_Why = Annotated[str, typer.Option("--why", metavar="REASON", help="Kept in the ledger with who and when.")]


def retract(article: _Article, why: _Why = "", workspace: WorkspaceOption = DEFAULT_WORKSPACE) -> None:
    """Take an article and all it says out of the graph.

    The graph is then exactly what it would be without the article. Nothing is deleted: 'kg restore' brings it
    back, and loading the article again does not.

    \b
    Example:
      kg retract a-0123456789abcdef --why 'withdrawn by its publisher'
    """
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        found = find_article(opened.ledger.articles(), article).article
        changed = opened.ledger.retract(found.id, why=why, who=_user())
    typer.echo(f"{found.id} {'is out of the graph' if changed else 'was out already'}.")


def restore(article: _Article, why: _Why = "", workspace: WorkspaceOption = DEFAULT_WORKSPACE) -> None:
    """Bring a retracted article back into the graph.

    \b
    Example:
      kg restore a-0123456789abcdef --why 'reinstated by its publisher'
    """
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        found = find_article(opened.ledger.articles(), article).article
        changed = opened.ledger.restore(found.id, why=why, who=_user())
    typer.echo(f"{found.id} {'is back in the graph' if changed else 'was in already'}.")


def _user() -> str:
    """Return the name of who gives the command, for the ledger; 'unknown' where the system has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
