"""Print how much memory extraction takes as it goes on: ``memory.py [N]`` reads N articles in one process.

They are our own articles with most of their names changed, so that each brings names never seen before.
"""

import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg import demo
from kg_loaders import extractor
from kg_schema import Article

_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b")
_SYLLABLES: Final = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
_CHANGED: Final = 0.6


def generated(count: int) -> Iterator[Article]:
    """Yield articles made of our own, each with other names."""
    folders = (Path(demo.__file__).parent, Path(__file__).parents[1] / "evaluation" / "gold" / "dev")
    texts = [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]
    for number in range(count):
        draw = random.Random(number)
        names: dict[str, str] = {}

        def renamed(match: re.Match[str], draw: random.Random = draw, names: dict[str, str] = names) -> str:
            if match.group() not in names and draw.random() < _CHANGED:
                names[match.group()] = "".join(draw.choices(_SYLLABLES, k=draw.randint(2, 4))).capitalize()
            return names.get(match.group(), match.group())

        yield Article(text=_NAME.sub(renamed, texts[number % len(texts)]), title=f"Article {number}")


def main() -> None:
    """Read the articles; print the peak at the beginning, on the way and in the end."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    begun = time.monotonic()
    statements = 0
    for number, found in enumerate(extractor().extract(generated(count)), 1):
        statements += len(found.statements)
        if number % max(1, count // 10) == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "linux" else 1024)
            elapsed = time.monotonic() - begun
            print(f"{number:6} articles {statements:7} statements {elapsed:6.0f} s  peak {peak / 1000:4.0f} MB")


if __name__ == "__main__":
    main()
