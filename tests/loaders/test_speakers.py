"""Who says it: what two say of themselves is not said of one by the other."""

from kg_loaders import extractor
from kg_schema import Article, Modality


def test_a_position_that_two_say_they_take_is_attributed_to_neither() -> None:
    (found,) = extractor("rules").extract([Article(text="Norway and Chad said they backed the treaty.\n")])

    assert len(found.statements) == 2
    assert {s.attributed_to for s in found.statements} == {None}


def test_what_one_of_two_says_of_somebody_else_stays_attributed() -> None:
    (found,) = extractor("rules").extract([Article(text="Norway and Chad said Mali backed the treaty.\n")])

    assert {s.attributed_to for s in found.statements} == {"state:norway"}


def test_what_is_said_by_somebody_unknown_is_no_more_than_alleged() -> None:
    (found,) = extractor("rules").extract([Article(text='"Chad shelled the town of Gao," she said on Monday.\n')])
    (deed,) = [s for s in found.statements if s.relation == "ATTACKS"]

    assert (deed.modality, deed.attributed_to) == (Modality.ALLEGED, None)
