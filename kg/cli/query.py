"""``kg query`` and ``kg sparql``: ask the graph, at home or on a server."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from kg.analysis.named import Language
from kg.cli.named import ListOption, NamedOption, chosen_text, listing, one_of
from kg.cli.options import (
    DEFAULT_WORKSPACE,
    GraphOption,
    LimitOption,
    TimeoutOption,
    WorkspaceOption,
)
from kg.cli.output import Format, emit, written
from kg_schema import ReadError

if TYPE_CHECKING:
    from kg.results import ResultTable

__all__ = ["Answer", "SparqlAnswer", "parameters", "query", "query_text", "sparql"]

_TIMEOUT = 30.0
_LIMIT = 10_000


class Answer(StrEnum):
    """How an answer comes out."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    GRAPH = "graph"


class SparqlAnswer(StrEnum):
    """How an answer to SPARQL comes out: as others, or as one of the W3C's documents."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    SRJ = "srj"
    TURTLE = "turtle"
    GRAPH = "graph"


_TextArgument: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="QUERY",
        help="The query, a file that holds it, or - for standard input.",
        show_default=False,
    ),
]
_FileOption: TypeAlias = Annotated[
    Path | None,
    typer.Option("--file", metavar="FILE", help="Read the query from this file.", show_default=False),
]
_ParamOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--param",
        "-p",
        metavar="NAME=VALUE",
        help='A value for $NAME: a number, true or false, else text; "..." in double quotes is always text, and '
        "<...> an IRI in SPARQL. May be repeated.",
    ),
]
_AnswerOption: TypeAlias = Annotated[
    Answer,
    typer.Option(
        "--format",
        "-f",
        case_sensitive=False,
        help="A table for people, JSON, JSON Lines or CSV for programs, or a page that draws what is named.",
    ),
]
_SparqlAnswerOption: TypeAlias = Annotated[
    SparqlAnswer,
    typer.Option(
        "--format",
        "-f",
        case_sensitive=False,
        help="A table for people; JSON, JSON Lines or CSV for programs; the W3C's tsv and srj (its JSON); Turtle "
        "of CONSTRUCT and DESCRIBE; or a page that draws what is named.",
    ),
]
_ExplainOption: TypeAlias = Annotated[
    bool, typer.Option("--explain", help="Show the steps in which it would be answered; nothing is asked.")
]
_PageOption: TypeAlias = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="Where the page of '--format graph' goes.")
]
_DOCUMENTS = (SparqlAnswer.TSV, SparqlAnswer.SRJ, SparqlAnswer.TURTLE)
Scalar: TypeAlias = bool | int | float | str

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_PAGE = Path("answer.html")


def query(
    text: _TextArgument = None,
    file: _FileOption = None,
    param: _ParamOption = None,
    named: NamedOption = None,
    listed: ListOption = False,
    graph: GraphOption = None,
    explain: _ExplainOption = False,
    timeout: TimeoutOption = _TIMEOUT,
    limit: LimitOption = _LIMIT,
    style: _AnswerOption = Answer.TABLE,
    output: _PageOption = _PAGE,
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
      kg query 'MATCH (a)-[r]->(b:Proposal) RETURN a, r, b' --format graph
      kg query --named contested-proposals
      kg query --named contested-proposals --graph neo4j://localhost
    """
    if listed:
        _shown(listing(), style, output, workspace)
        return
    asked, values = _chosen(text, file, named, Language.CYPHER), parameters(param or [])
    with _engine("cypher", graph, workspace) as engine:
        if explain:
            emit(engine.explain(asked, parameters=values), Format.TABLE)
            return
        rows = engine.query(asked, parameters=values, timeout=timeout, row_limit=limit)
    _shown(rows, style, output, workspace)


def sparql(
    text: _TextArgument = None,
    file: _FileOption = None,
    param: _ParamOption = None,
    named: NamedOption = None,
    listed: ListOption = False,
    graph: GraphOption = None,
    explain: _ExplainOption = False,
    timeout: TimeoutOption = _TIMEOUT,
    limit: LimitOption = _LIMIT,
    style: _SparqlAnswerOption = SparqlAnswer.TABLE,
    output: _PageOption = _PAGE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Ask the graph in SPARQL 1.1. Queries only read.

    The prefixes kg: (classes, relations, properties), kge: (entities), rdf:, rdfs:, owl:, skos:, schema:, prov:,
    oa:, geo: and xsd: are declared already.

    \b
    Examples:
      kg sparql 'SELECT ?who ?what { ?a kg:REJECTS ?b . ?a rdfs:label ?who . ?b rdfs:label ?what }'
      kg sparql question.rq --format json
      kg sparql 'DESCRIBE kge:state:norway' --format turtle
      kg sparql --named contested-proposals
      kg sparql --named contested-proposals --graph http://localhost:3030/news/sparql
    """
    if listed:
        _shown(listing(), Answer.TABLE if style in _DOCUMENTS else Answer(style.value), output, workspace)
        return
    asked, values = _chosen(text, file, named, Language.SPARQL), parameters(param or [])
    limits: dict[str, Any] = {"parameters": values, "timeout": timeout, "row_limit": limit}
    with _engine("sparql", graph, workspace) as engine:
        if explain:
            emit(engine.explain(asked, parameters=values), Format.TABLE)
            return
        if style in _DOCUMENTS:
            typer.echo(engine.document(asked, style.value, **limits), nl=False)
            return
        rows = engine.query(asked, **limits)
    _shown(_with_prefixes(rows) if style is SparqlAnswer.TABLE else rows, Answer(style.value), output, workspace)


@contextmanager
def _engine(language: str, graph: str | None, workspace: Path) -> Iterator[Any]:
    """Give what answers queries in the language: the server at an address, else the engine of the workspace."""
    if graph is None:
        from kg.workspace import Workspace

        with Workspace.open(workspace) as opened:
            yield opened.engine(language)
        return
    from kg.projections.servers import asked_server

    with asked_server(graph, language) as engine:
        yield engine


def _chosen(text: str | None, file: Path | None, named: str | None, language: Language) -> str:
    if file is not None:
        if text is not None or named is not None:
            raise typer.BadParameter("write a query or name a file, not both.", param_hint="--file")
        if not file.is_file():
            raise ReadError(f"There is no file '{file}' with a query: name one that is there.")
        return query_text(str(file))
    return chosen_text(named, language) if named and text is None else query_text(one_of(text, named))


def _with_prefixes(table: "ResultTable") -> "ResultTable":
    """Return the table with IRIs as prefixed names where there are such, as they can be written in a query."""
    from dataclasses import replace

    from kg_schema.namespaces import prefixed

    rows = tuple(
        tuple(prefixed(value) if isinstance(value, str) else value for value in row) for row in table.rows
    )
    return replace(table, rows=rows)


def _shown(rows: "ResultTable", style: Answer, output: Path, workspace: Path) -> None:
    """Write the rows, or the page that draws them and then its name."""
    if style is not Answer.GRAPH:
        emit(rows, Format(style.value))
        return
    from kg.cli.drawing import part
    from kg.cli.view import page
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        text = page(part(opened.graph(), rows), "Answer", workspace.resolve().name)
    with written(output) as stream:
        stream.write(text)
    if str(output) != "-":
        typer.echo(str(output))


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
