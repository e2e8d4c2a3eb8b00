"""``kg export`` and ``kg view``: files for other tools and for people."""

import json

import pytest
import rdflib


def test_json_lines_are_sorted_and_hold_every_statement(kg, small):
    records = [json.loads(line) for line in kg("export").out.splitlines()]

    statements = [r["id"] for r in records if r["kind"] == "statement"]
    assert len(statements) == 6
    assert statements == sorted(statements)


def test_turtle_is_read_by_rdflib(kg, small):
    kg("export", "--format", "turtle", "-o", "out/graph.ttl")

    graph = rdflib.Graph().parse(small.parent / "out" / "graph.ttl")

    found = graph.query("PREFIX kg: <urn:kg:schema:> SELECT ?s { ?s a kg:Statement }")
    assert len(list(found)) == 6


@pytest.mark.parametrize("style", ["jsonl", "turtle"])
def test_a_file_holds_what_standard_output_gets(kg, small, style):
    kg("export", "--format", style, "-o", "graph")

    assert (small.parent / "graph").read_text(encoding="utf-8") == kg("export", "--format", style).out


@pytest.mark.parametrize("command", ["export", "view"])
def test_a_place_that_cannot_be_written_is_said_in_one_sentence(kg, small, command):
    (small.parent / "file").write_text("", encoding="utf-8")

    ran = kg(command, "-o", "file/graph")

    assert ran.code == 1
    assert ran.err.startswith("kg: 'file/graph' cannot be written")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["export", "view"])
def test_a_device_is_written_and_not_replaced(kg, small, command):
    import stat
    from pathlib import Path

    kg(command, "-o", "/dev/null")

    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_the_page_is_written_and_named(kg, small):
    ran = kg("view", "-o", "page.html", "--title", "A & B")

    assert ran.out == "page.html\n"
    page = (small.parent / "page.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "A &amp; B" in page
    assert "2 articles, 6 statements" in page


def test_the_page_may_go_to_standard_output(kg, small):
    assert kg("view", "-o", "-").out.lower().startswith("<!doctype html>")
