"""Title, date and names as the visible text states them, and how sources of metadata are laid over each other."""

from pathlib import Path

import pytest

from kg_loaders.metadata import Metadata, metadata_in_text

_SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
_BODY = (
    "The council of the isles rejected the ferry plan on Monday, May 5, 2025, and asked the government for "
    "another "
    "one. The minister had announced it on April 1, 2025, two days after the vote of March 30, 2025."
)
_TITLE = "Isles Reject Ferry Plan"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("May 3, 2025", "2025-05-03"),
        ("Published: 3 May 2025 14:02 BST | Updated: 4 May 2025", "2025-05-03"),
        ("Updated: 4 May 2025 | Published: 3 May 2025", "2025-05-03"),
        ("Updated 4 May 2025", "2025-05-04"),
        ("Sund, Norway\nMay 3, 2025 Calculating... read World", "2025-05-03"),
        ("3 hours ago", None),
        ("May 3", None),
        ("", None),
    ],
)
def test_the_date_over_the_text_is_the_date_of_publication(line, published):
    found = metadata_in_text(f"{_TITLE}\n{line}\n\n{_BODY}\n\n{_BODY}")
    assert found.published == published
    assert found.title == _TITLE


def test_a_known_date_says_where_it_stands_and_an_unknown_one_why():
    known = metadata_in_text(f"{_TITLE}\n\nMay 3, 2025\n\n{_BODY}")
    assert known.published_note == "line 3 of the text: 'May 3, 2025'"
    assert metadata_in_text(f"{_TITLE}\n\n{_BODY}").published_note == "not stated in the text"


def test_dates_in_sentences_and_of_other_stories_are_not_the_date_of_publication():
    tail = "\n\nMore stories\n\nFlood Hits Delta\n\nMay 2, 2025\n\nThe river rose...\n\nMay 1, 2025"
    assert metadata_in_text(f"{_BODY}\n\n{_BODY}\n\n{_BODY}{tail}").published is None


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        ("SUND, May 4, 2025 (Reuters) - ", "2025-05-04"),
        ("NORTH SUND, Norway, 4 May 2025 — ", None),
        ("SUND, 4 May 2025 — ", "2025-05-04"),
        ("SUND, May 4 (Reuters) - ", None),
        ("Sund May 4, 2025 - ", None),
    ],
)
def test_a_report_may_open_with_city_and_date(opening, published):
    assert metadata_in_text(f"{opening}{_BODY}").published == published


def test_the_shorter_of_two_titles_stands():
    text = f"Home / Deep Dive\n\nDeep Dive: {_TITLE}\n\nMay 3, 2025\n{_TITLE}\n\n{_BODY}"
    assert metadata_in_text(text).title == _TITLE


def test_authors_come_from_the_byline_only():
    assert metadata_in_text(f"{_TITLE}\nBy Jane Doe and John van Roe, BBC\n\n{_BODY}").authors == (
        "Jane Doe",
        "John van Roe",
    )
    assert metadata_in_text(f"{_TITLE}\n\nBy Friday, all had left.\n\n{_BODY}").authors == ()


def test_only_a_claim_of_all_rights_names_the_publisher():
    assert (
        metadata_in_text(f"{_BODY}\n\n© 2025 The Example Times. All rights reserved.").publisher
        == "The Example Times"
    )
    assert metadata_in_text(f"{_BODY}\n\nSource: The Example Times").publisher is None


def test_what_lies_over_wins_and_a_date_keeps_its_own_note():
    flags = Metadata(title="A")
    beside = Metadata(title="B", publisher="P", published="2025", published_note="'date' in B.json")
    text = Metadata(published="2024-01-01", published_note="line 1", authors=("Jane Doe",))
    merged = flags.over(beside.over(text))
    assert merged == Metadata(
        title="A", publisher="P", published="2025", published_note="'date' in B.json", authors=("Jane Doe",)
    )


def test_a_value_that_is_no_date_leaves_the_date_unknown_with_the_reason():
    dated = Metadata().dated("soon", "'date' in x.json")
    assert dated.published is None
    assert dated.published_note == "'date' in x.json says 'soon', which is no date"


@pytest.mark.skipif(not _SEEDS.is_dir(), reason="the seed articles are not beside the repository")
def test_the_seeds():
    first = metadata_in_text((_SEEDS / "000_1842fe87f557b2f4.txt").read_text("utf-8"))
    assert first.published == "2025-04-26"
    assert first.title == "Russia’s Kyiv Strike Stalls Ceasefire Talks, Trump Sends Mixed Signals"
    second = metadata_in_text((_SEEDS / "002_43bf0f700ee3bd41.txt").read_text("utf-8"))
    assert (second.title, second.published, second.published_note) == (None, None, "not stated in the text")
