"""The embedded engines, one for each query language."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from kg.projections.base import Projection
from kg_schema import NotFoundError

__all__ = ["PROJECTIONS", "projection"]


def _cypher(directory: Path) -> Projection:
    from kg.projections.cypher import CypherProjection

    return CypherProjection(directory / "cypher")


def _sparql(directory: Path) -> Projection:
    from kg.projections.sparql import SparqlProjection

    return SparqlProjection(directory / "sparql")


PROJECTIONS: Final[dict[str, Callable[[Path], Projection]]] = {"cypher": _cypher, "sparql": _sparql}
"""By language: what makes the engine, given the folder in which engines may keep what they hold."""


def projection(language: str, directory: Path) -> Projection:
    """Return the engine of this language; NotFoundError if there is none."""
    if language not in PROJECTIONS:
        raise NotFoundError(f"There is no engine for '{language}'; there is one for {', '.join(PROJECTIONS)}.")
    return PROJECTIONS[language](directory)
