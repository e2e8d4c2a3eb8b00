"""Pictures of the views: files that other programs read, with what the page shows in them."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from tests.visualizations.reader import Reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("tab", "words"),
    [
        ("Graph", "Emergency loan"),
        ("Positions", "Tomas Reyk"),
        ("Timeline", "Blue Dawn"),
        ("Agreement", "Viktor Salin"),
    ],
)
def test_svg_is_whole_and_says_what_the_view_shows(
    browser: Browser, page_file: Path, tab: str, words: str
) -> None:
    with Reader(browser, page_file) as reader:
        if tab != "Graph":
            reader.open(tab)
        with reader.page.expect_download() as download:
            reader.page.get_by_label("Save this view as an SVG picture").click()
        root = ElementTree.parse(download.value.path()).getroot()
        said = {"".join(e.itertext()) for e in root.iter("{http://www.w3.org/2000/svg}text")}

        assert download.value.suggested_filename == f"the-sable-strait-affair-{tab.lower()}.svg"
        assert words in said
        assert any("The Sable Strait affair" in text for text in said)
        assert len(list(root.iter())) > 40
        assert reader.complaints == []
        assert reader.violations() == []


def test_png_is_a_picture_of_twice_the_size(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.open("Timeline")
        with reader.page.expect_download() as download:
            reader.page.get_by_label("Save this view as a PNG picture").click()
        data = Path(download.value.path()).read_bytes()

        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert int.from_bytes(data[16:20], "big") > 1200
        assert reader.violations() == []


def test_print_leaves_the_controls_out(browser: Browser, page_file: Path) -> None:
    with Reader(browser, page_file) as reader:
        reader.click_entity("Blue Dawn")
        reader.page.emulate_media(media="print")

        assert not reader.page.locator("#legend").is_visible()
        assert not reader.page.locator("#search").is_visible()
        assert reader.page.locator("#pane blockquote").first.is_visible()
