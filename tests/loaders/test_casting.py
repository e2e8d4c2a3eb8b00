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


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Shells fell on the town of Vareni. Soldiers entered Vareni at dawn. Vareni said goodbye to peace.",
            "Vareni",
            "Region",
        ),
        (
            "The government of Sarima rejected the plan. Sarima said that it would not sign. "
            "Officials in Sarima were silent.",
            "Sarima",
            "State",
        ),
        ("Tolmach's president, Ira Senkova, signed the treaty. Tolmach will ratify it.", "Tolmach", "State"),
        (
            'Opposition MP Doreth Quillon said, "We lost the vote." Quillon left the chamber.',
            "Doreth Quillon",
            "Person",
        ),
        (
            "The daily published an interview with Gaspar Vidosh, the government commissioner for ports. "
            "Vidosh noted that prices had risen.",
            "Gaspar Vidosh",
            "Person",
        ),
        (
            "Opposition candidates Vasko Brenn and Milla Torvik were barred from the election.",
            "Milla Torvik",
            "Person",
        ),
        ("Crowds gathered in Tun Hai on Sunday. Police cleared Tun Hai by noon.", "Tun Hai", "Region"),
        (
            "Fighters seized Tel Marash, a village near the border. Tel Marash had 900 people.",
            "Tel Marash",
            "Region",
        ),
        (
            "A spokesman for Norvex said the ban was unfair. Norvex makes engines. The ban hurts Norvex.",
            "Norvex",
            "Organization",
        ),
        (
            "Lena Orbanyi, who leads the union, called for a strike. Orbanyi spoke on Tuesday.",
            "Lena Orbanyi",
            "Person",
        ),
    ],
)
def test_a_name_that_no_list_knows_is_of_one_kind(text: str, name: str, kind: str) -> None:
    assert {(n, k) for n, k in _cast(text) if n == name} == {(name, kind)}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Marta Ilves met Tomas Rebane in Tallinn. She rejected the budget.", "Marta Ilves"),
        ("Marta Ilves met Tomas Rebane in Tallinn. He rejected the budget.", "Tomas Rebane"),
        ("King Oduya received Lena Brandt on Monday. He rejected the treaty.", "Oduya"),
        ("Mrs. Oduya received Peter Brandt on Monday. She rejected the treaty.", "Oduya"),
    ],
)
def test_he_and_she_are_people_so_called(text: str, source: str) -> None:
    extraction = next(iter(extractor().extract([Article(text=text)])))
    found = {extraction.entity(s.source).name for s in extraction.statements if s.relation.value == "REJECTS"}
    assert found == {source}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Officials in Georgia and Florida counted the votes.", "Region"),
        ("The United States Senate debated the bill. A senator from Georgia voted against it.", "Region"),
        ("Georgia rejected the treaty. Crowds filled the streets of Tbilisi.", "State"),
        ("Georgia and Armenia signed a treaty.", "State"),
    ],
)
def test_georgia_is_the_country_or_the_federal_state(text: str, kind: str) -> None:
    assert [k for n, k in _cast(text) if n.startswith("Georgia")] == [kind]


def test_police_are_a_body_of_their_country() -> None:
    cast = _cast("Serbian police arrested four protesters. Police had warned the crowd.")
    assert {n for n, k in cast if k == "Organization"} == {"Serbian police"}


def test_a_town_with_a_common_name_is_taken_in_its_own_country() -> None:
    cast = _cast("Norway proposed the Bergen plan last week. Denmark rejected it.")
    assert {kind for name, kind in cast if name == "Bergen"} == {"Region"}


def test_the_name_of_a_proposal_does_not_end_in_and() -> None:
    cast = _cast("Norland paused its participation in secret talks with Sudland and foreign mediators on Monday.")
    assert not [name for name, _ in cast if name.split()[-1] in ("and", "with", "of", "the")]


def test_a_given_name_before_a_surname_tells_relatives_apart() -> None:
    text = "President Trump met Ada Brown on Monday. In an interview, Ivanka Trump dismissed the levy."
    assert ("Ivanka Trump", "Person") in _cast(text)
    assert ("Judge Cole", "Person") not in _cast("Judge Ida Cole ruled. Norway asked Judge Cole to drop the levy.")
    father = "Marine Le Pen leads a party. Its founder, Jean-Marie Le Pen, was expelled from the party."
    assert ("Jean-Marie Le Pen", "Person") in _cast(father)
    assert ("US Senate", "Organization") not in _cast("Ohio's state Senate rejected the land bill on Monday.")
    court = _cast("The High Court of England and Wales rejected the review that Ada Brown sought.")
    assert ("High Court of England and Wales", "Organization") in court
    assert ("Wales", "Region") not in court
    assert not {n for n, _ in _cast("Ada Brown feared SARS-CoV-2 and the Presidential race.")} - {"Ada Brown"}
    envoy = _cast("Riyad Haddad met Ada Brown. Haddad called for talks.")
    assert ("Riyad Haddad", "Person") in envoy
    assert ("Fernando Haddad", "Person") not in envoy


@pytest.mark.parametrize(
    ("text", "body", "not_also"),
    [
        ("The United States House of Representatives rejected the bill.", "US House of Representatives", "United"),
        ("The Supreme Court of the United Kingdom struck down the law.", "UK Supreme Court", "Supreme Court of"),
        (
            "Mali condemned the Islamic Revolutionary Guard Corps of Iran.",
            "Islamic Revolutionary Guard Corps",
            "of Iran",
        ),
        (
            "The UK Supreme Court met in London. The Supreme Court upheld the ban.",
            "UK Supreme Court",
            "Supreme Court",
        ),
        (
            "The Chadian Seed Inspectorate backed the plan. The Seed Inspectorate of Chad is new.",
            "Chadian Seed Inspectorate",
            "Seed Inspectorate of Chad",
        ),
    ],
)
def test_a_countrys_body_is_one_however_its_country_is_named(text: str, body: str, not_also: str) -> None:
    names = [name for name, kind in _cast(text) if kind == "Organization"]
    assert body in names
    assert not [n for n in names if n != body and not_also in n]


@pytest.mark.parametrize(
    "text",
    [
        "The US Supreme Court ruled in May. Kenya praised Kenya's judges and the Supreme Court of Kenya.",
        "The US Supreme Court ruled in May. The Ohio Supreme Court and the Supreme Court of Chad did not.",
    ],
)
def test_bodies_of_two_countries_are_two(text: str) -> None:
    assert "US Supreme Court" in {n for n, _ in _cast(text)}
    assert len([n for n, _ in _cast(text) if "Supreme Court" in n]) > 1
