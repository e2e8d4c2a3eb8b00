"""Several processes give what one gives, and survive what kills one of them."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.pool import _held_interrupts, extracted, pooled
from kg_schema import Article, ExtractionError
from workers import ObedientExtractor, dies_while_it_is_loaded


@pytest.fixture
def obedient(tmp_path: Path) -> ObedientExtractor:
    (tmp_path / "seen").mkdir()
    return ObedientExtractor(tmp_path / "seen")


def _articles(*words: str) -> list[tuple[str, Article]]:
    return [(f"{n}.txt", Article(text=f"{word} article {n}")) for n, word in enumerate(words)]


def _no_process_is_left() -> bool:
    return multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_all_come_out_in_order_whatever_the_number_of_processes(obedient: ObedientExtractor, jobs: int) -> None:
    given = _articles(*["READ"] * 150, "FAIL", *["READ"] * 149)

    found = list(extracted(given, obedient.extract, jobs=jobs))

    assert [(one.label, one.article) for one in found] == given
    assert [one.label for one in found if one.found is None] == ["150.txt"]
    assert found[150].reason == "150.txt could not be extracted (ValueError: as told): report it with the text."
    assert all(one.found.article == one.article for one in found if one.found)
    makers = {one.found.version for one in found if one.found}
    assert (str(os.getpid()) in makers) is (jobs == 1)
    assert _no_process_is_left()


def test_an_article_that_kills_its_process_is_named_and_the_rest_is_done(obedient: ObedientExtractor) -> None:
    given = _articles("READ", "READ", "DIE", "READ", "DIE", "READ")
    told: list[str] = []

    found = list(pooled(given, obedient.extract, 2, tell=told.append))

    assert [one.label for one in found] == [label for label, _ in given]
    assert {one.label: one.reason for one in found if one.found is None} == {
        f"{n}.txt": f"{n}.txt could not be extracted: it ends the process (signal 9); report it with the text."
        for n in (2, 4)
    }
    assert told == ["the process that read 2.txt ended too early (signal 9): it is read again in another."]
    assert _no_process_is_left()


def test_an_article_whose_process_dies_once_is_read_again(obedient: ObedientExtractor) -> None:
    told: list[str] = []

    found = list(pooled(_articles("READ", "ONCE", "READ"), obedient.extract, 2, tell=told.append))

    assert [one.reason for one in found] == ["", "", ""]
    assert len(told) == 1 and "1.txt" in told[0]


def test_a_process_that_is_killed_from_outside_is_replaced(obedient: ObedientExtractor) -> None:
    given = _articles("READ", "HANG", "READ")
    seen = obedient.folder / given[1][1].id

    def kill() -> None:
        while not (seen.exists() and seen.read_text()):
            threading.Event().wait(0.01)
        os.kill(int(seen.read_text()), signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    told: list[str] = []

    found = list(pooled(given, obedient.extract, 2, tell=told.append))

    killer.join()
    assert [one.reason for one in found] == ["", "", ""]
    assert told == ["the process that read 1.txt ended too early (signal 9): it is read again in another."]


def test_what_stops_all_is_raised_and_no_process_is_left(obedient: ObedientExtractor) -> None:
    with pytest.raises(ExtractionError, match="As told"):
        list(pooled(_articles("READ", "STOP", "READ"), obedient.extract, 2))

    assert _no_process_is_left()


def test_processes_end_when_nobody_wants_more(obedient: ObedientExtractor) -> None:
    found = pooled(_articles(*["READ"] * 300), obedient.extract, 2)
    next(found)
    assert not _no_process_is_left()

    found.close()

    assert _no_process_is_left()


def test_a_process_is_replaced_after_its_lifetime(obedient: ObedientExtractor) -> None:
    found = list(pooled(_articles(*["READ"] * 96), obedient.extract, 1, lifetime=32))

    assert len({one.found.version for one in found if one.found}) == 3


def test_a_process_that_cannot_start_is_one_sentence() -> None:
    with pytest.raises(ExtractionError, match=r"did not start \(exit 3\): use --jobs 1"):
        list(pooled(_articles("READ"), dies_while_it_is_loaded(), 2))

    assert _no_process_is_left()


def test_few_articles_stay_in_this_process(obedient: ObedientExtractor) -> None:
    makers = [
        {
            one.found.version
            for one in extracted(_articles(*["READ"] * count), obedient.extract, jobs=None)
            if one.found
        }
        for count in (0, 1, 64)
    ]

    assert makers == [set(), {str(os.getpid())}, {str(os.getpid())}]


def test_articles_are_read_only_a_little_ahead(obedient: ObedientExtractor) -> None:
    taken = 0

    def lazily() -> Iterator[tuple[str, Article]]:
        nonlocal taken
        for one in _articles(*["READ"] * 1_000):
            taken += 1
            yield one

    found = pooled(lazily(), obedient.extract, 2)
    next(found)
    ahead = taken
    found.close()

    assert ahead <= 6 * 32


@pytest.fixture
def interrupts() -> Iterator[Callable[[], object]]:
    before = signal.getsignal(signal.SIGINT)
    yield lambda: signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, before)


def test_starting_processes_leaves_the_handling_of_ctrl_c_alone(
    obedient: ObedientExtractor, interrupts: Callable[[], object]
) -> None:
    before = interrupts()

    list(pooled(_articles("READ"), obedient.extract, 2))

    assert interrupts() is before


def test_a_ctrl_c_that_comes_while_a_process_is_started_is_raised_after_it() -> None:
    seen: list[str] = []
    with pytest.raises(KeyboardInterrupt), _held_interrupts():
        os.kill(os.getpid(), signal.SIGINT)
        seen.append("held")

    assert seen == ["held"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
