"""``kg load`` and ``kg extract`` in bulk: limits, reports, going on from where one stopped, versions."""

import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from mixed_files import write_mixed

TEXT = "Norway rejected harbour plan {}. Iceland criticized Norway.\n"


@pytest.fixture
def stories(tmp_path):
    folder = tmp_path / "stories"
    folder.mkdir()
    paths = [folder / f"{n}.txt" for n in range(5)]
    for number, path in enumerate(paths):
        path.write_text(TEXT.format(number), encoding="utf-8")
    return paths


def _report(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _articles(kg, *options):
    return json.loads(kg("articles", "--format", "json", *options).out)


def test_mixed_files_load_but_for_the_broken_ones(kg, tmp_path):
    good, broken = write_mixed(tmp_path / "many", 60, 10)

    ran = kg("load", "many", "--report", "report.jsonl")

    lines = _report(tmp_path / "report.jsonl")
    refused = [line for line in lines if line["outcome"] == "refused"]
    assert ran.code == 1
    assert ran.out.startswith("Loaded 50 articles with ") and ran.out.endswith("; 10 failed.\n")
    assert len(ran.out.splitlines()) == 1
    assert ran.err.splitlines()[-1] == "kg: 10 inputs failed; the rest is done."
    assert len(lines) == 60
    assert {line["input"].split(":")[0] for line in refused} == {f"many/{path.name}" for path in broken}
    assert all(line["reason"].startswith(line["input"]) and not line["article"] for line in refused)
    loaded = [line for line in lines if line["outcome"] == "loaded"]
    assert {line["article"] for line in loaded} == {row["article"] for row in _articles(kg)}
    assert sum(line["statements"] for line in loaded) == sum(row["statements"] for row in _articles(kg))
    assert len(loaded) == len(good) == 50


@pytest.mark.parametrize("command", ["load", "extract"])
def test_the_limit_counts_articles_over_all_inputs(kg, stories, tmp_path, command):
    (tmp_path / "many.jsonl").write_text("".join(f'{{"text": "Norway waits {n}."}}\n' for n in range(4)), "utf-8")

    kg(command, stories[0], "missing.txt", "many.jsonl", "stories", "--limit", "4", "--report", "report.jsonl")

    done = [line["input"] for line in _report(tmp_path / "report.jsonl") if line["outcome"] != "refused"]
    assert done == [str(stories[0]), "many.jsonl:1", "many.jsonl:2", "many.jsonl:3"]


def test_authors_and_language_describe_the_article(kg, stories):
    kg("load", stories[0], "--author", "Jane Doe", "--author", "A. Writer", "--language", "en-GB")

    (line,) = [json.loads(x) for x in kg("export").out.splitlines() if '"kind":"article"' in x]
    assert (line["authors"], line["language"]) == (["Jane Doe", "A. Writer"], "en")


def test_another_language_gives_no_facts_and_a_note(kg, stories):
    ran = kg("load", stories[0], "--language", "no")

    assert ran.code == 0
    assert ran.out == "Loaded 1 article with 0 statements; 1 of them without facts.\n"
    assert "loaded without facts, for its language is 'no'" in ran.err


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--resume"], "--report"),
        (["--language", "klingon!"], "--language"),
        (["--url", "https://c.example/1"], "--url"),
        (["--limit", "0"], "--limit"),
        (["--timeout", "0"], "--timeout"),
    ],
)
@pytest.mark.parametrize("command", ["load", "extract"])
def test_wrong_usage(kg, stories, tmp_path, command, options, named):
    ran = kg(command, "stories", *options)

    assert ran.code == 2
    assert named in ran.err
    assert not (tmp_path / "kg-workspace").exists()


def test_an_address_that_is_given_is_that_of_one_article_alone(kg, tmp_path):
    (tmp_path / "two.jsonl").write_text('{"text": "Norway waits."}\n{"text": "Iceland waits."}\n', "utf-8")

    ran = kg("load", "two.jsonl", "--url", "https://c.example/1")

    assert ran.code == 1
    assert ran.out.startswith("Loaded 1 article")
    assert ran.err.startswith("kg: two.jsonl:2: the address that --url gives is that of the article before it")


def test_a_report_is_written_anew_unless_it_is_resumed(kg, stories, tmp_path):
    for _ in range(2):
        kg("load", stories[0], "--report", "deep/report.jsonl")

    (line,) = _report(tmp_path / "deep" / "report.jsonl")
    assert line["outcome"] == "unchanged"


def test_a_report_that_cannot_be_written_stops_before_loading(kg, stories, tmp_path):
    ran = kg("load", "stories", "--report", tmp_path)

    assert ran.code == 1
    assert ran.err.startswith(f"kg: The report '{tmp_path}' cannot be written: ")


@pytest.mark.parametrize("command", ["load", "extract"])
def test_going_on_takes_the_rest_and_only_that(kg, stories, tmp_path, command):
    report = tmp_path / "report.jsonl"
    (tmp_path / "many.jsonl").write_text("".join(f'{{"text": "Norway waits {n}."}}\n' for n in range(3)), "utf-8")
    inputs = ("stories", "many.jsonl", "--report", report, "--resume")
    kg(command, *inputs, "--limit", "4")

    kg(command, *inputs, "--limit", "2")
    ran = kg(command, *inputs)

    assert ran.code == 0
    assert [line["input"] for line in _report(report)] == [
        *(f"stories/{n}.txt" for n in range(5)),
        *(f"many.jsonl:{n}" for n in (1, 2, 3)),
    ]
    if command == "load":
        assert ran.out == "Loaded 2 articles with 0 statements; 6 skipped as done before.\n"
        assert kg("load", *inputs).out == "Loaded 0 articles with 0 statements; 8 skipped as done before.\n"


def test_going_on_after_a_line_that_was_cut_off(kg, stories, tmp_path):
    report = tmp_path / "report.jsonl"
    kg("load", "stories", "--report", report)
    whole = report.read_bytes()
    report.write_bytes(whole[: whole.rindex(b"outcome") + 3])

    ran = kg("load", "stories", "--report", report, "--resume")

    assert ran.out == "Loaded 0 articles with 0 statements; 1 there already; 4 skipped as done before.\n"
    assert json.loads(report.read_text("utf-8").splitlines()[-1])["input"] == "stories/4.txt"


def _touched(path):
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000_000))


def _rewritten(path):
    path.write_text("Iceland accused Norway of delay. Norway waits.\n", "utf-8")


def _described(path):
    path.with_suffix(".json").write_text('{"title": "From the side"}', "utf-8")


@pytest.mark.parametrize(
    ("change", "outcome"), [(_touched, "unchanged"), (_rewritten, "loaded"), (_described, "loaded")]
)
def test_what_changed_since_is_read_again(kg, stories, tmp_path, change, outcome):
    inputs = ("stories", "--report", "report.jsonl", "--resume")
    kg("load", *inputs)
    change(stories[2])

    ran = kg("load", *inputs)

    assert "; 4 skipped as done before" in ran.out
    last = _report(tmp_path / "report.jsonl")[-1]
    assert (last["input"], last["outcome"]) == ("stories/2.txt", outcome)


def test_what_failed_is_tried_again(kg, stories, tmp_path):
    stories[1].write_bytes(b"")
    inputs = ("stories", "--report", "report.jsonl", "--resume")
    first = kg("load", *inputs)

    again = kg("load", *inputs)

    assert (first.code, again.code) == (1, 1)
    assert again.out == "Loaded 0 articles with 0 statements; 4 skipped as done before; 1 failed.\n"


def test_another_workspace_or_other_options_are_no_ground_to_skip(kg, stories):
    report = ("--report", "report.jsonl", "--resume")
    kg("load", "stories", *report)

    elsewhere = kg("load", "stories", *report, "-w", "other")
    otherwise = kg("load", "stories", *report, "--publisher", "Courier")

    assert elsewhere.out.startswith("Loaded 5 articles") and "skipped" not in elsewhere.out
    assert otherwise.out.startswith("Loaded 5 articles") and "skipped" not in otherwise.out


class _Site(BaseHTTPRequestHandler):
    """Gives the story, or after a while nothing at all."""

    def do_GET(self):
        self.server.seen.append(self.path)
        if self.path == "/slow":
            self.server.over.wait(20)
            return
        body = TEXT.format(1).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def site():
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        server.seen, server.over = [], threading.Event()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server, f"http://127.0.0.1:{server.server_address[1]}"
        server.over.set()
        server.shutdown()


def test_an_address_is_loaded_and_not_fetched_again_on_going_on(kg, site):
    server, base = site
    inputs = (f"{base}/story", "--allow-private", "--report", "report.jsonl", "--resume")

    first = kg("load", *inputs)
    again = kg("load", *inputs)

    assert first.out.startswith("Loaded 1 article with")
    assert again.out == "Loaded 0 articles with 0 statements; 1 skipped as done before.\n"
    assert server.seen == ["/story"]


def test_an_address_gets_no_more_time_than_allowed(kg, site):
    _, base = site

    ran = kg("load", f"{base}/slow", "--allow-private", "--timeout", "0.3")

    assert ran.code == 1
    assert "no full answer from 127.0.0.1 within 0.3 seconds" in ran.err


def _version(path, day, verb):
    path.write_text(f"Norway {verb} harbour plan.\n", "utf-8")
    return path, "--url", "https://courier.example/harbour", "--published", day


def test_of_one_address_the_newest_version_shows_and_all_are_listed(kg, tmp_path):
    new = kg("load", *_version(tmp_path / "new.txt", "2025-05-03", "rejected the"))
    old = kg("load", *_version(tmp_path / "old.txt", "2025-05-01", "supported the"))

    assert "versions" not in new.out
    assert "; 1 with other versions, of which the graph shows the newest (kg articles --versions)" in old.out
    listed = kg("articles", "--format", "json")
    assert [row["published"] for row in json.loads(listed.out)] == ["2025-05-03"]
    assert listed.err == "1 older version not listed: kg articles --versions\n"
    rows = _articles(kg, "--versions")
    assert [(r["address"], r["published"], r["state"]) for r in rows] == [
        ("https://courier.example/harbour", "2025-05-03", "in"),
        ("https://courier.example/harbour", "2025-05-01", "older version"),
    ]
    counts = {row["what"]: row["count"] for row in json.loads(kg("info", "--format", "json").out)}
    assert (counts["articles"], counts["older versions of articles"]) == (1, 1)

    kg("retract", rows[0]["article"], "--why", "wrong")

    assert sorted((r["published"], r["state"]) for r in _articles(kg)) == [
        ("2025-05-01", "in"),
        ("2025-05-03", "retracted"),
    ]
    assert "SUPPORTS" in kg("show", "Norway").out


def test_the_versions_of_nothing_are_none(kg, stories):
    kg("load", "stories")

    assert _articles(kg, "--versions") == []


@pytest.mark.parametrize("command", ["load", "extract"])
def test_files_of_a_folder_that_no_reader_reads_are_counted(kg, stories, command):
    for name in ("a.docx", "b.docx", "notes"):
        (stories[0].parent / name).write_bytes(b"PK\x03\x04")

    ran = kg(command, "stories")

    assert ran.code == 0
    assert ran.err == "kg: stories: 3 files left out, no format that is read: without a suffix 1, .docx 2.\n"
