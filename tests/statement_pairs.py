"""Reads the minimal pairs and the sentences on attribution, and compares statements with what they expect."""

import re
from pathlib import Path
from typing import Any

import yaml

from kg_schema import Extraction, NodeKind, Relation, Statement

DATA = Path(__file__).parent / "loaders" / "data"
_SMALL = frozenset("the a an of for to in on".split())
_SYMMETRIC = (Relation.NEGOTIATES_WITH, Relation.AGREES_WITH)


def items(name: str) -> list[dict[str, Any]]:
    """Return the items of a data file."""
    loaded: list[dict[str, Any]] = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return loaded


def words(name: str) -> set[str]:
    """Return the folded words of a name."""
    return set(re.findall(r"\w+", name.casefold())) - _SMALL


def named(extraction: Extraction, key: str, wanted: str) -> bool:
    """Tell whether the entity goes by the wanted name; of a proposal, one shared word is enough."""
    entity = extraction.entity(key)
    names = [words(name) for name in (entity.name, *entity.aliases)]
    if entity.type is NodeKind.PROPOSAL:
        return any(words(wanted) & name for name in names)
    return words(wanted) in names


def says(extraction: Extraction, statement: Statement, triple: list[str]) -> bool:
    """Tell whether the statement is this triple, in either direction if its relation is symmetric."""
    source, relation, target = triple
    if statement.relation != relation:
        return False
    ends = [(statement.source, statement.target)]
    if statement.relation in _SYMMETRIC:
        ends.append((statement.target, statement.source))
    return any(named(extraction, a, source) and named(extraction, b, target) for a, b in ends)


def faults(extraction: Extraction, item: dict[str, Any]) -> list[str]:
    """Return what is wrong with the statements of a sentence on speech; nothing if all is as it should be."""
    edges = [s for s in extraction.statements if s.is_edge]
    found = [fault for wanted in item["expect"] for fault in _missed(extraction, edges, wanted)]
    for kept in item.get("kept") or ():
        same = [s for s in extraction.statements if not s.is_edge and says(extraction, s, kept["triple"])]
        right = any(s.polarity == kept["polarity"] and s.modality in kept["modality"] for s in same)
        if not right and not _any_edge(extraction, edges, kept.get("or")):
            found.append(f"not kept: {kept['triple']}")
    found += [f"an edge: {t}" for t in item.get("forbid") or () if _any_edge(extraction, edges, [t])]
    speakers = {s.attributed_to for s in extraction.statements if s.attributed_to}
    for name in item.get("not_speaker") or ():
        found += [f"the speaker: {name}" for key in speakers if named(extraction, key, name)]
    for name in item.get("not_entity") or ():
        found += [f"an entity: {name}" for e in extraction.entities if words(name) == words(e.name)]
    return found


def _missed(extraction: Extraction, edges: list[Statement], wanted: dict[str, Any]) -> list[str]:
    """Return what is wrong with one expected statement: missing, or of another speaker or modality."""
    same = [s for s in edges if says(extraction, s, wanted["triple"])]
    if not same:
        return [] if _any_edge(extraction, edges, wanted.get("or")) else [f"missing: {wanted['triple']}"]
    speaker, modalities = wanted["attributed_to"], {wanted["modality"], *(wanted.get("also") or ())}
    found = []
    if not any(_speaks(extraction, s.attributed_to, speaker) for s in same):
        found.append(f"not said by {speaker}: {wanted['triple']}")
    if not any(s.modality in modalities for s in same):
        found.append(f"not {wanted['modality']}: {wanted['triple']}")
    return found


def _speaks(extraction: Extraction, key: str | None, wanted: str | None) -> bool:
    if key is None or wanted is None:
        return key is None and wanted is None
    return named(extraction, key, wanted)


def _any_edge(extraction: Extraction, edges: list[Statement], triples: list[list[str]] | None) -> bool:
    return any(says(extraction, s, triple) for s in edges for triple in triples or ())
