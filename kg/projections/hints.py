"""Names in a query that the model does not have, and which it has that come near."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Final

from kg.projections.cypher_tokens import KEYWORDS, Kind, Token, at
from kg.projections.property_graph import nodes, relationships
from kg.projections.sparql_check import prefixed_names
from kg_schema import (
    Article,
    ArticleMention,
    Graph,
    GraphEntity,
    GraphStatement,
    Modality,
    NodeKind,
    Polarity,
    Precision,
    Relation,
)
from kg_schema.constraints import relationship_types
from kg_schema.ontology import ENTITY_PROPERTIES, STATEMENT_PROPERTIES

__all__ = ["cypher_hints", "sparql_hints"]

_NEAR: Final = 0.7
"""How alike two names must be for one to be a slip of the other, from 0 to 1, as difflib measures."""


def cypher_hints(found: tuple[Token, ...]) -> tuple[str, ...]:
    """Return a sentence for each label, relationship type and property that the model lacks.

    Properties are told of only where one of the model comes near: projects may store others.
    """
    return tuple(dict.fromkeys(_cypher(found)))


def sparql_hints(text: str) -> tuple[str, ...]:
    """Return a sentence for each name ``kg:…`` that the model lacks."""
    names = {*NodeKind, "Entity", "Actor", *Relation, *STATEMENT_PROPERTIES, *ENTITY_PROPERTIES}
    asked = (name for prefix, name in prefixed_names(text) if prefix == "kg" and name and name not in names)
    return tuple(dict.fromkeys(_sentence("name", name, names, "kg:") for name in asked))


def _cypher(found: tuple[Token, ...]) -> Iterator[str]:
    labels, types, properties = set(NodeKind), set(relationship_types()), _properties()
    for i, token in enumerate(found):
        before = at(found, i - 1).text
        if not token.is_name:
            continue
        if before == "." and at(found, i + 1).text != "(" and token.text not in properties:
            if at(found, i - 2).is_name and _near(token.text, properties):
                yield _sentence("property", token.text, properties)
        elif before in {":", "|"}:
            bracket = _bracket(found, i)
            if bracket == "[" and token.text not in types:
                yield _sentence("relation", token.text, types)
            elif bracket in {"(", ""} and before == ":" and token.text not in labels and _has_label(found, i):
                yield _sentence("label", token.text, labels)


def _has_label(found: tuple[Token, ...], index: int) -> bool:
    """Tell whether a label stands there: after ``(``, or after a variable."""
    before = at(found, index - 2)
    return before.text == "(" or (before.is_name and before.upper not in KEYWORDS)


def _bracket(found: tuple[Token, ...], index: int) -> str:
    """Return the innermost bracket that is open there, "" if none is."""
    depth = 0
    for token in reversed(found[:index]):
        text = token.text if token.kind is Kind.SYMBOL else ""
        depth += text in {"]", ")", "}"}
        if text in {"[", "(", "{"}:
            if depth == 0:
                return text
            depth -= 1
    return ""


def _sentence(kind: str, name: str, names: Iterable[str], prefix: str = "") -> str:
    near = " or ".join(f"'{prefix}{n}'" for n in _near(name, names))
    if near:
        return f"There is no {kind} '{prefix}{name}': did you mean {near}?"
    return f"There is no {kind} '{prefix}{name}' in the model."


def _near(name: str, names: Iterable[str]) -> list[str]:
    """Return the names that come nearest, whatever their case, at most two."""
    by_folded = {n.casefold(): str(n) for n in sorted(names)}
    return [by_folded[n] for n in get_close_matches(name.casefold(), by_folded, n=2, cutoff=_NEAR)]


@cache
def _properties() -> frozenset[str]:
    """Return the names of all properties of nodes and relationships, taken from a graph that has one of each."""
    article = Article(text="x")
    end = GraphEntity(
        id="state:x", type=NodeKind.STATE, name="x", identifiers=dict.fromkeys(ENTITY_PROPERTIES, "x")
    )
    claim = GraphStatement(
        id="s",
        relation=Relation.REPRESENTS,
        source=end.id,
        target=end.id,
        article=article.id,
        quote="x",
        start=0,
        end=1,
        prefix="",
        suffix="",
        polarity=Polarity.AFFIRMED,
        modality=Modality.ASSERTED,
        attributed_to=None,
        stance=None,
        event_date=None,
        date_precision=Precision.UNKNOWN,
        date_note="",
        confidence=1.0,
        extractor="x",
        extractor_version="1",
        rule="",
        office=None,
        former=False,
        origins=1,
    )
    mention = ArticleMention(article.id, end.id, 1)
    graph = Graph(articles=(article,), entities=(end,), statements=(claim,), mentions=(mention,))
    names = {name for node in nodes(graph) for name in node.properties}
    return frozenset(names.union(*(tie.properties for tie in relationships(graph))))
