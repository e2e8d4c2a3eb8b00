"""Options for ready questions: ``--named NAME`` and ``--list``."""

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from kg.analysis.named import Language, named_queries, named_query

if TYPE_CHECKING:
    from kg.results import ResultTable

__all__ = ["ListOption", "NamedOption", "chosen_text", "listing", "one_of"]

NamedOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--named", metavar="NAME", help="Ask the ready question of this name instead of writing one."),
]
ListOption: TypeAlias = Annotated[bool, typer.Option("--list", help="List the ready questions; nothing is asked.")]


def listing() -> "ResultTable":
    """Return the ready questions with what they answer, the same in both languages."""
    from kg.results import ResultTable

    rows = tuple((query.name, query.help) for query in named_queries())
    return ResultTable(("name", "answers"), rows)


def chosen_text(name: str, language: Language) -> str:
    """Return the text of the ready question; NotFoundError where there is none of this name."""
    return named_query(name).text(language)


def one_of(text: str | None, named: str | None) -> str:
    """Return the query that is written out; a usage error where there is none, or a ready one as well."""
    if text is None:
        raise typer.BadParameter("write a query, or name one with --named; --list lists them.", param_hint="QUERY")
    if named is not None:
        raise typer.BadParameter("write a query or name one, not both.", param_hint="--named")
    return text
