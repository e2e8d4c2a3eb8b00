"""Origins: which articles are copies of one text, so that ten outlets of one agency story count once.

Articles are near-identical when the pairs of neighbouring words of their bodies, what stands in quotation marks
left out, have a Jaccard index of .17 or more, and of one origin when a chain of such articles joins them. Two
texts that each had a fifth of their words changed at random keep about .23; different authors share little but
what they quote. MinHash finds the articles that may be near-identical; they are then compared exactly.

The sketches are our own few lines over numpy; docs/decisions/0014-copies.md says which libraries were tried.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from typing import Final

from kg_schema import Article

__all__ = ["origins_of", "resemblance"]

_SHINGLE: Final = 2
_THRESHOLD: Final = 0.17
_PERMUTATIONS: Final = 256
_BANDS: Final = 128
"""Of two numbers each: at the threshold nineteen pairs in twenty are compared, of unlike texts few."""
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
    """Yield the pairs of texts that may be near-identical, by their ids, each pair once."""
    buckets: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    for identifier in (i for i, found in shingles.items() if len(found) >= _FEW):
        near: dict[str, None] = {}
        for bucket in enumerate(_bands(shingles[identifier])):
            near |= dict.fromkeys(buckets[bucket])
            buckets[bucket].append(identifier)
        for candidate in near:
            yield candidate, identifier


def _bands(shingles: frozenset[str]) -> Iterator[bytes]:
    """Yield the bands of the text's sketch: its least shingle under each of the hash functions (Broder 1997).

    The functions multiply and shift (Dietzfelbinger et al. 1997); their factors are fixed, so that a sketch is the
    same everywhere.
    """
    import numpy as np

    hashes = np.fromiter((_hash(shingle) for shingle in shingles), dtype=np.uint64, count=len(shingles))
    factors, terms = (np.array(numbers, dtype=np.uint64) for numbers in _functions())
    sketch = ((factors[:, None] * hashes + terms[:, None]) >> np.uint64(32)).min(axis=1)
    for rows in sketch.reshape(_BANDS, -1):
        yield rows.tobytes()


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


@cache
def _functions() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return odd factors and terms of 64 bits for as many hash functions as there are permutations."""
    factors = tuple(_hash(f"factor {n}") | 1 for n in range(_PERMUTATIONS))
    return factors, tuple(_hash(f"term {n}") for n in range(_PERMUTATIONS))
