"""Statements for people: who, relation, whom, and below them the quotation that says so."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from kg.cli.output import one_line, width
from kg_schema import Extraction, Graph, GraphStatement, Modality, Polarity, Statement

if TYPE_CHECKING:
    from kg.projections.search import FoundStatement

__all__ = ["Told", "claim", "listing", "plural", "told_of_extraction", "told_of_graph"]

_HEADER: Final = ("who", "relation", "whom")
_WIDEST: Final = 28
"""Columns to which cells are aligned; a longer one moves the rest of its row."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement in names and words, with its quotation and the title of its article."""

    who: str
    relation: str
    whom: str
    quotation: str
    title: str = ""


def plural(count: int, noun: str) -> str:
    """Return the count with its noun, ``1 article`` or ``2 articles``."""
    if count == 1:
        return f"{count} {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"


def claim(statement: "Statement | GraphStatement | FoundStatement", speaker: str | None = None) -> str:
    """Return the relation as people read it: ``not SUPPORTS``, ``ATTACKS (denied)``, ``REPRESENTS (mayor)``.

    ``speaker`` is the name of who says so; it is left out where that is the source itself.
    """
    negated = statement.polarity is Polarity.NEGATED
    word = f"not {statement.relation}" if negated else str(statement.relation)
    remarks = []
    if statement.office:
        remarks.append(f"former {statement.office}" if statement.former else statement.office)
    if statement.modality is not Modality.ASSERTED:
        remarks.append(statement.modality.value)
    if speaker and statement.attributed_to != statement.source:
        remarks.append(f"says {speaker}")
    return f"{word} ({', '.join(remarks)})" if remarks else word


def told_of_extraction(extraction: Extraction) -> Iterator[Told]:
    """Yield the statements of one article, in the order of the text."""
    names = {entity.key: entity.name for entity in extraction.entities}
    for s in extraction.statements:
        relation = claim(s, names.get(s.attributed_to or ""))
        yield Told(names[s.source], relation, names[s.target], s.quote)


def told_of_graph(graph: Graph) -> Iterator[Told]:
    """Yield the statements of the graph under canonical names, article by article in the order of the text."""
    names = {entity.id: entity.name for entity in graph.entities}
    titles = {article.id: article.title or article.id for article in graph.articles}
    for s in sorted(graph.statements, key=lambda s: (titles[s.article], s.article, s.start, s.end, s.id)):
        relation = claim(s, names.get(s.attributed_to or ""))
        yield Told(names[s.source], relation, names[s.target], s.quote, titles[s.article])


def listing(statements: Iterable[Told]) -> str:
    """Return the statements as aligned rows; a quotation stands once below all that it says, a title above."""
    rows = [Told(*map(one_line, (s.who, s.relation, s.whom, s.quotation, s.title))) for s in statements]
    columns = zip(_HEADER, *map(_cells, rows), strict=True)
    widths = [min(max(map(len, cells)), _WIDEST) for cells in columns]
    lines = [_row(_HEADER, widths), "-" * width()]
    for title, of_article in groupby(rows, key=lambda row: row.title):
        lines += ["", title] if title else []
        for quotation, same in groupby(of_article, key=lambda row: row.quotation):
            lines += ["", *(_row(_cells(row), widths) for row in same), _quoted(quotation)]
    return "\n".join([*lines, "", f"({plural(len(rows), 'statement')})"]) + "\n"


def _cells(row: Told) -> tuple[str, str, str]:
    return row.who, row.relation, row.whom


def _row(cells: tuple[str, str, str], widths: list[int]) -> str:
    return "  ".join(cell.ljust(space) for cell, space in zip(cells, widths, strict=True)).rstrip()


def _quoted(text: str) -> str:
    return textwrap.fill(f"“{text}”", width(), initial_indent="    ", subsequent_indent="     ")
