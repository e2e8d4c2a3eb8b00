"""The canonical graph in rdflib."""

from typing import TYPE_CHECKING

from kg.rdf import IRI, Term, triples
from kg_schema import Graph
from kg_schema.namespaces import PREFIXES

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

__all__ = ["rdflib_graph"]


def rdflib_graph(graph: Graph) -> "rdflib.Graph":
    """Return the triples that the Turtle export holds, with our prefixes bound."""
    import rdflib

    held = rdflib.Graph()
    for prefix, iri in PREFIXES.items():
        held.bind(prefix, iri, override=True)
    for triple in triples(graph):
        subject, predicate, value = map(_node, triple)
        held.add((subject, predicate, value))
    return held


def _node(term: Term) -> "Node":
    import rdflib

    if isinstance(term, IRI):
        return rdflib.URIRef(term.value)
    datatype = rdflib.URIRef(term.datatype) if term.datatype else None
    return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
