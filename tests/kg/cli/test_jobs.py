"""kg load and kg extract with --jobs: the bytes of one process, and a clean end."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kg.demo import ARTICLES, write_samples

_DAYS = 3


@pytest.fixture
def archive(tmp_path: Path) -> list[str]:
    """The names of fifteen articles in the current folder: the bundled ones, each on several days."""
    return _copies(tmp_path, _DAYS)


def _copies(tmp_path: Path, days: int) -> list[str]:
    """Write the bundled articles, each on several days, and return the names of the files."""
    sources = write_samples(tmp_path / "samples")
    names = []
    for day in range(days):
        for source in sources:
            copy = tmp_path / f"{source.stem}-{day}.txt"
            copy.write_text(source.read_text(encoding="utf-8") + f"\nThis was day {day}.\n", encoding="utf-8")
            names.append(copy.name)
    return names


def test_the_graph_does_not_depend_on_processes_or_order(kg, archive):
    exports = []
    for jobs in (1, 2, 4):
        random.Random(jobs).shuffle(archive)
        ran = kg("load", *archive, "--jobs", jobs, "-w", f"w{jobs}")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(f"Loaded {len(ARTICLES) * _DAYS} articles with ")
        exports.append(kg("export", "-w", f"w{jobs}").out)

    assert len(exports[0]) > 10_000
    assert exports[0] == exports[1] == exports[2]


@pytest.mark.parametrize("form", [("--json",), ("--explain",)])
def test_what_is_printed_does_not_depend_on_processes(kg, archive, form):
    (archive_copy := archive[:6]).append("missing.txt")

    one, two = (kg("extract", *archive_copy, *form, "--jobs", jobs) for jobs in (1, 2))

    assert one.code == two.code == 1
    assert one.out == two.out
    assert sorted(one.err.splitlines()) == sorted(two.err.splitlines())


def _group(leader: int) -> list[str]:
    """Return the processes of a group that still run."""
    listed = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    return [" ".join(rest) for group, state, *rest in rows if int(group) == leader and not state.startswith("Z")]


def test_ctrl_c_ends_all_processes_and_the_same_command_goes_on(kg, tmp_path):
    archive = _copies(tmp_path, 120)  # a minute's work, so that the load is still on when the first are reported
    command = [sys.executable, "-m", "kg.cli", "load", *archive, "--jobs", "2", "--report", "done.jsonl"]
    running = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True)
    report = tmp_path / "done.jsonl"
    while running.poll() is None and not (report.exists() and report.stat().st_size):
        threading.Event().wait(0.02)
    os.killpg(running.pid, signal.SIGINT)
    _, err = running.communicate()

    assert running.returncode == 130, err
    assert "stopped; what was loaded until now is stored" in err
    assert "Traceback" not in err
    while _group(running.pid):
        threading.Event().wait(0.02)
    stored = len(json.loads(kg("articles", "--format", "json").out))
    assert 0 < stored < len(archive)
    again = kg("load", *archive[: stored + 20], "--jobs", "2")
    assert again.code == 0
    assert f"{stored} there already" in again.out
    assert len(json.loads(kg("articles", "--format", "json").out)) == stored + 20


def test_less_than_one_process_is_wrong_usage(kg, archive):
    assert kg("load", archive[0], "--jobs", "0").code == 2
