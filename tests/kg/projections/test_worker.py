"""Processes of engines: answers, errors, and an end in every case."""

import os
import shutil
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.projections import watching
from kg.projections.worker import Worker, prepared, started
from kg_schema import KGError, QueryError, QueryLimitError, QueryRefusedError

ENGINE = """
    import os, sys, time
    from kg.projections.worker_process import serve
    from kg_schema import KGError, QueryRefusedError

    class Echo:
        files = 0

        def __init__(self, content):
            if content == "bad":
                raise KGError("Nothing good.")
            print("an engine may print", flush=True)
            os.write(1, b"even so")

        def __call__(self, request):
            match request["do"]:
                case "refuse":
                    raise QueryRefusedError("No.")
                case "sleep":
                    time.sleep(60)
                case "die":
                    os._exit(3)
                case "memory":
                    raise MemoryError
                case "abort":
                    sys.stderr.write("memory allocation of 9 bytes failed\\n")
                    sys.stderr.flush()
                    os.abort()
                case "hog":
                    hog = bytearray(300 * 2**20)
                    time.sleep(60)
                case "open":
                    open("/dev/null")
                case "files":
                    return len(os.listdir("/"))
            return request["do"]

    def main():
        serve(Echo)
"""


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A module with an engine that does as it is told."""
    folder = tmp_path_factory.mktemp("engine with spaces")
    (folder / "echo_engine.py").write_text(textwrap.dedent(ENGINE), encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield "echo_engine"
    sys.path.remove(str(folder))


@pytest.fixture
def start(module: str) -> Iterator[Callable[[], Worker]]:
    started: list[Worker] = []

    def begin() -> Worker:
        started.append(Worker(module))
        assert started[-1].ask("content") is None
        return started[-1]

    yield begin
    for worker in started:
        worker.close()


def do(what: object) -> dict[str, object]:
    return {"do": what, "timeout": 5.0}


@pytest.mark.parametrize("value", ["x", "Ж🦊\n\0", 3, None, ["a"] * 1_000_000])
def test_what_is_asked_is_answered(start: Callable[[], Worker], value: object):
    worker = start()

    assert [worker.ask(do(value)), worker.ask(do(value), 30)] == [value, value]
    assert worker.alive


def test_an_error_of_ours_comes_back_as_it_is_and_the_process_goes_on(start: Callable[[], Worker]):
    worker = start()
    with pytest.raises(QueryRefusedError, match=r"^No\.$"):
        worker.ask(do("refuse"))

    assert worker.ask(do("x")) == "x"


def test_an_error_while_it_is_filled_comes_back(module: str):
    worker = Worker(module)
    with pytest.raises(KGError, match="Nothing good"):
        worker.ask("bad")
    worker.close()


def test_it_is_killed_at_the_time_limit(start: Callable[[], Worker]):
    worker = start()
    with pytest.raises(QueryLimitError, match=r"did not end within 0\.2 seconds"):
        worker.ask(do("sleep"), 0.2)

    assert not worker.alive
    assert worker._process.returncode is not None


@pytest.mark.parametrize(
    ("what", "error", "words"),
    [
        ("die", QueryError, r"broke down \(exit 3"),
        ("memory", QueryLimitError, "ran out of memory"),
        ("abort", QueryLimitError, "ran out of memory"),
        ("open", QueryError, "Too many open files"),
        ("files", QueryError, "Too many open files"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are not those of Windows")
def test_a_breakdown_is_told_in_one_sentence(
    start: Callable[[], Worker], what: str, error: type[QueryError], words: str
):
    worker = start()
    with pytest.raises(error, match=words) as raised:
        worker.ask(do(what))

    assert type(raised.value) is error
    assert "\n" not in str(raised.value)


@pytest.mark.skipif(shutil.which("ps") is None, reason="there is no ps to ask how much memory a process takes")
def test_where_the_system_holds_it_to_no_limit_its_memory_is_watched(
    start: Callable[[], Worker], monkeypatch: pytest.MonkeyPatch
):
    worker = start()
    monkeypatch.setattr(watching, "_BY_ITSELF", ())
    monkeypatch.setattr("kg.projections.worker.MEMORY", 100 * 2**20)
    threads = threading.active_count()

    assert worker.ask(do("x"), 30) == "x"
    begun = time.monotonic()
    with pytest.raises(QueryLimitError, match="ran out of memory"):
        worker.ask(do("hog"), 30)
    assert time.monotonic() - begun < 20
    assert not worker.alive
    time.sleep(0.6)
    assert threading.active_count() <= threads


def test_a_dead_one_stays_dead_and_closes_twice(start: Callable[[], Worker]):
    worker = start()
    worker.close()
    worker.close()

    assert not worker.alive
    with pytest.raises((QueryError, ValueError)):
        worker.ask(do("x"))


def test_a_prepared_one_is_taken_by_who_asks_first_and_the_rest_ends(module: str):
    with prepared(module):
        ready, own = started(module), started(module)
        assert ready.ask("content") is own.ask("content") is None
        assert ready.ask(do("x")) == own.ask(do("x")) == "x"
    assert ready.alive and own.alive
    ready.close()
    own.close()
    with prepared(module):
        from kg.projections import worker

        (unused,) = worker._PREPARED
        process = unused._process
    assert process.poll() is not None


def test_none_is_prepared_of_another_engine(module: str):
    with prepared("kg.projections.cypher_engine"):
        echo = started(module)
        assert (echo.module, echo.ask("content")) == (module, None)
        echo.close()
    with prepared(None):
        pass


def test_one_that_nobody_holds_any_more_ends(module: str):
    worker = Worker(module)
    process = worker._process
    del worker

    assert process.poll() is not None


def test_it_ends_by_itself_when_its_parent_hangs_up(module: str):
    worker = Worker(module)
    worker.ask("content")
    assert worker._process.stdin is not None
    worker._process.stdin.close()

    assert worker._process.wait(30) == 0
    worker.close()


def test_it_does_not_read_modules_of_the_working_directory(
    tmp_path: Path, start: Callable[[], Worker], monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "pickle.py").write_text("raise SystemExit(9)\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.fspath(tmp_path))

    assert start().ask(do("x")) == "x"
