"""The IRIs of all vocabularies, once."""

from typing import Final

__all__ = [
    "ENTITY",
    "GEO",
    "KG",
    "OA",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "RESOURCE",
    "SCHEMA_ORG",
    "SKOS",
    "XSD",
]

KG: Final = "urn:kg:schema:"
"""Classes, relations and properties of ours."""
RESOURCE: Final = "urn:kg:"
"""Base of things: ``urn:kg:entity:…``, ``urn:kg:article:…``, ``urn:kg:statement:…``."""
ENTITY: Final = "urn:kg:entity:"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
SCHEMA_ORG: Final = "https://schema.org/"
GEO: Final = "http://www.opengis.net/ont/geosparql#"

PREFIXES: Final[dict[str, str]] = {
    "geo": GEO,
    "kg": KG,
    "kge": ENTITY,
    "oa": OA,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA_ORG,
    "skos": SKOS,
    "xsd": XSD,
}
"""Prefixes declared for every SPARQL query and written at the head of every Turtle file."""
