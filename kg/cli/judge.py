"""``kg merge``, ``same-as``, ``not-same``, ``split`` and ``rename``: decide which names are one entity."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from kg.cli.lookup import find_article, find_entity
from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.cli.output import one_line

if TYPE_CHECKING:
    from kg.judging import Judge

__all__ = [
    "EvidenceOption",
    "WhoOption",
    "WhyOption",
    "judge",
    "merge",
    "not_same",
    "rename",
    "same_as",
    "split",
    "taken",
    "user",
]

WhyOption: TypeAlias = Annotated[
    str, typer.Option("--why", metavar="REASON", help="Kept in the ledger with who and when.")
]
WhoOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", help="Who decides; else the name of the account.", show_default=False),
]
EvidenceOption: TypeAlias = Annotated[
    str, typer.Option("--evidence", metavar="TEXT", help="On what evidence: a quotation, an address, a document.")
]
_One: TypeAlias = Annotated[str, typer.Argument(metavar="A", help="An entity, by id or name.")]
_Other: TypeAlias = Annotated[str, typer.Argument(metavar="B", help="Another of the same type.")]
_Entity: TypeAlias = Annotated[str, typer.Argument(metavar="ENTITY", help="Its id or one of its names.")]


@contextmanager
def judge(workspace: Path, who: str | None, why: str = "", evidence: str = "") -> Iterator["Judge"]:
    """Give what appends judgements to the workspace, by this person, for this reason."""
    from kg.judging import Author, Judge
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        yield Judge(opened, Author(who=who or user(), why=why, evidence=evidence))


def taken(number: int, what: str) -> None:
    """Say what was decided, and how to take it back."""
    typer.echo(f"{one_line(what)}. Entry {number} of the log: 'kg undo {number}' takes it back.")


def user() -> str:
    """Return the name of who gives the command, for the ledger; 'unknown' where the system has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def merge(
    one: _One,
    other: _Other,
    why: WhyOption = "",
    evidence: EvidenceOption = "",
    who: WhoOption = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Make two entities one, under the name and id of the first.

    It holds for articles loaded later too. Only entities of one type can be one.

    \b
    Example:
      kg merge 'Helena Vasques' Vasques-Lund --why 'married in 2024, same office'
    """
    with judge(workspace, who, why, evidence) as judging:
        first, second = find_entity(judging.graph, one), find_entity(judging.graph, other)
        number = judging.merge(first, second)
    taken(number, f"{second.name} ({second.id}) is now {first.name} ({first.id})")


def same_as(
    one: _One,
    other: _Other,
    why: WhyOption = "",
    evidence: EvidenceOption = "",
    who: WhoOption = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Say that two entities are one; resolution chooses the name, as it does for its own links.

    \b
    Example:
      kg same-as 'H. Vasques' 'Helena Vasques' --why 'the only minister of that name'
    """
    with judge(workspace, who, why, evidence) as judging:
        first, second = find_entity(judging.graph, one), find_entity(judging.graph, other)
        number = judging.merge(first, second, keep_first=False)
    taken(number, f"{first.name} ({first.id}) and {second.name} ({second.id}) are one")


def not_same(
    one: _One,
    other: _Other,
    why: WhyOption = "",
    evidence: EvidenceOption = "",
    who: WhoOption = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Keep two entities apart, whatever later articles suggest.

    \b
    Example:
      kg not-same 'Ann Lee' 'Anna Lee' --why 'mayor of Porto, and her predecessor'
    """
    with judge(workspace, who, why, evidence) as judging:
        first, second = find_entity(judging.graph, one), find_entity(judging.graph, other)
        number = judging.different(first, second)
    taken(number, f"{first.name} ({first.id}) and {second.name} ({second.id}) stay two")


def split(
    entity: _Entity,
    article: Annotated[
        list[str] | None,
        typer.Option("--article", metavar="ARTICLE", help="What it is in this article. May be repeated."),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="What goes by this name alone. May be repeated."),
    ] = None,
    why: WhyOption = "",
    evidence: EvidenceOption = "",
    who: WhoOption = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Make a part of an entity an entity of its own: what it is in some articles, or under some names.

    \b
    Examples:
      kg split 'John Stone' --article a-0123456789abcdef --why 'the painter, not the minister'
      kg split 'Helena Vasques' --name Vasques --why 'her brother is meant'
    """
    if not article and not name:
        raise typer.BadParameter(
            "say which part: --article ARTICLE or --name NAME; 'kg show ENTITY --why' lists both.",
            param_hint="--article",
        )
    with judge(workspace, who, why, evidence) as judging:
        found = find_entity(judging.graph, entity)
        stored = judging.articles()
        articles = [find_article(stored, wanted).article.id for wanted in article or ()]
        number = judging.split(found, names=name or (), articles=articles)
    taken(number, f"A part of {found.name} ({found.id}) is an entity of its own")


def rename(
    entity: _Entity,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name that it shall bear.")],
    why: WhyOption = "",
    evidence: EvidenceOption = "",
    who: WhoOption = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Give an entity another name; its id stays, and its other names stay as aliases.

    \b
    Example:
      kg rename state:norland 'Kingdom of Norland'
    """
    with judge(workspace, who, why, evidence) as judging:
        found = find_entity(judging.graph, entity)
        number = judging.rename(found, name)
    taken(number, f"{found.id} is now named {name}")
