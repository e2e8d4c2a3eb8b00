"""The graph as triples: the modelling that the Turtle export and the SPARQL engine share."""

from itertools import groupby

import pytest
from hypothesis import given

from factories import claim, corpora, entity, extraction, norland
from kg.rdf import IRI, Literal, Term, triples
from kg.resolve import canonical_graph
from kg_schema import Extraction, Graph, GraphStatement, Relation
from kg_schema.namespaces import KG, OA, PROV, RDF, RDFS, SCHEMA_ORG, SKOS, XSD
from kg_schema.ontology import STATEMENT_PROPERTIES

_ENTITY = "urn:kg:entity:"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return canonical_graph(norland())


def _of(graph: Graph, subject: str) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    for s, p, o in triples(graph):
        if s == IRI(subject):
            found.setdefault(p.value, []).append(o)
    return found


def _statement(graph: Graph, relation: Relation) -> tuple[GraphStatement, dict[str, list[Term]]]:
    (statement,) = (s for s in graph.statements if s.relation is relation)
    return statement, _of(graph, f"urn:kg:statement:{statement.id}")


def test_an_entity_has_its_names_identifiers_and_plain_edges(graph: Graph) -> None:
    assert _of(graph, _ENTITY + "state:norland") == {
        RDF + "type": [IRI(KG + "State")],
        RDFS + "label": [Literal("Norland")],
        SKOS + "prefLabel": [Literal("Norland")],
        SKOS + "altLabel": [Literal("NORLAND"), Literal("the republic")],
        KG + "iso3166": [Literal("XN")],
        KG + "CRITICIZES": [IRI(_ENTITY + "state:sudmark")],
        KG + "NEGOTIATES_WITH": [IRI(_ENTITY + "state:sudmark")],
    }


def test_symmetric_relations_stand_in_both_directions(graph: Graph) -> None:
    assert _of(graph, _ENTITY + "state:sudmark")[KG + "NEGOTIATES_WITH"] == [IRI(_ENTITY + "state:norland")]


def test_what_is_no_plain_edge_is_no_direct_triple(graph: Graph) -> None:
    direct = {(s, p, o) for s, p, o in triples(graph) if p.value.removeprefix(KG) in Relation.__members__}
    expected = {(IRI(_ENTITY + s.source), s.relation) for s in graph.edges}
    assert {(s, Relation(p.value.removeprefix(KG))) for s, p, _ in direct} == expected | {
        (IRI(_ENTITY + "state:sudmark"), Relation.NEGOTIATES_WITH)
    }
    assert not [t for t in direct if t[1] == IRI(KG + "ATTACKS")]


def test_an_article_has_its_origin_and_whom_it_mentions(graph: Graph) -> None:
    (article,) = (a for a in graph.articles if a.publisher)
    assert _of(graph, f"urn:kg:article:{article.id}") == {
        RDF + "type": [IRI(KG + "Article")],
        SCHEMA_ORG + "headline": [Literal("Harbour plan “rejected”", language="en")],
        SCHEMA_ORG + "datePublished": [Literal("2025-05-02", XSD + "date")],
        SCHEMA_ORG + "url": [Literal("https://courier.example/harbour?a=1&b=<2>", XSD + "anyURI")],
        SCHEMA_ORG + "publisher": [Literal("Norland Courier")],
        SCHEMA_ORG + "inLanguage": [Literal("en")],
        KG + "published": [Literal("2025-05-02")],
        KG + "publishedNote": [Literal("not stated")],
        KG + "mentions": [
            IRI(_ENTITY + "person:helena-vasques"),
            IRI(f"{_ENTITY}proposal:harbour-plan@{article.id[2:10]}"),
            IRI(_ENTITY + "state:norland"),
        ],
    }


@pytest.mark.parametrize(
    ("published", "datatype"), [("2025-05-02", "date"), ("2025-05", "gYearMonth"), ("2025", "gYear")]
)
def test_a_date_has_the_type_of_its_precision(published: str, datatype: str) -> None:
    one = extraction("Text.", published=published)
    found = _of(canonical_graph([one]), f"urn:kg:article:{one.article.id}")
    assert found[SCHEMA_ORG + "datePublished"] == [Literal(published, XSD + datatype)]


def test_what_is_unknown_is_not_said() -> None:
    one = extraction("Text.", url="ftp://elsewhere.example", language="the Norland tongue", title="Text")
    found = _of(canonical_graph([one]), f"urn:kg:article:{one.article.id}")
    assert not {SCHEMA_ORG + "datePublished", SCHEMA_ORG + "url", SCHEMA_ORG + "publisher"} & set(found)
    assert found[KG + "publishedNote"] == [Literal("not stated")]
    assert found[SCHEMA_ORG + "headline"] == [Literal("Text")], "what is no language tag is none"


def test_a_statement_has_its_ends_quotation_and_origin(graph: Graph) -> None:
    statement, found = _statement(graph, Relation.REPRESENTS)
    article = IRI(f"urn:kg:article:{statement.article}")
    subject = f"urn:kg:statement:{statement.id}"
    assert found == {
        RDF + "type": [IRI(KG + "Statement")],
        KG + "source": [IRI(_ENTITY + "person:helena-vasques")],
        KG + "relation": [IRI(KG + "REPRESENTS")],
        KG + "target": [IRI(_ENTITY + "state:norland")],
        KG + "polarity": [Literal("affirmed")],
        KG + "modality": [Literal("asserted")],
        KG + "datePrecision": [Literal("unknown")],
        KG + "office": [Literal("president")],
        KG + "former": [Literal("false", XSD + "boolean")],
        KG + "article": [article],
        PROV + "wasDerivedFrom": [article],
        KG + "quote": [Literal("president of Norland")],
        OA + "hasSelector": [IRI(subject + "#quote"), IRI(subject + "#position")],
        KG + "confidence": [Literal("1.0", XSD + "decimal")],
        KG + "origins": [Literal("1", XSD + "integer")],
        KG + "extractor": [Literal("scripted 1")],
    }
    assert _of(graph, subject + "#quote") == {
        RDF + "type": [IRI(OA + "TextQuoteSelector")],
        OA + "exact": [Literal(statement.quote)],
        OA + "prefix": [Literal("Helena Vasques, ")],
        OA + "suffix": [Literal(", rejects the harbour plan.")],
    }
    assert _of(graph, subject + "#position") == {
        RDF + "type": [IRI(OA + "TextPositionSelector")],
        OA + "start": [Literal("16", XSD + "integer")],
        OA + "end": [Literal("36", XSD + "integer")],
    }


def test_a_statement_says_who_says_so_in_what_mode_and_when(graph: Graph) -> None:
    _, accused = _statement(graph, Relation.CRITICIZES)
    assert accused[KG + "attributedTo"] == [IRI(_ENTITY + "region:osthafen")]
    assert accused[KG + "modality"] == [Literal("alleged")] and accused[KG + "rule"] == [Literal("accuse")]
    _, met = _statement(graph, Relation.NEGOTIATES_WITH)
    assert met[KG + "eventDate"] == [Literal("2025-05-03")]


@pytest.mark.parametrize(
    ("confidence", "written"), [(0.0, "0.0"), (1, "1.0"), (0.85, "0.85"), (1e-7, "0.0000001"), (0.1 + 0.2, None)]
)
def test_confidence_is_a_decimal_without_an_exponent(confidence: float, written: str | None) -> None:
    one = extraction("N. v S.", claim("state:N.", "REJECTS", "state:S.", confidence=confidence, stance=None))
    _, found = _statement(canonical_graph([one]), Relation.REJECTS)
    assert found[KG + "confidence"] == [Literal(written or repr(0.1 + 0.2), XSD + "decimal")]


def test_names_of_other_scripts_are_percent_encoded() -> None:
    graph = canonical_graph([extraction("Київ", entities=[entity("region:Київ")])])
    (subject,) = {s for s, p, o in triples(graph) if o == Literal("Київ") and p == IRI(RDFS + "label")}
    assert subject.value.isascii() and "%D0%BA" in subject.value


@given(corpora())
def test_triples_come_once_each_and_grouped_by_subject(corpus: list[Extraction]) -> None:
    found = list(triples(canonical_graph(corpus)))
    assert len(found) == len(set(found))
    subjects = [subject for subject, _ in groupby(s for s, _, _ in found)]
    assert len(subjects) == len(set(subjects))


def test_every_property_of_ours_is_in_the_ontology(graph: Graph) -> None:
    known = {*STATEMENT_PROPERTIES, *Relation.__members__, "iso3166"}
    ours = {p.value.removeprefix(KG) for _, p, _ in triples(graph) if p.value.startswith(KG)}
    assert ours <= known
