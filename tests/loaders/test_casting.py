"""Who is meant: capitals that stand for governments, and one kind for each name."""

import pytest

from kg_loaders import extractor
from kg_schema import Article


def _cast(text: str) -> set[tuple[str, str]]:
    extraction = next(iter(extractor().extract([Article(text=text)])))
    return {(e.name, e.type.value) for e in extraction.entities}


@pytest.mark.parametrize(
    ("text", "state", "city"),
    [
        ("Tokyo rejected the offer on Monday.", "Japan", "Tokyo"),
        ("Talks between Ankara and Athens resumed on Monday.", "Turkey", "Ankara"),
        ("Talks between Ankara and Athens resumed on Monday.", "Greece", "Athens"),
        ("The ministers urged Khartoum to open the border.", "Sudan", "Khartoum"),
        ("Lima's position on the treaty has not changed.", "Peru", "Lima"),
        ("Norway kept strong ties with Nairobi for years.", "Kenya", "Nairobi"),
        ("Norway increased the pressure on Caracas last week.", "Venezuela", "Caracas"),
        ("Brussels criticized the tariffs on Friday.", "European Union", "Brussels"),
    ],
)
def test_a_capital_that_acts_or_is_dealt_with_is_its_government(text: str, state: str, city: str) -> None:
    names = {name for name, _ in _cast(text)}
    assert state in names
    assert city not in names


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("The ministers met in Tokyo on Monday.", "Tokyo"),
        ("Rebels shelled Khartoum for a third day.", "Khartoum"),
        ("Khartoum was bombed on Sunday night.", "Khartoum"),
        ("Missile strikes on Kyiv killed four people.", "Kyiv"),
        ("The pope visited Nairobi in May.", "Nairobi"),
        ("Lima's mayor closed the bridge.", "Lima"),
        ("Protesters marched through Athens on Monday.", "Athens"),
    ],
)
def test_a_capital_that_is_struck_visited_or_lived_in_is_a_city(text: str, city: str) -> None:
    assert (city, "Region") in _cast(text)


def test_their_continent_is_no_place_of_a_body() -> None:
    text = "The European Union has not commented, although its ambassador in Bern met union leaders in August."
    assert ("Europe", "Region") not in _cast(text)
