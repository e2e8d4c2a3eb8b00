"""The extractor that a user chose, with all that it needs from outside."""

import os
from collections.abc import Mapping

from kg.settings import LanguageModelSettings
from kg_loaders import Extractor, extractor

__all__ = ["chosen_extractor"]


def chosen_extractor(name: str, environment: Mapping[str, str] = os.environ) -> Extractor:
    """Return the extractor of this name; ``llm`` asks the language model that the environment names.

    Raises ExtractionError where there is no such extractor, or no language model is named.
    """
    if name != "llm":
        return extractor(name)
    from kg.chat import ChatServer

    return extractor(name, chat=ChatServer(LanguageModelSettings.of(environment)))
