"""The model as SHACL shapes in Turtle: what an export of the graph must satisfy, whoever wrote it."""

from collections.abc import Iterable, Iterator

from kg_schema.documents import Precision
from kg_schema.namespaces import PREFIXES
from kg_schema.nodes import ENTITIES, NodeKind
from kg_schema.relations import RELATION_TYPES, Relation, RelationType
from kg_schema.statements import Modality, Polarity

__all__ = ["shapes_turtle"]

_SH = "http://www.w3.org/ns/shacl#"
_ONE = "sh:minCount 1 ; sh:maxCount 1"
_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def shapes_turtle() -> str:
    """Return shapes.ttl: entities, articles, statements, their selectors, and the ends of each relation."""
    prefixes = {**PREFIXES, "sh": _SH}
    blocks = ["\n".join(f"@prefix {p}: <{i}> ." for p, i in sorted(prefixes.items()))]
    blocks.append("# Generated from kg_schema by 'make schema'; do not edit.")
    blocks += [_shape(kind.value, f"sh:targetClass kg:{kind}", _ENTITY) for kind in sorted(ENTITIES)]
    blocks.append(_shape("Article", f"sh:targetClass kg:{NodeKind.ARTICLE}", _ARTICLE))
    blocks.append(_shape("Statement", f"sh:targetClass kg:{NodeKind.STATEMENT}", _statement()))
    blocks.append(_shape("Quotation", "sh:targetClass oa:TextQuoteSelector", _QUOTATION))
    blocks.append(_shape("Position", "sh:targetClass oa:TextPositionSelector", _POSITION))
    blocks += [_relation(row) for _, row in sorted(RELATION_TYPES.items())]
    return "\n\n".join(blocks) + "\n"


_ENTITY = (
    f"sh:path rdfs:label ; sh:datatype xsd:string ; sh:minLength 1 ; {_ONE}",
    f"sh:path skos:prefLabel ; sh:datatype xsd:string ; {_ONE}",
    "sh:path skos:altLabel ; sh:datatype xsd:string",
)
_ARTICLE = (
    f'sh:path kg:published ; sh:datatype xsd:string ; sh:pattern "{_DATE}" ; sh:maxCount 1',
    f"sh:path kg:publishedNote ; sh:datatype xsd:string ; {_ONE}",
    "sh:path schema:headline ; sh:minLength 1 ; sh:maxCount 1",
    "sh:path schema:publisher ; sh:datatype xsd:string ; sh:maxCount 1",
    "sh:path kg:mentions ; {entities}",
)
_QUOTATION = (
    f"sh:path oa:exact ; sh:datatype xsd:string ; sh:minLength 1 ; {_ONE}",
    f"sh:path oa:prefix ; sh:datatype xsd:string ; {_ONE}",
    f"sh:path oa:suffix ; sh:datatype xsd:string ; {_ONE}",
)
_POSITION = (
    f"sh:path oa:start ; sh:datatype xsd:integer ; sh:minInclusive 0 ; {_ONE} ; sh:lessThan oa:end",
    f"sh:path oa:end ; sh:datatype xsd:integer ; {_ONE}",
)


def _statement() -> Iterator[str]:
    relations = " ".join(f"kg:{relation}" for relation in sorted(Relation))
    for end in ("source", "target"):
        yield f"sh:path kg:{end} ; {_of(ENTITIES)} ; {_ONE}"
    yield f"sh:path kg:relation ; sh:in ( {relations} ) ; {_ONE}"
    yield f"sh:path kg:polarity ; sh:in ( {_texts(Polarity)} ) ; {_ONE}"
    yield f"sh:path kg:modality ; sh:in ( {_texts(Modality)} ) ; {_ONE}"
    yield f"sh:path kg:attributedTo ; {_of(ENTITIES)} ; sh:maxCount 1"
    yield "sh:path kg:stance ; sh:datatype xsd:integer ; sh:minInclusive -2 ; sh:maxInclusive 2 ; sh:maxCount 1"
    yield f'sh:path kg:eventDate ; sh:datatype xsd:string ; sh:pattern "{_DATE}" ; sh:maxCount 1'
    yield f"sh:path kg:datePrecision ; sh:in ( {_texts(Precision)} ) ; {_ONE}"
    yield f"sh:path kg:quote ; sh:datatype xsd:string ; sh:minLength 1 ; {_ONE}"
    yield f"sh:path kg:confidence ; sh:datatype xsd:decimal ; sh:minInclusive 0.0 ; sh:maxInclusive 1.0 ; {_ONE}"
    yield f"sh:path kg:origins ; sh:datatype xsd:integer ; sh:minInclusive 1 ; {_ONE}"
    yield f"sh:path kg:article ; sh:class kg:{NodeKind.ARTICLE} ; {_ONE} ; sh:equals prov:wasDerivedFrom"
    yield "sh:path oa:hasSelector ; sh:minCount 2 ; sh:maxCount 2"
    yield "sh:path kg:former ; sh:datatype xsd:boolean ; sh:maxCount 1"
    yield "sh:path kg:office ; sh:datatype xsd:string ; sh:maxCount 1"


def _relation(row: RelationType) -> str:
    ends = f"sh:targetSubjectsOf kg:{row.relation} ;\n    {_of(row.sources)}"
    return _shape(row.relation.value, ends, (f"sh:path kg:{row.relation} ; {_of(row.targets)}",))


def _of(kinds: Iterable[NodeKind]) -> str:
    """Return the condition that something is of one of these kinds."""
    return "sh:or ( " + " ".join(f"[ sh:class kg:{kind} ]" for kind in sorted(kinds)) + " )"


def _texts(values: Iterable[str]) -> str:
    return " ".join(f'"{value}"' for value in sorted(values))


def _shape(name: str, target: str, properties: Iterable[str]) -> str:
    lines = [f"kg:{name}Shape a sh:NodeShape", f"    {target}"]
    lines += [f"    sh:property [ {one.replace('{entities}', _of(ENTITIES))} ]" for one in properties]
    return " ;\n".join(lines) + " ."
