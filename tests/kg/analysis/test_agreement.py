"""Agreement by proposal adds up to the networks; proposals that are one are one entity."""

from factories import claim, extraction
from kg.analysis.agreement import agreements
from kg.analysis.coded import Duplicates
from kg.analysis.coding import coded_statements
from kg.analysis.joined import joined_proposals
from kg.analysis.networks import Aggregation, one_mode
from kg.analysis.proposals import grouped_proposals
from kg.resolve import canonical_graph


def _graph():
    return canonical_graph(
        [
            extraction(
                "Ada backs the Bergen Dam Act. Ada rejects the Toll Act. Ada backs the Rail Act.",
                claim("person:Ada Moe", "SUPPORTS", "proposal:Bergen Dam Act", "Ada backs the Bergen Dam Act."),
                claim("person:Ada Moe", "REJECTS", "proposal:Toll Act", "Ada rejects the Toll Act."),
                claim("person:Ada Moe", "SUPPORTS", "proposal:Rail Act", "Ada backs the Rail Act."),
            ),
            extraction(
                "Bo rejects the Bergen Dam Act. Bo rejects the Toll Act. Cy rejects the Rail Act.",
                claim("person:Bo Lie", "REJECTS", "proposal:Bergen Dam Act", "Bo rejects the Bergen Dam Act."),
                claim("person:Bo Lie", "REJECTS", "proposal:Toll Act", "Bo rejects the Toll Act."),
                claim("person:Cy Aas", "REJECTS", "proposal:Rail Act", "Cy rejects the Rail Act."),
            ),
        ]
    )


def test_agreement_stands_on_two_proposals_at_least():
    found = agreements(_graph())

    assert [(a.one, a.other) for a in found] == [("person:ada-moe", "person:bo-lie")]
    assert {s.proposal: (s.congruence, s.conflict) for s in found[0].shared} == {
        "proposal:bergen-dam-act": (0, 1),
        "proposal:toll-act": (1, 0),
    }


def test_what_the_proposals_add_is_the_weight_of_the_networks():
    graph = _graph()
    coded = coded_statements(graph)
    found = agreements(graph, min_shared=1)

    for aggregation, name in ((Aggregation.CONGRUENCE, "congruence"), (Aggregation.CONFLICT, "conflict")):
        network = one_mode(coded, aggregation=aggregation, duplicates=Duplicates.DOCUMENT)
        weights = {(e.source, e.target): (e.weight, e.shared) for e in network.edges}
        assert {(a.one, a.other): (getattr(a, name), len(a.shared)) for a in found} == weights


def _two_names():
    return canonical_graph(
        [
            extraction(
                "Ada proposed the Harbour Peace Plan.",
                claim(
                    "person:Ada Moe",
                    "PROPOSES",
                    "proposal:Harbour Peace Plan!",
                    "Ada proposed the Harbour Peace Plan.",
                ),
                published="2024-03-01",
            ),
            extraction(
                "Bo rejects the Harbour Peace Plan.",
                claim(
                    "person:Bo Lie",
                    "REJECTS",
                    "proposal:Harbour Peace Plan!",
                    "Bo rejects the Harbour Peace Plan.",
                ),
                published="2024-03-05",
            ),
        ]
    )


def test_proposals_that_are_one_become_one_entity():
    graph = _two_names()
    assert len(grouped_proposals(graph).groups) == 1
    before = [e for e in graph.entities if e.type == "Proposal"]
    assert len(before) == 2

    joined = joined_proposals(graph)

    (plan,) = (e for e in joined.entities if e.type == "Proposal")
    assert len(plan.articles) == 2
    assert {s.target for s in joined.statements} == {plan.id}
    assert [s.id for s in joined.statements] == [s.id for s in graph.statements]


def test_graph_whose_proposals_are_all_apart_stays_as_it_is():
    graph = _graph()

    assert joined_proposals(graph) == graph
