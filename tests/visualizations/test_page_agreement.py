"""The view of agreement: ties on two proposals at least, with their number, and the quotations of both."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg_schema import Graph, RenderError
from kg_visualizations import Additions, SharedStance, Tie
from kg_visualizations.view import view_model
from tests.visualizations.reader import Reader


@pytest.mark.browser
def test_tie_says_on_how_many_and_opens_both_sides(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.open("Agreement")
        reader.page.get_by_label("Blue Dawn and Tomas Reyk differ on 3 of 3 shared proposals").first.click()

        assert reader.page.inner_text("#pane h2") == "Blue Dawn and Tomas Reyk differ on 3 of 3 shared proposals"
        sources = set(reader.page.locator("#pane .group .claim .entity:first-child").all_inner_texts())
        assert sources == {"Blue Dawn", "Tomas Reyk"}


@pytest.mark.browser
def test_every_tie_shows_its_n(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.open("Agreement")
        pills = reader.page.locator(".tie text").all_text_contents()

        assert len(pills) > 4
        assert all("n=" in pill for pill in pills)
        assert min(int(pill.split("n=")[1]) for pill in pills) == 2
        assert "allian" not in reader.page.inner_text("#view-agreement").casefold()


@pytest.mark.browser
def test_tie_that_the_filters_leave_one_proposal_is_gone(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.open("Agreement")
        before = reader.page.locator(".ties tbody tr").count()
        reader.toggle("relations-REJECTS")

        assert 0 < reader.page.locator(".ties tbody tr").count() < before


def _tie(graph: Graph, *proposals: str) -> Tie:
    by_name = {e.name: e.id for e in graph.entities}
    shared = tuple(SharedStance(by_name[p], 1.0, 0.0) for p in proposals)
    return Tie(by_name["Blue Dawn"], by_name["Tomas Reyk"], shared)


def test_tie_on_one_proposal_is_left_out(graph: Graph) -> None:
    one, two = _tie(graph, "Emergency loan"), _tie(graph, "Emergency loan", "Naval patrols")

    assert view_model(graph, title="t", additions=Additions(ties=(one,)))["agreement"]["ties"] == []
    kept = view_model(graph, title="t", additions=Additions(ties=(two,)))["agreement"]
    assert [len(tie["shared"]) for tie in kept["ties"]] == [2]
    assert len(kept["places"]) == 2


def test_tie_of_somebody_unknown_is_an_error(graph: Graph) -> None:
    with pytest.raises(RenderError, match="person:nobody"):
        view_model(
            graph,
            title="t",
            additions=Additions(
                ties=(
                    Tie(
                        "person:nobody",
                        "person:x",
                        (SharedStance("proposal:a", 1.0, 0.0), SharedStance("proposal:b", 1.0, 0.0)),
                    ),
                )
            ),
        )
