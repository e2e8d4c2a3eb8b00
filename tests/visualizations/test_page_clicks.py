"""Whatever shows a statement leads to the words that it rests on: each kind of thing is clicked once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.visualizations.reader import Reader

pytestmark = pytest.mark.browser

NORHAVEN = "Norhaven rejected the toll within hours"


@pytest.fixture(scope="module")
def shared(browser: Browser, page_file: Path) -> Iterator[Reader]:
    """One page for all clicks."""
    with Reader(browser, page_file) as reader:
        yield reader
        assert reader.complaints == []
        assert reader.violations() == []


@pytest.fixture
def reader(shared: Reader, page_file: Path) -> Reader:
    """The page as it opens."""
    shared.page.goto("about:blank")
    shared.page.goto(page_file.resolve().as_uri())
    shared.page.wait_for_selector("#app:not([hidden])")
    return shared


def _node(reader: Reader) -> None:
    reader.click_entity("Norhaven")


def _card(reader: Reader) -> None:
    reader.click_entity("Toll on tankers")


def _line(reader: Reader) -> None:
    reader.click_edge("Norhaven", "REJECTS", "Toll on tankers")


def _proposal_in_the_overview(reader: Reader) -> None:
    reader.page.locator(".proposal-row", has_text="Toll on tankers").click()


def _cell(reader: Reader) -> None:
    reader.open("Positions")
    reader.page.get_by_label("Norhaven on Toll on tankers").click()


def _column(reader: Reader) -> None:
    reader.open("Positions")
    reader.page.locator("th[scope=col] button", has_text="Toll on tankers").click()


def _mark_in_time(reader: Reader) -> None:
    reader.open("Timeline")
    reader.page.get_by_label("Norhaven rejects Toll on tankers").first.click()


def _lane(reader: Reader) -> None:
    reader.open("Timeline")
    reader.page.locator(".lane-name", has_text="Norhaven").first.click()


def _bar(reader: Reader) -> None:
    """Drag over the bars up to the last days, and take what they leave."""
    reader.page.locator(".strip").scroll_into_view_if_needed()
    box = reader.page.locator(".strip").bounding_box()
    assert box is not None
    reader.page.mouse.move(box["x"] + 1, box["y"] + 10)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 10, steps=3)
    reader.page.mouse.up()
    assert "of 53" in reader.page.inner_text(".legend .shown b")
    _row(reader)


def _legend(reader: Reader) -> None:
    reader.page.get_by_label("Only rejects").click(force=True)
    reader.open("Statements")
    assert reader.page.locator("tr[data-statement]").count() == 11
    reader.page.locator("tr[data-statement]", has_text=NORHAVEN).locator(".quote button").first.click()


def _row(reader: Reader) -> None:
    reader.open("Statements")
    reader.page.locator("tr[data-statement]", has_text=NORHAVEN).locator(".quote button").first.click()


def _tie(reader: Reader) -> str:
    reader.open("Agreement")
    reader.page.get_by_label("Blue Dawn and Viktor Salin").first.click()
    view, ends = reader.data("view"), {reader.number("Viktor Salin"), reader.number("Emergency loan")}
    said = next(s for s in view["statements"] if {s["source"], s["target"]} == ends and s["edge"])
    return "".join(text for text, quoted, _ in said["clip"] if quoted)


def _search_hit(reader: Reader) -> None:
    reader.page.fill("#search input", "rejected the toll within")
    reader.page.locator("#search-results .result").first.click()


def _passage(reader: Reader) -> None:
    reader.open("Articles")
    reader.page.locator(".source-row", has_text="Who pays for the passage?").first.click()
    reader.page.locator(".passage", has_text=NORHAVEN).first.click()


def _shared_link(reader: Reader) -> None:
    _line(reader)
    reader.page.wait_for_function("location.hash.includes('line=')")
    address = reader.page.url
    reader.page.goto("about:blank")
    reader.page.goto(address)


def _back_button(reader: Reader) -> None:
    _line(reader)
    reader.click_entity("Blue Dawn")
    reader.page.go_back()


def _key(reader: Reader) -> None:
    reader.open("Statements")
    reader.page.locator("tr[data-statement]", has_text=NORHAVEN).locator(".quote button").first.focus()
    reader.page.keyboard.press("Enter")


CLICKS = (
    _node,
    _card,
    _line,
    _proposal_in_the_overview,
    _cell,
    _column,
    _mark_in_time,
    _lane,
    _bar,
    _legend,
    _row,
    _tie,
    _search_hit,
    _passage,
    _shared_link,
    _back_button,
    _key,
)


@pytest.mark.parametrize("click", CLICKS, ids=lambda click: click.__name__.strip("_"))
def test_click_leads_to_the_quotation(reader: Reader, click: Callable[[Reader], str | None]) -> None:
    expected = click(reader) or NORHAVEN
    reader.page.locator("#pane blockquote").first.wait_for()

    quotations = [
        "".join(q.locator("q").all_text_contents()) for q in reader.page.locator("#pane blockquote").all()
    ]
    assert expected in quotations
