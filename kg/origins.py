"""Origins: which articles are copies of one text, so that ten outlets of one agency story count once.

Articles are near-identical when the pairs of neighbouring words of their bodies, what stands in quotation marks
left out, have a Jaccard index of .17 or more, and of one origin when a chain of such articles joins them. Two
texts that each had a fifth of their words changed at random keep about .23; different authors share little but
what they quote. MinHash (rensa) finds the articles that may be near-identical; they are then compared exactly.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from kg_schema import Article

__all__ = ["origins_of", "resemblance"]

_SHINGLE: Final = 2
_THRESHOLD: Final = 0.17
_PERMUTATIONS: Final = 256
_BANDS: Final = 128
"""Of two numbers each: at the threshold nineteen pairs in twenty are compared, of unlike texts few."""
_SEED: Final = 1
_FEW: Final = 30
"""Shingles below which only an equal text is a copy."""
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")
_WORD: Final = re.compile(r"\w+")


def origins_of(articles: Iterable[Article]) -> dict[str, str]:
    """Return, by article, the smallest id among the articles of its origin."""
    by_text: dict[str, list[str]] = defaultdict(list)
    texts: dict[str, str] = {}
    for article in sorted(articles, key=lambda a: a.id):
        folded = " ".join(article.text.casefold().split())
        by_text[folded].append(article.id)
    for folded, ids in by_text.items():
        texts[ids[0]] = folded
    parent = {first: first for first in texts}

    def root(article: str) -> str:
        while parent[article] != article:
            article = parent[article]
        return article

    shingles = {identifier: _shingles(text) for identifier, text in texts.items()}
    for one, other in _candidates(shingles):
        first, second = sorted((root(one), root(other)))
        if first != second and _jaccard(shingles[one], shingles[other]) >= _THRESHOLD:
            parent[second] = first
    return {article: root(ids[0]) for ids in by_text.values() for article in ids}


def resemblance(one: str, other: str) -> float:
    """Return the Jaccard index of the shingles of two texts, 0 to 1.

    >>> round(resemblance("The mayor of Havn resigned today.", "The mayor of Havn resigned yesterday."), 2)
    0.67
    """
    first, second = _shingles(one), _shingles(other)
    return _jaccard(first, second)


def _jaccard(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / len(first | second) if first or second else 0.0


def _shingles(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring words of what the author wrote; of all where that is next to nothing."""
    words = _WORD.findall(_QUOTED.sub(" ", text).casefold())
    if len(words) < _FEW:
        words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _candidates(shingles: dict[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of texts that may be near-identical, by their ids."""
    from rensa import RMinHash, RMinHashLSH

    long = [identifier for identifier, found in shingles.items() if len(found) >= _FEW]
    index = RMinHashLSH(_THRESHOLD, _PERMUTATIONS, _BANDS)
    for number, identifier in enumerate(long):
        sketch = RMinHash(_PERMUTATIONS, _SEED)
        sketch.update(sorted(shingles[identifier]))
        for candidate in index.query(sketch):
            yield long[candidate], identifier
        index.insert(number, sketch)
