"""``kg status``: who is said to hold a place, since when and by whose account."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.evidence import Evidence
from kg.cli.lookup import find_entity
from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format
from kg.cli.reading import graph_of
from kg.cli.rows import emit_records
from kg.cli.statements import plural

if TYPE_CHECKING:
    from kg.analysis.status import Account

__all__ = ["status"]

_COLUMNS = (
    "place",
    "account",
    "actor",
    "since",
    "since_basis",
    "according_to",
    "modality",
    "confidence",
    "quote",
    "statement",
    "article",
    "title",
    "publisher",
    "published",
    "place_id",
    "actor_id",
)


def status(
    place: Annotated[
        str, typer.Argument(metavar="PLACE", help="Its id, e.g. region:crimea, or one of its names.")
    ],
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Show who is said to hold, to have annexed or to have left a place, or that it lies in a state.

    Also of the places that are said to lie in it. Accounts stand side by side, each with its date, who says so and
    the quotation; which one is right is not decided.

    \b
    Example:
      kg status Crimea
    """
    from kg.analysis.status import status as found_status

    with graph_of(workspace) as graph:
        accounts = found_status(graph, find_entity(graph, place).id)
        evidence = Evidence(graph)
        if style is Format.TABLE:
            typer.echo("\n".join(_told(accounts, evidence)))
        else:
            emit_records([_record(a, evidence) for a in accounts], _COLUMNS, style)


def _according_to(account: "Account", evidence: Evidence) -> str:
    if account.by is None:
        return "the article"
    return str(evidence.name(account.statement.attributed_to))


def _record(account: "Account", evidence: Evidence) -> dict[str, Any]:
    return evidence.record(account.statement) | {
        "place": evidence.name(account.place),
        "place_id": account.place,
        "account": account.claim,
        "actor": evidence.name(account.actor),
        "actor_id": account.actor,
        "since": account.when.text,
        "since_basis": account.when.basis.value,
        "according_to": _according_to(account, evidence),
    }


_WORDS = {
    "holds": "holds it",
    "annexed": "annexed it",
    "left": "left it",
    "contains": "contains it",
    "not holds": "does not hold it",
    "not annexed": "did not annex it",
    "not left": "did not leave it",
    "not contains": "does not contain it",
}


def _told(accounts: tuple["Account", ...], evidence: Evidence) -> list[str]:
    lines = []
    for a in accounts:
        said = f"{evidence.name(a.place)}: {evidence.name(a.actor)} {_WORDS[a.claim]}"
        lines += [f"{said}, {a.when.told} ({a.statement.modality.value}, says {_according_to(a, evidence)})"]
        lines += [*evidence.lines(a.statement), ""]
    return [*lines, f"({plural(len(accounts), 'account')})"]
