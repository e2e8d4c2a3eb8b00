"""The sentences on factuality and attribution: complete, and without contradiction in themselves."""

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg_schema import Modality, Polarity, Relation
from kg_schema.statements import is_edge

_FOLDER = Path(__file__).parent
_NEEDED = {
    Relation.SUPPORTS,
    Relation.REJECTS,
    Relation.PROPOSES,
    Relation.CRITICIZES,
    Relation.DEMANDS,
    Relation.THREATENS,
    Relation.ATTACKS,
    Relation.SANCTIONS,
    Relation.OCCUPIES,
    Relation.AIDS,
    Relation.NEGOTIATES_WITH,
    Relation.AGREES_WITH,
}


def _read(name: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))
    return items


def _is_triple(value: object) -> bool:
    """Whether it is a source's name, a relation of the model, and a target's name."""
    return (
        isinstance(value, list)
        and len(value) == 3
        and all(isinstance(part, str) and part.strip() for part in value)
        and value[1] in Relation.__members__
        and value[0] != value[2]
    )


@pytest.fixture(scope="module")
def factuality() -> list[dict[str, Any]]:
    return _read("factuality.yaml")


@pytest.fixture(scope="module")
def attribution() -> list[dict[str, Any]]:
    return _read("attribution.yaml")


def test_minimal_pairs_are_pairs_about_one_statement(factuality: list[dict[str, Any]]) -> None:
    pairs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in factuality:
        pairs[item["pair"]].append(item)
    assert len(pairs) >= 210
    for name, members in pairs.items():
        assert len(members) == 2, name
        assert members[0]["triple"] == members[1]["triple"], name
        assert members[0]["phenomenon"] == members[1]["phenomenon"], name
        assert members[0]["edge"], name


def test_every_sentence_on_factuality_is_complete(factuality: list[dict[str, Any]]) -> None:
    keys = {"pair", "phenomenon", "text", "triple", "polarity", "modality", "edge"}
    for item in factuality:
        assert item.keys() - {"also"} == keys, item
        assert _is_triple(item["triple"]), item
        polarity, modality = Polarity(item["polarity"]), Modality(item["modality"])
        assert item["edge"] is is_edge(polarity, modality), item
        for other in item.get("also", []):
            assert is_edge(polarity, Modality(other)) is item["edge"], item


def test_factuality_covers_the_relations_and_both_outcomes(factuality: list[dict[str, Any]]) -> None:
    count = Counter(item["triple"][1] for item in factuality)
    assert set(count) >= _NEEDED
    assert min(count[relation] for relation in _NEEDED) >= 10
    assert sum(not item["edge"] for item in factuality) >= 200


def test_every_sentence_on_attribution_is_complete(attribution: list[dict[str, Any]]) -> None:
    assert len(attribution) >= 130
    assert len({item["id"] for item in attribution}) == len(attribution)
    for item in attribution:
        assert item.keys() == {"id", "phenomenon", "text", "expect", "forbid", "not_speaker"}, item
        assert item["expect"] or item["forbid"], item
        assert all(_is_triple(t) for t in item["forbid"]), item
        for expected in item["expect"]:
            assert expected.keys() - {"also", "or"} == {"triple", "attributed_to", "modality"}, item
            assert {expected["modality"], *expected.get("also", [])} <= {"asserted", "alleged"}, item
            assert all(_is_triple(t) for t in [expected["triple"], *expected.get("or", [])]), item


def test_attribution_does_not_contradict_itself(attribution: list[dict[str, Any]]) -> None:
    for item in attribution:
        expected = [e["triple"] for e in item["expect"]] + [t for e in item["expect"] for t in e.get("or", [])]
        assert not [t for t in item["forbid"] if t in expected], item
        assert not {e["attributed_to"] for e in item["expect"]} & set(item["not_speaker"]), item


@pytest.mark.parametrize("name", ["factuality.yaml", "attribution.yaml"])
def test_no_sentence_stands_twice(name: str) -> None:
    texts = Counter(item["text"] for item in _read(name))
    assert texts.most_common(1)[0][1] == 1
