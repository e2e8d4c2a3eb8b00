"""The shapes accept every export of ours, and reject what breaks the model; the context makes JSON into RDF."""

import json
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyshacl import validate

from contract.graphs import affair
from contract.summit import summit
from kg.export import turtle
from kg.workspace import Workspace
from kg_schema import Graph
from kg_schema.context import context_jsonld
from kg_schema.namespaces import KG, PREFIXES, RDF
from kg_schema.shapes import shapes_turtle

STATEMENT = "<urn:kg:statement:s-07>"


@cache
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=shapes_turtle(), format="turtle")


def faults(graph: rdflib.Graph) -> str:
    """Return what is wrong with a graph, "" if nothing is."""
    conforms, _, text = validate(graph, shacl_graph=shapes(), advanced=False)
    return "" if conforms else str(text)


def exported(graph: Graph) -> rdflib.Graph:
    return rdflib.Graph().parse(data="".join(turtle(graph)), format="turtle")


@pytest.mark.parametrize("graph", [affair(), summit(), Graph()], ids=["affair", "summit", "empty"])
def test_exports_of_graphs_made_by_hand_conform(graph: Graph):
    assert faults(exported(graph)) == ""


def test_the_export_of_the_sample_articles_conforms(_demo: Path):
    with Workspace.open(_demo) as opened:
        assert faults(exported(opened.graph())) == ""


def articles_of(request: pytest.FixtureRequest, which: str) -> list[Path]:
    """Return the texts of the annotated articles: ours, or all those beside the repository."""
    if which == "own":
        return sorted((request.getfixturevalue("root") / "tests" / "evaluation" / "gold" / "dev").glob("*.txt"))
    shared: Path = request.getfixturevalue("shared")
    return sorted((shared / "eval" / "dev").glob("w*.txt")) + sorted((shared / "seeds").glob("*.txt"))


@pytest.mark.parametrize(("which", "articles", "triples"), [("own", 10, 2_000), ("dev", 47, 10_000)])
def test_the_export_of_all_annotated_articles_conforms(
    request: pytest.FixtureRequest, tmp_path: Path, which: str, articles: int, triples: int
):
    from kg.cli.load import loaded
    from kg_loaders.readers import Metadata

    paths = articles_of(request, which)
    assert len(paths) >= articles
    with Workspace.open(tmp_path / "kg-workspace", create=True) as opened:
        loaded(opened, list(map(str, paths)), Metadata())
        assert len(opened.graph().articles) == len(paths)
        graph = exported(opened.graph())
    assert len(graph) > triples
    assert faults(graph) == ""


def replaced(name: str, value: str) -> str:
    """Return the update that gives a property of the statement another value."""
    pattern = f"{STATEMENT} {name} ?x"
    return f"DELETE {{ {pattern} }} INSERT {{ {STATEMENT} {name} {value} }} WHERE {{ {pattern} }}"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (f"DELETE WHERE {{ {STATEMENT} kg:quote ?q }}", "kg:quote"),
        (f"DELETE WHERE {{ {STATEMENT} kg:source ?q }}", "kg:source"),
        (f"INSERT DATA {{ {STATEMENT} kg:target kge:state:norland }}", "kg:target"),
        (f"INSERT DATA {{ {STATEMENT} kg:modality 'sure' }}", "kg:modality"),
        (replaced("kg:stance", "3"), "kg:stance"),
        (replaced("kg:confidence", "1.5"), "kg:confidence"),
        (f"DELETE WHERE {{ {STATEMENT} prov:wasDerivedFrom ?x }}", "wasDerivedFrom"),
        ("INSERT DATA { kge:proposal:quota%400a1b2c3d kg:REJECTS kge:state:norland }", "REJECTSShape"),
        ("INSERT DATA { kge:state:norland kg:NEUTRAL_ON kge:state:sudmark }", "kg:NEUTRAL_ON"),
        ("DELETE WHERE { kge:state:norland rdfs:label ?x }", "rdfs:label"),
        ("DELETE WHERE { <urn:kg:statement:s-07#quote> oa:exact ?x }", "oa:exact"),
    ],
)
def test_what_breaks_the_model_does_not_conform(change: str, told: str):
    graph = exported(summit())
    before = len(graph), graph.serialize(format="nt")
    graph.update(change, initNs=PREFIXES)

    assert (len(graph), graph.serialize(format="nt")) != before
    assert told in faults(graph)


def test_json_with_our_names_is_rdf():
    context = json.loads(context_jsonld())["@context"]
    record = {
        "@context": context,
        "id": "urn:kg:statement:s-1",
        "type": "Statement",
        "source": "kge:state:norland",
        "relation": "kg:REJECTS",
        "quote": "No.",
        "confidence": "0.5",
        "stance": "-2",
    }
    found = {
        (q.predicate.value, getattr(q.object, "value", ""))
        for q in ox.parse(json.dumps(record), format=ox.RdfFormat.JSON_LD)
        if q.subject == ox.NamedNode("urn:kg:statement:s-1")
    }

    assert (RDF + "type", KG + "Statement") in found
    assert (KG + "source", "urn:kg:entity:state:norland") in found
    assert (KG + "relation", KG + "REJECTS") in found
    assert (KG + "quote", "No.") in found
    assert (KG + "stance", "-2") in found


def test_every_property_of_an_export_is_in_the_shapes_or_the_ontology():
    told = shapes_turtle() + Path(__file__).parents[2].joinpath("schema/ontology.ttl").read_text(encoding="utf-8")
    graph = exported(summit())

    ours = {str(p).removeprefix(KG) for p in graph.predicates() if str(p).startswith(KG)}
    assert {name for name in ours if f"kg:{name} " not in told} == set()
