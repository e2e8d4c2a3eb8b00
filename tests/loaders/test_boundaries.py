"""Where the parser is told that a clause begins."""

import pytest

from kg_loaders.parse import load_model


def _parts(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in load_model()(text).sents]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Norway sanctioned them; Ecuador did not protest.",
            ["Norway sanctioned them;", "Ecuador did not protest."],
        ),
        ("Slovenian minister: Hungary rejects the bill", ["Slovenian minister:", "Hungary rejects the bill"]),
        ("Russia shelled a market: Ukraine", ["Russia shelled a market:", "Ukraine"]),
    ],
)
def test_clauses_that_can_stand_alone_are_parted(text: str, parts: list[str]) -> None:
    assert _parts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Delegates came from Lima, Peru; Quito, Ecuador; and La Paz.",
        '"We reject it; it is a sham," the minister said.',
        "Three states (Chad voted; Mali left) abstained.",
        "The council named three priorities: trade, water and roads.",
    ],
)
def test_lists_and_quotations_stay_whole(text: str) -> None:
    assert len(_parts(text)) == 1
