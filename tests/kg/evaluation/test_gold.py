"""Annotations: what is read of them, and what makes one unusable."""

import json

import pytest

from kg.evaluation import gold_files, read_gold
from kg_schema import KGError

RECORD = {
    "article": "one.txt",
    "entities": [
        {"name": "Peru", "type": "State", "aliases": ["Lima"]},
        {"name": "Pact", "type": "Proposal", "optional": True},
    ],
    "edges": [
        {
            "source": "Peru",
            "type": "REJECTS",
            "target": "Pact",
            "stance": -2,
            "optional": True,
            "attributed_to": "Lima",
            "alt": [["Peru", "CRITICIZES", "Pact"]],
        }
    ],
    "must_not_have": [{"source": "Peru", "type": "ATTACKS", "target": "Chile", "why": "denied"}],
    "must_not_mention": ["Atlantis"],
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text("Peru rejects the pact.", encoding="utf-8")
    return tmp_path


def _written(folder, record):
    path = folder / "one.gold.json"
    path.write_text(record if isinstance(record, str) else json.dumps(record), encoding="utf-8")
    return path


def test_all_of_an_annotation_is_read(folder):
    gold, text = read_gold(_written(folder, RECORD), (folder,))

    assert text == folder / "one.txt"
    assert (gold.name, gold.article, gold.text) == ("one", "one.txt", "Peru rejects the pact.")
    assert [(e.name, e.aliases, e.optional) for e in gold.entities] == [
        ("Peru", ("Lima",), False),
        ("Pact", (), True),
    ]
    (edge,) = gold.edges
    assert (edge.source, edge.type, edge.target, edge.stance) == ("Peru", "REJECTS", "Pact", -2)
    assert (edge.optional, edge.attributed_to, edge.alt) == (True, "Lima", (("Peru", "CRITICIZES", "Pact"),))
    assert [(e.source, e.why) for e in gold.forbidden] == [("Peru", "denied")]
    assert gold.forbidden_names == ("Atlantis",)


def test_the_text_is_named_after_the_annotation_where_it_does_not_say(folder):
    record = {key: value for key, value in RECORD.items() if key != "article"}

    assert read_gold(_written(folder, record), (folder,))[0].article == "one.txt"


def test_the_text_may_lie_in_another_folder(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("annotations")

    assert read_gold(_written(elsewhere, RECORD), (elsewhere, folder))[1] == folder / "one.txt"


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("{", "Expecting property name"),
        ("[]", "has no attribute"),
        ({"entities": []}, "'edges' is missing"),
        (RECORD | {"article": "two.txt"}, "its text 'two.txt' is not in"),
        (RECORD | {"article": 7}, "'article' is not a text but 7"),
        (
            RECORD | {"entities": [{"name": "Peru", "type": "Country"}]},
            "has the type 'Country', which there is not",
        ),
        (RECORD | {"entities": [{"name": "", "type": "State"}]}, "the name of an entity is not a text"),
        (
            RECORD | {"edges": [{"source": "Peru", "type": "LIKES", "target": "Pact"}]},
            "Peru LIKES Pact has a relation that is not annotated",
        ),
        (
            RECORD | {"edges": [{"source": "Peru", "type": "REJECTS", "target": "Deal"}]},
            "names 'Deal', which is not among its entities",
        ),
        (
            RECORD | {"edges": [{"source": "Peru", "type": "REJECTS", "target": "Pact", "stance": -3}]},
            "a stance is -3",
        ),
        (RECORD | {"edges": [{"source": "Peru", "type": "REJECTS"}]}, "'target' is missing"),
    ],
)
def test_what_cannot_be_used_is_said_with_the_file(folder, record, said):
    path = _written(folder, record)

    with pytest.raises(KGError) as raised:
        read_gold(path, (folder,))

    assert str(raised.value).startswith(f"{path}: ")
    assert said in str(raised.value)


def test_a_folder_without_annotations_is_an_error(folder):
    with pytest.raises(KGError, match="holds no annotation"):
        gold_files(folder)
