"""Nothing that stands in an article runs, breaks out of its place or is taken for a part of the page."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg_schema import Article, Graph, NodeKind, Relation
from kg_visualizations import render
from kg_visualizations.view import view_model
from tests.visualizations.affair import entity, graph_of, statement
from tests.visualizations.reader import Reader
from tests.visualizations.test_page_reading import TABS

ATTACKS = (
    "</script><script>window.PWN=1</script>",
    "<img src=x onerror=window.PWN=1>",
    "<!--<script>",
    "javascript:window.PWN=1",
    "@@SCRIPT@@ @@VIEW@@",
    "{{ 7*7 }} ${7*7}",
    "\u2028window.PWN=1\u2029",
    "' onmouseover='window.PWN=1",
    '"><svg onload=window.PWN=1>',
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u202eRTL\u202c \x00\x07",
    "href= *bold* <b>bold</b>",
)


def _hostile(attack: str) -> Graph:
    article = Article(
        text=f"{attack} supports plan {attack} without shame.\n{attack} attacks the town.",
        title=attack,
        publisher=attack,
        url="javascript:window.PWN=1",
        authors=(attack,),
        published_note=attack,
    )
    actor = entity(NodeKind.PERSON, f"actor {attack}", (attack,), (article.id,))
    plan = entity(NodeKind.PROPOSAL, f"plan {attack}", (attack,), (article.id,))
    town = entity(NodeKind.REGION, "town", (), (article.id,))
    first, second = article.text.split("\n")
    changes = {"attributed_to": actor.id, "date_note": attack, "office": attack}
    return graph_of(
        [article],
        [actor, plan, town],
        [
            statement(article, actor, Relation.SUPPORTS, plan, first, **changes),
            statement(article, actor, Relation.ATTACKS, town, second, **changes),
        ],
    )


@pytest.mark.browser
@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text_in_every_view(browser: Browser, tmp_path: Path, attack: str) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(render(_hostile(attack), title=attack, subtitle=attack), encoding="utf-8", newline="\n")

    with Reader(browser, path) as reader:
        reader.page.locator(".proposal-row").first.click()
        assert reader.page.locator("#pane blockquote").count() == 1
        for tab in TABS:
            reader.page.get_by_role("tab", name=tab).click()
        reader.page.fill("#search input", attack[:12])
        reader.page.wait_for_timeout(100)

        assert reader.page.evaluate("window.PWN") is None
        assert reader.page.locator("img, iframe, object, embed, base, form").count() == 0
        assert reader.page.locator("a[href]").count() == 0
        assert reader.complaints == []
        assert reader.violations() == []
        assert len(reader.requests) == 1


@pytest.mark.browser
def test_clipping_shows_hostile_text_as_it_stands(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(render(_hostile(ATTACKS[0]), title="t"), encoding="utf-8", newline="\n")

    with Reader(browser, path) as reader:
        reader.page.locator(".proposal-row").first.click()

        assert ATTACKS[0] in (reader.page.locator("#pane blockquote").text_content() or "")


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/x", False),
        ("https://", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(graph: Graph, url: str | None, kept: bool) -> None:
    article = replace(graph.articles[0], url=url)
    view = view_model(Graph(articles=(article,)), title="t")

    assert view["articles"][0]["url"] == (url if kept else None)


def test_template_marks_in_a_title_are_not_filled() -> None:
    page = render(Graph(), title="@@VIEW@@ and @@NOSUCH@@")

    assert "<title>@@VIEW@@ and @@NOSUCH@@</title>" in page
