"""The model as constraints of a Cypher server: each id once."""

from kg_schema.nodes import NodeKind
from kg_schema.relations import Relation

__all__ = ["IN_ARTICLE", "MENTIONS", "constraints", "constraints_cypher", "relationship_types"]

MENTIONS = "MENTIONS"
"""Type of the relationship from an article to an entity that it names."""
IN_ARTICLE = "IN_ARTICLE"
"""Type of the relationship from a statement to the article that makes it."""


def relationship_types() -> tuple[str, ...]:
    """Return the types of all relationships: those of the model, then the two of evidence."""
    return (*(relation.value for relation in Relation), MENTIONS, IN_ARTICLE)


def constraints() -> dict[str, str]:
    """Return the statements that make a Cypher server keep each id once, by name; they may be run again.

    The constraints bring the indexes by which ``kg sync`` finds what it writes.
    """
    patterns = [(kind.value, f"(n:{kind.value})", "n") for kind in NodeKind]
    patterns += [(name, f"()-[r:{name}]-()", "r") for name in relationship_types()]
    found = {}
    for label, pattern, variable in patterns:
        name = f"kg_{label.lower()}_id"
        found[name] = f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR {pattern} REQUIRE {variable}.id IS UNIQUE"
    return found


def constraints_cypher() -> str:
    """Return constraints.cypher, which cypher-shell runs as it is."""
    head = "// Generated from kg_schema by 'make schema'; do not edit.\n"
    return head + "".join(f"{statement};\n" for statement in constraints().values())
