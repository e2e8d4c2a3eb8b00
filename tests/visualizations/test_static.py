"""The page without scripts: every view is there, and its marks lead to the words behind them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kg.pages import page
from kg_schema import Article, Graph, NodeKind, Relation
from kg_visualizations import Additions, Place
from kg_visualizations.static import rendered_static
from kg_visualizations.static_map import chart
from kg_visualizations.static_time import timeline
from kg_visualizations.view import view_model
from tests.visualizations.affair import entity, graph_of, statement
from tests.visualizations.test_page_access import AXE, serious


@pytest.fixture(scope="module")
def static_file(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The affair without scripts, as a file."""
    text = page(graph, title="The Sable Strait affair", static=True).html
    path = tmp_path_factory.mktemp("static") / "affair.html"
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def read(browser: Browser, static_file: Path) -> Iterator[Page]:
    """The static page in a browser that runs no scripts."""
    context = browser.new_context(viewport={"width": 1200, "height": 900}, java_script_enabled=False)
    opened = context.new_page()
    opened.goto(static_file.resolve().as_uri())
    yield opened
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("view", ["graph", "positions", "timeline", "agreement", "statements"])
def test_every_view_is_there_without_scripts(read: Page, view: str) -> None:
    assert read.locator(f"#{view} h2").is_visible()
    assert read.locator(f"#{view} :is(svg, table, ol)").first.is_visible()


@pytest.mark.browser
def test_mark_in_time_leads_to_its_quotation(read: Page) -> None:
    mark = read.locator(".mark", has=read.locator("title", has_text="Kestria occupies Orsa Island, 2019")).first
    mark.locator("rect, circle, path").first.click()

    assert "held the island since 2019" in read.locator("li:target blockquote").inner_text()
    assert read.locator("li:target").bounding_box()["y"] < 900  # type: ignore[index]


@pytest.mark.browser
def test_cell_leads_to_its_quotation(read: Page) -> None:
    read.locator("#positions td.against a").first.click()

    assert read.locator("li:target blockquote").is_visible()


@pytest.mark.browser
def test_nothing_serious_for_those_who_do_not_see_it(browser: Browser, static_file: Path) -> None:
    if not AXE.is_file():
        pytest.skip("no axe-core: 'make browser' installs it where npm is there")
    context = browser.new_context(viewport={"width": 1200, "height": 900}, bypass_csp=True)
    opened = context.new_page()
    opened.goto(static_file.resolve().as_uri())
    opened.evaluate(AXE.read_text(encoding="utf-8"))

    assert serious(opened) == []
    context.close()


def _raid() -> tuple[Graph, Additions]:
    article = Article(text="Kestria attacked Bergen. Kestria attacked Orsa <b>.")
    kestria = entity(NodeKind.STATE, "Kestria")
    bergen, orsa = entity(NodeKind.REGION, "Bergen"), entity(NodeKind.REGION, "Orsa <b>")
    made = [
        statement(article, kestria, Relation.ATTACKS, bergen, "Kestria attacked Bergen."),
        statement(article, kestria, Relation.ATTACKS, orsa, "Kestria attacked Orsa <b>."),
    ]
    return graph_of([article], [kestria, bergen, orsa], made), Additions(places={bergen.id: Place(60.39, 5.32)})


def test_map_has_a_dot_a_link_and_what_has_no_place() -> None:
    graph, additions = _raid()
    view = view_model(graph, title="t", additions=additions)
    drawn = chart(view)

    assert drawn.count("<circle") == 1
    assert drawn.count('href="#s-') == 3  # the dot, and two attacks
    assert "Without a known position: Orsa &lt;b&gt;." in drawn
    assert "<b>" not in drawn
    text = rendered_static(graph, title="t", additions=additions)[0]
    assert '<section id="map">' in text and "<script" not in text


def test_what_is_nowhere_and_never_has_no_map_and_no_time() -> None:
    graph, _ = _raid()

    assert "<svg" not in chart(view_model(graph, title="t"))
    assert timeline(view_model(graph, title="t")) == ""
    assert chart(view_model(Graph(), title="t")) == ""


def test_long_ago_does_not_press_the_rest_to_one_end(graph: Graph) -> None:
    drawn = timeline(view_model(graph, title="t"))

    assert "earlier" in drawn and "undated" in drawn
    assert drawn.count('class="actor"') >= 10
