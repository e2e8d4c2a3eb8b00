"""Loading: articles are read, what they say is extracted, and each is stored in a transaction of its own."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction import BATCH, Extracted
from kg.ledger import Ledger, Outcome
from kg.pool import extracted
from kg_schema import Article, Extraction, KGError, Refusal, WorkspaceError, checked

if TYPE_CHECKING:
    from kg_loaders.base import Extractor
    from kg_loaders.readers import Reading

__all__ = ["Item", "Summary", "ingest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What became of one input: an outcome, or the reason why it failed."""

    label: str
    article: str | None = None
    outcome: Outcome | None = None
    reason: str = ""
    statements: int = 0
    """Statements that were stored now."""
    refused: tuple[Refusal, ...] = ()
    """What was taken for a fact and refused, of an article that was stored now."""
    unread: str = ""
    """Why the extractor did not read an article that was stored now for facts."""


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

    @property
    def unread(self) -> tuple[Item, ...]:
        """Inputs that were stored without being read for facts."""
        return tuple(item for item in self.items if item.unread)

    @property
    def refused(self) -> int:
        """What was taken for a fact and refused, of the articles stored now."""
        return sum(len(item.refused) for item in self.items)


def ingest(
    readings: Iterable["Reading"],
    extractor: "Extractor",
    ledger: Ledger,
    *,
    progress: Callable[[Item], None] | None = None,
    batch: int = BATCH,
    jobs: int | None = 1,
    tell: Callable[[str], None] = lambda _: None,
) -> Summary:
    """Load what was read; an input that fails is reported and the rest is loaded.

    Articles that this version of the extractor has read before are not read again. ``progress`` is called with
    each input when it is done. ``jobs`` processes extract (None: as many as are worth it) while this one stores;
    ``tell`` is given a sentence where one of them ends too early. Only an extractor or a ledger that cannot be
    used at all ends the work: then ExtractionError or WorkspaceError is raised, and what was stored until then
    stays.
    """
    items: list[Item] = []

    def done(item: Item) -> None:
        items.append(item)
        if progress:
            progress(item)

    def needed() -> Iterator[tuple[str, Article]]:
        for reading in readings:
            item = _settled(reading, extractor, ledger)
            if item:
                done(item)
            elif reading.article:
                yield reading.label, reading.article

    with closing(extracted(needed(), extractor.extract, jobs=jobs, batch=batch, tell=tell)) as found:
        for one in found:
            done(_stored(one, ledger))
    return Summary(tuple(items))


def _settled(reading: "Reading", extractor: "Extractor", ledger: Ledger) -> Item | None:
    """Return what becomes of the reading without an extraction, None if it needs one."""
    if reading.article is None:
        return Item(label=reading.label, reason=str(reading.error))
    article = reading.article
    if ledger.is_retracted(article.id):
        return Item(label=reading.label, article=article.id, outcome=Outcome.RETRACTED)
    if ledger.holds(article, extractor.name, extractor.version):
        return Item(label=reading.label, article=article.id, outcome=Outcome.UNCHANGED)
    return None


def _stored(one: Extracted[Extraction], ledger: Ledger) -> Item:
    if one.found is None:
        return Item(label=one.label, article=one.article.id, reason=one.reason)
    extraction = checked(one.found)
    try:
        outcome = ledger.add(extraction, source=one.label)
    except WorkspaceError:
        raise
    except KGError as error:
        return Item(label=one.label, article=one.article.id, reason=str(error))
    stored = outcome is Outcome.LOADED
    return Item(
        label=one.label,
        article=extraction.article.id,
        outcome=outcome,
        statements=len(extraction.statements) if stored else 0,
        refused=extraction.refused_claims if stored else (),
        unread=extraction.unread if stored else "",
    )
