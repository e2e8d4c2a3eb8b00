"""Events in PLOVER's terms: the type, who, whom, and their countries."""

import pytest

from kg_loaders import extractor
from kg_loaders.plover import EVENT_TYPES, plover_events
from kg_schema import RELATION_TYPES, Article, Family

MANUAL = frozenset(
    (
        "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
        "MOBILIZE COERCE ASSAULT"
    ).split()
)

CASES = [
    ("Russian forces attacked Kyiv on Thursday.", ("ASSAULT", "RUS", "UKR")),
    ("French President Emmanuel Macron urged Israel to stop.", ("REQUEST", "FRA", "ISR")),
    ("The United States condemned the coup in Niger.", ("ACCUSE", "USA", "NER")),
    ("Egypt proposed a ceasefire in Gaza.", ("REQUEST", "EGY", "PSE")),
    ("Demonstrators protested against the government in Iran.", ("PROTEST", "IRN", "IRN")),
    ("Norway's minister Kari Lund criticized Iran.", ("ACCUSE", "NOR", "IRN")),
    ("Zambian police fired tear gas at students.", ("COERCE", "ZMB", "ZMB")),
    ("Ethiopian troops withdrew from the Somali town of Garbaharey.", ("RETREAT", "ETH", "SOM")),
    ("Turkish warplanes bombed Kurdish rebels in northern Iraq.", ("ASSAULT", "TUR", "IRQ")),
    ("A Saudi-led coalition bombed Yemen.", ("ASSAULT", "SAU", "YEM")),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_types_and_countries(text: str, expected: tuple[str, str, str]) -> None:
    events = plover_events(next(iter(extractor().extract([Article(text=text)]))))
    assert expected in [(e["event_type"], e["actor_country"], e["recipient_country"]) for e in events]
    assert all(e["quote"] in text for e in events)


def test_what_is_denied_or_planned_is_no_event() -> None:
    text = "Russia did not attack Kyiv. Iran will attack Israel. China could sanction Japan."
    assert plover_events(next(iter(extractor().extract([Article(text=text)])))) == []


def test_what_an_event_is_about_is_no_second_event() -> None:
    texts = {
        "Iran rejected a British proposal for inspections.": {"REJECT"},
        "Rwanda accused Burundi of sheltering rebels.": {"ACCUSE"},
        "Russian-backed fighters attacked Georgia.": {"ASSAULT"},
    }
    found = extractor().extract([Article(text=text) for text in texts])
    assert [{e["event_type"] for e in plover_events(extraction)} for extraction in found] == list(texts.values())


def test_every_relation_but_structure_and_neutrality_is_an_event_of_the_manual() -> None:
    assert set(EVENT_TYPES.values()) <= MANUAL
    events = {r for r, row in RELATION_TYPES.items() if row.family is not Family.STRUCTURE}
    assert {r.value for r in events - set(EVENT_TYPES)} == {"NEUTRAL_ON"}


def test_an_act_of_two_is_one_event_and_two_edges() -> None:
    text = "Norwegian soldiers exchanged gunfire with Danish troops near the border, killing two people."
    (extraction,) = extractor().extract([Article(text=text)])
    edges = {(s.source, s.target) for s in extraction.statements if s.rule == "attack.exchange"}
    events = [(e["actor_country"], e["recipient_country"]) for e in plover_events(extraction)]
    assert len(edges) == 2
    assert events.count(("NOR", "DNK")) == 1
    assert ("DNK", "NOR") not in events
