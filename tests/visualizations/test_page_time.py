"""The timeline, and the range of time that filters every view."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.visualizations.reader import Reader

pytestmark = pytest.mark.browser


def test_mark_opens_its_quotation(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.open("Timeline")
        reader.page.get_by_label("Kestria occupies Orsa Island, 2019").first.click()

        assert "held the island since 2019" in reader.page.inner_text("#pane blockquote")


def test_mark_opens_by_the_keyboard(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.open("Timeline")
        reader.page.locator(".moment").first.focus()
        reader.page.keyboard.press("Enter")

        assert reader.page.locator("#pane blockquote").count() == 1
        assert reader.page.evaluate("document.activeElement.classList.contains('moment')")


def test_name_of_a_lane_opens_the_actor(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.open("Timeline")
        reader.page.locator(".lane-name").filter(has_text="Blue Dawn").click()

        assert reader.page.inner_text("#pane h2") == "Blue Dawn"


def test_every_position_word_and_deed_has_a_mark(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.open("Timeline")
        view, looks = reader.data("view"), reader.data("looks")
        structure = {r["key"] for r in looks["relations"] if r["family"] == "structure"}
        marked = set(
            reader.page.eval_on_selector_all("[data-statement]", "els => els.map((e) => e.dataset.statement)")
        )

        assert marked == {s["id"] for s in view["statements"] if s["relation"] not in structure}


def test_undated_has_a_place_of_its_own(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.open("Timeline")
        axis = reader.page.locator(".axis")
        assert "undated" in (axis.text_content() or "")
        before = reader.count("time-undated")
        assert before > 0

        reader.page.click('[data-key="time-articles"]')

        assert reader.count("time-undated") > before


def test_range_filters_every_view(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        statements, articles = reader.data("view")["statements"], reader.data("view")["articles"]
        dates = [s["date"] or articles[s["article"]]["date"] for s in statements]
        wanted = [d for d in dates if d is not None and d <= "2031-03-14"]
        undated = [d for d in dates if d is None]
        assert wanted and undated

        reader.page.fill('[data-key="time-to"]', "2031-03-14")
        reader.page.keyboard.press("Enter")
        reader.open("Statements")
        assert reader.page.locator("tr[data-statement]").count() == len(wanted) + len(undated)

        reader.toggle("time-undated")
        assert reader.page.locator("tr[data-statement]").count() == len(wanted)
        assert reader.page.inner_text(".legend .shown b") == f"{len(wanted)} of {len(statements)}"

        reader.page.get_by_text("Show all").click()
        assert reader.page.locator("tr[data-statement]").count() == len(statements)


def test_date_that_is_none_is_marked_and_filters_nothing(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.page.fill('[data-key="time-from"]', "last year")
        reader.page.keyboard.press("Enter")

        assert reader.page.get_attribute('[data-key="time-from"]', "aria-invalid") == "true"
        assert reader.page.inner_text(".legend .shown b") == "53"


def test_dragging_over_the_axis_chooses_a_range(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.open("Timeline")
        box = reader.page.locator(".axis").bounding_box()
        assert box is not None
        reader.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 12)
        reader.page.mouse.down()
        reader.page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 12, steps=4)
        reader.page.mouse.up()

        assert "of 53" in reader.page.inner_text(".legend .shown b")
        first, last = (reader.page.input_value(f'[data-key="time-{end}"]') for end in ("from", "to"))
        assert "2031-01-01" < first < last < "2031-05-30"


def test_least_confidence_filters(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        kept = [s for s in reader.data("view")["statements"] if s["confidence"] >= 0.9]
        reader.page.fill('[data-key="confidence"]', "0.9")
        reader.page.wait_for_timeout(100)

        assert 0 < len(kept) < 53
        assert reader.page.inner_text(".legend .shown b") == f"{len(kept)} of 53"
