"""The tables of node types and relations: complete, at one with each other and with the ontology."""

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.term import BNode

from kg_schema import (
    ACTORS,
    ENTITIES,
    NODE_TYPES,
    PLACES,
    RELATION_TYPES,
    Modality,
    NodeKind,
    Polarity,
    Relation,
    default_stance,
    is_edge,
)
from kg_schema.model import lint
from kg_schema.namespaces import KG, PREFIXES
from kg_schema.ontology import ENTITY_PROPERTIES, STATEMENT_PROPERTIES, ontology_turtle

_FILE = Path(__file__).parents[2] / "schema" / "ontology.ttl"
_K = NodeKind


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=ontology_turtle(), format="turtle")


def test_the_tables_agree() -> None:
    assert lint() == []


def test_lint_sees_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(NODE_TYPES, _K.GROUP)
    monkeypatch.delitem(RELATION_TYPES, Relation.AIDS)
    odd = RELATION_TYPES[Relation.SANCTIONS]
    wrong = type(odd)(
        odd.relation, odd.family, "no sentence", frozenset({_K.PROPOSAL}), PLACES, symmetric=True, stance=1
    )
    monkeypatch.setitem(RELATION_TYPES, Relation.SANCTIONS, wrong)
    assert sorted(lint()) == [
        "AIDS has no row in RELATION_TYPES.",
        "Group has no row in NODE_TYPES.",
        "SANCTIONS has a stance but cannot reach a Proposal.",
        "SANCTIONS is something that an actor does: its sources must be actors.",
        "SANCTIONS is symmetric: its two ends must allow the same types.",
        "SANCTIONS needs its meaning as a sentence.",
    ]


def test_sets_of_types() -> None:
    assert ENTITIES | {_K.ARTICLE, _K.STATEMENT} == set(NodeKind)
    assert ENTITIES - {_K.PROPOSAL} == ACTORS and {_K.STATE, _K.REGION} == PLACES


@pytest.mark.parametrize(
    ("relation", "source", "target", "allowed"),
    [
        ("REPRESENTS", _K.PERSON, _K.STATE, True),
        ("REPRESENTS", _K.PERSON, _K.REGION, True),
        ("REPRESENTS", _K.STATE, _K.ORGANIZATION, False),
        ("REPRESENTS", _K.PERSON, _K.PERSON, False),
        ("LOCATED_IN", _K.STATE, _K.REGION, True),
        ("LOCATED_IN", _K.ORGANIZATION, _K.STATE, True),
        ("LOCATED_IN", _K.PERSON, _K.STATE, False),
        ("MEMBER_OF", _K.STATE, _K.ORGANIZATION, True),
        ("MEMBER_OF", _K.STATE, _K.STATE, False),
        ("NEUTRAL_ON", _K.STATE, _K.PROPOSAL, True),
        ("NEUTRAL_ON", _K.STATE, _K.STATE, False),
        ("PROPOSES", _K.PERSON, _K.PROPOSAL, True),
        ("CONCERNS", _K.PROPOSAL, _K.STATE, True),
        ("CONCERNS", _K.STATE, _K.STATE, False),
        ("OCCUPIES", _K.STATE, _K.REGION, True),
        ("OCCUPIES", _K.STATE, _K.PERSON, False),
        ("SANCTIONS", _K.STATE, _K.PROPOSAL, False),
        ("ATTACKS", _K.REGION, _K.GROUP, True),
        ("REJECTS", _K.PROPOSAL, _K.STATE, False),
    ],
)
def test_ends_of_relations(relation: str, source: NodeKind, target: NodeKind, allowed: bool) -> None:
    assert RELATION_TYPES[Relation(relation)].allows(source, target) is allowed


def test_symmetric_relations() -> None:
    assert {r.value for r, row in RELATION_TYPES.items() if row.symmetric} == {"NEGOTIATES_WITH", "AGREES_WITH"}


@pytest.mark.parametrize(
    ("relation", "stance"),
    [("SUPPORTS", 2), ("PROPOSES", 2), ("DEMANDS", 2), ("NEUTRAL_ON", 0), ("CRITICIZES", -1), ("REJECTS", -2),
     ("ATTACKS", None)],
)  # fmt: skip
def test_stance_that_a_relation_means_of_a_proposal(relation: str, stance: int | None) -> None:
    assert default_stance(Relation(relation), _K.PROPOSAL) == stance
    assert default_stance(Relation(relation), _K.STATE) is None


def test_only_what_the_text_asserts_or_reports_is_an_edge() -> None:
    edges = {(p, m) for p in Polarity for m in Modality if is_edge(p, m)}
    assert edges == {(Polarity.AFFIRMED, Modality.ASSERTED), (Polarity.AFFIRMED, Modality.ALLEGED)}


def test_families_have_a_sign() -> None:
    signs = {row.relation.value: row.family.sign for row in RELATION_TYPES.values()}
    assert (signs["SUPPORTS"], signs["ATTACKS"], signs["NEUTRAL_ON"], signs["LOCATED_IN"]) == (1, -1, 0, 0)


def test_the_ontology_in_the_repository_is_the_generated_one() -> None:
    assert _FILE.read_text(encoding="utf-8") == ontology_turtle(), "run 'make schema'"


def test_the_ontology_declares_every_type_relation_and_property(ontology: Graph) -> None:
    for kind in NodeKind:
        assert (URIRef(KG + kind), RDF.type, OWL.Class) in ontology
    for relation, row in RELATION_TYPES.items():
        subject = URIRef(KG + relation)
        assert (subject, RDF.type, OWL.ObjectProperty) in ontology
        assert ((subject, RDF.type, OWL.SymmetricProperty) in ontology) is row.symmetric
        assert str(ontology.value(subject, RDFS.comment)) == row.meaning
    for name, (kind, _, meaning) in (STATEMENT_PROPERTIES | ENTITY_PROPERTIES).items():
        assert (URIRef(KG + name), RDF.type, OWL[kind]) in ontology
        assert str(ontology.value(URIRef(KG + name), RDFS.comment)) == meaning


def test_the_ontology_knows_the_ends_of_relations(ontology: Graph) -> None:
    for relation, row in RELATION_TYPES.items():
        for role, kinds in ((RDFS.domain, row.sources), (RDFS.range, row.targets)):
            end = ontology.value(URIRef(KG + relation), role)
            assert _kinds(ontology, end) == kinds


def _kinds(ontology: Graph, end: object) -> set[NodeKind]:
    """Return the entity types that a class of the ontology stands for."""
    if isinstance(end, BNode):
        return {NodeKind(str(c).removeprefix(KG)) for c in ontology.items(ontology.value(end, OWL.unionOf))}
    below = set(ontology.transitive_subjects(RDFS.subClassOf, end))
    return {kind for kind in NodeKind if URIRef(KG + kind) in below}


def test_every_class_and_property_is_explained(ontology: Graph) -> None:
    ours = {s for s in ontology.subjects(RDF.type, OWL.Class) if str(s).startswith(KG)}
    assert len(ours) == len(NodeKind) + 3
    assert all(ontology.value(s, RDFS.comment) for s in ours)


def test_prefixes_are_those_of_the_namespaces(ontology: Graph) -> None:
    declared = {prefix: str(base) for prefix, base in ontology.namespaces()}
    assert declared.items() >= PREFIXES.items()
