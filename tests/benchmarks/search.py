"""Print how long a search takes in 10,000 articles, in milliseconds of processor time: ``search.py [ARTICLES]``.

The articles are our own with most of their names changed (memory.py). The quickest of some rounds counts.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from memory import generated

from kg.projections.search import SearchIndex
from kg_schema import Graph

_ARTICLES: Final = 10_000
_ROUNDS: Final = 7
_MARK: Final = 50.0
_WORDS: Final = (
    "Geneva",
    "quota",
    "president sanctions",
    '"prime minister"',
    "govern*",
    "minister",
    "said",
    "the",
)


def main(articles: int) -> int:
    """Index, search, print; 1 where a search takes longer than the mark."""
    found = {article.id: article for article in generated(articles)}
    graph = Graph(articles=tuple(found[key] for key in sorted(found)))
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex(Path(folder) / "search.sqlite")
        taken = _milliseconds(lambda: index.update(graph, "state"))
        print(f"{len(found)} articles indexed in {taken / 1000:.1f} s")
        slowest = max(_searched(index, words) for words in _WORDS)
    print(f"slowest {slowest:.0f} ms, mark {_MARK:.0f} ms")
    return int(slowest > _MARK)


def _searched(index: SearchIndex, words: str) -> float:
    best = min(_milliseconds(lambda: index.find(words, 20)) for _ in range(_ROUNDS))
    print(f"{best:6.1f} ms  {words:22} in {index.find(words, 20).sentences_in_all} sentences")
    return best


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else _ARTICLES))
