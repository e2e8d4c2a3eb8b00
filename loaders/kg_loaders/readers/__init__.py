"""Readers: every form in which an article comes, one format a file."""

from kg_loaders.readers.base import Draft, Input, Metadata, Reader, Reading, ReadOptions
from kg_loaders.readers.reading import read
from kg_loaders.readers.registry import readers

__all__ = ["Draft", "Input", "Metadata", "ReadOptions", "Reader", "Reading", "read", "readers"]
