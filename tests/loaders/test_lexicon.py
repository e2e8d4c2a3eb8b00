"""Every frame of the lexicon makes what its examples say, and nothing of its counterexamples."""

import pytest

from kg_loaders import extractor
from kg_loaders.frames.deed_needs import DEED_NEEDS
from kg_loaders.frames.needs import NEEDS
from kg_loaders.frames.stand_needs import STAND_NEEDS
from kg_loaders.lexicon import Example, Frame, lexicon
from kg_schema import RELATION_TYPES, Article, Extraction, Relation

CASES = [(frame, example) for frame in lexicon().frames() for example in frame.examples]


@pytest.fixture(scope="module")
def read() -> dict[str, Extraction]:
    texts = sorted({example.text for _, example in CASES})
    articles = [Article(text=text) for text in texts]
    return dict(zip(texts, extractor().extract(articles), strict=True))


def _names(extraction: Extraction, key: str) -> set[str]:
    entity = extraction.entity(key)
    return {name.casefold() for name in (entity.name, *entity.aliases)}


@pytest.mark.parametrize(("frame", "example"), CASES, ids=[f"{f.id}: {e.text}" for f, e in CASES])
def test_frame_makes_its_examples(frame: Frame, example: Example, read: dict[str, Extraction]) -> None:
    extraction = read[example.text]
    edges = [s for s in extraction.statements if s.is_edge and s.relation is frame.relation]
    if example.triple is None:
        assert not edges
        return
    source, relation, target = example.triple
    assert Relation(relation) is frame.relation
    assert any(
        source.casefold() in _names(extraction, s.source) and target.casefold() in _names(extraction, s.target)
        for s in edges
    ), [(s.source, s.relation, s.target) for s in extraction.statements]


def test_every_frame_has_both_kinds_of_example() -> None:
    for frame in lexicon().frames():
        kinds = {example.triple is None for example in frame.examples}
        assert kinds == ({True} if frame.promise else {True, False}), frame.id


def test_every_frame_fits_its_relation() -> None:
    for frame in lexicon().frames():
        assert frame.targets_allowed & RELATION_TYPES[frame.relation].targets, frame.id
        assert frame.words, frame.id


def test_ids_of_frames_are_unique() -> None:
    ids = [frame.id for frame in lexicon().frames()]
    assert len(ids) == len(set(ids))


def test_no_condition_goes_by_the_name_of_another() -> None:
    assert not DEED_NEEDS.keys() & STAND_NEEDS.keys()
    for table in (DEED_NEEDS, STAND_NEEDS):
        assert {name for name in table if NEEDS[name] is not table[name]} == set()


def test_every_relation_but_structure_has_a_frame() -> None:
    structure = {Relation.REPRESENTS, Relation.LOCATED_IN, Relation.CONCERNS}
    assert {frame.relation for frame in lexicon().frames()} >= set(Relation) - structure


def test_every_need_is_a_condition_or_a_word_class() -> None:
    words = lexicon()
    for frame in words.frames():
        for need in frame.needs:
            assert need in NEEDS or f"{need}s" in words.classes, (frame.id, need)


def test_words_of_classes_are_words() -> None:
    for name, words in lexicon().classes.items():
        assert all(isinstance(word, str) for word in words), f"{name}: quote what YAML reads as another type"
