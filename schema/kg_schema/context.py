"""The model as a JSON-LD context: with it, JSON that uses our names is RDF."""

import json
from typing import Any

from kg_schema.namespaces import PREFIXES
from kg_schema.nodes import NodeKind
from kg_schema.ontology import ENTITY_PROPERTIES, STATEMENT_PROPERTIES
from kg_schema.relations import Relation

__all__ = ["context_jsonld"]


def context_jsonld() -> str:
    """Return context.jsonld: prefixes, classes, relations and properties with their types."""
    terms: dict[str, Any] = {"id": "@id", "type": "@type"}
    terms |= {kind.value: f"kg:{kind}" for kind in sorted(NodeKind)}
    terms |= {relation.value: {"@id": f"kg:{relation}", "@type": "@id"} for relation in sorted(Relation)}
    for name, (kind, range_, _) in sorted((STATEMENT_PROPERTIES | ENTITY_PROPERTIES).items()):
        datatype = "@id" if kind == "ObjectProperty" else range_
        terms[name] = {"@id": f"kg:{name}"} | ({} if datatype == "xsd:string" else {"@type": datatype})
    context = {"@version": 1.1} | dict(sorted(PREFIXES.items())) | terms
    return json.dumps({"@context": context}, ensure_ascii=False, indent=2) + "\n"
