"""Who says a deed: what is done beside blaming somebody is told by the article, and is no charge."""

from kg_loaders import extractor
from kg_schema import Article, Modality


def test_a_deed_that_comes_before_a_charge_is_no_part_of_the_charge() -> None:
    (found,) = extractor("rules").extract([Article(text="After shelling Niger, Chad accused Mali of lies.\n")])
    (deed,) = [s for s in found.statements if s.relation == "ATTACKS"]

    assert (deed.source, deed.attributed_to, deed.modality) == ("state:chad", None, Modality.ASSERTED)


def test_a_deed_that_somebody_is_charged_with_is_alleged_by_who_charges_him() -> None:
    (found,) = extractor("rules").extract([Article(text="Chad accused Mali of shelling Niger.\n")])
    (deed,) = [s for s in found.statements if s.relation == "ATTACKS"]

    assert (deed.source, deed.attributed_to, deed.modality) == ("state:mali", "state:chad", Modality.ALLEGED)
