"""The extractors, by name."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg_loaders.base import Extractor
from kg_schema import ExtractionError

if TYPE_CHECKING:
    from kg_loaders.llm import Chat

__all__ = ["EXTRACTORS", "extractor"]


def _rules(_: "Chat | None") -> Extractor:
    from kg_loaders.rules import RuleExtractor

    return RuleExtractor()


def _llm(chat: "Chat | None") -> Extractor:
    from kg_loaders.llm import LanguageModelExtractor

    if chat is None:
        raise ExtractionError("The extractor 'llm' asks a language model: give it the line to one.")
    return LanguageModelExtractor(chat)


EXTRACTORS: "dict[str, Callable[[Chat | None], Extractor]]" = {"rules": _rules, "llm": _llm}
"""Name -> factory, given the line to a language model if there is one; it imports what it needs when called."""


def extractor(name: str = "rules", *, chat: "Chat | None" = None) -> Extractor:
    """Return the extractor of this name; raise ExtractionError naming those there are.

    ``chat`` is the line to a language model, for the extractor that asks one: there is no network in this package.
    """
    factory = EXTRACTORS.get(name)
    if factory is None:
        raise ExtractionError(f"There is no extractor '{name}': choose one of {', '.join(sorted(EXTRACTORS))}.")
    return factory(chat)
