"""The whole way on the two seed articles, which lie beside the repository."""

import json
import re
from collections import Counter
from itertools import pairwise

import pytest

from kg.workspace import Workspace

ELSEWHERE = ("Pakistan", "Kashmir", "Yemen", "Houthi", "Canad")
"""Named only in the teasers of other stories under the first article."""


@pytest.fixture(scope="module")
def _loaded(seeds, tmp_path_factory):
    """Workspaces: both seeds, both in the other order, each alone."""
    from kg.cli.load import loaded
    from kg_loaders.readers import Metadata

    made = {}
    for name, paths in (("both", seeds), ("turned", seeds[::-1]), ("first", seeds[:1]), ("second", seeds[1:])):
        made[name] = tmp_path_factory.mktemp(name)
        with Workspace.open(made[name], create=True) as opened:
            summary = loaded(opened, [str(path) for path in paths], Metadata())
        assert len(summary.loaded) == len(paths)
    return made


def _records(kg, directory):
    records = [json.loads(line) for line in kg("export", "-w", directory).out.splitlines()]
    return {kind: [r for r in records if r["kind"] == kind] for kind in ("article", "entity", "statement")}


def test_every_engine_counts_the_same_statements(kg, _loaded):
    cypher = kg("query", "MATCH (s:Statement) RETURN count(s) AS n", "-f", "json", "-w", _loaded["both"])
    sparql = kg("sparql", "SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }", "-f", "json", "-w", _loaded["both"])
    with Workspace.open(_loaded["both"]) as opened:
        networkx = len(opened.networkx().graph["statements"])

    (one,), (other,) = json.loads(cypher.out), json.loads(sparql.out)
    assert one["n"] == other["n"] == networkx == len(_records(kg, _loaded["both"])["statement"])
    assert networkx >= 30


def test_every_engine_counts_the_same_edges_of_each_relation(kg, _loaded):
    edges = "MATCH (a)-[r]->(b) WHERE r.statement IS NOT NULL RETURN type(r) AS relation, count(r) AS n"
    cypher = json.loads(kg("query", edges, "-f", "json", "-w", _loaded["both"]).out)
    with Workspace.open(_loaded["both"]) as opened:
        networkx = Counter(d["relation"] for _, _, d in opened.networkx().edges(data=True))

    drawn = Counter(s["relation"] for s in _records(kg, _loaded["both"])["statement"] if s["is_edge"])
    assert {row["relation"]: row["n"] for row in cypher} == dict(networkx) == dict(drawn)


def test_every_quotation_is_its_slice_of_the_text(kg, _loaded):
    records = _records(kg, _loaded["both"])
    texts = {a["id"]: a["text"] for a in records["article"]}

    assert [s for s in records["statement"] if texts[s["article"]][s["start"] : s["end"]] != s["quote"]] == []


def test_nothing_comes_from_the_teasers_of_other_stories(kg, _loaded):
    records = _records(kg, _loaded["first"])
    names = {name for e in records["entity"] for name in (e["name"], *e["aliases"])}

    assert [n for n in names if any(word in n for word in ELSEWHERE)] == []
    assert [s["quote"] for s in records["statement"] if any(word in s["quote"] for word in ELSEWHERE)] == []


def test_the_first_article_has_its_date_and_the_second_says_why_it_has_none(kg, _loaded):
    rows = json.loads(kg("articles", "-f", "json", "-w", _loaded["both"]).out)

    dates = sorted(row["published"] for row in rows)
    assert dates[0] == "2025-04-26"
    assert re.fullmatch(r"unknown: .{5,}", dates[1])


def test_the_order_of_loading_changes_nothing(kg, _loaded):
    for style in ("jsonl", "turtle"):
        exports = {kg("export", "-f", style, "-w", _loaded[name]).out for name in ("both", "turned")}
        assert len(exports) == 1


def test_loading_again_changes_nothing(kg, seeds, _loaded):
    before = kg("export", "-w", _loaded["both"]).out

    again = kg("load", *seeds, "-w", _loaded["both"])

    assert again.out == "Loaded 0 articles with 0 statements; 2 there already.\n"
    assert kg("export", "-w", _loaded["both"]).out == before


@pytest.mark.parametrize(("out", "stays"), [("first", "second"), ("second", "first")])
def test_retracting_one_gives_the_export_of_the_other_alone(kg, _loaded, out, stays):
    (row,) = json.loads(kg("articles", "-f", "json", "-w", _loaded[out]).out)
    before = kg("export", "-w", _loaded["both"]).out

    kg("retract", row["article"], "-w", _loaded["both"])
    for style in ("jsonl", "turtle"):
        alone = kg("export", "-f", style, "-w", _loaded[stays]).out
        assert kg("export", "-f", style, "-w", _loaded["both"]).out == alone

    kg("restore", row["article"], "-w", _loaded["both"])
    assert kg("export", "-w", _loaded["both"]).out == before


def test_what_the_seeds_say_first_of_all(kg, _loaded):
    names = {e["id"]: e["name"] for e in _records(kg, _loaded["both"])["entity"]}
    said = {
        (names[s["source"]], s["relation"], names[s["target"]])
        for s in _records(kg, _loaded["both"])["statement"]
        if s["is_edge"]
    }

    assert ("Dmitry Peskov", "REPRESENTS", "Russia") in said
    assert {relation for who, relation, _ in said if who.endswith(("Zelenskyy", "Zelensky"))} >= {"REJECTS"}


def test_statements_stand_in_the_order_of_their_ids(kg, _loaded):
    ids = [s["id"] for s in _records(kg, _loaded["both"])["statement"]]

    assert all(one < other for one, other in pairwise(ids))


def test_the_two_signals_of_one_sentence_are_mixed_signals(kg, _loaded):
    found = json.loads(kg("contradictions", "-f", "json", "-w", _loaded["both"]).out)

    assert [(f["kind"], f["actor"], f["about"]) for f in found] == [("mixed", "Donald Trump", "Russia")]
    assert found[0]["first_quote"] == found[0]["second_quote"]
