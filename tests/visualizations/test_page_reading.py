"""What a reader sees and does, in a real browser."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.pages import page
from kg_schema import Article, Graph, NodeKind, Relation
from kg_visualizations import Additions, Judged, render
from tests.visualizations.affair import entity, graph_of, statement
from tests.visualizations.reader import Reader

pytestmark = pytest.mark.browser

TABS = ("Positions", "Timeline", "Map", "Agreement", "Statements", "Articles", "Graph")


def test_page_asks_nothing_of_the_network_and_complains_of_nothing(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        for tab in TABS:
            reader.page.get_by_role("tab", name=tab).click()
        reader.page.click("#theme")
        reader.click_entity("Emergency loan")

        assert reader.requests == [page_file.resolve().as_uri()]
        assert reader.complaints == []
        assert reader.violations() == []


def test_click_on_an_actor_shows_its_quotations(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.click_entity("Blue Dawn")

        assert reader.page.inner_text("#pane h2") == "Blue Dawn"
        quotations = reader.page.locator("#pane blockquote").all_inner_texts()
        assert any("marched against the" in q for q in quotations)
        assert len(quotations) == 4


def test_click_on_a_card_shows_who_is_for_and_against(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.click_entity("Emergency loan")

        assert reader.page.inner_text(".tally .for + p").splitlines() == [
            "Lena Oduya",
            "Tomas Reyk",
            "Western lenders",
        ]
        assert "Viktor Salin" in reader.page.inner_text(".tally .against + p")


def test_click_on_a_line_shows_the_clipping_with_both_ends_marked(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.click_edge("Norhaven", "REJECTS", "Toll on tankers")

        clipping = reader.page.locator("#pane .clipping")
        assert clipping.count() == 1
        assert "".join(clipping.locator("q").all_text_contents()) == "Norhaven rejected the toll within hours"
        assert clipping.locator("mark.source").all_text_contents() == ["Norhaven"]
        assert clipping.locator("mark.target").all_text_contents() == ["toll"]
        facts = reader.pane()
        for word in (
            "Norhaven Observer",
            "17 March 2031",
            "the article",
            "asserted",
            "−2, rejects outright",
            "0.92",
        ):
            assert word in facts


def test_alleged_statement_names_who_says_so(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.click_edge("Kestria", "ATTACKS", "Fishermen")

        assert "alleged" in reader.pane()
        assert "Harbour Workers' Union" in reader.page.inner_text("#pane dl")


def test_legend_filters_and_counts_what_is_left(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        assert reader.count("relations-REJECTS") == 11
        assert reader.count("relations-ATTACKS") == 1

        reader.toggle("types-Proposal")

        assert reader.count("relations-REJECTS") == 0
        assert reader.count("relations-ATTACKS") == 1
        assert reader.page.get_attribute('[data-key="types-Proposal"]', "aria-pressed") == "false"
        assert reader.page.inner_text(".legend .shown b") == "25 of 53"

        reader.page.get_by_text("Show all").click()

        assert reader.count("relations-REJECTS") == 11


def test_only_leaves_one_relation_in_every_view(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.page.get_by_label("Only rejects").click(force=True)
        reader.page.get_by_role("tab", name="Statements").click()

        assert reader.page.locator("tr[data-statement]").count() == 11


def test_search_finds_names_aliases_and_quotations(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.page.keyboard.press("/")
        reader.page.keyboard.type("marrant")
        reader.page.keyboard.press("Enter")
        assert reader.page.inner_text("#pane h2") == "Ilse Marrant"

        reader.page.fill("#search input", "kitchen")
        reader.page.keyboard.press("Enter")
        assert "Per Halloran" in reader.pane()

        reader.page.fill("#search input", "nobody of this name")
        assert "Nothing found" in reader.page.inner_text("#search-results")


def test_table_marks_what_is_not_an_edge(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.page.get_by_role("tab", name="Statements").click()
        assert reader.page.locator("tr[data-statement]").count() == 53

        reader.page.get_by_role("button", name="Not drawn").click()

        rows = reader.page.locator("tr[data-statement]")
        assert rows.count() == 7
        assert all("not drawn" in text for text in rows.all_inner_texts())
        modes = " ".join(rows.all_inner_texts())
        assert all(word in modes for word in ("negated", "denied", "planned", "conditional", "hypothetical"))


def test_what_is_not_an_edge_is_not_drawn(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        view = reader.data("view")
        drawn = {n for e in reader.data("network")["edges"] for n in view["edges"][e["id"]]["statements"]}

        assert drawn == {n for n, s in enumerate(view["statements"]) if s["edge"]}


def test_table_sorts_by_a_column(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.page.get_by_role("tab", name="Statements").click()
        reader.page.locator("th.col-whom button").click()

        names = reader.page.locator("tr[data-statement] td:nth-child(3)").all_inner_texts()
        assert names == sorted(names)
        assert reader.page.get_attribute("th.col-whom", "aria-sort") == "ascending"


def test_positions_open_their_quotations(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.page.get_by_role("tab", name="Positions").click()
        reader.page.get_by_label("League of Coastal States on Naval patrols: critical").click()

        assert "did not support the" in reader.pane()
        assert "negated, not drawn" in reader.pane()


def test_articles_show_the_quoted_passages(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.click_edge("Norhaven", "REJECTS", "Toll on tankers")
        reader.page.get_by_text("Read in the article").click()

        assert reader.page.inner_text(".reading h2") == "Who pays for the passage?"
        assert (
            reader.page.locator(".passage.chosen").first.inner_text() == "Norhaven rejected the toll within hours"
        )
        assert reader.page.locator("#pane a, .reading a").first.get_attribute("rel") == "noopener noreferrer"


def test_keys_open_the_views_and_leave_the_selection(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.click_entity("Blue Dawn")
        reader.page.keyboard.press("Escape")
        assert "At a glance" in reader.pane()

        reader.page.keyboard.press("2")
        assert reader.page.locator("#view-positions table").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_follows_the_system_and_the_button(browser: Browser, page_file: Path, scheme: str) -> None:
    with Reader(browser, page_file, scheme=scheme) as reader:

        def dark() -> bool:
            return bool(
                reader.page.evaluate("getComputedStyle(document.body).backgroundColor === 'rgb(19, 21, 24)'")
            )

        assert dark() is (scheme == "dark")
        reader.page.click("#theme")
        assert dark() is (scheme == "light")


def test_page_without_scripts_lists_the_evidence(browser: Browser, page_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.resolve().as_uri())

    assert page.locator(".fallback li").count() == 53
    assert "The league did not support the patrols" in page.inner_text("body")
    assert "[not drawn: negated]" in page.inner_text("body")
    context.close()


def test_narrow_window_shows_drawing_pane_and_legend(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file, width=420) as reader:
        for part in (".canvas", "#pane", "#legend"):
            assert reader.page.locator(part).is_visible()
        assert reader.page.evaluate("document.documentElement.scrollWidth <= 420")


def test_cell_of_both_ways_shows_the_quotations_of_both(browser: Browser, tmp_path: Path) -> None:
    article = Article(text="Ada backs the Toll Act. Ada rejects the Toll Act. Bo backs the Toll Act.")
    ada, bo, act = (
        entity(NodeKind.PERSON, "Ada"),
        entity(NodeKind.PERSON, "Bo"),
        entity(NodeKind.PROPOSAL, "Toll Act"),
    )
    made = [
        statement(article, ada, Relation.SUPPORTS, act, "Ada backs the Toll Act."),
        statement(article, ada, Relation.REJECTS, act, "Ada rejects the Toll Act."),
        statement(article, bo, Relation.SUPPORTS, act, "Bo backs the Toll Act."),
    ]
    path = tmp_path / "both.html"
    path.write_text(render(graph_of([article], [ada, bo, act], made), title="t"), encoding="utf-8")

    with Reader(browser, path) as reader:
        reader.open("Positions")
        reader.page.get_by_label("Ada on Toll Act: both ways, 1 for and 1 against").click()

        quotations = reader.page.locator("#pane q").all_text_contents()
        assert {"backs", "rejects"} <= set(" ".join(quotations).split())


def test_table_filters_its_rows_and_copies_them(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.open("Statements")
        reader.page.locator(".row-filter").press_sequentially("halloran")
        rows = reader.page.locator("tr[data-statement]").count()
        assert 0 < rows < 53

        reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
        reader.page.get_by_text("Copy as CSV").click()
        reader.page.get_by_text("copied").wait_for()
        copied = list(csv.DictReader(io.StringIO(reader.page.evaluate("navigator.clipboard.readText()"))))

        assert len(copied) == rows
        assert all("halloran" in " ".join(map(str, row.values())).casefold() for row in copied)
        assert {"source", "relation", "target", "quotation", "confidence", "published"} <= copied[0].keys()


def test_names_in_the_table_break_between_words(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.open("Statements")
        names = "[...document.querySelectorAll('tr[data-statement] .entity span')]"
        broken = f"{names}.filter((e) => getComputedStyle(e).overflowWrap === 'anywhere' || e.offsetWidth < 30)"

        assert reader.page.evaluate(f"{broken}.length") == 0


def test_address_brings_back_the_view(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.toggle("relations-REJECTS")
        reader.open("Timeline")
        reader.page.locator(".lane-name").filter(has_text="Blue Dawn").click()
        shared = reader.page.url

    with Reader(browser, page_file) as other:
        other.page.goto(shared)
        other.page.reload()
        assert other.page.inner_text("#pane h2") == "Blue Dawn"
        assert other.page.locator("#view-timeline").is_visible()
        assert other.page.get_attribute('[data-key="relations-REJECTS"]', "aria-pressed") == "false"
        assert other.complaints == []


def test_back_undoes_a_step(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.click_entity("Blue Dawn")
        reader.open("Positions")
        reader.page.go_back()
        assert reader.page.locator("#view-graph").is_visible()
        assert reader.page.inner_text("#pane h2") == "Blue Dawn"

        reader.page.go_back()
        assert "At a glance" in reader.pane()


@pytest.mark.parametrize(
    "fragment",
    [
        "entity=person:nobody",
        "line=a b c",
        "statements=x y",
        "way=a b",
        "from=soon",
        "view=nowhere",
        "%E0%A4%A",
        "confidence=nan",
    ],
)
def test_broken_address_shows_the_whole(browser: Browser, page_file: Path, fragment: str) -> None:
    with Reader(browser, page_file) as reader:
        reader.page.goto(f"{page_file.resolve().as_uri()}#{fragment}")
        reader.page.reload()

        assert "At a glance" in reader.pane()
        assert reader.complaints == []


def test_passage_of_an_article_leads_to_the_graph_and_back(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.click_edge("Norhaven", "REJECTS", "Toll on tankers")
        reader.page.get_by_text("Read in the article").click()
        reader.page.locator(".passage.chosen").first.click()
        reader.page.get_by_text("Show in the graph").first.click()

        assert reader.page.locator("#view-graph").is_visible()
        assert {"Norhaven", "Toll on tankers"} == reader.lit()


def test_notebook_shows_the_page_in_a_frame(browser: Browser, graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><body>{page(graph, title='t')._repr_html_()}</body>", encoding="utf-8")
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(path.as_uri())
    frame = opened.frame_locator("iframe")
    frame.locator(".proposal-row").first.click()
    frame.get_by_role("tab", name="Timeline").click()

    assert frame.locator("#pane blockquote").first.is_visible()
    assert frame.locator(".moment").first.is_visible()
    assert complaints == []
    context.close()


def test_judged_statement_says_who_judged_it(browser: Browser, graph: Graph, tmp_path: Path) -> None:
    chosen = next(s for s in graph.statements if s.relation is Relation.REJECTS)
    judged = {chosen.id: Judged("accepted", "Ada Lind", "2031-05-03", "checked against the minutes")}
    path = tmp_path / "judged.html"
    path.write_text(render(graph, title="t", additions=Additions(judged=judged)), encoding="utf-8", newline="\n")

    with Reader(browser, path) as reader:
        reader.open("Statements")
        reader.page.get_by_role("button", name="Checked by a person").click()
        row = reader.page.locator("tr[data-statement]")
        assert row.count() == 1
        assert "accepted by Ada Lind" in row.inner_text()
        row.locator(".quote button").click()

        facts = reader.page.inner_text("#pane dl")
        assert "accepted by Ada Lind, 3 May 2031" in facts
        assert "checked against the minutes" in facts


def test_what_is_negated_does_not_read_as_if_it_were_so(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.open("Positions")
        reader.page.get_by_label("League of Coastal States on Naval patrols: critical").click()

        assert reader.page.inner_text("#pane .claim .verb") == "supports (negated)"


def test_narrow_window_lays_what_is_chosen_over_the_drawing(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file, width=390) as reader:
        reader.page.locator(".proposal-row").first.click()
        box = reader.page.locator("#pane").bounding_box()
        assert box is not None and 300 < box["y"] < 500
        assert reader.page.locator("#pane blockquote").first.is_visible()
        assert reader.page.locator(".canvas").is_visible()

        reader.page.get_by_label("Close").click()
        assert "At a glance" in reader.pane()


@pytest.mark.parametrize("width", [900, 1024, 1280, 1440])
def test_tabs_and_search_stand_beside_one_another(browser: Browser, page_file: Path, width: int) -> None:
    with Reader(browser, page_file, width=width) as reader:
        search = reader.page.locator("#search").bounding_box()
        assert search is not None
        for tab in reader.page.get_by_role("tab").all():
            box = tab.bounding_box()
            assert box is not None and box["x"] + box["width"] <= width
            apart = box["x"] + box["width"] <= search["x"] or box["y"] >= search["y"] + search["height"]
            assert apart, tab.inner_text()
