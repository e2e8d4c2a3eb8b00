"""Evidence for people and programs: a statement with its quotation, its article and its date."""

from typing import Any

from kg.cli.output import one_line
from kg.cli.statements import claim
from kg_schema import Article, Graph, GraphStatement

__all__ = ["Evidence"]


class Evidence:
    """Looks up names and articles of a graph, and tells statements with them."""

    def __init__(self, graph: Graph) -> None:
        self._names = {e.id: e.name for e in graph.entities}
        self._articles = {a.id: a for a in graph.articles}

    def name(self, identifier: str | None) -> str | None:
        """Return the name of an entity, or what is given where there is none."""
        return None if identifier is None else self._names.get(identifier, identifier)

    def article(self, statement: GraphStatement) -> Article:
        """Return the article that makes the statement."""
        return self._articles[statement.article]

    def claim(self, statement: GraphStatement) -> str:
        """Return the whole claim in words: ``Norland not SUPPORTS harbour plan``."""
        relation = claim(statement, self.name(statement.attributed_to))
        return f"{self.name(statement.source)} {relation} {self.name(statement.target)}"

    def lines(self, statement: GraphStatement, indent: str = "    ") -> list[str]:
        """Return the quotation, and where it stands, as lines for people."""
        article = self.article(statement)
        parts = (article.title or statement.article, article.publisher, article.published or "date unknown")
        where = one_line(", ".join(part for part in parts if part))
        return [f"{indent}“{one_line(statement.quote)}”", f"{indent}{where} · {statement.id}"]

    def record(self, statement: GraphStatement) -> dict[str, Any]:
        """Return the statement as a mapping for programs."""
        article = self.article(statement)
        return {
            "statement": statement.id,
            "claim": self.claim(statement),
            "relation": statement.relation.value,
            "polarity": statement.polarity.value,
            "modality": statement.modality.value,
            "stance": statement.stance,
            "by": self.name(statement.attributed_to),
            "event_date": statement.event_date,
            "confidence": statement.confidence,
            "quote": statement.quote,
            "article": statement.article,
            "title": article.title,
            "publisher": article.publisher,
            "published": article.published,
        }

    def brief(self, statement: GraphStatement) -> dict[str, Any]:
        """Return what leads to the statement: its id, quotation, article and date."""
        return {
            "statement": statement.id,
            "quote": statement.quote,
            "by": self.name(statement.attributed_to),
            "event_date": statement.event_date,
            "article": statement.article,
            "published": self.article(statement).published,
        }
