"""``kg explain``: one statement in full, with its quotation in its place, and who else says the same."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.evidence import Evidence
from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.cli.output import json_text, one_line
from kg.cli.statements import plural
from kg_schema import Article, Graph, GraphStatement, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["explain"]


def explain(
    statement: Annotated[
        str, typer.Argument(metavar="STATEMENT", help="Its id, e.g. s-58b2548a1d340e8c, or a beginning of it.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Show one statement in full: its quotation where it stands, how it is meant, what made it, who says the same.

    \b
    Examples:
      kg explain s-58b2548a1d340e8c
      kg explain s-58b2 --json
    """
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        graph = opened.graph()
    found = _find(graph, statement)
    if as_json:
        typer.echo(json_text(_record(graph, found), indent=2))
    else:
        typer.echo("\n".join(_lines(graph, found)))


def _find(graph: Graph, wanted: str) -> GraphStatement:
    exact = [s for s in graph.statements if s.id == wanted]
    found = exact or [s for s in graph.statements if len(wanted) >= len("s-") + 2 and s.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFoundError(f"'{wanted}' may be any of {', '.join(s.id for s in found[:5])}: give more of the id.")
    raise NotFoundError(f"There is no statement '{wanted}': 'kg show ENTITY' and 'kg search WORDS' give the ids.")


def _same(graph: Graph, statement: GraphStatement) -> list[GraphStatement]:
    """Return the other statements that claim the same of the same two."""
    key = (statement.source, statement.relation, statement.target)
    return [s for s in graph.statements if (s.source, s.relation, s.target) == key and s is not statement]


def _lines(graph: Graph, s: GraphStatement) -> "Iterator[str]":
    evidence = Evidence(graph)
    article = evidence.article(s)
    yield evidence.claim(s)
    yield ""
    before, after = one_line(_before(article, s)), one_line(_after(article, s))
    yield from (
        f"  {line}"
        for line in (before and f"… {before}", f"“{one_line(s.quote)}”", after and f"{after} …")
        if line
    )
    yield ""
    for name, value in _facts(graph, s, evidence).items():
        if value not in (None, ""):
            yield f"{name + ':':<14}{value}"
    others = _same(graph, s)
    yield ""
    yield f"The same of the same two: {plural(len(others), 'other statement') if others else 'no other statement'}"
    for other in others:
        yield f"  {evidence.claim(other)}"
        yield from evidence.lines(other)


def _before(article: Article, s: GraphStatement) -> str:
    start = article.text.rfind("\n", 0, s.start) + 1
    return article.text[max(start, s.start - 160) : s.start]


def _after(article: Article, s: GraphStatement) -> str:
    end = article.text.find("\n", s.end)
    return article.text[s.end : min(len(article.text) if end < 0 else end, s.end + 160)]


def _facts(graph: Graph, s: GraphStatement, evidence: Evidence) -> dict[str, Any]:
    article = evidence.article(s)
    dated = f"{s.event_date} ({s.date_precision})" if s.event_date else f"unknown: {s.date_note}"
    return {
        "statement": s.id,
        "source": f"{evidence.name(s.source)} ({s.source})",
        "target": f"{evidence.name(s.target)} ({s.target})",
        "meant as": f"{s.polarity}, {s.modality}" + ("" if s.is_edge else ": no edge in the graph"),
        "who says so": evidence.name(s.attributed_to) or "the article",
        "stance": s.stance,
        "happened": dated,
        "confidence": s.confidence,
        "origins": s.origins,
        "article": one_line(", ".join(filter(None, (article.title, article.publisher, article.published)))),
        "id": article.id,
        "characters": f"{s.start}-{s.end}",
        "address": article.url,
        "made by": f"{s.extractor} {s.extractor_version}, rule {s.rule}",
    }


def _record(graph: Graph, s: GraphStatement) -> dict[str, Any]:
    evidence = Evidence(graph)
    article = evidence.article(s)
    return evidence.record(s) | {
        "source": s.source,
        "target": s.target,
        "attributed_to": s.attributed_to,
        "is_edge": s.is_edge,
        "start": s.start,
        "end": s.end,
        "before": _before(article, s),
        "after": _after(article, s),
        "date_precision": s.date_precision.value,
        "date_note": s.date_note,
        "origins": s.origins,
        "url": article.url,
        "extractor": s.extractor,
        "extractor_version": s.extractor_version,
        "rule": s.rule,
        "same": [other.id for other in _same(graph, s)],
    }
