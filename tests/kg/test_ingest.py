"""Loading: each article by itself, failures listed, nothing read twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from factories import ScriptedExtractor, extraction, norland
from kg.ingest import Item, Summary, ingest
from kg.ledger import Ledger, Outcome
from kg_loaders.readers import Reading
from kg_schema import Article, Extraction, ExtractionError, ReadError, WorkspaceError, checked


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as opened:
        yield opened


def _readings(extractions: Iterable[Extraction]) -> list[Reading]:
    return [Reading(f"{n}.txt", e.article, None) for n, e in enumerate(extractions)]


def _outcomes(summary: Summary) -> list[tuple[str, Outcome | None]]:
    return [(item.label, item.outcome) for item in summary.items]


@pytest.mark.parametrize("batch", [1, 3, 100])
def test_articles_are_extracted_and_stored_with_where_they_came_from(ledger: Ledger, batch: int) -> None:
    corpus = norland()
    summary = ingest(_readings(corpus), ScriptedExtractor.of(corpus), ledger, batch=batch)
    assert _outcomes(summary) == [(f"{n}.txt", Outcome.LOADED) for n in range(4)]
    assert summary.statements == 8 and not (summary.failed or summary.unchanged or summary.retracted)
    assert {e.article.id: e for e in ledger.extractions()} == {e.article.id: checked(e) for e in corpus}
    assert {(s.article.id, s.log[0].source) for s in ledger.articles()} == {
        (item.article, item.label) for item in summary.loaded
    }


def test_the_order_and_size_of_batches_change_nothing(tmp_path: Path) -> None:
    corpus = norland()
    found = []
    for number, (readings, batch) in enumerate([(_readings(corpus), 2), (_readings(corpus)[::-1], 3)]):
        with Ledger.open(tmp_path / f"{number}.sqlite", create=True) as ledger:
            ingest(readings, ScriptedExtractor.of(corpus), ledger, batch=batch)
            found.append(list(ledger.extractions()))
    assert found[0] == found[1]


def test_what_this_version_has_read_is_not_read_again(ledger: Ledger) -> None:
    corpus = norland()
    ingest(_readings(corpus[:2]), ScriptedExtractor.of(corpus), ledger)
    again = ScriptedExtractor.of(corpus)
    summary = ingest(_readings(corpus), again, ledger)
    assert again.read == [e.article.id for e in corpus[2:]]
    assert [item.label for item in summary.unchanged] == ["0.txt", "1.txt"]
    assert summary.statements == len(corpus[2].statements) + len(corpus[3].statements)
    newer = ScriptedExtractor.of(corpus, version="2")
    assert len(ingest(_readings(corpus), newer, ledger).loaded) == len(newer.read) == 4


def test_another_title_is_read_since_it_may_say_more(ledger: Ledger) -> None:
    (plain, *_) = norland()
    retitled = replace(plain, article=replace(plain.article, title="Another"))
    summary = ingest(_readings([plain, retitled, plain]), ScriptedExtractor.of([plain]), ledger)
    assert [item.outcome for item in summary.items] == [Outcome.LOADED, Outcome.LOADED, Outcome.UNCHANGED]


def test_a_retracted_article_is_not_even_read(ledger: Ledger) -> None:
    (plain, other, *_) = norland()
    ledger.add(plain)
    ledger.retract(plain.article.id, why="wrong", who="tester", at="2025-06-01")
    extractor = ScriptedExtractor.of([plain, other])
    summary = ingest(_readings([plain, other]), extractor, ledger)
    assert [item.label for item in summary.retracted] == ["0.txt"] and extractor.read == [other.article.id]


def test_what_cannot_be_read_is_listed_and_the_rest_is_loaded(ledger: Ledger) -> None:
    corpus = norland()
    missing = Reading("gone.txt", None, ReadError("gone.txt is not there."))
    good = _readings(corpus)
    summary = ingest([missing, *good[:2], missing, *good[2:]], ScriptedExtractor.of(corpus), ledger, batch=2)
    assert [(item.label, item.reason) for item in summary.failed] == [("gone.txt", "gone.txt is not there.")] * 2
    assert len(summary.loaded) == 4


@pytest.mark.parametrize("batch", [1, 2, 5, 100])
def test_articles_whose_extraction_fails_are_listed_and_the_rest_is_loaded(ledger: Ledger, batch: int) -> None:
    corpus = [*norland(), *(extraction(f"Unknown {n}") for n in range(2))]
    mixed = [corpus[i] for i in (0, 4, 1, 2, 5, 3)]
    summary = ingest(_readings(mixed), ScriptedExtractor.of(norland()), ledger, batch=batch)
    assert [item.label for item in summary.failed] == ["1.txt", "4.txt"]
    assert all("could not be extracted (KeyError" in item.reason for item in summary.failed)
    assert sorted(item.label for item in summary.loaded) == ["0.txt", "2.txt", "3.txt", "5.txt"]
    assert len(ledger.articles()) == 4


def test_a_text_that_no_file_can_hold_is_listed(ledger: Ledger) -> None:
    corpus = [extraction("half \ud800"), *norland()]
    summary = ingest(_readings(corpus), ScriptedExtractor.of(corpus), ledger)
    assert [item.label for item in summary.failed] == ["0.txt"] and len(summary.loaded) == 4
    assert "lone surrogate" in summary.failed[0].reason


@dataclass
class _Forgetful(ScriptedExtractor):
    """Gives back the first of several articles only."""

    calls: list[int] = field(default_factory=list)

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        asked = list(articles)
        self.calls.append(len(asked))
        yield from ScriptedExtractor.extract(self, asked[:1])


def test_an_article_that_the_extractor_forgets_is_asked_for_again(ledger: Ledger) -> None:
    corpus = norland()
    forgetful = _Forgetful({e.article.id: e for e in corpus})
    assert len(ingest(_readings(corpus), forgetful, ledger).loaded) == 4
    assert forgetful.calls == [4, 1, 1, 1]


@dataclass
class _Unable(ScriptedExtractor):
    error: Exception = field(default_factory=Exception)

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        for number, one in enumerate(articles):
            if number == 1:
                raise self.error
            yield from ScriptedExtractor.extract(self, [one])


@pytest.mark.parametrize(
    "error", [ExtractionError("The language model is missing."), WorkspaceError("Disk full.")]
)
def test_what_stops_all_is_raised_and_what_was_stored_stays(ledger: Ledger, error: Exception) -> None:
    corpus = norland()
    with pytest.raises(type(error)):
        ingest(_readings(corpus), _Unable({e.article.id: e for e in corpus}, error=error), ledger)
    assert [s.article.id for s in ledger.articles()] == [corpus[0].article.id]


def test_progress_is_told_of_each_input_when_it_is_done(ledger: Ledger) -> None:
    corpus, told = norland(), list[tuple[Item, int]]()
    summary = ingest(
        _readings(corpus),
        ScriptedExtractor.of(corpus),
        ledger,
        progress=lambda item: told.append((item, len(ledger.articles()))),
    )
    assert [item for item, _ in told] == list(summary.items)
    assert [stored for _, stored in told] == [1, 2, 3, 4], "each is stored before the next is begun"


def test_readings_are_taken_a_batch_at_a_time(ledger: Ledger) -> None:
    corpus, taken = norland(), list[str]()

    def lazily() -> Iterator[Reading]:
        for reading in _readings(corpus):
            taken.append(reading.label)
            yield reading

    seen: list[int] = []
    ingest(lazily(), ScriptedExtractor.of(corpus), ledger, batch=2, progress=lambda _: seen.append(len(taken)))
    assert seen == [2, 2, 4, 4]


def test_nothing_to_load_is_an_empty_summary(ledger: Ledger) -> None:
    assert ingest([], ScriptedExtractor({}), ledger) == Summary(())
