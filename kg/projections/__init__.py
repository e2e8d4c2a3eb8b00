"""Engines that the canonical graph is poured into: caches that can be deleted and made anew at any time."""

__all__: list[str] = []
