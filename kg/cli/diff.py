"""``kg diff``: what two dates, two outlets or two workspaces say differently."""

import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.evidence import Evidence
from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format
from kg.cli.reading import without_collecting
from kg.cli.rows import emit_records
from kg_schema import Graph, GraphStatement, NotFoundError

if TYPE_CHECKING:
    from kg.analysis.diff import Chooser, Difference

__all__ = ["diff"]

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_COLUMNS = ("side", "actor", "relation", "about", "first", "second", "actor_id", "about_id")


def diff(
    first: Annotated[str, typer.Argument(metavar="A", help="A date, a publisher, or the folder of a workspace.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another of the same sort.")],
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Compare what is said up to one date and after it, in two outlets, or in two workspaces.

    Shows what only the one says, what only the other says, and where an actor is for a thing in the one and
    against it in the other. Of two dates, the earlier stands for all up to it, the later for what came since.

    \b
    Examples:
      kg diff 2024-06 2024-12
      kg diff 'The Courier' 'The Tribune'
      kg diff january-workspace june-workspace --format json
    """
    from kg.analysis.diff import compared
    from kg.analysis.proposals import grouped_proposals

    with without_collecting():
        graph, ours, theirs = _sides(first, second, workspace)
        groups = grouped_proposals(graph)
        found = compared(graph, ours, theirs, proposals=groups)
        evidence = Evidence(graph)
        topics = {group.id: group.name for group in groups.groups}
        if style is Format.TABLE:
            typer.echo("\n".join(_told(found, evidence, topics, (first, second))))
        else:
            emit_records([_record(d, evidence, topics) for d in found], _COLUMNS, style)


def _sides(first: str, second: str, workspace: Path) -> tuple[Graph, "Chooser", "Chooser"]:
    """Return the graph that holds both sides, and what chooses the statements of each."""
    from kg.analysis.diff import of_outlet, united, up_to
    from kg.workspace import Workspace

    if all((Path(side) / "ledger.sqlite").is_file() for side in (first, second)):
        graphs = []
        for side in (first, second):
            with Workspace.open(Path(side)) as opened:
                graphs.append(opened.graph())
        return united(*graphs)
    with Workspace.open(workspace) as opened:
        graph = opened.graph()
    if _DATE.fullmatch(first) and _DATE.fullmatch(second):
        from kg_schema.documents import check_date

        earlier, later = sorted((str(check_date(first)), str(check_date(second))))
        sides = {earlier: up_to(graph, earlier), later: up_to(graph, later, after=earlier)}
        return graph, sides[first], sides[second]
    for name in (first, second):
        _check_outlet(graph, name)
    return graph, of_outlet(graph, first), of_outlet(graph, second)


def _check_outlet(graph: Graph, name: str) -> None:
    known = sorted({a.publisher for a in graph.articles if a.publisher})
    if name.casefold() not in {publisher.casefold() for publisher in known}:
        near = get_close_matches(name, known, n=3, cutoff=0.3) or known[:3]
        hint = "nearest are " + ", ".join(f"'{publisher}'" for publisher in near) if near else "none is known"
        raise NotFoundError(f"'{name}' is no workspace, no date and no publisher of an article; {hint}.")


def _record(d: "Difference", evidence: Evidence, topics: dict[str, str]) -> dict[str, Any]:
    return {
        "side": d.side.value,
        "actor": evidence.name(d.actor),
        "relation": None if d.relation is None else d.relation.value,
        "about": topics.get(d.topic) or evidence.name(d.topic),
        "first": [evidence.brief(s) for s in d.first],
        "second": [evidence.brief(s) for s in d.second],
        "actor_id": d.actor,
        "about_id": d.topic,
    }


def _told(
    found: tuple["Difference", ...], evidence: Evidence, topics: dict[str, str], labels: tuple[str, str]
) -> list[str]:
    headings = {"first": f"Only in {labels[0]}", "second": f"Only in {labels[1]}", "opposite": "Opposite"}
    lines = []
    for side, heading in headings.items():
        here = [d for d in found if d.side.value == side]
        lines.append(f"{heading}: {len(here)}")
        for d in here:
            if side == "opposite":
                lines.append(f"  {evidence.name(d.actor)} on {topics.get(d.topic) or evidence.name(d.topic)}")
            for label, statements in zip(labels, (d.first, d.second), strict=True):
                lines += _statements(statements, evidence, f"{label}: " if side == "opposite" else "")
        lines.append("")
    return lines[:-1]


def _statements(statements: tuple[GraphStatement, ...], evidence: Evidence, label: str) -> list[str]:
    return [line for s in statements for line in (f"  {label}{evidence.claim(s)}", *evidence.lines(s))]
