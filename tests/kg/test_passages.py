"""Sentences found without a language model."""

import pytest

from kg.passages import passages


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Oslo agreed. Bergen did not.", ["Oslo agreed.", "Bergen did not."]),
        ("Mr. Holm met Dr. A. Vik. They spoke.", ["Mr. Holm met Dr. A. Vik.", "They spoke."]),
        ("The U.S. Senate voted. It passed.", ["The U.S. Senate voted.", "It passed."]),
        ("“No deal!” she said. “Never.” He left.", ["“No deal!” she said.", "“Never.”", "He left."]),
        ("Headline without a period\nThe text begins.", ["Headline without a period", "The text begins."]),
        (
            "It cost 3.5 million. Why?\n\n  Nobody knows… Yet",
            ["It cost 3.5 million.", "Why?", "Nobody knows…", "Yet"],
        ),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_are_slices_in_order(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in passages(text)] == sentences
