"""The page for those who do not see it, or not as others do: axe finds nothing serious in any view."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.visualizations.test_page_reading import TABS

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(params=["light", "dark"])
def opened(browser: Browser, page_file: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page with axe in it, which its own policy would not let in."""
    if not AXE.is_file():
        pytest.skip("no axe-core: 'make browser' installs it where npm is there")
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, color_scheme=request.param, bypass_csp=True
    )
    page = context.new_page()
    page.goto(page_file.resolve().as_uri())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    yield page
    context.close()


def serious(page: Page) -> list[Any]:
    """Return what axe finds on a page that is serious or worse."""
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [(v["id"], v["nodes"][0]["html"][:120]) for v in found if v["impact"] in ("serious", "critical")]


def test_nothing_serious_in_any_view(opened: Page) -> None:
    found = {}
    for tab in TABS:
        opened.get_by_role("tab", name=tab).click()
        opened.wait_for_timeout(100)
        found[tab] = serious(opened)

    assert found == {tab: [] for tab in TABS}


def test_nothing_serious_while_reading_and_filtering(opened: Page) -> None:
    opened.get_by_role("tab", name="Positions").click()
    opened.locator(".matrix td button").first.click()
    opened.locator('[data-key="types-State"]').click()
    opened.fill("#search input", "a")
    opened.wait_for_timeout(100)

    assert serious(opened) == []


def test_nothing_serious_on_a_narrow_screen_with_evidence_open(browser: Browser, page_file: Path) -> None:
    if not AXE.is_file():
        pytest.skip("no axe-core: 'make browser' installs it where npm is there")
    context = browser.new_context(viewport={"width": 390, "height": 844}, bypass_csp=True)
    page = context.new_page()
    page.goto(page_file.resolve().as_uri())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.locator(".proposal-row").first.click()
    found = {"Graph": serious(page)}
    for tab in ("Statements", "Timeline"):
        page.get_by_role("tab", name=tab).click()
        page.wait_for_timeout(100)
        found[tab] = serious(page)

    assert found == {tab: [] for tab in found}
    context.close()
