"""Linking: the annotated entity that an extracted name stands for."""

import re
from collections.abc import Iterable
from typing import Final

from kg.evaluation.gold import GoldEntity

__all__ = ["Linker", "shared_words"]

_EMPTY: Final = frozenset("the a an of for to in on and by with its his her their s".split())
_OWNED: Final = re.compile(r"'s\b")
_WORD: Final = re.compile(r"[^\W_]+")
_PROPOSAL: Final = "Proposal"
_OVERLAP: Final = 0.34
"""Share of words that two names of a proposal must have in common, by Jaccard's index."""


def _words(name: str) -> tuple[str, ...]:
    folded = _OWNED.sub("", name.casefold().replace("’", "'"))
    return tuple(word for word in _WORD.findall(folded) if word not in _EMPTY)


def shared_words(one: str, other: str) -> bool:
    """Tell whether two names have a word in common."""
    return not set(_words(one)).isdisjoint(_words(other))


class Linker:
    """Finds the entity of one annotation for a name and its type, and remembers what it found."""

    def __init__(self, entities: Iterable[GoldEntity]) -> None:
        self._types: list[str] = []
        self._names: list[str] = []
        self._places: dict[tuple[str, ...], list[int]] = {}
        self._proposals: list[tuple[int, frozenset[str]]] = []
        self._found: dict[tuple[str, ...], str | None] = {}
        for place, entity in enumerate(entities):
            self._types.append(entity.type)
            self._names.append(entity.name)
            for words in map(_words, (entity.name, *entity.aliases)):
                if words:
                    self._places.setdefault(words, []).append(place)
                if entity.type == _PROPOSAL:
                    self._proposals.append((place, frozenset(words)))

    def link(self, kind: str, name: str, aliases: Iterable[str] = ()) -> str | None:
        """Return the annotated name, or None: equal words first, and for proposals then the best overlap.

        The name goes before its aliases, an entity of the same type before one of another.
        """
        names = (name, *aliases)
        key = (kind, *names)
        if key not in self._found:
            place = self._equal(kind, names[:1])
            if place is None:
                place = self._equal(kind, names)
            if place is None and kind == _PROPOSAL:
                place = self._nearest(names)
            self._found[key] = None if place is None else self._names[place]
        return self._found[key]

    def _equal(self, kind: str, names: Iterable[str]) -> int | None:
        places = {place for name in names for place in self._places.get(_words(name), ())}
        return min(places, key=lambda place: (self._types[place] != kind, place), default=None)

    def _nearest(self, names: Iterable[str]) -> int | None:
        best, nearest = 0.0, None
        for words in map(frozenset, map(_words, names)):
            for place, other in self._proposals:
                share = len(words & other) / len(words | other) if words | other else 0.0
                if share > best or (share == best and nearest is not None and place < nearest):
                    best, nearest = share, place
        return nearest if best >= _OVERLAP else None
