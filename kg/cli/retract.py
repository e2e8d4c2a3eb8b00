"""``kg retract`` and ``kg restore``: take an article out of the graph, and bring it back."""

from typing import Annotated

import typer

from kg.cli.judge import WhoOption, WhyOption, user
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


def retract(
    article: _Article,
    purge: Annotated[
        bool, typer.Option("--purge", help="Also erase its text for good, and all that was made of it.")
    ] = False,
    why: WhyOption = "",
    who: WhoOption = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Take an article and all it says out of the graph.

    The graph is then exactly what it would be without the article. Nothing is deleted: 'kg restore' brings it
    back, and loading the article again does not. With --purge the text is erased from the ledger and from all
    that was made of it; only its id, who erased it, when and why are kept, and it cannot be loaded again.

    \b
    Examples:
      kg retract a-0123456789abcdef --why 'withdrawn by its publisher'
      kg retract a-0123456789abcdef --purge --why 'order of a court'
    """
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        found = find_article(opened.ledger.articles(), article).article
        if purge:
            if not why:
                raise typer.BadParameter("erasing needs a reason: say it with --why.", param_hint="--why")
            opened.purge(found.id, why=why, who=who or user())
            typer.echo(f"{found.id} is erased.")
            return
        changed = opened.ledger.retract(found.id, why=why, who=who or user())
    typer.echo(f"{found.id} {'is out of the graph' if changed else 'was out already'}.")


def restore(
    article: _Article, why: WhyOption = "", who: WhoOption = None, workspace: WorkspaceOption = DEFAULT_WORKSPACE
) -> None:
    """Bring a retracted article back into the graph.

    \b
    Example:
      kg restore a-0123456789abcdef --why 'reinstated by its publisher'
    """
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        found = find_article(opened.ledger.articles(), article).article
        changed = opened.ledger.restore(found.id, why=why, who=who or user())
    typer.echo(f"{found.id} {'is back in the graph' if changed else 'was in already'}.")
