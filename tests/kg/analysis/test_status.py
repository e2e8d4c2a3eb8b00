"""Accounts of who holds a place."""

from factories import claim, extraction
from kg.analysis.status import status
from kg.resolve import canonical_graph
from kg_schema import Modality, Polarity


def _graph():
    text = (
        "Norland took Porto. Norland annexed Porto. Norland denied it. Sudmark says so. It left. "
        "Porto lies in Sudmark. Old Quay is in Porto."
    )
    porto = "region:Porto"
    return canonical_graph(
        [
            extraction(
                text,
                claim("state:Norland", "OCCUPIES", porto, "Norland took Porto.", event_date="2014"),
                claim("state:Norland", "OCCUPIES", porto, "Norland annexed Porto.", speaker="state:Sudmark"),
                claim(
                    "state:Norland",
                    "OCCUPIES",
                    porto,
                    "Norland denied it.",
                    speaker="state:Norland",
                    modality=Modality.DENIED,
                ),
                claim("state:Eastia", "OCCUPIES", porto, "Sudmark says so.", polarity=Polarity.NEGATED),
                claim("state:Norland", "RETREATS_FROM", porto, "It left.", event_date="2020-01-02"),
                claim(porto, "LOCATED_IN", "state:Sudmark", "Porto lies in Sudmark."),
                claim("region:Old Quay", "LOCATED_IN", porto, "Old Quay is in Porto."),
                claim("state:Eastia", "OCCUPIES", "region:Old Quay", "Old Quay is in Porto."),
                published="2024-05-01",
            )
        ]
    )


def test_accounts_stand_side_by_side_by_date():
    accounts = [a for a in status(_graph(), "region:porto") if a.place == "region:porto"]

    assert [(a.actor, a.claim, a.by, a.when.told) for a in accounts] == [
        ("state:norland", "holds", None, "2014"),
        ("state:norland", "left", None, "2020-01-02"),
        ("state:eastia", "not holds", None, "by 2024-05-01"),
        ("state:norland", "annexed", "state:sudmark", "by 2024-05-01"),
        ("state:norland", "not holds", "own", "by 2024-05-01"),
        ("state:sudmark", "contains", None, "by 2024-05-01"),
    ]


def test_places_within_follow():
    assert status(_graph(), "region:porto")[-1].place == "region:old-quay"
    assert {a.place for a in status(_graph(), "state:sudmark")} == {"region:porto", "region:old-quay"}
