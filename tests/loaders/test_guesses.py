"""Names that no list knows, and what is none although it has a capital."""

import pytest

from kg_loaders import extractor
from kg_schema import Article


def _entities(text):
    found = next(iter(extractor().extract([Article(text=text)])))
    return {f"{e.type}: {e.name}" for e in found.entities}


def _said(text):
    found = next(iter(extractor().extract([Article(text=text)])))
    return {
        f"{found.entity(s.source).name} {s.relation} {found.entity(s.target).name}"
        for s in found.statements
        if s.is_edge
    }


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Uruguay's Senate president, Beatriz Olmedo, lambasted the draft pension law.", "Beatriz Olmedo"),
        ("Emir Hodzic criticized Serbia. Mr Hodzic praised Bosnia.", "Emir Hodzic"),
        ("Only two were impeached: Andrew Johnson and Bill Clinton. Johnson criticized Chad.", "Andrew Johnson"),
        ("Spain's Sánchez condemned the raid.", "Pedro Sánchez"),
        ("France's Macron praised Spain's Sánchez.", "Pedro Sánchez"),
    ],
)
def test_people_keep_their_given_names(text, person):
    found = _entities(text)

    assert f"Person: {person}" in found
    surname = person.split()[-1]
    assert [e for e in found if e.endswith(surname)] == [f"Person: {person}"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Minister of Agriculture praised the farm bill.", "Agriculture"),
        ("The Home Secretary defended the asylum bill.", "Home"),
        ("The Secretary for Fisheries rejected the quota.", "Fisheries"),
        ("The Emir Tamim of Qatar praised Oman.", "Emir Tamim"),
    ],
)
def test_what_an_office_is_for_is_no_body(text, name):
    assert not [e for e in _entities(text) if e.endswith(f": {name}")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Israeli army bombed Gaza.", "Israel ATTACKS Gaza"),
        ("The Israeli Army attacked Hamas.", "Israel ATTACKS Hamas"),
        ("Iraqi Security Forces attacked Tikrit.", "Iraq ATTACKS Tikrit"),
        ("The Government of Iraq attacked Tikrit.", "Iraq ATTACKS Tikrit"),
        ("Myanmar's military attacked the Arakan Army.", "Myanmar ATTACKS Arakan Army"),
        ("The Sudanese military attacked the Rapid Support Forces.", "Sudan ATTACKS Rapid Support Forces"),
        ("The Israel Defense Forces struck Hezbollah.", "Israel Defense Forces ATTACKS Hezbollah"),
    ],
)
def test_a_states_army_is_the_state_unless_it_is_called_by_its_own_name(text, said):
    assert _said(text) == {said}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Sweden's Social Democrats backed the budget.", "Social Democrats"),
        ("Germany's Social Democrats rejected the pension bill.", "Social Democratic Party of Germany"),
        ("House Democrats rejected the bill.", "Democratic Party"),
        ("Moderate Democrats rejected the bill.", "Democratic Party"),
    ],
)
def test_parties_that_share_a_word_are_several(text, party):
    assert [e for e in _entities(text) if e.startswith("Organization")] == [f"Organization: {party}"]


def test_a_body_may_be_called_by_its_first_word():
    text = "Germany banned Mahan Air. Mahan rejected the ban. Iran condemned Germany, and Mahan thanked Iran."

    assert {e for e in _entities(text) if "Mahan" in e} == {"Organization: Mahan Air"}
    assert "Mahan Air SUPPORTS Iran" in _said(text)


def test_an_authority_that_is_given_to_somebody_is_no_government():
    assert _entities("Trump said he could end the war if given the authority.") == {"Person: Donald Trump"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Lopez thanked the World Bank and Green Front for their help.", {"World Bank"}),
        ("Two ministers, Ana Lopez and Juan Bello, resigned over the plan.", {"Ana Lopez", "Juan Bello"}),
        ("The Ministry of Trade and Industry rejected the plan.", {"Ministry of Trade and Industry"}),
    ],
)
def test_what_and_joins_is_parted_where_one_side_is_known_or_both_are_people(text, names):
    found = {name.partition(": ")[2] for name in _entities(text)}
    assert names <= found
    assert {name for name in found if " and " in name} <= names


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Smith rejected the plan.", "Smith"),
        ("In Alberta, Smith rejected the plan.", "Danielle Smith"),
        ("Senator Johnson rejected the bill.", "Johnson"),
        ("Britain is divided. Johnson rejected the deal.", "Boris Johnson"),
    ],
)
def test_a_common_surname_alone_is_a_leaders_only_where_the_country_is_named(text, person):
    assert {name for name in _entities(text) if name.startswith("Person: ")} == {f"Person: {person}"}
