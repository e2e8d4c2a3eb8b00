"""Render the invented affair, or a workspace's graph, and photograph its views: for eyes, not for checks.

``python -m tests.visualizations.screenshots OUT_DIRECTORY``
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from kg.pages import page as made
from tests.visualizations.affair import affair
from tests.visualizations.chromium import ARGUMENTS, executable

__all__ = ["main"]


def main(folder: Path) -> None:
    """Write affair.html and its pictures, light and dark, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    page_file = folder / "affair.html"
    page_file.write_text(
        made(affair(), title="The Sable Strait affair", subtitle="Five articles, January to April 2031").html,
        encoding="utf-8",
        newline="\n",
    )
    photograph(page_file, folder)


def photograph(page_file: Path, folder: Path) -> None:
    """Take pictures of every view of a page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(ARGUMENTS))
        for theme in ("light", "dark"):
            page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme=theme)
            page.on("console", lambda message: print("console:", message.text, file=sys.stderr))
            page.on("pageerror", lambda error: print("error:", error, file=sys.stderr))
            page.goto(page_file.resolve().as_uri())
            page.wait_for_timeout(500)
            _views(page, folder / f"{page_file.stem}-{theme}")
            page.close()
        browser.close()


def _views(page: Page, stem: Path) -> None:
    page.screenshot(path=f"{stem}-1-graph.png")
    name = page.locator(".proposal-row .name").first
    if name.count():
        name.click()
        page.wait_for_timeout(400)
        page.screenshot(path=f"{stem}-2-proposal.png")
    for i, tab in enumerate(("Positions", "Timeline", "Map", "Agreement", "Statements", "Articles"), 3):
        page.get_by_role("tab", name=tab).click()
        page.wait_for_timeout(200)
        if tab == "Articles" and page.locator(".passage").count():
            page.locator(".passage").first.click()
        page.screenshot(path=f"{stem}-{i}-{tab.lower()}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
