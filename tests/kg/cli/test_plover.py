"""kg extract --format plover: lines of sentences in, lines of events out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg.cli", "extract", *arguments, "--format", "plover"]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)


def test_one_line_out_for_each_line_in(tmp_path: Path) -> None:
    path = tmp_path / "sentences.jsonl"
    lines = [
        {"id": 7, "text": "Russian forces attacked Kyiv.", "date": "2024-05-02"},
        {"id": "b", "text": "It rained in Oslo."},
        {"id": "c", "text": "France urged Israel to stop."},
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    done = run(str(path))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert [r["id"] for r in records] == [7, "b", "c"]
    assert [[e["event_type"] for e in r["events"]] for r in records] == [["ASSAULT"], [], ["REQUEST"]]
    assert records[0]["events"][0]["actor_country"] == "RUS"
    assert set(records[0]["events"][0]) >= {"actor", "recipient", "recipient_country", "quote", "date"}


def test_broken_lines_are_named_and_the_rest_is_coded() -> None:
    done = run("-", stdin='{"id": 1, "text": "France urged Israel to stop."}\nno json\n{"id": 3}\n')
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1]
    assert "-:2" in done.stderr
    assert "-:3" in done.stderr


def test_a_date_is_read_in_any_form_and_loses_no_text() -> None:
    forms = ["2024-5-2", "2024/05/02", "20240502", 20240502, "May 2, 2024", "soon"]
    text = "Russia attacked Kyiv yesterday."
    done = run(
        "-", stdin="".join(json.dumps({"id": n, "text": text, "date": d}) + "\n" for n, d in enumerate(forms))
    )
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["events"][0]["date"] for r in records] == ["2024-05-01"] * 5 + [None]
    assert done.returncode == 1
    assert "-:6: 'soon' is not a date" in done.stderr


def test_a_missing_file_is_one_sentence() -> None:
    done = run("nowhere.jsonl")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "nowhere.jsonl" in done.stderr
    assert "Traceback" not in done.stderr


LINES = "".join(json.dumps({"id": n, "text": f"France urged Israel to stop {n}."}) + "\n" for n in range(5))


def test_the_limit_counts_lines() -> None:
    done = run("-", "--limit", "2", stdin=LINES)
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [0, 1]


def test_several_processes_give_the_same_lines() -> None:
    one, two = (run("-", "--jobs", jobs, stdin=LINES + "no json\n") for jobs in ("1", "2"))
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert len(one.stdout.splitlines()) == 5


@pytest.mark.parametrize("option", [("--report", "done.jsonl"), ("--resume",), ("--extractor", "llm")])
def test_options_that_mean_nothing_here_are_wrong_usage(option: tuple[str, ...]) -> None:
    done = run("-", *option, stdin=LINES)
    assert done.returncode == 2
    assert done.stderr.startswith("kg: --format plover: it goes with neither --report, --resume nor --extractor")
