"""``kg query`` and ``kg sparql``: ask the graph."""

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from kg.analysis.named import Language
from kg.cli.named import ListOption, NamedOption, chosen_text, listing, one_of
from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, LimitOption, TimeoutOption, WorkspaceOption
from kg.cli.output import Format, emit
from kg_schema import ReadError

if TYPE_CHECKING:
    from kg.results import ResultTable

__all__ = ["parameters", "query", "query_text", "sparql"]

Scalar: TypeAlias = bool | int | float | str

_TIMEOUT = 30.0
_LIMIT = 10_000
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


def query(
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="CYPHER",
            help="The query, a file that holds it, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param",
            "-p",
            metavar="NAME=VALUE",
            help='A value for $NAME: a number, true or false, else text; "..." in double quotes is always text. '
            "May be repeated.",
        ),
    ] = None,
    named: NamedOption = None,
    listed: ListOption = False,
    timeout: TimeoutOption = _TIMEOUT,
    limit: LimitOption = _LIMIT,
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Ask the graph in Cypher. Queries only read.

    Entities are nodes labelled Person, State, Region, Organization, Group or Proposal, with id, name and aliases.
    What an article asserts is an edge with its quote, article, date, confidence and modality; everything it says,
    also what it denies or only plans, is a node Statement.

    \b
    Examples:
      kg query 'MATCH (a)-[r:REJECTS]->(p:Proposal) RETURN a.name, p.name, r.quote'
      kg query 'MATCH (a {name: $who})-[r]->(b) RETURN type(r), b.name' --param who=Norway
      kg query "MATCH (s:Statement {polarity: 'negated'}) RETURN s.quote" --format csv
      kg query --named contested-proposals
    """
    from kg.workspace import Workspace

    if listed:
        emit(listing(), style)
        return
    asked, values = _chosen(text, named, Language.CYPHER), parameters(param or [])
    with Workspace.open(workspace) as opened:
        rows = opened.cypher(asked, parameters=values, timeout=timeout, row_limit=limit)
    emit(rows, style)


def sparql(
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="SPARQL",
            help="The query, a file that holds it, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    named: NamedOption = None,
    listed: ListOption = False,
    timeout: TimeoutOption = _TIMEOUT,
    limit: LimitOption = _LIMIT,
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Ask the graph in SPARQL 1.1. Queries only read.

    The prefixes kg: (classes, relations, properties), kge: (entities), rdf:, rdfs:, skos:, schema:, prov:, oa: and
    xsd: are declared already.

    \b
    Examples:
      kg sparql 'SELECT ?who ?what { ?a kg:REJECTS ?b . ?a rdfs:label ?who . ?b rdfs:label ?what }'
      kg sparql question.rq --format json
      kg sparql --named contested-proposals
    """
    from kg.workspace import Workspace

    if listed:
        emit(listing(), style)
        return
    asked = _chosen(text, named, Language.SPARQL)
    with Workspace.open(workspace) as opened:
        rows = opened.sparql(asked, timeout=timeout, row_limit=limit)
    emit(_with_prefixes(rows) if style is Format.TABLE else rows, style)


def _with_prefixes(table: "ResultTable") -> "ResultTable":
    """Return the table with IRIs as prefixed names where there are such, as they can be written in a query."""
    from dataclasses import replace

    from kg_schema.namespaces import prefixed

    rows = tuple(
        tuple(prefixed(value) if isinstance(value, str) else value for value in row) for row in table.rows
    )
    return replace(table, rows=rows)


def _chosen(text: str | None, named: str | None, language: Language) -> str:
    return chosen_text(named, language) if named and text is None else query_text(one_of(text, named))


def query_text(given: str) -> str:
    """Return the query: standard input for ``-``, the content of a file that has this name, else what is given."""
    if given == "-":
        return sys.stdin.read()
    if "\n" in given or len(given) > 255 or not Path(given).is_file():
        return given
    try:
        return Path(given).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"The query in '{given}' cannot be read: {error}.") from error


def parameters(pairs: list[str]) -> dict[str, Scalar]:
    """Return the values of ``NAME=VALUE`` pairs by name; raise a usage error for a pair without ``=``.

    >>> parameters(["n=3", "share=.5", "flag=true", "who=Norway", 'year="2024"'])
    {'n': 3, 'share': 0.5, 'flag': True, 'who': 'Norway', 'year': '2024'}
    """
    values: dict[str, Scalar] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise typer.BadParameter(f"'{pair}' is not NAME=VALUE.", param_hint="--param")
        values[name.strip().removeprefix("$")] = _typed(value)
    return values


def _typed(value: str) -> Scalar:
    if value in ("true", "false"):
        return value == "true"
    if _NUMBER.fullmatch(value):
        return int(value) if value.lstrip("+-").isdigit() else float(value)
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except ValueError:
            return value
    return value
