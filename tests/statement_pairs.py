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
