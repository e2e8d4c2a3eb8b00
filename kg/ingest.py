"""Loading: articles are read, what they say is extracted, and each is stored in a transaction of its own."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from kg.ledger import Ledger, Outcome
from kg_schema import Article, Extraction, ExtractionError, KGError, WorkspaceError, checked

if TYPE_CHECKING:
    from kg_loaders.base import Extractor
    from kg_loaders.readers import Reading

__all__ = ["BATCH", "Item", "Summary", "ingest"]

_logger = logging.getLogger(__name__)

BATCH: Final = 32
"""Articles given to the extractor at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What became of one input: an outcome, or the reason why it failed."""

    label: str
    article: str | None = None
    outcome: Outcome | None = None
    reason: str = ""
    statements: int = 0
    """Statements that were stored now."""
    refused: int = 0
    """What the extractor or the check refused, of an article that was stored now."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of all inputs, in the order in which they were done."""

    items: tuple[Item, ...]

    def of(self, outcome: Outcome | None) -> tuple[Item, ...]:
        """Return the inputs with this outcome; None for those that failed."""
        return tuple(item for item in self.items if item.outcome is outcome)

    @property
    def loaded(self) -> tuple[Item, ...]:
        """Inputs that were stored."""
        return self.of(Outcome.LOADED)

    @property
    def unchanged(self) -> tuple[Item, ...]:
        """Inputs that were stored before."""
        return self.of(Outcome.UNCHANGED)

    @property
    def retracted(self) -> tuple[Item, ...]:
        """Inputs left out because the article is retracted."""
        return self.of(Outcome.RETRACTED)

    @property
    def failed(self) -> tuple[Item, ...]:
        """Inputs that could not be read or extracted; ``reason`` says why."""
        return self.of(None)

    @property
    def statements(self) -> int:
        """Statements that were stored now."""
        return sum(item.statements for item in self.items)


def ingest(
    readings: Iterable["Reading"],
    extractor: "Extractor",
    ledger: Ledger,
    *,
    progress: Callable[[Item], None] | None = None,
    batch: int = BATCH,
) -> Summary:
    """Load what was read; an input that fails is reported and the rest is loaded.

    Articles that this version of the extractor has read before are not read again. ``progress`` is called with
    each input when it is done. Only an extractor or a ledger that cannot be used at all ends the work: then
    ExtractionError or WorkspaceError is raised, and what was stored until then stays.
    """
    items: list[Item] = []
    for item in _ingested(iter(readings), _Loading(extractor, ledger), batch):
        items.append(item)
        if progress:
            progress(item)
    return Summary(tuple(items))


@dataclass(slots=True)
class _Loading:
    """One run of an extractor into a ledger."""

    extractor: "Extractor"
    ledger: Ledger
    waiting: list[tuple[str, Article]] = field(default_factory=list)

    def settled(self, reading: "Reading") -> Item | None:
        """Return what becomes of the reading without an extraction; None, and let it wait, if it needs one."""
        if reading.article is None:
            return Item(label=reading.label, reason=str(reading.error))
        article = reading.article
        if self.ledger.is_retracted(article.id):
            return Item(label=reading.label, article=article.id, outcome=Outcome.RETRACTED)
        if self.ledger.holds(article, self.extractor.name, self.extractor.version):
            return Item(label=reading.label, article=article.id, outcome=Outcome.UNCHANGED)
        self.waiting.append((reading.label, article))
        return None

    def extracted(self) -> Iterator[Item]:
        """Extract and store all that waits: together, and one by one from where that fails."""
        waiting, self.waiting = self.waiting, []
        done = 0
        try:
            for extraction in self.extractor.extract([article for _, article in waiting]):
                yield self._stored(waiting[done][0], extraction)
                done += 1
        except (ExtractionError, WorkspaceError):
            raise
        except Exception:
            _logger.debug("A batch failed after %d of %d articles.", done, len(waiting), exc_info=True)
        for label, article in waiting[done:]:
            yield self._alone(label, article)

    def _alone(self, label: str, article: Article) -> Item:
        try:
            (extraction,) = self.extractor.extract([article])
            return self._stored(label, extraction)
        except (ExtractionError, WorkspaceError):
            raise
        except KGError as error:
            return Item(label=label, article=article.id, reason=str(error))
        except Exception as error:
            reason = f"{label} could not be extracted ({type(error).__name__}: {error}): report it with the text."
            return Item(label=label, article=article.id, reason=reason)

    def _stored(self, label: str, extraction: Extraction) -> Item:
        extraction = checked(extraction)
        outcome = self.ledger.add(extraction, source=label)
        stored = outcome is Outcome.LOADED
        return Item(
            label=label,
            article=extraction.article.id,
            outcome=outcome,
            statements=len(extraction.statements) if stored else 0,
            refused=len(extraction.refused) if stored else 0,
        )


def _ingested(readings: Iterator["Reading"], loading: _Loading, batch: int) -> Iterator[Item]:
    while portion := list(islice(readings, batch)):
        for reading in portion:
            if item := loading.settled(reading):
                yield item
        yield from loading.extracted()
