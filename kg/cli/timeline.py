"""``kg timeline``: what an actor said and did, in the order of the events."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.evidence import Evidence
from kg.cli.lookup import find_entity
from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format
from kg.cli.positions import ConfidenceOption
from kg.cli.reading import graph_of
from kg.cli.rows import emit_records
from kg.cli.statements import plural
from kg.cli.topics import find_topic

if TYPE_CHECKING:
    from kg.analysis.timeline import Moment

__all__ = ["timeline"]

_COLUMNS = (
    "date",
    "precision",
    "not_after",
    "undated",
    "claim",
    "relation",
    "other",
    "other_id",
    "polarity",
    "modality",
    "stance",
    "by",
    "confidence",
    "quote",
    "statement",
    "article",
    "title",
    "publisher",
    "published",
)


def timeline(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="Its id, e.g. state:norway, or one of its names.")],
    about: Annotated[
        str | None,
        typer.Option("--about", metavar="ENTITY", help="Only what concerns this entity, by id or name."),
    ] = None,
    min_confidence: ConfidenceOption = 0.0,
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Tell the positions, words and deeds of an actor by date, with their quotations.

    The date is that of the event. Where the text gives none, the statement stands at the end with the reason and
    with the date of its article, which the event cannot be later than.

    \b
    Examples:
      kg timeline Norway
      kg timeline 'Helena Vasques' --about 'Pension law' --format json
    """
    from kg.analysis.proposals import grouped_proposals
    from kg.analysis.timeline import timeline as found_timeline

    with graph_of(workspace) as graph:
        who = find_entity(graph, actor)
        groups = None if about is None else grouped_proposals(graph)
        topic = None if about is None or groups is None else find_topic(graph, groups, about)
        moments = found_timeline(graph, who.id, about=topic, min_confidence=min_confidence, proposals=groups)
        evidence = Evidence(graph)
        if style is Format.TABLE:
            typer.echo("\n".join(_told(moments, evidence)))
        else:
            emit_records([_record(m, evidence) for m in moments], _COLUMNS, style)


def _record(moment: "Moment", evidence: Evidence) -> dict[str, Any]:
    s = moment.statement
    return evidence.record(s) | {
        "date": moment.date,
        "precision": s.date_precision.value if moment.date else "unknown",
        "not_after": moment.not_after,
        "undated": moment.undated or None,
        "other": evidence.name(moment.other),
        "other_id": moment.other,
    }


def _told(moments: tuple["Moment", ...], evidence: Evidence) -> list[str]:
    lines = []
    for moment in moments:
        bound = f"; its article is of {moment.not_after}" if moment.not_after else ""
        when = moment.date or f"undated ({moment.undated}{bound})"
        lines += [when, f"    {evidence.claim(moment.statement)}", *evidence.lines(moment.statement, " " * 6), ""]
    return [*lines, f"({plural(len(moments), 'statement')})"]
