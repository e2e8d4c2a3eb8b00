"""``kg contradictions``: changes of mind, mixed signals, and what the sources dispute."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.evidence import Evidence
from kg.cli.lookup import find_entity
from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format
from kg.cli.positions import ConfidenceOption
from kg.cli.reading import graph_of
from kg.cli.rows import emit_records

if TYPE_CHECKING:
    from kg.analysis.contradictions import Contradiction
    from kg.analysis.signals import Signal

__all__ = ["contradictions"]

_SIDES = ("quote", "date", "date_basis", "claim", "by", "statement", "article", "title", "publisher", "published")
_COLUMNS = (
    "kind",
    "actor",
    "about",
    "why",
    *(f"first_{column}" for column in _SIDES),
    *(f"second_{column}" for column in _SIDES),
    "actor_id",
    "about_id",
)


def contradictions(
    actor: Annotated[
        str | None,
        typer.Argument(metavar="ACTOR", help="Only those of this actor, by id or name.", show_default=False),
    ] = None,
    window: Annotated[
        int, typer.Option("--window", min=0, metavar="DAYS", help="Within this time, opposites are mixed signals.")
    ] = 7,
    min_confidence: ConfidenceOption = 0.0,
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Show where one actor's statements contradict each other, each with both quotations.

    Three kinds: "change", opposite stances on one thing at different dates; "mixed", the same within the window or
    within one article; "disputed", where two articles or two speakers report opposite things.

    \b
    Examples:
      kg contradictions
      kg contradictions Norway --window 14 --format json
    """
    from kg.analysis.contradictions import contradictions as found_contradictions

    with graph_of(workspace) as graph:
        found = found_contradictions(graph, window=window, min_confidence=min_confidence)
        if actor is not None:
            who = find_entity(graph, actor).id
            found = tuple(c for c in found if c.actor == who)
        evidence = Evidence(graph)
        if style is Format.TABLE:
            typer.echo("\n".join(_told(found, evidence)))
        else:
            emit_records([_record(c, evidence) for c in found], _COLUMNS, style)


def _record(c: "Contradiction", evidence: Evidence) -> dict[str, Any]:
    record: dict[str, Any] = {
        "kind": c.kind.value,
        "actor": evidence.name(c.actor),
        "about": c.name,
        "why": c.why,
        "actor_id": c.actor,
        "about_id": c.topic,
    }
    for side, signal in (("first", c.first), ("second", c.second)):
        record |= {f"{side}_{key}": value for key, value in _side(signal, evidence).items()}
    return record


def _side(signal: "Signal", evidence: Evidence) -> dict[str, Any]:
    dated = {"date": signal.when.text, "date_basis": signal.when.basis.value}
    return evidence.record(signal.statement) | dated


def _told(found: tuple["Contradiction", ...], evidence: Evidence) -> list[str]:
    lines = []
    for c in found:
        lines.append(f"{c.kind.value}: {evidence.name(c.actor)} on {c.name} ({c.why})")
        for signal in (c.first, c.second):
            lines.append(f"  {signal.when.told}: {evidence.claim(signal.statement)}")
            lines += evidence.lines(signal.statement)
        lines.append("")
    counts = Counter(c.kind.value for c in found)
    return [*lines, f"({counts['change']} change, {counts['mixed']} mixed, {counts['disputed']} disputed)"]
