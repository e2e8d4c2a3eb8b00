"""Extraction of many articles, one failure never stopping the others."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, Generic, TypeAlias, TypeVar

from kg_schema import AnswerError, Article, ExtractionError, KGError, WorkspaceError

__all__ = ["BATCH", "Extracted", "Work", "extractions"]

_T = TypeVar("_T")
Work: TypeAlias = Callable[[Iterable[Article]], Iterator[_T]]
"""What an extractor does: from articles to what it finds in each, in order."""

_logger = logging.getLogger(__name__)

BATCH: Final = 32
"""Articles given to the extractor at once."""


@dataclass(frozen=True, slots=True)
class Extracted(Generic[_T]):
    """What became of one article: what was found in it, or the reason why nothing was."""

    label: str
    article: Article
    found: _T | None = None
    reason: str = ""


def extractions(
    articles: Iterable[tuple[str, Article]], work: Work[_T], *, batch: int = BATCH
) -> Iterator[Extracted[_T]]:
    """Yield what becomes of each article, given with its label, in order; they are taken a batch at a time.

    Articles go to the extractor together, and one by one from where that fails. Only an extractor that cannot run
    at all ends the work, with ExtractionError.
    """
    waiting = iter(articles)
    while portion := list(islice(waiting, batch)):
        yield from _together(portion, work)


def _together(portion: list[tuple[str, Article]], work: Work[_T]) -> Iterator[Extracted[_T]]:
    while portion:
        done = 0
        try:
            for found in work([article for _, article in portion]):
                yield Extracted(*portion[done], found)
                done += 1
        except (ExtractionError, WorkspaceError):
            raise
        except AnswerError as error:  # of the article whose turn it was: asking once more would cost as much
            yield _failed(*portion[done], error)
            portion = portion[done + 1 :]
            continue
        except Exception:
            _logger.debug("A batch failed after %d of %d articles.", done, len(portion), exc_info=True)
        for label, article in portion[done:]:
            yield _alone(label, article, work)
        return


def _alone(label: str, article: Article, work: Work[_T]) -> Extracted[_T]:
    try:
        (found,) = work([article])
    except (ExtractionError, WorkspaceError):
        raise
    except Exception as error:
        return _failed(label, article, error)
    return Extracted(label, article, found)


def _failed(label: str, article: Article, error: Exception) -> Extracted[_T]:
    if isinstance(error, AnswerError):
        return Extracted(label, article, reason=f"{label}: {error}.")
    if isinstance(error, KGError):
        return Extracted(label, article, reason=str(error))
    reason = f"{label} could not be extracted ({type(error).__name__}: {error}): report it with the text."
    return Extracted(label, article, reason=reason)
