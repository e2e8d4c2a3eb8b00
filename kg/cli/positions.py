"""``kg positions``: who stands where on which proposal."""

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from kg.cli.evidence import Evidence
from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format, note
from kg.cli.reading import graph_of
from kg.cli.rows import emit_records
from kg.cli.statements import plural
from kg.cli.topics import find_proposal

if TYPE_CHECKING:
    from kg.analysis.positions import Position

__all__ = ["ConfidenceOption", "positions"]

ConfidenceOption: TypeAlias = Annotated[
    float,
    typer.Option("--min-confidence", min=0.0, max=1.0, metavar="0..1", help="Leave out what is less certain."),
]
_COLUMNS = (
    "proposal",
    "actor",
    "stance",
    "side",
    "mixed",
    "lowest",
    "highest",
    "statements",
    "origins",
    "since",
    "since_basis",
    "latest",
    "latest_basis",
    "actor_id",
    "proposal_id",
    "identity",
    "evidence",
)
_PEOPLE_READ = 500
_NOTED = 10
_NARROW = ("proposal", "actor", "stance", "statements", "origins", "latest")


def positions(
    proposal: Annotated[
        str | None,
        typer.Argument(
            metavar="PROPOSAL", help="Only this one, by id or name, with its quotations.", show_default=False
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="Only what had been said by then: 2025, 2025-04 or 2025-04-26."
        ),
    ] = None,
    min_confidence: ConfidenceOption = 0.0,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            min=1,
            metavar="ROWS",
            help="Return this many rows at most, and say so: 500 of a table for people, else all.",
            show_default=False,
        ),
    ] = None,
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """List who stands where: actors by proposals, from +2 (endorses) to -2 (rejects outright).

    A position with both signs is mixed. Statements of articles with one text have one origin. A date with "by" is
    that of the article, and the event is not later. Proposals that are one under several names are one; the rule
    that decided is said on standard error, and in the column identity of JSON and CSV.

    \b
    Examples:
      kg positions
      kg positions 'Bergen plan'
      kg positions --as-of 2024-06 --format csv
    """
    from kg.analysis.positions import positions as found_positions
    from kg.analysis.proposals import grouped_proposals
    from kg_schema.documents import check_date

    day = check_date(as_of)
    with graph_of(workspace) as graph:
        groups = grouped_proposals(graph)
        table = found_positions(graph, as_of=day, min_confidence=min_confidence, proposals=groups)
        only = None if proposal is None else find_proposal(groups, proposal)
        rows = [p for p in table.positions if only is None or p.proposal.id == only.id]
        evidence = Evidence(graph)
        most = limit or (_PEOPLE_READ if style is Format.TABLE else len(rows))
        records = [_record(p, evidence, people=style is Format.TABLE) for p in rows[:most]]
        emit_records(records, _COLUMNS, style, narrow=_NARROW, truncated=len(rows) > most)
        if style is Format.TABLE:
            _tell(rows[:most], evidence, quoted=only is not None)
        if table.undated:
            note(f"{plural(table.undated, 'statement')} left out: neither event nor article is dated.")


def _record(p: "Position", evidence: Evidence, *, people: bool) -> dict[str, Any]:
    mixed = f"mixed ({p.highest:+d}, {p.lowest:+d})"
    told: int | str | None = p.stance
    if people:
        told = mixed if p.stance is None else f"{p.stance:+d}" if p.stance else "0"
    return {
        "proposal": p.proposal.name,
        "actor": evidence.name(p.actor),
        "stance": told,
        "side": p.side,
        "mixed": p.mixed,
        "lowest": p.lowest,
        "highest": p.highest,
        "statements": len(p.statements),
        "origins": p.origins,
        "since": p.first.text,
        "since_basis": p.first.basis.value,
        "latest": p.latest.told if people else p.latest.text,
        "latest_basis": p.latest.basis.value,
        "actor_id": p.actor,
        "proposal_id": p.proposal.id,
        "identity": list(p.proposal.rules),
        "evidence": [evidence.brief(s) for s in p.statements],
    }


def _tell(rows: list["Position"], evidence: Evidence, *, quoted: bool) -> None:
    """Write the quotations of one proposal, and for each that has several names why it is one."""
    if quoted:
        for p in rows:
            for s in p.statements:
                typer.echo("\n".join(["", evidence.claim(s), *evidence.lines(s)]))
    groups = {p.proposal.id: p.proposal for p in rows}.values()
    joined = [group for group in groups if len(group.members) > 1]
    for group in joined[:_NOTED]:
        names = {name.casefold(): f"'{name}'" for name in group.names}
        names.pop(group.name.casefold(), None)
        also = f" is also {', '.join(names.values())}" if names else " is one thing in several articles"
        note(f"'{group.name}'{also}: {'; '.join(group.rules)}.")
    if len(joined) > _NOTED:
        note(f"{len(joined) - _NOTED} more are one by such rules: see the column identity of --format json.")
