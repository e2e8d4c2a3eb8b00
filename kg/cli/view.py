"""``kg view``: the graph, or a part of it, as one self-contained page."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.cli.output import note, written
from kg.cli.positions import ConfidenceOption
from kg.cli.statements import plural
from kg_schema import Graph

if TYPE_CHECKING:
    from kg.pages import Page
    from kg.pages.selection import Selection
    from kg.workspace import Workspace

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
    from kg.pages.page import drawn_before, remember
    from kg.pages.selection import selected
    from kg.workspace import Workspace
    from kg_schema.documents import check_date

    if only is not None and only not in _VIEWS:
        raise typer.BadParameter(f"there is no view '{only}'; there are {', '.join(_VIEWS)}.", param_hint="--only")
    for date in (since, until, made):
        check_date(date)
    with Workspace.open(workspace) as opened:
        graph = opened.graph()
        wanted, words = _selection(opened, graph, about, query, (since, until), min_confidence)
        day = made or max((entry.at for entry in opened.ledger.log()), default="")[:10]
    part = selected(graph, wanted)
    if not wanted.whole and not part.statements:
        note("kg: nothing of the workspace is in this selection; the page is empty.")
    memory = workspace / "projections" / "drawn.json"
    before = drawn_before(memory) if wanted.whole else {}
    subtitle = _subtitle(part, workspace.resolve().name, words, day)
    made_page = _page(part, title or DEFAULT_TITLE, subtitle, only, static, before)
    if wanted.whole:
        remember(memory, made_page.drawn)
    with written(output) as stream:
        stream.write(made_page.html)
    if str(output) != "-":
        typer.echo(str(output))


def page(graph: Graph, title: str, workspace: str) -> str:
    """Return the page of the graph, with its workspace and size as subtitle."""
    return _page(graph, title, _subtitle(graph, workspace, [], ""), None, False, {}).html


def _page(
    graph: Graph, title: str, subtitle: str, only: str | None, static: bool, drawn: dict[str, tuple[int, int]]
) -> "Page":
    from kg.pages import page as made

    return made(graph, title=title, subtitle=subtitle, only=only, static=static, drawn=drawn)


def _selection(
    opened: "Workspace",
    graph: Graph,
    about: str | None,
    query: str | None,
    dates: tuple[str | None, str | None],
    min_confidence: float,
) -> tuple["Selection", list[str]]:
    """Return what is asked for, and the same in words."""
    from kg.cli.lookup import find_entity
    from kg.pages.selection import Selection, answer_of, selected

    since, until = dates
    entity = None if about is None else find_entity(graph, about)
    answer = None if query is None else answer_of(opened.cypher(query))
    wanted = Selection(
        about=None if entity is None else entity.id,
        since=since,
        until=until,
        min_confidence=min_confidence,
        answer=answer,
    )
    words = [] if entity is None else [f"about {entity.name}"]
    words += ["of one query"] if query else []
    words += [f"since {since}"] if since else []
    words += [f"until {until}"] if until else []
    words += [f"confidence {min_confidence:g} or more"] if min_confidence else []
    if since or until:
        undated = Selection(about=wanted.about, min_confidence=min_confidence, answer=answer)
        published = {a.id: a.published for a in graph.articles}
        kept = selected(graph, undated).statements
        left = sum(s.event_date is None and published[s.article] is None for s in kept)
        if left:
            note(f"{plural(left, 'statement')} left out: neither event nor article is dated.")
    return wanted, words


def _subtitle(graph: Graph, workspace: str, words: list[str], day: str) -> str:
    from kg_visualizations.dates import date_label

    size = f"{plural(len(graph.articles), 'article')}, {plural(len(graph.statements), 'statement')}"
    parts = [f"{workspace}: {size}", *words, f"as of {date_label(day)}" if day else ""]
    return " · ".join(part for part in parts if part)
