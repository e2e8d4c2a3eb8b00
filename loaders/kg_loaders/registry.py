"""The extractors, by name."""

from collections.abc import Callable

from kg_loaders.base import Extractor
from kg_schema import ExtractionError

__all__ = ["EXTRACTORS", "extractor"]


def _rules() -> Extractor:
    from kg_loaders.rules import RuleExtractor

    return RuleExtractor()


EXTRACTORS: dict[str, Callable[[], Extractor]] = {"rules": _rules}
"""Name -> factory; the factory imports what it needs when it is called."""


def extractor(name: str = "rules") -> Extractor:
    """Return the extractor of this name; raise ExtractionError naming those there are."""
    factory = EXTRACTORS.get(name)
    if factory is None:
        raise ExtractionError(f"There is no extractor '{name}': choose one of {', '.join(sorted(EXTRACTORS))}.")
    return factory()
