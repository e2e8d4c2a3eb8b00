"""Who vouches for a statement: the article, the actor itself through its representatives, or somebody else."""

from collections import defaultdict

from kg_schema import Graph, GraphStatement, Relation

__all__ = ["OWN", "Voices", "origin_keys"]

OWN = "own"
"""The voice of an actor about itself, also through somebody who represents it."""


class Voices:
    """Tells whose account a statement is."""

    def __init__(self, graph: Graph) -> None:
        self._represents: defaultdict[str, set[str]] = defaultdict(set)
        for s in graph.edges:
            if s.relation is Relation.REPRESENTS and not s.former:
                self._represents[s.source].add(s.target)

    def voice(self, statement: GraphStatement) -> str | None:
        """Return None for the article itself, ``own`` for the actor, else the id of who says so."""
        speaker = statement.attributed_to
        if speaker is None:
            return None
        if speaker == statement.source or statement.source in self._represents[speaker]:
            return OWN
        return speaker


def origin_keys(graph: Graph) -> dict[str, str]:
    """Return, by article, what it shares with its copies: the id of one of them."""
    copies = dict(graph.copies)
    return {article.id: copies.get(article.id, article.id) for article in graph.articles}
