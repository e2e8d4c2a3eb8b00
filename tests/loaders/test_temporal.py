"""Dates that sentences state, and which of them holds for which predicate."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kg_loaders.temporal import event_date, find_dates
from kg_schema.documents import Precision, check_date, precision_of

_DATA = Path(__file__).parent / "data"
_CASES: dict[str, list[dict[str, Any]]] = {
    group: cases
    for name in ("temporal.yaml", "temporal_more.yaml", "temporal_third.yaml")
    for group, cases in yaml.safe_load((_DATA / name).read_text(encoding="utf-8")).items()
}
_WORDS = """on in since by from to between and the last next two days ago week Monday Thursday's May March 2014
    26 April 2025-04-26 1990s will said rejected who after ; , . ( ) “ ” — yesterday later 31 February""".split()


def _all_cases() -> Iterator[Any]:
    for group, cases in _CASES.items():
        for case in cases:
            yield pytest.param(case, id=f"{group}: {case['text']} [{case['published']}]")


def _marked(text: str) -> tuple[str, int, int]:
    """Return the text without its angle brackets, and where the words between them stand."""
    start, end = text.index("<"), text.index(">") - 1
    return text.replace("<", "").replace(">", ""), start, end


@pytest.mark.parametrize("case", list(_all_cases()))
def test_the_date_that_holds_for_a_predicate(case: dict[str, Any]):
    text, start, end = _marked(case["text"])
    date, precision, note = event_date(text, case["published"], start, end, future=case.get("future", False))
    assert (date, precision) == (case["date"], Precision(case["precision"]))
    assert case.get("reason", "") in note


@pytest.mark.parametrize("case", [case for case in _all_cases() if "found" in case.values[0]])
def test_the_mentions_of_a_text(case: dict[str, Any]):
    text, _, _ = _marked(case["text"])
    mentions = find_dates(text, case["published"])
    assert [mention.text for mention in mentions] == case["found"]


def test_the_test_set_is_as_large_as_was_promised():
    assert sum(len(cases) for cases in _CASES.values()) >= 150


def test_what_lies_after_the_publication_date_is_marked():
    text = "Envoys met on Monday and will meet on Friday, then again next year."
    assert [mention.future for mention in find_dates(text, "2025-04-26")] == [False, True, True]


def test_without_a_publication_date_the_words_alone_tell_the_future():
    assert [mention.future for mention in find_dates("It closed yesterday and opens tomorrow.", None)] == [
        False,
        True,
    ]


def test_a_caller_who_knows_the_tense_is_believed():
    text = "Talks resume Thursday."
    assert event_date(text, "2025-04-26", 6, 12, future=True)[0] == "2025-05-01"


def test_a_passage_without_words_has_no_dates():
    assert find_dates("", "2025-04-26") == ()
    assert event_date("", "2025-04-26", 0, 0) == (None, Precision.UNKNOWN, "no date stands in the sentence")


def test_offsets_count_code_points():
    text = "𝔘nions 🙂 rejected the offer on 26 April 2025."
    (mention,) = find_dates(text, None)
    assert text[mention.start : mention.end] == mention.text == "26 April 2025"


@given(
    st.lists(st.sampled_from(_WORDS), max_size=25),
    st.sampled_from([None, "2025", "2025-04", "2025-04-26", "0001-01-01", "9999-12-31"]),
    st.integers(0, 200),
    st.integers(0, 40),
)
def test_whatever_the_words_mentions_are_grounded_and_in_order(
    words: list[str], published: str | None, start: int, length: int
):
    text = " ".join(words)
    end = 0
    for mention in find_dates(text, published):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert check_date(mention.date) == mention.date
        assert mention.precision is precision_of(mention.date)
        assert mention.date is not None or mention.note
        end = mention.end
    date, precision, note = event_date(text, published, start, start + length)
    assert precision is precision_of(date)
    assert date is not None or note
