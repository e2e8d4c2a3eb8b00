"""The property graph that every Cypher engine is filled with."""

from collections import Counter, defaultdict

from contract.graphs import affair, large
from kg.projections.property_graph import UNTITLED, nodes, relationships
from kg_schema import ENTITIES, Graph, NodeKind
from kg_schema.constraints import IN_ARTICLE, MENTIONS

# What kglite refuses as a bare name; Neo4j users would have to write them in backticks here.
RESERVED = set(
    "end limit skip match where return with case when then else exists and or unwind optional start".split()
)


def test_every_node_has_the_four_names_that_engines_answer_for():
    for node in nodes(affair()):
        assert node.properties["id"] == node.id
        assert node.properties["type"] == node.label
        assert node.properties["title"] == node.properties["name"]
        assert str(node.properties["name"])


def test_nodes_of_a_label_have_the_same_property_names_and_none_is_reserved():
    keys: defaultdict[NodeKind, set[frozenset[str]]] = defaultdict(set)
    for node in nodes(affair()):
        keys[node.label].add(frozenset(node.properties))

    assert {label: len(sets) for label, sets in keys.items()} == dict.fromkeys(keys, 1)
    assert not RESERVED & {name for sets in keys.values() for names in sets for name in names}


def test_names_of_articles_and_statements():
    named = {node.id: node.properties["name"] for node in nodes(affair())}
    titles = {a.id: a.title or UNTITLED for a in affair().articles}

    assert {i: named[i] for i in titles} == titles
    assert named["s-06"] == "Sudmark SUPPORTS harbour plan"


def test_identifiers_are_flat_properties():
    by_id = {node.id: node.properties for node in nodes(affair())}

    assert (by_id["state:norland"]["iso3166"], by_id["region:osthafen"]["geonames"]) == ("XN", "0")
    assert by_id["state:armora"]["iso3166"] is None


def test_an_identifier_cannot_take_the_place_of_a_property_of_ours():
    graph = affair()
    (entity, *_) = graph.entities
    entity.identifiers["name"] = "Q1"
    node = next(nodes(graph))

    assert node.properties["name"] == entity.name
    assert node.properties["name_id"] == "Q1"


def test_no_relationship_joins_a_statement_to_an_entity():
    ends = {
        (r.source[0], r.target[0])
        for r in relationships(affair())
        if NodeKind.STATEMENT in (r.source[0], r.target[0])
    }

    assert ends == {(NodeKind.STATEMENT, NodeKind.ARTICLE)}


def test_relationships_are_counted_by_what_they_stand_for():
    graph = affair()
    counted = Counter(r.type if r.type in (MENTIONS, IN_ARTICLE) else "edge" for r in relationships(graph))

    assert counted == {
        "edge": len(graph.edges),
        MENTIONS: len(graph.mentions),
        IN_ARTICLE: len(graph.statements),
    }
    assert all({r.source[0], r.target[0]} <= ENTITIES for r in relationships(graph) if "statement" in r.properties)


def test_every_relationship_has_an_id_of_its_own():
    for graph in (affair(), large(30, 100)):
        identifiers = [r.properties["id"] for r in relationships(graph)]

        assert len(set(identifiers)) == len(identifiers)


def test_an_empty_graph_has_nothing():
    assert (list(nodes(Graph())), list(relationships(Graph()))) == ([], [])
