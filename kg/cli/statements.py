"""Statements as rows for people: who, relation, whom, quotation."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg_schema import Extraction, Graph, GraphStatement, Modality, Polarity, Relation

if TYPE_CHECKING:
    from kg.results import ResultTable

__all__ = ["claim", "extraction_table", "graph_table", "plural"]

_COLUMNS = ("who", "relation", "whom", "quotation")


def plural(count: int, noun: str) -> str:
    """Return the count with its noun, ``1 article`` or ``2 articles``."""
    ending = "ies" if noun.endswith("y") else "s"
    stem = noun[:-1] if noun.endswith("y") else noun
    return f"{count} {noun}" if count == 1 else f"{count} {stem}{ending}"


def claim(
    relation: Relation,
    polarity: Polarity,
    modality: Modality,
    speaker: str | None = None,
    office: str | None = None,
    former: bool = False,
) -> str:
    """Return the relation as people read it: ``not SUPPORTS``, ``ATTACKS (denied)``, ``REPRESENTS (mayor)``."""
    word = f"not {relation}" if polarity is Polarity.NEGATED else str(relation)
    remarks = [f"former {office}" if former else office] if office else []
    if modality is not Modality.ASSERTED:
        remarks.append(modality.value)
    if speaker:
        remarks.append(f"says {speaker}")
    return f"{word} ({', '.join(remarks)})" if remarks else word


def extraction_table(extraction: Extraction) -> "ResultTable":
    """Return the statements of one article, in the order of the text."""
    from kg.results import ResultTable

    names = {entity.key: entity.name for entity in extraction.entities}
    rows = [
        (
            names[s.source],
            claim(s.relation, s.polarity, s.modality, names.get(s.attributed_to or ""), s.office, s.former),
            names[s.target],
            s.quote,
        )
        for s in extraction.statements
    ]
    return ResultTable(_COLUMNS, tuple(rows))


def graph_table(graph: Graph, statements: Iterable[GraphStatement]) -> "ResultTable":
    """Return statements of the graph under canonical names, sorted by article and place in the text."""
    from kg.results import ResultTable

    names = {entity.id: entity.name for entity in graph.entities}
    titles = {article.id: article.title or "" for article in graph.articles}
    order = sorted(statements, key=lambda s: (titles[s.article], s.article, s.start, s.end, s.id))
    rows = [
        (
            names[s.source],
            claim(s.relation, s.polarity, s.modality, names.get(s.attributed_to or ""), s.office, s.former),
            names[s.target],
            s.quote,
        )
        for s in order
    ]
    return ResultTable(_COLUMNS, tuple(rows))
