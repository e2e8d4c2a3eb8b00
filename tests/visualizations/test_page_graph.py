"""The drawing: what a click reaches, how far around it looks, the way between two, what fades."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.pages import page
from kg_schema import Article, Graph, NodeKind, Relation
from kg_visualizations import render
from tests.visualizations.affair import entity, graph_of, statement
from tests.visualizations.generated import generated
from tests.visualizations.reader import Reader

pytestmark = pytest.mark.browser


def test_steps_around_a_selection(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.click_entity("Per Halloran")
        one = reader.lit()
        reader.page.get_by_label("2 steps around a selection").click()
        two = reader.lit()

        assert one == {"Per Halloran", "Norhaven", "Toll on tankers"}
        assert one < two


def test_way_between_two_is_read_step_by_step(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.click_entity("Per Halloran")
        reader.page.get_by_text("Way to another …").click()
        assert "choose the other end" in reader.pane()
        reader.page.fill("#search input", "Lena Oduya")
        reader.page.keyboard.press("Enter")

        assert "From Per Halloran to Lena Oduya" in reader.page.inner_text("#pane h2")
        assert reader.page.locator("#pane .group").count() >= 3
        assert reader.page.locator("#pane blockquote").count() >= 3


def test_way_that_the_filters_close_is_said(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        for row in reader.page.locator('[data-key^="relations-"]').all():
            row.click()
        reader.click_entity("Per Halloran")
        reader.page.get_by_text("Way to another …").click()
        reader.page.fill("#search input", "Lena Oduya")
        reader.page.keyboard.press("Enter")

        assert "No way from Per Halloran to Lena Oduya" in reader.pane()


def test_filtered_out_lines_fade_and_are_no_target(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.toggle("relations-REJECTS")
        reader.click_edge("Norhaven", "REJECTS", "Toll on tankers")

        assert "Norhaven rejected" not in reader.pane()


def test_line_of_two_relations_shows_the_quotations_of_both(browser: Browser, tmp_path: Path) -> None:
    article = Article(text="Ada proposed the Toll Act. Ada backs the Toll Act.")
    ada, act = entity(NodeKind.PERSON, "Ada"), entity(NodeKind.PROPOSAL, "Toll Act")
    made = [
        statement(article, ada, Relation.PROPOSES, act, "Ada proposed the Toll Act."),
        statement(article, ada, Relation.SUPPORTS, act, "Ada backs the Toll Act."),
    ]
    path = tmp_path / "two.html"
    path.write_text(render(graph_of([article], [ada, act], made), title="t"), encoding="utf-8")

    with Reader(browser, path) as reader:
        reader.click_edge("Ada", "SUPPORTS", "Toll Act")

        assert reader.page.inner_text("#pane h2") == "Ada supports, proposes Toll Act"
        assert "2 quotations · 1 independent origin" in reader.pane()
        assert reader.page.locator("#pane blockquote").count() == 2


def test_what_is_not_drawn_is_reached_by_search_and_drawn_on_demand(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    path.write_text(page(generated(2_100), title="t").html, encoding="utf-8")

    with Reader(browser, path) as reader:
        view = reader.data("view")
        drawn = {n["id"] for n in reader.data("network")["nodes"]}
        assert len(drawn) == 500
        left = next(e["source"] for e in view["edges"] if e["source"] not in drawn and e["target"] in drawn)
        reader.page.fill("#search input", view["entities"][left]["name"])
        reader.page.keyboard.press("Enter")
        assert reader.page.inner_text("#pane h2") == view["entities"][left]["name"]
        reader.page.get_by_text("Draw it with its neighbours").click()

        assert view["entities"][left]["name"] in reader.lit()
        more = reader.page.locator("#pane .actions").inner_text()
        assert not re.search(r"Draw", more)
        assert reader.complaints == []


def test_drawing_is_walked_by_the_arrow_keys(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.page.locator(".canvas").focus()
        reader.page.keyboard.press("ArrowRight")
        first = reader.page.inner_text("#pane h2")
        reader.page.keyboard.press("ArrowRight")
        second = reader.page.inner_text("#pane h2")
        reader.page.keyboard.press("ArrowLeft")

        assert first != second
        assert reader.page.inner_text("#pane h2") == first
        assert reader.page.locator("#pane blockquote").count() > 0


def test_page_of_one_view_offers_no_way_to_another(browser: Browser, graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "only.html"
    path.write_text(page(graph, title="t", only="timeline").html, encoding="utf-8", newline="\n")

    with Reader(browser, path) as reader:
        assert [tab.inner_text() for tab in reader.page.get_by_role("tab").all()] == ["Timeline"]
        reader.page.locator(".moment").first.click()
        assert reader.page.locator("#pane blockquote").count() == 1
        assert "Read in the article" not in reader.pane()
        assert "Show in the graph" not in reader.pane()

        reader.page.keyboard.press("Escape")
        reader.page.locator(".source-row").first.click()
        assert reader.page.locator("#pane blockquote").count() > 1
        assert reader.complaints == []
