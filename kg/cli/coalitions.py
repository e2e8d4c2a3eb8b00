"""``kg coalitions``: who agrees with whom, as networks of discourse network analysis."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from kg.analysis.coded import Duplicates, Variable
from kg.analysis.networks import Aggregation
from kg.analysis.normalization import Normalization
from kg.analysis.windows import Unit
from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format, json_text, note
from kg.cli.positions import ConfidenceOption
from kg.cli.reading import graph_of
from kg.cli.rows import emit_records
from kg.cli.statements import plural

if TYPE_CHECKING:
    from kg.analysis.coalitions import Coalitions, Request
    from kg.analysis.coded import CodedStatement

__all__ = ["NetworkKind", "coalitions"]

_EDGE_COLUMNS = ("source", "target", "weight", "shared", "agreement", "source_name", "target_name")
_WINDOW_COLUMNS = ("centre", "first", "last", "statements", "actors", "ties", "polarization")


class NetworkKind(StrEnum):
    """Which network to compute."""

    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"
    IGNORE = "ignore"
    TWOMODE = "twomode"


_Network: TypeAlias = Annotated[
    NetworkKind,
    typer.Option(
        "--network",
        "-n",
        help="Ties by shared stances, by opposite ones, by shared minus opposite, by talking of the same; or "
        "actors and concepts.",
    ),
]
_Aggregation: TypeAlias = Annotated[
    Aggregation | None,
    typer.Option(
        "--aggregation", help="For twomode: ignore (the default), subtract or combine.", show_default=False
    ),
]
_Normalization: TypeAlias = Annotated[
    Normalization,
    typer.Option("--normalization", help="What weights are divided by; activity and prominence for twomode."),
]
_Duplicates: TypeAlias = Annotated[
    Duplicates, typer.Option("--duplicates", help="Within what a repeated statement counts once.")
]
_Window: TypeAlias = Annotated[
    int | None,
    typer.Option("--window", min=1, metavar="N", help="One network a unit of time, each N units wide."),
]
_Unit: TypeAlias = Annotated[Unit, typer.Option("--unit", help="Unit of --window.")]
_Table: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="FILE.csv",
        help="A table of your own instead of the workspace: person, organization, concept, agreement, date.",
    ),
]
_Variable1: TypeAlias = Annotated[
    Variable, typer.Option("--variable1", help="What the actors are, for a table of your own.")
]
_Variable2: TypeAlias = Annotated[
    Variable, typer.Option("--variable2", help="What ties them, for a table of your own.")
]
_Exclude: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="CONCEPT", help="Leave out this concept or proposal. May be repeated."),
]
_MinShared: TypeAlias = Annotated[
    int,
    typer.Option("--min-shared", min=1, metavar="N", help="Call it agreement from this many shared concepts."),
]


def coalitions(
    network: _Network = NetworkKind.CONGRUENCE,
    aggregation: _Aggregation = None,
    normalization: _Normalization = Normalization.NO,
    duplicates: _Duplicates = Duplicates.INCLUDE,
    window: _Window = None,
    unit: _Unit = Unit.DAYS,
    table: _Table = None,
    variable1: _Variable1 = Variable.ORGANIZATION,
    variable2: _Variable2 = Variable.CONCEPT,
    exclude: _Exclude = None,
    min_shared: _MinShared = 2,
    min_confidence: ConfidenceOption = 0.0,
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Compute who agrees with whom, by the definitions and names of Discourse Network Analyzer.

    Also communities (Louvain), a split into two camps and how much it explains, and the balance of triads, over
    agreement minus conflict. It is called agreement only between two who spoke about two concepts at least; how
    many they share always stands beside it. JSON holds every tie.

    \b
    Examples:
      kg coalitions --network subtract --normalization average
      kg coalitions --from statements.csv --network congruence --duplicates document --format json
      kg coalitions --network twomode --aggregation combine
    """
    from kg.analysis.coalitions import Request, computed

    statements, names, whole = _statements(table, workspace, min_confidence)
    left_out = set(exclude or [])
    statements = [s for s in statements if not {s.concept, names.get(s.concept, s.concept)} & left_out]
    request = Request(
        two_mode=network is NetworkKind.TWOMODE,
        aggregation=_aggregation(network, aggregation),
        normalization=normalization,
        duplicates=duplicates,
        rows=variable1,
        columns=variable2,
        min_shared=min_shared,
    )
    if window is None:
        _emit(computed(statements, request), names, style)
    else:
        _emit_windows(statements, request, (window, unit), names, style)
    if not whole:
        raise typer.Exit(1)


def _aggregation(network: NetworkKind, aggregation: Aggregation | None) -> Aggregation:
    if network is NetworkKind.TWOMODE:
        return aggregation or Aggregation.IGNORE
    if aggregation is not None:
        raise typer.BadParameter("only with --network twomode.", param_hint="--aggregation")
    return Aggregation(network.value)


def _statements(
    table: Path | None, workspace: Path, min_confidence: float
) -> tuple[list["CodedStatement"], dict[str, str], bool]:
    """Return the statements of table or workspace, the names of its entities, and whether nothing was left out."""
    if table is not None:
        from kg.analysis.tables import decoded, read_table

        read = read_table(decoded(table.read_bytes()), table.name)
        for problem in read.problems:
            note(f"kg: {problem}")
        return list(read.statements), {}, not read.problems
    from kg.analysis.coding import coded_statements

    with graph_of(workspace) as graph:
        names = {e.id: e.name for e in graph.entities}
        return list(coded_statements(graph, min_confidence=min_confidence)), names, True


def _record(found: "Coalitions", names: dict[str, str]) -> dict[str, Any]:
    camps = found.camps
    record: dict[str, Any] = {
        "statements": found.network.statements,
        "nodes": [_node(found, label, mode, names) for label, mode in found.labels()],
        "edges": [
            {"source": e.source, "target": e.target, "weight": e.weight, "shared": e.shared}
            for e in found.network.edges
        ],
    }
    if camps is not None:
        for edge in record["edges"]:
            edge["agreement"] = edge["shared"] >= found.request.min_shared
        record["polarization"] = camps.polarization
        record["balance"] = {"balanced": camps.balanced, "unbalanced": camps.unbalanced, "triads": camps.triads}
    return record


def _node(found: "Coalitions", label: str, mode: Variable, names: dict[str, str]) -> dict[str, Any]:
    node: dict[str, Any] = {"id": label, "name": names.get(label, label), "variable": mode.value}
    if found.camps is not None:
        node |= {"community": found.camps.communities.get(label), "camp": found.camps.camp.get(label)}
    return node


def _emit(found: "Coalitions", names: dict[str, str], style: Format) -> None:
    record = _record(found, names)
    if style is Format.JSON:
        typer.echo(_lines(record))
        return
    edges: list[dict[str, Any]] = [
        {"agreement": None}
        | edge
        | {f"{end}_name": names.get(edge[end], edge[end]) for end in ("source", "target")}
        for edge in record["edges"]
    ]
    if style is not Format.TABLE:
        emit_records(edges, _EDGE_COLUMNS, style)
        return
    shown = [edge for edge in edges if edge["agreement"] is not False and edge["weight"]]
    shown.sort(key=lambda edge: (-edge["weight"], edge["source"], edge["target"]))
    people = [
        {"one": e["source_name"], "other": e["target_name"], "weight": f"{e['weight']:.4g}", "n": e["shared"]}
        for e in shown
    ]
    emit_records(people, ("one", "other", "weight", "n"), style)
    if found.camps is not None:
        typer.echo("\n".join(["", *_summary(found, names)]))
        few = sum(edge["agreement"] is False for edge in edges)
        if few:
            note(f"{plural(few, 'pair')} with fewer than {found.request.min_shared} concepts in common left out.")


def _lines(record: dict[str, Any]) -> str:
    """Return the record as JSON, each node and each tie on a line of its own."""
    parts = []
    for key, value in record.items():
        text = json_text(value)
        if isinstance(value, list) and value:
            text = "[\n" + ",\n".join(f"  {json_text(one)}" for one in value) + "\n]"
        parts.append(f"{json_text(key)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}"


def _summary(found: "Coalitions", names: dict[str, str]) -> Iterable[str]:
    camps = found.camps
    if camps is None or camps.polarization is None:
        yield "No two actors spoke about enough of the same for camps."
        return
    for number in range(max(camps.communities.values()) + 1):
        members = ", ".join(names.get(a, a) for a, c in sorted(camps.communities.items()) if c == number)
        yield f"Community {number + 1}: {members}"
    for number, side in enumerate(("one side", "the other side")):
        members = ", ".join(names.get(a, a) for a, c in sorted(camps.camp.items()) if c == number)
        yield f"Split in two, {side}: {members or 'nobody'}"
    yield f"Polarization: {camps.polarization:.3f} of the weight of ties is explained by that split, net"
    yield f"Triads: {camps.balanced} balanced, {camps.unbalanced} unbalanced"


def _emit_windows(
    statements: list["CodedStatement"],
    request: "Request",
    width: tuple[int, Unit],
    names: dict[str, str],
    style: Format,
) -> None:
    from kg.analysis.coalitions import windowed

    records = []
    for window, found in windowed(statements, request, *width):
        dates = {"centre": window.centre, "first": window.first, "last": window.last}
        records.append({key: day.isoformat() for key, day in dates.items()} | _record(found, names))
    undated = sum(s.on is None for s in statements)
    if undated:
        note(f"{plural(undated, 'statement')} without a date left out of the windows.")
    if not records:
        note("No window: the statements cover less time than one is wide.")
    if style is Format.JSON:
        typer.echo(_lines({"windows": records}))
        return
    for record in records:
        record |= {"actors": len(record["nodes"]), "ties": len(record["edges"])}
        record.setdefault("polarization", None)
    emit_records(records, _WINDOW_COLUMNS, style)
