"""Article in, entities and statements out: pure functions, no clock, no network, no database."""

from kg_loaders.base import Extractor
from kg_loaders.registry import extractor

__all__ = ["Extractor", "extractor"]
