"""Lists of deeds behind a preposition: "blamed Mali for training and arming them" is all about Mali."""

import pytest

from kg_loaders import extractor
from kg_schema import Article

CHARGED = [
    ("Chad blamed Mali for training, arming and sheltering the rebels.", "Mali AIDS Rebels"),
    ("Norway has accused Mali of training and arming the rebels.", "Mali AIDS Rebels"),
    ("Mali is accused by Norway of funding and arming the rebels.", "Mali AIDS Rebels"),
    ("Norway accused Mali of leaving the talks, shelling Togo and bombing Chad.", "Mali ATTACKS Chad"),
]
DENIED = ["Mali denied training and arming the rebels.", "Mali considered training and arming the rebels."]


def _edges(sentence: str) -> dict[str, str]:
    (found,) = extractor("rules").extract([Article(text=f"{sentence}\n")])
    names = {entity.key: entity.name for entity in found.entities}
    return {f"{names[s.source]} {s.relation} {names[s.target]}": str(s.modality) for s in found.statements}


@pytest.mark.parametrize(("sentence", "edge"), CHARGED)
def test_each_deed_of_a_charge_is_the_deed_of_who_is_charged_and_no_more_than_alleged(
    sentence: str, edge: str
) -> None:
    edges = _edges(sentence)

    assert edges[edge] == "alleged"
    assert not {e for e, how in edges.items() if how == "asserted"} & {e for e in edges if " CRITICIZES " not in e}


@pytest.mark.parametrize("sentence", DENIED)
def test_a_list_of_deeds_that_is_denied_is_no_fact(sentence: str) -> None:
    assert "asserted" not in _edges(sentence).values()


def test_what_one_says_after_another_s_deed_is_still_said_by_the_subject() -> None:
    edges = _edges("Norway thanked Mali for leaving, praising its government and promising aid.")

    assert "Norway SUPPORTS Mali" in edges
    assert "Mali SUPPORTS Norway" not in edges
