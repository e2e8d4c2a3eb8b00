"""The IRIs of all vocabularies, once."""

import re
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
    "prefixed",
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
_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_:@~.-]|%[0-9A-Fa-f]{2})*(?<!\.)")

_ESCAPED: Final = re.compile(r"([@~])")
_ESCAPE: Final = r"\\\1"


def prefixed(iri: str) -> str:
    """Return the IRI as SPARQL and Turtle write it with a prefix of PREFIXES, else as it is.

    >>> prefixed("urn:kg:entity:state:norland"), prefixed("urn:kg:entity:proposal:truce@0a1b")
    ('kge:state:norland', 'kge:proposal:truce\\\\@0a1b')
    >>> prefixed("https://example.org/x")
    'https://example.org/x'
    """
    for prefix, base in PREFIXES.items():
        local = iri.removeprefix(base)
        if local != iri and _LOCAL.fullmatch(local):
            return f"{prefix}:{_ESCAPED.sub(_ESCAPE, local)}"
    return iri
