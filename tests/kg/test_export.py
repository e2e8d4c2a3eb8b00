"""Exports: the same bytes for the same graph, and files that other tools read."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph as RdfGraph
from rdflib import Literal as RdfLiteral
from rdflib import URIRef

from factories import claim, corpora, entity, extraction, norland
from kg.export import FORMATS, json_lines, turtle
from kg.rdf import IRI, Term, triples
from kg.resolve import canonical_graph
from kg_schema import Article, Extraction, Graph, article_from_record
from kg_schema.namespaces import PREFIXES

_NASTY = [
    'say "hi"',
    "back\\slash",
    "line\nbreak\r\n",
    "tab\t",
    "bell\x07",
    "\u2028",
    "👍🏽",
    "''' \"\"\"",
    "a\\u0041",
    "ends\\",
]


def _text(name: str, graph: Graph) -> str:
    return "".join(FORMATS[name](graph))


@pytest.mark.parametrize("name", sorted(FORMATS))
@settings(max_examples=30)
@given(corpus=corpora(max_size=5), shuffler=st.randoms(use_true_random=False))
def test_order_of_loading_changes_no_byte(name: str, corpus: list[Extraction], shuffler: random.Random) -> None:
    before = _text(name, canonical_graph(corpus))
    shuffler.shuffle(corpus)
    assert _text(name, canonical_graph(corpus)) == before


# JSON Lines


def test_json_lines_hold_every_record_sorted_with_sorted_keys() -> None:
    graph = canonical_graph(norland())
    lines = list(json_lines(graph))
    records = [json.loads(line) for line in lines]
    assert [
        json.dumps(r, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n" for r in records
    ] == lines
    of = {
        kind: [r for r in records if r["kind"] == kind] for kind in ("article", "entity", "mention", "statement")
    }
    assert [r["id"] for r in of["article"]] == [a.id for a in graph.articles]
    assert [r["id"] for r in of["entity"]] == [e.id for e in graph.entities]
    assert [(r["article"], r["entity"], r["count"]) for r in of["mention"]] == [
        (m.article, m.entity, m.count) for m in graph.mentions
    ]
    assert [(r["id"], r["is_edge"]) for r in of["statement"]] == [(s.id, s.is_edge) for s in graph.statements]
    assert [kind for kind in of for _ in of[kind]] == [r["kind"] for r in records]


def test_json_lines_are_grounded_in_the_text_that_they_hold() -> None:
    records = [json.loads(line) for line in json_lines(canonical_graph(norland()))]
    texts = {r["id"]: r["text"] for r in records if r["kind"] == "article"}
    statements = [r for r in records if r["kind"] == "statement"]
    assert len(statements) == 8
    for s in statements:
        assert texts[s["article"]][s["start"] : s["end"]] == s["quote"]


@pytest.mark.parametrize("text", _NASTY)
def test_json_lines_keep_any_text_on_one_line(text: str) -> None:
    lines = list(json_lines(canonical_graph([extraction(text, title=text)])))
    (record,) = map(json.loads, lines)
    assert article_from_record({k: v for k, v in record.items() if k != "kind"}) == Article(text=text, title=text)
    assert lines[0].count("\n") == 1 and lines[0].endswith("}\n")


# Turtle


def _parsed(graph: Graph) -> set[tuple[object, ...]]:
    return set(RdfGraph().parse(data=_text("turtle", graph), format="turtle"))


def _expected(graph: Graph) -> set[tuple[object, ...]]:
    return {tuple(map(_rdflib, triple)) for triple in triples(graph)}


def _rdflib(term: Term) -> object:
    if isinstance(term, IRI):
        return URIRef(term.value)
    return RdfLiteral(term.value, datatype=term.datatype and URIRef(term.datatype), lang=term.language)


def test_rdflib_reads_the_very_triples_from_turtle() -> None:
    graph = canonical_graph(norland())
    assert _parsed(graph) == _expected(graph)
    assert len(_parsed(graph)) == len(list(triples(graph))) > 150


@settings(max_examples=15)
@given(corpora(max_size=3))
def test_rdflib_reads_the_very_triples_of_any_graph(corpus: list[Extraction]) -> None:
    graph = canonical_graph(corpus)
    assert _parsed(graph) == _expected(graph)


@pytest.mark.parametrize("text", _NASTY)
def test_turtle_keeps_any_words(text: str) -> None:
    one = extraction(text, title=text, publisher=text, entities=[entity(f"region:x {text}", aliases=(text,))])
    graph = canonical_graph([one])
    assert _parsed(graph) == _expected(graph)


@pytest.mark.parametrize("name", ["Київ", "Åland!", "a.b.", "-x-", "50% of (all)", "100", "東京"])
def test_turtle_keeps_any_id(name: str) -> None:
    graph = canonical_graph([extraction("x", entities=[entity(f"region:{name.removesuffix('!')}")])])
    assert _parsed(graph) == _expected(graph)


def test_turtle_leaves_out_the_texts_and_declares_all_prefixes() -> None:
    quoted = extraction(
        "Norland rejects it. The rest of the text.", claim("state:Norland", "REJECTS", "region:it")
    )
    written = _text("turtle", canonical_graph([quoted, extraction("Nobody says anything.")]))
    assert "Nobody says anything" not in written
    for prefix, base in PREFIXES.items():
        assert f"@prefix {prefix}: <{base}> ." in written
    assert "kge:state:norland a kg:State ;" in written, "it is written with prefixes where that can be read"


def test_an_empty_graph_is_an_empty_export() -> None:
    assert _text("jsonl", Graph()) == ""
    assert _parsed(Graph()) == set()
    assert list(turtle(Graph()))[1:] == []
