"""Differences between dates, outlets and sets of articles."""

from factories import claim, entity, extraction
from kg.analysis.diff import Side, compared, in_articles, of_outlet, united, up_to
from kg.resolve import canonical_graph


def _graph():
    said = (
        ("Courier", "2024-01-01", (("Norland", "SUPPORTS"), ("Eastia", "SUPPORTS"), ("Sudmark", "REJECTS"))),
        ("Tribune", "2024-03-01", (("Norland", "REJECTS"), ("Eastia", "SUPPORTS"))),
    )
    return canonical_graph(
        extraction(
            f"{publisher}: harbour plan, " + ", ".join(who for who, _ in pairs),
            *(claim(f"state:{who}", word, "proposal:harbour plan!") for who, word in pairs),
            publisher=publisher,
            published=published,
        )
        for publisher, published, pairs in said
    )


EXPECTED = [
    (Side.FIRST, "state:norland", "SUPPORTS"),
    (Side.FIRST, "state:sudmark", "REJECTS"),
    (Side.SECOND, "state:norland", "REJECTS"),
    (Side.OPPOSITE, "state:norland", None),
]


def _told(graph, first, second):
    return [(d.side, d.actor, d.relation) for d in compared(graph, first, second)]


def test_two_outlets():
    graph = _graph()

    assert _told(graph, of_outlet(graph, "courier"), of_outlet(graph, "Tribune")) == EXPECTED


def test_two_dates():
    graph = _graph()

    assert _told(graph, up_to(graph, "2024-01"), up_to(graph, "2024", after="2024-01")) == EXPECTED


def test_the_same_on_both_sides_is_no_difference():
    graph = _graph()
    everything = in_articles({a.id for a in graph.articles})

    assert [d.side for d in compared(graph, everything, everything)] == [Side.OPPOSITE]


def _workspace(*extractions):
    return canonical_graph(extractions)


def test_an_older_version_of_a_page_is_compared_with_the_newer_one():
    page = {"url": "https://courier.example/plan"}
    old = extraction("Norland backs the plan.", claim("state:Norland", "SUPPORTS", "proposal:plan"), **page)
    new = extraction(
        "Norland rejects the plan.",
        claim("state:Norland", "REJECTS", "proposal:plan"),
        published="2025-01-02",
        **page,
    )
    graph, ours, theirs = united(_workspace(old), _workspace(new))

    assert [d.side for d in compared(graph, ours, theirs)] == [Side.FIRST, Side.SECOND, Side.OPPOSITE]


def test_one_actor_under_two_ids_is_compared_as_one():
    short = extraction("Vasques backs Accord.", claim("person:Vasques", "SUPPORTS", "organization:Accord"))
    full = extraction(
        "Helena Vasques backs Accord.",
        claim("person:Helena Vasques", "SUPPORTS", "organization:Accord"),
        entities=[entity("person:Helena Vasques", aliases=("Vasques",))],
    )
    other = extraction(
        "Rui Vasques backs Accord.",
        claim("person:Rui Vasques", "SUPPORTS", "organization:Accord"),
        entities=[entity("person:Rui Vasques", aliases=("Vasques",))],
    )
    graph, ours, theirs = united(_workspace(short), _workspace(full))
    assert compared(graph, ours, theirs) == ()

    graph, ours, theirs = united(_workspace(full, other), _workspace(short))
    assert {d.actor for d in compared(graph, ours, theirs)} == {
        "person:helena-vasques",
        "person:rui-vasques",
        "person:vasques",
    }
