"""Differences between dates, outlets and sets of articles."""

from factories import claim, extraction
from kg.analysis.diff import Side, compared, in_articles, of_outlet, up_to
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
