"""Look-ups: which entries a name, a demonym, a capital or a metonym means, and where names stand in a text."""

from itertools import pairwise

import pytest
import spacy

from kg_loaders.gazetteer import Gazetteer, GazetteerEntry
from kg_schema import KGError, NodeKind

TOKENIZER = spacy.blank("en").tokenizer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.default()


def first(entries: tuple[GazetteerEntry, ...]) -> str | None:
    return entries[0].id if entries else None


def tokens(text: str) -> list[str]:
    return [token.text for token in TOKENIZER(text)]


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str]]:
    words = tokens(text)
    return [(" ".join(words[m.start : m.end]), m.candidates[0].id) for m in gazetteer.find(words)]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Ukraine", "UKR"),
        ("US", "USA"),
        ("U.S.", "USA"),
        ("U.S", "USA"),
        ("USA", "USA"),
        ("America", "USA"),
        ("UK", "GBR"),
        ("U.K.", "GBR"),
        ("Britain", "GBR"),
        ("United Arab Emirates", "ARE"),
        ("UAE", "ARE"),
        ("Burma", "MMR"),
        ("Myanmar", "MMR"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Georgia", "GEO"),
        ("Jordan", "JOR"),
        ("Chad", "TCD"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("Macedonia", "MKD"),
        ("FYROM", "MKD"),
        ("North Macedonia", "MKD"),
        ("DRC", "COD"),
        ("DR Congo", "COD"),
        ("Democratic Republic of the Congo", "COD"),
        ("Congo", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("Republic of the Congo", "COG"),
        ("Ivory Coast", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("South Korea", "KOR"),
        ("ROK", "KOR"),
        ("North Korea", "PRK"),
        ("DPRK", "PRK"),
        ("Czechia", "CZE"),
        ("Czech Republic", "CZE"),
        ("Holland", "NLD"),
        ("Cabo Verde", "CPV"),
        ("Swaziland", "SWZ"),
        ("Timor-Leste", "TLS"),
        ("Holy See", "VAT"),
        ("Palestine", "PSE"),
        ("Kosovo", "XKX"),
        ("Taiwan", "TWN"),
        ("Somaliland", "x-somaliland"),
        ("Abkhazia", "x-abkhazia"),
        ("Transnistria", "x-transnistria"),
        ("TRNC", "x-northern-cyprus"),
        ("Soviet Union", "x-soviet-union"),
        ("USSR", "x-soviet-union"),
        ("East Germany", "x-east-germany"),
        ("RUSSIA", "RUS"),
        ("SOUTH KOREA", "KOR"),
    ],
)
def test_names_of_states(gazetteer, name, identifier):
    entry = gazetteer.lookup(name)[0]

    assert (entry.id, entry.type) == (identifier, NodeKind.STATE)


@pytest.mark.parametrize("word", ["us", "turkey", "chad", "jordan", "who", "is", "may", "china", "Us", "nice", ""])
def test_words_in_lower_case_name_nothing(gazetteer, word):
    assert gazetteer.lookup(word) == ()


def test_a_name_shared_by_states_gives_both(gazetteer):
    assert [e.id for e in gazetteer.lookup("Congo")] == ["COD", "COG"]
    assert [e.id for e in gazetteer.lookup("Georgia")] == ["GEO", "US-GA"]
    assert [e.id for e in gazetteer.demonyms("Congolese")] == ["COD", "COG"]


@pytest.mark.parametrize(
    ("name", "identifier", "kind"),
    [
        ("Kyiv", "geonames:703448", "capital"),
        ("Kiev", "geonames:703448", "capital"),
        ("New York City", "geonames:5128581", "city"),
        ("New York", "geonames:5128581", "city"),
        ("St. Petersburg", "geonames:498817", "city"),
        ("Odessa", "geonames:698740", "city"),
        ("Donetsk", "geonames:709717", "city"),
        ("Donetsk Oblast", "UA-14", "subdivision"),
        ("Donetsk region", "UA-14", "subdivision"),
        ("Kursk region", "RU-KRS", "subdivision"),
        ("Virginia", "US-VA", "subdivision"),
        ("Kandahar province", "AF-KAN", "subdivision"),
        ("Crimea", "crimea", "contested"),
        ("Gaza", "gaza-strip", "contested"),
        ("Gaza Strip", "gaza-strip", "contested"),
        ("Gaza City", "geonames:281133", "city"),
        ("West Bank", "west-bank", "contested"),
        ("Nagorno-Karabakh", "nagorno-karabakh", "contested"),
        ("Hong Kong", "hong-kong", "territory"),
        ("Scotland", "scotland", "contested"),
        ("Middle East", "middle-east", "region"),
        ("Black Sea", "black-sea", "waters"),
        ("Europe", "europe", "continent"),
        ("The Hague", "geonames:2747373", "capital"),
        ("the Hague", "geonames:2747373", "capital"),
        ("Sana'a", "geonames:71137", "capital"),
        ("Khan Younis", "geonames:281124", "city"),
    ],
)
def test_names_of_places(gazetteer, name, identifier, kind):
    entry = gazetteer.lookup(name)[0]

    assert (entry.id, entry.type, entry.kind) == (identifier, NodeKind.REGION, kind)


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("UN", "united-nations"),
        ("U.N.", "united-nations"),
        ("Nato", "nato"),
        ("NATO", "nato"),
        ("WHO", "world-health-organization"),
        ("al-Qaeda", "al-qaeda"),
        ("Al Qaeda", "al-qaeda"),
        ("Al-Qaida", "al-qaeda"),
        ("Houthi", "houthis"),
        ("G-7", "g7"),
        ("GOP", "republican-party"),
        ("Rada", "verkhovna-rada"),
        ("Doctors Without Borders", "medecins-sans-frontieres"),
        ("Médecins Sans Frontières", "medecins-sans-frontieres"),
        ("Sinn Fein", "sinn-fein"),
    ],
)
def test_names_of_organizations(gazetteer, name, identifier):
    entry = gazetteer.lookup(name)[0]

    assert (entry.id, entry.type) == (identifier, NodeKind.ORGANIZATION)


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Volodymyr Zelenskyy", "volodymyr-zelenskyy"),
        ("Zelensky", "volodymyr-zelenskyy"),
        ("Zelenskiy", "volodymyr-zelenskyy"),
        ("Erdogan", "recep-tayyip-erdogan"),
        ("Erdoğan", "recep-tayyip-erdogan"),
        ("Kim Jong-un", "kim-jong-un"),
        ("Kim Jong Un", "kim-jong-un"),
        ("Lula", "luiz-inacio-lula-da-silva"),
        ("bin Laden", "osama-bin-laden"),
    ],
)
def test_names_of_persons(gazetteer, name, identifier):
    entry = gazetteer.lookup(name)[0]

    assert (entry.id, entry.type) == (identifier, NodeKind.PERSON)


@pytest.mark.parametrize(
    ("word", "identifier"),
    [
        ("Ukrainian", "UKR"),
        ("Ukrainians", "UKR"),
        ("French", "FRA"),
        ("Frenchmen", "FRA"),
        ("British", "GBR"),
        ("Britons", "GBR"),
        ("Spaniards", "ESP"),
        ("Turks", "TUR"),
        ("Saudi", "SAU"),
        ("Emirati", "ARE"),
        ("Philippine", "PHL"),
        ("Filipino", "PHL"),
        ("Filipinos", "PHL"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Palestinian", "PSE"),
        ("Kosovars", "XKX"),
        ("Kazakhs", "KAZ"),
        ("Soviet", "x-soviet-union"),
        ("South Korean", "KOR"),
        ("New Zealanders", "NZL"),
        ("Dutch", "NLD"),
        ("Scottish", "scotland"),
        ("Catalan", "catalonia"),
        ("Chechen", "chechnya"),
        ("Tibetan", "tibet"),
        ("European", "europe"),
    ],
)
def test_demonyms(gazetteer, word, identifier):
    assert first(gazetteer.demonyms(word)) == identifier
    assert gazetteer.demonym(word).id == identifier


def test_words_that_are_no_demonyms(gazetteer):
    assert [gazetteer.demonym(w) for w in ("polish", "ukrainian", "Ukraine", "turkey", "Presidential")] == [
        None
    ] * 5


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Kyiv", "UKR"),
        ("Kiev", "UKR"),
        ("Moscow", "RUS"),
        ("Washington", "USA"),
        ("Brussels", "BEL"),
        ("Tel Aviv", "ISR"),
        ("Jerusalem", "ISR"),
        ("The Hague", "NLD"),
        ("Pyongyang", "PRK"),
        ("Sana'a", "YEM"),
        ("N’Djamena", "TCD"),
    ],
)
def test_capitals(gazetteer, name, identifier):
    assert gazetteer.capital(name).id == identifier


def test_other_cities_are_no_capitals(gazetteer):
    assert [gazetteer.capital(n) for n in ("Kharkiv", "New York", "Ukraine", "kyiv")] == [None] * 4


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Kremlin", "RUS"),
        ("the Kremlin", "RUS"),
        ("The White House", "USA"),
        ("Downing Street", "GBR"),
        ("Whitehall", "GBR"),
        ("Élysée", "FRA"),
        ("Elysée Palace", "FRA"),
        ("Blue House", "KOR"),
        ("Zhongnanhai", "CHN"),
    ],
)
def test_metonyms(gazetteer, name, identifier):
    assert gazetteer.metonym(name).id == identifier
    assert gazetteer.metonym("Moscow") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ukraine's U.S. envoy", [("Ukraine", "UKR"), ("U.S.", "USA")]),
        ("They told us that the US would leave.", [("US", "USA")]),
        ("Guinea-Bissau borders Guinea.", [("Guinea - Bissau", "GNB"), ("Guinea", "GIN")]),
        ("in Côte d’Ivoire’s north", [("Côte d’Ivoire", "CIV")]),
        ("U.S.-led and US-led talks", [("U.S.-led", "USA"), ("US", "USA")]),
        ("an anti-Russia, pro-Kremlin crowd", [("Russia", "RUS"), ("Kremlin", "RUS")]),
        ("South Sudan and Sudan", [("South Sudan", "SSD"), ("Sudan", "SDN")]),
        ("the Republic of the Congo", [("Republic of the Congo", "COG")]),
        ("the U.N. Security Council", [("U.N. Security Council", "un-security-council")]),
        ("The Guardian Council met.", [("Guardian Council", "guardian-council")]),
        ("He lives in The Hague.", [("The Hague", "geonames:2747373")]),
        ("UKRAINE SAYS NO", [("UKRAINE", "UKR")]),
        ("Kim Jong-un met Xi Jinping's aides", [("Kim Jong - un", "kim-jong-un"), ("Xi Jinping", "xi-jinping")]),
        ("the United\nNations", [("United \n Nations", "united-nations")]),
        ("the United\n\nNations", []),
        ("a turkey, a china cup and nice reading", []),
        ("Houston)<br>[x", []),
        ("", []),
    ],
)
def test_finding_names_in_a_text(gazetteer, text, names):
    assert found(gazetteer, text) == names


def test_finding_demonyms_in_a_text(gazetteer):
    words = tokens("South Korean and Turkish troops left Niger, Nigerien officials told the Saudis.")

    matches = [(" ".join(words[m.start : m.end]), m.candidates[0].id) for m in gazetteer.find_demonyms(words)]

    assert matches == [("South Korean", "KOR"), ("Turkish", "TUR"), ("Nigerien", "NER"), ("Saudis", "SAU")]


def test_matches_never_overlap_and_come_in_order(gazetteer):
    words = tokens("The New York Times of New York wrote on New Delhi, South Africa and the African Union.")
    spans = [(m.start, m.end) for m in gazetteer.find(words)]

    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert len(spans) == 5


@pytest.mark.parametrize(
    ("name", "weak"),
    [("May", True), ("Theresa May", False), ("Johnson", True), ("Boris Johnson", False), ("Mobile", True)],
)
def test_weak_names_need_context(gazetteer, name, weak):
    assert gazetteer.lookup(name)[0].needs_context(name) is weak


def test_weak_names_rank_last(gazetteer):
    parties = ["labour-party", "new-zealand-labour-party", "norwegian-labour-party"]
    assert [e.id for e in gazetteer.lookup("Labour Party")] == parties
    assert not gazetteer.lookup("Austin")[0].needs_context("Lloyd Austin")


def test_an_entry_tells_codes_home_time_and_demonyms(gazetteer):
    ukraine, kyiv, donetsk, un, putin = (
        gazetteer.lookup(name)[0] for name in ("Ukraine", "Kyiv", "Donetsk Oblast", "UN", "Putin")
    )

    assert ukraine.identifiers == {"iso3166": "UA"}
    assert ukraine.demonyms == ("Ukrainian", "Ukrainians")
    assert (ukraine.capital, ukraine.kind) == ("Kyiv", "state")
    assert (kyiv.identifiers, kyiv.state) == ({"geonames": "703448"}, "UKR")
    assert kyiv.population > 2_000_000
    assert (round(kyiv.latitude), round(kyiv.longitude)) == (50, 31)
    assert donetsk.identifiers == {"iso3166_2": "UA-14"}
    assert (un.valid_from, un.valid_to) == ("1945", None)
    assert (putin.terms[0].office, putin.terms[0].start) == ("president", "2012-05-07")
    assert len(putin.terms) == 3
    assert gazetteer.get("UKR") is ukraine
    assert gazetteer.get("nobody") is None


def test_a_missing_or_broken_table_is_named(tmp_path):
    with pytest.raises(KGError, match=r"states\.tsv is missing"):
        Gazetteer.load(tmp_path)
    (tmp_path / "states.tsv").write_text("id\tname\nUKR\tUkraine\tUA\n", encoding="utf-8")
    with pytest.raises(KGError, match=r"line 2: 3 cells where the header has 2"):
        Gazetteer.load(tmp_path)
