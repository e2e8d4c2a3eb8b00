"""The graph's positions as coded statements, so that networks are computed over them as over any table."""

from datetime import date

from kg.analysis.coded import CodedStatement
from kg.analysis.dates import interval
from kg.analysis.proposals import Proposals, grouped_proposals
from kg.analysis.stances import stance, takes_position
from kg_schema import Article, Graph, NodeKind, Precision

__all__ = ["coded_statements"]


def coded_statements(
    graph: Graph, *, min_confidence: float = 0.0, proposals: Proposals | None = None
) -> tuple[CodedStatement, ...]:
    """Return one row a position: the actor (in ``person`` and ``organization``), the proposal, for or against.

    Actors and proposals stand by their ids, a proposal by that of its group. Neutral stances are neither and left
    out. The date is that of the article, as in hand coding; only a day counts as one.
    """
    proposals = proposals or grouped_proposals(graph)
    articles = {a.id: a for a in graph.articles}
    rows = []
    for s in graph.statements:
        if s.target not in proposals.of or s.confidence < min_confidence:
            continue
        value = stance(s, NodeKind.PROPOSAL) if takes_position(s, NodeKind.PROPOSAL) else None
        if value:
            rows.append((_day(articles[s.article]), s, int(value > 0)))
    rows.sort(key=lambda row: (row[0] or date.max, row[1].article, row[1].start, row[1].id))
    return tuple(
        CodedStatement(
            number=number,
            document=s.article,
            on=day,
            person=s.source,
            organization=s.source,
            concept=proposals.of[s.target].id,
            agreement=agreement,
        )
        for number, (day, s, agreement) in enumerate(rows, 1)
    )


def _day(article: Article) -> date | None:
    if article.published is None or article.published_precision is not Precision.DAY:
        return None
    return interval(article.published)[0]
