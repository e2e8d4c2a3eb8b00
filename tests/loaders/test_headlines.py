"""Headlines in title case are read as sentences; their names and their length stay."""

import pytest

from kg_loaders import extractor
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.headlines import HeadlineReader, is_title_case
from kg_loaders.parse import load_model
from kg_schema import Article

BODY = (
    "Grant Brown, the senator, accused Prime Minister Theresa May of betrayal. On Monday, Ana Costa spoke with "
    "Omar Haddad. The rebels said that Haddad and Costa had met. Later, May said that the bill was dead."
)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Minister Rejects Peace Plan as Rebels Advance", "Minister rejects peace plan as rebels advance"),
        ("Grant Brown Accuses May of Betraying Farmers", "Grant Brown accuses May of betraying farmers"),
        ("Chad Bombs Rebel Camps in Libya, Killing Dozens", "Chad bombs rebel camps in Libya, killing dozens"),
        ("UN Chief Urges Warring Sides to Stop Fighting", "UN chief urges warring sides to stop fighting"),
        ("Costa Slams Haddad Over Canal Tax Again", "Costa slams Haddad over canal tax again"),
        ("Russia’s Kyiv Strike Stalls Ceasefire Talks", "Russia’s Kyiv strike stalls ceasefire talks"),
    ],
)  # fmt: skip
def test_common_words_of_a_headline_lose_their_capitals(headline: str, expected: str) -> None:
    assert is_title_case(headline)
    read = HeadlineReader(load_model(), Gazetteer.default()).read(headline, [BODY])
    assert read == expected
    assert len(read) == len(headline)


@pytest.mark.parametrize(
    "text",
    [
        "Minister rejects peace plan as rebels advance",
        "Ana Costa met Omar Haddad in Lusaka.",
        "The Harbour Workers Union rejected the offer of the Port Authority",
        "Peace Talks",
    ],
)
def test_sentences_and_short_names_are_left_alone(text: str) -> None:
    assert not is_title_case(text)


def test_a_headline_without_a_text_stays_as_it_is() -> None:
    headline = "Grant Brown Accuses May of Betraying Farmers"
    assert HeadlineReader(load_model(), Gazetteer.default()).read(headline, []) == headline


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Norway Condemns Iceland Over Whaling Treaty", ("Norway", "CRITICIZES", "Iceland")),
        ("Senate Votes Down Canal Tax Bill", ("Senate", "REJECTS", "Canal Tax Bill")),
        ("Libya Expels Chad Envoys After Border Clash", ("Libya", "SANCTIONS", "Chad")),
        ("Iceland Withdraws From Whaling Treaty", ("Iceland", "REJECTS", "Whaling Treaty")),
    ],
)
def test_what_a_headline_says_is_found_and_quoted_as_written(
    headline: str, expected: tuple[str, str, str]
) -> None:
    body = "Diplomats met in Oslo on Monday. The talks about whaling and a canal went on in Norway and in Iceland."
    (found,) = extractor().extract([Article(text=f"{headline}\n\n{body}")])
    told = [s for s in found.statements if s.quote == headline]
    names = [(found.entity(s.source).name, s.relation.value, found.entity(s.target).name) for s in told]
    assert names == [expected]
