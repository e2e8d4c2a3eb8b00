"""``kg sync``: bring a server up to date."""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypeVar

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.cli.progress import Bar

__all__ = ["sync"]

T = TypeVar("T")


def sync(
    graph: Annotated[
        str,
        typer.Option(
            "--graph",
            envvar="NEO4J_URI",
            metavar="URL",
            help="Address of the server: neo4j://, neo4j+s://, bolt://, or the https:// of a SPARQL endpoint.",
            show_default=False,
        ),
    ],
    whole: Annotated[
        bool, typer.Option("--whole", help="Look up all that the server holds and mend what differs.")
    ] = False,
    update: Annotated[
        str | None,
        typer.Option(
            "--update",
            metavar="URL",
            help="Where a SPARQL endpoint takes updates; without it, beside …/sparql or …/query at …/update.",
            show_default=False,
        ),
    ] = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Bring a server up to date with the workspace: Neo4j or another that speaks Bolt, or a SPARQL endpoint.

    What came since the last time is written, what was retracted is removed. It can be interrupted: the next time
    carries on. User name, password and database come from NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE, for
    SPARQL endpoints from KG_SPARQL_USERNAME and KG_SPARQL_PASSWORD.

    \b
    Examples:
      kg sync --graph neo4j://localhost:7687
      kg query --graph neo4j://localhost:7687 'MATCH (s:Statement) RETURN count(s)'
      kg sync --graph http://localhost:3030/news/sparql
      kg sparql --graph http://localhost:3030/news/sparql 'SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }'
    """
    from kg.projections.servers import mirror
    from kg.sync import sync as synced
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened, mirror(graph, update) as server:
        done = synced(opened, server, _watched, whole=whole)
    if done.changes.none:
        typer.echo(f"{graph} is up to date with append {done.sequence} of the ledger.")
        return
    wrote, removed = (_counts(counts) for counts in (done.changes.written, done.changes.removed))
    typer.echo(f"{graph} is at append {done.sequence} of the ledger: {wrote} written, {removed} removed.")


def _counts(counts: dict[str, int]) -> str:
    return " and ".join(f"{count:,} {name}" for name, count in counts.items())


def _watched(batches: Sequence[T]) -> Iterator[T]:
    with Bar("Writing", len(batches)) as bar:
        for batch in batches:
            yield batch
            bar.step()
