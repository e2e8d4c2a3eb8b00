"""Explanations: the rule and grounds of each statement, and why other candidates came to nothing."""

from collections.abc import Iterator

import pytest

from kg_loaders import extractor
from kg_loaders.explanations import Dropped, Explained, Explanation
from kg_loaders.grounds import Finding, Reach
from kg_loaders.rules import RuleExtractor
from kg_schema import Article, Modality, Relation, Statement

TEXT = (
    "Chile's dispute over the canal treaty\n\n"
    "Chilean President Rosa Vidal rejected the canal treaty on Monday. She accused Peru of bad faith.\n\n"
    "Peru did not attack Chile. Mexico said it might sanction Peru. The markets rejected."
)


def explained(text: str, **details: str) -> Explained:
    return next(iter(RuleExtractor().explain([Article(text=text, **details)])))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def dispute() -> Explained:
    return explained(TEXT)


def _pairs(found: Explained) -> Iterator[tuple[Statement, Explanation]]:
    return zip(found.extraction.statements, found.explanations, strict=True)


def _of(found: Explained, relation: Relation) -> tuple[Statement, Explanation]:
    return next(pair for pair in _pairs(found) if pair[0].relation is relation)


def _dropped(found: Explained, trigger: str) -> list[Dropped]:
    return [d for d in found.dropped if d.trigger.words == trigger]


def test_explaining_changes_nothing_of_what_is_extracted(dispute: Explained) -> None:
    assert dispute.extraction == next(iter(extractor().extract([Article(text=TEXT)])))


def test_the_rule_and_the_words_that_triggered_it(dispute: Explained) -> None:
    statement, why = _of(dispute, Relation.REJECTS)

    assert (why.rule, why.kind, why.trigger.words) == (statement.rule, "verb frame", "rejected")
    assert TEXT[why.trigger.start : why.trigger.end] == "rejected"


def test_every_trigger_and_end_is_a_slice_of_the_text(dispute: Explained) -> None:
    for statement, why in _pairs(dispute):
        ends = [end.at for end in (why.source, why.target) if end is not None]
        for span in (why.trigger, *ends):
            assert TEXT[span.start : span.end] == span.words
        assert statement.start <= why.trigger.start < statement.end


def test_a_particle_belongs_to_the_trigger() -> None:
    _, why = _of(explained("The Senate of Chile voted down the canal bill."), Relation.REJECTS)

    assert why.trigger.words == "voted down"


def test_an_end_named_in_full(dispute: Explained) -> None:
    source = _of(dispute, Relation.REJECTS)[1].source

    assert source is not None
    assert (source.name, source.at.words) == ("Rosa Vidal", "Rosa Vidal")
    assert (source.found, source.reach, source.path) == (Finding.NAME, Reach.OWN, ("nsubj",))


def test_an_end_found_by_a_pronoun(dispute: Explained) -> None:
    source = _of(dispute, Relation.CRITICIZES)[1].source

    assert source is not None
    assert (source.name, source.at.words, source.found) == ("Rosa Vidal", "She", Finding.PRONOUN)


def test_the_word_that_decided_the_factuality(dispute: Explained) -> None:
    assert _of(dispute, Relation.ATTACKS)[1].because == "not"


def test_the_verb_of_speech(dispute: Explained) -> None:
    statement, why = _of(dispute, Relation.SANCTIONS)

    assert statement.modality is Modality.HYPOTHETICAL
    assert (why.because, why.said_by) == ("might", "said")


def test_an_office_is_explained_by_its_rule(dispute: Explained) -> None:
    _, why = _of(dispute, Relation.REPRESENTS)

    assert why.kind == "office"
    assert why.source is None


def test_a_verb_without_an_actor(dispute: Explained) -> None:
    (dropped,) = [d for d in _dropped(dispute, "rejected") if d.trigger.start > TEXT.index("markets")]

    assert dropped.relation is Relation.REJECTS
    assert dropped.reason == "no source: “markets” names nobody known who acts"


def test_a_verb_without_a_target() -> None:
    (dropped,) = _dropped(explained("Peru condemned."), "condemned")

    assert dropped.reason.startswith("no target: nothing stands in obj")


def test_a_target_of_the_wrong_type() -> None:
    dropped = _dropped(explained("Peru ratified Rosa Vidal. Rosa Vidal is a singer."), "ratified")

    assert "no target: “Vidal” is a Person, and the target can be: Proposal" in [d.reason for d in dropped]


def test_a_need_that_is_not_met() -> None:
    dropped = _dropped(explained("Peru gave Chile advice."), "gave")

    assert "its words do not meet what the frame needs (aid_noun)" in [d.reason for d in dropped]


def test_ends_that_are_one() -> None:
    (dropped,) = _dropped(explained("Peru condemned Peru."), "condemned")

    assert dropped.reason == "both ends are Peru"


def test_a_double_names_the_statement_that_is_kept() -> None:
    found = explained("Peru condemned Chile and criticized Chile.")
    doubles = [d for d in found.dropped if d.reason.startswith("says the same as s-")]

    assert len(doubles) == 1
    assert doubles[0].relation is Relation.CRITICIZES
    assert doubles[0].reason.rsplit(" ", 1)[-1] == _of(found, Relation.CRITICIZES)[1].rule


def test_a_word_of_which_a_statement_was_made_is_not_dropped(dispute: Explained) -> None:
    triggers = {why.trigger.start for _, why in _pairs(dispute)}

    assert not [d for d in dispute.dropped if d.trigger.start in triggers]


def test_an_article_in_another_language_is_refused_without_explanations() -> None:
    found = explained("El presidente rechazó el tratado.", language="es")

    assert (found.explanations, found.dropped) == ((), ())
    assert [r.what for r in found.extraction.refused] == ["article"]
