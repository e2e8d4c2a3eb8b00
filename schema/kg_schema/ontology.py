"""The model as an OWL ontology in Turtle: sorted, without a clock, the same bytes for the same model."""

from collections.abc import Iterable

from kg_schema.namespaces import PREFIXES
from kg_schema.nodes import ACTORS, ENTITIES, NODE_TYPES, NodeKind
from kg_schema.relations import RELATION_TYPES, RelationType

__all__ = ["ENTITY_PROPERTIES", "STATEMENT_PROPERTIES", "ontology_turtle"]

STATEMENT_PROPERTIES: dict[str, tuple[str, str, str]] = {
    "source": ("ObjectProperty", "", "Entity that the statement's relation goes out from."),
    "target": ("ObjectProperty", "", "Entity that the statement's relation goes to."),
    "relation": ("ObjectProperty", "", "Relation that the statement claims."),
    "article": ("ObjectProperty", "", "Article that makes the statement; also prov:wasDerivedFrom."),
    "attributedTo": ("ObjectProperty", "", "Who says so, where it is not the article itself."),
    "mentions": ("ObjectProperty", "", "Article names entity."),
    "quote": ("DatatypeProperty", "xsd:string", "Verbatim words of the article that make the statement."),
    "polarity": ("DatatypeProperty", "xsd:string", "affirmed or negated."),
    "modality": (
        "DatatypeProperty",
        "xsd:string",
        "asserted, planned, conditional, hypothetical, denied or alleged.",
    ),
    "stance": ("DatatypeProperty", "xsd:integer", "Position on a proposal, -2 (rejects) to +2 (endorses)."),
    "eventDate": ("DatatypeProperty", "xsd:string", "When it happened: ISO 8601 year, month or day."),
    "datePrecision": ("DatatypeProperty", "xsd:string", "day, month, year or unknown."),
    "dateNote": ("DatatypeProperty", "xsd:string", "Why the date is unknown, or how it was found."),
    "confidence": ("DatatypeProperty", "xsd:decimal", "From 0 to 1."),
    "origins": ("DatatypeProperty", "xsd:integer", "Independent origins of the same claim."),
    "office": ("DatatypeProperty", "xsd:string", "Office held, of REPRESENTS."),
    "former": ("DatatypeProperty", "xsd:boolean", "Whether the office was held and is no more."),
    "rule": ("DatatypeProperty", "xsd:string", "Rule of the extractor that made the statement."),
    "extractor": ("DatatypeProperty", "xsd:string", "Extractor and its version."),
    "published": ("DatatypeProperty", "xsd:string", "When the article was published: ISO 8601, or absent."),
    "publishedNote": ("DatatypeProperty", "xsd:string", "Where the date was found, or why it is unknown."),
}
"""Properties of kg:Statement and kg:Article: kind, range and meaning."""

ENTITY_PROPERTIES: dict[str, tuple[str, str, str]] = {
    "iso3166": ("DatatypeProperty", "xsd:string", "ISO 3166-1 code of a state or territory, two letters."),
    "iso3166_2": ("DatatypeProperty", "xsd:string", "ISO 3166-2 code of a province or other subdivision."),
    "geonames": ("DatatypeProperty", "xsd:string", "Number of a place in the GeoNames gazetteer."),
}
"""Identifiers of entities (``Entity.identifiers``) by scheme: kind, range and meaning."""


def _class(name: str, comment: str, parents: Iterable[str]) -> str:
    lines = [f"kg:{name} a owl:Class", f'    rdfs:label "{name}"@en', f'    rdfs:comment "{comment}"@en']
    lines += [f"    rdfs:subClassOf {p}" for p in parents]
    return " ;\n".join(lines) + " ."


def _ends(kinds: frozenset[NodeKind]) -> str:
    if kinds == ENTITIES:
        return "kg:Entity"
    if kinds == ACTORS:
        return "kg:Actor"
    names = sorted(k.value for k in kinds)
    if len(names) == 1:
        return f"kg:{names[0]}"
    return f"[ a owl:Class ; owl:unionOf ( {' '.join('kg:' + n for n in names)} ) ]"


def _relation(row: RelationType) -> str:
    kind = "owl:ObjectProperty, owl:SymmetricProperty" if row.symmetric else "owl:ObjectProperty"
    lines = [
        f"kg:{row.relation} a {kind}, kg:Relation",
        f'    rdfs:label "{row.relation}"@en',
        f'    rdfs:comment "{row.meaning}"@en',
        f"    rdfs:domain {_ends(row.sources)}",
        f"    rdfs:range {_ends(row.targets)}",
        f'    kg:family "{row.family}"',
    ]
    if row.plover:
        lines.append(f'    kg:plover "{row.plover}"')
    lines += [f'    kg:cameo "{root}"' for root in row.cameo]
    return " ;\n".join(lines) + " ."


def ontology_turtle() -> str:
    """Return ontology.ttl: classes, relations with their ends and standard terms, properties of statements."""
    blocks = ["\n".join(f"@prefix {p}: <{i}> ." for p, i in sorted(PREFIXES.items()))]
    blocks.append("# Generated from kg_schema by 'make schema'; do not edit.")
    blocks.append(
        '<urn:kg:schema> a owl:Ontology ;\n    rdfs:label "Actors, places, proposals and positions"@en .'
    )
    blocks.append(_class("Entity", "What statements are about.", ["prov:Entity"]))
    blocks.append(_class("Actor", "An entity that can act.", ["kg:Entity", "prov:Agent"]))
    blocks.append(_class("Relation", "A relation that statements claim.", ["owl:ObjectProperty"]))
    for kind, node in sorted(NODE_TYPES.items()):
        parents = ["kg:Actor"] if kind in ACTORS else ["kg:Entity"] if kind in ENTITIES else []
        # rdf:Statement is left to readers who want reification: ours carries its own properties.
        parents += [t for t in node.standard_terms if t not in ("rdf:Statement", "prov:Agent")]
        blocks.append(_class(kind.value, node.meaning, parents))
    blocks += [_relation(row) for _, row in sorted(RELATION_TYPES.items())]
    for name in ("family", "plover", "cameo"):
        blocks.append(f'kg:{name} a owl:AnnotationProperty ;\n    rdfs:label "{name}"@en .')
    for name, (kind_, range_, comment) in sorted((STATEMENT_PROPERTIES | ENTITY_PROPERTIES).items()):
        lines = [
            f"kg:{name} a owl:{kind_}",
            f'    rdfs:label "{name}"@en',
            f'    rdfs:comment "{comment}"@en',
        ]
        if range_:
            lines.append(f"    rdfs:range {range_}")
        blocks.append(" ;\n".join(lines) + " .")
    return "\n\n".join(blocks) + "\n"
