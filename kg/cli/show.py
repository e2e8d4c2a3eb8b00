"""``kg show``, ``kg articles`` and ``kg info``: what is known, from where, and how much."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.lookup import find_entity
from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format, emit, json_text, note, one_line
from kg.cli.statements import claim, plural
from kg.cli.why import emit_why
from kg_schema import Article, Graph, GraphEntity, GraphStatement

if TYPE_CHECKING:
    from kg.ledger import StoredArticle
    from kg.results import ResultTable
    from kg.workspace import Workspace

__all__ = ["articles", "info", "portrait", "show"]


def show(
    entity: Annotated[
        str, typer.Argument(metavar="ENTITY", help="Its id, e.g. state:norway, or one of its names.")
    ],
    why: Annotated[
        bool, typer.Option("--why", help="Show instead why its mentions are one: rule, score, judgement.")
    ] = False,
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Show everything known of one entity, each fact with its quotation.

    Also what it is denied, only planned or merely alleged, which no edge shows.

    \b
    Examples:
      kg show Norway
      kg show Norway --why
      kg show person:helena-vasques --format json
    """
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        graph = opened.graph()
        found = find_entity(graph, entity)
        if why:
            emit_why(opened.ledger, found, style)
            return
    known = _statements_of(graph, found.id)
    if style is Format.TABLE:
        typer.echo(portrait(graph, found))
    elif style is Format.JSON:
        record = {"entity": _entity_record(found), "statements": [_record(graph, s) for s in known]}
        typer.echo(json_text(record, indent=2))
    else:
        emit(_table([_record(graph, s) for s in known], _STATEMENT_COLUMNS), style)


def articles(
    all_versions: Annotated[
        bool,
        typer.Option("--versions", help="List the addresses with several versions, the newest of each first."),
    ] = False,
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """List the articles: where each came from, its date or why that is unknown, how many statements it gave.

    Of several versions of one address the newest is in the graph and listed; --versions lists them all.

    \b
    Examples:
      kg articles --format csv
      kg articles --versions
    """
    from kg.versions import superseded
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        stored = opened.ledger.articles()
    older = superseded(a.article for a in stored if not a.retracted)
    if all_versions:
        rows = _versions(stored, older)
        emit(_table(rows, _VERSION_COLUMNS), style)
        return
    emit(_table([_listed(a, older) for a in stored if a.article.id not in older], _ARTICLE_COLUMNS), style)
    if older:
        note(f"{plural(len(older), 'older version')} not listed: kg articles --versions")


_ARTICLE_COLUMNS = ("article", "title", "published", "publisher", "statements", "state")
_VERSION_COLUMNS = ("article", "published", "modified", "statements", "state", "address")


def _versions(stored: Iterable["StoredArticle"], older: frozenset[str]) -> list[dict[str, Any]]:
    """Return the articles that share an address, retracted ones too, by address, newest first."""
    from kg.versions import versions

    by_id = {a.article.id: a for a in stored}
    groups = versions(a.article for a in by_id.values())
    described = ((a, _listed(by_id[a.id], older)) for group in groups for a in group)
    return [{**row, "modified": a.modified, "address": a.url} for a, row in described]


def _listed(a: "StoredArticle", older: frozenset[str]) -> dict[str, Any]:
    return {
        "article": a.article.id,
        "title": a.article.title,
        "published": a.article.published or f"unknown: {a.article.published_note}",
        "publisher": a.article.publisher,
        "statements": a.statements,
        "state": "retracted" if a.retracted else "older version" if a.article.id in older else "in",
    }


def info(style: FormatOption = Format.TABLE, workspace: WorkspaceOption = DEFAULT_WORKSPACE) -> None:
    """Count what the workspace holds: articles, entities by type, statements by relation.

    \b
    Example:
      kg info --format json
    """
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        rows = [{"what": what, "count": count} for what, count in _counts(opened)]
    emit(_table(rows, ("what", "count")), style)


def portrait(graph: Graph, entity: GraphEntity) -> str:
    """Return what is known of the entity as text: what it does and says, suffers, and claims."""
    known = _statements_of(graph, entity.id)
    lines = [f"{entity.name} ({entity.type}, {entity.id})"]
    if entity.aliases:
        lines.append(f"also: {', '.join(entity.aliases)}")
    lines += [f"{scheme}: {value}" for scheme, value in sorted(entity.identifiers.items())]
    lines.append(f"named in {plural(len(entity.articles), 'article')}")
    sections = (
        ("Says and does", [s for s in known if s.source == entity.id]),
        ("Said of and done to", [s for s in known if s.target == entity.id and s.source != entity.id]),
        ("Says of others", [s for s in known if entity.id not in (s.source, s.target)]),
    )
    for heading, statements in sections:
        if statements:
            lines += ["", f"{heading}:", *_paragraphs(graph, statements, entity.id)]
    if not known:
        lines += ["", "No statement is about it."]
    return "\n".join(lines)


_STATEMENT_COLUMNS = (
    "statement",
    "source",
    "relation",
    "target",
    "polarity",
    "modality",
    "attributed_to",
    "stance",
    "event_date",
    "confidence",
    "quote",
    "start",
    "end",
    "article",
    "title",
    "published",
)


def _statements_of(graph: Graph, entity: str) -> list[GraphStatement]:
    """Return the statements about the entity and those that it makes, sorted by date of the article and place."""
    published = {a.id: a.published or "" for a in graph.articles}
    about = [s for s in graph.statements if entity in (s.source, s.target, s.attributed_to)]
    return sorted(about, key=lambda s: (published[s.article], s.article, s.start, s.end, s.id))


def _paragraphs(graph: Graph, statements: list[GraphStatement], entity: str) -> Iterable[str]:
    names = {e.id: e.name for e in graph.entities}
    by_id = {a.id: a for a in graph.articles}
    for s in statements:
        relation = claim(s, names.get(s.attributed_to or ""))
        who = "" if s.source == entity else f"{names[s.source]} "
        whom = "" if s.target == entity else f" {names[s.target]}"
        yield f"  {who}{relation}{whom}"
        yield f"    “{one_line(s.quote)}”"
        yield f"    {_origin(by_id[s.article])} · {s.id}"


def _origin(article: Article) -> str:
    parts = (article.title or article.id, article.publisher, article.published or "date unknown")
    return one_line(", ".join(part for part in parts if part))


def _entity_record(entity: GraphEntity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.type.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "identifiers": entity.identifiers,
        "articles": list(entity.articles),
    }


def _record(graph: Graph, s: GraphStatement) -> dict[str, Any]:
    article = next(a for a in graph.articles if a.id == s.article)
    return {
        "statement": s.id,
        "source": s.source,
        "relation": s.relation.value,
        "target": s.target,
        "polarity": s.polarity.value,
        "modality": s.modality.value,
        "attributed_to": s.attributed_to,
        "stance": s.stance,
        "event_date": s.event_date,
        "confidence": s.confidence,
        "quote": s.quote,
        "start": s.start,
        "end": s.end,
        "article": s.article,
        "title": article.title,
        "published": article.published,
    }


def _table(records: Iterable[dict[str, Any]], columns: tuple[str, ...]) -> "ResultTable":
    from kg.results import ResultTable

    return ResultTable(columns, tuple(tuple(record[c] for c in columns) for record in records))


def _counts(opened: "Workspace") -> list[tuple[str, int]]:
    from kg.versions import superseded

    graph, stored = opened.graph(), opened.ledger.articles()
    older = superseded(a.article for a in stored if not a.retracted)
    types = Counter(e.type.value for e in graph.entities)
    relations = Counter(s.relation.value for s in graph.statements)
    return [
        ("articles", len(graph.articles)),
        ("articles retracted", sum(a.retracted for a in stored)),
        ("older versions of articles", len(older)),
        ("entities", len(graph.entities)),
        *((f"  {kind}", count) for kind, count in sorted(types.items())),
        ("statements", len(graph.statements)),
        ("  of these plain edges", sum(s.is_edge for s in graph.statements)),
        *((f"  {relation}", count) for relation, count in sorted(relations.items())),
        (
            "refused as not grounded or ill-formed",
            sum(a.refused for a in stored if not a.retracted and a.article.id not in older),
        ),
    ]
