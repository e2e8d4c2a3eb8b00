"""The check before storing: nothing ungrounded or ill-formed gets through, whoever extracted it."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import claim, corpora, entity, extraction, norland
from kg_schema import Extraction, Mention, Modality, checked

_TEXT = "Norland rejects Sudmark. Officials agree."


def _one(**changes: Any) -> Extraction:
    sound = extraction(
        _TEXT,
        claim("state:Norland", "REJECTS", "state:Sudmark", "Norland rejects Sudmark."),
        entities=[entity("proposal:truce")],
    )
    (statement,) = sound.statements
    return replace(sound, statements=(replace(statement, **changes),))


def test_what_is_grounded_stays() -> None:
    sound = checked(_one())
    assert len(sound.statements) == 1 and sound.refused == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"quote": "Norland attacks Sudmark."}, "not the text's own slice 0..24"),
        ({"quote": "norland rejects Sudmark."}, "not the text's own slice"),
        ({"start": 1}, "not the text's own slice"),
        ({"start": -1}, "lies outside the text of 41 characters"),
        ({"end": 42}, "lies outside the text"),
        ({"start": 5, "end": 5, "quote": ""}, "lies outside the text"),
        ({"start": 24, "end": 25, "quote": " "}, "its quotation is empty"),
        ({"source": "state:atlantis"}, "its source 'state:atlantis' is not among the entities"),
        ({"target": "state:atlantis"}, "its target 'state:atlantis' is not among the entities"),
        ({"attributed_to": "person:nobody"}, "its speaker 'person:nobody' is not among the entities"),
        ({"target": "state:norland"}, "its two ends are the same entity"),
        ({"source": "proposal:truce"}, "REJECTS cannot join a Proposal to a State"),
    ],
)
def test_what_is_not_is_refused_with_the_reason(changes: dict[str, Any], reason: str) -> None:
    sound = checked(_one(**changes))
    assert sound.statements == ()
    (refusal,) = sound.refused
    assert reason in refusal.reason and " REJECTS " in refusal.what


def test_mentions_of_nothing_or_nowhere_are_refused() -> None:
    wrong = (Mention("state:atlantis", 0, 7), Mention("state:norland", 40, 50), Mention("state:norland", 3, 3))
    sound = checked(replace(_one(), mentions=(*_one().mentions, *wrong)))
    assert sound.mentions == checked(_one()).mentions
    assert sorted((r.start, r.end) for r in sound.refused) == [(0, 7), (3, 3), (40, 50)]


def test_of_doubles_the_most_confident_stays() -> None:
    sure, unsure = _one(confidence=0.9), _one(confidence=0.4)
    both = replace(unsure, statements=unsure.statements + sure.statements)
    assert [s.confidence for s in checked(both).statements] == [0.9]


def test_equal_quotations_of_different_claims_all_stay() -> None:
    planned = _one(modality=Modality.PLANNED)
    both = replace(planned, statements=planned.statements + _one().statements)
    assert len(checked(both).statements) == 2


@given(corpora(max_size=3), st.randoms(use_true_random=False))
def test_checking_twice_or_in_another_order_is_checking_once(corpus: list[Extraction], mix: random.Random) -> None:
    for once in corpus:
        assert checked(once) == once
        shuffled = {
            name: tuple(mix.sample(list(getattr(once, name)), len(getattr(once, name))))
            for name in ("entities", "mentions", "statements", "refused")
        }
        assert checked(replace(once, **shuffled)) == once


def test_entities_are_found_by_key() -> None:
    (plain, *_) = norland()
    assert plain.entity("state:norland").name == "Norland"
