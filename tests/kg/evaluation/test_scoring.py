"""Scoring: unique triples under annotated names, other readings, what counts neither way, what is forbidden."""

import pytest

from kg.evaluation import Answers, Prediction, score
from kg.evaluation.gold import Gold, GoldEdge, GoldEntity

TEXT = "Ana Vidal rejected the canal treaty. Peru attacked Chile."
ENTITIES = (
    GoldEntity("Ana Vidal", "Person", ("Vidal", "Chile's president")),
    GoldEntity("Chile", "State"),
    GoldEntity("Peru", "State"),
    GoldEntity("Canal treaty", "Proposal", ("treaty on the canal",)),
    GoldEntity("Lima", "Region", optional=True),
)


def gold(*edges, forbidden=(), names=()):
    return Gold("one", "one.txt", TEXT, ENTITIES, edges, forbidden, names)


def statement(source, relation, target, quote=TEXT, **details):
    kinds = {e.name: e.type for e in ENTITIES}
    ends = {
        end: {"name": name, "type": kinds.get(name, "Person"), "aliases": []}
        for end, name in (("source", source), ("target", target))
    }
    return {**ends, "type": relation, "evidence": {"quote": quote, "start": 0, "end": len(quote)}, **details}


def predicted(*statements, entities=()):
    return Prediction("one.txt", TEXT, tuple(entities), statements)


REJECTION = GoldEdge("Ana Vidal", "REJECTS", "Canal treaty", stance=-2, attributed_to="Ana Vidal")


def test_a_triple_that_is_found():
    found = score(gold(REJECTION), predicted(statement("Ana Vidal", "REJECTS", "Canal treaty", stance=-1)))

    for measure in ("events", "strict", "family", "pair", "against", "REJECTS", "stance sign"):
        assert found.counts[measure] == (1, 1, 1), measure
    assert found.counts["stance exact"].right == 0
    assert (found.missed, found.extra) == ((), ())


def test_the_same_triple_twice_is_one():
    twice = [statement("Ana Vidal", "REJECTS", "Canal treaty")] * 2

    assert score(gold(REJECTION), predicted(*twice)).counts["events"] == (1, 1, 1)


def test_another_relation_of_the_family_is_right_in_family_and_pair_alone():
    found = score(gold(REJECTION), predicted(statement("Ana Vidal", "CRITICIZES", "Canal treaty")))

    assert found.counts["strict"] == (1, 1, 0)
    assert found.counts["family"] == (1, 1, 1)
    assert found.counts["pair"] == (1, 1, 1)
    assert found.missed == (("Ana Vidal", "REJECTS", "Canal treaty"),)
    assert found.extra == (("Ana Vidal", "CRITICIZES", "Canal treaty"),)


def test_another_reading_is_as_good():
    edge = GoldEdge("Ana Vidal", "REJECTS", "Canal treaty", alt=(("Chile", "REJECTS", "Canal treaty"),))

    assert score(gold(edge), predicted(statement("Chile", "REJECTS", "Canal treaty"))).counts["events"] == (
        1,
        1,
        1,
    )


def test_an_optional_triple_counts_neither_way():
    edge = GoldEdge("Peru", "ATTACKS", "Chile", optional=True)

    assert score(gold(edge), predicted(statement("Peru", "ATTACKS", "Chile"))).counts["strict"] == (0, 0, 0)
    assert score(gold(edge), predicted()).counts["strict"] == (0, 0, 0)


@pytest.mark.parametrize(
    "details",
    [{"polarity": "negated"}, {"modality": "planned"}, {"modality": "denied"}, {"modality": "unheard of"}],
)
def test_what_is_no_plain_edge_is_not_counted(details):
    unmade = statement("Ana Vidal", "REJECTS", "Canal treaty", **details)

    assert score(gold(REJECTION), predicted(unmade)).counts["strict"] == (1, 0, 0)


def test_an_alleged_statement_counts_and_a_relation_that_is_not_annotated_does_not():
    alleged = statement("Ana Vidal", "REJECTS", "Canal treaty", modality="alleged")
    other = statement("Peru", "MOBILIZES_AGAINST", "Chile")

    assert score(gold(REJECTION), predicted(alleged, other)).counts["strict"] == (1, 1, 1)


def test_protests_are_rejections_and_a_member_that_is_a_person_represents():
    edges = (REJECTION, GoldEdge("Ana Vidal", "REPRESENTS", "Chile"))
    made = statement("Ana Vidal", "PROTESTS", "Canal treaty"), statement("Ana Vidal", "MEMBER_OF", "Chile")

    assert score(gold(*edges), predicted(*made)).counts["strict"] == (2, 2, 2)


def test_talks_are_the_same_from_either_side():
    edge = GoldEdge("Chile", "NEGOTIATES_WITH", "Peru")

    assert score(gold(edge), predicted(statement("Peru", "NEGOTIATES_WITH", "Chile"))).counts["talk"] == (1, 1, 1)


def test_offices_are_no_events():
    found = score(
        gold(GoldEdge("Ana Vidal", "REPRESENTS", "Chile")),
        predicted(statement("Ana Vidal", "REPRESENTS", "Chile")),
    )

    assert found.counts["events"] == (0, 0, 0)
    assert found.counts["structure"] == (1, 1, 1)


def test_entities_need_their_type_and_one_of_their_names():
    names = [("Person", "Vidal", ()), ("Person", "Peru", ()), ("Region", "Lima", ()), ("State", "Atlantis", ())]

    assert score(gold(), predicted(entities=names)).counts["entities"] == (4, 3, 1)


def test_the_speaker_is_right_when_a_word_is_shared():
    mine = statement("Ana Vidal", "REJECTS", "Canal treaty", attributed_to={"name": "President Vidal"})
    nobody = statement("Ana Vidal", "REJECTS", "Canal treaty", attributed_to=None)

    assert score(gold(REJECTION), predicted(mine)).counts["speaker"] == (1, 1, 1)
    assert score(gold(REJECTION), predicted(nobody)).counts["speaker"] == (1, 1, 0)


def test_a_forbidden_edge_and_a_forbidden_name_are_broken():
    forbidden = (GoldEdge("Peru", "ATTACKS", "Chile", why="denied"),)
    found = score(
        gold(forbidden=forbidden, names=("Atlant",)),
        predicted(statement("Peru", "ATTACKS", "Chile"), statement("Atlantis", "REJECTS", "Chile")),
    )

    assert found.broken == ("Peru ATTACKS Chile (denied)", "names Atlant")


def test_a_denied_forbidden_edge_is_not_broken():
    forbidden = (GoldEdge("Peru", "ATTACKS", "Chile", why="denied"),)
    denied = statement("Peru", "ATTACKS", "Chile", modality="denied")

    assert score(gold(forbidden=forbidden), predicted(denied)).broken == ()


@pytest.mark.parametrize("quote", ["Ana Vidal accepted the canal treaty.", "   "])
def test_a_quotation_that_is_not_in_the_text_is_ungrounded(quote):
    assert score(gold(), predicted(statement("Peru", "ATTACKS", "Chile", quote))).ungrounded == (quote,)


def test_a_quotation_at_another_place_is_ungrounded():
    moved = statement("Peru", "ATTACKS", "Chile", "Peru attacked Chile.")

    assert score(gold(), predicted(moved)).ungrounded == ("Peru attacked Chile.",)


def test_right_is_what_is_annotated_or_optional_or_as_good():
    answers = Answers.of(
        gold(
            GoldEdge("Ana Vidal", "REJECTS", "Canal treaty", alt=(("Chile", "REJECTS", "Canal treaty"),)),
            GoldEdge("Peru", "ATTACKS", "Chile", optional=True),
        )
    )

    assert answers.is_right(statement("Ana Vidal", "REJECTS", "Canal treaty")) is True
    assert answers.is_right(statement("Chile", "REJECTS", "Canal treaty")) is True
    assert answers.is_right(statement("Peru", "ATTACKS", "Chile")) is True
    assert answers.is_right(statement("Chile", "ATTACKS", "Peru")) is False
    assert answers.is_right(statement("Chile", "ATTACKS", "Peru", polarity="negated")) is None
