"""Extractors for tests of the processes that extract: they fail, hang or die as the article tells them to."""

import os
import signal
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg_schema import Article, Extraction, ExtractionError

__all__ = ["ObedientExtractor", "dies_while_it_is_loaded"]


@dataclass(frozen=True)
class ObedientExtractor:
    """Does what the first word of an article says: DIE, ONCE (die the first time), HANG (once), FAIL, STOP."""

    folder: Path
    name: str = "obedient"
    version: str = "1"

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield an empty extraction of each article, in order; its version is the process that made it."""
        for article in articles:
            self._obey(article)
            yield Extraction(article=article, extractor=self.name, version=str(os.getpid()))

    def _obey(self, article: Article) -> None:
        word = article.text.split()[0]
        seen = self.folder / article.id
        first = not seen.exists()
        seen.write_text(str(os.getpid()))
        if word == "DIE" or (word == "ONCE" and first):
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "HANG" and first:
            threading.Event().wait()
        elif word == "FAIL":
            raise ValueError("as told")
        elif word == "STOP":
            raise ExtractionError("As told.")


def dies_while_it_is_loaded() -> object:
    """Give a function whose process ends when it takes it over."""
    return _Deadly()


class _Deadly:
    def __call__(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        return iter(())

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)
