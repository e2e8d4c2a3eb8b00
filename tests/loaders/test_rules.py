"""The rule extractor as a whole: grounded, deterministic, one article at a time, honest about languages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg_loaders import extractor
from kg_schema import RELATION_TYPES, Article, Extraction, Modality, NodeKind, Polarity, Relation

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
TEXT = "\n\n".join(
    (
        "Dam treaty splits the Nile states",
        "CAIRO, March 4 - Egyptian President Salma Fahmy rejected the dam treaty on Tuesday and accused Ethiopia "
        "of bad faith.",
        "Ethiopian forces shelled the town of Metema in March 2023, according to Sudan's army. Sudan did not "
        "attack Ethiopia.",
        '"The treaty is a disgrace," said Fahmy, who urged the African Union to act. Sudan could '
        "sanction Ethiopia if it fills the dam.",
    )
)


def read(text: str, **details: str) -> Extraction:
    return next(iter(extractor().extract([Article(text=text, **details)])))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return read(TEXT, published="2025-03-04")


def _triples(extraction: Extraction, *, edges: bool = True) -> set[tuple[str, str, str]]:
    return {
        (extraction.entity(s.source).name, s.relation.value, extraction.entity(s.target).name)
        for s in extraction.statements
        if s.is_edge is edges
    }


def test_statements_are_slices_of_the_text(extraction: Extraction) -> None:
    assert extraction.statements
    for s in extraction.statements:
        assert TEXT[s.start : s.end] == s.quote
        for span in (s.source_span, s.target_span):
            assert span is None or (s.start <= span[0] < span[1] <= s.end)


def test_edges_say_what_the_text_asserts(extraction: Extraction) -> None:
    edges = _triples(extraction)
    assert ("Salma Fahmy", "REJECTS", "Dam treaty") in edges
    assert ("Salma Fahmy", "CRITICIZES", "Ethiopia") in edges
    assert ("Salma Fahmy", "REPRESENTS", "Egypt") in edges
    assert ("Ethiopia", "ATTACKS", "Metema") in edges
    assert ("Salma Fahmy", "DEMANDS", "African Union") in edges


def test_denied_and_supposed_deeds_are_kept_apart(extraction: Extraction) -> None:
    edges, others = _triples(extraction), _triples(extraction, edges=False)
    assert ("Sudan", "ATTACKS", "Ethiopia") in others - edges
    assert ("Sudan", "SANCTIONS", "Ethiopia") in others - edges
    attack = next(s for s in extraction.statements if s.source == "state:sudan" and s.relation is Relation.ATTACKS)
    assert (attack.polarity, attack.modality) == (Polarity.NEGATED, Modality.ASSERTED)


def test_a_rival_s_account_is_alleged_and_dated(extraction: Extraction) -> None:
    shelling = next(
        s for s in extraction.statements if s.source == "state:ethiopia" and s.relation is Relation.ATTACKS
    )
    assert shelling.modality is Modality.ALLEGED
    assert shelling.attributed_to == "state:sudan"
    assert shelling.event_date == "2023-03"


def test_stances_are_positions_on_proposals_only(extraction: Extraction) -> None:
    types = {e.key: e.type for e in extraction.entities}
    for s in extraction.statements:
        assert (s.stance is None) or types[s.target] is NodeKind.PROPOSAL
    rejection = next(s for s in extraction.statements if s.relation is Relation.REJECTS)
    assert rejection.stance == -2


def test_every_statement_fits_the_ends_of_its_relation(extraction: Extraction) -> None:
    types = {e.key: e.type for e in extraction.entities}
    for s in extraction.statements:
        assert RELATION_TYPES[s.relation].allows(types[s.source], types[s.target])


def test_an_article_is_read_alike_alone_and_in_company(extraction: Extraction) -> None:
    other = Article(text="Norway condemned Iran on Friday. Iran fired rockets at Iraq.")
    among = list(extractor().extract([other, extraction.article, other]))[1]
    assert among == extraction


@pytest.mark.parametrize("seed", ["0", "7"])
def test_the_hash_seed_changes_nothing(seed: str, extraction: Extraction) -> None:
    code = (
        "import json, sys; from kg_loaders import extractor; from kg_schema import Article, published_form;"
        "x = next(iter(extractor().extract([Article(text=sys.stdin.read(), published='2025-03-04')])));"
        "print(json.dumps(published_form(x)['statements'], sort_keys=True))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        input=TEXT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    import json

    from kg_schema import published_form

    assert json.loads(run.stdout) == json.loads(json.dumps(published_form(extraction)["statements"]))


def test_other_languages_come_out_without_facts_and_say_why() -> None:
    german = read("Deutschland lehnt den Plan ab.", language="de")
    assert not german.statements
    assert "'de'" in german.refused[0].reason


@pytest.mark.parametrize("text", ["", "\n\n", "!!!", "\U0001f600 \U0001f600", "a" * 5000, "NATO " * 400])
def test_odd_texts_give_no_error(text: str) -> None:
    assert read(text).article.text == text


@pytest.mark.skipif(not SEEDS.exists(), reason="the seed articles of ../shared/seeds are not here")
def test_the_seeds_read_well() -> None:
    texts = [p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt"))]
    first, second = extractor().extract([Article(text=texts[0], published="2025-04-26"), Article(text=texts[1])])
    assert {("Volodymyr Zelenskyy", "REJECTS"), ("Ukraine", "REJECTS"), ("Russia", "OCCUPIES")} <= {
        (s, r) for s, r, _ in _triples(first)
    }
    names = {name for e in first.entities for name in (e.name, *e.aliases)}
    assert not {
        n for n in names if any(w in n for w in ("India", "Pakistan", "Kashmir", "Houthi", "Yemen", "Canad"))
    }
    assert ("Dmitry Peskov", "REPRESENTS", "Russia") in _triples(second)
    assert ("Jens Stoltenberg", "REPRESENTS", "NATO") in _triples(second)
    assert any(s == "India" for s, _, _ in _triples(second) | _triples(second, edges=False))


@pytest.mark.parametrize(
    "sentence",
    (
        "Reports that India had attacked Nepal were false.",
        "Claims that India attacked Nepal are not true.",
        "Rumours that India had attacked Nepal are unfounded.",
    ),
)
def test_a_report_called_false_is_denied(sentence: str) -> None:
    found = [s for s in read(sentence).statements if s.relation is Relation.ATTACKS]
    assert [s.modality for s in found] == [Modality.DENIED]


def test_a_bare_institution_is_of_a_country_that_the_article_names() -> None:
    abroad = read("President Noboa of Ecuador left.\n\nThe National Assembly rejected the referendum.")
    assert ("National Assembly", "REJECTS", "Referendum") in _triples(abroad)
    at_home = read("President Macron of France left.\n\nThe National Assembly rejected the referendum.")
    assert ("French National Assembly", "REJECTS", "Referendum") in _triples(at_home)


def test_both_sides_are_two_states_or_nobody() -> None:
    two = _triples(read("India attacked Nepal.\n\nThe African Union urged both sides to stop."))
    assert {("African Union", "DEMANDS", "India"), ("African Union", "DEMANDS", "Nepal")} <= two
    three = _triples(
        read("India attacked Nepal after talks in Qatar and Oman.\n\nKenya urged both sides to stop.")
    )
    assert not {t for t in three if t[:2] == ("Kenya", "DEMANDS")}
