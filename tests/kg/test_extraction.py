"""Extraction of many: in order, one failure taking down no other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pytest

from factories import ScriptedExtractor, extraction, norland
from kg.extraction import extractions
from kg_schema import AnswerError, Article, Extraction, ExtractionError


def _labelled(extractions: Iterable[Extraction]) -> list[tuple[str, Article]]:
    return [(f"{n}.txt", e.article) for n, e in enumerate(extractions)]


@pytest.mark.parametrize("batch", [1, 2, 100])
def test_an_article_that_the_extractor_fails_on_takes_down_no_other(batch: int) -> None:
    known = norland()[:2]
    mixed = [known[0], extraction("The extractor does not know this one."), known[1]]

    found = list(extractions(_labelled(mixed), ScriptedExtractor.of(known).extract, batch=batch))

    assert [one.label for one in found] == ["0.txt", "1.txt", "2.txt"]
    assert [one.found and one.found.statements for one in found] == [
        known[0].statements,
        None,
        known[1].statements,
    ]
    assert found[1].reason.startswith("1.txt could not be extracted (KeyError: ")


@dataclass
class _Costly(ScriptedExtractor):
    """Has no answer for one article."""

    asked: list[str] = field(default_factory=list)
    error: Exception = field(default_factory=lambda: AnswerError("the model says nothing"))

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            self.asked.append(article.text)
            if article.text not in {e.article.text for e in self.script.values()}:
                raise self.error
            yield from ScriptedExtractor.extract(self, [article])


@pytest.mark.parametrize("batch", [1, 2, 100])
def test_what_has_no_answer_is_not_asked_about_twice(batch: int) -> None:
    known = norland()
    mixed = [known[0], extraction("Unanswered"), known[1], extraction("Also"), known[2]]
    costly = _Costly({e.article.id: e for e in known})

    found = list(extractions(_labelled(mixed), costly.extract, batch=batch))

    assert costly.asked == [e.article.text for e in mixed]
    assert [one.reason for one in found if one.reason] == [
        "1.txt: the model says nothing.",
        "3.txt: the model says nothing.",
    ]
    assert [one.label for one in found] == [f"{n}.txt" for n in range(5)]


@pytest.mark.parametrize("batch", [1, 100])
def test_an_extractor_that_cannot_run_ends_the_work(batch: int) -> None:
    known = norland()
    unable = _Costly({e.article.id: e for e in known[1:]}, error=ExtractionError("No model."))

    with pytest.raises(ExtractionError, match="No model"):
        list(extractions(_labelled(known), unable.extract, batch=batch))
    assert len(unable.asked) == 1
