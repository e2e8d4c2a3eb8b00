"""Timelines: order, and dates that are never the article's."""

from factories import claim, extraction
from kg.analysis.timeline import timeline
from kg.resolve import canonical_graph
from kg_schema import Precision


def _graph():
    return canonical_graph(
        [
            extraction(
                "Norland attacked Sudmark. Norland rejects the plan. Norland met Eastia.",
                claim(
                    "state:Norland",
                    "ATTACKS",
                    "state:Sudmark",
                    "Norland attacked Sudmark.",
                    event_date="2024-03-01",
                ),
                claim(
                    "state:Norland",
                    "REJECTS",
                    "proposal:harbour plan!",
                    "Norland rejects the plan.",
                    date_note="no date stands in the sentence",
                ),
                claim(
                    "state:Eastia", "NEGOTIATES_WITH", "state:Norland", "Norland met Eastia.", event_date="2024-02"
                ),
                published="2024-05-01",
            ),
            extraction(
                "Norland backs the harbour plan. Eve Stone, envoy of Norland.",
                claim("state:Norland", "SUPPORTS", "proposal:harbour plan!", "Norland backs the harbour plan."),
                claim("person:Eve Stone", "REPRESENTS", "state:Norland", "Eve Stone, envoy of Norland."),
                published="2024-04-01",
            ),
        ]
    )


def test_events_by_date_then_the_undated_with_reason_and_bound():
    moments = timeline(_graph(), "state:norland")

    assert [m.statement.relation.value for m in moments] == ["NEGOTIATES_WITH", "ATTACKS", "SUPPORTS", "REJECTS"]
    assert [m.date for m in moments] == ["2024-02", "2024-03-01", None, None]
    assert [m.not_after for m in moments] == [None, None, "2024-04-01", "2024-05-01"]
    assert moments[3].undated == "no date stands in the sentence"


def test_the_date_is_never_that_of_the_article():
    for moment in timeline(_graph(), "state:norland"):
        assert moment.date == moment.statement.event_date
        assert moment.date or moment.statement.date_precision is Precision.UNKNOWN


def test_about_a_proposal_means_all_that_is_one_with_it():
    graph = _graph()
    plan = next(e.id for e in graph.entities if e.id.startswith("proposal:"))

    assert len(timeline(graph, "state:norland", about=plan)) == 2
    assert len(timeline(graph, "state:norland", about="state:sudmark")) == 1
