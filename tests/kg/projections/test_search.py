"""The search index: what is found, in what order, and that it follows the ledger."""

import sqlite3
from pathlib import Path

import pytest

from factories import claim, extraction
from kg.projections import search
from kg.projections.search import MATCH_END, MATCH_START, SearchIndex
from kg.resolve import canonical_graph
from kg_schema import Graph, QueryError

DAM = extraction(
    "Norland rejects the dam. Fishermen feared sanctions.\n\nThe sanctioned firm closed.",
    claim("state:Norland", "REJECTS", "proposal:dam", "Norland rejects the dam.", stance=-2),
    title="A dam divides the valley",
)
TALKS = extraction(
    "Peace talks failed in Géneva. Talks about peace go on.",
    claim("state:Norland", "CRITICIZES", "state:Sudland", "Peace talks failed in Géneva."),
)


def graph(*extractions: object) -> Graph:
    return canonical_graph(extractions)  # type: ignore[arg-type]


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    made = SearchIndex(tmp_path / "projections" / "search.sqlite")
    made.update(graph(DAM, TALKS), "1")
    return made


def texts(index: SearchIndex, words: str) -> list[str]:
    return [s.text for s in index.find(words, 20).sentences]


def test_sentences_are_slices_with_the_statements_in_them(index: SearchIndex) -> None:
    found = index.find("dam", 20)
    sentence = next(s for s in found.sentences if s.start is not None)
    assert DAM.article.text[sentence.start : sentence.end] == sentence.text == "Norland rejects the dam."
    assert [(s.source_name, s.relation, s.target_name) for s in sentence.statements] == [
        ("Norland", "REJECTS", "dam")
    ]
    assert sentence.marked == f"Norland rejects the {MATCH_START}dam{MATCH_END}."


def test_names_come_with_their_counts(index: SearchIndex) -> None:
    assert [(e.name, e.statements) for e in index.find("norland", 20).entities] == [("Norland", 2)]


def test_a_title_is_found_and_has_no_place_in_the_text(index: SearchIndex) -> None:
    (title,) = index.find("valley", 20).sentences
    assert (title.text, title.start, title.statements) == ("A dam divides the valley", None, ())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sanction", {"Fishermen feared sanctions.", "The sanctioned firm closed."}),
        ('"peace talks"', {"Peace talks failed in Géneva."}),
        ("peace talks", {"Peace talks failed in Géneva.", "Talks about peace go on."}),
        ("GENEVA", {"Peace talks failed in Géneva."}),
        ("fish*", {"Fishermen feared sanctions."}),
        ('talks OR "', {"Peace talks failed in Géneva.", "Talks about peace go on."}),
        ("unheard", set()),
    ],
)
def test_words_phrases_and_beginnings(index: SearchIndex, words: str, found: set[str]) -> None:
    assert set(texts(index, words)) == found


def test_what_has_only_some_of_the_words_is_said_to(index: SearchIndex) -> None:
    assert not index.find("peace talks", 20).loose
    found = index.find("dam peace", 20)
    assert found.loose
    assert found.sentences


@pytest.mark.parametrize("words", ["", "  ", "***", '""'])
def test_no_word_is_refused(index: SearchIndex, words: str) -> None:
    with pytest.raises(QueryError, match="at least one word"):
        index.find(words, 20)


def test_the_limit_leaves_the_count(index: SearchIndex) -> None:
    found = index.find("talks", 1)
    assert (len(found.sentences), found.sentences_in_all) == (1, 2)


def test_of_a_word_in_very_many_sentences_the_latest_are_ranked(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    everywhere = [extraction(f"Dogs bark. Dogs bark in town {n}. Dogs bite cat {n}.") for n in range(4)]
    index.update(graph(DAM, TALKS, *everywhere), "2")
    whole = index.find("dogs", 20)
    monkeypatch.setattr(search, "_RANKED", 5)
    cut, loose = index.find("dogs", 20), index.find("dogs peace", 20)

    assert (whole.sentences_in_all, cut.sentences_in_all, len(whole.sentences)) == (8, 8, 8)
    assert len(cut.sentences) == 5
    assert {s.text for s in cut.sentences} <= {s.text for s in whole.sentences}
    assert [s.marked for s in loose.sentences] == [s.marked for s in index.find("peace", 20).sentences]
    assert loose.loose


def test_the_index_follows_the_ledger(index: SearchIndex) -> None:
    assert index.fits("1")
    assert not index.fits("2")
    index.update(graph(DAM), "2")
    assert index.fits("2")
    assert texts(index, "peace") == []
    assert texts(index, "fish*") == ["Fishermen feared sanctions."]
    assert [e.statements for e in index.find("norland", 20).entities] == [1]
    index.update(graph(DAM, TALKS), "3")
    assert set(texts(index, "talks")) == {"Peace talks failed in Géneva.", "Talks about peace go on."}


def test_updating_indexes_only_what_came(tmp_path: Path) -> None:
    index, steps = SearchIndex(tmp_path / "search.sqlite"), []
    index.update(graph(DAM), "1", lambda: steps.append(1))
    index.update(graph(DAM, TALKS), "2", lambda: steps.append(2))
    assert steps == [1, 2]


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    index = SearchIndex(path)
    path.write_bytes(b"no database" * 100)
    assert not index.fits("1")
    index.update(graph(DAM), "1")
    assert texts(index, "fish*") == ["Fishermen feared sanctions."]


def test_an_index_of_other_code_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    index = SearchIndex(path)
    index.update(graph(DAM), "1")
    with sqlite3.connect(path) as database:
        database.execute("update meta set value = 'old' where key = 'code'")
    assert not index.fits("1")
    index.update(graph(TALKS), "1")
    assert texts(index, "fish*") == []
