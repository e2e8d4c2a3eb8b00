"""Our own annotated articles: complete, grounded in their texts, and within the model."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg_schema import RELATION_TYPES, Modality, NodeKind, Relation

_FOLDER = Path(__file__).parent / "dev"
_STEMS = sorted(p.name.removesuffix(".gold.json") for p in _FOLDER.glob("*.gold.json"))
_REASONS = {"negated", "hypothetical", "conditional", "planned", "denied"}


def _gold(stem: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((_FOLDER / f"{stem}.gold.json").read_text(encoding="utf-8"))
    return gold


def _text(stem: str) -> str:
    return (_FOLDER / f"{stem}.txt").read_text(encoding="utf-8")


def _triples(gold: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Every triple of the annotation: edges, other readings, and what must not be."""
    records = [r for part in ("edges", "not_asserted", "must_not_have") for r in gold[part]]
    plain = [(r["source"], r["type"], r["target"]) for r in records]
    return plain + [(s, r, t) for edge in gold["edges"] for s, r, t in edge["alt"]]


def test_there_are_enough_articles_and_each_has_its_three_files() -> None:
    assert len(_STEMS) >= 12
    wanted = {f"{stem}{end}" for stem in _STEMS for end in (".txt", ".json", ".gold.json")}
    assert {p.name for p in _FOLDER.iterdir()} == wanted


@pytest.mark.parametrize("stem", _STEMS)
def test_sidecar_and_length(stem: str) -> None:
    sidecar = json.loads((_FOLDER / f"{stem}.json").read_text(encoding="utf-8"))
    assert sidecar.keys() == {"id", "title", "date", "publisher", "licence"}
    assert sidecar["id"] == stem
    assert 180 <= len(_text(stem).split()) <= 350


@pytest.mark.parametrize("stem", _STEMS)
def test_every_quotation_and_name_is_in_the_text(stem: str) -> None:
    gold, text = _gold(stem), _text(stem)
    assert gold["article"] == f"{stem}.txt"
    for record in gold["edges"] + gold["not_asserted"]:
        assert record["evidence"].strip() and record["evidence"] in text, record
    for entity in gold["entities"]:
        assert all(alias in text for alias in entity["aliases"]), entity
        assert entity["aliases"] or entity["name"] in text, entity


@pytest.mark.parametrize("stem", _STEMS)
def test_every_triple_fits_its_relation(stem: str) -> None:
    gold = _gold(stem)
    kinds = {e["name"]: NodeKind(e["type"]) for e in gold["entities"]}
    assert len(kinds) == len(gold["entities"])
    for source, relation, target in _triples(gold):
        assert RELATION_TYPES[Relation(relation)].allows(kinds[source], kinds[target]), (source, relation, target)


@pytest.mark.parametrize("stem", _STEMS)
def test_edges_are_distinct_and_their_marks_allowed(stem: str) -> None:
    gold = _gold(stem)
    kinds = {e["name"]: e["type"] for e in gold["entities"]}
    for edge in gold["edges"]:
        assert edge["modality"] in (Modality.ASSERTED, Modality.ALLEGED), edge
        assert edge["attributed_to"] is None or edge["attributed_to"] in kinds, edge
        assert edge["stance"] is None or (kinds[edge["target"]] == "Proposal" and -2 <= edge["stance"] <= 2), edge
    triples = [(e["source"], e["type"], e["target"]) for e in gold["edges"]]
    assert len(triples) == len(set(triples))


@pytest.mark.parametrize("stem", _STEMS)
def test_what_must_not_be_is_not_an_edge(stem: str) -> None:
    gold = _gold(stem)
    edges = {(e["source"], e["type"], e["target"]) for e in gold["edges"]}
    edges |= {(s, r, t) for e in gold["edges"] for s, r, t in e["alt"]}
    denied = {(n["source"], n["type"], n["target"]) for n in gold["not_asserted"]}
    forbidden = {(n["source"], n["type"], n["target"]) for n in gold["must_not_have"]}
    assert {n["why"] for n in gold["not_asserted"]} <= _REASONS
    assert forbidden == denied - edges
