"""Linking: which annotated entity a name stands for."""

import pytest

from kg.evaluation.gold import GoldEntity
from kg.evaluation.linking import Linker, shared_words

ENTITIES = (
    GoldEntity("Georgia", "Region"),
    GoldEntity("Georgia", "State", ("Tbilisi",)),
    GoldEntity("Trump truce plan", "Proposal", ("the truce offer",)),
    GoldEntity("Trump", "Person"),
    GoldEntity("Labour Party", "Organization", ("Labour",)),
)


@pytest.mark.parametrize(
    ("kind", "names", "wanted"),
    [
        ("Person", ("Trump",), "Trump"),
        ("Person", ("TRUMP’s",), "Trump"),
        ("Organization", ("the Labour party",), "Labour Party"),
        ("Organization", ("Workers", "Labour"), "Labour Party"),
        ("Organization", ("Trump",), "Trump"),
        ("Person", ("Donald Trump",), None),
        ("Proposal", ("a plan for a truce",), "Trump truce plan"),
        ("Proposal", ("truce with Peru and Chile",), None),
        ("Organization", ("truce plan",), None),
        ("Person", ("the",), None),
    ],
)
def test_link(kind, names, wanted):
    assert Linker(ENTITIES).link(kind, names[0], names[1:]) == wanted


def test_an_entity_of_the_same_type_goes_first():
    linker = Linker(
        (GoldEntity("Tiflis", "Region", ("Georgia",)), GoldEntity("Sakartvelo", "State", ("Georgia",)))
    )

    assert linker.link("State", "Georgia") == "Sakartvelo"
    assert linker.link("Region", "Georgia") == "Tiflis"
    assert linker.link("Person", "Georgia") == "Tiflis"


def test_the_name_goes_before_aliases():
    linker = Linker((GoldEntity("Alpha", "State"), GoldEntity("Beta", "Region")))

    assert linker.link("State", "Beta", ("Alpha",)) == "Beta"


def test_shared_words_leaves_out_words_that_say_nothing():
    assert shared_words("President Vidal", "Ana Vidal")
    assert not shared_words("the head of state", "the foot of the hill")
