"""``kg demo``: the whole way in one command, on the bundled sample articles."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kg.cli.load import loaded
from kg.cli.output import text_table, written
from kg.cli.statements import listing, plural, told_of_graph
from kg.cli.view import page
from kg.settings import WORKSPACE_VARIABLE

if TYPE_CHECKING:
    from kg.workspace import Workspace

__all__ = ["CYPHER", "SPARQL", "demo"]

CYPHER: Final = """\
MATCH (who)-[r:SUPPORTS|REJECTS]->(what:Proposal)
RETURN who.name AS who, type(r) AS position, what.name AS proposal
ORDER BY proposal, position, who"""

SPARQL: Final = """\
SELECT ?who ?whom ?quote WHERE {
  ?statement a kg:Statement ; kg:relation kg:CRITICIZES ; kg:source ?a ; kg:target ?b ; kg:quote ?quote .
  ?a rdfs:label ?who . ?b rdfs:label ?whom .
} ORDER BY ?who ?whom ?quote"""


def demo(
    workspace: Annotated[
        Path,
        typer.Option(
            "--workspace",
            "-w",
            envvar=WORKSPACE_VARIABLE,
            metavar="DIR",
            help="Folder for the articles, the ledger and the page.",
        ),
    ] = Path("demo-workspace"),
) -> None:
    """Load the bundled sample articles, show what they say, ask in Cypher and in SPARQL, and write a page.

    The articles are fiction, written for this purpose. Running it again changes nothing.

    \b
    Example:
      kg demo
    """
    from kg.demo import write_samples
    from kg.workspace import Workspace
    from kg_loaders.readers import Metadata

    paths = write_samples(workspace / "articles")
    with Workspace.open(workspace, create=True) as opened:
        loaded(opened, [str(path) for path in paths], Metadata())
        _tell(opened, workspace)


def _tell(opened: "Workspace", workspace: Path) -> None:
    graph = opened.graph()
    size = f"{plural(len(graph.articles), 'article')}, {plural(len(graph.statements), 'statement')}"
    typer.echo(f"{size}, each with its quotation:\n")
    typer.echo(listing(told_of_graph(graph)))
    typer.echo(f"In Cypher (kg query -w {workspace} '...'):\n\n{CYPHER}\n")
    typer.echo(text_table(opened.cypher(CYPHER)))
    typer.echo(f"In SPARQL (kg sparql -w {workspace} '...'):\n\n{SPARQL}\n")
    typer.echo(text_table(opened.sparql(SPARQL)))
    target = workspace / "graph.html"
    with written(target) as stream:
        stream.write(page(graph, "Sample articles", "kg demo"))
    typer.echo(f"The page, open it in a browser: {target}")
