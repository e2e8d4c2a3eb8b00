"""The list of engines."""

from pathlib import Path

import pytest

from kg.projections.base import Projection
from kg.projections.registry import PROJECTIONS, projection
from kg_schema import NotFoundError


def test_each_language_has_its_engine(tmp_path: Path):
    for language in PROJECTIONS:
        engine: Projection = projection(language, tmp_path)

        assert engine.sequence is None
        engine.close()
    assert list(PROJECTIONS) == ["cypher", "sparql"]


def test_an_unknown_language_is_named_with_those_there_are(tmp_path: Path):
    with pytest.raises(NotFoundError, match=r"'gremlin'.*cypher, sparql"):
        projection("gremlin", tmp_path)
